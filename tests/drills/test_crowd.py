"""Twenty people at twenty browsers who edit, approve, publish and withdraw one text, all at once."""

from __future__ import annotations

import os
import random
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import pytest

from tests.drills.harness.drill import PUBLISHED, Drill
from tests.drills.harness.stage import PASSWORD, STAFF, canary
from tests.drills.harness.watching import CANARY
from translations.demo.visitor import Visitor

pytestmark = pytest.mark.processes

CROWD = 20
ACTS = int(os.environ.get("DRILL_ACTS", "6"))  # of each
TEXT = "SELECT version, revision, sha256 FROM translations_translation WHERE id = ?"
DONE = "SELECT count(*) FROM translations_transition WHERE translation_id = ? AND refusal = ''"


def test_readers_see_only_what_was_approved_while_twenty_work_on_one_text(drill: Drill) -> None:
    text = drill.items[1].text  # one without an annex, which would have words, too
    crowd = [Person(drill, text, number) for number in range(CROWD)]
    assert (
        crowd[0].post("verb/publish/", {}) == 302
    )  # so that readers have something from the start
    before = drill.database.value(DONE, text)
    with ThreadPoolExecutor(CROWD) as pool:
        for done in [pool.submit(person.work) for person in crowd]:
            done.result()
    drill.watch.stop()
    rows = drill.database.rows(PUBLISHED)
    out = [(release, language, revision) for release, language, revision, *_rest in rows]
    assert out, "nothing was published: the crowd proves nothing"
    assert len(out) == len(set(out)), "an edition went out twice"
    published = {word for row in rows for word in CANARY.findall(row[3])}
    assert set(drill.watch.seen) <= published, "readers saw what was not published"
    drill.as_approved(rows)
    drill.system.manage("verify_record")
    assert drill.database.value(DONE, text) > before + len(STAFF)


class Person:
    """One of the crowd, at a browser in which one of the staff is logged in."""

    _browsers: dict[str, Visitor] = {}

    def __init__(self, drill: Drill, text: int, number: int) -> None:
        name = STAFF[number % len(STAFF)]
        self.drill, self.text, self.number = drill, text, number
        self.chance = random.Random(number)  # noqa: S311
        self.browser = Visitor(drill.system.url, name)
        if number < len(STAFF):
            assert self.browser.log_in(PASSWORD)
            self._browsers[name] = self.browser
        self.browser = self._browsers[name]

    def work(self) -> None:
        acts: list[Callable[[], int]] = [self.save, self.approve, self.edition, self.take_down]
        for _turn in range(ACTS):
            status = self.chance.choice(acts)()
            assert status < 500, f"{status} for {self.browser.name}"

    def save(self) -> int:
        version, _revision, _sha256 = self.read()
        word = canary(10_000 + self.number * 100 + self.chance.randrange(100))
        body = f"{word}. Voici le résumé de cette réunion.\n\n- Premier point\n- Second point\n"
        typed = {"version": version, "title": f"Titre {word}", "summary": "", "body": body}
        return self.post("change/", typed | {"then": "submit"})

    def approve(self) -> int:
        _version, revision, sha256 = self.read()
        return self.post("verb/approve/", {"revision": revision, "sha256": sha256})

    def edition(self) -> int:
        first, second = self.chance.choice([("publish", "revise"), ("revise", "recall")])
        given = {"significance": "substantive"}
        return max(self.post(f"verb/{first}/", given), self.post(f"verb/{second}/", given))

    def take_down(self) -> int:
        verb = self.chance.choice(["withdraw", "restore", "restore"])
        return self.post(f"verb/{verb}/", {"reason": "mistake"})

    def read(self) -> tuple[int, int, str]:
        (row,) = self.drill.database.rows(TEXT, self.text)
        return row[0], row[1], row[2]

    def post(self, path: str, fields: dict[str, object]) -> int:
        return self.browser.post(
            f"/admin/translations/translation/{self.text}/{path}", fields
        ).status
