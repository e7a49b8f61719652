"""Checks: what is wrong with the form of a text, found while it is written. Pure: no ORM.

A check is a small class in the file of its subject; ``table`` lists them all. Those of two texts,
which compare facts, will report the same findings.
"""

from translations.checks.finding import Accused, Family, Field, Finding, Severity
from translations.checks.running import findings
from translations.checks.table import CHECKS

__all__ = ["CHECKS", "Accused", "Family", "Field", "Finding", "Severity", "findings"]
