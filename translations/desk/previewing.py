"""Previewing: the page that the passages make while they are typed, and what the checks find in them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.utils.translation import gettext as _

from releases.document import Document, normalised
from releases.preview import preview
from translations.admin.editing import paths_of_files
from translations.checking import Checking, Found
from translations.composing import compose, standing
from translations.desk.page import DeskPage
from translations.models import Acceptance, Segment
from translations.templatetags.staff import person as named


@dataclass
class Typed:
    """The text of a page with what is being typed, by key, in place of what is stored."""

    page: DeskPage
    texts: Mapping[str, str]

    @cached_property
    def segments(self) -> list[Segment]:
        found = standing(self.page.segments)
        for segment in found:
            segment.text = normalised(self.texts.get(segment.key, segment.text))
        return found

    @cached_property
    def checking(self) -> Checking:
        return Checking(self.page.text, self.segments, self.page.source.kept)

    @cached_property
    def document(self) -> Document:
        return compose(self.page.text, self.segments)

    @property
    def html(self) -> str:
        """The page as readers would see it; its blocks say on which line they begin."""
        text = self.page.text
        file_path = paths_of_files(text.release)
        return preview(text.release, text.language, self.document, file_path=file_path, lines=True)

    @property
    def lines(self) -> dict[str, int]:
        """By key, on which line of the body a passage begins."""
        body = self.document.body
        return {key: body.count("\n", 0, place) for key, place in self.checking.places.items()}

    @cached_property
    def findings(self) -> dict[str, list[Found]]:
        """By key, what the checks find; the spans are characters of the passage."""
        found: defaultdict[str, list[Found]] = defaultdict(list)
        for each in self.checking.found:
            found[each.key].append(each)
        return found

    def as_json(self) -> dict[str, list[dict[str, Any]]]:
        """Findings by key as the scripts read them."""
        return {key: [_as_json(each) for each in found] for key, found in self.findings.items()}


def _as_json(found: Found) -> dict[str, Any]:
    names = (
        "id",
        "family",
        "severity",
        "accuses",
        "message",
        "start",
        "end",
        "suggestion",
        "about",
    )
    plain = {name: _plain(getattr(found, name)) for name in names}
    return plain | {"source": found.source_said, "accepted": _accepted(found.acceptance)}


def _accepted(acceptance: Acceptance | None) -> str:
    """Who let it stand, and why."""
    if acceptance is None:
        return ""
    return _("Let stand by %(who)s: %(reason)s") % {
        "who": named(acceptance.by),
        "reason": acceptance.reason,
    }


def _plain(value: Any) -> Any:
    return value if isinstance(value, int) else str(value)
