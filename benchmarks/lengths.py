"""How long translations are, from aligned sentences: ``python -m benchmarks.lengths``.

Writes the table that the checks are shipped with, and prints how many of the sentences, presumed
right, are found all the same, beside how many are found when half of them, or all but a quarter, is
cut off.
"""

from __future__ import annotations

import os
from argparse import ArgumentParser
from collections import Counter
from itertools import combinations, permutations
from pathlib import Path

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cms.settings")
django.setup()

from benchmarks.facts import FILES, NTREX, sentences  # noqa: E402
from benchmarks.results import table  # noqa: E402
from translations.checks.beside import Norm, Said, learned, passage_findings  # noqa: E402
from translations.checks.beside.lengths import TABLE  # noqa: E402

PARTS = (1, 2, 4)
Pairs = list[tuple[str, str]]


def norms(texts: dict[str, list[str]]) -> dict[tuple[str, str], Norm]:
    """By pair, in the order of the files; the other way it is the same, reversed."""
    found = {}
    for one, other in combinations(texts, 2):
        norm = learned(zip(texts[one], texts[other], strict=True), one, other)
        if norm is None:
            raise SystemExit(f"{one}-{other}: too few sentences.")
        found[one, other] = norm
    return found


def counted(pairs: Pairs, languages: tuple[str, str], norm: Norm, part: int) -> Counter[str]:
    """By check, in how many pairs something is found when one ``part`` of the target is left."""
    return Counter(
        finding.id
        for source, target in pairs
        for finding in passage_findings(
            Said(source, languages[0], target[: len(target) // part], languages[1], norm)
        )
    )


def row(name: str, norm: Norm, counts: list[Counter[str]], total: int) -> tuple[str, ...]:
    shares = [f"{count['length-ratio'] / total:.1%}" for count in counts]
    same = f"{counts[0]['untranslated'] / total:.1%}"
    return name, f"{norm.median:.3f}", f"{norm.spread:.3f}", same, *shares


def main() -> None:
    parser = ArgumentParser(description=__doc__)
    parser.add_argument("--ntrex", type=Path, default=NTREX, help="the folder of aligned sentences")
    parser.add_argument("--print", action="store_true", help="leave the table as it is")
    options = parser.parse_args()
    if not options.ntrex.is_dir():
        print(
            f"Skipped: there is no folder {options.ntrex}; the sentences are not part of the house."
        )
        return
    texts = {language: sentences(options.ntrex, language) for language in FILES}
    known = norms(texts)
    if not options.print:
        lines = [
            f"{one}\t{other}\t{norm.median:.4f}\t{norm.spread:.4f}\n"
            for (one, other), norm in known.items()
        ]
        TABLE.write_text("".join(["source\ttarget\tmedian\tspread\n", *lines]), encoding="utf-8")
    rows = []
    for one, other in permutations(texts, 2):
        pairs = list(zip(texts[one], texts[other], strict=True))
        norm = known.get((one, other)) or known[other, one].reversed
        counts = [counted(pairs, (one, other), norm, part) for part in PARTS]
        rows.append(row(f"{one}-{other}", norm, counts, len(pairs)))
    head = ("pair", "median", "spread", "untranslated", "length", "of a half", "of a quarter")
    print(table(head, rows))


if __name__ == "__main__":
    main()
