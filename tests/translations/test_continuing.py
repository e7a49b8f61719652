"""Continuing: a text saved whole keeps what the desk made of it, as far as it is still there."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from tests.cast import Cast, text
from translations import composing
from translations.models import Place, Segment, SegmentChange, Translation
from translations.verbs import Verb
from translations.workflow import perform

SOURCE = "前文。\n\n1. 一\n2. 二\n3. 三\n\n以上。\n"
BODY = "Début.\n\n1. Un\n2. Deux\n3. Trois\n\nFin.\n"


@pytest.fixture
def french(cast: Cast) -> Translation:
    french = cast.drafted(cast.external(text("題", SOURCE)), document=text("Titre", BODY))
    french.segments.update(is_confirmed=True, origin="match")
    return french


def at(french: Translation, said: str) -> Segment:
    return french.segments.get(text=said)


def arranged(cast: Cast, french: Translation, arrangement: str, said: str, **given: Any) -> None:
    key = at(french, said).key
    perform(french, Verb.ARRANGE, cast.anna, arrangement=arrangement, key=key, **given)


def edited(cast: Cast, french: Translation, old: str = "", new: str = "") -> str:
    """The body after Ben replaced ``old`` in the editor of the whole text."""
    document = composing.compose(Translation.objects.get(pk=french.pk))
    wanted = replace(document, body=document.body.replace(old, new) if old else document.body)
    cast.save(french, cast.ben, wanted)
    french.refresh_from_db()
    made = composing.compose(french).body
    assert made == wanted.body
    return made


def rows(french: Translation) -> list[tuple[Any, ...]]:
    return list(
        french.segments.values_list("key", "place", "source_key", "before", "text", "origin")
    )


def test_saving_the_whole_text_unchanged_touches_nothing(cast: Cast, french: Translation) -> None:
    arranged(cast, french, "merge", "Deux")
    arranged(cast, french, "leave_out", "Fin.", reason="inutile")
    arranged(cast, french, "add", "Trois", style="paragraph", text="[N.D.T.]\n\nSuite")
    before, changes = rows(french), SegmentChange.objects.count()
    ids = list(french.segments.values_list("pk", flat=True))
    edited(cast, french)
    assert rows(french) == before
    assert list(french.segments.values_list("pk", flat=True)) == ids
    assert SegmentChange.objects.count() == changes


def test_words_that_did_not_change_stay_confirmed_and_of_their_origin(
    cast: Cast, french: Translation
) -> None:
    french.segments.filter(text="Un").update(is_to_revise=True, source_was="壱")
    edited(cast, french, "Trois", "Trois points")
    one, three = at(french, "Un"), at(french, "Trois points")
    assert (one.is_confirmed, one.origin, one.is_to_revise, one.source_was) == (
        True,
        "match",
        True,
        "壱",
    )
    assert (three.is_confirmed, three.origin, three.is_to_revise) == (False, "typed", False)
    assert at(french, "Titre").is_confirmed


def test_several_blocks_in_one_passage_stay_one(cast: Cast, french: Translation) -> None:
    key = at(french, "Deux").key
    perform(french, Verb.SAVE, cast.anna, texts={key: "Deux\n\nSuite"}, was={key: "Deux"})
    edited(cast, french, "Trois", "Trois points")
    assert at(french, "Deux\n\n   Suite").key == key
    edited(cast, french, "   Suite", "   Milieu tout autre\n\n   Suite")
    assert at(french, "Deux\n\n   Milieu tout autre\n\n   Suite").key == key
    edited(cast, french, "Deux\n\n   Milieu tout autre\n\n   Suite", "Deux")
    assert at(french, "Deux").key == key


def test_merged_and_left_out_passages_keep_their_place(cast: Cast, french: Translation) -> None:
    arranged(cast, french, "merge", "Deux")
    arranged(cast, french, "leave_out", "Fin.", reason="inutile")
    edited(cast, french, "Trois", "Trois points")
    places = [(s.text, s.place) for s in french.segments.all()]
    assert places[2:] == [
        ("Un Deux", Place.IN),
        ("Deux", Place.MERGED),
        ("Trois points", Place.IN),
        ("Fin.", Place.LEFT_OUT),
    ]
    assert at(french, "Fin.").reason == "inutile"


def test_silent_passage_keeps_its_place_where_the_marks_behind_it_change(
    cast: Cast, french: Translation
) -> None:
    arranged(cast, french, "leave_out", "Deux", reason="inutile")
    edited(cast, french, "3. ", "\n- ")
    edited(cast, french, "\n\n- Trois", "\n2. Trois")
    assert [s.place for s in french.segments.all()][3] == Place.LEFT_OUT
    key = at(french, "Deux").key
    perform(french, Verb.ARRANGE, cast.anna, arrangement="take_in", key=key)
    assert "1. Un\n2. Deux\n2. Trois" in edited(cast, french)


def test_silent_passage_goes_aside_with_the_one_that_it_followed(
    cast: Cast, french: Translation
) -> None:
    arranged(cast, french, "leave_out", "Deux", reason="inutile")
    edited(cast, french, "1. Un\n", "")
    assert at(french, "Deux").place == Place.ASIDE
    assert french.segments.last() == at(french, "Deux")


def test_added_passage_stays_added(cast: Cast, french: Translation) -> None:
    arranged(cast, french, "add", "Deux", text="Deux bis")
    edited(cast, french, "Deux bis", "Deux bis, encore")
    assert at(french, "Deux bis, encore").source_key == ""


def test_continued_passage_stands_for_what_it_stood_for(cast: Cast, french: Translation) -> None:
    source = at(french, "Trois").source_key
    moved = BODY.replace("3. Trois\n", "").replace("1. Un", "1. Trois\n1. Un")
    cast.save(french, cast.ben, text("Titre", moved))
    assert at(french, "Trois").source_key == source


def test_empty_passages_stay_where_another_is_edited(cast: Cast) -> None:
    french = cast.started(cast.external(text("題", SOURCE)))
    rows_before = {s.source_key: s for s in french.segments.all()}
    keys = [s.key for s in composing.in_body(french.segments.all())]
    texts = {"title": "Titre", keys[0]: "Début.", keys[3]: "Trois"}
    perform(french, Verb.SAVE, cast.anna, texts=texts, was=dict.fromkeys(texts, ""))
    edited(cast, french, "Trois", "Trois points")
    assert [s.key for s in french.segments.all()] == [s.key for s in rows_before.values()]
    assert composing.compose(french).body == "Début.\n\n1. \n2. \n3. Trois points\n\n\n"


def test_passage_written_for_an_empty_one_or_anew_keeps_its_key(cast: Cast) -> None:
    french = cast.started(cast.external(text("題", SOURCE)))
    keys = {s.source_key: s.key for s in french.segments.all()}
    cast.save(french, cast.anna, text("Titre", BODY))
    assert {s.source_key: s.key for s in french.segments.all()} == keys
    edited(cast, french, "Début.", "Tout commence autrement")
    assert {s.source_key: s.key for s in french.segments.all()} == keys


def test_lead_left_out_stays_left_out(cast: Cast) -> None:
    original = cast.external(text("題", SOURCE, summary="要旨"))
    french = cast.drafted(original, document=text("Titre", BODY, summary="Chapeau"))
    arranged(cast, french, "leave_out", "Chapeau", reason="répète le titre")
    edited(cast, french, "Trois", "Trois points")
    assert at(french, "Chapeau").place == Place.LEFT_OUT
    cast.save(french, cast.ben, text("Titre", BODY, summary="Chapeau"))
    assert at(french, "Chapeau").place == Place.IN


def test_what_was_aside_stays_aside(cast: Cast, french: Translation) -> None:
    arranged(cast, french, "add", "Deux", text="Ajout")
    arranged(cast, french, "drop", "Ajout")
    edited(cast, french, "Trois", "Trois points")
    assert at(french, "Ajout").place == Place.ASIDE
