"""The README: it lists exactly the variables that are read, and leads only to what is there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from cms.environment import REQUIRED
from tests.processes import HOUSE

README = (HOUSE / "README.md").read_text(encoding="utf-8")
ROOMS = ("cms", "releases", "translations")
READ = re.compile(
    r"""env\.\w+\(\s*"([A-Z_]+)"|environ\.get\(\s*"([A-Z_]+)"|environ\["([A-Z_]+)"\](?!\s*=[^=])"""
)
ROW = re.compile(r"^\| (`[A-Z_]+`(?:, `[A-Z_]+`)*) \|(.*)$", re.MULTILINE)


def read_in(*rooms: str) -> set[str]:
    """The names of the environment's variables that the code of these rooms reads."""
    files = [file for room in rooms for file in (HOUSE / room).rglob("*.py")]
    matches = [m for file in files for m in READ.findall(file.read_text(encoding="utf-8"))]
    return {name for match in matches for name in match if name}


def listed(heading: str) -> dict[str, str]:
    """The variables in the table below ``heading``, each with the rest of its row."""
    section = README.split(f"\n## {heading}\n")[1].split("\n## ")[0]
    rows = ROW.findall(section)
    return {name: rest for names, rest in rows for name in re.findall("[A-Z_]+", names)}


def test_configuration_lists_exactly_what_is_read() -> None:
    assert set(listed("Configuration")) == read_in(*ROOMS)


def test_configuration_marks_exactly_what_production_needs() -> None:
    marked = {name for name, rest in listed("Configuration").items() if rest.startswith(" ● |")}
    assert marked == set(REQUIRED)


def test_variables_of_the_tests_are_listed() -> None:
    of_tests = read_in("tests") - {"TEST_LANE", "DJANGO_ALLOW_ASYNC_UNSAFE"} - read_in(*ROOMS)
    assert set(listed("How it is verified")) == of_tests | {"TEST_DATABASE_URL", "TEST_REDIS_URL"}


@pytest.mark.parametrize(
    "document",
    [HOUSE / "README.md", *sorted((HOUSE / "docs").rglob("*.md"))],
    ids=lambda path: path.name,
)
def test_links_lead_somewhere(document: Path) -> None:
    links = re.findall(r"\]\((?!https?:)([^)#]+)\)", document.read_text(encoding="utf-8"))
    assert [link for link in links if not (document.parent / link).exists()] == []


def test_every_decision_is_in_their_list() -> None:
    folder = HOUSE / "docs" / "decisions"
    contents = (folder / "README.md").read_text(encoding="utf-8")
    files = {file.name for file in folder.glob("*.md")} - {"README.md"}
    assert set(re.findall(r"\]\(([^)]+)\)", contents)) == files
