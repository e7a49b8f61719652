"""The shape of a text: its points, footnotes and links."""

from __future__ import annotations

import re
from abc import abstractmethod
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from translations.checks.asides import ADDRESS, MAIL, TARGET
from translations.checks.facts.checks.check import FactCheck
from translations.checks.facts.text import Pair
from translations.checks.finding import Field, Severity
from translations.checks.pair_finding import PairFinding, Span
from translations.checks.reading import Reading

_MARK = re.compile(
    r"^[ \t>]{0,9}+(?P<note>\[\^[^\s\[\]]{1,64}\]:)|(?<!\\)\[\^[^\s\[\]]{1,64}\]", re.MULTILINE
)
_LINK = re.compile(rf"(?<=\]){TARGET}|{ADDRESS}|{MAIL}", re.IGNORECASE)


class _Part(NamedTuple):
    """One point, mark or link: its place, by what it is compared, and what it is called."""

    span: Span
    sort: str
    name: str = ""


class PartCheck(FactCheck):
    """What both texts have alike in number."""

    def find(self, pair: Pair) -> Iterator[PairFinding]:
        ours, theirs = list(self.parts(pair.source.reading)), list(self.parts(pair.target.reading))
        if self.is_same(ours, theirs):
            return
        one, other = self.difference(ours, theirs)
        yield self.at(
            one.span if one else None,
            other.span if other else None,
            (self.counted(ours), self.counted(theirs)),
            self.message(ours, theirs),
        )

    @abstractmethod
    def parts(self, text: Reading) -> Iterator[_Part]:
        """What there is of it in one text, in its order."""

    def is_same(self, ours: Sequence[_Part], theirs: Sequence[_Part]) -> bool:
        return len(ours) == len(theirs)

    def difference(
        self, ours: Sequence[_Part], theirs: Sequence[_Part]
    ) -> tuple[_Part | None, _Part | None]:
        """Where the two go apart, else the last of the longer one."""
        for one, other in zip(ours, theirs, strict=False):
            if one.sort != other.sort:
                return one, other
        return (ours[-1], None) if len(ours) > len(theirs) else (None, theirs[-1])

    def counted(self, parts: Sequence[_Part]) -> str:
        return str(len(parts))

    @abstractmethod
    def message(self, ours: Sequence[_Part], theirs: Sequence[_Part]) -> str:
        """What differs, in a sentence."""


class Points(PartCheck):
    id = "fact-list"
    explanation = gettext_lazy(
        "A translation has the points of its source, as many and as deep, whether they are numbered or"
        " have bullets: readers quote them by their place."
    )

    def parts(self, text: Reading) -> Iterator[_Part]:
        depth = 0
        for token in text.blocks:
            if token.type == "list_item_open":
                yield _Part(_line(text, (token.map or [0])[0]), str(depth))
            elif token.type in ("bullet_list_open", "ordered_list_open"):
                depth += 1
            elif token.type in ("bullet_list_close", "ordered_list_close"):
                depth -= 1

    def is_same(self, ours: Sequence[_Part], theirs: Sequence[_Part]) -> bool:
        # A sentence may begin with a dash, or with «1. ».
        if max(len(ours), len(theirs)) < 2:
            return True
        return [part.sort for part in ours] == [part.sort for part in theirs]

    def counted(self, parts: Sequence[_Part]) -> str:
        depths = sorted({part.sort for part in parts})
        counts = [sum(part.sort == depth for part in parts) for depth in depths]
        return " + ".join(str(count) for count in counts) or "0"

    def message(self, ours: Sequence[_Part], theirs: Sequence[_Part]) -> str:
        if len(ours) == len(theirs):
            return _("The points stand at other depths than in the source.")
        return ngettext(
            "The source has %(source)d point, the translation %(target)d.",
            "The source has %(source)d points, the translation %(target)d.",
            len(ours),
        ) % {"source": len(ours), "target": len(theirs)}


class Footnotes(PartCheck):
    id = "fact-footnote"
    explanation = gettext_lazy(
        "Each footnote of the source has its mark and its note in the translation."
    )

    def parts(self, text: Reading) -> Iterator[_Part]:
        for found in _MARK.finditer(text.document.body):
            sort = "note" if found["note"] else "mark"
            name = found[0].strip(" \t>:")
            yield _Part(Span(Field.BODY, *found.span()), sort, name)

    def is_same(self, ours: Sequence[_Part], theirs: Sequence[_Part]) -> bool:
        return sorted(part.sort for part in ours) == sorted(part.sort for part in theirs)

    def difference(
        self, ours: Sequence[_Part], theirs: Sequence[_Part]
    ) -> tuple[_Part | None, _Part | None]:
        """The mark or note that one of them lacks."""
        counts = Counter(part.sort for part in ours)
        counts.subtract(Counter(part.sort for part in theirs))
        sort = next(sort for sort, count in counts.items() if count)
        one, other = ([part for part in parts if part.sort == sort] for parts in (ours, theirs))
        if counts[sort] > 0:
            return _unanswered(one, other), None
        return None, _unanswered(other, one)

    def counted(self, parts: Sequence[_Part]) -> str:
        notes = sum(part.sort == "note" for part in parts)
        return f"{len(parts) - notes} / {notes}"

    def message(self, ours: Sequence[_Part], theirs: Sequence[_Part]) -> str:
        return _(
            "Marks and notes of footnotes: the source has %(source)s, the translation %(target)s."
        ) % {"source": self.counted(ours), "target": self.counted(theirs)}


def _unanswered(longer: Sequence[_Part], shorter: Sequence[_Part]) -> _Part:
    """The first that the other text does not have by its name, else the last."""
    names = {part.name for part in shorter}
    return next((part for part in longer if part.name not in names), longer[-1])


class Links(PartCheck):
    id = "fact-link"
    severity = Severity.WARNING
    explanation = gettext_lazy(
        "Each link of the source has its like in the translation, which may lead to the page in the"
        " reader’s language."
    )

    def parts(self, text: Reading) -> Iterator[_Part]:
        for passage in text.body:
            for found in _LINK.finditer(passage.visible):
                start, end = found.start() + passage.start, found.end() + passage.start
                yield _Part(Span(passage.field, start, end), "")

    def message(self, ours: Sequence[_Part], theirs: Sequence[_Part]) -> str:
        return ngettext(
            "The source has %(source)d link, the translation %(target)d.",
            "The source has %(source)d links, the translation %(target)d.",
            len(ours),
        ) % {"source": len(ours), "target": len(theirs)}


def _line(text: Reading, number: int) -> Span:
    lines, body = text.lines, text.document.body
    start = lines[number] if number < len(lines) else len(body)
    end = body.find("\n", start)
    return Span(Field.BODY, start, len(body) if end < 0 else end)
