"""The demonstration's texts: Markdown files with front matter."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from pathlib import Path

import yaml

from releases.document import Document, Standing

FOLDER = Path(__file__).parent / "texts"
OTAN = "otan-2025-04-03"
VALBRUME = "valbrume-2025-05-12"
OPEN_DAY = "portes-ouvertes-2025-06-02"
WALK = "walk"

# Readers see the title of an original that stands on another site, so one that we made up says so.
RECONSTRUCTION = "reconstruction"
MARKS = {"ja": "［デモ用の再構成］", "en": " [reconstruction for the demo]"}


@dataclass(frozen=True)
class Text:
    """One file: the document that a person would type, its date and the standing it states."""

    document: Document
    issued_on: datetime.date
    standing: str


def read(release: str, language: str) -> Text:
    """The text of a release in ``language``. Raises OSError for one that the demo has not."""
    return parse((FOLDER / release / f"{language}.md").read_text(encoding="utf-8"))


def parse(file: str) -> Text:
    """The text in a file's content. Raises ValueError where the front matter is missing."""
    before, found, rest = file.partition("---\n")
    front, closed, body = rest.partition("---\n")
    if before or not found or not closed:
        raise ValueError("A text of the demo begins with front matter between two lines of “---”.")
    facts = yaml.safe_load(front)
    mark = MARKS[facts["language"]] if facts["standing"] == RECONSTRUCTION else ""
    document = Document(
        title=facts["title"] + mark,
        summary="",
        body=body.lstrip("\n"),
        standing=Standing.ORIGINAL,  # the workflow gives each text its own
    )
    return Text(document, facts["date"], facts["standing"])
