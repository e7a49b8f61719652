"""Texts that the tests of the grammar read: the first real release, and any document."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

from hypothesis import strategies as st

ROOT = Path(__file__).parents[1]
FRONT_MATTER = re.compile(r"\A---\n.*?\n---\n+", re.DOTALL)


def seed(language: str) -> str:
    """The body of the first real release in ``language``."""
    path = ROOT / "translations" / "demo" / "texts" / "otan-2025-04-03" / f"{language}.md"
    return FRONT_MATTER.sub("", path.read_text(encoding="utf-8"))


WORDS = [
    "外相会合",
    "概要（がいよう）",
    "وزير",
    "الخارجية",
    "réunion",
    "« OTAN »",
    "l’été",
    "NATO",
    "16h00",
]
MARKS = [
    "**gras**",
    "[lien](/a)",
    "{漢字|かんじ}",
    "`x|y`",
    "[^1]",
    "\\*",
    "&amp;",
    "1)",
    "|",
    "(2)",
]
RUN = st.lists(st.sampled_from([*WORDS, *MARKS]), min_size=1, max_size=4).map(" ".join)
GAP = st.sampled_from(["\n", "\n\n", "\r\n", "\r\n\r\n", "\n \n", "\n\t\n", "  \n", "\n\u3000"])
MARKER = st.sampled_from(
    ["- ", "* ", "1. ", "7) ", "(1) ", "(12)\u3000", "(iv) ", "> ", "-\t", "[^1]: "]
)
INDENT = st.sampled_from(["", " ", "    ", "\t", "  ", "        "])


def _table(cells: Sequence[str]) -> str:
    half = len(cells) // 2
    rows = ["|".join(cells[:half]), "|".join(["-"] * half), "|".join(cells[half:])]
    return "\n".join(f"| {row} |" for row in rows)


BLOCK = st.one_of(
    RUN,
    st.builds("{}{}{}".format, INDENT, MARKER, RUN),
    st.builds("{}{}{}{}".format, INDENT, MARKER, MARKER, RUN),
    st.builds(
        "{} {} {}".format, st.sampled_from(["#", "##", "######"]), RUN, st.sampled_from(["", "#"])
    ),
    st.builds("{}\n{}".format, RUN, st.sampled_from(["===", "---", "***"])),
    st.builds("{0}\n{1}\n{0}".format, st.sampled_from(["```", "~~~"]), RUN),
    st.lists(RUN, min_size=2, max_size=6).map(_table),
)
DOCUMENT = st.lists(st.tuples(BLOCK, GAP).map("".join), max_size=12).map("".join)
