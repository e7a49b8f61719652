"""The checks of form, on professional translations: ``python -m benchmarks.form``.

Budget: no check finds something in more than 0.5 % of sentences that are presumed right.
"""

from __future__ import annotations

import os
from argparse import ArgumentParser
from collections import Counter
from collections.abc import Sequence
from itertools import permutations
from pathlib import Path

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cms.settings")
django.setup()

from benchmarks.facts import FILES, NTREX, sentences  # noqa: E402
from benchmarks.results import record, table  # noqa: E402
from releases.document import Document  # noqa: E402
from translations.checks import findings  # noqa: E402
from translations.checks.beside import Said, passage_findings, shipped  # noqa: E402

PARTS = (1, 2, 4)
Pairs = Sequence[tuple[str, str]]


def of_form(texts: Sequence[str], language: str) -> Counter[str]:
    """By check, in how many of the sentences it finds something."""
    return Counter(
        check
        for text in texts
        for check in {each.id for each in findings(Document(text, "", "", standing=""), language)}
    )


def beside(pairs: Pairs, languages: tuple[str, str], part: int) -> Counter[str]:
    """By check, in how many pairs it finds something when one ``part`` of the target is left."""
    norm = shipped(*languages)
    return Counter(
        finding.id
        for source, target in pairs
        for finding in passage_findings(
            Said(source, languages[0], target[: len(target) // part], languages[1], norm)
        )
    )


def form_row(language: str, texts: Sequence[str]) -> tuple[str, str]:
    counts = of_form(texts, language).most_common()
    told = ", ".join(f"{check} {count / len(texts):.1%}" for check, count in counts)
    return language, told or "none"


def beside_row(languages: tuple[str, str], pairs: Pairs) -> tuple[str, ...]:
    counts = [beside(pairs, languages, part) for part in PARTS]
    shares = [f"{count['length-ratio'] / len(pairs):.1%}" for count in counts]
    return "-".join(languages), f"{counts[0]['untranslated'] / len(pairs):.1%}", *shares


def main() -> None:
    parser = ArgumentParser(description=__doc__)
    parser.add_argument("--ntrex", type=Path, default=NTREX, help="the folder of aligned sentences")
    parser.add_argument("--print", action="store_true", help="write no section of RESULTS.md")
    options = parser.parse_args()
    if not options.ntrex.is_dir():
        print(
            f"Skipped: there is no folder {options.ntrex}; the sentences are not part of the house."
        )
        return
    texts = {language: sentences(options.ntrex, language) for language in FILES}
    forms = [form_row(language, each) for language, each in texts.items()]
    pairs = [
        beside_row((one, other), list(zip(texts[one], texts[other], strict=True)))
        for one, other in permutations(texts, 2)
    ]
    head = ("pair", "untranslated", "length-ratio", "of a half", "of a quarter")
    text = "\n\n".join([NOTE, table(("language", "by check"), forms), BESIDE, table(head, pairs)])
    if options.print:
        print(text)
    else:
        record("form", "Checks of form", text)


NOTE = """\
In how many of 1,000 sentences of news, professionally written or translated (NTREX-128: Federmann,
Kocmi, Xin 2022), each check finds something; none of more than 0.5 % is the aim. Some findings are
true: the Arabic has words run together at their commas, and the French has ordinary spaces. Quotations
that go on in the next sentence are `unpaired` here, where each sentence is a text of its own."""
BESIDE = """\
The same beside their sources; and in how many `length-ratio` finds it when only the first half, or the
first quarter, of the translation is left. The norms were learned from the same sentences."""

if __name__ == "__main__":
    main()
