"""Rows: one text of a person's lists as the page says it, and where its work is done."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from django.contrib.auth.models import User
from django.urls import get_script_prefix, reverse
from django.utils.translation import gettext as _

from releases.models import Office
from translations.desk.room import desk_path
from translations.models import State, Suggestion
from translations.work.deputies import Deputies
from translations.work.mine import Part, WorkList
from translations.work.reading import Clocks, Title, Titles, Turns
from translations.work.suggested import WRITTEN as WRITTEN_IN
from translations.work.suggested import Suggested


@dataclass(frozen=True)
class Row:
    """One text: its title and the way to it, what it is, and what presses, as ``marks`` of a look.

    ``waiting`` are the edits that are suggested, each with whether it ``still_fits``; ``taken`` is
    the person's own that was taken, where the text has nothing else that they have not read;
    ``deputies`` are those to hand it to.
    """

    text: Any
    title: Title
    path: str
    standing: str
    since: str
    marks: Sequence[tuple[str, str]]
    remark: str
    reviewer: str
    waiting: Sequence[Any] = ()
    taken: Suggestion | None = None
    deputies: Sequence[User] = ()

    @property
    def history(self) -> str:
        return history_path(self.text)


@dataclass(frozen=True)
class Block:
    """A list with its rows worded."""

    work: WorkList
    rows: Sequence[Row]


def text_path(text: Any) -> str:
    return _path("change", text.pk)


def review_path(text: Any) -> str:
    return _path("review", text.pk)


def history_path(text: Any) -> str:
    return _path("history", text.pk)


def compare_path(text: Any) -> str:
    """What differs between its newest revision and the one before."""
    return _path("compare", text.pk, text.revision - 1, text.revision)


def _path(room: str, *numbers: int) -> str:
    return _pattern(get_script_prefix(), room, len(numbers)) % numbers


@lru_cache(maxsize=32)
def _pattern(_prefix: str, room: str, count: int) -> str:
    """A room's address with a place for each number: a board has hundreds, and reversing each takes long."""
    numbers = [10**9 + place for place in range(count)]
    path = reverse(f"admin:translations_translation_{room}", args=numbers).replace("%", "%%")
    for number in numbers:
        path = path.replace(f"/{number}/", "/%d/")
    return path


def writing_path(text: Any) -> str:
    """Where a text is written: a translation at its desk, an original on its page."""
    return text_path(text) if text.is_original else desk_path(text)


def blocks(
    lists: Iterable[WorkList],
    titles: Titles,
    turns: Turns,
    clocks: Clocks,
    offices: Mapping[int, Office],
    suggested: Suggested,
    deputies: Deputies,
) -> list[Block]:
    def worded(text: Any, part: Part) -> Row:
        office, remark = offices[text.release.office_id], turns.remark(text)
        return Row(
            text=text,
            title=titles.naming(text),
            path=review_path(text) if part == Part.REVIEW else writing_path(text),
            standing=str(text.get_standing_display()),
            since=_since(text, turns, clocks, office),
            marks=list(_marks(text, part, clocks, office)),
            remark=remark if text.state == State.RETURNED else "",
            reviewer=turns.actor(text),
            waiting=suggested.waiting.get(text.pk, ()) if part in WRITTEN_IN else (),
            taken=suggested.taken.get(text.pk) if part == Part.REVIEW else None,
            deputies=deputies.for_text(text) if part in WRITTEN_IN else (),
        )

    return [Block(each, [worded(row, each.part) for row in each.rows]) for each in lists]


WRITTEN = (State.DRAFT, State.RETURNED)


def _marks(text: Any, part: Part, clocks: Clocks, office: Office) -> Iterator[tuple[str, str]]:
    if text.release.is_urgent:
        yield "urgent", _("urgent")
    wanted = {"when": clocks.says(text.wanted_at, office)}
    if text.wanted_at and text.wanted_at == text.release.embargo_until:
        yield "embargo", _("embargo until %(when)s") % wanted
    elif text.wanted_at:
        yield "", _("public at %(when)s") % wanted
    if text.due_at and text.state in WRITTEN:
        due = {"when": clocks.says(text.due_at, office)}
        if text.is_overdue:
            yield "overdue", _("overdue since %(when)s") % due
        else:
            yield "", _("due %(when)s") % due
    if text.is_outdated and part != Part.OUTDATED:
        yield "outdated", _("source has changed")
    if text.is_own:
        yield "", _("you changed it yourself: for another reviewer")


def _since(text: Any, turns: Turns, clocks: Clocks, office: Office) -> str:
    """Since when a text is in its state, and by whom, where the record says so."""
    since = clocks.says(turns.at(text), office)
    if not since:
        return ""
    named = {"since": since, "person": turns.actor(text)}
    return _("since %(since)s, by %(person)s") % named
