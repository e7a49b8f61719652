"""Arranging: passages said together, left out, added, brought back, and the marks of their lists."""

from __future__ import annotations

from typing import Any

import pytest

from tests.cast import Cast, text
from tests.texts import seed
from translations import composing
from translations.errors import Refused
from translations.models import Place, Segment, SegmentChange, Translation
from translations.verbs import Verb
from translations.workflow import perform

BODY = "Début.\n\n1. Un\n2. Deux\n    - Deux a\n    - Deux b\n3. Trois[^1]\n\nFin.\n\n[^1]: Note\n"
SOURCE = "前文。\n\n1. 一\n2. 二\n    - 二の一\n    - 二の二\n3. 三[^1]\n\n以上。\n\n[^1]: 注\n"


@pytest.fixture
def french(cast: Cast) -> Translation:
    """A translation whose passages stand for those of its source, one for one."""
    original = cast.external(text("題", SOURCE))
    return cast.drafted(original, document=text("Titre", BODY))


def at(french: Translation, said: str) -> Segment:
    return french.segments.get(text=said)


def arranged(cast: Cast, french: Translation, arrangement: str, said: str, **given: Any) -> str:
    """The body after Anna arranged the passage that reads ``said``."""
    key = at(french, said).key
    perform(french, Verb.ARRANGE, cast.anna, arrangement=arrangement, key=key, **given)
    return body(french)


def refused(cast: Cast, french: Translation, arrangement: str, said: str, **given: Any) -> str:
    with pytest.raises(Refused) as refusal:
        arranged(cast, french, arrangement, said, **given)
    (code,) = refusal.value.codes
    assert body(french) == BODY
    return code


def body(french: Translation) -> str:
    french.refresh_from_db()
    return composing.compose(french).body


# --- said together ---------------------------------------------------------------------------


def test_merged_passage_is_said_at_the_end_of_the_one_before(
    cast: Cast, french: Translation
) -> None:
    assert arranged(cast, french, "merge", "Deux b") == BODY.replace("Deux a\n    - ", "Deux a ")
    assert at(french, "Deux b").place == Place.MERGED


def test_three_passages_merge_into_one_and_part_again(cast: Cast, french: Translation) -> None:
    arranged(cast, french, "merge", "Deux b")
    merged = arranged(cast, french, "merge", "Deux a Deux b")
    assert "2. Deux Deux a Deux b\n3. " in merged
    arranged(cast, french, "take_in", "Deux a Deux b")
    assert arranged(cast, french, "take_in", "Deux b") == BODY


def test_passages_merged_one_after_the_other_part_in_any_order(
    cast: Cast, french: Translation
) -> None:
    arranged(cast, french, "merge", "Deux a")
    assert "2. Deux Deux a Deux b\n3. " in arranged(cast, french, "merge", "Deux b")
    arranged(cast, french, "take_in", "Deux a")
    assert "2. Deux\n    - Deux a Deux b\n3. " in body(french)
    assert arranged(cast, french, "take_in", "Deux b") == BODY


def test_merging_is_on_record_with_both_passages(cast: Cast, french: Translation) -> None:
    keys = {at(french, "Deux a").key, at(french, "Deux b").key}
    before = SegmentChange.objects.latest("pk").pk
    arranged(cast, french, "merge", "Deux b")
    rows = SegmentChange.objects.filter(pk__gt=before)
    assert {row.key for row in rows} == {*keys, "layout"}
    assert {row.author for row in rows} == {cast.anna}
    assert rows.get(key=at(french, "Deux b").key).text == ""


def test_words_written_on_behind_a_merged_passage_are_not_taken_away(
    cast: Cast, french: Translation
) -> None:
    arranged(cast, french, "merge", "Deux b")
    host = at(french, "Deux a Deux b")
    perform(french, Verb.SAVE, cast.anna, texts={host.key: "Autre"}, was={host.key: host.text})
    said = arranged(cast, french, "take_in", "Deux b")
    assert "    - Autre\n    - Deux b\n" in said


def test_chinese_is_merged_without_a_space(cast: Cast) -> None:
    english = cast.external(text("Title", "One.\n\nTwo.\n"))
    chinese = cast.drafted(english, document=text("題", "一。\n\n二。\n"))
    Translation.objects.filter(pk=chinese.pk).update(language="zh-hans")
    assert arranged(cast, chinese, "merge", "二。") == "一。二。\n"


def test_machine_draft_that_nobody_read_stays_one_when_merged(
    cast: Cast, french: Translation
) -> None:
    french.segments.filter(text="Deux b").update(origin="machine")
    arranged(cast, french, "merge", "Deux b")
    assert at(french, "Deux a Deux b").is_unread


@pytest.mark.parametrize(
    ("said", "code"),
    [("Titre", "outside_body"), ("Début.", "no_before"), ("Note", "no_merge"), ("Deux", "")],
)
def test_merging_what_makes_no_sense_is_refused(
    cast: Cast, french: Translation, said: str, code: str
) -> None:
    if code:
        assert refused(cast, french, "merge", said) == code
    else:
        assert "1. Un Deux\n    - Deux a" in arranged(cast, french, "merge", said)


def test_merging_that_would_break_what_stands_inside_is_refused(
    cast: Cast, french: Translation
) -> None:
    arranged(cast, french, "leave_out", "Un", reason="déjà dit")
    with pytest.raises(Refused) as refusal:
        arranged(cast, french, "merge", "Deux")
    assert refusal.value.codes == ("no_before",)


def test_point_with_points_inside_does_not_merge_into_the_paragraph_before(cast: Cast) -> None:
    original = cast.external(text("題", "一\n\n- 二\n    - 三\n"))
    french = cast.drafted(original, document=text("T", "A\n\n- B\n    - C\n"))
    with pytest.raises(Refused) as refusal:
        arranged(cast, french, "merge", "B")
    (why,) = refusal.value.refusals
    assert (why.code, why.keys) == ("structure", (at(french, "C").key,))
    assert "“C”" in str(why)


# --- left out --------------------------------------------------------------------------------


def test_passage_left_out_keeps_its_words_and_comes_back(cast: Cast, french: Translation) -> None:
    without = arranged(cast, french, "leave_out", "Note", reason="connu ici")
    assert without == BODY.replace("\n\n[^1]: Note", "")
    row = at(french, "Note")
    assert (row.place, row.reason) == (Place.LEFT_OUT, "connu ici")
    assert arranged(cast, french, "take_in", "Note") == BODY
    assert at(french, "Note").reason == ""


def test_lead_may_be_left_out_and_title_not(cast: Cast) -> None:
    original = cast.external(text("題", SOURCE, summary="要旨"))
    french = cast.drafted(original, document=text("Titre", BODY, summary="Chapeau"))
    arranged(cast, french, "leave_out", "Chapeau", reason="répète le titre")
    assert composing.compose(french).summary == ""
    assert refused(cast, french, "leave_out", "Titre", reason="non") == "outside_body"
    arranged(cast, french, "take_in", "Chapeau")
    assert composing.compose(french).summary == "Chapeau"


def test_leaving_out_needs_a_reason_that_fits(cast: Cast, french: Translation) -> None:
    assert refused(cast, french, "leave_out", "Un") == "no_reason"
    assert refused(cast, french, "leave_out", "Un", reason="x" * 301) == "long_reason"


def test_cell_of_a_table_is_not_left_out(cast: Cast) -> None:
    table = "| a | b |\n|---|---|\n| c | d |\n"
    french = cast.drafted(cast.external(text("題", table)), document=text("T", table))
    with pytest.raises(Refused) as refusal:
        arranged(cast, french, "leave_out", "c", reason="vide")
    assert refusal.value.codes == ("cell",)


def test_point_with_points_inside_is_not_left_out_alone(cast: Cast) -> None:
    original = cast.external(text("題", "一\n\n- 二\n    - 三\n"))
    french = cast.drafted(original, document=text("T", "A\n\n- B\n    - C\n"))
    with pytest.raises(Refused) as refusal:
        arranged(cast, french, "leave_out", "B", reason="non")
    assert refusal.value.codes == ("structure",)


def test_silent_passage_is_not_silenced_again(cast: Cast, french: Translation) -> None:
    arranged(cast, french, "leave_out", "Fin.", reason="inutile")
    for arrangement in ("leave_out", "merge"):
        with pytest.raises(Refused) as refusal:
            arranged(cast, french, arrangement, "Fin.", reason="encore")
        assert refusal.value.codes == ("silent",)


def test_leaving_out_is_a_change_that_bars_its_author_from_approving(
    cast: Cast, french: Translation
) -> None:
    french = cast.submitted(french)
    french = perform(french, Verb.RECALL, cast.anna)
    key = at(french, "Fin.").key
    given = {"arrangement": "leave_out", "key": key, "reason": "connu ici"}
    perform(french, Verb.ARRANGE, cast.ben, **given)
    french.refresh_from_db()
    french = perform(french, Verb.SUBMIT, cast.anna)
    with pytest.raises(Refused) as refusal:
        cast.approved(french, cast.ben)
    assert "four_eyes" in refusal.value.codes


# --- added, taken out, brought back ----------------------------------------------------------


def test_point_is_added_behind_all_that_stands_in_the_one_before(
    cast: Cast, french: Translation
) -> None:
    said = arranged(cast, french, "add", "Deux", text="Encore")
    assert said == BODY.replace("Deux b\n", "Deux b\n3. Encore\n")
    row = at(french, "Encore")
    assert (row.kind, row.depth, row.source_key) == ("list_item", 1, "")


def test_paragraph_added_inside_a_list_stays_in_its_point(cast: Cast, french: Translation) -> None:
    said = arranged(cast, french, "add", "Un", style="paragraph", text="[N.D.T.]\n\nSuite")
    assert "1. Un\n\n   [N.D.T.]\n\n   Suite\n2. Deux" in said


def test_paragraph_added_behind_a_list_stands_by_itself(cast: Cast, french: Translation) -> None:
    said = arranged(cast, french, "add", "Trois[^1]", style="paragraph", text="[N.D.T.]")
    assert said == BODY.replace("Fin.", "[N.D.T.]\n\nFin.")


def test_note_is_added_at_the_end_under_a_label_of_its_own(cast: Cast, french: Translation) -> None:
    said = arranged(cast, french, "add", "Un", style="note", text="Pour les lecteurs français.")
    assert said == BODY + "\n[^2]: Pour les lecteurs français.\n"


def test_empty_passage_is_added_and_typed_in_afterwards(cast: Cast, french: Translation) -> None:
    arranged(cast, french, "add", "Fin.")
    row = at(french, "")
    perform(french, Verb.SAVE, cast.anna, texts={row.key: "Après"}, was={row.key: ""})
    assert body(french) == BODY.replace("Fin.", "Fin.\n\nAprès")


@pytest.mark.parametrize(
    ("block", "last", "following"),
    [
        ("```text\nx\n```", "x", "```text\nx\n```\n\nAjout\n\nb\n"),
        ("T\n===", "T", "T\n===\n\n# Ajout\n\nb\n"),
        ("| h | i |\n|---|---|\n| j | k |", "h", "| h | i |\n|---|---|\n| j | k |\n\nAjout\n\nb\n"),
    ],
)
def test_what_ends_a_block_stays_with_it_when_something_is_added_behind(
    cast: Cast, block: str, last: str, following: str
) -> None:
    whole = f"{block}\n\nb\n"
    french = cast.drafted(cast.external(text("題", whole)), document=text("T0", whole))
    assert arranged(cast, french, "add", last, text="Ajout") == following
    assert arranged(cast, french, "drop", "Ajout") == whole


def test_added_passage_is_taken_out_and_brought_back(cast: Cast, french: Translation) -> None:
    arranged(cast, french, "add", "Deux a", text="Encore")
    assert arranged(cast, french, "drop", "Encore") == BODY
    assert at(french, "Encore").place == Place.ASIDE
    after = at(french, "Deux b").key
    said = arranged(cast, french, "bring_back", "Encore", after=after)
    assert said == BODY.replace("Deux b\n", "Deux b\n    - Encore\n")


def test_empty_passage_taken_out_is_gone(cast: Cast, french: Translation) -> None:
    count = french.segments.count()
    arranged(cast, french, "add", "Fin.")
    assert arranged(cast, french, "drop", "") == BODY
    assert french.segments.count() == count


def test_passage_of_the_source_is_not_taken_out(cast: Cast, french: Translation) -> None:
    assert refused(cast, french, "drop", "Un") == "not_added"


def test_what_the_source_no_longer_has_comes_back_as_an_added_passage(cast: Cast) -> None:
    original = cast.approved(cast.original(text("題", "一\n\n- 二\n- 三\n\n四\n")))
    french = cast.drafted(original, document=text("T", "Un\n\n- Deux\n- Trois\n\nQuatre\n"))
    original = perform(original, Verb.RECALL, cast.olivia)
    cast.approved(cast.save(original, cast.olivia, text("題", "一\n\n- 三\n\n四\n")))
    french = perform(french, Verb.TAKE_SOURCE, cast.anna)
    assert at(french, "Deux").place == Place.ASIDE
    said = arranged(cast, french, "bring_back", "Deux")
    assert said == "Un\n\n- Trois\n\nQuatre\n\nDeux\n"
    row = at(french, "Deux")
    assert (row.place, row.kind, row.source_key) == (Place.IN, "paragraph", "")


def test_only_what_is_aside_is_brought_back_and_nothing_aside_taken_in(
    cast: Cast, french: Translation
) -> None:
    assert refused(cast, french, "bring_back", "Un") == "not_aside"
    french.segments.filter(text="Fin.").update(place=Place.ASIDE)
    with pytest.raises(Refused) as refusal:
        arranged(cast, french, "take_in", "Fin.")
    assert refusal.value.codes == ("aside",)


# --- marks -----------------------------------------------------------------------------------


def test_marks_of_a_list_change_and_those_inside_stay(cast: Cast, french: Translation) -> None:
    said = arranged(cast, french, "mark", "Trois[^1]", style="bullet")
    assert said == BODY.replace("1. Un", "- Un").replace("2. ", "- ").replace("3. ", "- ")


def test_wider_marks_move_what_stands_inside(cast: Cast) -> None:
    whole = "- A\n  - B\n\n    Suite\n- C\n"
    french = cast.drafted(cast.external(text("題", whole)), document=text("T", whole))
    assert arranged(cast, french, "mark", "A", style="number") == (
        "1. A\n   - B\n\n     Suite\n2. C\n"
    )


@pytest.mark.parametrize(
    ("said", "style", "code"), [("Un", "", "no_style"), ("Fin.", "bullet", "no_list")]
)
def test_marks_are_of_a_list_and_known(
    cast: Cast, french: Translation, said: str, style: str, code: str
) -> None:
    assert refused(cast, french, "mark", said, style=style) == code


def test_seed_is_translated_at_the_desk_to_the_letter(cast: Cast) -> None:
    """The French has bullets where its Japanese has numbers: the first real release."""
    french = cast.started(cast.external(text("題", seed("ja"))))
    wanted = seed("fr")
    items = french.segments.filter(kind="list_item")
    for depth in (1, 2):
        key = items.filter(depth=depth).first().key  # type: ignore[union-attr]
        given = {"arrangement": "mark", "key": key, "style": "bullet"}
        french = perform(french, Verb.ARRANGE, cast.anna, **given)
    said = [piece.text for piece in composing.segmentation.split(wanted).pieces]
    rows = composing.in_body(french.segments.all())
    for row, words in zip(rows, said, strict=True):
        given = {"texts": {row.key: words}, "was": {row.key: ""}, "confirm": {row.key}}
        french = perform(french, Verb.SAVE, cast.anna, **given)
    assert body(french) == wanted
