"""The demonstration's releases, whose translations have the facts of their sources."""

from __future__ import annotations

import datetime
from itertools import permutations

import pytest

from tests.soon import soon
from tests.translations.checks.found import document
from translations.checks import findings
from translations.checks.facts import pair_findings
from translations.checks.pair_finding import PairFinding
from translations.demo import texts

LANGUAGES = ("ja", "en", "fr")
IN_TOKYO, IN_EUROPE = "Asia/Tokyo", "Europe/Brussels"
FOLDERS = sorted(path.name for path in texts.FOLDER.iterdir() if path.is_dir())


def of(release: str, source: str, target: str) -> list[PairFinding]:
    """What is said of the facts of a release, read on the day that its name has."""
    ours, theirs = texts.read(release, source), texts.read(release, target)
    day = release[-10:] if release[-10:-6].isdigit() else ""
    return pair_findings(
        document(ours.body, title=ours.title, summary=ours.summary),
        source,
        document(theirs.body, title=theirs.title, summary=theirs.summary),
        target,
        date=datetime.date.fromisoformat(day) if day else None,
        place_zone=IN_TOKYO if release in (texts.CALL, texts.CONFERENCE) else IN_EUROPE,
    )


PAIRS = [
    (release, source, target)
    for release in FOLDERS
    for source, target in permutations(LANGUAGES, 2)
    if all((texts.FOLDER / release / f"{each}.md").is_file() for each in (source, target))
]


@pytest.mark.parametrize(("release", "source", "target"), PAIRS)
def test_translation_has_the_facts_of_its_source(release: str, source: str, target: str) -> None:
    assert of(release, source, target) == []


def test_form_of_the_real_release_is_found_where_its_facts_are_right() -> None:
    real = texts.read(texts.OTAN, "fr")
    found = {each.id for each in findings(document(real.body, title=real.title), "fr")}
    assert {"leading-zero", "two-spellings", "french-space"} <= found


def test_real_release_is_compared_soon() -> None:
    with soon():
        of(texts.OTAN, "ja", "fr")
