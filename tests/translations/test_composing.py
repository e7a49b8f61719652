"""Composing: what several blocks in one passage, and silent passages, make of the document."""

from __future__ import annotations

import pytest

from tests.cast import FRENCH, Cast, text
from translations import composing, revisions
from translations.errors import Refused
from translations.models import Place, Segment, Translation
from translations.segmentation import split
from translations.verbs import Verb
from translations.workflow import perform


def passage(translation: Translation, said: str) -> Segment:
    return translation.segments.get(text=said)


def type_in(translation: Translation, cast: Cast, was: str, said: str, **given: str) -> Translation:
    """Anna types ``said`` in the passage that reads ``was``, at the desk."""
    key = passage(translation, was).key
    before = {key: given.get("before", was)}
    return perform(translation, Verb.SAVE, cast.anna, texts={key: said}, was=before)


def test_several_blocks_typed_in_a_point_stay_in_it(cast: Cast) -> None:
    french = cast.drafted(cast.external())
    type_in(french, cast, "Premier point", "Premier point\n\nSuite du point\n\n- Détail\n")
    assert composing.compose(french).body == (
        "Voici le résumé de cette réunion.\n\n"
        "- Premier point\n\n  Suite du point\n\n  - Détail\n- Second point\n"
    )


def test_save_whose_answer_got_lost_is_no_conflict_where_its_text_was_fitted(cast: Cast) -> None:
    french = cast.drafted(cast.external())
    typed = "Premier point\n\nSuite "
    french = type_in(french, cast, "Premier point", typed)
    kept = "Premier point\n\n  Suite"
    for was in (typed, kept, "Premier point"):
        type_in(french, cast, kept, typed, before=was)
    with pytest.raises(Refused) as refused:
        type_in(french, cast, kept, "Autre", before="Premier point")
    assert refused.value.codes == ("stale_segment",)


def test_revision_names_each_block_by_the_passage_that_it_is_of(cast: Cast) -> None:
    french = cast.drafted(cast.external())
    first, second = passage(french, "Premier point").key, passage(french, "Second point").key
    type_in(french, cast, "Premier point", "Premier point\n\nSuite\n\nFin")
    french.segments.filter(key=second).update(place=Place.LEFT_OUT)
    french = cast.submitted(french)
    document, keys = revisions.kept_revision(french, french.revision)
    assert len(keys) == len(split(document.body).pieces)
    assert keys[1:] == [first, f"{first}.2", f"{first}.3"]


def test_text_of_several_blocks_a_passage_can_be_translated_in_its_turn(cast: Cast) -> None:
    french = cast.drafted(cast.external())
    french = type_in(french, cast, "Second point", "Second point\n\nSuite")
    key = passage(french, "Second point\n\n  Suite").key
    french = cast.submitted(french)
    arabic = cast.started(french, "ar", cast.olivia)  # early, as press officers may
    blocks = [(s.kind, s.source_key) for s in arabic.segments.all()]
    assert blocks[-2:] == [("list_item", key), ("paragraph", f"{key}.2")]
    french = perform(french, Verb.RECALL, cast.anna)
    french = type_in(french, cast, "Second point\n\n  Suite", "Second point")
    cast.approved(french)
    arabic = perform(arabic, Verb.TAKE_SOURCE, cast.anna)
    assert [s.source_key for s in composing.standing(arabic.segments.all())][-1] == key


def test_empty_passages_have_no_key_in_a_revision(cast: Cast) -> None:
    """A revision of a draft, as taking the source keeps one, holds blocks without text."""
    original = cast.approved(cast.original())
    french = cast.started(original)
    original = perform(original, Verb.RECALL, cast.olivia)
    original = cast.save(original, cast.olivia, text("題", "前文\n\n1. 第一点\n2. 第三点\n"))
    cast.approved(original)
    french = perform(french, Verb.TAKE_SOURCE, cast.anna)
    document, keys = revisions.kept_revision(french, french.revision)
    assert keys == [] == list(split(document.body).pieces)
    assert document.title != FRENCH.title
