"""Links, whose words say where they lead."""

from __future__ import annotations

import re
from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from translations.checks.asides import ADDRESS, FILLER, TARGET
from translations.checks.check import Check
from translations.checks.finding import Finding
from translations.checks.reading import Reading

_LINK = re.compile(
    rf"(?<!\\)(?P<link>\[(?P<words>[^\[\]\n]{{0,500}}+)\](?P<target>{TARGET}))"
    r"|(?<!\\)<https?://[^<>\s]{1,2000}+>",
    re.IGNORECASE,
)
_IS_ADDRESS = re.compile(rf"{ADDRESS}|(?:[a-z0-9-]{{1,63}}+\.){{1,8}}[a-z]{{2,63}}+(?:/\S*)?", re.I)
# Marks that show nothing by themselves.
_MARKS = " \t*_\\\u00a0\u3000"


class LinkWords(Check):
    id = "link-words"
    explanation = gettext_lazy(
        "The words of a link say where it leads, also to who hears the links of a page one after the"
        " other: the name of the page, not its address."
    )
    source = "WCAG 2.2, 2.4.4"

    def find(self, text: Reading) -> Iterator[Finding]:
        for passage in text.body:
            for found in _LINK.finditer(passage.visible):
                words = (found["words"] or "").strip(_MARKS)
                if not found["link"]:
                    yield self.at(passage, *found.span(), self._as_address())
                elif not words:
                    yield self.at(passage, *found.span(), _("This link has no words."))
                elif FILLER not in words and _names(words, found["target"]):
                    yield self.at(passage, *found.span("words"), self._as_address())

    def _as_address(self) -> str:
        return _("This link has an address for its words: say what stands there.")


def _names(words: str, target: str) -> bool:
    """Whether the words are an address of the web; one to write to is what readers want to see."""
    return _IS_ADDRESS.fullmatch(words) is not None and not target.startswith("(mailto:")
