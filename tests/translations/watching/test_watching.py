"""What is watched, each from rows as the engine leaves them."""

from __future__ import annotations

import datetime
import json

import pytest
from django.utils import timezone

from tests.cast import Cast
from tests.translations.watching.rows import acts_moved, heart_beat, overdue_text, scheduled
from translations import publishing, tasks
from translations.models import (
    Bundle,
    Heartbeat,
    Punctuality,
    State,
    Transition,
    Translation,
)
from translations.verbs import Verb
from translations.watching import heartbeat, lateness
from translations.watching.overdue import failed, overdue
from translations.workflow import perform


def ago(seconds: float) -> datetime.datetime:
    return timezone.now() - datetime.timedelta(seconds=seconds)


def near(moment: datetime.datetime | None, expected: datetime.datetime) -> bool:
    return moment is not None and abs((moment - expected).total_seconds()) < 1


# --- overdue ----------------------------------------------------------------------------------


def test_what_is_scheduled_for_later_is_not_overdue(cast: Cast) -> None:
    scheduled(cast)
    assert (overdue().count, overdue().since) == (0, None)


def test_overdue_are_counted_from_the_oldest_minute(cast: Cast) -> None:
    oldest = ago(90)
    for minute in (ago(30), oldest, ago(60)):
        overdue_text(cast, minute)
    found = overdue()
    assert found.count == 3
    assert near(found.since, oldest)


def test_what_the_engine_publishes_is_overdue_no_more(cast: Cast) -> None:
    overdue_text(cast, ago(90))
    publishing.publish_due()
    assert overdue().count == 0


def test_retried_text_begins_a_new_wait(cast: Cast) -> None:
    """It was due yesterday, failed, and was put before the engine a moment ago."""
    late = overdue_text(cast, ago(86_400))
    Translation.objects.filter(pk=late.pk).update(state=State.FAILED)
    assert (overdue().count, failed()) == (0, 1)
    perform(late, Verb.RETRY, cast.olivia)
    assert (overdue().count, failed()) == (1, 0)
    assert near(overdue().since, timezone.now())


def bundled(cast: Cast, minute: datetime.datetime, **facts: object) -> Bundle:
    late = overdue_text(cast, minute)
    bundle = Bundle.objects.create(
        release=late.release, publish_at=minute, publish_zone="UTC", **facts
    )
    Translation.objects.filter(pk=late.pk).update(bundle=bundle)
    return bundle


def test_bundle_that_could_go_is_overdue(cast: Cast) -> None:
    minute = ago(90)
    bundled(cast, minute, manner="together")
    assert overdue().count == 1
    assert near(overdue().since, minute)


def test_bundle_that_is_held_for_people_is_not(cast: Cast) -> None:
    bundle = bundled(cast, ago(90), manner="together", if_missing="hold", held_since=ago(80))
    missing = cast.drafted(bundle.release.translations.get())
    Translation.objects.filter(pk=missing.pk).update(bundle=bundle)
    assert overdue().count == 0


# --- how late texts went out ------------------------------------------------------------------


def test_lateness_is_from_the_minute_to_the_act(cast: Cast) -> None:
    overdue_text(cast, ago(40))
    publishing.publish_due()
    (act,) = Transition.objects.filter(verb=Verb.PUBLISH)
    meant = datetime.datetime.fromisoformat(act.particulars["publish_at"])
    acts_moved(Transition.objects.filter(pk=act.pk), meant + datetime.timedelta(seconds=4))
    tally = lateness.tally()
    assert (tally.count, tally.seconds) == (1, 4)
    assert [tally.buckets[bound] for bound in (1, 2, 5, 10, 3600)] == [0, 0, 1, 1, 1]


def test_what_was_held_for_people_was_not_late() -> None:
    meant, held = ago(40), ago(39)
    facts = {"publish_at": meant.isoformat()}
    act = Transition(at=ago(0), facts=json.dumps(facts))
    assert lateness.late_by(act) is not None
    act.facts = json.dumps(facts | {"held_since": held.isoformat()})
    assert lateness.late_by(act) is None


def test_lateness_is_counted_once_however_often(cast: Cast) -> None:
    overdue_text(cast, ago(3))
    publishing.publish_due()
    for _turn in range(3):
        lateness.count()
    assert Punctuality.objects.get().count == 1
    overdue_text(cast, ago(3))
    publishing.publish_due()
    assert lateness.tally().count == 2  # also before it is counted
    assert Punctuality.objects.get().count == 1
    lateness.count()
    assert (Punctuality.objects.get().count, lateness.tally().count) == (2, 2)


def test_lateness_is_counted_anew_from_the_record(cast: Cast) -> None:
    overdue_text(cast, ago(3))
    publishing.publish_due()
    lateness.count()
    Punctuality.objects.all().delete()
    assert lateness.tally().count == 1


def test_lateness_is_counted_in_steps(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lateness, "AT_ONCE", 2)
    for _text in range(2):
        overdue_text(cast, ago(3))
    publishing.publish_due()
    for _turn in range(Transition.objects.count()):
        lateness.count()
    assert Punctuality.objects.get().count == 2


def test_what_people_publish_is_not_late(cast: Cast) -> None:
    cast.published(cast.original())
    assert lateness.tally().count == 0


def test_looking_counts_nothing_down(cast: Cast) -> None:
    overdue_text(cast, ago(3))
    publishing.publish_due()
    lateness.tally()
    assert not Punctuality.objects.exists()


# --- the heartbeat ----------------------------------------------------------------------------


@pytest.fixture
def quiet() -> None:
    heartbeat.forget()


@pytest.mark.usefixtures("quiet")
def test_sweep_leaves_its_heartbeat(cast: Cast) -> None:
    assert heartbeat.last() is None
    tasks.sweep_once()
    assert near(heartbeat.last(), timezone.now())
    assert Heartbeat.objects.count() == 1


@pytest.mark.usefixtures("quiet")
def test_sweep_that_fails_leaves_none(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail() -> None:
        raise ValueError("no database")

    monkeypatch.setattr(publishing, "publish_due", fail)
    with pytest.raises(ValueError, match="no database"):
        tasks.sweep_once()
    assert heartbeat.last() is None


@pytest.mark.usefixtures("quiet")
def test_mail_server_that_keeps_a_sweep_is_no_lack_of_sweeps(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    def hang() -> None:
        assert heartbeat.last() is not None
        raise TimeoutError("the mail server says nothing")

    monkeypatch.setattr("translations.outbox.deliver_waiting", hang)
    with pytest.raises(TimeoutError):
        tasks.sweep_once()


@pytest.mark.usefixtures("quiet")
def test_heart_beats_once_in_five_seconds(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    written: list[bool] = []
    monkeypatch.setattr(heartbeat, "_write", lambda *, is_first: written.append(is_first))
    for _sweep in range(4):
        heartbeat.beat()
    assert written == [True]
    monkeypatch.setattr("time.monotonic", lambda now=heartbeat.time.monotonic: now() + 6)
    heartbeat.beat()
    assert written == [True, False]


@pytest.mark.usefixtures("quiet")
def test_heart_that_could_not_beat_beats_at_the_next_sweep(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*, is_first: bool) -> None:
        raise ValueError("no database")

    with monkeypatch.context() as broken:
        broken.setattr(heartbeat, "_write", fail)
        with pytest.raises(ValueError, match="no database"):
            heartbeat.beat()
    heartbeat.beat()
    assert heartbeat.last() is not None


@pytest.mark.usefixtures("quiet")
def test_hearts_that_stopped_a_day_ago_are_forgotten(cast: Cast) -> None:
    heart_beat(ago(90_000), "long gone")
    heart_beat(ago(3_600), "of this morning")
    heartbeat.beat()
    left = set(Heartbeat.objects.values_list("worker", flat=True))
    assert left == {"of this morning", heartbeat._name()}
