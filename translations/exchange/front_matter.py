"""Markdown with front matter: a text and, in an original's file, the facts of its release, both ways.

The front matter is YAML between two lines of ``---``. It is read by its nodes and not into Python's
values, so that each error names its line and ``title: 2025`` is a title.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import yaml
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from releases.document import Link, Standing, normalised
from releases.languages import CODES
from releases.models.office import validate_zone
from releases.models.release import Kind
from translations.exchange.errors import Unreadable
from translations.exchange.neutral import AttachmentRef, ExternalRef, ImageRef, ReleaseFile

LIMIT = 200_000  # bytes of UTF-8, front matter and body together
FENCE = "---"
EVENT_FORMAT = "%Y-%m-%d %H:%M"


def parse(text: str, name: str) -> ReleaseFile:
    """The text that the file ``name`` holds. Raises Unreadable, naming the line and what would be right."""
    if len(text.encode("utf-8", "surrogatepass")) > LIMIT:
        raise Unreadable(name, 0, _("The file is over %(limit)d kB.") % {"limit": LIMIT // 1000})
    front, body = _halves(normalised(text).removeprefix("\ufeff"), name)
    root = _composed(front, name)
    found: dict[str, Any] = {}
    lines: dict[str, int] = {}
    for key, node in _Reader(name).pairs(root, KEYS):
        found |= KEYS[key].read(_Reader(name), node)
        lines[key] = _line(node)
    _refuse_misplaced(name, found, lines)
    return ReleaseFile(name=name, body=body, **found)


def write(text: ReleaseFile) -> str:
    """The file that ``parse`` reads as ``text``, but for its name and warnings."""
    held = {key: value for key, entry in KEYS.items() if (value := entry.show(text))}
    front = yaml.safe_dump(held, allow_unicode=True, sort_keys=False, width=10_000)
    return f"{FENCE}\n{front}{FENCE}\n\n{text.body}"


# --- reading ---------------------------------------------------------------------------------


def _halves(text: str, name: str) -> tuple[str, str]:
    """The front matter and the body, one empty line between them left out."""
    before, opened, rest = text.partition(f"{FENCE}\n")
    front, closed, body = f"\n{rest}".partition(f"\n{FENCE}\n")
    if not closed and front.endswith(f"\n{FENCE}"):  # nothing below, not even a line's end
        front, closed = front.removesuffix(f"\n{FENCE}"), FENCE
    if before or not opened or not closed:
        raise Unreadable(
            name, 1, _("The file must begin with front matter between two lines of “---”.")
        )
    return front.removeprefix("\n"), body.removeprefix("\n")


def _composed(front: str, name: str) -> yaml.Node:
    try:
        for event in yaml.parse(front, Loader=yaml.SafeLoader):
            if getattr(event, "anchor", None):  # an alias has the name of its anchor
                line = event.start_mark.line + 2 if event.start_mark else 1
                raise Unreadable(name, line, _("Anchors and aliases are not read here."))
        root = yaml.compose(front, Loader=yaml.SafeLoader)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 2 if error.problem_mark else 1
        raise Unreadable(
            name, line, _("This is no YAML: %(why)s.") % {"why": error.problem}
        ) from error
    except (yaml.YAMLError, RecursionError) as error:
        raise Unreadable(name, 1, _("This is no YAML: %(why)s.") % {"why": error}) from error
    if root is None:
        raise Unreadable(name, 1, _("The front matter is empty."))
    return root


def _line(node: yaml.Node) -> int:
    return int(node.start_mark.line) + 2  # from 1, and after the first fence


def _refuse_misplaced(name: str, found: dict[str, Any], lines: dict[str, int]) -> None:
    """What belongs to an original's file alone, and what every text needs."""
    is_original = found.get("standing", Standing.ORIGINAL) == Standing.ORIGINAL
    for key, field in (("language", "language"), ("title", "title"), _NEEDED[is_original]):
        if not found.get(field):
            raise Unreadable(name, 1, _("“%(key)s” is missing.") % {"key": key})
    if is_original and "source" in lines:
        raise Unreadable(name, lines["source"], _("An original is made from no other text."))
    for key in [] if is_original else FACTS:
        if key in lines:
            raise Unreadable(
                name, lines[key], _("“%(key)s” belongs to the original’s file.") % {"key": key}
            )


# By whether it is an original's file: the key that it needs besides, and the field.
_NEEDED = {True: ("date", "issued_on"), False: ("source", "source")}


@dataclass(frozen=True)
class _Reader:
    """Reads nodes of one file; each method raises Unreadable with the node's line."""

    name: str

    def refuse(self, node: yaml.Node, reason: str) -> Unreadable:
        return Unreadable(self.name, _line(node), reason)

    def pairs(self, node: yaml.Node, known: Any) -> list[tuple[str, yaml.Node]]:
        """The keys and values of a mapping, of which none is unknown or there twice."""
        if not isinstance(node, yaml.MappingNode):
            raise self.refuse(node, _("Give “name: value” here, one a line."))
        found: dict[str, yaml.Node] = {}
        for key, value in node.value:
            word = key.value if isinstance(key, yaml.ScalarNode) else ""
            if word not in known:
                raise self.refuse(
                    key,
                    _("“%(key)s” is unknown here; known are: %(known)s.")
                    % {"key": word, "known": ", ".join(known)},
                )
            if word in found:
                raise self.refuse(key, _("“%(key)s” stands here twice.") % {"key": word})
            found[word] = value
        return list(found.items())

    def text(self, node: yaml.Node) -> str:
        if not isinstance(node, yaml.ScalarNode):
            raise self.refuse(node, _("Give a text here."))
        is_null = node.tag.endswith(":null") and node.style is None
        return "" if is_null else str(node.value)

    def among(self, *choices: str) -> Callable[[yaml.Node], str]:
        def chosen(node: yaml.Node) -> str:
            word = self.text(node)
            if word not in choices:
                raise self.refuse(
                    node,
                    _("“%(word)s” is none of: %(choices)s.")
                    % {"word": word, "choices": ", ".join(choices)},
                )
            return word

        return chosen

    def truth(self, node: yaml.Node) -> bool:
        return self.among("true", "false")(node) == "true"

    def day(self, node: yaml.Node) -> datetime.date:
        try:
            return datetime.date.fromisoformat(self.text(node))
        except ValueError as error:
            raise self.refuse(
                node, _("“%(day)s” is no date; write 2025-04-03.") % {"day": self.text(node)}
            ) from error

    def moment(self, node: yaml.Node) -> datetime.datetime:
        try:
            return datetime.datetime.strptime(self.text(node), EVENT_FORMAT)
        except ValueError as error:
            raise self.refuse(
                node,
                _("“%(time)s” is no time; write 2025-04-03 16:00.") % {"time": self.text(node)},
            ) from error

    def zone(self, node: yaml.Node) -> str:
        try:
            validate_zone(self.text(node))
        except ValidationError as error:
            raise self.refuse(node, error.messages[0]) from error
        return self.text(node)

    def rows(self, node: yaml.Node) -> list[yaml.Node]:
        if not isinstance(node, yaml.SequenceNode):
            raise self.refuse(node, _("Give a list here."))
        return list(node.value)

    def words(self, node: yaml.Node) -> tuple[str, ...]:
        return tuple(self.text(row) for row in self.rows(node))

    def record(self, node: yaml.Node, *keys: str, needed: tuple[str, ...]) -> dict[str, str]:
        """The texts of a mapping that has these keys, ``needed`` ones not empty, others empty if left out."""
        found = dict.fromkeys(keys, "")
        found |= {key: self.text(value) for key, value in self.pairs(node, keys)}
        for key in needed:
            if not found.get(key):
                raise self.refuse(node, _("“%(key)s” is missing.") % {"key": key})
        return found


# --- the keys --------------------------------------------------------------------------------


@dataclass(frozen=True)
class _Key:
    """How one key is read into fields of a ReleaseFile, and shown from them; empty is left out."""

    read: Callable[[_Reader, yaml.Node], dict[str, Any]]
    show: Callable[[ReleaseFile], Any]


def _plain(field: str, reading: str = "text", *arguments: str) -> _Key:
    """A key of one value: ``reading`` names the reader's method."""

    def read(reader: _Reader, node: yaml.Node) -> dict[str, Any]:
        method = getattr(reader, reading)
        return {field: (method(*arguments) if arguments else method)(node)}

    return _Key(read, lambda text: _bare(getattr(text, field)))


def _bare(value: Any) -> Any:
    """A choice as the plain text that YAML knows."""
    return str(value) if isinstance(value, str) else value


def _rows(field: str, made: type, keys: tuple[str, ...], needed: tuple[str, ...]) -> _Key:
    """A key of records, each of which becomes a ``made``."""

    def read(reader: _Reader, node: yaml.Node) -> dict[str, Any]:
        records = [reader.record(row, *keys, needed=needed) for row in reader.rows(node)]
        return {field: tuple(made(**record) for record in records)}

    def show(text: ReleaseFile) -> list[dict[str, str]]:
        return [
            {key: _bare(value) for key in keys if (value := getattr(row, key)) or key in needed}
            for row in getattr(text, field)
        ]

    return _Key(read, show)


def _read_attachments(reader: _Reader, node: yaml.Node) -> dict[str, Any]:
    keys = ("file", "title", "standing")
    found = []
    for row in reader.rows(node):
        record = reader.record(row, *keys, needed=keys)
        reader.among(*Standing.values)(dict(reader.pairs(row, keys))["standing"])
        found.append(AttachmentRef(**record))
    return {"attachments": tuple(found)}


def _read_external(reader: _Reader, node: yaml.Node) -> dict[str, Any]:
    record = reader.record(node, "url", "retrieved", needed=("url", "retrieved"))
    days = dict(reader.pairs(node, record))["retrieved"]
    return {"external": ExternalRef(record["url"], reader.day(days))}


def _show_external(text: ReleaseFile) -> dict[str, Any] | None:
    held = text.external
    return {"url": held.url, "retrieved": held.retrieved_on} if held else None


_ATTACHMENTS = _rows("attachments", AttachmentRef, ("file", "title", "standing"), ("file",))

OF_TEXT: dict[str, _Key] = {
    "release": _plain("release"),
    "language": _plain("language", "among", *CODES),
    "title": _plain("title"),
    "standing": _plain("standing", "among", *Standing.values),
    "source": _plain("source", "among", *CODES),
    "summary": _plain("summary"),
    "correction": _plain("correction_note"),
    "links": _rows("links", Link, ("url", "label"), ("url",)),
    "images": _rows("images", ImageRef, ("file", "alt", "caption", "credit"), ("file",)),
    "attachments": _Key(_read_attachments, _ATTACHMENTS.show),
}
FACTS: dict[str, _Key] = {
    "date": _plain("issued_on", "day"),
    "kind": _plain("kind", "among", *Kind.values),
    "urgent": _plain("is_urgent", "truth"),
    "event": _Key(
        lambda reader, node: {"event_at": reader.moment(node)},
        lambda text: text.event_at and text.event_at.strftime(EVENT_FORMAT),
    ),
    "place": _plain("event_place"),
    "zone": _plain("event_zone", "zone"),
    "number": _plain("series_number"),
    "topics": _Key(
        lambda reader, node: {"topics": reader.words(node)}, lambda text: list(text.topics)
    ),
    "countries": _Key(
        lambda reader, node: {"countries": reader.words(node)}, lambda text: list(text.countries)
    ),
    "contact": _plain("press_contact"),
    "external": _Key(_read_external, _show_external),
}
KEYS = OF_TEXT | FACTS
