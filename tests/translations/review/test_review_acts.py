"""What is done on the review's page by its plain form, and what is refused there."""

from __future__ import annotations

import datetime
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from tests.cast import Cast, approve
from tests.translations.desk.texts import at, drafted, newer_source, save
from tests.translations.review.test_review_page import review, submitted
from tests.translations.staff import at_desk, page_of, words
from translations import bundles
from translations.demo.page import read_page
from translations.models import LanguageRole, Manner, Role, State, Transition, Translation
from translations.verbs import Verb
from translations.workflow import perform

TOMORROW = {"publish_at_0": "2099-01-02", "publish_at_1": "10:00", "zone": "Asia/Tokyo"}
TOMORROW |= {"agreed": "2099-01-02T01:00:00+00:00"}
YESTERDAY = TOMORROW | {"publish_at_0": "2020-01-02"}


@pytest.fixture
def french(cast: Cast) -> Translation:
    return submitted(cast)


@pytest.fixture
def chloe(cast: Cast) -> Client:
    return at_desk(cast.chloe)


def fields(client: Client, french: Translation) -> dict[str, str]:
    """The page's form, as the browser would post it untouched."""
    return page_of(client, review(french)).form("/review/").fields


def post(
    client: Client, french: Translation, before: dict[str, str] | None = None, **more: str
) -> Any:
    given = fields(client, french) if before is None else before
    return client.post(review(french), given | more)


def state(french: Translation) -> str:
    return Translation.objects.get(pk=french.pk).state


def again(answer: Any) -> dict[str, str]:
    return read_page(answer.content.decode()).form("/review/").fields


# Approve


def test_reviewer_approves_exactly_what_was_shown(
    cast: Cast, french: Translation, chloe: Client
) -> None:
    answer = post(chloe, french, act="approve")
    assert answer.status_code == 302
    approval = french.approvals.get()
    assert (approval.revision, approval.sha256) == (french.revision, french.sha256)
    assert state(french) == State.APPROVED


def test_stale_page_is_refused_with_the_difference_shown(cast: Cast, french: Translation) -> None:
    """Ben has revision 1 open while 2 is submitted."""
    ben = at_desk(cast.ben)
    before = fields(ben, french)
    text = perform(french, Verb.RECALL, cast.anna)
    text = save(cast, text, {at(text, "Fin.").key: "C’est tout."})
    cast.submitted(text)
    answer = post(ben, french, before, act="approve")
    assert answer.status_code == 409
    assert "You had revision 1 before you; the text is at revision 2." in words(answer)
    page = answer.context["page"]
    assert [(row.text, row.fates) for row in page.changed_rows] == [("C’est tout.", ["changed"])]
    assert (page.base.number, page.text.revision) == (1, 2)
    assert state(french) == State.SUBMITTED
    assert post(ben, french, again(answer), act="approve").status_code == 302


def test_text_changed_by_its_reviewer_is_refused_naming_his_revision(
    cast: Cast, french: Translation
) -> None:
    """Ben edits after Anna submitted, then tries to approve."""
    text = perform(french, Verb.RECALL, cast.ben)
    text = save(cast, text, {at(text, "Fin.").key: "C’est tout."}, user=cast.ben)
    french = cast.submitted(text)
    ben = at_desk(cast.ben)
    assert "(revision 2)" in words(ben.get(review(french)))
    answer = post(ben, french, act="approve")
    assert answer.status_code == 403
    assert "You changed this text yourself" in words(answer)
    assert "(revision 2)" in words(answer)
    refused = Transition.objects.latest("sequence")
    assert (refused.verb, refused.actor, bool(refused.refusal)) == ("approve", cast.ben, True)


def test_forged_hash_or_none_is_refused(cast: Cast, french: Translation, chloe: Client) -> None:
    for forged in ({"sha256": "0" * 64}, {"sha256": ""}, {"revision": "nonsense"}):
        answer = post(chloe, french, act="approve", **forged)
        assert answer.status_code == 409
    assert state(french) == State.SUBMITTED


def test_text_approved_meanwhile_is_not_approved_again(
    cast: Cast, french: Translation, chloe: Client
) -> None:
    before = fields(chloe, french)
    approve(french, cast.ben)
    answer = post(chloe, french, before, act="approve")
    assert answer.status_code == 409
    assert "The text is approved." in words(answer)


def test_newer_source_is_acknowledged_before_approval(
    cast: Cast, french: Translation, chloe: Client
) -> None:
    newer_source(cast, french, "以上。", "以上である。")
    answer = post(chloe, french, act="approve")
    assert answer.status_code == 422
    assert "acknowledge it, or return the text" in words(answer)
    assert post(chloe, french, act="approve", outdated_acknowledged="on").status_code == 302


def test_hidden_direction_marks_are_seen_and_confirmed(cast: Cast, chloe: Client) -> None:
    draft = drafted(cast)
    french = cast.submitted(save(cast, draft, {at(draft, "Fin.").key: "Fin\u202e."}))
    assert "direction mark" in chloe.get(review(french)).content.decode()
    assert post(chloe, french, act="approve").status_code == 422
    assert post(chloe, french, act="approve", controls_confirmed="on").status_code == 302


def test_what_was_typed_and_not_sent_holds_an_approval_up(
    cast: Cast, french: Translation, chloe: Client
) -> None:
    key = at(french, "Fin.").key
    answer = post(chloe, french, act="approve", **{f"text-{key}": "C’est tout."})
    assert answer.status_code == 422
    assert again(answer)[f"text-{key}"] == "C’est tout."
    assert state(french) == State.SUBMITTED


def test_translator_can_not_approve_return_or_suggest(cast: Cast, french: Translation) -> None:
    anna = at_desk(cast.anna)
    key = at(french, "Fin.").key
    for given in (
        {"act": "approve"},
        {"act": "return", "comment": "Non."},
        {"suggest": key, f"text-{key}": "C’est tout."},
    ):
        assert post(anna, french, **given).status_code == 403
    assert (state(french), french.suggestions.count()) == (State.SUBMITTED, 0)


# Approve and schedule


@pytest.fixture
def chloe_is_officer(cast: Cast) -> None:
    role = Role.PRESS_OFFICER
    LanguageRole.objects.create(user=cast.chloe, office=cast.office, role=role, language="")


def test_one_form_approves_and_schedules_by_two_verbs(
    cast: Cast, french: Translation, chloe: Client, chloe_is_officer: None
) -> None:
    assert post(chloe, french, act="approve_schedule", **TOMORROW).status_code == 302
    assert state(french) == State.SCHEDULED
    verbs = Transition.objects.order_by("-sequence").values_list("verb", flat=True)[:2]
    assert list(verbs) == ["schedule", "approve"]


def test_text_of_a_bundle_has_the_minute_that_was_given_with_its_approval(
    cast: Cast, french: Translation, chloe: Client, chloe_is_officer: None
) -> None:
    at_another = timezone.now() + datetime.timedelta(days=1)
    bundles.bundle(
        french.release, cast.olivia, [french], manner=Manner.AS_READY, publish_at=at_another
    )
    assert post(chloe, french, act="approve_schedule", **TOMORROW).status_code == 302
    scheduled = Translation.objects.get(pk=french.pk)
    assert scheduled.state == State.SCHEDULED
    assert scheduled.publish_at == datetime.datetime.fromisoformat(TOMORROW["agreed"])


def test_time_that_can_not_be_is_told_before_anything_is_approved(
    cast: Cast, french: Translation, chloe: Client, chloe_is_officer: None
) -> None:
    never = {"publish_at_0": "", "publish_at_1": ""}
    for given in (YESTERDAY, never, TOMORROW | {"publish_at_1": ""}):
        answer = post(chloe, french, act="approve_schedule", **given)
        assert answer.status_code == 422, given
    answer = post(chloe, french, act="approve_schedule", **YESTERDAY)
    assert again(answer)["publish_at_0"] == "2020-01-02"
    assert state(french) == State.SUBMITTED


def test_reviewer_who_is_no_press_officer_does_not_schedule(
    cast: Cast, french: Translation, chloe: Client
) -> None:
    assert "approve_schedule" not in chloe.get(review(french)).content.decode()
    assert post(chloe, french, act="approve_schedule", **TOMORROW).status_code == 403
    assert state(french) == State.SUBMITTED


def test_press_officer_schedules_what_is_approved(cast: Cast, french: Translation) -> None:
    approve(french, cast.chloe)
    assert post(at_desk(cast.olivia), french, act="schedule", **TOMORROW).status_code == 302
    assert state(french) == State.SCHEDULED


# Return, recall


def test_text_is_returned_with_a_remark(cast: Cast, french: Translation, chloe: Client) -> None:
    refused = post(chloe, french, act="return", comment=" ")
    assert refused.status_code == 422
    assert "a comment is required" in words(refused)
    assert post(chloe, french, act="return", comment="Le second point.").status_code == 302
    assert state(french) == State.RETURNED
    assert french.remarks.get().text == "Le second point."


def test_what_was_typed_in_passages_goes_with_a_return(
    cast: Cast, french: Translation, chloe: Client
) -> None:
    key, other = at(french, "Fin.").key, at(french, "Résumé").key
    typed = {f"text-{key}": "C’est tout.", f"comment-{other}": "Le mot ?"}
    assert post(chloe, french, act="return", comment="Voyez.", **typed).status_code == 302
    assert [each.text for each in french.suggestions.all()] == ["C’est tout."]
    assert [(each.key, each.text) for each in french.remarks.all()] == [
        (other, "Le mot ?"),
        ("", "Voyez."),
    ]


def test_stale_page_is_not_returned_either(cast: Cast, french: Translation, chloe: Client) -> None:
    before = fields(chloe, french)
    text = perform(french, Verb.RECALL, cast.anna)
    cast.submitted(save(cast, text, {at(text, "Fin.").key: "C’est tout."}))
    answer = post(chloe, french, before, act="return", comment="La fin manque.")
    assert answer.status_code == 409
    assert again(answer)["comment"] == "La fin manque."
    assert post(chloe, french, again(answer), act="return").status_code == 302


def test_author_recalls_from_the_review(cast: Cast, french: Translation) -> None:
    assert post(at_desk(cast.anna), french, act="recall").status_code == 302
    assert state(french) == State.DRAFT


# Suggestions and remarks


def test_suggestion_leaves_the_text_and_its_suggester_may_approve(
    cast: Cast, french: Translation, chloe: Client
) -> None:
    key = at(french, "Fin.").key
    answer = post(chloe, french, suggest=key, **{f"text-{key}": "C’est tout."})
    assert answer.status_code == 302
    assert answer.headers["Location"].endswith(f"#row-{key}")
    suggestion = french.suggestions.get()
    assert (suggestion.original_text, suggestion.text) == ("Fin.", "C’est tout.")
    perform(french, Verb.TAKE_SUGGESTION, cast.anna, suggestion=suggestion.pk)
    assert post(chloe, french, act="approve").status_code == 302


def test_suggestion_on_a_stale_page_is_kept_and_shown_beside_the_difference(
    cast: Cast, french: Translation, chloe: Client
) -> None:
    before = fields(chloe, french)
    text = perform(french, Verb.RECALL, cast.anna)
    key = at(text, "Fin.").key
    cast.submitted(save(cast, text, {key: "C’est tout."}))
    answer = post(chloe, french, before, suggest=key, **{f"text-{key}": "Fin de la réunion."})
    assert answer.status_code == 409
    assert again(answer)[f"text-{key}"] == "Fin de la réunion."
    assert [row.key for row in answer.context["page"].changed_rows] == [key]
    assert french.suggestions.count() == 0
    assert post(chloe, french, again(answer), suggest=key).status_code == 302


def test_what_else_was_typed_stays_on_the_page(
    cast: Cast, french: Translation, chloe: Client
) -> None:
    key, other = at(french, "Fin.").key, at(french, "Résumé").key
    typed = {f"text-{key}": "C’est tout.", f"text-{other}": "Sommaire", "comment": "À revoir"}
    answer = post(chloe, french, suggest=key, **typed)
    assert answer.status_code == 200
    assert french.suggestions.count() == 1
    kept = again(answer)
    assert (kept[f"text-{other}"], kept["comment"]) == ("Sommaire", "À revoir")
    assert kept[f"text-{key}"] == "Fin."


def test_suggestion_that_changes_nothing_is_refused(
    cast: Cast, french: Translation, chloe: Client
) -> None:
    assert post(chloe, french, suggest=at(french, "Fin.").key).status_code == 422
    assert post(chloe, french, suggest="nonsense").status_code == 422


def test_remark_is_answered_and_resolved(cast: Cast, french: Translation, chloe: Client) -> None:
    key = at(french, "Fin.").key
    assert post(chloe, french, remark=key, **{f"comment-{key}": "Le mot ?"}).status_code == 302
    thread = french.remarks.get()
    anna = at_desk(cast.anna)
    answer = f"answer-{thread.pk}"
    assert post(anna, french, answer=str(thread.pk), **{answer: "Oui."}).status_code == 302
    assert post(chloe, french, resolve=str(thread.pk)).status_code == 302
    thread.refresh_from_db()
    assert (thread.resolved_by, thread.answers.get().text) == (cast.chloe, "Oui.")
    assert "Remark, resolved by chloe" in words(chloe.get(review(french)))


def test_remark_on_the_whole_text(cast: Cast, french: Translation, chloe: Client) -> None:
    post(chloe, french, remark="whole", **{"comment-whole": "Bon texte."})
    assert french.remarks.get().key == ""


def test_thread_that_never_was_is_refused(cast: Cast, french: Translation, chloe: Client) -> None:
    assert post(chloe, french, answer="987654", **{"answer-987654": "Oui."}).status_code == 422
    assert post(chloe, french, resolve="x").status_code == 404


def test_what_no_database_keeps_is_refused_in_words(
    cast: Cast, french: Translation, chloe: Client
) -> None:
    key = at(french, "Fin.").key
    answer = post(chloe, french, suggest=key, **{f"text-{key}": "a\x00b"})
    assert answer.status_code == 422
    assert "U+0000" in words(answer)


def test_whoever_is_logged_out_meanwhile_gets_back_what_they_typed(
    cast: Cast, french: Translation, chloe: Client
) -> None:
    before = fields(chloe, french)
    chloe.logout()
    key = at(french, "Fin.").key
    given = {f"text-{key}": "C’est tout.", "comment": "Voyez la fin.", "act": "return"}
    answer = chloe.post(review(french), before | given)
    assert answer.status_code == 403
    html = answer.content.decode()
    assert "C’est tout." in html
    assert "Voyez la fin." in html
    assert "Premier point" not in html
    assert state(french) == State.SUBMITTED


def test_act_that_there_is_not_does_nothing(cast: Cast, french: Translation, chloe: Client) -> None:
    before = Transition.objects.count()
    assert post(chloe, french, act="explode").status_code == 302
    assert Transition.objects.count() == before
