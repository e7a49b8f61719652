"""The demonstration's texts: a folder a release, a file a language, in the form that imports read."""

from __future__ import annotations

from pathlib import Path

from translations.exchange import ReleaseFile, parse

FOLDER = Path(__file__).parent / "texts"

OTAN = "otan-2025-04-03"
VALBRUME = "valbrume-2025-05-12"
STATEMENT = "danwa-2025-05-29"
OPEN_DAY = "portes-ouvertes-2025-06-02"
SEASON = "arabic-2025-06-05"
CALL = "appel-2025-06-10"
DECLARATION = "declaration-2025-06-18"
CONFERENCE = "conference-2025-06-24"
DELEGATION = "delegation-2025-06-30"
CONTRIBUTIONS = "contributions-2025-07-01"
WORKSHOP = "atelier-2025-07-08"
SPEECH = "discours-2025-07-14"
WALK = "walk"


def read(release: str, language: str, edition: str = "") -> ReleaseFile:
    """The text of a release in ``language``, or a later ``edition`` of it, such as "r2".

    Raises OSError for one that the demonstration has not.
    """
    path = FOLDER / release / ".".join(filter(None, (language, edition, "md")))
    return parse(path.read_text(encoding="utf-8"), f"{release}/{path.name}")
