"""What holds of any page: its words stay as they are, and nothing but a refusal is ever raised."""

from __future__ import annotations

import html
import re

from hypothesis import assume, given, settings
from hypothesis import strategies as st
from lxml import etree
from lxml.html import HtmlElement, fragment_fromstring

from releases.markup import to_html, to_text
from tests.texts import DOCUMENT
from translations.exchange.cleaning import clean_html
from translations.exchange.errors import Unreadable

SIGNS = [*"\\*_#`[]{}|()<>&~+-=:!.@^\"'1239 iv（）／：１\u3000\u00a0", "[^1]", "[^1]:", "](", "1. "]
SIGNS += [
    "- ",
    "(1) ",
    "（１）",
    "{a|b}",
    "&amp;",
    "# ",
    "> ",
    "@Name: ",
    "***",
    "---",
    "===",
    "```",
]
SIGNS += ["~~~", "|-|", "[a]: /b", "<b>", "http://x.example", "**", "__", "外相", "«", "」"]
PLAIN = st.text(st.characters(exclude_categories=["Cc", "Cs", "Cn", "Co"]), max_size=4)
TEXT = st.lists(st.sampled_from(SIGNS) | PLAIN, min_size=1, max_size=14).map("".join)
# What makes a paragraph a point, which is then no word of it any more.
MARKER = re.compile(r"[(（]\s*(?:[0-9０-９]{1,3}|[ivxⅰ-ⅻ]{1,7})\s*[)）]|[⑴-⒇]|[•・●▪‣◦]")


def letters(text: str) -> str:
    """The signs of a text without spaces and markers of points."""
    return "".join(MARKER.sub("", text).split())


def read(page: str) -> str:
    return to_text(clean_html(page).markdown)


@settings(max_examples=300, deadline=None)
@given(st.lists(TEXT, max_size=4))
def test_paragraphs_say_what_they_said(paragraphs: list[str]) -> None:
    page = "".join(f"<p>{html.escape(each)}</p>" for each in paragraphs)
    if any(MARKER.match(each.strip()) for each in paragraphs):
        assert letters(read(page)) == letters(" ".join(paragraphs))
    else:
        assert read(page).split() == " ".join(paragraphs).split()


@settings(max_examples=300, deadline=None)
@given(st.lists(TEXT, min_size=1, max_size=4))
def test_lines_of_a_paragraph_say_what_they_said(lines: list[str]) -> None:
    page = "<p>" + "<br>".join(map(html.escape, lines)) + "</p>"
    assert letters(read(page)) == letters("\n".join(lines))


@settings(max_examples=300, deadline=None)
@given(
    st.lists(
        st.tuples(
            st.sampled_from(["b", "i", "span"]), st.sampled_from(["b", "i", "span", "a"]), TEXT
        ),
        max_size=5,
    )
)
def test_marked_words_say_what_they_said(runs: list[tuple[str, str, str]]) -> None:
    marked = (
        f"<{outer}><{inner} href='/x'>{html.escape(text)}</{inner}></{outer}>"
        for outer, inner, text in runs
    )
    expected = "x" + "".join(text for _outer, _inner, text in runs)
    assert "".join(read("<p>x" + "".join(marked)).split()) == "".join(expected.split())


@settings(max_examples=200, deadline=None)
@given(st.lists(st.tuples(TEXT, TEXT), min_size=1, max_size=3))
def test_cells_say_what_they_said(rows: list[tuple[str, str]]) -> None:
    cells = ("".join(f"<td>{html.escape(cell)}</td>" for cell in row) for row in rows)
    page = "<table>" + "".join(f"<tr>{row}</tr>" for row in cells) + "</table>"
    assert letters(read(page)) == letters(" ".join(cell for row in rows for cell in row))


# --- our own pages ---------------------------------------------------------------------------------

EAST = "[\u2e80-\u303f\u3041-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff01-\uff60]"
BETWEEN = re.compile(rf"((?:{EAST}|</r[pt]>)(?:<[^>]*>)*)[ \t]*\n[ \t\n]*((?:<[^>]*>)*)(?={EAST})")
BLOCK = r"</?(?:p|h\d|ul|ol|li|blockquote|table|thead|tbody|tr|th|td|section|hr|pre|br|div)\b[^>]*>"
EMPTY = ("p", "section", "li", "ol", "ul", "blockquote", "code", "pre", "h3", "h4", "h5", "h6")


def seen(page: str) -> str:
    """A page as the eye sees it: what the cleaner does not keep, because nobody sees it, is gone.

    The highest heading becomes ours; headings are bold and of one line anyway; blocks of nothing are
    nothing; numbers count from where they begin; a list of one paragraph is tight in Markdown.
    """
    root = fragment_fromstring(page, create_parent="div")
    _shift_headings(root)
    while empty := [e for e in root.iter(*EMPTY) if not len(e) and not (e.text or "").strip()]:
        for element in empty:
            element.drop_tree()
    for points in root.iter("ul", "ol"):
        item = points[0]
        alone = len(points) == 1 and [child.tag for child in item] == ["p"]
        if alone and not (item.text or "").strip() and points.get("class") != "footnotes-list":
            item[0].drop_tag()
        _number(points)
    parts = re.split(
        r"(<pre>.*?</pre>)", etree.tostring(root, encoding="unicode", method="html"), flags=re.S
    )
    return "".join(map(_spaced, parts))


def _shift_headings(root: HtmlElement) -> None:
    headings = list(root.iter("h2", "h3", "h4", "h5", "h6"))
    up = min((int(e.tag[1]) for e in headings), default=3) - 3
    for element in headings:
        element.tag = f"h{min(int(element.tag[1]) - up, 6)}"
    for head in [*headings, *root.iter("th")]:
        for inner in list(head.iter("strong", "br")):
            if inner.tag == "br":
                inner.tail = " " + (inner.tail or "").lstrip("\n")
            inner.drop_tag()


def _number(points: HtmlElement) -> None:
    number = int(points.attrib.pop("start", "1"))
    for item in points if points.tag == "ol" else ():
        number = int(item.get("value", number))
        item.set("value", str(number))
        number += 1


def _spaced(part: str) -> str:
    if part.startswith("<pre>"):
        return re.sub(r"<code>\n*(.*?)\n*</code>", r"\1", part, flags=re.S)
    part = re.sub(r"[ \t\n]+", " ", BETWEEN.sub(r"\1\2", part))
    return re.sub(rf"\s*({BLOCK})\s*", r"\1", part)


# What our own pages may say that Markdown, or the cleaner, can't say again in the same words.
UNEQUAL = re.compile(
    r"<p></p>"  # white space that is no paragraph
    r"|(?:<(?:p|li|td|th)[^>]*>|<br>)\s*[(（]\s*(?:\d+|[ivx]+)\s*[)）]"  # a typed marker: a point now
    r"|<li[^>]*>\s*<(?:[uo]l|blockquote|table|pre|hr)"  # a point without words
    r"|<hr>(?:\s|<[^>]*>)*<section"  # a rule before the notes, which our own pages draw there
    r"|<section.*doc-noteref"  # a note's mark in a note: numbers go by marks in the text
    r"|<li id=\"fn[^>]*>(?:<[^a][^>]*>|\s)*<a",  # a note that says nothing gets a dash
    re.DOTALL,
)


@settings(max_examples=300, deadline=None)
@given(DOCUMENT)
def test_our_own_page_comes_back_as_the_eye_sees_it(typed: str) -> None:
    page = to_html(typed)
    assume(not UNEQUAL.search(page))
    again = clean_html(page).markdown
    assert seen(to_html(again)) == seen(page)
    assert clean_html(to_html(again)).markdown == again


# --- hostile pages ---------------------------------------------------------------------------------

TAGS = re.findall(
    r"\S+",
    "a b blockquote body br button caption code dd del div dl dt em font form h1 h3 h6 head hr html i"
    " iframe img ins li main math nav o:p ol option p pre q rb rp rt rtc ruby s script section select"
    " span st1:place strong style sub sup svg table tbody td template textarea tfoot th thead title tr"
    " u ul w:st",
)
ATTRIBUTES = [
    *("", "hidden", "href='#a' id=b", "href='#b' id=a", "name=a href='#b'", "href='http://['"),
    *("href='//x'", "href='javascript:x'", "colspan=999999 rowspan=999999", "rowspan=0 colspan=0"),
    *("start=99999999999 value=-3", "start=2 value=5", "type=i", "type=a", "role=doc-endnotes"),
    *("class=msoDel", "class=MsoToc1", "class=MsoTitle", "class=MsoListParagraph", "class=turn"),
    *("class='parenthesised roman' start=45", "class=parenthesised start=5000", "class=speaker"),
    *("style='mso-list:l0 level1 lfo1'", "style='mso-list:l0 level9'", "style='mso-list:Ignore'"),
    *("style='font-weight:bold;font-style:italic'", "style='vertical-align:super'"),
    *("style='text-decoration:line-through'", "style='list-style-type:lower-roman'"),
    *("style='mso-element:footnote' id=ftn1", "style='mso-element:comment-list'", "style=';:;x:'"),
]
SCRAPS = [
    "x",
    " ",
    "\n",
    "(1) a",
    "（２）b",
    "・c",
    "1.",
    "i)",
    "&nbsp;",
    "&#0;",
    "「語」",
    "*",
    "[1]",
    "<",
]
SCRAPS += ["<!--", "-->", "<![if !x]>", "<![endif]>", "</p>", "\ud800", "\x00", "\x0b", "\ufeff"]
PIECE = st.one_of(
    st.sampled_from(SCRAPS),
    st.text(max_size=4),
    st.builds("<{} {}>".format, st.sampled_from(TAGS), st.sampled_from(ATTRIBUTES)),
    st.builds("</{}>".format, st.sampled_from(TAGS)),
)


@settings(max_examples=500, deadline=None)
@given(st.lists(PIECE, max_size=40).map("".join))
def test_hostile_page_is_cleaned_or_refused(page: str) -> None:
    try:
        cleaned = clean_html(page)
    except Unreadable:
        return
    assert all(map(str, cleaned.notes))
    again = clean_html(to_html(cleaned.markdown)).markdown
    assert letters(to_text(again)) == letters(to_text(cleaned.markdown))
