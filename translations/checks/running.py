"""Running the checks over a text."""

from __future__ import annotations

from itertools import islice

from releases.document import Document
from releases.house_style import PLAIN, HouseStyle
from translations.checks.finding import Field, Finding
from translations.checks.reading import Reading
from translations.checks.table import CHECKS

# Findings of one check. Nobody reads more of a kind, and a text of brackets has 50,000.
MOST = 100

_ORDER = {field: index for index, field in enumerate(Field)}


def findings(document: Document, language: str, style: HouseStyle = PLAIN) -> list[Finding]:
    """What the checks find in a document in ``language``, by field and place; 100 of a kind at most.

    ``style`` is how its office writes, where an office is known.

    Raises MarkupRefused for a text over the limit.
    """
    text = Reading(document, language, style)
    found = [
        finding
        for check in CHECKS
        if check.concerns(language)
        for finding in islice(check.find(text), MOST)
    ]
    return sorted(found, key=lambda each: (_ORDER[each.field], each.start, each.end, each.id))
