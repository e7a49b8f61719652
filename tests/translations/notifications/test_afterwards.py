"""What went public is told from the record: nothing is lost, nothing told twice, and no publication waits."""

from __future__ import annotations

import json

import pytest
from django.contrib.auth.models import User
from django.db import OperationalError
from django.utils import timezone

from tests.cast import Cast, person
from tests.translations.scenes import draft, scheduled
from tests.translations.test_budgets import at_most
from tests.translations.verifying.running import retitled
from translations.models import Event, Notice, Telling, Transition, Translation
from translations.notifications import afterwards
from translations.notifications.afterwards import tell_afterwards, untold_since
from translations.notifications.handing_over import hand_over
from translations.notifications.occasion import Occasion
from translations.notifications.telling import tell
from translations.outbox import deliver_waiting
from translations.publishing import publish_due
from translations.verbs import Verb
from translations.watching.trouble import mails
from translations.workflow import perform


@pytest.fixture(autouse=True)
def colleague(cast: Cast) -> User:
    """Pavel, who hears of what Olivia, the other press officer, publishes."""
    return person("pavel", cast.office, press_officer="")


def told() -> list[tuple[str, str]]:
    """Whom of which title, as it was written."""
    rows = Notice.objects.filter(event=Event.PUBLISHED).order_by("pk")
    return [(notice.person.username, notice.translation.language) for notice in rows]


def due(cast: Cast) -> Translation:
    french = scheduled(cast)
    Translation.objects.filter(pk=french.pk).update(publish_at=timezone.now())
    return french


def test_publishing_writes_no_notice_and_the_next_turn_does(cast: Cast) -> None:
    due(cast)
    publish_due()
    assert told() == []
    assert tell_afterwards() == 1
    assert told() == [("olivia", "fr"), ("pavel", "fr")]
    notice = Notice.objects.filter(event=Event.PUBLISHED)[0]
    assert notice.edition == notice.release.publications.get(language="fr")
    assert notice.at == notice.edition.at


def test_nothing_is_told_twice_though_the_record_is_gone_through_anew(cast: Cast) -> None:
    cast.published(draft(cast))
    assert tell_afterwards() == 1
    assert tell_afterwards() == 0
    Telling.objects.all().delete()
    assert tell_afterwards() == 1
    assert told() == [("pavel", "fr")]


def test_text_that_was_corrected_before_anybody_was_told_is_told_of_twice(cast: Cast) -> None:
    french = cast.published(draft(cast))
    french = perform(french, Verb.REVISE, cast.anna, significance="substantive")
    cast.published(retitled(french, cast, "Participation à la rencontre"))
    assert tell_afterwards() == 2
    notices = Notice.objects.filter(event=Event.PUBLISHED).order_by("pk")
    editions = french.release.publications.filter(language="fr").order_by("sequence")
    assert [notice.edition for notice in notices] == list(editions)


def test_many_are_told_of_in_a_few_statements(cast: Cast) -> None:
    """Of each office one question, who its people are, however many texts of however many releases."""
    for number in range(5):
        person(f"officer-{number}", cast.office, press_officer="")
    for _each in range(4):
        cast.published(draft(cast))
    Telling.objects.get_or_create(pk=Telling.ONLY)
    with at_most(9):
        assert tell_afterwards() == 4
    assert len(told()) == 4 * 6


def test_record_is_gone_through_in_steps(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(afterwards, "AT_ONCE", 2)
    for _each in range(5):
        cast.published(draft(cast))
    assert tell_afterwards() == 5
    assert len(told()) == 5
    assert Telling.objects.get().told_to == Transition.objects.latest("sequence").sequence


def test_act_of_an_earlier_version_was_told_of_by_it(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(afterwards, "owe", lambda _attempt: None)
    cast.published(draft(cast))
    assert tell_afterwards() == 0
    assert untold_since() is None
    assert told() == []


def test_refused_try_is_no_news(cast: Cast) -> None:
    french = draft(cast)
    row = cast.published(french).transitions.latest("sequence")
    Transition(
        release=row.release,
        translation=row.translation,
        verb=row.verb,
        actor=row.actor,
        at=row.at,
        revision=row.revision,
        facts=json.dumps({afterwards.VERSION: 1000}),
        refusal="It is public already.",
    ).append()
    assert tell_afterwards() == 1


def test_one_that_can_not_be_told_keeps_no_other_back(
    cast: Cast, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    spoilt, sound = cast.published(draft(cast)), cast.published(draft(cast))

    def break_at_one(occasions: list[Occasion]) -> None:
        if any(occasion.text.pk == spoilt.pk for occasion in occasions):
            raise ValueError("it can not be said")
        tell(occasions)

    monkeypatch.setattr(afterwards, "tell", break_at_one)
    tell_afterwards()
    assert [notice.translation for notice in Notice.objects.filter(event=Event.PUBLISHED)] == [
        sound
    ]
    assert f"act {spoilt.transitions.latest('sequence').sequence}" in caplog.text
    assert "it can not be said" in caplog.text


def test_nothing_is_passed_over_while_the_database_gives_out(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    cast.published(draft(cast))

    def give_out(_occasions: object) -> None:
        raise OperationalError("the disk is full")

    with monkeypatch.context() as patched, pytest.raises(OperationalError):
        patched.setattr(afterwards, "tell", give_out)
        tell_afterwards()
    assert tell_afterwards() == 1
    assert told() == [("pavel", "fr")]


def test_who_watches_sees_that_nobody_is_told(cast: Cast) -> None:
    french = cast.approved(draft(cast))
    hand_over()
    deliver_waiting()
    assert mails()["since"] is None
    act = cast.published(french).transitions.latest("sequence")
    assert (untold_since(), mails()["since"]) == (act.at, act.at)
    tell_afterwards()
    assert untold_since() is None
    # One who wishes to be mailed at once, and whom no turn has mailed.
    Notice.objects.filter(event=Event.PUBLISHED).update(mail_at=act.at)
    assert mails()["since"] == act.at
