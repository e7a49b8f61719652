"""Texts that were made to be slow or to break a reader."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.soon import soon
from tests.translations.checks.found import document
from translations.checks.facts import pair_findings
from translations.checks.facts.read import MOST, read

SIZE = 49_000
ATOMS = (
    *(
        "1",
        "1 ",
        "123 ",
        "1,",
        "1.",
        "1:",
        "1-",
        "1/",
        "１",
        "١",
        "1%",
        "\u00a01",
        "16h00 ",
        "16:00 (",
    ),
    *(
        "一",
        "十百千万億",
        "三年",
        "第一",
        "数",
        "約1時間50分",
        "日米",
        "日本、",
        "（",
        "月",
        "一つ",
    ),
    *(
        "one ",
        "twenty-one thousand and ",
        "hundred and ",
        "and a half ",
        "half a ",
        "a ",
        "second ",
    ),
    *("quatre-vingt-dix ", "et demie ", "une ", "mai ", "1 mai 2020 ", "le Japon ", "au moins "),
    *(
        "May 1 ",
        "Monday, ",
        "$1 million ",
        "Japan, ",
        "A1",
        "A-1 ",
        "h ",
        "(",
        "[^1]",
        " ",
        "a",
        "A",
    ),
)
PAIRS = (("ja", "fr"), ("en", "fr"), ("en", "ja"))


def filled(atom: str) -> str:
    return atom * (SIZE // len(atom.encode()))


@pytest.mark.parametrize("atom", ATOMS, ids=ascii)
@pytest.mark.parametrize("language", ["ja", "en", "fr"])
def test_line_of_50_kilobytes_is_read_soon(atom: str, language: str) -> None:
    line = filled(atom)
    read("1", language)
    with soon():
        read(line, language)


@pytest.mark.parametrize("atom", ATOMS, ids=ascii)
def test_hostile_translation_is_compared_soon(atom: str) -> None:
    source, target = document("12 and 1:30"), document(filled(atom))
    pair_findings(source, "en", document("1"), "fr")
    with soon():
        pair_findings(source, "en", target, "fr")


def test_table_of_figures_is_not_compared() -> None:
    """Reading stops in it, so that what comes later can't be said to be missing."""
    table = " ".join(str(number) for number in range(10, 10 + MOST + 5))
    assert pair_findings(document(table), "en", document(f"99999 {table}"), "fr") == []


WORDS = st.sampled_from(
    [*ATOMS, "2025年4月3日", "heure du Japon)", "、", "\n\n- ", "\n", "￼", "\ue000"]
)
TEXTS = st.lists(WORDS | st.text(max_size=6), max_size=30).map("".join)


@settings(max_examples=300, deadline=None)
@given(TEXTS, TEXTS, st.sampled_from(PAIRS))
def test_any_two_texts_are_compared_without_error(
    source: str, target: str, languages: tuple[str, str]
) -> None:
    found = pair_findings(
        document(source),
        languages[0],
        document(target),
        languages[1],
        date=datetime.date(2025, 4, 3),
        place_zone="Europe/Brussels",
    )
    for each in found:
        for span, text in ((each.source_span, source), (each.target_span, target)):
            assert span is None or 0 <= span.start <= span.end <= len(text)


@settings(max_examples=200, deadline=None)
@given(TEXTS, st.sampled_from(["ja", "en", "fr"]))
def test_any_text_has_the_facts_of_itself(text: str, language: str) -> None:
    found = pair_findings(document(text), language, document(text), language)
    assert [each for each in found if each.id != "fact-weekday"] == []
