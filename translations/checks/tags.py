"""HTML, which a text does not have: readers see the tags as they were typed."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from translations.checks.asides import TAG
from translations.checks.check import HOUSE, Check
from translations.checks.finding import Field, Finding
from translations.checks.reading import Reading

_MARKDOWN = {"b": "**", "strong": "**", "i": "*", "em": "*"}


class TagShown(Check):
    id = "tag-shown"
    explanation = gettext_lazy(
        "A text is Markdown and knows no HTML tags: they stay on the page as they were typed."
    )
    source = HOUSE

    def find(self, text: Reading) -> Iterator[Finding]:
        for passage in text.passages:
            for found in TAG.finditer(passage.visible):
                if passage.visible[found.start() - 1 : found.start()] == "\\":
                    continue
                name = (found["name"] or "").lower()
                right = _MARKDOWN.get(name, "") if passage.field == Field.BODY else ""
                message = _("Readers would see “%(tag)s” as it was typed.") % {"tag": found[0][:40]}
                yield self.at(passage, *found.span(), message, right)
