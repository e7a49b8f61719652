"""Identity: a source translated into itself, passage by passage at the desk, is the source again."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from releases.document import normalised
from tests.cast import Cast, text
from tests.texts import DOCUMENT, FRONT_MATTER, ROOT
from translations import composing, silencing
from translations.attempt import Inputs
from translations.continuing import continued
from translations.errors import Refused
from translations.models import Place, Segment, Translation
from translations.passages import Passages, Unfit
from translations.segmentation import fitted, split
from translations.verbs import Verb
from translations.workflow import perform

TEXTS = sorted(
    path
    for path in ROOT.glob("translations/demo/texts/*/*.md")
    if FRONT_MATTER.match(path.read_text(encoding="utf-8"))
)
ORIGINALS = [path for path in TEXTS if "\nstanding: original\n" in path.read_text(encoding="utf-8")]


def whole(path: Path) -> str:
    return normalised(FRONT_MATTER.sub("", path.read_text(encoding="utf-8")))


def in_itself(document: str) -> Passages:
    """The passages of ``document``, begun from its skeleton and each typed as it reads there."""
    parts = split(document)
    return Passages(
        [
            Segment(
                key=f"k{index}",
                source_key=f"s{index}",
                kind=piece.kind,
                depth=piece.depth,
                before=piece.before,
                text=fitted(piece.before, normalised(piece.text), piece.kind),
            )
            for index, piece in enumerate(parts.pieces)
        ],
        parts.tail,
        "fr",
    )


def body(text: Passages) -> str:
    return composing.body_of(text.rows, text.tail)


def merged(text: Passages, keys: list[str]) -> list[str]:
    """Those of ``keys`` that could be merged with what stands before them, in their order."""
    done = []
    for key in keys:
        try:
            silencing.merge(text, text.find(key), Inputs())
        except Unfit:
            continue
        done.append(key)
    return done


def keys_of(text: Passages) -> st.SearchStrategy[list[str]]:
    keys = [row.key for row in text.rows]
    return st.lists(st.sampled_from(keys), unique=True) if keys else st.just([])


@settings(max_examples=500, deadline=None)
@given(DOCUMENT)
def test_any_document_in_itself_is_itself(document: str) -> None:
    document = normalised(document)
    assert body(in_itself(document)) == document


@settings(max_examples=500, deadline=None)
@given(DOCUMENT, st.data())
def test_any_document_merged_and_parted_is_itself(document: str, data: st.DataObject) -> None:
    document = normalised(document)
    passages = in_itself(document)
    done = merged(passages, data.draw(keys_of(passages)))
    for key in reversed(done):
        silencing.take_in(passages, passages.find(key), Inputs())
    assert body(passages) == document


@settings(max_examples=500, deadline=None)
@given(DOCUMENT, DOCUMENT, st.data())
def test_text_typed_whole_is_what_was_typed(old: str, new: str, data: st.DataObject) -> None:
    """Whatever stood there, and whatever of it said nothing."""
    passages = in_itself(normalised(old))
    merged(passages, data.draw(keys_of(passages)))
    for key in data.draw(keys_of(passages)):
        passages.find(key).place = Place.LEFT_OUT
    for key in data.draw(keys_of(passages)):
        passages.find(key).text = ""
    wanted = normalised(data.draw(st.sampled_from([new, body(passages) + "\n" + new])))
    for whole in (wanted, normalised(body(passages))):
        translation = Translation(language="fr", tail=passages.tail)
        segments, tail = continued(translation, passages.rows, whole, "typed")
        assert normalised(composing.body_of(composing.standing(segments), tail)) == whole
        assert len({segment.key for segment in segments}) == len(segments)


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: str(path.relative_to(ROOT)))
def test_every_text_of_the_demonstration_in_itself_is_itself(path: Path) -> None:
    document = whole(path)
    passages = in_itself(document)
    assert body(passages) == document
    done = merged(passages, [row.key for row in passages.rows])
    for key in reversed(done):
        silencing.take_in(passages, passages.find(key), Inputs())
    assert body(passages) == document


def refused(french: Translation, cast: Cast, key: str) -> bool:
    try:
        perform(french, Verb.ARRANGE, cast.anna, arrangement="merge", key=key)
    except Refused:
        return True
    return False


def translated_into_itself(cast: Cast, document: str) -> None:
    original = cast.external(text("題", document))
    french = cast.started(original)
    source = {s.key: s.text for s in original.segments.all()}
    texts = {s.key: source[s.source_key] for s in composing.in_body(french.segments.all())}
    french = perform(french, Verb.SAVE, cast.anna, texts=texts, was=dict.fromkeys(texts, ""))
    assert composing.compose(french).body == composing.compose(original).body == document
    done = [key for key in texts if not refused(french, cast, key)]
    for key in reversed(done):
        perform(french, Verb.ARRANGE, cast.anna, arrangement="take_in", key=key)
    french.refresh_from_db()
    assert composing.compose(french).body == document


@pytest.mark.parametrize("release", ORIGINALS, ids=lambda path: path.parent.name)
def test_original_of_the_demonstration_is_itself_at_the_desk(cast: Cast, release: Path) -> None:
    translated_into_itself(cast, whole(release))


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(document=DOCUMENT)
def test_any_document_is_itself_at_the_desk(cast: Cast, document: str) -> None:
    with transaction.atomic():
        translated_into_itself(cast, normalised(document))
        transaction.set_rollback(True)
