"""Silencing: saying a passage together with the one before, leaving it out, and taking it in again.

The words of a merged passage go to the end of the one before, so that none is lost; it keeps its
own besides. Taken in, it says them again, and the other passage ends where it ended, if nobody has
written on behind them; if somebody has, both say them until a person decides.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product, takewhile

from django.utils.translation import gettext as _

from translations.attempt import Inputs
from translations.heads import OUTSIDE_BODY
from translations.models import Origin, Place, Segment
from translations.passages import Passages, Unfit, in_the_body, said
from translations.segmentation import Kind, fitted, loosened

_FLOWING = frozenset({Kind.PARAGRAPH, Kind.LIST_ITEM, Kind.QUOTE})
# Between two sentences of these there is no space.
_UNSPACED = ("ja", "zh")
_LONGEST_REASON = 300


def leave_out(text: Passages, row: Segment, given: Inputs) -> None:
    """Say nothing of it in this language, for a reason that goes on record."""
    said(row)
    if row.kind == Kind.TABLE_CELL:
        raise Unfit("cell", _("A cell of a table can’t be left out: leave it empty."), row.key)
    if row.kind in OUTSIDE_BODY and row.kind != Kind.LEAD:
        raise Unfit("outside_body", _("This can’t be left out: every text has it."), row.key)
    if not given.reason.strip():
        raise Unfit("no_reason", _("Give a reason: it goes on record."), row.key)
    if len(given.reason) > _LONGEST_REASON:
        raise Unfit(
            "long_reason",
            _("The reason may have %(count)d letters at most.") % {"count": _LONGEST_REASON},
            row.key,
        )
    row.place, row.reason = Place.LEFT_OUT, given.reason.strip()
    # Whoever leaves it out has seen how its source changed.
    row.is_confirmed = row.is_confirmed or row.is_to_revise


def merge(text: Passages, row: Segment, given: Inputs) -> None:
    """Say it at the end of the passage before."""
    in_the_body(said(row))
    host, _between = text.hosts(row)
    if host is None or not host.is_said:
        raise Unfit(
            "no_before",
            _("No passage is said before this one that it could be said with."),
            row.key,
        )
    if not _flow_together(host, row):
        raise Unfit(
            "no_merge",
            _("These can’t be said as one: before “%(passage)s” stands “%(before)s”.")
            % {"passage": Kind(row.kind).label, "before": Kind(host.kind).label},
            row.key,
        )
    whole = fitted(host.before, host.text + _ending(host, row, text.language), host.kind)
    if whole != host.text:
        _write_on(host, row, whole)
    row.place = Place.MERGED
    text.free |= {host.key, row.key}


def take_in(text: Passages, row: Segment, given: Inputs) -> None:
    """Say it by itself again, whether it was merged or left out."""
    if row.place == Place.ASIDE:
        raise Unfit("aside", _("This passage is kept aside: bring it back instead."), row.key)
    if row.is_said:
        raise Unfit("said", _("This passage is said by itself already."), row.key)
    if row.place == Place.MERGED:
        _part(text, row)
    row.place, row.reason = Place.IN, ""
    row.is_confirmed = row.is_confirmed and not row.is_to_revise
    text.free.add(row.key)


def _part(text: Passages, row: Segment) -> None:
    """Take its words from the passages that say them; what is merged behind it goes with it."""
    host, between = text.hosts(row)
    whole = row.text
    for later in _merged_behind(text, row):
        whole = fitted(row.before, whole + _ending(row, later, text.language), row.kind)
    if host is None:
        return
    chained = [other for other in between if _says_it_too(host, other, row, text.language)]
    # Behind words of the host's own first: what says the same twice parts where it was joined last.
    for is_all, words in product((False, True), (row.text, whole)):
        if _give_back(host, _with_text(row, words), text.language, is_all=is_all):
            row.text = words
            break
    for other in chained:
        _give_back(other, row, text.language, is_all=False)
    text.free |= {host.key, *(other.key for other in between)}


def _says_it_too(host: Segment, other: Segment, row: Segment, language: str) -> bool:
    """Whether ``other`` went into the host when ``row`` had gone into it, rather than before."""
    said = _ending(host, other, language)
    own = _ending(host, row, language)
    return own != said != "" and host.text.endswith(said) and not host.text.endswith(said + own)


def _merged_behind(text: Passages, row: Segment) -> Iterator[Segment]:
    body = text.body
    return takewhile(lambda other: other.place == Place.MERGED, body[body.index(row) + 1 :])


def _flow_together(host: Segment, row: Segment) -> bool:
    if host.kind in _FLOWING and row.kind in _FLOWING:
        return True
    # A second note has a mark of its own in the text, which would lead nowhere.
    is_note = row.kind == Kind.FOOTNOTE and "[^" in row.before
    return host.kind == row.kind and row.kind in (Kind.HEADING, Kind.FOOTNOTE) and not is_note


def _ending(host: Segment, row: Segment, language: str) -> str:
    """What the words of ``row`` are at the end of those of ``host``."""
    own = loosened(row.before, row.text)
    if not own:
        return ""
    between = "" if language.startswith(_UNSPACED) or not host.text else " "
    return fitted(host.before, "x" + between + own, host.kind)[1:]


def _write_on(host: Segment, row: Segment, whole: str) -> None:
    """Give the host both texts: what holds of either holds of the whole."""
    is_unread = host.is_unread or row.is_unread
    host.is_confirmed = (host.is_confirmed or not host.text) and row.is_confirmed
    if not host.text:
        host.origin = row.origin
    elif host.origin != row.origin:
        host.origin = Origin.MACHINE if is_unread else Origin.TYPED
    host.is_to_revise = host.is_to_revise or row.is_to_revise
    host.text = whole


def _give_back(host: Segment, row: Segment, language: str, *, is_all: bool) -> bool:
    """Take the words of ``row`` from the end of ``host``, or where they are all it says.

    Returns whether they stood there still.
    """
    ending = _ending(_with_text(host, "") if is_all else host, row, language)
    if not ending or not (host.text == ending if is_all else host.text.endswith(ending)):
        return False
    host.text, host.is_confirmed = host.text.removesuffix(ending), False
    return True


def _with_text(row: Segment, text: str) -> Segment:
    return Segment(before=row.before, kind=row.kind, text=text)
