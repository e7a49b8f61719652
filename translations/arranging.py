"""Arranging: which passages of the source a translation says together, leaves out, or has besides.

Each arrangement is tried on the passages in memory, and what it makes is read again by the page's own
parser: it is refused where any other passage would be read as another block than before.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from django.db import models
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from releases.markup import MarkupRefused, refuse_large
from translations import inserting, silencing
from translations.attempt import Attempt, Inputs
from translations.composing import body_of, piece_of
from translations.drafting import note_changes
from translations.errors import Refusal
from translations.models import Segment, Translation
from translations.passages import Passages, Unfit, in_the_body
from translations.segmentation import Kind, Piece
from translations.segmentation.markers import Marks, remarked, with_room


class Arrangement(models.TextChoices):
    """What can be done with the passage that the verb's ``key`` names.

    ``after`` names the passage to bring it back behind; ``style`` the marks of a list, or what is
    added: ``same``, ``paragraph`` or ``note``.
    """

    LEAVE_OUT = "leave_out", gettext_lazy("leave out")
    MERGE = "merge", gettext_lazy("say together with the passage before")
    TAKE_IN = "take_in", gettext_lazy("say by itself again")
    ADD = "add", gettext_lazy("add a passage behind it")
    DROP = "drop", gettext_lazy("take out what was added")
    BRING_BACK = "bring_back", gettext_lazy("bring back what was kept aside")
    MARK = "mark", gettext_lazy("change the marks of its list")


def arrangement_fits(attempt: Attempt) -> Refusal | None:
    """An arrangement that there is, of a passage that is there, and that breaks no other passage."""
    if attempt.inputs.arrangement not in Arrangement.values:
        return Refusal("no_arrangement", _("Say what is to be done with the passage."))
    text = attempt.translation
    stored = list(text.segments.all())
    try:
        after = _arranged(text, stored, attempt.inputs)
    except Unfit as unfit:
        return unfit.refusal
    try:
        refuse_large(body_of(after.body, after.tail))
    except MarkupRefused as refused:
        return Refusal("too_large", str(refused), (attempt.inputs.key,))
    broken = Passages.of(text, stored).broken_by(after)
    return _breaks(broken) if broken else None


def arrange(attempt: Attempt) -> None:
    """Do it, on record with each passage whose words in the text it changes."""
    text, given = attempt.translation, attempt.inputs
    stored = list(text.segments.all())
    after = _arranged(text, stored, given)
    _write(text, stored, after.rows)
    text.tail = after.tail
    changes = _changes(stored, after.rows) | {"layout": given.key}
    note_changes(text, attempt.user, changes, attempt.at)


def _arranged(text: Translation, stored: Sequence[Segment], given: Inputs) -> Passages:
    """The passages as they would stand. Raises Unfit for what makes no sense."""
    passages = Passages.of(text, stored)
    _ACTS[Arrangement(given.arrangement)](passages, passages.find(given.key), given)
    for position, row in enumerate(passages.rows):
        row.position = position
    return passages


def _breaks(row: Segment) -> Refusal:
    said = row.text.strip()[:40] or Kind(row.kind).label
    return Refusal(
        "structure",
        _("That would change how “%(passage)s” stands in the text, which is now: %(kind)s.")
        % {"passage": said, "kind": Kind(row.kind).label},
        (row.key,),
    )


def _mark(text: Passages, row: Segment, given: Inputs) -> None:
    """Give all points of its list these marks; lists inside it keep theirs."""
    in_the_body(row)
    if given.style not in Marks.values:
        raise Unfit("no_style", _("Say which marks the list is to have."), row.key)
    body = text.body
    pieces = [piece_of(each) for each in body]
    silent = {place for place, each in enumerate(body) if not each.is_said}
    changed = remarked(pieces, body.index(row), given.style, silent) if row in body else {}
    if row.kind != Kind.LIST_ITEM or not changed:
        raise Unfit("no_list", _("This passage begins with no mark of a list."), row.key)
    for pieces_after in (changed, with_room(pieces, changed)):
        after = _with(text, body, pieces_after)
        if text.broken_by(after) is None:
            break
    text.rows, text.free = after.rows, after.free


def _with(text: Passages, body: Sequence[Segment], changed: dict[int, Piece]) -> Passages:
    """The passages with some pieces of the body replaced; what changes within these is meant."""
    after = text.copied()
    by_key = {row.key: row for row in after.rows}
    for place, piece in changed.items():
        row = by_key[body[place].key]
        if row.text != piece.text:
            after.free.add(row.key)
        row.before, row.text = piece.before, piece.text
    return after


_ACTS: dict[Arrangement, Callable[[Passages, Segment, Inputs], None]] = {
    Arrangement.LEAVE_OUT: silencing.leave_out,
    Arrangement.MERGE: silencing.merge,
    Arrangement.TAKE_IN: silencing.take_in,
    Arrangement.ADD: inserting.add,
    Arrangement.DROP: inserting.drop,
    Arrangement.BRING_BACK: inserting.bring_back,
    Arrangement.MARK: _mark,
}


def _write(text: Translation, stored: Sequence[Segment], rows: Sequence[Segment]) -> None:
    old = {row.pk: row for row in stored}
    kept = {row.pk for row in rows if row.pk}
    if gone := old.keys() - kept:
        text.segments.filter(pk__in=gone).delete()
    changed = [row for row in rows if row.pk and _values(row) != _values(old[row.pk])]
    if changed:
        Segment.objects.bulk_update(changed, _FIELDS)
    Segment.objects.bulk_create(row for row in rows if not row.pk)


_FIELDS = [
    field.name
    for field in Segment._meta.concrete_fields
    if field.name not in ("id", "translation", "key")
]


def _values(row: Segment) -> list[object]:
    return [getattr(row, name) for name in _FIELDS]


def _changes(stored: Sequence[Segment], rows: Sequence[Segment]) -> dict[str, str]:
    """What each passage says in the text now, where that is another thing; nothing, of a silent one."""
    old, new = _said(stored), _said(rows)
    return {key: new.get(key, "") for key in old | new if old.get(key, "") != new.get(key, "")}


def _said(rows: Sequence[Segment]) -> dict[str, str]:
    return {row.key: row.text for row in rows if row.is_said}
