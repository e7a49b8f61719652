"""Plain text pasted from a browser: title, date, label, links and footnotes told apart."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from releases import markup
from releases.dates import written
from releases.languages import CODES
from translations.demo import texts
from translations.exchange import Unreadable
from translations.exchange.pasted import day, read_pasted

SEED = (texts.FOLDER / texts.OTAN / "original-page.fr.txt").read_text(encoding="utf-8")


def test_the_real_page_comes_out_whole() -> None:
    page, edited = read_pasted(SEED, "page.txt"), texts.read(texts.OTAN, "fr")
    assert page.title == edited.title
    assert page.issued_on == datetime.date(2025, 4, 3)
    assert page.standing == "provisional"
    assert markup.to_text(page.body) == markup.to_text(edited.body)
    assert "Traduction provisoire" not in page.body
    assert "Lien" not in page.body
    shape = markup.shape(page.body)
    assert (len(shape.points), shape.footnotes) == (12, 1)
    assert shape.points == ((),) * 12


def test_the_real_page_is_warned_about() -> None:
    warnings = " ".join(read_pasted(SEED).warnings)
    assert "2 links were left out" in warnings
    assert "how deep they were is lost" in warnings


def test_footnotes_are_numbered_as_the_text_refers_to_them() -> None:
    body = read_pasted("Titre\nUn[2] et deux[1], puis [3].\n[1] Premier\n[2] Second").body
    assert body == "Un[^1] et deux[^2], puis [3].\n\n[^1]: Second\n\n[^2]: Premier\n"


def test_a_japanese_page_keeps_its_points_and_notes() -> None:
    page = read_pasted(
        "会合の概要\n令和7年4月3日\n（１）第一点（注1）\n（２）第二点\n（注1）備考\nリンク\n仮訳"
    )
    assert page.issued_on == datetime.date(2025, 4, 3)
    assert page.standing == "provisional"
    assert len(markup.shape(page.body).points) == 2
    assert "備考" in markup.to_text(page.body)


def test_what_looks_like_markdown_is_read_as_it_stands() -> None:
    page = read_pasted("Titre\n# 5 * 3 _x_ <b> [a](b)\n1) un\n")
    assert markup.to_text(page.body).split("\n") == ["# 5 * 3 _x_ <b> [a](b)", "1) un"]


@pytest.mark.parametrize("text", ["", " \n\u3000\n"])
def test_nothing_is_refused(text: str) -> None:
    with pytest.raises(Unreadable, match=r"page\.txt: There is no text"):
        read_pasted(text, "page.txt")


def test_a_text_over_the_limit_is_refused() -> None:
    with pytest.raises(Unreadable, match="200 kB"):
        read_pasted("é" * 100_001, "page.txt")


@pytest.mark.parametrize("code", CODES)
@given(at=st.dates(min_value=datetime.date(1930, 1, 1), max_value=datetime.date(2100, 1, 1)))
def test_a_date_is_read_as_each_language_writes_it(code: str, at: datetime.date) -> None:
    assert day(written(at, code)) == at


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("2025/4/3", (2025, 4, 3)),
        ("2025-04-03", (2025, 4, 3)),
        ("(April 3, 2025)", (2025, 4, 3)),
        ("1er avril 2025", (2025, 4, 1)),
        ("٣ نيسان/أبريل ٢٠٢٥", (2025, 4, 3)),
        ("3 أبريل 2025", (2025, 4, 3)),
        ("令和元年5月1日", (2019, 5, 1)),
        ("２０２５年４月３日", (2025, 4, 3)),
        ("31 février 2025", None),
        ("Le 3 avril 2025, la réunion", None),
        ("3 chats 2025", None),
    ],
)
def test_a_line_is_a_date_or_not(line: str, expected: tuple[int, int, int] | None) -> None:
    assert day(line) == (datetime.date(*expected) if expected else None)


WORDS = st.lists(st.sampled_from(["Titre", "(1)", "• un", "[1]", "deux *trois*", "- x", "第一点"]))


@given(WORDS.map("\n".join))
def test_no_letter_of_any_text_is_lost(text: str) -> None:
    page = read_pasted(f"Titre\n{text}")
    seen = page.title + markup.to_text(page.body)
    assert sorted(filter(str.isalpha, f"Titre{text}")) == sorted(filter(str.isalpha, seen))
