"""Lines that look like a speaker's turn and are none to the grammar."""

from __future__ import annotations

import re
from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from releases.markdown_turns import TURN
from translations.checks.check import HOUSE, Check
from translations.checks.finding import Finding, Severity
from translations.checks.reading import Reading
from translations.segmentation import Kind

# No host or port: «@ministere:matrix.org», «@16:30».
_WITHOUT_SPACE = re.compile(
    r"@(?=\S)[^\n:：.@]{1,80}+(?<!\\)(?P<colon>:)(?=[^\W\d_]|[«“「])(?!\S{0,80}\.\S)"
)
_LINE = re.compile(r"(?<=\n)[ \t]{0,3}+(?=@)")


class LikeATurn(Check):
    id = "like-a-turn"
    severity = Severity.HINT
    explanation = gettext_lazy(
        "A speaker’s turn is a paragraph that begins with “@Name: ”: an empty line stands before it,"
        " and a space after the colon."
    )
    source = HOUSE

    def find(self, text: Reading) -> Iterator[Finding]:
        for passage in text.body:
            if passage.kind != Kind.PARAGRAPH or passage.depth:
                continue
            if found := _WITHOUT_SPACE.match(passage.prose):
                message = _("A space goes after the colon of a speaker’s name.")
                yield self.at(passage, *found.span("colon"), message, ": ")
            for line in _LINE.finditer(passage.text):
                if TURN.match(passage.text, line.end()):
                    message = _("An empty line goes before each speaker’s turn.")
                    yield self.at(passage, line.end(), line.end() + 1, message, "\n@")
