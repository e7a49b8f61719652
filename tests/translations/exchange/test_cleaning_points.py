"""Cleaning lists and tables: real ones, broken ones, and those that are lists by their looks alone."""

from __future__ import annotations

import pytest

from releases.markdown_rules import MOST_CELLS
from releases.markup import shape, to_html, to_text
from tests.translations.exchange.test_cleaning import markdown, notes
from translations.exchange.blocks import Style
from translations.exchange.points import Marker, shown


def word(marker: str, level: int, text: str) -> str:
    return (
        f"<p class=MsoListParagraph style='mso-list:l0 level{level} lfo1'><![if !supportLists]>"
        f"<span style='mso-list:Ignore'>{marker}<span style='font:7.0pt'>&nbsp;&nbsp; </span></span>"
        f"<![endif]>{text}<o:p></o:p></p>"
    )


def typed(*paragraphs: str) -> str:
    return "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)


# --- markers of Word -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "marker"),
    [
        ("·", Marker(Style.BULLET)),
        ("o", Marker(Style.BULLET)),
        ("§", Marker(Style.BULLET)),
        ("3.", Marker(Style.NUMBER, 3)),
        ("３．", Marker(Style.NUMBER, 3)),
        ("①", Marker(Style.NUMBER, 1)),
        ("1.2.", Marker(Style.NUMBER, 2, "compound")),
        ("(2)", Marker(Style.BRACKET, 2)),
        ("（２）", Marker(Style.BRACKET, 2)),
        ("(iv)", Marker(Style.ROMAN, 4)),
        ("iv.", Marker(Style.ROMAN, 4, "romans")),
        ("b)", Marker(Style.NUMBER, 2, "letters")),
        ("(c)", Marker(Style.BRACKET, 3, "letters")),
        ("II.", Marker(Style.NUMBER, 2, "letters")),
        ("三、", Marker(Style.NUMBER, 3, "letters")),
        ("Article 1", None),
    ],
)
def test_marker_of_a_word_processor_is_told_from_its_text(text: str, marker: Marker | None) -> None:
    assert shown(text) == marker


def test_letter_i_after_h_is_no_number() -> None:
    assert shown("i)", Marker(Style.NUMBER, 8, "letters")) == Marker(Style.NUMBER, 9, "letters")


def test_word_list_nests_as_its_levels_say() -> None:
    page = word("(1)", 1, "a") + word("(i)", 2, "b") + word("§", 3, "c") + word("(2)", 1, "d")
    assert markdown(page) == "(1) a\n    (i) b\n        - c\n(2) d\n"


def test_word_list_may_leave_levels_out() -> None:
    assert shape(markdown(word("·", 1, "a") + word("§", 3, "b") + word("o", 2, "c"))).points == (
        ((), ()),
    )


def test_word_list_goes_on_where_it_left_off() -> None:
    page = word("1.", 1, "a") + "<p>Texte</p>" + word("2.", 1, "b") + word("3.", 1, "c")
    assert markdown(page) == "1. a\n\nTexte\n\n2. b\n3. c\n"


def test_word_paragraph_that_goes_on_with_a_point_belongs_to_it() -> None:
    page = word("1.", 1, "a") + "<p class=MsoListParagraph>suite</p>" + word("2.", 1, "b")
    assert markdown(page) == "1. a\n\n    suite\n\n2. b\n"


def test_word_number_that_says_more_than_an_order_stays_as_words() -> None:
    assert markdown(word("Article 1", 1, "Objet")) == "Article 1 Objet\n"


def test_word_heading_keeps_its_number() -> None:
    page = "<h2 style='mso-list:l1 level1 lfo2'><span style='mso-list:Ignore'>1.</span>Titre</h2>"
    assert markdown(page) == "## 1. Titre\n"


# --- points that are typed -------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        (typed("（１）甲", "（２）乙"), "(1) 甲\n(2) 乙\n"),
        (typed("(1) a", "(i) b", "(ii) c", "(2) d"), "(1) a\n    (i) b\n    (ii) c\n(2) d\n"),
        (typed("⑴甲", "　（ⅰ）乙"), "(1) 甲\n    (i) 乙\n"),
        (typed("（１）甲<br>（２）乙"), "(1) 甲\n(2) 乙\n"),
        (typed("<b>（１）甲</b>"), "(1) **甲**\n"),
        (typed("（１）甲", "・乙", "・丙"), "(1) 甲\n    - 乙\n    - 丙\n"),
        ("<ul><li>（１）甲<li>（２）乙</ul>", "(1) 甲\n(2) 乙\n"),
    ],
)
def test_typed_points_are_points(page: str, expected: str) -> None:
    assert markdown(page) == expected


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        (typed("・甲"), "・甲\n"),
        (typed("(2025) a"), "(2025) a\n"),
        (typed("(c) a"), "(c) a\n"),
        (typed("(1)"), "\\(1)\n"),
        (typed("1. a"), "1\\. a\n"),
        (typed("a (1) b"), "a (1) b\n"),
    ],
)
def test_what_is_no_point_stays_a_paragraph(page: str, expected: str) -> None:
    assert markdown(page) == expected
    assert shape(markdown(page)).points == ()


def test_points_keep_the_numbers_that_were_typed() -> None:
    assert markdown(typed("(3) a", "(5) b")) == "(3) a\n(5) b\n"


# --- lists of pages ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "page",
    [
        "<ul><li>a<ul><li>b</ul><li>c</ul>",
        "<ul><li>a<ul><li>b</ul></li><li>c</li></ul>",
        "<ul><li>a</li><ul><li>b</li></ul><li>c</li></ul>",
        "<ul><li>a</li><li style='list-style-type:none'><ul><li>b</li></ul></li><li>c</li></ul>",
        "<ul><div><li>a<ul><li>b</ul></div><li>c</ul>",
        "<ul><li><p style='margin:0'>a</p><ul><li>b</ul><li>c</ul>",
    ],
)
def test_list_in_a_list_nests_however_it_is_written(page: str) -> None:
    assert markdown(page) == "- a\n    - b\n- c\n"


def test_list_of_lists_alone_begins_where_its_points_begin() -> None:
    assert markdown("<ul><ul><li>a</ul></ul>") == "- a\n"


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        ("<ol start=3><li>a<li>b</ol>", "3. a\n4. b\n"),
        ("<ol><li>a<li value=5>b<li>c</ol>", "1. a\n\n5) b\n6) c\n"),
        ("<ul><li>a</ul><ul><li>b</ul>", "- a\n\n* b\n"),
        ("<ul><li>a<p>b</p></ul>", "- a\n\n    b\n"),
        ("<ul><li><p>a</p><li><p>b</p></ul>", "- a\n\n- b\n"),
        (
            "<ul><li><h3>a</h3><table><tr><th>b<th>c</table></ul>",
            "- ## a\n\n    | b | c |\n    | --- | --- |\n",
        ),
        ("<ol>" + "<li>a" * 101 + "<ul><li>b</ul></ol>", None),
    ],
)
def test_lists_are_written_so_that_they_are_read_again(page: str, expected: str | None) -> None:
    assert expected is None or markdown(page) == expected
    assert markdown(to_html(markdown(page))) == markdown(page)


def test_list_with_letters_or_roman_numbers_is_told() -> None:
    assert markdown("<ol type=i><li>a<li>b</ol>") == "(i) a\n(ii) b\n"
    assert notes("<ol type=i><li>a<li>b</ol>") == {"romans": 2}
    assert notes("<ol><li style='list-style-type:lower-alpha'>a</ol>") == {"letters": 1}


def test_list_that_is_deeper_than_the_grammar_becomes_paragraphs() -> None:
    page = "<ul><li>a" * 12 + "</ul>" * 12
    assert to_text(markdown(page)).split() == ["a"] * 10 + ["-", "a", "-", "a"]
    assert notes(page) == {"deep": 2}


# --- tables ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        ("<table><tr><td>a<td>b<tr><td>c|d<td></table>", "| a | b |\n| --- | --- |\n| c\\|d | |\n"),
        (
            "<table><tr><th>a<th align=right>b<tr><td>c<td style='text-align:right'>1</table>",
            "| a | b |\n| --- | ---: |\n| c | 1 |\n",
        ),
        (
            "<table><tr><th>a<td>1<tr><th>b<td>2</table>",
            "| | |\n| --- | --- |\n| a | 1 |\n| b | 2 |\n",
        ),
        (
            "<table><caption>t</caption><tfoot><tr><td>c<td>d</tfoot><tr><td>a<td>b</table>",
            "t\n\n| a | b |\n| --- | --- |\n| c | d |\n",
        ),
        (
            "<table><tr><td rowspan=2>a<td colspan=2>b<tr><td>c<td>d</table>",
            "| a | b | |\n| --- | --- | --- |\n| | c | d |\n",
        ),
        (
            "<table><tr><td>a<br>b<td><p>c<p>d<tr><td><ul><li>e<li>f</ul><td>g</table>",
            "| a b | c d |\n| --- | --- |\n| • e • f | g |\n",
        ),
        (
            "<table><tr><td><ruby>王<rt>おう</rt></ruby><td><a href='/a|b'>c</a></table>",
            "| {王｜おう} | [c](/a\\|b) |\n| --- | --- |\n",
        ),
        ("<table><tr><td>a</table>", "a\n"),
        ("<table role=presentation><tr><td>a<td>b</table>", "a\n\nb\n"),
        ("<table><tr><td><h1>a</h1>b<td>c</table>", "## a\n\nb\n\nc\n"),
        ("<table><tr><td> <td></table>", ""),
    ],
)
def test_table_is_written(page: str, expected: str) -> None:
    assert markdown(page) == expected


def test_table_in_a_table_becomes_words_of_its_cell() -> None:
    page = "<table><tr><th>a<td><table><tr><td>b<td>c</table><tr><td>d<td>e</table>"
    assert "| a | b c |" in markdown(page)
    assert notes(page) == {"nested": 1, "cell_lines": 1}


def test_table_says_what_its_cells_lost() -> None:
    page = "<table><tr><td colspan=2>a<tr><td>b<br>c<td>d</table>"
    assert notes(page) == {"merged": 1, "cell_lines": 1}


def test_table_that_no_page_would_read_becomes_paragraphs() -> None:
    page = "<table>" + "<tr><td>a<td>b" * (MOST_CELLS // 4) + "</table>"
    assert markdown(page).startswith("a – b\n\na – b\n")
    assert notes(page) == {"large": 1}
