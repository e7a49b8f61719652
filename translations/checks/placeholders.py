"""Placeholders: what of the source's marks a translation of the passage lacks, or has besides."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from translations.checks.finding import Accused, Family, Field, Finding, Severity
from translations.segmentation.placeholders import Token, placeholders

MISPLACED = "placeholders"
EXPLANATION = gettext_lazy(
    "What the source sets in bold, links, or hangs a note on, the translation does too: a mark that is"
    " missing is often a word that is missing."
)
SOURCE = "docs/decisions/23-chips-over-markdown.md"
# A reading over characters is the source's script's affair, and lines break where the language does.
_COMPARED = ("note", "link_close", "strong", "emphasis", "code", "autolink")


def misplaced(source: str, target: str) -> Iterator[Finding]:
    """Findings in ``target``, a translated passage: marks that it lacks or has more of than ``source``.

    The spans are characters of the target; what is lacking is said at its end.
    """
    theirs, ours = _of(source), _of(target)
    lacking = _counted(theirs) - _counted(ours)
    for raw, _count in lacking.items():
        said = _("The translation lacks a mark of its source: %(mark)s.") % {"mark": raw}
        yield _finding(len(target), len(target), said)
    foreign = _counted(ours) - _counted(theirs)
    for token in reversed(ours):
        if foreign[_name(token)] > 0:
            foreign[_name(token)] -= 1
            said = _("The source has no such mark: %(mark)s.") % {"mark": _name(token)}
            yield _finding(token.start, token.end, said)


def _of(text: str) -> list[Token]:
    """The marks to compare, of each pair the one that ends it."""
    tokens = enumerate(placeholders(text))
    return [
        token
        for index, token in tokens
        if token.kind in _COMPARED and (token.pair is None or token.pair < index)
    ]


def _counted(tokens: list[Token]) -> Counter[str]:
    return Counter(map(_name, tokens))


def _name(token: Token) -> str:
    """What the two must have alike: of a link its address, of code what it says."""
    return token.raw[2:-1] if token.kind == "link_close" else token.raw


def _finding(start: int, end: int, message: str) -> Finding:
    return Finding(
        id=MISPLACED,
        family=Family.FACTS,
        severity=Severity.WARNING,
        accuses=Accused.TARGET,
        field=Field.BODY,
        start=start,
        end=end,
        message=message,
    )
