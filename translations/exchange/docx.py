"""DOCX: a Word document as a text of a release, by way of mammoth's HTML and our own cleaning.

What mammoth would lose is put in its way first: the numbers of points, ruby, simple fields, passages
with a direction of their own.
"""

from __future__ import annotations

import re
from collections import Counter

import mammoth  # type: ignore[import-untyped]
from django.utils.translation import gettext as _
from lxml import etree

from translations.exchange.cleaning import read_page
from translations.exchange.docx_numbering import Numbering, child, value
from translations.exchange.docx_parts import named, packed, parts_of
from translations.exchange.errors import Unreadable
from translations.exchange.neutral import ReleaseFile
from translations.exchange.pages import text_of

# A title is above the highest heading.
_STYLES = """
p[style-name='Title'] => h1:fresh
p[style-name='List Paragraph'] => p.MsoListParagraph:fresh
p[style-name^='toc '] => p.MsoToc1:fresh
p[style-name^='TOC '] => p.MsoToc1:fresh
""" + "\n".join(
    f"p[style-name='{name} {level}'] => h{min(level + 1, 6)}:fresh"
    for name in ("Heading", "heading")
    for level in range(1, 7)
)
# Signs of no language (Unicode's private use), which carry through mammoth what it does not know.
_POINT, _SHOWN, _TEXT, _RUBY, _READING, _END = map(chr, range(0xE000, 0xE006))
_OURS = re.compile("[\ue000-\ue005]")
_POINTS = re.compile(f"<(p|h[1-6])([^>]*)>{_POINT}(\\d+) (\\d){_SHOWN}([^{_TEXT}]*){_TEXT}")
_RUBIES = re.compile(f"{_RUBY}([^{_READING}]*){_READING}([^{_END}]*){_END}")
# What mammoth passes over, by the name of what it reads in the same way.
_RENAMED = {
    "fldSimple": "smartTag",
    "dir": "smartTag",
    "bdo": "smartTag",
    "cr": "br",
    "ptab": "tab",
}


def read_docx(data: bytes, name: str = "") -> ReleaseFile:
    """The text that a Word document holds; ``name`` is what errors call it.

    Raises Unreadable for what is no Word document, and for one that is too large or too deep.
    """
    try:
        parts = parts_of(data)
        counted = _prepare(parts)
        page = read_page(_with_what_it_lost(_html(parts)))
    except Unreadable as refused:
        raise Unreadable(name, refused.line, refused.reason) from refused
    for kind, count in counted.items():
        page.tally.add(kind, count)
    return text_of(page, name)


def _html(parts: dict[str, bytes]) -> str:
    numbering = named(parts, "numbering")
    without = {name: part for name, part in parts.items() if name != numbering}
    try:
        result = mammoth.convert_to_html(
            packed(without),
            style_map=_STYLES,
            include_embedded_style_map=False,
            convert_image=mammoth.images.img_element(lambda _image: {"src": ""}),
        )
    except Exception as error:  # it says nowhere what it raises for a document that is broken
        raise Unreadable("", 0, _("The document is broken.")) from error
    return str(result.value)


# --- before mammoth ----------------------------------------------------------------------------


def _prepare(parts: dict[str, bytes]) -> Counter[str]:
    """Change the parts so that mammoth loses nothing. Returns what the reader is told, counted."""
    counted: Counter[str] = Counter()
    numbering = Numbering(_parsed(parts, "numbering"), _parsed(parts, "styles"))
    for kind in ("document", "footnotes", "endnotes"):
        root = _parsed(parts, kind)
        if root is not None:
            for element in list(root.iter(etree.Element)):
                _count(element, counted)
                _put_in_its_way(element, numbering)
            parts[named(parts, kind)] = etree.tostring(root, encoding="utf-8", xml_declaration=True)
    return counted


def _parsed(parts: dict[str, bytes], kind: str) -> etree._Element | None:
    part = parts.get(named(parts, kind))
    if part is None:
        return None
    return etree.fromstring(part, etree.XMLParser(resolve_entities=False, no_network=True))


def _count(element: etree._Element, counted: Counter[str]) -> None:
    name = etree.QName(element).localname
    if name in ("ins", "moveTo") and _said(element):
        counted["insertions"] += 1
    elif name in ("del", "moveFrom") and _said(element, "delText", "t"):
        counted["deletions"] += 1
    elif name == "commentReference":
        counted["comments"] += 1


def _put_in_its_way(element: etree._Element, numbering: Numbering) -> None:
    name = etree.QName(element).localname
    if name in _RENAMED:
        element.tag = _beside(element, _RENAMED[name])
    match name:
        case "t":
            element.text = _OURS.sub("", element.text or "")
        case "p":
            _show_number(element, numbering)
        case "r" if _is_hidden(element):
            element.clear()
        case "ruby":
            base, reading = child(element, "rubyBase"), child(element, "rt")
            _become(element, "t", f"{_RUBY}{_said(base)}{_READING}{_said(reading)}{_END}")
        case "oMath":
            _become_run(element)


def _show_number(paragraph: etree._Element, numbering: Numbering) -> None:
    properties = child(paragraph, "pPr")
    if child(child(properties, "rPr"), "del") is not None:
        return
    shown = numbering.before(paragraph)
    if shown is not None:
        run = etree.Element(_beside(paragraph, "r"))
        text = etree.SubElement(run, _beside(paragraph, "t"))
        text.text = f"{_POINT}{shown.list} {shown.level}{_SHOWN}{shown.text}{_TEXT}"
        paragraph.insert(0 if properties is None else 1, run)


def _is_hidden(run: etree._Element) -> bool:
    hidden = child(child(run, "rPr"), "vanish")
    return hidden is not None and value(hidden) not in ("0", "false")


def _said(element: etree._Element | None, *names: str) -> str:
    """All text below an element, without our own signs."""
    parts = () if element is None else element.iter(etree.Element)
    said = (each.text or "" for each in parts if etree.QName(each).localname in (names or ("t",)))
    return _OURS.sub("", "".join(said))


def _become(element: etree._Element, name: str, text: str) -> None:
    tail = element.tail
    element.clear()
    element.tag, element.text, element.tail = _beside(element, name), text, tail


def _become_run(formula: etree._Element) -> None:
    """Put the words of a formula where it stood."""
    around = (each for each in formula.iterancestors() if etree.QName(each).localname == "p")
    if (paragraph := next(around, None)) is not None:
        said, tail = _said(formula), formula.tail
        formula.clear()
        formula.tag, formula.tail = _beside(paragraph, "r"), tail
        etree.SubElement(formula, _beside(paragraph, "t")).text = said


def _beside(element: etree._Element, name: str) -> str:
    return f"{{{etree.QName(element).namespace}}}{name}"


# --- after it ----------------------------------------------------------------------------------


def _with_what_it_lost(html: str) -> str:
    """mammoth's HTML with points as Word's clipboard has them, and with ruby."""
    html = _RUBIES.sub(r"<ruby>\1<rt>\2</rt></ruby>", html)
    return _POINTS.sub(
        r"<\1\2 style='mso-list:l\3 level\4 lfo1'><span style='mso-list:Ignore'>\5</span>", html
    )
