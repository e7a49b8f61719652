"""Characters that can't be seen and turn the direction of writing."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from releases.markup import bidi_controls
from translations.checks.check import Check
from translations.checks.finding import Field, Finding
from translations.checks.reading import Reading


class DirectionControl(Check):
    id = "direction-control"
    explanation = gettext_lazy(
        "An invisible character that turns the direction of writing can show a text otherwise than"
        " it was read by who approved it. A reviewer must confirm each one."
    )
    source = "Unicode Technical Report #36, section 2.5; CVE-2021-42574"

    def find(self, text: Reading) -> Iterator[Finding]:
        document = text.document
        fields = (document.title, document.summary, document.body)
        for field, words in zip(Field, fields, strict=True):
            for place, name in bidi_controls(words):
                message = _("An invisible character turns the direction here: %(name)s.")
                yield self.within(field, place, place + 1, message % {"name": name})
