"""Verifying: whether the record is as it was written, and whether what is live was approved.

Reads only, a chunk at a time, beside people at work: what is committed meanwhile is taken in.
``manage.py verify_record`` prints what is found; ``docs/record.md`` says what it proves.
"""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Iterable, Iterator

from releases.models.walk import Walk
from translations.models import Transition
from translations.verifying.finding import Finding
from translations.verifying.heads import CHAINS, Head, UnreadableHead, current, gone, parse_all
from translations.verifying.live import Live
from translations.verifying.seals import Sealed

__all__ = ["Finding", "Head", "UnreadableHead", "Verification", "current", "gone", "parse_all"]


class Verification:
    """One pass over everything: ``findings()`` once, then the figures of what it looked at."""

    def __init__(self, kept_heads: Iterable[Head] = ()) -> None:
        self.kept_heads = list(kept_heads)
        self.walks = {name: Walk() for name in CHAINS}
        self.sealed, self.live = Sealed(), Live()
        self.found = 0
        self.elsewhere: Counter[str] = Counter()  # pages, by the other address they were made for
        self.seconds = 0.0

    @property
    def rows(self) -> int:
        """How many rows of the record were compared with a hash: links of a chain, and sealed rows."""
        return sum(walk.rows for walk in self.walks.values()) + self.sealed.rows

    def findings(self) -> Iterator[Finding]:
        """Everything that is wrong, each chain in its order first.

        A page that is right but for its address is among them, and is counted as ``elsewhere`` only.
        """
        began = time.monotonic()
        for finding in self._all():
            if finding.served_at:
                self.elsewhere[finding.served_at] += 1
            else:
                self.found += 1
            yield finding
        self.seconds = time.monotonic() - began

    def _all(self) -> Iterator[Finding]:
        for name in CHAINS:
            yield from self._chain(name)
        yield from gone(self.kept_heads)
        yield from self.sealed.altered()
        yield from self.sealed.unsealed()
        if self.sealed.last > self.walks[Transition.chain].last:
            yield from self._chain(
                Transition.chain
            )  # the acts of the meantime, whose seals we took
        yield from self.live.findings()

    def _chain(self, name: str) -> Iterator[Finding]:
        model = CHAINS[name]
        for each in model.breaks(self.walks[name]):
            yield Finding(str(model._meta.db_table), str(each.sequence), each.what)
