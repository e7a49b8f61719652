"""Inserting: adding a passage that the source has not, taking it out, bringing back what is aside."""

from __future__ import annotations

import re

from django.utils.translation import gettext as _

from releases.document import normalised
from releases.markup import MarkupRefused, refuse_large
from translations.attempt import Inputs
from translations.composing import piece_of
from translations.heads import LEAD_KEY
from translations.models import Place, Segment
from translations.passages import Passages, Unfit, in_the_body
from translations.segmentation import Kind, continuation, fitted, loosened
from translations.segmentation.markers import next_marker, points, unmarked

PARAGRAPH, NOTE = "paragraph", "note"  # any other style is that of the passage before
_NOTE_NUMBER = re.compile(r"\[\^(\d{1,6})\]")
# What ends a block of these kinds in the skeleton behind it.
_CLOSING = {
    Kind.CODE: re.compile(r"\n[ \t>]*(?:`{3,}|~{3,})[ \t]*(?=\n|\Z)"),
    Kind.HEADING: re.compile(r"[ \t]+#+[ \t]*(?=\n|\Z)|\n[ \t>]*(?:=+|-+)[ \t]*(?=\n|\Z)"),
    Kind.TABLE_CELL: re.compile(r"[^\n]*"),
}


def add(text: Passages, row: Segment, given: Inputs) -> None:
    """Put a passage of one's own behind ``row``: one like it, a paragraph, or a footnote at the end."""
    in_the_body(row)
    if row.place == Place.ASIDE:
        raise Unfit("aside", _("This passage is kept aside: bring it back instead."), row.key)
    try:
        refuse_large(given.text)
    except MarkupRefused as refused:
        raise Unfit("too_large", str(refused), row.key) from refused
    added = Segment(translation=row.translation)
    _put(text, added, row, given.style, normalised(given.text))


def drop(text: Passages, row: Segment, given: Inputs) -> None:
    """Take an added passage out; with text in it, it is kept aside."""
    in_the_body(row)
    if row.source_key or row.place == Place.ASIDE:
        raise Unfit(
            "not_added",
            _("Only a passage that was added is taken out; leave this one out instead."),
            row.key,
        )
    body = text.body
    place = body.index(row)
    before = body[place - 1] if place else None
    skeleton = _closing(before, row.before) + text.skeleton_after(row)
    text.rows.remove(row)
    if before is None and text.following(None) is not None:
        skeleton = skeleton.rpartition("\n")[2]
    text.set_skeleton_after(before, skeleton)
    if row.text.strip():
        row.place = Place.ASIDE
        text.rows.append(row)


def bring_back(text: Passages, row: Segment, given: Inputs) -> None:
    """Put what is kept aside behind the passage named, or at the end of the text before its notes."""
    if row.place != Place.ASIDE:
        raise Unfit("not_aside", _("This passage is not kept aside."), row.key)
    text.rows.remove(row)
    if row.key == LEAD_KEY:
        row.place = Place.IN
        text.rows.insert(1, row)
        return
    in_the_body(row)
    if row.kind == Kind.CODE:
        raise Unfit("code", _("Code is put back in the editor of the whole text."), row.key)
    anchor = in_the_body(text.find(given.after)) if given.after else _last(text)
    typed = loosened(row.before, row.text)
    row.place, row.reason, row.source_key = Place.IN, "", ""
    row.is_to_revise, row.source_was = False, ""
    if anchor is None:
        row.kind, row.depth, row.before = Kind.PARAGRAPH, 0, ""
        text.rows.append(row)
        text.free.add(row.key)
    else:
        _put(text, row, anchor, _style_of(row, anchor), typed)


def _style_of(row: Segment, anchor: Segment) -> str:
    """How what comes back stands: as before where its neighbour is alike, else as a paragraph."""
    if row.kind == Kind.FOOTNOTE:
        return NOTE
    return "same" if row.kind == anchor.kind != Kind.TABLE_CELL else PARAGRAPH


def _last(text: Passages) -> Segment | None:
    body = text.body
    return next((row for row in reversed(body) if row.kind != Kind.FOOTNOTE), None)


def _put(text: Passages, row: Segment, anchor: Segment, style: str, typed: str) -> None:
    """Put ``row`` behind what ``anchor`` begins, the skeleton around it parted between the two."""
    end = text.body[-1] if style == NOTE else _end(text, anchor, style)
    row.kind, row.depth, own = _stance(text, anchor, end, style)
    skeleton, following = text.skeleton_after(end), text.following(end)
    closing = _closing(end, skeleton)
    rest = skeleton[len(closing) :]
    if following is not None and following.kind == Kind.PARAGRAPH and rest.count("\n") == 1:
        rest = "\n" + rest
    text.set_skeleton_after(end, rest)
    row.before = closing + own
    row.text = fitted(row.before, typed, row.kind)
    text.rows.insert(text.rows.index(end) + 1, row)
    text.free.add(row.key)


def _end(text: Passages, anchor: Segment, style: str) -> Segment:
    """The last passage of what ``anchor`` begins: its table, its point with all in it, what it says too."""
    body = text.body
    end = anchor
    for row in body[body.index(anchor) + 1 :]:
        if not (row.place == Place.MERGED or _goes_on(anchor, row, style)):
            break
        end = row
    return end


def _goes_on(anchor: Segment, row: Segment, style: str) -> bool:
    if anchor.kind == Kind.TABLE_CELL:
        return row.kind == Kind.TABLE_CELL and "\n\n" not in row.before
    if anchor.kind != Kind.LIST_ITEM or style == PARAGRAPH or row.kind == Kind.HEADING:
        return False
    is_next = row.kind == Kind.LIST_ITEM and row.depth == anchor.depth
    return row.depth >= anchor.depth and not is_next


def _stance(text: Passages, anchor: Segment, end: Segment, style: str) -> tuple[str, int, str]:
    """Kind, depth and skeleton of a passage put behind ``end``, as ``anchor`` and ``style`` have it."""
    if style == NOTE:
        return Kind.FOOTNOTE, 0, f"\n\n[^{_free_number(text)}]: "
    if anchor.kind == Kind.TABLE_CELL and anchor.depth:
        raise Unfit("table", _("Nothing can be added behind a table in a list."), anchor.key)
    if anchor.kind == Kind.TABLE_CELL or (style == PARAGRAPH and not _is_within(text, end)):
        return Kind.PARAGRAPH, 0, "\n\n"
    if style != PARAGRAPH and anchor.kind == Kind.HEADING:
        line = anchor.before.rpartition("\n")[2]
        return (
            anchor.kind,
            anchor.depth,
            "\n\n" + (line if "#" in line else "#" * anchor.depth + " "),
        )
    return _in_the_list(text, anchor) if style != PARAGRAPH else _in_its_container(anchor)


def _in_the_list(text: Passages, anchor: Segment) -> tuple[str, int, str]:
    """The next point of its list; behind anything else a block in the same container."""
    head = unmarked(anchor.before) if anchor.kind == Kind.LIST_ITEM else None
    if head is None:
        return _in_its_container(anchor)
    outer = continuation(head)
    gap = "\n" + outer.rstrip() + "\n" if _is_loose(text, anchor) else "\n"
    return anchor.kind, anchor.depth, gap + outer + next_marker(anchor.before)


def _in_its_container(anchor: Segment) -> tuple[str, int, str]:
    prefix = continuation(anchor.before) if anchor.kind != Kind.HEADING else ""
    kind = anchor.kind
    if kind not in (Kind.FOOTNOTE, Kind.QUOTE):
        kind = Kind.QUOTE if prefix.rstrip().endswith(">") else Kind.PARAGRAPH
    depth = 0 if anchor.kind == Kind.HEADING else anchor.depth
    return kind, depth, f"\n{prefix.rstrip()}\n{prefix}"


def _is_loose(text: Passages, anchor: Segment) -> bool:
    """Whether blank lines part the points of the list."""
    body = text.body
    inside = points([piece_of(row) for row in body], body.index(anchor))[1:]
    return any(body[place].before.count("\n") > 1 for place in inside)


def _is_within(text: Passages, anchor: Segment) -> bool:
    """Whether the list or note that the passage stands in goes on behind it."""
    if anchor.kind == Kind.FOOTNOTE:
        return True
    following = text.following(anchor)
    if following is None or following.kind in (Kind.HEADING, Kind.FOOTNOTE):
        return False
    return bool(anchor.depth) and following.depth >= anchor.depth


def _free_number(text: Passages) -> int:
    whole = " ".join(row.before + row.text for row in text.rows)
    return 1 + max(map(int, _NOTE_NUMBER.findall(whole)), default=0)


def _closing(anchor: Segment | None, skeleton: str) -> str:
    """How much of the skeleton behind a passage ends its own block."""
    pattern = _CLOSING.get(Kind(anchor.kind)) if anchor else None
    found = pattern.match(skeleton) if pattern else None
    return found[0] if found else ""
