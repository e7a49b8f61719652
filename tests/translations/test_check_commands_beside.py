"""``check_text`` and ``check_pairs`` tell of passages that aren't translated or are cut short."""

from __future__ import annotations

import json
from io import StringIO
from pathlib import Path

from django.core.management import call_command

from tests.translations.test_check_commands import ids, rows, write

EN = (
    "The Minister met the Secretary General in Brussels, and both agreed to deepen the cooperation"
    " between their institutions in the years to come."
)
FR = (
    "Le ministre a rencontré le Secrétaire général à Bruxelles, et tous deux sont convenus"
    " d’approfondir la coopération entre leurs institutions dans les années à venir."
)


def test_pairs_tell_what_is_left_and_what_is_short(tmp_path: Path) -> None:
    found = rows(tmp_path, f"{EN}\t{EN}", f"{EN}\tLe ministre est venu.", f"{EN}\t{FR}")
    assert [ids(row, "form") for row in found] == [["untranslated"], ["length-ratio"], []]
    (left,) = found[0]["findings"]
    assert (left["severity"], left["accuses"]) == ("warning", "target")
    assert (left["target_span"], left["target_value"]) == ([0, len(EN)], EN)


def test_text_tells_it_at_its_place_in_the_file(tmp_path: Path) -> None:
    source = write(tmp_path / "en.md", f"---\ntitle: Talks\n---\n{EN}\n\n- {EN}\n")
    text = f"---\ntitle: Entretien\n---\n{FR}\n\n- {EN}\n"
    target = write(tmp_path / "fr.md", text)
    out = StringIO()
    call_command(
        "check_text",
        *("--source-language", "en", "--language", "fr", "--json"),
        *("--source", str(source), "--target", str(target)),
        stdout=out,
    )
    (left,) = json.loads(out.getvalue())["findings"]
    start = text.index(EN)
    assert (left["id"], left["target_span"]) == ("untranslated", [start, start + len(EN)])
