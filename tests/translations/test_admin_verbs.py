"""The buttons: each verb of the table has one, which does it; refusals are sentences and a status."""

import datetime
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from tests.cast import FRENCH, Cast, person, text
from tests.translations.staff import at_desk, page_of, text_path, typed, words
from translations.admin.verb_forms import FORMS
from translations.models import State, Suggestion, Transition, Translation
from translations.roles import clock
from translations.verbs import Verb
from translations.workflow import TABLE, perform

# Their form is the page itself; and what only the clock does has no button.
WITHOUT_BUTTON = {Verb.SAVE, Verb.RECORD_SOURCE, Verb.FAIL}
TOMORROW = {"publish_at_0": "2099-01-02", "publish_at_1": "10:00", "zone": "Asia/Tokyo"}


def test_every_verb_of_the_table_has_its_form_or_is_the_page_itself() -> None:
    assert set(FORMS) | WITHOUT_BUTTON == set(TABLE)
    assert not set(FORMS) & WITHOUT_BUTTON


# One scene a verb: a text on which it can be done, who does it, and what they give.


def draft(cast: Cast) -> Translation:
    return cast.drafted(cast.external())


def submitted(cast: Cast) -> Translation:
    return cast.submitted(draft(cast))


def approved(cast: Cast) -> Translation:
    return cast.approved(draft(cast))


def scheduled(cast: Cast) -> Translation:
    later = timezone.now() + datetime.timedelta(days=1)
    return perform(approved(cast), Verb.SCHEDULE, cast.olivia, publish_at=later)


def failed(cast: Cast) -> Translation:
    return perform(scheduled(cast), Verb.FAIL, clock(), failure="the disk is full")


def published(cast: Cast) -> Translation:
    return cast.published(draft(cast))


def withdrawn(cast: Cast) -> Translation:
    return perform(published(cast), Verb.WITHDRAW, cast.olivia, reason="mistake")


def recalled(cast: Cast) -> Translation:
    return perform(submitted(cast), Verb.RECALL, cast.anna)


def assigned(cast: Cast) -> Translation:
    return perform(draft(cast), Verb.ASSIGN, cast.olivia, assignee=cast.anna)


def behind(cast: Cast, french: Translation) -> Translation:
    """``french`` after the ministry changed its page."""
    source = french.release.translations.get(is_original=True)
    newer = text("会合への参加", "会合の概要は以下のとおりです。訂正。\n\n1. 第一点\n2. 第二点\n")
    perform(source, Verb.RECORD_SOURCE, cast.olivia, document=newer, version=source.version)
    return french


def suggested(cast: Cast) -> Translation:
    french = submitted(cast)
    key = french.segments.get(text="Premier point").key
    return perform(french, Verb.SUGGEST, cast.chloe, key=key, text="Point premier")


def nothing(french: Translation) -> dict[str, Any]:
    return {}


def suggestion(french: Translation) -> dict[str, Any]:
    return {"suggestion": french.suggestions.get().pk, "reason": "the ministry’s own word"}


def passage(french: Translation) -> dict[str, Any]:
    return {"key": french.segments.get(text="Premier point").key, "text": "Point premier"}


@dataclass
class Scene:
    made: Callable[[Cast], Translation]
    person: str
    given: Callable[[Translation], dict[str, Any]] = nothing


SCENES = {
    Verb.SUBMIT: Scene(draft, "anna"),
    Verb.APPROVE: Scene(submitted, "chloe"),
    Verb.RETURN: Scene(submitted, "chloe", lambda _t: {"comment": "Le second point manque."}),
    Verb.SCHEDULE: Scene(approved, "olivia", lambda _t: TOMORROW),
    Verb.RESCHEDULE: Scene(scheduled, "olivia", lambda _t: TOMORROW),
    Verb.PUBLISH: Scene(approved, "olivia"),
    Verb.RETRY: Scene(failed, "olivia"),
    Verb.UNSCHEDULE: Scene(scheduled, "olivia", lambda _t: {"reason": "The minister waits."}),
    Verb.RECALL: Scene(submitted, "anna"),
    Verb.TAKE_SOURCE: Scene(lambda cast: behind(cast, draft(cast)), "anna"),
    Verb.SUGGEST: Scene(submitted, "chloe", passage),
    Verb.TAKE_SUGGESTION: Scene(suggested, "anna", suggestion),
    Verb.REFUSE_SUGGESTION: Scene(suggested, "anna", suggestion),
    Verb.REVISE: Scene(published, "olivia", lambda _t: {"significance": "typo"}),
    Verb.CONFIRM: Scene(lambda cast: behind(cast, published(cast)), "chloe"),
    Verb.MAKE_OFFICIAL: Scene(published, "olivia"),
    Verb.DISCARD: Scene(draft, "anna"),
    Verb.RESTORE_REVISION: Scene(recalled, "anna", lambda _t: {"revision": 1}),
    Verb.ASSIGN: Scene(
        draft,
        "olivia",
        lambda t: {"assignee": t.changes.first().author_id},  # type: ignore[union-attr]
    ),
    Verb.TAKE_OVER: Scene(draft, "anna"),
    Verb.HAND_BACK: Scene(assigned, "anna"),
    Verb.WITHDRAW: Scene(published, "olivia", lambda _t: {"reason": "mistake"}),
    Verb.RESTORE: Scene(withdrawn, "olivia"),
    Verb.REMOVE: Scene(published, "olivia", lambda _t: {"reason": "legal"}),
}


def test_every_button_has_its_scene() -> None:
    assert set(SCENES) == set(FORMS)


@pytest.mark.parametrize("verb", FORMS)
def test_button_does_its_verb(cast: Cast, verb: Verb) -> None:
    scene = SCENES[verb]
    french = scene.made(cast)
    client = at_desk(getattr(cast, scene.person))
    page = client.get(text_path(french))
    offered = page.context["page"].buttons.ready
    assert verb in [button.verb for button in offered]
    fields = next(button.form.initial for button in offered if button.verb == verb)
    known = {name: value for name, value in fields.items() if value is not None}
    answer = client.post(text_path(french, "verb", verb), known | scene.given(french))
    assert answer.status_code == 302, words(answer)
    done = Transition.objects.latest("sequence")
    assert (done.verb, done.refusal) == (verb, "")


@pytest.mark.parametrize(
    "verb", [verb for verb in FORMS if verb not in (Verb.SUBMIT, Verb.TAKE_SOURCE, Verb.TAKE_OVER)]
)
def test_button_posts_a_form_of_its_own(cast: Cast, verb: Verb) -> None:
    scene = SCENES[verb]
    french = scene.made(cast)
    page = page_of(at_desk(getattr(cast, scene.person)), text_path(french))
    assert page.form(f"/verb/{verb}/")


# Refusals


def test_refusal_of_a_wrong_person_is_403_in_words(cast: Cast) -> None:
    french = submitted(cast)
    answer = at_desk(cast.anna).post(text_path(french, "verb", "approve"), {})
    assert answer.status_code == 403
    assert "This is for reviewers of this language." in words(answer)


def test_author_is_refused_approval_by_a_forged_post_and_it_is_on_record(cast: Cast) -> None:
    french = cast.save(cast.started(cast.external()), cast.ben, FRENCH)
    french = cast.submitted(french, cast.ben)
    exact = {"revision": french.revision, "sha256": french.sha256}
    for given in (exact, {}, {"revision": "nonsense", "sha256": "x" * 9000}):
        answer = at_desk(cast.ben).post(text_path(french, "verb", "approve"), given)
        assert answer.status_code == 403
        assert "You changed this text yourself" in words(answer)
    assert french.approvals.count() == 0
    refused = Transition.objects.filter(verb="approve").exclude(refusal="")
    assert refused.count() == 3


def test_author_is_refused_approval_as_superuser(cast: Cast) -> None:
    french = cast.submitted(
        cast.save(draft(cast), cast.root, text("Titre", "Corps\n\n- Un\n- Deux\n"))
    )
    exact = {"revision": french.revision, "sha256": french.sha256}
    answer = at_desk(cast.root).post(text_path(french, "verb", "approve"), exact)
    assert answer.status_code == 403


def test_approval_is_of_the_text_that_was_shown(cast: Cast) -> None:
    french = submitted(cast)
    shown = page_of(at_desk(cast.chloe), text_path(french)).form("/verb/approve/").fields
    perform(french, Verb.RECALL, cast.anna)
    cast.submitted(cast.save(french, cast.anna, text("Autre titre", FRENCH.body)))
    answer = at_desk(cast.chloe).post(text_path(french, "verb", "approve"), shown)
    assert answer.status_code == 409
    assert "You had revision 1 before you; the text is at revision 2." in words(answer)
    assert french.approvals.count() == 0


def test_approval_can_follow_once_the_new_text_was_shown(cast: Cast) -> None:
    french = submitted(cast)
    client = at_desk(cast.chloe)
    stale = client.post(text_path(french, "verb", "approve"), {"revision": 0, "sha256": ""})
    assert stale.status_code == 409
    form = next(b.form for b in stale.context["page"].buttons.ready if b.verb == "approve")
    assert client.post(text_path(french, "verb", "approve"), form.initial).status_code == 302


def test_verb_on_a_text_in_another_state_is_409(cast: Cast) -> None:
    answer = at_desk(cast.olivia).post(text_path(draft(cast), "verb", "publish"), {})
    assert answer.status_code == 409
    assert "The text is draft." in words(answer)


def test_return_without_a_comment_is_422_and_keeps_the_form_open(cast: Cast) -> None:
    answer = at_desk(cast.chloe).post(
        text_path(submitted(cast), "verb", "return"), {"comment": " "}
    )
    assert answer.status_code == 422
    assert "a comment is required" in words(answer)
    assert b'<details class="act" open>' in answer.content


def test_verb_that_the_table_has_not_is_404(cast: Cast) -> None:
    client, french = at_desk(cast.olivia), draft(cast)
    for verb in ("explode", "save", "fail", "set_embargo"):
        assert client.post(text_path(french, "verb", verb), {}).status_code == 404


def test_verb_is_not_done_by_following_a_link(cast: Cast) -> None:
    french = approved(cast)
    assert at_desk(cast.olivia).get(text_path(french, "verb", "publish")).status_code == 405
    french.refresh_from_db()
    assert french.state == State.APPROVED


def test_verb_without_the_token_is_refused(cast: Cast) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(cast.olivia)
    answer = client.post(text_path(approved(cast), "verb", "publish"), {})
    assert answer.status_code == 403
    assert Transition.objects.filter(verb="publish").count() == 0


def test_held_button_says_why(cast: Cast) -> None:
    page = page_of(at_desk(cast.anna), text_path(cast.started(cast.external())))
    assert "The title is empty." in page.words


# What particular verbs ask


def test_outdated_text_is_approved_only_with_the_box_ticked(cast: Cast) -> None:
    french = behind(cast, submitted(cast))
    client = at_desk(cast.chloe)
    exact = {"revision": french.revision, "sha256": french.sha256}
    path = text_path(french, "verb", "approve")
    refused = client.post(path, exact)
    assert refused.status_code == 422
    assert "acknowledge it" in words(refused)
    assert "I know that the source has a newer revision" in words(refused)
    assert client.post(path, exact | {"outdated_acknowledged": "on"}).status_code == 302


def test_hidden_direction_marks_are_approved_only_with_the_box_ticked(cast: Cast) -> None:
    marked = text("Titre", FRENCH.body + "\n\u202eenvers\u202c\n")
    french = cast.submitted(cast.drafted(cast.external(), document=marked))
    client, path = at_desk(cast.chloe), text_path(french, "verb", "approve")
    exact = {"revision": french.revision, "sha256": french.sha256}
    assert client.post(path, exact).status_code == 422
    assert client.post(path, exact | {"controls_confirmed": "on"}).status_code == 302


def test_schedule_is_read_by_the_zone_that_was_chosen(cast: Cast) -> None:
    french = approved(cast)
    at_desk(cast.olivia).post(text_path(french, "verb", "schedule"), TOMORROW)
    french.refresh_from_db()
    assert french.publish_at == datetime.datetime(2099, 1, 2, 1, 0, tzinfo=datetime.UTC)


def test_schedule_is_by_the_offices_clocks_where_no_zone_is_chosen(cast: Cast) -> None:
    french = approved(cast)
    given = {"publish_at_0": "2099-07-02", "publish_at_1": "10:00:30"}
    at_desk(cast.olivia).post(text_path(french, "verb", "schedule"), given)
    french.refresh_from_db()
    assert french.publish_at == datetime.datetime(2099, 7, 2, 8, 0, 30, tzinfo=datetime.UTC)


def test_schedule_in_the_gap_of_spring_is_refused(cast: Cast) -> None:
    given = {"publish_at_0": "2027-03-28", "publish_at_1": "02:30"}
    answer = at_desk(cast.olivia).post(text_path(approved(cast), "verb", "schedule"), given)
    assert answer.status_code == 422
    assert "does not exist in this zone" in words(answer)


def test_schedule_in_the_fold_of_autumn_asks_which(cast: Cast) -> None:
    french = approved(cast)
    client, path = at_desk(cast.olivia), text_path(french, "verb", "schedule")
    given = {"publish_at_0": "2027-10-31", "publish_at_1": "02:30"}
    asked = client.post(path, given)
    assert asked.status_code == 422
    assert "Which is meant?" in words(asked)
    assert client.post(path, given | {"fold": "1"}).status_code == 302
    french.refresh_from_db()
    assert french.publish_at == datetime.datetime(2027, 10, 31, 1, 30, tzinfo=datetime.UTC)


@pytest.mark.parametrize(
    "given",
    [
        {},
        {"publish_at_0": "2099-01-02"},
        {"publish_at_0": "02/01/2099", "publish_at_1": "10:00"},
        {"publish_at_0": "2001-01-02", "publish_at_1": "10:00"},
        TOMORROW | {"zone": "Mars/Olympus"},
    ],
)
def test_schedule_without_a_time_to_come_is_refused(cast: Cast, given: dict[str, str]) -> None:
    answer = at_desk(cast.olivia).post(text_path(approved(cast), "verb", "schedule"), given)
    assert answer.status_code == 422


def test_withdrawing_a_pivot_asks_about_each_text_made_from_it(cast: Cast) -> None:
    english = cast.published(cast.drafted(cast.external(), "en"))
    french = cast.published(cast.drafted(english))
    client, path = at_desk(cast.olivia), text_path(english, "verb", "withdraw")
    undecided = client.post(path, {"reason": "inaccurate"})
    assert undecided.status_code == 422
    assert "Français was made from it" in words(undecided)
    client.post(path, {"reason": "inaccurate", "with-fr": "stays"})
    english.refresh_from_db()
    french.refresh_from_db()
    assert (english.public, french.public) == ("withdrawn", "live")


def test_withdrawing_an_original_takes_every_language_along(cast: Cast) -> None:
    japanese = cast.published(cast.original())
    french = cast.published(cast.drafted(japanese))
    client = at_desk(cast.olivia)
    assert "These go with it: Français." in page_of(client, text_path(japanese)).words
    client.post(text_path(japanese, "verb", "withdraw"), {"reason": "mistake"})
    french.refresh_from_db()
    assert french.public == "withdrawn"


def test_removal_needs_a_reason_that_readers_can_be_shown(cast: Cast) -> None:
    french = published(cast)
    given = {"reason": "because I say so"}
    answer = at_desk(cast.olivia).post(text_path(french, "verb", "remove"), given)
    assert answer.status_code == 422


def test_correction_needs_its_public_note(cast: Cast) -> None:
    french = published(cast)
    client, path = at_desk(cast.olivia), text_path(french, "verb", "revise")
    refused = client.post(path, {"significance": "correction"})
    assert refused.status_code == 422
    assert "A correction needs its public note." in words(refused)
    note = {"significance": "correction", "correction_note": "Une date a été corrigée."}
    assert client.post(path, note).status_code == 302


def test_text_is_assigned_with_its_due_time(cast: Cast) -> None:
    french = draft(cast)
    due = {"assignee": cast.anna.pk, "due_at_0": "2099-07-02", "due_at_1": "18:00"}
    at_desk(cast.olivia).post(text_path(french, "verb", "assign"), due)
    french.refresh_from_db()
    assert french.assignee == cast.anna
    assert french.due_at == datetime.datetime(2099, 7, 2, 16, 0, tzinfo=datetime.UTC)


def test_text_is_assigned_only_to_people_of_its_language(cast: Cast) -> None:
    stranger = person("stranger")
    given = {"assignee": stranger.pk}
    answer = at_desk(cast.olivia).post(text_path(draft(cast), "verb", "assign"), given)
    assert answer.status_code == 422


def test_refused_suggestion_keeps_the_reason(cast: Cast) -> None:
    french = suggested(cast)
    at_desk(cast.anna).post(text_path(french, "verb", "refuse_suggestion"), suggestion(french))
    assert Suggestion.objects.get().reason == "the ministry’s own word"


def test_remark_stands_beside_the_text_that_came_back(cast: Cast) -> None:
    french = submitted(cast)
    key = french.segments.get(text="Premier point").key
    given = {"comment": "Vérifier ce point.", "key": key}
    at_desk(cast.chloe).post(text_path(french, "verb", "return"), given)
    page = at_desk(cast.anna).get(text_path(french)).context["page"]
    assert [(r.text, r.passage) for r in page.remarks] == [("Vérifier ce point.", "Premier point")]


def test_fields_typed_beside_another_button_are_not_lost(cast: Cast) -> None:
    french = draft(cast)
    client = at_desk(cast.anna)
    fields = typed(client, french, title="Titre nouveau")
    client.post(text_path(french), fields | {"then": "submit"})
    french.refresh_from_db()
    assert (french.state, french.text.title) == (State.SUBMITTED, "Titre nouveau")
