"""Word: what its clipboard says in classes and styles of its own, said in plain HTML.

The tree is changed in place: tracked changes are carried out, comments left out, paragraphs of a list
become ``point`` and ``continuation`` elements that ``outline`` reads.
"""

from __future__ import annotations

import re

from translations.exchange.html_tree import Element
from translations.exchange.notes import Tally
from translations.exchange.points import Marker, shown

_COMMENT_MARKS = frozenset(["msocommentreference", "msocomanchor"])
_IN_CONTENTS = re.compile(r"msotoc\d")
_LIST = re.compile(r"(l\d+)\s+level(\d)")
_LIST_PARAGRAPH = re.compile(r"mso(?:listparagraph|listcontinue)")
_HEADING = re.compile(r"h[1-6]")


def rewrite(root: Element, tally: Tally) -> None:
    """Say in plain HTML what Word says in its own; what is lost is counted in ``tally``."""
    _leave_out_comments(root, tally)
    _carry_out_changes(root, tally)
    for element in list(root.walk()):
        _plain_spaces(element)
        if any(map(_IN_CONTENTS.fullmatch, element.classes)):
            tally.add("contents")
            element.vanish()
        elif "msotitle" in element.classes:
            element.tag = "h1"
    _find_points(root, tally)


def _leave_out_comments(root: Element, tally: Tally) -> None:
    marks = [
        each
        for each in root.walk()
        if each.classes & _COMMENT_MARKS or each.style.get("mso-special-character") == "comment"
    ]
    told = [each for each in root.walk() if each.style.get("mso-element") == "comment"]
    count = len(told) or sum("msocomanchor" in each.classes for each in marks)
    if count:
        tally.add("comments", count)
    lists = [each for each in root.walk() if each.style.get("mso-element") == "comment-list"]
    for each in [*marks, *told, *lists]:
        each.vanish()


def _carry_out_changes(root: Element, tally: Tally) -> None:
    """Deleted words go, inserted ones stay. Word puts each of them in an element and a span."""
    for element in list(root.walk()):
        is_deletion = element.tag == "del" or "msodel" in element.classes
        is_insertion = element.tag == "ins" or (
            "msoins" in element.classes and not any(each.tag == "ins" for each in element.walk())
        )
        if is_deletion:
            if element.text.strip() and not element.is_gone:
                tally.add("deletions")
            element.vanish()
        elif is_insertion and element.text.strip():
            tally.add("insertions")


def _plain_spaces(element: Element) -> None:
    """Spaces and tabs of the layout are one space, empty paragraphs' marks nothing."""
    if element.tag == "o:p" and not element.text.strip():
        element.vanish()
    elif element.style.keys() & {"mso-spacerun", "mso-tab-count"}:
        element.become("span", " ")


# --- lists -------------------------------------------------------------------------------------


def _find_points(root: Element, tally: Tally) -> None:
    last: dict[tuple[str, str], Marker] = {}
    for element in list(root.walk()):
        found = _LIST.search(element.style.get("mso-list", ""))
        if found and element.tag != "li":
            sign = _taken_out(element)
            place = found[1], found[2]
            marker = shown(sign, last.get(place))
            if marker is None or _HEADING.fullmatch(element.tag):
                element.children.insert(0, f"{' '.join(sign.split())} ")
                continue
            last[place] = marker
            if marker.lost:
                tally.add(marker.lost)
            element.tag = "point"
            element.attributes |= {
                "level": found[2],
                "marker": marker.style.name,
                "value": str(marker.number),
            }
        elif element.tag == "p" and any(map(_LIST_PARAGRAPH.match, element.classes)):
            element.tag = "continuation"


def _taken_out(element: Element) -> str:
    """The marker that Word shows before a paragraph, which is text in a span of the paragraph."""
    for span in element.walk():
        if span.style.get("mso-list") == "ignore":
            sign = span.text
            span.vanish()
            return sign
    return ""
