"""A Markdown file as the checks want it: its document, and where each part of it stands in the file.

Unlike ``exchange.front_matter``, which makes releases, this takes any Markdown: front matter may be
missing and have keys that nobody here knows. Only title, summary, date and zone are looked at.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TypeVar

import yaml
from django.utils.translation import gettext as _

from releases.document import Document
from releases.markup import MarkupRefused, refuse_large
from translations.checks.finding import Field
from translations.checks.input import values
from translations.exchange.errors import Unreadable
from translations.exchange.reading import decoded

LIMIT = 200_000  # bytes, front matter and body together

_FRONT = re.compile(r"---[ \t]*\r?\n(.*?)^---[ \t]*(?:\r?\n|\Z)", re.DOTALL | re.MULTILINE)
_FIELDS = {"title": Field.TITLE, "summary": Field.SUMMARY}

Span = tuple[int, int]
Value = TypeVar("Value")


@dataclass(frozen=True)
class Place:
    """Where a part of the document stands in the file; ``is_exact``: letter by letter."""

    start: int
    end: int
    is_exact: bool = True


@dataclass(frozen=True)
class TextFile:
    """What a file holds. ``places`` are counted in characters of the file, without a byte order mark."""

    name: str
    text: str
    document: Document
    places: Mapping[Field, Place]
    date: datetime.date | None = None
    zone: str | None = None

    def span(self, field: Field, start: int, end: int) -> Span:
        """``field[start:end]`` in the file; all of the field where YAML wrote it in another way."""
        place = self.places[field]
        if not place.is_exact:
            return place.start, place.end
        return place.start + start, place.start + end


def read_text(name: str, data: bytes) -> TextFile:
    """The text in the file ``name``. Raises Unreadable, naming the line where there is one."""
    if len(data) > LIMIT:
        raise Unreadable(name, 0, _("The file is over %(limit)d kB.") % {"limit": LIMIT // 1000})
    text = decoded(name, data)
    if not text.strip():
        raise Unreadable(name, 0, _("The file is empty."))
    found = _FRONT.match(text)
    front = _Front(name, text, *(found.span(1) if found else (0, 0)))
    body = found.end() if found else 0
    file = TextFile(
        name,
        text,
        Document(front.text("title"), front.text("summary"), text[body:], standing=""),
        {
            Field.TITLE: front.place("title"),
            Field.SUMMARY: front.place("summary"),
            Field.BODY: Place(body, len(text)),
        },
        front.value("date", values.day),
        front.value("zone", values.zone),
    )
    _refuse_large(file)
    return file


class _Front:
    """The front matter ``text[start:end]``, of which only the plain values are read."""

    def __init__(self, name: str, text: str, start: int, end: int) -> None:
        self.name, self.whole, self.start = name, text, start
        self.nodes = self._nodes(text[start:end])

    def text(self, key: str) -> str:
        return str(self.nodes[key].value) if key in self.nodes else ""

    def value(self, key: str, read: Callable[[str], Value]) -> Value | None:
        """What ``read`` makes of a key's value, None where there is none. Raises Unreadable."""
        if not self.text(key):
            return None
        try:
            return read(self.text(key))
        except ValueError as error:
            line = int(self.nodes[key].start_mark.line) + 2  # from 1, and after the first fence
            raise Unreadable(self.name, line, f"{key}: {error}") from error

    def place(self, key: str) -> Place:
        """Where a key's value stands in the file, without its quotation marks."""
        if key not in self.nodes:
            return Place(0, 0)
        node, value = self.nodes[key], self.text(key)
        start, end = self.start + node.start_mark.index, self.start + node.end_mark.index
        written = self.whole[start:end]
        if value and value in written:
            start += written.index(value)
            return Place(start, start + len(value))
        return Place(start, start + len(written.rstrip()), is_exact=False)

    def _nodes(self, front: str) -> dict[str, yaml.ScalarNode]:
        try:
            root = yaml.compose(front, Loader=yaml.SafeLoader)
        except (yaml.YAMLError, RecursionError) as error:
            mark = getattr(error, "problem_mark", None)
            why = getattr(error, "problem", None) or error
            line = mark.line + 2 if mark else 1
            raise Unreadable(
                self.name, line, _("This is no YAML: %(why)s.") % {"why": why}
            ) from error
        if root is None:
            return {}
        if not isinstance(root, yaml.MappingNode):
            raise Unreadable(self.name, 2, _("Give “name: value” here, one a line."))
        return {
            key.value: value
            for key, value in root.value
            if isinstance(key, yaml.ScalarNode) and isinstance(value, yaml.ScalarNode)
        }


def _refuse_large(file: TextFile) -> None:
    try:
        for text in (file.document.title, file.document.summary, file.document.body):
            refuse_large(text)
    except MarkupRefused as error:
        raise Unreadable(file.name, 0, str(error)) from error
