"""Saved pages as files: their encoding, title, date and label."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest

from translations.exchange import Unreadable
from translations.exchange.pages import read_html
from translations.exchange.reading import read

PAGES = Path(__file__).parent / "pages"


def test_page_of_a_ministry_has_its_title_and_its_date() -> None:
    page = read("ministry.html", (PAGES / "ministry.html").read_bytes())
    assert page.title == "星見町とヴァルブリューム市の会合"
    assert "報道発表" in page.body
    assert "星見町とヴァルブリューム市の会合\n" not in page.body
    assert "## 1　二つの町の関係" in page.body
    assert any("main part" in warning for warning in page.warnings)


@pytest.mark.parametrize(
    "page",
    [
        "<h1>Titre</h1><p>2025/4/3</p><p>Traduction provisoire</p><p>Texte</p>",
        "<h1>Titre</h1><p>Traduction provisoire</p><p>3 avril 2025</p><p>Texte</p>",
        "<h1>Titre</h1><p>３ avril 2025</p><p>Texte</p><p>（仮訳）</p>",
        "<title>Titre</title><p>2025-04-03<p>Texte<p>Traduction provisoire</p>",
    ],
)
def test_page_tells_date_and_label_apart(page: str) -> None:
    read_ = read_html(page.encode(), "a.html")
    assert (read_.title, read_.body, read_.standing) == ("Titre", "Texte\n", "provisional")
    assert read_.issued_on == datetime.date(2025, 4, 3)


def test_page_with_a_date_in_its_text_has_none_by_itself() -> None:
    page = read_html(b"<h1>Titre</h1><p>Texte</p><p>3 avril 2025</p>")
    assert page.issued_on is None
    assert page.body == "Texte\n\n3 avril 2025\n"


def test_title_is_one_line_of_words() -> None:
    page = read_html(
        "<h1>Le <i>ministre</i><br>à <ruby>東京<rt>とうきょう</rt></ruby></h1>a".encode()
    )
    assert page.title == "Le ministre à 東京"


@pytest.mark.parametrize("encoding", ["shift_jis", "euc_jp", "utf-8"])
def test_page_is_read_in_the_encoding_that_it_states(encoding: str) -> None:
    page = f'<meta charset="{encoding}"><h1>外相会合</h1><p>概要</p>'.encode(encoding)
    assert read_html(page).title == "外相会合"


def test_page_in_windows_letters_is_read() -> None:
    page = "<meta http-equiv=Content-Type content='text/html; charset=windows-1252'><h1>L’été</h1>a"
    assert read_html(page.encode("cp1252")).title == "L’été"


@pytest.mark.parametrize(
    ("page", "reason"),
    [
        ("<h1>a</h1>\n<p>é".encode("latin-1"), "a.html:2: "),
        (b"<meta charset=shift_jis>\n\n<p>\x81", "a.html:3: "),
        (b"<meta charset=klingon><p>a", "“klingon”"),
        (b"<meta charset=base64><p>a", "“base64”"),
        (b"", "no text"),
        (b"<img>", "no text"),
        (b"<b>" * 300 + b"x", "a.html: The page nests deeper"),
    ],
)
def test_page_that_cannot_be_read_is_refused(page: bytes, reason: str) -> None:
    with pytest.raises(Unreadable, match=reason):
        read_html(page, "a.html")
