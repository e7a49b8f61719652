"""A drill: an installation with what is staged, its processes, a reader, and what must hold afterwards."""

from __future__ import annotations

import datetime
import hashlib
import json
import os
import signal
import urllib.request
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urljoin

from tests.drills.harness.crews import Crew
from tests.drills.harness.database import Database
from tests.drills.harness.stage import LANGUAGES, Item
from tests.drills.harness.watching import CANARY, Watch
from tests.processes import System, wait_until

PUBLISHED = (
    "SELECT release_id, language, revision, document, sha256, at FROM releases_publication"
    " WHERE act = 'published' ORDER BY id"
)
LONG = "DRILL_FIGURES" in os.environ
HEALTHY, KILLED, AFTER_AN_OUTAGE = 5.0, 10.0, 60.0  # seconds late, at most (issue 7)


@dataclass(frozen=True)
class Figures:
    """What a drill found: how many went out and how late, and what was done to the workers."""

    items: int
    kills: int
    p50: float
    p99: float
    most: float
    answers: int

    def __str__(self) -> str:
        late = (
            f"late by {self.p50:.2f} s (median), {self.p99:.2f} s (p99), {self.most:.2f} s (most)"
        )
        return f"{self.items} items, {self.kills} kills, {self.answers} answers read: {late}"


class Drill:
    """``items`` wait on the schedule of a far day; ``bring_near`` makes some of them due."""

    killed = 0

    def __init__(self, system: System, database: Database, items: Sequence[Item]) -> None:
        self.system, self.database, self.items = system, database, list(items)
        self.crews: list[Crew] = []
        self.due: dict[int, datetime.datetime] = {}
        self.web = system.up("web")
        self.watch = Watch(system.url)

    def crew(self, count: int, ahead: float = 0, *, unprivileged: bool = False) -> Crew:
        """``count`` sweepers; root among them may write only what its files' modes let anybody."""
        log = self.system.folder / f"crew-{len(self.crews)}.log"
        self.crews.append(Crew(log, self.system.env, count, ahead, unprivileged=unprivileged))
        return self.crews[-1]

    def kill(self, pid: int) -> None:
        os.kill(pid, signal.SIGKILL)
        self.killed += 1

    def bring_near(self, items: Sequence[Item], seconds: float = 1.0) -> datetime.datetime:
        """Move the minute of these to the same moment soon, by the database's clock."""
        due = self.database.now() + datetime.timedelta(seconds=seconds)
        self.database.change_many(
            "UPDATE translations_translation SET publish_at = ? WHERE id = ?",
            [(self.database.stored(due), item.text) for item in items],
        )
        self.due |= dict.fromkeys([item.text for item in items], due)
        return due

    def published(self) -> int:
        return int(
            self.database.value("SELECT count(*) FROM releases_publication WHERE act = 'published'")
        )

    def wait_for(self, count: int, seconds: float = 60) -> None:
        wait_until(lambda: self.published() >= count, self.outputs, seconds)

    def wait_for_a_sweep(self, seconds: float = 90) -> None:
        beats = "SELECT count(*) FROM translations_heartbeat"
        wait_until(lambda: bool(self.database.value(beats)), self.outputs, seconds)

    def outputs(self) -> str:
        logs = [*(crew.output() for crew in self.crews), *(up.output for up in self.system.ups)]
        return f"{self.published()} published\n" + "\n".join(log[-3000:] for log in logs)

    def stop(self) -> None:
        for crew in self.crews:
            crew.stop()
        self.watch.stop()
        for up in self.system.ups:
            up.stop(signal.SIGKILL)

    # --- what must hold afterwards ----------------------------------------------------------

    def check(
        self, *, others_late: Sequence[Item] | None = None, most_late: float = KILLED
    ) -> Figures:
        """These went out once each, as approved, not early, and are read; nothing else was ever seen.

        Reads only the database and what the watching reader was answered. How late is judged in the
        long form alone: a test is no stopwatch; ``others_late`` are then those that nothing held up.
        """
        expected = self.items
        rows = self.database.rows(PUBLISHED)
        self._each_once(expected, rows)
        self.as_approved(rows)
        late = self._none_early(others_late or expected, rows)
        self._none_early(expected, rows)
        self.watch.stop()
        self._seen(expected)
        self._pages_are_there(expected)
        self._effects_once()
        self._told_once(expected)
        self.system.manage("verify_record", seconds=120 + len(expected) / 10)
        kills = self.killed + sum(crew.kills for crew in self.crews)
        figures = Figures(
            len(expected), kills, _at(late, 0.5), _at(late, 0.99), late[-1], self.watch.answers
        )
        assert not LONG or figures.most <= most_late, figures
        return figures

    def _each_once(self, expected: Sequence[Item], rows: Sequence[Any]) -> None:
        out = Counter((release, language) for release, language, *_rest in rows)
        assert out == Counter((item.release, item.language) for item in expected), "lost, or twice"

    def as_approved(self, rows: Sequence[Any]) -> None:
        """Each holds a document that was approved under its revision, and has its hash."""
        approved = set(
            self.database.rows(
                "SELECT t.release_id, t.language, a.revision, a.document FROM translations_approval a"
                " JOIN translations_translation t ON t.id = a.translation_id"
                " WHERE NOT EXISTS (SELECT 1 FROM translations_transition v WHERE v.voids_id = a.id)"
            )
        )
        for release, language, revision, document, sha256, _moment in rows:
            assert (release, language, revision, document) in approved
            assert hashlib.sha256(document.encode()).hexdigest() == sha256

    def _none_early(self, expected: Sequence[Item], rows: Sequence[Any]) -> list[float]:
        """How late each was, in seconds, in order."""
        at = {(row[0], row[1]): self.database.moment(row[5]) for row in rows}
        late = [
            (at[item.release, item.language] - self.due[item.text]).total_seconds()
            for item in expected
        ]
        assert min(late) >= 0, f"early by {-min(late)} s"
        return sorted(late)

    def _seen(self, expected: Sequence[Item]) -> None:
        due = {item.canary: self.due[item.text] for item in expected}
        assert set(self.watch.seen) == set(due), "seen and not published, or published and not seen"
        early = {word: at for word, at in self.watch.seen.items() if at < due[word]}
        assert not early, early

    def _pages_are_there(self, expected: Sequence[Item]) -> None:
        """Each text has its page, where the API says that it is, and the page says it."""
        words = Counter(item.canary for item in expected)
        for language in LANGUAGES:
            path = f"/api/v1/releases?language={language}"
            while path:
                answer = json.loads(_read(self.system.url, path))
                for entry in answer["items"]:
                    (own,) = CANARY.findall(entry["title"])
                    words.subtract([own] if own in _read(self.system.url, entry["url"]) else [])
                path = answer["next"] or ""
        assert not any(words.values()), words

    def _effects_once(self) -> None:
        keys = [key for (key,) in self.database.rows("SELECT key FROM translations_outbox")]
        assert len(keys) == len(set(keys))

    def _told_once(self, expected: Sequence[Item]) -> None:
        """The one press officer is told of each, once; that comes afterwards, from the record."""
        told = (
            "SELECT edition_id, person_id, count(*) FROM translations_notice"
            " WHERE event = 'published' GROUP BY edition_id, person_id"
        )
        wait_until(
            lambda: len(self.database.rows(told)) >= len(expected),
            lambda: f"{len(self.database.rows(told))} told of {len(expected)}\n{self.outputs()}",
        )
        assert [count for *_whom, count in self.database.rows(told)] == [1] * len(expected)


def _read(base: str, path: str) -> str:
    with urllib.request.urlopen(urljoin(base, path)) as answer:
        return str(answer.read().decode())


def _at(ordered: Sequence[float], share: float) -> float:
    return ordered[min(len(ordered) - 1, int(len(ordered) * share))]
