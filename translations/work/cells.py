"""Cells: the releases of the board and their languages as the page says them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from releases.document import Standing
from releases.languages import BY_CODE, CODES, Language
from releases.models import Office, Plan
from translations.models import Public, State
from translations.templatetags.staff import person
from translations.work.board_form import LATE, NONE, OUTDATED, Asked
from translations.work.coverage import Coverage
from translations.work.reading import Clocks, Title, Titles, Turns
from translations.work.rows import compare_path, history_path, text_path

# What readers see of a text in this state without its being said.
PLAIN = {State.PUBLISHED: Public.LIVE}


@dataclass(frozen=True)
class Cell:
    """One language of one release; without ``path`` there is no text yet.

    ``differs`` leads to what differs between its newest revision and the one before.
    """

    language: Language
    state: str
    said: str
    path: str = ""
    history: str = ""
    revision: int = 0
    differs: str = ""
    standing: str = ""
    who: str = ""
    since: str = ""
    due: str = ""
    is_overdue: bool = False
    is_outdated: bool = False
    is_asked: bool = False


@dataclass(frozen=True)
class Line:
    """One release and its languages."""

    release: Any
    title: Title
    path: str
    office: Office
    embargo: str
    cells: Sequence[Cell]


def lines(board: Coverage, titles: Titles, turns: Turns, clocks: Clocks) -> list[Line]:
    found = []
    for release in board.page.object_list:
        office = board.offices[release.office_id]
        until = release.embargo_until
        found.append(
            Line(
                release,
                titles.naming_release(release),
                reverse("admin:releases_release_change", args=[release.pk]),
                office,
                clocks.says(until, office) if until and until > clocks.now else "",
                [
                    _cell(release, code, office, board.asked, turns, clocks)
                    for code in _codes(release, office, board.asked)
                ],
            )
        )
    return found


def _codes(release: Any, office: Office, asked: Asked | None) -> list[str]:
    """The languages of the office, and what the release has besides; or the one that was asked for."""
    if asked and asked.language:
        return [asked.language]
    return [code for code in CODES if code in office.languages or code in release.texts]


def _cell(
    release: Any, code: str, office: Office, asked: Asked | None, turns: Turns, clocks: Clocks
) -> Cell:
    text, wish = release.texts.get(code), asked.state if asked else ""
    if text is None:
        plan = release.plan.get(code)
        said = str(Plan(plan).label) if plan else _("not begun")
        return Cell(BY_CODE[code], NONE, said, is_asked=wish == NONE)
    since = clocks.says(turns.at(text), office)
    late = {LATE: text.is_overdue, OUTDATED: text.is_outdated}
    return Cell(
        language=BY_CODE[code],
        state=text.seen,
        said=_said(text),
        path=text_path(text),
        history=history_path(text),
        revision=text.revision,
        differs=compare_path(text) if text.revision > 1 else "",
        standing=_labels(get_language() or "")[text.standing],
        who=person(text.assignee or turns.actor(text)),
        since=_("since %(when)s") % {"when": since} if since else "",
        due=clocks.says(text.due_at, office) if text.state in (State.DRAFT, State.RETURNED) else "",
        is_overdue=text.is_overdue,
        is_outdated=text.is_outdated,
        is_asked=late.get(wish, text.seen == wish),
    )


def _said(text: Any) -> str:
    """The state, and what readers have where that doesn't follow from it."""
    labels = _labels(get_language() or "")
    state, public = labels[text.state], labels[text.public]
    if text.public == PLAIN.get(text.state, Public.NONE):
        return state
    return public if text.state == State.PUBLISHED else f"{state}, {public}"


@lru_cache(maxsize=8)
def _labels(language: str) -> dict[str, str]:
    """What the staff's interface in this language calls states, publics and standings, worded once."""
    choices = [*State.choices, *Public.choices, *Standing.choices]
    return {value: str(label) for value, label in choices}
