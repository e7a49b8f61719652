"""How long translations are, from aligned sentences: ``python -m benchmarks.lengths``.

Writes the table that the checks are shipped with; ``benchmarks.form`` judges what comes of it.
"""

from __future__ import annotations

import os
from argparse import ArgumentParser
from collections.abc import Mapping, Sequence
from itertools import combinations
from pathlib import Path

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cms.settings")
django.setup()

from benchmarks.facts import FILES, NTREX, sentences  # noqa: E402
from translations.checks.beside import Norm, learned  # noqa: E402
from translations.checks.beside.lengths import TABLE  # noqa: E402


def norms(texts: Mapping[str, Sequence[str]]) -> dict[tuple[str, str], Norm]:
    """By pair, in the order of the files; the other way it is the same, reversed."""
    found = {}
    for one, other in combinations(texts, 2):
        norm = learned(zip(texts[one], texts[other], strict=True), one, other)
        if norm is None:
            raise SystemExit(f"{one}-{other}: too few sentences.")
        found[one, other] = norm
    return found


def main() -> None:
    parser = ArgumentParser(description=__doc__)
    parser.add_argument("--ntrex", type=Path, default=NTREX, help="the folder of aligned sentences")
    options = parser.parse_args()
    lines = [
        f"{one}\t{other}\t{norm.median:.4f}\t{norm.spread:.4f}\n"
        for (one, other), norm in norms(
            {language: sentences(options.ntrex, language) for language in FILES}
        ).items()
    ]
    TABLE.write_text("".join(["source\ttarget\tmedian\tspread\n", *lines]), encoding="utf-8")


if __name__ == "__main__":
    main()
