"""The checks of two texts: one small class each, in the file of its subject."""

from __future__ import annotations

from translations.checks.facts.checks.check import FactCheck
from translations.checks.facts.checks.clocks import Clocks
from translations.checks.facts.checks.countries import Countries
from translations.checks.facts.checks.figures import VALUE_CHECKS
from translations.checks.facts.checks.names import CapitalNames
from translations.checks.facts.checks.qualifiers import Qualifiers
from translations.checks.facts.checks.structure import Footnotes, Links, Points
from translations.checks.facts.checks.weekdays import Weekdays

# The two clocks come first: what they explain is said once.
FACT_CHECKS: tuple[FactCheck, ...] = (
    Clocks(),
    Weekdays(),
    *VALUE_CHECKS,
    Qualifiers(),
    Points(),
    Footnotes(),
    Links(),
    Countries(),
    CapitalNames(),
)

__all__ = ["FACT_CHECKS", "FactCheck"]
