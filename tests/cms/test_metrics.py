"""``/metrics``: right numbers from the database, for whoever has the token, and for nobody else."""

from __future__ import annotations

import datetime
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django.fixtures import Settings

from tests.cast import Cast
from tests.translations.watching.rows import heart_beat, mail_waiting, overdue_text, scheduled
from translations.models import Outbox, State, Translation


def ago(seconds: float) -> datetime.datetime:
    return timezone.now() - datetime.timedelta(seconds=seconds)


def numbers(client: Client, **headers: str) -> dict[str, float]:
    """Each series with its value, as Prometheus reads the text."""
    answer = client.get("/metrics", headers=headers)
    assert answer.status_code == 200
    assert answer["Content-Type"] == "text/plain; version=0.0.4; charset=utf-8"
    lines = answer.content.decode().splitlines()
    said = [line for line in lines if not line.startswith("#")]
    helped = {line.split()[2] for line in lines if line.startswith("# TYPE")}
    named = {line.split("{")[0].split()[0] for line in said}
    parts = ("_bucket", "_sum", "_count")
    assert {_whole(name, parts) for name in named} == helped
    return {name: float(value) for name, value in (line.rsplit(" ", 1) for line in said)}


def _whole(name: str, parts: tuple[str, ...]) -> str:
    """What a series belongs to: a histogram has three kinds."""
    ends = [end for end in parts if "lateness" in name and name.endswith(end)]
    return name.removesuffix(ends[0]) if ends else name


def test_metrics_of_a_house_where_nothing_is_late(client: Client, cast: Cast) -> None:
    heart_beat(ago(2))
    found = numbers(client)
    assert found["provisoire_overdue_items"] == 0
    assert found["provisoire_overdue_oldest_seconds"] == 0
    assert found["provisoire_sweep_age_seconds"] == pytest.approx(2, abs=20)
    assert found["provisoire_publication_lateness_seconds_count"] == 0


def test_metrics_count_what_is_late(client: Client, cast: Cast) -> None:
    at = ago(100)
    heart_beat(at)
    overdue_text(cast, ago(80))
    overdue_text(cast, ago(40))
    failed = scheduled(cast)
    Translation.objects.filter(pk=failed.pk).update(state=State.FAILED)
    mail_waiting(cast, ago(120))
    given_up = mail_waiting(cast, ago(500))
    Outbox.objects.filter(pk=given_up.pk).update(outcome=Outbox.Outcome.FAILED)
    found = numbers(client)
    assert found["provisoire_overdue_items"] == 2
    assert found["provisoire_overdue_oldest_seconds"] == pytest.approx(80, abs=20)
    assert found["provisoire_failed_items"] == 1
    assert found["provisoire_sweep_last_success_timestamp_seconds"] == pytest.approx(
        at.timestamp(), abs=0.01
    )
    assert found["provisoire_outbox_waiting"] >= 1
    assert found["provisoire_outbox_failed"] == 1
    assert found["provisoire_outbox_oldest_seconds"] == pytest.approx(120, abs=20)


def test_metrics_without_any_sweep_leave_its_time_out(client: Client, cast: Cast) -> None:
    """A nought would be the year 1970, and an alarm that nobody understands."""
    assert "provisoire_sweep_last_success_timestamp_seconds" not in numbers(client)


def test_metrics_name_no_release(client: Client, cast: Cast) -> None:
    late = overdue_text(cast, ago(80))
    said = client.get("/metrics").content.decode()
    assert late.release.public_id not in said
    assert "会合" not in said


# --- who may read -----------------------------------------------------------------------------


def is_nonsense(client: Client, **given: Any) -> bool:
    refused, nonsense = (client.get(path, **given) for path in ("/metrics", "/metricz"))
    same = (refused.status_code, refused.content, dict(refused.headers)) == (
        nonsense.status_code,
        nonsense.content,
        dict(nonsense.headers),
    )
    return same and refused.status_code == 404


@pytest.mark.django_db
@pytest.mark.parametrize("address", ["203.0.113.9", "10.0.0.7", "2001:db8::1", ""])
def test_metrics_from_another_machine_are_nonsense(client: Client, address: str) -> None:
    assert is_nonsense(client, REMOTE_ADDR=address)


@pytest.mark.django_db
@pytest.mark.parametrize(
    "header", ["x-forwarded-for", "x-forwarded-proto", "forwarded", "via", "x-real-ip"]
)
def test_metrics_through_a_proxy_of_this_machine_are_nonsense(client: Client, header: str) -> None:
    assert is_nonsense(client, headers={header: "203.0.113.9"})


@pytest.mark.django_db
@pytest.mark.parametrize("given", ["", "Bearer", "Bearer wrong", "a-long-secret", "Bearer é"])
def test_metrics_with_another_token_are_nonsense(
    client: Client, settings: Settings, given: str
) -> None:
    settings.METRICS_TOKEN = "a-long-secret"
    assert is_nonsense(client, headers={"authorization": given})


@pytest.mark.django_db
def test_metrics_with_the_token_are_for_any_machine(client: Client, settings: Settings) -> None:
    settings.METRICS_TOKEN = "a-long-secret"
    given = {"authorization": "Bearer a-long-secret", "x-forwarded-for": "203.0.113.9"}
    assert client.get("/metrics", headers=given, REMOTE_ADDR="10.0.0.7").status_code == 200
