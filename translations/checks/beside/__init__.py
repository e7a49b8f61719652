"""Checks of a passage beside its source: is it translated, and is it as long as it should be. Pure.

They are of form and not of facts: nothing is understood, only words, letters and lengths compared.
"""

from translations.checks.beside.documents import document_findings
from translations.checks.beside.lengths import Norm, learned, shipped
from translations.checks.beside.passages import Said
from translations.checks.beside.running import BESIDE_CHECKS, passage_findings

__all__ = [
    "BESIDE_CHECKS",
    "Norm",
    "Said",
    "document_findings",
    "learned",
    "passage_findings",
    "shipped",
]
