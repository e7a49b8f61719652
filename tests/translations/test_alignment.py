"""Alignment: an edited text beside the old one, and a translation beside its source."""

from __future__ import annotations

from dataclasses import replace
from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.texts import DOCUMENT, RUN, seed
from translations.segmentation import Change, Kind, Match, Piece, align, pair, removed, split


def paragraphs(*texts: str) -> list[Piece]:
    return [Piece(Kind.PARAGRAPH, 0, "\n\n", text) for text in texts]


# --- an edited text --------------------------------------------------------------------------

WELCOME = "日本は、法の支配に基づく「自由で開かれたインド太平洋」の推進に引き続き取り組む。"
CLOSELY = "そのため、NATO及び加盟国と緊密に連携し、インド太平洋への更なる関与を期待する。"
UKRAINE = "ウクライナ情勢については、戦闘を早期に止めるための各国の外交努力が重要である。"


def test_align_knows_what_is_the_same_changed_and_new() -> None:
    old = paragraphs(WELCOME, CLOSELY, UKRAINE)
    new = paragraphs(WELCOME, "新しい段落。", CLOSELY.replace("緊密", "一層緊密"), UKRAINE)
    assert align(old, new) == [
        Match(0, Change.SAME),
        Match(None, Change.NEW),
        Match(1, Change.CHANGED),
        Match(2, Change.SAME),
    ]


def test_align_finds_a_paragraph_that_moved() -> None:
    matches = align(paragraphs(WELCOME, CLOSELY, UKRAINE), paragraphs(UKRAINE, WELCOME, CLOSELY))
    assert matches == [Match(2, Change.MOVED), Match(0, Change.SAME), Match(1, Change.SAME)]


def test_align_finds_a_paragraph_that_moved_and_changed() -> None:
    new = paragraphs(UKRAINE.replace("重要", "不可欠"), WELCOME, CLOSELY)
    assert align(paragraphs(WELCOME, CLOSELY, UKRAINE), new)[0] == Match(2, Change.CHANGED)


def test_align_lets_the_longer_half_continue_a_paragraph_that_was_split() -> None:
    longer = CLOSELY + "また、その具体的な方法について協議する。"
    matches = align(paragraphs(WELCOME + longer, UKRAINE), paragraphs(WELCOME, longer, UKRAINE))
    assert matches == [Match(None, Change.NEW), Match(0, Change.CHANGED), Match(1, Change.SAME)]


def test_align_says_what_was_removed_when_two_paragraphs_became_one() -> None:
    old = paragraphs(WELCOME, CLOSELY + "また協議する。", UKRAINE)
    matches = align(old, paragraphs(WELCOME + CLOSELY + "また協議する。", UKRAINE))
    assert [match.old for match in matches] == [1, 2]
    assert removed(old, matches) == [0]


def test_align_keeps_repeated_points_in_their_order() -> None:
    old = paragraphs("同上", WELCOME, "同上", UKRAINE, "同上")
    assert [match.old for match in align(old, [*old[:3], old[4]])] == [0, 1, 2, 4]


def test_align_takes_a_cell_for_the_one_in_its_place() -> None:
    old = split("|国|額|\n|-|-|\n|日本|10|\n|英国|20|\n").pieces
    new = split("|国|額|\n|-|-|\n|日本|12|\n|英国|20|\n").pieces
    assert [match.old for match in align(old, new)] == list(range(6))
    assert align(old, new)[3].change == Change.CHANGED


def test_align_never_continues_a_piece_by_one_of_another_kind_unless_it_says_the_same() -> None:
    old, edited = paragraphs(WELCOME), WELCOME.replace("日本", "我が国")
    assert align(old, [replace(old[0], kind=Kind.HEADING)]) == [Match(0, Change.SAME)]
    assert align(old, [Piece(Kind.HEADING, 1, "# ", edited)]) == [Match(None, Change.NEW)]


def test_align_of_unrelated_paragraphs_of_one_release_finds_nothing() -> None:
    points = split(seed("fr")).pieces
    assert align(points[3:8], points[8:13]) == [Match(None, Change.NEW)] * 5


@pytest.mark.parametrize("language", ["fr", "en", "ja"])
def test_align_follows_each_point_of_the_seed_through_an_edit(language: str) -> None:
    old = split(seed(language)).pieces
    new = [
        replace(p, text=p.text[: len(p.text) // 3] + "…" + p.text[len(p.text) // 2 :]) for p in old
    ]
    shifted = [*new[:3], *new[6:], *new[3:6]]
    assert [m.old for m in align(old, shifted)] == [0, 1, 2, *range(6, len(old)), 3, 4, 5]


@settings(max_examples=200, deadline=None)
@given(st.lists(RUN, max_size=10), st.lists(RUN, max_size=10))
def test_align_continues_no_piece_twice(old: list[str], new: list[str]) -> None:
    before, after = paragraphs(*old), paragraphs(*new)
    matches = align(before, after)
    continued = [match.old for match in matches if match.old is not None]
    assert len(matches) == len(after)
    assert len(set(continued)) == len(continued)
    assert all((match.old is None) == (match.change == Change.NEW) for match in matches)
    assert sorted(continued + removed(before, matches)) == list(range(len(before)))


@settings(max_examples=100, deadline=None)
@given(DOCUMENT)
def test_align_of_an_untouched_text_is_all_the_same(document: str) -> None:
    pieces = split(document).pieces
    assert align(pieces, pieces) == [Match(i, Change.SAME) for i in range(len(pieces))]


@pytest.mark.parametrize(
    "texts",
    [
        [f"{i}国は、本会合の成果を支持し、引き続き協力する旨を述べた。" for i in range(400)],
        [f"Le pays {i} soutient le résultat " + "de la réunion " * 20 for i in range(400)],
        [str(i % 7) for i in range(400)],
        ["a"] * 400,
    ],
)
def test_four_hundred_pieces_are_matched_in_a_moment(texts: list[str]) -> None:
    old, new = paragraphs(*texts), paragraphs(*(f"{text} !" for text in texts))
    began = process_time()
    assert [match.old for match in align(old, new)][100] is not None
    assert pair(old, new) == list(range(400))
    assert process_time() - began < 2.5  # seconds; 0.4 was the longest measured


# --- beside its translation ------------------------------------------------------------------


@pytest.mark.parametrize("language", ["fr", "en"])
def test_pair_sets_every_piece_of_the_seed_beside_its_japanese(language: str) -> None:
    """The French has bullets where the Japanese has numbers: the structure is the same."""
    source, target = split(seed("ja")).pieces, split(seed(language)).pieces
    assert pair(source, target) == list(range(len(source)))


def test_pair_tells_by_numbers_and_names_which_point_is_missing() -> None:
    source = split("1. NATO 32か国\n2. 本年2月のSTRATCOM会議\n3. ITPPの下の協力\n").pieces
    target = split("- Les 32 pays de l’OTAN (NATO)\n- La coopération au titre de l’ITPP\n").pieces
    assert pair(source, target) == [0, 2]


def test_pair_goes_by_the_labels_of_footnotes() -> None:
    source = split("あ[^a]い[^b]\n\n[^a]: 甲\n\n[^b]: 乙\n").pieces
    target = split("[^b]: second\n\n[^a]: first\n\nx[^a] y[^b]\n").pieces
    assert pair(source, target) == [2, 1, 0]


def test_pair_leaves_what_the_source_has_not() -> None:
    source = split("## 一\n\n本文\n").pieces
    target = split("Chapeau ajouté\n\n## Un\n\nTexte\n\n> Citation ajoutée\n").pieces
    matches = pair(source, target)
    assert matches[1] == 0
    assert sorted(index for index in matches if index is not None) == [0, 1]
    assert matches[3] is None


def test_pair_of_texts_without_end_compares_only_their_ends() -> None:
    source = [*paragraphs(*["a"] * 900), Piece(Kind.QUOTE, 1, "\n> ", "q")]
    target = [*paragraphs(*["b"] * 800), Piece(Kind.QUOTE, 1, "\n> ", "r")]
    matches = pair(source, target)
    assert matches[:800] == list(range(800))
    assert matches[800] == 900


@settings(max_examples=200, deadline=None)
@given(DOCUMENT, DOCUMENT)
def test_pair_joins_only_pieces_of_one_kind_and_each_once(ours: str, theirs: str) -> None:
    source, target = split(ours).pieces, split(theirs).pieces
    pairs = [(s, t) for t, s in enumerate(pair(source, target)) if s is not None]
    assert len({s for s, _ in pairs}) == len(pairs)
    assert all(source[s].kind == target[t].kind for s, t in pairs)
