"""One item that can not be rendered, among all the others that are due at the same moment."""

from __future__ import annotations

import pytest

from tests.drills.harness.drill import AFTER_AN_OUTAGE, Drill
from tests.drills.harness.figures import note
from tests.drills.harness.stage import PASSWORD, Item
from tests.processes import wait_until
from translations.demo.visitor import Visitor

pytestmark = pytest.mark.processes

HASH = "SELECT sha256 FROM releases_attachment WHERE release_id = ? AND language = ?"
SPOIL = "UPDATE releases_attachment SET sha256 = ? WHERE release_id = ? AND language = ?"
STATE = "SELECT state, failure FROM translations_translation WHERE id = ?"


def test_poisoned_item_fails_alone_and_goes_out_once_it_is_mended(drill: Drill) -> None:
    bad = drill.items[0]  # its text names an annex, whose file is then another
    sha256 = drill.database.value(HASH, bad.release, bad.language)
    drill.database.rows(SPOIL, "0" * 64, bad.release, bad.language)
    drill.crew(2)
    drill.bring_near(drill.items)
    drill.wait_for(len(drill.items) - 1)
    wait_until(lambda: state(drill, bad)[0] == "failed", drill.outputs, seconds=90)
    assert state(drill, bad)[1], "no reason is given"
    others = drill.items[1:]
    assert bad.canary not in drill.watch.seen
    assert drill.published() == len(others)

    drill.database.rows(SPOIL, sha256, bad.release, bad.language)
    retry(drill, bad)
    drill.wait_for(len(drill.items))
    note(
        "a poisoned item among the others",
        drill.check(others_late=others, most_late=AFTER_AN_OUTAGE),
    )


def state(drill: Drill, item: Item) -> tuple[str, str]:
    (row,) = drill.database.rows(STATE, item.text)
    return row[0], row[1]


def retry(drill: Drill, item: Item) -> None:
    """Olivia presses the button."""
    olivia = Visitor(drill.system.url, "olivia")
    assert olivia.log_in(PASSWORD)
    path = f"/admin/translations/translation/{item.text}/"
    assert "/verb/retry/" in olivia.get(f"{path}change/").text
    assert olivia.post(f"{path}verb/retry/", {}).status == 302
