"""Suggested edits at the desk: taken or refused, in every state, also when the passage has changed."""

from __future__ import annotations

from typing import Any

import pytest

from tests.cast import Cast, approve
from tests.translations.desk.texts import at, desk, drafted, newer_source, save
from tests.translations.staff import at_desk, text_path, words
from translations.admin.review_forms import RefuseSuggestionForm, SuggestionForm
from translations.errors import Refused
from translations.models import Origin, Place, State, Suggestion, Transition, Translation
from translations.verbs import Verb
from translations.workflow import perform


def suggested(cast: Cast, text: str = "Deuxième point") -> tuple[Translation, Suggestion]:
    """A submitted text in which Chloé suggests another second point."""
    french = cast.submitted(drafted(cast))
    key = at(french, "Second point").key
    perform(french, Verb.SUGGEST, cast.chloe, key=key, text=text)
    return french, french.suggestions.get()


def answer(cast: Cast, french: Translation, made: Suggestion, **given: Any) -> Any:
    """What Anna's browser is answered."""
    return at_desk(cast.anna).post(
        text_path(french, "desk_suggestion"), {"suggestion": made.pk} | given
    )


def text_of(french: Translation, made: Suggestion) -> str:
    return french.segments.get(key=made.key).text


STATES = {
    "submitted": lambda cast, french: french,
    "draft": lambda cast, french: perform(french, Verb.RECALL, cast.anna),
    "returned": lambda cast, french: perform(french, Verb.RETURN, cast.chloe, comment="Voir."),
}


@pytest.mark.parametrize("state", STATES)
def test_suggestion_is_taken_in_every_state_in_which_it_can_wait(cast: Cast, state: str) -> None:
    french, made = suggested(cast)
    revision = french.revision
    STATES[state](cast, french)
    given = answer(cast, french, made, act="take")
    assert given.status_code == 200
    data = given.json()
    assert data["texts"] == {made.key: "Deuxième point"}
    assert data["rows"] == {made.key: {"status": "confirmed", "name": "confirmed"}}
    assert "taken from a suggestion" in data["html"]
    french.refresh_from_db()
    made.refresh_from_db()
    assert (french.state, made.outcome, made.answered_by) == (state, "taken", cast.anna)
    # Of a submitted text a revision is numbered at once, which the reviewer has before them.
    assert french.revision == revision + (state == State.SUBMITTED)
    assert french.segments.get(key=made.key).origin == Origin.SUGGESTED


@pytest.mark.parametrize("state", STATES)
def test_suggestion_is_refused_with_a_reason_in_every_state(cast: Cast, state: str) -> None:
    french, made = suggested(cast)
    STATES[state](cast, french)
    without = answer(cast, french, made, act="refuse", reason=" ")
    assert without.status_code == 422
    assert without.json()["codes"] == ["no_reason"]
    given = answer(cast, french, made, act="refuse", reason="le mot de la maison")
    assert given.status_code == 200
    made.refresh_from_db()
    assert (made.outcome, made.reason) == ("refused", "le mot de la maison")
    assert text_of(french, made) == "Second point"
    assert Transition.objects.latest("sequence").reason == "le mot de la maison"


def test_whoever_takes_it_is_its_author_and_whoever_suggested_it_may_approve(cast: Cast) -> None:
    french, made = suggested(cast)
    answer(cast, french, made, act="take")
    french.refresh_from_db()
    assert french.changes.last().author == cast.anna  # type: ignore[union-attr]
    assert approve(french, cast.chloe).state == State.APPROVED


def test_suggestion_that_fits_no_more_is_not_taken_and_can_be_refused(cast: Cast) -> None:
    french, made = suggested(cast)
    perform(french, Verb.RECALL, cast.anna)
    save(cast, french, {made.key: "Le deuxième"})
    given = answer(cast, french, made, act="take")
    assert (given.status_code, given.json()["codes"]) == (409, ["stale_suggestion"])
    assert text_of(french, made) == "Le deuxième"
    assert answer(cast, french, made, act="refuse", reason="déjà changé").status_code == 200
    made.refresh_from_db()
    assert made.outcome == "refused"


def test_suggestion_for_what_was_left_out_meanwhile_is_not_taken(cast: Cast) -> None:
    """Nobody would see the words that were taken."""
    french, made = suggested(cast)
    perform(french, Verb.RECALL, cast.anna)
    given = {"arrangement": "leave_out", "key": made.key, "reason": "redite"}
    perform(french, Verb.ARRANGE, cast.anna, **given)
    assert answer(cast, french, made, act="take").status_code == 409
    assert answer(cast, french, made, act="refuse", reason="redite").status_code == 200


LATE = "The passage has changed since the suggestion was made."


def row_of(cast: Cast, french: Translation, made: Suggestion) -> str:
    seen = at_desk(cast.anna).get(desk(french)).content.decode()
    return seen.split(f'id="row-{made.key}"')[1].split("</li>")[0]


def test_suggestion_that_fits_no_more_is_not_offered_to_be_taken(cast: Cast) -> None:
    french, made = suggested(cast)
    perform(french, Verb.RECALL, cast.anna)
    assert f'<p class="late" hidden>{LATE}</p>' in row_of(cast, french, made)
    save(cast, french, {made.key: "Le deuxième"})
    row = row_of(cast, french, made)
    assert f'<p class="late">{LATE}</p>' in row
    assert f'name="take" value="{made.pk}" hidden' in row  # there, should the passage be as it was
    assert f'name="refuse" value="{made.pk}"' in row


def test_suggestion_that_fits_again_is_offered_again(cast: Cast) -> None:
    french, made = suggested(cast)
    perform(french, Verb.RECALL, cast.anna)
    save(cast, french, {made.key: "Le deuxième"})
    save(cast, french, {made.key: "Second point"})
    assert f'name="take" value="{made.pk}">' in row_of(cast, french, made)


def test_suggestion_for_what_is_no_passage_any_more_can_be_refused(cast: Cast) -> None:
    """It stood nowhere, and waited for ever."""
    french, made = suggested(cast)
    perform(french, Verb.RECALL, cast.anna)
    newer_source(cast, french, "2. 第二点\n", "")
    perform(french, Verb.TAKE_SOURCE, cast.anna)
    assert french.segments.get(key=made.key).place == Place.ASIDE
    page = at_desk(cast.anna).get(desk(french)).content.decode()
    assert "Suggested for passages that the text has no more" in page
    assert 'name="take"' not in page
    given = {"refuse": made.pk, f"because-{made.pk}": "la source ne le dit plus"}
    assert at_desk(cast.anna).post(desk(french), given).status_code == 302
    made.refresh_from_db()
    assert made.outcome == "refused"


def test_page_of_the_text_offers_what_fits_to_be_taken_and_all_to_be_refused(cast: Cast) -> None:
    french, made = suggested(cast)
    perform(french, Verb.RECALL, cast.anna)
    save(cast, french, {made.key: "Le deuxième"})
    offered = [
        form(verb, french, cast.anna).fields["suggestion"].widget.choices
        for verb, form in (
            (Verb.TAKE_SUGGESTION, SuggestionForm),
            (Verb.REFUSE_SUGGESTION, RefuseSuggestionForm),
        )
    ]
    assert [len(choices) for choices in offered] == [0, 1]
    page = words(at_desk(cast.anna).get(text_path(french)))
    assert LATE in page


def test_suggestion_is_answered_once(cast: Cast) -> None:
    french, made = suggested(cast)
    answer(cast, french, made, act="take")
    for act in ("take", "refuse"):
        again = answer(cast, french, made, act=act, reason="non")
        assert again.status_code == 422
        assert again.json()["codes"] == ["no_suggestion"]


@pytest.mark.parametrize("number", ["", "x", "-1", "²", "987654", "9" * 5000])
def test_suggestion_that_there_is_not_is_404(cast: Cast, number: str) -> None:
    french, _made = suggested(cast)
    client = at_desk(cast.anna)
    given = {"suggestion": number, "act": "take"}
    assert client.post(text_path(french, "desk_suggestion"), given).status_code == 404


def test_suggestion_of_another_text_is_404(cast: Cast) -> None:
    _french, made = suggested(cast)
    other = cast.submitted(drafted(cast))
    assert answer(cast, other, made, act="take").status_code == 404


def test_reviewer_takes_no_suggestion_and_sees_no_button(cast: Cast) -> None:
    french, made = suggested(cast)
    client = at_desk(cast.chloe)
    given = {"suggestion": made.pk, "act": "take"}
    refused = client.post(text_path(french, "desk_suggestion"), given)
    assert (refused.status_code, refused.json()["codes"]) == (403, ["role"])
    seen = client.get(desk(french))
    assert "Suggested by chloe" in words(seen)
    assert 'name="take"' not in seen.content.decode()


def test_suggestion_stands_in_its_row_with_what_it_changes(cast: Cast) -> None:
    french, made = suggested(cast)
    seen = at_desk(cast.anna).get(desk(french)).content.decode()
    row = seen.split(f'id="row-{made.key}"')[1].split("</li>")[0]
    assert "<del>Second</del><ins>Deuxième</ins> point" in row
    assert f'name="take" value="{made.pk}"' in row


def test_suggestion_is_shown_as_text(cast: Cast) -> None:
    french, made = suggested(cast, "<script>alert(1)</script>")
    seen = at_desk(cast.anna).get(desk(french)).content.decode()
    assert "<script>alert" not in seen
    html = answer(cast, french, made, act="take").json()["html"]
    assert "<script>alert" not in html


def test_no_suggestion_is_answered_once_the_text_is_approved(cast: Cast) -> None:
    french, made = suggested(cast)
    approve(french, cast.chloe)
    with pytest.raises(Refused) as refused:
        perform(french, Verb.TAKE_SUGGESTION, cast.anna, suggestion=made.pk)
    assert refused.value.codes == ("state",)
