"""Running the checks of a passage beside its source."""

from __future__ import annotations

from translations.checks.beside.length import LengthRatio
from translations.checks.beside.passages import BesideCheck, Said
from translations.checks.beside.untranslated import Untranslated
from translations.checks.finding import Finding

BESIDE_CHECKS: tuple[BesideCheck, ...] = (Untranslated(), LengthRatio())


def passage_findings(said: Said) -> list[Finding]:
    """What is found in a passage; of one that isn't translated, the length says nothing more."""
    for check in BESIDE_CHECKS:
        if found := list(check.find(said)):
            return found
    return []
