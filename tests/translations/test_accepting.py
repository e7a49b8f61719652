"""Letting a finding stand: with a reason, on record, as long as both passages read as they did."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import DatabaseError, transaction
from django.utils.html import escape

from releases.markup import LIMIT
from tests.cast import Cast, office, person, text
from tests.translations.desk.texts import keys, newer_source, save
from tests.translations.staff import at_desk, page_of, text_path
from translations.checking import Checking, Found
from translations.errors import Refused
from translations.models import Acceptance, State, Transition, Translation
from translations.verbs import Verb
from translations.workflow import perform, refusals

SOURCE = text("会合", "外相は12か国の代表と会談した。\n\n1. 20人の派遣\n2. 以上\n")
SAID = ["Réunion", "Entretien avec 13 pays.", "Envoi de 30 personnes", "Fin"]
REASON = "Le chiffre a été corrigé par le ministère."


def french(cast: Cast, *said: str) -> Translation:
    """A text with two wrong figures, or with what is ``said``."""
    begun = cast.started(cast.external(SOURCE))
    return save(cast, begun, dict(zip(keys(begun), said or SAID, strict=True)))


def found(text: Translation) -> list[Found]:
    return [each for each in everything(text) if each.family == "facts"]


def everything(text: Translation) -> list[Found]:
    return Checking.of(Translation.objects.get(pk=text.pk)).found


def accept(text: Translation, user: Any, name: str, reason: str = REASON) -> Translation:
    return perform(text, Verb.ACCEPT, user, finding=name, reason=reason)


def refused(text: Translation, user: Any, verb: str = Verb.SUBMIT, **given: Any) -> Refused:
    with pytest.raises(Refused) as refusal:
        perform(text, verb, user, **given)
    return refusal.value


def accepted(cast: Cast, *said: str) -> Translation:
    """Every finding let stand by Anna."""
    draft = french(cast, *said)
    for each in found(draft):
        accept(draft, cast.anna, each.about)
    return draft


# --- accepted -----------------------------------------------------------------------------------


def test_finding_stands_with_who_when_and_why(cast: Cast) -> None:
    draft = french(cast)
    one, other = found(draft)
    accept(draft, cast.anna, one.about, f"  {REASON} ")
    kept = Acceptance.objects.get()
    assert (kept.translation_id, kept.key, kept.finding) == (draft.pk, one.key, "fact-number")
    assert (kept.about, kept.reason, kept.by) == (one.about, REASON, cast.anna)
    assert kept.message == one.message
    stands, still = found(draft)
    assert stands.acceptance == kept
    assert not stands.is_blocking
    assert (still, still.is_blocking) == (other, True)


@pytest.mark.parametrize("reason", ["", "   "])
def test_nothing_stands_without_a_reason(cast: Cast, reason: str) -> None:
    draft = french(cast)
    about = found(draft)[0].about
    told = refused(draft, cast.anna, Verb.ACCEPT, finding=about, reason=reason)
    assert told.codes == ("no_reason",)
    assert not Acceptance.objects.exists()


def test_finding_stands_once(cast: Cast) -> None:
    draft = french(cast)
    one = found(draft)[0]
    accept(draft, cast.anna, one.about)
    told = refused(draft, cast.ben, Verb.ACCEPT, finding=one.about, reason=REASON)
    assert told.codes == ("accepted",)
    assert told.refusals[0].keys == (one.key,)
    assert Acceptance.objects.count() == 1


@pytest.mark.parametrize("name", ["", "0" * 32, "fact-number", "é" * 500])
def test_unknown_name_finds_nothing(cast: Cast, name: str) -> None:
    told = refused(french(cast), cast.anna, Verb.ACCEPT, finding=name, reason=REASON)
    assert told.codes == ("no_finding",)


def test_name_of_another_text_finds_nothing(cast: Cast) -> None:
    name = found(french(cast))[0].about
    told = refused(french(cast), cast.anna, Verb.ACCEPT, finding=name, reason=REASON)
    assert told.codes == ("no_finding",)


# --- until something changes ------------------------------------------------------------------


def test_changed_passage_is_found_anew(cast: Cast) -> None:
    draft = accepted(cast)
    key = found(draft)[0].key
    save(cast, draft, {key: "Un entretien avec 13 pays."})
    one, other = found(draft)
    assert (one.acceptance, one.key) == (None, key)
    assert other.acceptance is not None  # it was not touched
    save(cast, draft, {key: "Entretien avec 13 pays."})
    assert all(each.acceptance for each in found(draft))  # it reads again as it was let stand


def test_changed_source_is_found_anew(cast: Cast) -> None:
    draft = accepted(cast)
    newer_source(cast, draft, "代表と会談", "代表らと会談")
    perform(draft, Verb.TAKE_SOURCE, cast.anna)
    one, other = found(draft)
    assert one.acceptance is None
    assert other.acceptance is not None


def test_changed_source_of_what_is_said_together_is_found_anew(cast: Cast) -> None:
    draft = french(cast, "Réunion", "Entretien avec 12 pays.", "Envoi de 30 personnes", "Fin")
    perform(draft, Verb.ARRANGE, cast.anna, arrangement="merge", key=keys(draft)[3])
    for each in found(draft):
        accept(draft, cast.anna, each.about)
    newer_source(cast, draft, "以上", "以上です")
    perform(draft, Verb.TAKE_SOURCE, cast.anna)
    save(cast, draft, {keys(draft)[2]: "Envoi de 30 personnes"})
    wrong = [each for each in found(draft) if each.id == "fact-number"]
    assert [each.acceptance for each in wrong] == [None]


def test_order_of_other_passages_does_not_matter(cast: Cast) -> None:
    draft = accepted(cast)
    perform(
        draft, Verb.ARRANGE, cast.anna, arrangement="add", key=keys(draft)[1], style="paragraph"
    )
    assert all(each.acceptance for each in found(draft))


# --- by whom ------------------------------------------------------------------------------------


@pytest.mark.parametrize("who", ["anna", "ben", "chloe", "olivia"])
def test_everyone_with_a_role_may_let_a_finding_stand(cast: Cast, who: str) -> None:
    draft = french(cast)
    accept(draft, getattr(cast, who), found(draft)[0].about)
    assert Acceptance.objects.get().by == getattr(cast, who)


def test_nobody_else_may(cast: Cast) -> None:
    draft = french(cast)
    stranger = person("stranger", office("elsewhere"), translator="")
    told = refused(draft, stranger, Verb.ACCEPT, finding=found(draft)[0].about, reason=REASON)
    assert set(told.codes) <= {"role", "unknown"}
    assert not Acceptance.objects.exists()


def test_reviewer_lets_stand_what_is_found_in_a_submitted_text(cast: Cast) -> None:
    draft = french(cast, "Le 03 avril", "Entretien avec 12 pays.", "Envoi de 20 personnes", "Fin")
    cast.submitted(draft)
    (one,) = [each for each in everything(draft) if each.id == "leading-zero"]
    accept(draft, cast.chloe, one.about)
    draft.refresh_from_db()
    assert draft.state == State.SUBMITTED


def test_nothing_is_let_stand_in_a_text_that_was_approved(cast: Cast) -> None:
    draft = accepted(cast)
    cast.approved(draft)
    told = refused(draft, cast.chloe, Verb.ACCEPT, finding="0" * 32, reason=REASON)
    assert told.codes == ("state",)


# --- on record ------------------------------------------------------------------------------------


def test_acceptance_is_never_changed(cast: Cast) -> None:
    kept = Acceptance.objects.get(
        translation=accepted(cast, *SAID[:2], "Envoi de 20 personnes", "Fin")
    )
    kept.reason = "autre chose"
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        kept.save()
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        kept.delete()


def test_history_tells_what_was_let_stand_and_why(cast: Cast) -> None:
    draft = accepted(cast)
    row = Transition.objects.latest("sequence")
    assert (row.verb, row.reason, row.from_state, row.to_state) == (
        "accept", REASON, "draft", "draft",
    )  # fmt: skip
    said = page_of(at_desk(cast.chloe), text_path(draft, "history")).words
    assert "let a finding stand" in said
    assert REASON in said
    assert "fact-number" not in said  # a code; the finding says it in words
    assert f"finding: {found(draft)[1].message}" in said
    assert "passage: Envoi de 30 personnes" in said


# --- submitting -----------------------------------------------------------------------------------


def test_text_is_not_submitted_with_a_blocking_finding(cast: Cast) -> None:
    draft = french(cast)
    told = refused(draft, cast.anna)
    assert told.codes == ("findings",)
    assert told.refusals[0].keys == tuple(each.key for each in found(draft))
    assert "2 things" in str(told)
    assert found(draft)[0].message in str(told)
    draft.refresh_from_db()
    assert draft.state == State.DRAFT


def test_text_is_submitted_when_each_is_mended_or_let_stand(cast: Cast) -> None:
    draft = french(cast)
    one, other = found(draft)
    mended = one.passage[: one.start] + one.suggestion + one.passage[one.end :]
    save(cast, draft, {one.key: mended})
    assert refused(draft, cast.anna).refusals[0].keys == (other.key,)
    accept(draft, cast.anna, other.about)
    assert cast.submitted(draft).state == State.SUBMITTED
    assert draft.segments.get(key=one.key).text == "Entretien avec 12 pays."


def test_what_is_not_sure_holds_nobody_up(cast: Cast) -> None:
    draft = french(cast, "Le 03 avril", "Entretien avec 12 pays.", "Envoi de 20 personnes", "Fin")
    assert [each.severity for each in everything(draft)] != []
    assert cast.submitted(draft).state == State.SUBMITTED


def test_superuser_has_no_other_way(cast: Cast) -> None:
    draft = french(cast)
    assert refused(draft, cast.root).codes == ("findings",)
    for each in found(draft):
        accept(draft, cast.root, each.about)
    assert perform(draft, Verb.SUBMIT, cast.root).state == State.SUBMITTED


def test_button_of_submitting_is_not_greyed_by_what_is_found(cast: Cast) -> None:
    """Reading the facts takes its time: the text is checked when it is submitted."""
    assert refusals(french(cast), Verb.SUBMIT, cast.anna) == ()


def test_text_that_has_grown_too_large_is_refused_in_words(cast: Cast) -> None:
    """Its passages may be small enough, and their marks too many."""
    draft = french(cast)
    key = keys(draft)[1]
    draft.segments.filter(key=key).update(text="x" * LIMIT)
    assert "too_large" in refused(draft, cast.anna).codes
    told = refused(draft, cast.anna, Verb.ACCEPT, finding="0" * 32, reason=REASON)
    assert told.codes == ("no_finding",)


# --- before the reviewer ----------------------------------------------------------------------------


def test_reviewer_sees_what_is_open_and_what_was_let_stand(cast: Cast) -> None:
    draft = accepted(cast, "Le 03 avril", "Entretien avec 13 pays.", "Envoi de 20 personnes", "Fin")
    save(cast, draft, {"title": "Le 03 avril 2025"})
    cast.submitted(draft)
    page = at_desk(cast.chloe).get(text_path(draft)).content.decode()
    pane = page.split('id="findings"')[1].split("</section>")[0]
    assert str(escape(found(draft)[0].message)) in pane
    assert "Let stand by anna" in pane
    assert REASON in pane
    assert "Le 03 avril 2025" in pane
    assert pane.count("finding-accepted") == 1
    assert pane.count('class="finding ') == len(everything(draft))


def test_reviewer_reads_reasons_as_text(cast: Cast) -> None:
    draft = french(cast)
    for each in found(draft):
        accept(draft, cast.anna, each.about, "<script>alert(1)</script>\"'><img src=x onerror=1>")
    cast.submitted(draft)
    for room in ("change", "history"):
        page = at_desk(cast.chloe).get(text_path(draft, room)).content.decode()
        assert "&lt;script&gt;alert(1)" in page
        assert "<script>alert" not in page
        assert "<img src=x" not in page


def test_draft_has_no_pane_for_the_reviewer(cast: Cast) -> None:
    page = at_desk(cast.chloe).get(text_path(accepted(cast))).content.decode()
    assert 'id="findings"' not in page
