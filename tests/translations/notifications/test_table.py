"""The table of events, row by row: an event without a scene here fails the first test."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from typing import Any

import pytest
from django.db.models import F
from django.utils import timezone

from tests.cast import JAPANESE, Cast, approve, office, person, text
from tests.translations.scenes import approved, behind, draft, scheduled, submitted
from tests.translations.test_budgets import at_most
from translations import publishing
from translations.models import Event, LanguageRole, Mode, Notice, State, Translation
from translations.notifications.afterwards import tell_afterwards
from translations.notifications.overdue import tell_of_overdue
from translations.notifications.table import BY_VERB, TABLE
from translations.roles import clock
from translations.verbs import Verb
from translations.workflow import perform, perform_on_release

HOUR = datetime.timedelta(hours=1)
PRESS, REVIEWER, WRITER = "press_officer", "reviewer", "translator"


def assigned(cast: Cast, text: Translation, **given: Any) -> Translation:
    return perform(text, Verb.ASSIGN, cast.olivia, assignee=cast.anna, **given)


def suggest(french: Translation, cast: Cast, words: str = "Point premier") -> Translation:
    key = french.segments.get(text="Premier point").key
    return perform(french, Verb.SUGGEST, cast.chloe, key=key, text=words)


def let_pass(french: Translation, **columns: Any) -> None:
    """Move a time of the text into the past, by the database's clock."""
    Translation.objects.filter(pk=french.pk).update(**columns)
    tell_of_overdue()


def overdue(cast: Cast) -> None:
    french = assigned(cast, draft(cast), due_at=timezone.now() + HOUR)
    let_pass(french, due_at=F("due_at") - 2 * HOUR)


def late(cast: Cast) -> None:
    let_pass(scheduled(cast), publish_at=timezone.now() - HOUR)


def failed(cast: Cast) -> None:
    perform(scheduled(cast), Verb.FAIL, clock(), failure="the disk is full")


def returned(cast: Cast) -> None:
    perform(submitted(cast), Verb.RETURN, cast.chloe, comment="« rencontre »")


def withdrawn(cast: Cast) -> None:
    french = cast.published(assigned(cast, draft(cast)))
    perform(french, Verb.WITHDRAW, cast.root, reason="mistake")


def published(cast: Cast) -> None:
    perform(cast.approved(assigned(cast, draft(cast))), Verb.PUBLISH, cast.root)
    tell_afterwards()


# What is done, and who is told of it as what; Olivia, Anna, Ben and Chloé are all there to be told.
SCENES: dict[str, tuple[Callable[[Cast], object], dict[str, str]]] = {
    Event.ASSIGNED: (lambda cast: assigned(cast, draft(cast)), {"anna": WRITER}),
    Event.SUBMITTED: (submitted, {"ben": REVIEWER, "chloe": REVIEWER}),
    Event.RETURNED: (returned, {"anna": WRITER}),
    Event.SUGGESTED: (lambda cast: suggest(submitted(cast), cast), {"anna": WRITER}),
    Event.APPROVED: (approved, {"olivia": PRESS, "anna": WRITER}),
    Event.RECALLED: (
        lambda cast: perform(approved(cast), Verb.RECALL, cast.anna),
        {"ben": REVIEWER, "chloe": REVIEWER, "olivia": PRESS},
    ),
    # Olivia recorded the ministry's newer text herself.
    Event.OUTDATED: (lambda cast: behind(cast, draft(cast)), {"anna": WRITER, "ben": WRITER}),
    Event.OVERDUE: (overdue, {"anna": WRITER, "olivia": PRESS}),
    Event.LATE: (late, {"olivia": PRESS}),
    Event.PUBLISHED: (published, {"olivia": PRESS, "anna": WRITER}),
    Event.WITHDRAWN: (withdrawn, {"olivia": PRESS, "anna": WRITER}),
    Event.FAILED: (failed, {"olivia": PRESS}),
}


def told(event: str) -> dict[str, str]:
    rows = Notice.objects.filter(event=event)
    return {notice.person.username: notice.told_as for notice in rows}


def test_table_has_a_row_and_a_scene_for_every_event() -> None:
    assert set(TABLE) == set(SCENES) == set(Event)
    by_no_verb = {event for event, row in TABLE.items() if not row.verbs}
    assert by_no_verb == {Event.OUTDATED, Event.OVERDUE, Event.LATE}
    assert len(BY_VERB) == sum(len(row.verbs) for row in TABLE.values())


@pytest.mark.parametrize("event", list(Event))
def test_those_are_told_whom_the_table_names(cast: Cast, event: str) -> None:
    scene, expected = SCENES[event]
    scene(cast)
    assert told(event) == expected


@pytest.mark.parametrize("event", list(Event))
def test_nobody_is_told_of_what_they_did(cast: Cast, event: str) -> None:
    SCENES[event][0](cast)
    assert not Notice.objects.filter(person=F("actor")).exists()


@pytest.mark.parametrize("event", list(Event))
def test_nobody_is_told_who_left_or_whose_role_is_over(cast: Cast, event: str) -> None:
    gone = person("gone", cast.office, press_officer="", reviewer="", translator="")
    gone.is_active = False
    gone.save()
    over = person("over", cast.office, press_officer="", reviewer="", translator="")
    LanguageRole.objects.filter(user=over).update(valid_until=timezone.now() - HOUR)
    person("arabist", cast.office, press_officer="ar", reviewer="ar", translator="ar")
    person("elsewhere", office("mission"), press_officer="", reviewer="", translator="")
    SCENES[event][0](cast)
    assert not Notice.objects.filter(
        person__username__in=["gone", "over", "arabist", "elsewhere"]
    ).exists()


@pytest.mark.parametrize("event", [Event.SUBMITTED, Event.APPROVED, Event.RETURNED])
def test_of_an_embargoed_release_those_alone_are_told_who_know_of_it(
    cast: Cast, event: str
) -> None:
    def under_embargo(french: Translation) -> Translation:
        publishing.set_embargo(french.release, cast.olivia, timezone.now() + HOUR, reason="joint")
        for one in (cast.anna, cast.chloe):
            perform_on_release(french.release, Verb.GRANT, cast.olivia, assignee=one)
        return cast.submitted(french)

    french = under_embargo(draft(cast))
    if event == Event.APPROVED:
        approve(french, cast.chloe)
    elif event == Event.RETURNED:
        perform(french, Verb.RETURN, cast.chloe, comment="non")
    expected = {
        Event.SUBMITTED: {"chloe": REVIEWER},
        Event.APPROVED: {"olivia": PRESS, "anna": WRITER},
        Event.RETURNED: {"anna": WRITER},
    }
    assert told(event) == expected[Event(event)]


def test_deputy_is_told_in_the_others_stead(cast: Cast) -> None:
    dora = person("dora")
    LanguageRole.objects.create(
        user=dora, office=cast.office, role="reviewer", language="fr", deputises_for=cast.chloe,
        valid_from=timezone.now() - HOUR, valid_until=timezone.now() + HOUR,
    )  # fmt: skip
    submitted(cast)
    assert told(Event.SUBMITTED) == {"ben": REVIEWER, "chloe": REVIEWER, "dora": REVIEWER}


def test_reviewer_who_wrote_in_it_is_not_asked_to_review_it(cast: Cast) -> None:
    french = draft(cast)
    perform(french, Verb.SAVE, cast.ben, texts={"title": "Le titre"}, was={"title": french_title})
    cast.submitted(french)
    assert told(Event.SUBMITTED) == {"chloe": REVIEWER}


french_title = "Participation à la réunion"


def test_authors_of_an_edition_that_was_approved_long_ago_hear_nothing_of_the_next(
    cast: Cast,
) -> None:
    french = cast.published(draft(cast))
    french = perform(french, Verb.REVISE, cast.olivia, significance="typo")
    perform(french, Verb.SAVE, cast.ben, texts={"title": "Le titre"}, was={"title": french_title})
    perform(cast.submitted(french, cast.ben), Verb.RETURN, cast.chloe, comment="non")
    assert told(Event.RETURNED) == {"ben": WRITER}


def test_several_suggestions_in_one_revision_are_one_notice(cast: Cast) -> None:
    french = suggest(submitted(cast), cast)
    suggest(french, cast, "Premier des points")
    assert Notice.objects.filter(event=Event.SUGGESTED).count() == 1
    pk = french.suggestions.first().pk  # type: ignore[union-attr]
    french = perform(french, Verb.TAKE_SUGGESTION, cast.anna, suggestion=pk)
    perform(french, Verb.SUGGEST, cast.chloe, key="title", text="Autre titre")
    assert Notice.objects.filter(event=Event.SUGGESTED).count() == 2


def test_text_recalled_before_its_approval_is_nothing_to_the_press(cast: Cast) -> None:
    perform(submitted(cast), Verb.RECALL, cast.anna)
    assert told(Event.RECALLED) == {"ben": REVIEWER, "chloe": REVIEWER}


def test_translators_hear_that_a_source_was_corrected_once_it_is_approved(cast: Cast) -> None:
    original = cast.published(cast.original())
    cast.published(cast.drafted(original))
    original = perform(original, Verb.REVISE, cast.olivia, significance="substantive")
    newer = text(JAPANESE.title, JAPANESE.body.replace("第一点", "第一の点"))
    original = cast.submitted(cast.save(original, cast.olivia, newer), cast.olivia)
    assert not told(Event.OUTDATED)
    cast.approved(original)
    assert told(Event.OUTDATED) == {"anna": WRITER, "ben": WRITER, "olivia": PRESS}
    assert Notice.objects.filter(event=Event.OUTDATED, translation__language="fr").count() == 3


def test_corrected_typing_mistake_outdates_nothing(cast: Cast) -> None:
    original = cast.published(cast.original())
    cast.published(cast.drafted(original))
    original = perform(original, Verb.REVISE, cast.olivia, significance="typo")
    newer = text(JAPANESE.title, JAPANESE.body.replace("第一点", "第１点"))
    cast.approved(cast.save(original, cast.olivia, newer))
    assert not told(Event.OUTDATED)


def test_cancelled_translation_is_not_outdated(cast: Cast) -> None:
    french = perform(draft(cast), Verb.CANCEL, cast.olivia, reason="called off")
    behind(cast, french)
    assert not told(Event.OUTDATED)


def test_act_that_is_undone_tells_nobody(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    french = draft(cast)

    def break_down(*_args: object, **_given: object) -> None:
        raise RuntimeError("the record can not be written")

    monkeypatch.setattr("translations.history.append", break_down)
    with pytest.raises(RuntimeError):
        perform(french, Verb.SUBMIT, cast.anna)
    assert not Notice.objects.exists()


def test_what_nobody_is_told_of_costs_no_statement(cast: Cast) -> None:
    from translations import notifications
    from translations.attempt import Attempt, Inputs

    french = draft(cast)
    attempt = Attempt(
        Verb.SAVE, cast.anna, french.release, timezone.now(), Inputs(), working=french
    )
    with at_most(0):
        notifications.announce(attempt)


def test_same_cause_is_told_once(cast: Cast) -> None:
    submitted(cast)
    (first, _second) = Notice.objects.filter(event=Event.SUBMITTED)
    again = Notice.objects.values().get(pk=first.pk) | {"id": None}
    Notice.objects.bulk_create([Notice(**again)], ignore_conflicts=True)
    assert Notice.objects.filter(key=first.key).count() == 1
    assert first.mode == Mode.AT_ONCE
    assert first.translation.state == State.SUBMITTED
