"""Facts: what two texts say, read into typed values and compared. Pure: no ORM.

Each text is read by the rules of its language; the comparison sees values alone, so that
令和7年4月3日 and « 3 avril 2025 » are the same, and a figure that differs is found in any wording.
"""

from translations.checks.facts.checks import FACT_CHECKS
from translations.checks.facts.pairs import pair_findings

__all__ = ["FACT_CHECKS", "pair_findings"]
