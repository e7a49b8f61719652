"""Footnotes: marks and notes that lead to each other, whoever wrote the page.

Word, LibreOffice, Google Docs, MediaWiki, mammoth and our own pages name them differently, but all link
the mark to the note and the note back to the mark.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from translations.exchange.html_tree import Element

MARK = "note-mark"  # the element that takes a mark's place; its value is the number of the note
_LONGEST_MARK = 8
_NO_NOTES = frozenset(["root", "html", "body", "main", *(f"h{level}" for level in range(1, 7))])
_OWN_PART = re.compile(r"(?:ftn|edn|sdfootnote|sdendnote)\d+", re.IGNORECASE)


def take(root: Element) -> list[Element]:
    """Take the notes out of the page, put numbered marks in it, and return the notes by number."""
    page = _Page(root)
    numbers = page.numbered(page.notes())
    for anchor, note in page.marks(numbers):
        anchor.become(MARK, value=str(numbers[note] + 1))
    _without_brackets(root)
    _without_rules(root, numbers)
    return [_taken(note, page) for note in numbers]


class _Page:
    """The links of a page that lead to places on it."""

    def __init__(self, root: Element) -> None:
        elements = list(root.walk())
        self._place = {element: place for place, element in enumerate(elements)}
        self._named: dict[str, Element] = {}
        for element in elements:
            for name in element.names:
                self._named.setdefault(name, element)
        self._anchors = [each for each in elements if self.target(each) and _is_short(each)]
        self._declared = dict.fromkeys(each for each in elements if _is_declared(each))
        self._ways_back: dict[Element, set[Element]] = {}

    def target(self, anchor: Element) -> Element | None:
        """The element of this page that a link leads to."""
        href = anchor.attributes.get("href", "") if anchor.tag == "a" else ""
        return self._named.get(href[1:]) if href.startswith("#") else None

    def notes(self) -> list[Element]:
        """Blocks after their mark that lead back to where it stands, and those said to be notes."""
        found = dict.fromkeys(
            note
            for anchor in self._anchors
            for note in self._notes_of(anchor)
            if anchor.block in self._leads_back_to(note)
        )
        return list(found | self._declared)

    def marks(self, notes: Iterable[Element]) -> Iterator[tuple[Element, Element]]:
        """Every link that leads to one of these notes from outside of it."""
        known = set(notes)
        for anchor in self._anchors:
            yield from ((anchor, note) for note in self._notes_of(anchor) if note in known)

    def numbered(self, notes: Iterable[Element]) -> dict[Element, int]:
        """The notes in the order of their first marks; without a mark they stand last."""
        order = dict.fromkeys(note for _anchor, note in self.marks(notes)) | dict.fromkeys(notes)
        return {note: number for number, note in enumerate(order)}

    def leads_out(self, anchor: Element, note: Element) -> bool:
        """Whether a link in a note is the way back, which belongs to the page and not to the text."""
        target = self.target(anchor)
        is_said = anchor.attributes.get("role") == "doc-backlink"
        return is_said or bool(target and _is_short(anchor) and not _is_within(target, note))

    def _notes_of(self, anchor: Element) -> Iterator[Element]:
        target = self.target(anchor)
        if target is None:
            return
        note = target.block
        if note.parent and _is_part_of_its_own(note.parent):
            note = note.parent
        is_after = note.tag not in _NO_NOTES and self._place[anchor] < self._place[note]
        if is_after or note in self._declared:
            yield note

    def _leads_back_to(self, note: Element) -> set[Element]:
        """The blocks on the page to which links in ``note`` lead."""
        if note not in self._ways_back:
            targets = [self.target(each) for each in note.walk() if _is_short(each)]
            self._ways_back[note] = {target.block for target in targets if target}
        return self._ways_back[note]


def _is_short(anchor: Element) -> bool:
    return anchor.tag == "a" and len(anchor.text.strip()) <= _LONGEST_MARK


def _is_within(element: Element, other: Element) -> bool:
    return element is other or any(each is other for each in element.ancestors())


def _is_part_of_its_own(element: Element) -> bool:
    """Whether a block holds one note and nothing else."""
    return bool(_OWN_PART.fullmatch(element.attributes.get("id", ""))) or element.style.get(
        "mso-element"
    ) in ("footnote", "endnote")


def _is_declared(element: Element) -> bool:
    """Whether the page says itself that this is a note, though nothing may lead to it."""
    around = element.parent and element.parent.parent
    return (
        element.tag == "li"
        and isinstance(around, Element)
        and around.attributes.get("role") == "doc-endnotes"
        and bool(element.text.strip())
    )


def _without_brackets(root: Element) -> None:
    """Take away brackets around a mark that stand outside the link."""
    for element in list(root.walk()):
        nodes = element.children
        for place, node in enumerate(nodes[1:-1], start=1):
            before, after = nodes[place - 1], nodes[place + 1]
            if not isinstance(node, Element) or node.tag != MARK:
                continue
            if not isinstance(before, str) or not isinstance(after, str):
                continue
            if before.endswith("[") and after.startswith("]"):
                nodes[place - 1], nodes[place + 1] = before[:-1], after[1:]


def _without_rules(root: Element, notes: Iterable[Element]) -> None:
    """Take away a line across the page that parts the notes from the text."""
    known, rule = set(notes), None
    for node in list(root.nodes()):
        if isinstance(node, str):
            rule = None if node.strip() else rule
        elif node in known and rule:
            rule.vanish()
        elif node.tag == "hr":
            rule = node


def _taken(note: Element, page: _Page) -> Element:
    """What a note says, without its own number and the way back; the page is left without it."""
    for anchor in list(note.walk()):
        if page.leads_out(anchor, note):
            anchor.vanish()
    taken = Element("note", {}, list(note.children))
    for child in taken.children:
        if isinstance(child, Element):
            child.parent = taken
    note.vanish()
    return taken
