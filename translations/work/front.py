"""The front page: one person's lists and, for a press officer, the board."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import Any

from django.contrib.auth.models import User
from django.utils.translation import gettext as _

from releases.models import Office
from translations.models import Role
from translations.roles import is_any
from translations.visibility import opens_releases, works_here
from translations.work.cells import Line, lines
from translations.work.coverage import Coverage
from translations.work.deputies import Deputies, Stead
from translations.work.mine import Part, lists_of
from translations.work.reading import Clocks, Titles, Turns
from translations.work.rows import Block, blocks
from translations.work.suggested import Suggested


class FrontPage:
    """What is read for it is read for all of its rows at once: a longer page asks no more often."""

    def __init__(self, user: User, given: Any) -> None:
        self.works_here, self.opens_releases = works_here(user), opens_releases(user)
        self.board: Coverage | None = None
        self.blocks: Sequence[Block] = ()
        self.lines: Sequence[Line] = ()
        self.clocks = Clocks(())
        self.steads: Sequence[tuple[Stead, str]] = ()
        if self.works_here:
            self._read(user, given)

    def _read(self, user: User, given: Any) -> None:
        offices, lists = Office.objects.in_bulk(), lists_of(user)
        if is_any(user, Role.PRESS_OFFICER):
            self.board = Coverage(user, given, offices)
        rows = [row for each in lists for row in each.rows]
        shown = list(self.board.page.object_list) if self.board else []
        releases = {each.pk: each.office_id for each in [*(row.release for row in rows), *shown]}
        titles = Titles(releases, [row.pk for row in rows])
        texts = self.board.texts.values() if self.board else ()
        turns = Turns([*rows, *(text for each in texts for text in each.values())])
        deputies = Deputies(user)
        named = {*releases.values(), *(stead.office for stead in deputies.steads)}
        self.clocks = Clocks([offices[key] for key in named])
        self.steads = [
            (stead, self.clocks.last_day(stead.until, offices[stead.office]))
            for stead in deputies.steads
        ]
        suggested = Suggested(user, lists)
        self.blocks = blocks(lists, titles, turns, self.clocks, offices, suggested, deputies)
        if self.board:
            self.lines = lines(self.board, titles, turns, self.clocks)

    @property
    def reviews(self) -> bool:
        """Whether anything waits for the person's review, which can be read in its row."""
        return any(block.work.part == Part.REVIEW and block.rows for block in self.blocks)

    @property
    def words(self) -> dict[str, str]:
        """What the page's script says."""
        return {
            "all": _("The whole text"),
            "opened": _("The text is open below."),
            "typed": _("You typed something that is not on record. Close it all the same?"),
            "lost": _(
                "It was not sent: the server can’t be reached. What you typed is still here."
            ),
        }

    @cached_property
    def tally(self) -> Any:
        return self.board.tally.table(self.board.asked) if self.board else []

    @property
    def status(self) -> int:
        return 422 if self.board and self.board.asked is None else 200
