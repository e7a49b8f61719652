"""The tree of an HTML page: bounded while it is parsed, and small enough to be walked by hand.

libxml2 finds the elements; they are built here, because its own tree takes quadratic time for a tag
of many attributes, and because text stands simply among the children.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, TypeAlias, cast

from django.utils.translation import gettext as _
from lxml import etree

from translations.exchange.errors import Unreadable

LARGEST = 2_000_000  # bytes of UTF-8
DEEPEST = 200  # libxml2 itself stops at 256, and loses in silence what follows
MOST_ELEMENTS = 40_000  # a text of fifty kilobytes, in Word's words, has half as many

# fmt: off
_KEPT = frozenset([
    "align", "class", "colspan", "hidden", "href", "id", "name", "role", "rowspan", "start", "style",
    "type", "value",
])
# fmt: on
# libxml2 ends these at the beginning of a paragraph; browsers don't.
_FORMATTING = re.compile(r"<(/?)(b|i|s|strike|u|tt|big|small)(?=[\s/>])", re.IGNORECASE)
_LASTING = {"b": "strong", "i": "em", "s": "struck", "strike": "struck"}
_CONTROLS = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
_STYLE = re.compile(r"\s*([\w-]+)\s*:\s*([^;]*)")

# fmt: off
BLOCKS = frozenset([
    "address", "article", "aside", "blockquote", "body", "caption", "center", "continuation", "dd",
    "details", "dialog", "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1",
    "h2", "h3", "h4", "h5", "h6", "header", "hgroup", "hr", "html", "legend", "li", "main", "menu", "nav",
    "ol", "p", "point", "pre", "search", "section", "summary", "table", "tbody", "td", "tfoot", "th",
    "thead", "tr", "ul",
])
# fmt: on

_NOTHING = "nothing"

Node: TypeAlias = "Element | str"


@dataclass(eq=False)
class Element:
    """An element with what it holds, its parent, and those of its attributes that say something."""

    tag: str
    attributes: dict[str, str] = field(default_factory=dict)
    children: list[Node] = field(default_factory=list)
    parent: Element | None = field(default=None, repr=False)

    @cached_property
    def style(self) -> dict[str, str]:
        """The properties of the style attribute, names and values in lower case."""
        pairs = (_STYLE.match(part) for part in self.attributes.get("style", "").split(";"))
        return {found[1].lower(): found[2].strip().lower() for found in pairs if found}

    @cached_property
    def classes(self) -> frozenset[str]:
        """The names in the class attribute, in lower case."""
        return frozenset(self.attributes.get("class", "").lower().split())

    @property
    def names(self) -> Iterator[str]:
        """What a link to this element may call it."""
        return (self.attributes[key] for key in ("id", "name") if self.attributes.get(key))

    def nodes(self) -> Iterator[Node]:
        """This element and all elements and texts below it, as they stand in the page."""
        waiting: list[Node] = [self]
        while waiting:
            node = waiting.pop()
            yield node
            if isinstance(node, Element):
                waiting += reversed(node.children)

    def walk(self) -> Iterator[Element]:
        """This element and all below it, as they begin in the page."""
        return (node for node in self.nodes() if isinstance(node, Element))

    def ancestors(self) -> Iterator[Element]:
        """The parent, its parent, and so on."""
        element = self.parent
        while element is not None:
            yield element
            element = element.parent

    @property
    def text(self) -> str:
        """All text below, as it stands in the source."""
        return "".join(node for node in self.nodes() if isinstance(node, str))

    @property
    def block(self) -> Element:
        """The nearest block around this element, or itself if it is one."""
        around = (each for each in self.ancestors() if each.tag in BLOCKS or not each.parent)
        return self if self.tag in BLOCKS else next(around, self)

    def become(self, tag: str, *children: Node, **attributes: str) -> None:
        """Be another element in the same place."""
        self.tag, self.attributes, self.children = tag, attributes, list(children)
        self.__dict__.pop("style", None)
        self.__dict__.pop("classes", None)

    def vanish(self) -> None:
        """Be nothing. Its place is kept: to find it among its siblings would take too long."""
        self.become(_NOTHING)

    @property
    def is_gone(self) -> bool:
        """Whether this element, or one around it, has vanished."""
        return self.tag == _NOTHING or any(each.tag == _NOTHING for each in self.ancestors())


def parse(html: str) -> Element:
    """The tree of a page or of a piece of one. Raises Unreadable for one that is too large or deep."""
    if len(html.encode("utf-8", "surrogatepass")) > LARGEST:
        limit = LARGEST // 1_000_000
        raise Unreadable("", 0, _("The page is larger than %(limit)d MB.") % {"limit": limit})
    page = _CONTROLS.sub("", _FORMATTING.sub(_lasting, html))
    builder = _Builder()
    if page.strip():
        # The stubs ask of a target that it reads comments, too.
        parser = etree.HTMLParser(target=cast("Any", builder), encoding="utf-8")
        etree.fromstring(page.encode(), parser)
    return builder.root


def _lasting(found: re.Match[str]) -> str:
    return f"<{found[1]}{_LASTING.get(found[2].lower(), 'span')}"


class _Builder:
    """What libxml2 tells of a page, as a tree; comments and declarations are left out."""

    def __init__(self) -> None:
        self.root = Element("root")
        self._open = [self.root]
        self._text: list[str] = []
        self._count = 0

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        self._count += 1
        if len(self._open) > DEEPEST:
            raise Unreadable(
                "", 0, _("The page nests deeper than %(limit)d levels.") % {"limit": DEEPEST}
            )
        if self._count > MOST_ELEMENTS:
            limit = MOST_ELEMENTS
            reason = _("The page has more than %(limit)d elements.") % {"limit": limit}
            raise Unreadable("", 0, reason)
        self._flush()
        kept = {key: value for key, value in attributes.items() if key in _KEPT}
        element = Element(tag.lower(), kept, parent=self._open[-1])
        self._open[-1].children.append(element)
        self._open.append(element)

    def end(self, _tag: str) -> None:
        self._flush()
        self._open.pop()

    def data(self, text: str) -> None:
        """A piece of text: a page of nothing but “<” is told a sign at a time."""
        self._text.append(text)

    def close(self) -> Element:
        self._flush()
        return self.root

    def _flush(self) -> None:
        if self._text:
            self._open[-1].children.append("".join(self._text))
            self._text.clear()
