"""Rows: one text of a person's lists as the page says it, and where its work is done."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from releases.models import Office
from translations.desk.room import desk_path
from translations.models import State
from translations.templatetags.staff import person
from translations.work.mine import Part, WorkList
from translations.work.reading import Clocks, Title, Titles, Turns


@dataclass(frozen=True)
class Row:
    """One text: its title and the way to it, what it is, and what presses."""

    text: Any
    title: Title
    path: str
    facts: Sequence[str]
    wanted: str
    due: str
    remark: str
    reviewer: str

    @property
    def is_embargo(self) -> bool:
        """Whether the end of the embargo is all that is known of when readers are to have it."""
        return bool(self.text.wanted_at == self.text.release.embargo_until)

    @property
    def marked(self) -> bool:
        """Whether there is anything to mark."""
        text = self.text
        flags = ("is_outdated", "is_own")
        return bool(
            self.wanted or self.due or text.release.is_urgent
            or any(getattr(text, flag, False) for flag in flags)
        )  # fmt: skip


@dataclass(frozen=True)
class Block:
    """A list with its rows worded."""

    work: WorkList
    rows: Sequence[Row]


def text_path(text: Any) -> str:
    return reverse("admin:translations_translation_change", args=[text.pk])


def review_path(text: Any) -> str:
    return reverse("admin:translations_translation_review", args=[text.pk])


def writing_path(text: Any) -> str:
    """Where a text is written: a translation at its desk, an original on its page."""
    return text_path(text) if text.is_original else desk_path(text)


def blocks(
    lists: Iterable[WorkList],
    titles: Titles,
    turns: Turns,
    clocks: Clocks,
    offices: Mapping[int, Office],
) -> list[Block]:
    def worded(text: Any, part: Part) -> Row:
        office, remark = offices[text.release.office_id], turns.remark(text)
        return Row(
            text=text,
            title=titles.naming(text),
            path=review_path(text) if part == Part.REVIEW else writing_path(text),
            facts=_facts(text, turns, clocks, office),
            wanted=clocks.says(text.wanted_at, office),
            due=clocks.says(text.due_at, office) if text.state in WRITTEN else "",
            remark=remark if text.state == State.RETURNED else "",
            reviewer=person(turns.actor(text)),
        )

    return [Block(each, [worded(row, each.part) for row in each.rows]) for each in lists]


WRITTEN = (State.DRAFT, State.RETURNED)


def _facts(text: Any, turns: Turns, clocks: Clocks, office: Office) -> list[str]:
    """What is said of a text in a few words: its standing, and since when it is in its state, by whom."""
    said = [str(text.get_standing_display())]
    if since := clocks.says(turns.at(text), office):
        named = {"since": since, "person": person(turns.actor(text))}
        said.append(_("since %(since)s, by %(person)s") % named)
    return said
