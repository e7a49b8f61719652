"""Cells: the releases of the board and their languages as the page says them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from releases.document import Standing
from releases.languages import BY_CODE, CODES, Language
from releases.models import Office, Plan
from translations.models import Public, State
from translations.work.board_form import LATE, NONE, OUTDATED, Asked
from translations.work.columns import Issue, Text
from translations.work.coverage import Coverage
from translations.work.reading import Clocks, Title, Titles, Turns, called
from translations.work.rows import compare_path, history_path, text_path

# What readers see of a text in this state without its being said.
PLAIN: dict[str, str] = {State.PUBLISHED: Public.LIVE}


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

    @property
    def html(self) -> SafeString:
        """The cell as an item of its list: over a hundred of them took a template as long as all the rest."""
        asked, spoken = " asked" if self.is_asked else "", self.language
        if not self.path:
            return format_html(
                '<li class="edge-{}{}"><span lang="{}">{}</span> <b>{}</b></li>',
                self.state, asked, spoken.tag, spoken.name, self.said,
            )  # fmt: skip
        return format_html(
            '<li class="edge-{}{}"><a href="{}" lang="{}">{}</a> <b>{}</b> {}{}<br>{}{}{}{}</li>',
            self.state, asked, self.path, spoken.tag, spoken.name, self.said, self.standing,
            self._newest, self.who, self._since, self._due, self._outdated,
        )  # fmt: skip

    @property
    def _newest(self) -> str:
        if not self.differs:
            return ""
        number = _("revision %(number)s") % {"number": self.revision}
        return format_html(' · <a href="{}" data-differs>{}</a>', self.differs, number)

    @property
    def _since(self) -> str:
        return (
            format_html('<br><a href="{}">{}</a>', self.history, self.since) if self.since else ""
        )

    @property
    def _due(self) -> str:
        if not self.due:
            return ""
        if self.is_overdue:
            return format_html("<br><em>{} {}</em>", _("overdue:"), self.due)
        return format_html("<br>{} {}", _("due:"), self.due)

    @property
    def _outdated(self) -> str:
        return format_html("<br><em>{}</em>", _("source has changed")) if self.is_outdated else ""


@dataclass(frozen=True)
class Line:
    """One release and its languages."""

    release: Issue
    title: Title
    path: str
    office: Office
    embargo: str
    cells: Sequence[Cell]


def lines(board: Coverage, titles: Titles, turns: Turns, clocks: Clocks) -> list[Line]:
    found = []
    for release in board.page.object_list:
        office, texts = board.offices[release.office_id], board.texts[release.pk]
        until = release.embargo_until
        found.append(
            Line(
                release,
                titles.naming_release(release),
                reverse("admin:releases_release_change", args=[release.pk]),
                office,
                clocks.says(until, office) if until and until > clocks.now else "",
                [
                    _cell(release, code, texts.get(code), office, board.asked, turns, clocks)
                    for code in _codes(texts, office, board.asked)
                ],
            )
        )
    return found


def _codes(texts: Mapping[str, Text], office: Office, asked: Asked | None) -> list[str]:
    """The languages of the office, and what the release has besides; or the one that was asked for."""
    if asked and asked.language:
        return [asked.language]
    return [code for code in CODES if code in office.languages or code in texts]


def _cell(
    release: Issue,
    code: str,
    text: Text | None,
    office: Office,
    asked: Asked | None,
    turns: Turns,
    clocks: Clocks,
) -> Cell:
    wish = asked.state if asked else ""
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
        who=_whose(text) or turns.actor(text),
        since=_("since %(when)s") % {"when": since} if since else "",
        due=clocks.says(text.due_at, office) if text.state in (State.DRAFT, State.RETURNED) else "",
        is_overdue=text.is_overdue,
        is_outdated=text.is_outdated,
        is_asked=late.get(wish, text.seen == wish),
    )


def _whose(text: Text) -> str:
    if text.assignee is None:
        return ""
    return called(get_language(), text.assignee, text.first_name, text.last_name)


def _said(text: Text) -> str:
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
