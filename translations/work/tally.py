"""The tally: how many texts are in which state, by language."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from urllib.parse import urlencode

from releases.languages import BY_CODE, CODES, Language
from releases.models import Office
from translations.models.translation import seen
from translations.work.board_form import LATE, NONE, STATES, Asked


@dataclass(frozen=True)
class Count:
    """One figure, and the board of what it counts."""

    number: int
    query: str
    is_asked: bool


class Tally:
    """``rows`` are office, state, language, what readers have, and how many texts, originals and late

    texts are so.
    """

    def __init__(
        self,
        offices: Mapping[int, Office],
        rows: Iterable[tuple[int, str, str, str, int, int, int]],
    ) -> None:
        self.releases = 0
        self.counts: Counter[tuple[str, str]] = Counter()
        for key, state, code, public, texts, originals, late in rows:
            self.releases += originals  # of which each release has one
            for spoken in offices[key].languages:
                self.counts[spoken, NONE] += originals
            self.counts[code, seen(state, public)] += texts
            self.counts[code, LATE] += late
            if code in offices[key].languages:
                self.counts[code, NONE] -= texts
        self.languages = [code for code in CODES if any(each == code for each, _ in self.counts)]

    @cached_property
    def states(self) -> list[tuple[str, str]]:
        """The columns: those in which there is anything."""
        used = {state for (_code, state), number in self.counts.items() if number}
        return [(state, str(label)) for state, label in STATES if state in used]

    def table(self, asked: Asked | None) -> list[tuple[Language, Count, list[Count]]]:
        """Each language with the way to its board, and its figure in each state."""
        kept = _kept(asked)
        return [
            (
                BY_CODE[code],
                self._count(asked, kept, code, ""),
                [self._count(asked, kept, code, state) for state, _label in self.states],
            )
            for code in self.languages
        ]

    def _count(self, asked: Asked | None, kept: dict[str, str], code: str, state: str) -> Count:
        query = urlencode({**kept, "language": code, "state": state})
        is_asked = asked is not None and (asked.language, asked.state) == (code, state)
        return Count(self.counts[code, state], query, is_asked)


def _kept(asked: Asked | None) -> dict[str, str]:
    """The dates and the topic, to be asked for again."""
    if asked is None:
        return {}
    days = {"since": asked.since, "until": asked.until}
    kept = {name: f"{day:%Y-%m-%d}" for name, day in days.items() if day}
    return kept | ({"topic": asked.topic} if asked.topic else {})
