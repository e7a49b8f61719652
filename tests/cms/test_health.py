"""The addresses by which machines ask: answered by address, and honest about the database."""

from __future__ import annotations

import datetime
from typing import Any
from unittest.mock import patch

import pytest
from django.db import OperationalError, connection
from django.test import Client, override_settings
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from cms import health, readiness
from releases import append_only
from tests.cast import Cast
from tests.translations.watching.rows import heart_beat, mail_waiting, overdue_text
from translations.models import Heartbeat


@pytest.fixture(autouse=True)
def asked_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each of these requests comes a second after the one before."""
    monkeypatch.setattr(health._asked, "seconds", 0.0)
    health._asked.forget()


def ago(seconds: float) -> datetime.datetime:
    return timezone.now() - datetime.timedelta(seconds=seconds)


@pytest.mark.django_db
def test_healthz_database_answers(client: Client) -> None:
    response = client.get("/healthz")
    assert response.status_code == 200
    assert response.json() == {"status": "ok", "failing": []}
    assert response["Cache-Control"] == "no-store"


@pytest.mark.django_db
@pytest.mark.parametrize("path", ["/healthz", "/readyz", "/healthz/publishing", "/metrics"])
def test_database_is_named_when_it_is_dead(client: Client, path: str) -> None:
    with patch.object(connection, "cursor", side_effect=OperationalError("gone: password=secret")):
        response = client.get(path)
    assert response.status_code == 503
    assert response.json() == {"status": "failing", "failing": ["database"]}


@override_settings(SECURE_SSL_REDIRECT=True)
def test_livez_answers_without_host_name_https_or_database(client: Client) -> None:
    response = client.get("/livez", headers={"host": "10.0.0.7"})
    assert response.status_code == 200


# --- /readyz ----------------------------------------------------------------------------------


@pytest.fixture
def unasked(monkeypatch: pytest.MonkeyPatch) -> None:
    """A process that has not looked at the migrations yet."""
    monkeypatch.setattr(readiness, "_is_migrated", type(readiness._is_migrated)())


@pytest.mark.django_db
@pytest.mark.usefixtures("unasked")
def test_readyz_can_take_requests(client: Client) -> None:
    response = client.get("/readyz")
    assert (response.status_code, response.json()["failing"]) == (200, [])


@pytest.mark.django_db
@pytest.mark.usefixtures("unasked")
def test_readyz_names_a_migration_that_is_not_applied(client: Client) -> None:
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM django_migrations WHERE app = 'translations'")
    for _twice in range(2):
        response = client.get("/readyz")
        assert (response.status_code, response.json()["failing"]) == (503, ["migrations"])


@pytest.mark.django_db
def test_readyz_names_triggers_that_do_not_stand(client: Client) -> None:
    """As in a database whose rows were copied into another: nothing would keep its record."""
    append_only.remove(connection, only=[append_only.keepers()[0].name])
    response = client.get("/readyz")
    assert (response.status_code, response.json()["failing"]) == (503, ["triggers"])


@pytest.mark.django_db
def test_readyz_names_a_database_that_takes_no_writes(client: Client) -> None:
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SET TRANSACTION READ ONLY")
        response = client.get("/readyz")
    else:
        with patch.object(readiness, "_may_write", lambda path: path.name == "media"):
            response = client.get("/readyz")
    assert (response.status_code, response.json()["failing"]) == (503, ["database is read-only"])


def test_folder_that_is_not_there_yet_can_be_made(tmp_path: Any) -> None:
    assert readiness._may_write(tmp_path / "var" / "media")


# --- /healthz/publishing ----------------------------------------------------------------------


def told(client: Client) -> tuple[int, list[str]]:
    response = client.get("/healthz/publishing")
    answer = response.json()
    assert sorted(answer["seconds"]) == sorted(answer["failing"])
    return response.status_code, answer["failing"]


def test_publishing_is_green_while_sweeps_come(client: Client, cast: Cast) -> None:
    heart_beat(ago(29))
    assert told(client) == (200, [])


def test_publishing_is_red_without_any_sweep(client: Client, cast: Cast) -> None:
    assert told(client) == (503, ["sweep"])
    assert client.get("/healthz/publishing").json()["seconds"] == {"sweep": None}


def test_publishing_is_red_when_the_last_sweep_is_old(client: Client, cast: Cast) -> None:
    heart_beat(ago(45), "one")
    heart_beat(ago(90), "another")
    assert told(client) == (503, ["sweep"])
    assert client.get("/healthz/publishing").json()["seconds"]["sweep"] in range(45, 60)
    heart_beat(ago(3), "another")
    assert told(client) == (200, [])


def test_publishing_is_red_when_a_text_is_overdue(client: Client, cast: Cast) -> None:
    heart_beat(ago(1))
    late = overdue_text(cast, ago(50))
    assert told(client) == (200, [])
    overdue_text(cast, ago(75), late)
    response = client.get("/healthz/publishing")
    assert (response.status_code, response.json()["failing"]) == (503, ["overdue"])
    assert response.json()["seconds"]["overdue"] in range(75, 90)
    assert late.release.public_id not in response.content.decode()


def test_publishing_is_red_when_a_mail_waits(client: Client, cast: Cast) -> None:
    heart_beat(ago(1))
    mail_waiting(cast, ago(290))
    assert told(client) == (200, [])
    mail_waiting(cast, ago(310))
    assert told(client) == (503, ["outbox"])


def test_green_tells_no_number(client: Client, cast: Cast) -> None:
    """That something is under way would be told by the seconds since it is."""
    heart_beat(ago(1))
    overdue_text(cast, ago(20))
    answer = client.get("/healthz/publishing").json()
    assert answer == {"status": "ok", "failing": [], "seconds": {}}


def test_publishing_asks_the_database_once_however_often_it_is_asked(
    client: Client,
    cast: Cast,
    monkeypatch: pytest.MonkeyPatch,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    """Anyone may ask, and as often as they like."""
    monkeypatch.setattr(health._asked, "seconds", float("inf"))
    heart_beat(ago(1))
    assert told(client) == (200, [])
    heart_beat(ago(45))
    with django_assert_num_queries(0):
        assert told(client) == (200, [])
    health._asked.forget()
    assert told(client) == (503, ["sweep"])


def test_publishing_is_asked_by_address_and_without_https(client: Client, cast: Cast) -> None:
    heart_beat(ago(1))
    with override_settings(SECURE_SSL_REDIRECT=True):
        assert client.get("/healthz/publishing", headers={"host": "10.0.0.7"}).status_code == 200
    assert Heartbeat.objects.count() == 1
