"""Markup: the Markdown of a text to safe HTML, to plain text, and to its shape. Pure.

The grammar is CommonMark without raw HTML, images and titles of links (a release carries its
images itself; a title is read neither by touch nor by keyboard), with GFM's tables and what
``markdown_rules`` and ``markdown_turns`` add. What it does not allow stays on the page as typed: a
reviewer sees it.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import TypeAlias

import nh3
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from markdown_it import MarkdownIt
from markdown_it.common.utils import escapeHtml
from markdown_it.renderer import RendererHTML
from markdown_it.token import Token
from markdown_it.utils import EnvType, OptionsDict

from releases import markdown_rules, markdown_turns

Tokens: TypeAlias = Sequence[Token]

LIMIT = 50_000  # bytes of UTF-8

# A scheme with a host, mail, or a path on this site. «//host» and «/\host» are other sites to a
# browser, and a name before @ is how an address is made to look like another.
_ADDRESS = re.compile(
    r"https?://[^\s/?#\\@]+(?:[/?#]|$)|mailto:[^\s?#]+|/(?![/\\]|%5C)", re.IGNORECASE
)
_GENERATED = re.compile(r"fn(?:ref)?-[A-Za-z0-9_-]+")
_BIDI = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_PREFIX = re.compile(r"[A-Za-z0-9_-]*")


class MarkupRefused(ValueError):
    """Over the limit: ``size`` and ``limit`` in bytes, the message in the reader's language."""

    def __init__(self, size: int, limit: int) -> None:
        super().__init__(size, limit)
        self.size, self.limit = size, limit

    def __str__(self) -> str:
        return _("The text is %(size)d bytes long; %(limit)d is the most that a text may have.") % {
            "size": self.size,
            "limit": self.limit,
        }


def refuse_large(markdown: str) -> None:
    """Raise MarkupRefused for a text over the limit, before anything parses it."""
    size = len(markdown.encode("utf-8", "surrogatepass"))
    if size > LIMIT:
        raise MarkupRefused(size, LIMIT)


# --- HTML ------------------------------------------------------------------------------------


class _Renderer(RendererHTML):
    """The HTML of tokens that are not CommonMark's own; ``env["prefix"]`` is for footnotes' ids."""

    def heading_open(self, tokens: Tokens, idx: int, *_rest: object) -> str:
        return f"<{tokens[idx].tag}{_line(tokens[idx])}>"

    def heading_close(self, tokens: Tokens, idx: int, *_rest: object) -> str:
        return f"</{tokens[idx].tag}>\n"

    def link_open(self, tokens: Tokens, idx: int, options: OptionsDict, env: EnvType) -> str:
        if str(tokens[idx].attrGet("href")).lower().startswith("http"):
            tokens[idx].attrSet("rel", "noopener")
        return self.renderToken(tokens, idx, options, env)

    def th_open(self, tokens: Tokens, idx: int, *_rest: object) -> str:
        return f'<th scope="col"{_alignment(tokens[idx])}>'

    def td_open(self, tokens: Tokens, idx: int, *_rest: object) -> str:
        return f"<td{_alignment(tokens[idx])}>"

    def ruby(self, tokens: Tokens, idx: int, *_rest: object) -> str:
        base, reading = tokens[idx].content, tokens[idx].meta["reading"]
        return f"<ruby>{escapeHtml(base)}<rp>(</rp><rt>{escapeHtml(reading)}</rt><rp>)</rp></ruby>"

    def footnote_ref(self, tokens: Tokens, idx: int, options: OptionsDict, env: EnvType) -> str:
        note, place = _note_ids(tokens[idx], env)
        return (
            f'<sup class="footnote-ref"><a href="#fn-{note}" id="fnref-{place}"'
            f' role="doc-noteref">[{tokens[idx].meta["id"] + 1}]</a></sup>'
        )

    def footnote_block_open(self, tokens: Tokens, idx: int, *_rest: object) -> str:
        return '<section class="footnotes" role="doc-endnotes">\n<ol class="footnotes-list">\n'

    def footnote_block_close(self, tokens: Tokens, idx: int, *_rest: object) -> str:
        return "</ol>\n</section>\n"

    def footnote_open(self, tokens: Tokens, idx: int, options: OptionsDict, env: EnvType) -> str:
        note, _place = _note_ids(tokens[idx], env)
        return f'<li id="fn-{note}" class="footnote-item"{_line(tokens[idx])}>'

    def footnote_close(self, tokens: Tokens, idx: int, *_rest: object) -> str:
        return "</li>\n"

    def footnote_anchor(self, tokens: Tokens, idx: int, options: OptionsDict, env: EnvType) -> str:
        """The way back, named by the mark that it returns to: this module knows no language.

        U+FE0E keeps the arrow from becoming a picture. A note without a reference has no way back.
        """
        number, nth = tokens[idx].meta["id"], tokens[idx].meta["subId"]
        if env["footnotes"]["list"][number]["count"] == 0:
            return ""
        _note, place = _note_ids(tokens[idx], env)
        label = f"[{number + 1}]" + (f" ({nth + 1})" if nth else "")
        return (
            f' <a href="#fnref-{place}" class="footnote-backref" role="doc-backlink"'
            f' aria-label="{label}">\u21a9\ufe0e</a>'
        )


def _line(block: Token) -> str:
    """The line that a block begins on, where a preview asked for it."""
    line = block.attrGet("data-line")
    return "" if line is None else f' data-line="{line}"'


def _outline(tokens: Tokens) -> None:
    """Give each heading the level of its place in the outline, whatever number of signs it has.

    The page's title is its only h1, and whoever listens to it misses none between it and the next:
    the highest of a text are h2, be they «#» or «##», and each below one is but one level lower.
    """
    above: list[int] = []
    for token in tokens:
        if token.type == "heading_open":
            typed = int(token.tag[1])
            while above and above[-1] >= typed:
                above.pop()
            above.append(typed)
        if token.type in ("heading_open", "heading_close"):
            token.tag = f"h{min(len(above) + 1, 6)}"


def _alignment(cell: Token) -> str:
    """A class for markdown-it's style attribute, which the Content-Security-Policy forbids."""
    side = str(cell.attrGet("style") or "").removeprefix("text-align:")
    return f' class="align-{side}"' if side in ("center", "right") else ""


def _note_ids(token: Token, env: EnvType) -> tuple[str, str]:
    """What follows «fn-» in the id of a note, and «fnref-» in that of one reference to it."""
    prefix = f"{env['prefix']}-" if env.get("prefix") else ""
    note = f"{prefix}{token.meta['id'] + 1}"
    nth = token.meta.get("subId", 0)
    return note, f"{note}-{nth + 1}" if nth else note


def _checked(tag: str, attribute: str, value: str) -> str | None:
    """The cleaner's second look at the attributes that carry values: addresses and ids."""
    if attribute == "id":
        return value if _GENERATED.fullmatch(value) else None
    if attribute == "href":
        is_note = value.startswith("#") and _GENERATED.fullmatch(value[1:])
        return value if is_note or _ADDRESS.match(value) else None
    return value


def _cleaner_that_lets(everywhere: set[str]) -> nh3.Cleaner:
    """The cleaner of all texts, with these attributes on every tag."""
    return nh3.Cleaner(
        tags={
            *(
                "p",
                "br",
                "hr",
                "h2",
                "h3",
                "h4",
                "h5",
                "h6",
                "ul",
                "ol",
                "li",
                "blockquote",
                "section",
            ),
            *("table", "thead", "tbody", "tr", "th", "td", "pre", "code"),
            *("em", "strong", "a", "sup", "ruby", "rp", "rt"),
        },
        attributes={
            "*": everywhere,  # given, else the cleaner lets lang and title through on every tag
            "a": {"href", "id", "aria-label"},
            "li": {"id", "value"},
            "ol": {"start"},
        },
        tag_attribute_values={
            "a": {"rel": {"noopener"}, "role": {"doc-noteref", "doc-backlink"}},
            "section": {"role": {"doc-endnotes"}},
            "th": {"scope": {"col"}},
        },
        allowed_classes={
            "a": {"footnote-backref"},
            "li": {"footnote-item"},
            "ol": {"parenthesised", "roman", "footnotes-list"},
            "p": {"turn"},
            "section": {"footnotes"},
            "strong": {"speaker"},
            "sup": {"footnote-ref"},
            "td": {"align-center", "align-right"},
            "th": {"align-center", "align-right"},
        },
        attribute_filter=_checked,
        url_schemes={"http", "https", "mailto"},
        link_rel=None,
    )


_cleaner, _cleaner_of_previews = _cleaner_that_lets(set()), _cleaner_that_lets({"data-line"})


class _Parser(MarkdownIt):
    """A markdown-it that takes an address for a link only where this site may link."""

    def validateLink(self, url: str) -> bool:
        return _ADDRESS.match(url) is not None


def parser() -> MarkdownIt:
    """A new parser of the grammar of texts, for whoever cuts or counts one as the page reads it."""
    md = _Parser(
        "commonmark",
        {"html": False, "maxNesting": markdown_rules.DEEPEST + 10},
        renderer_cls=_Renderer,
    )
    md.enable("table").disable(["image", "html_block", "html_inline"])
    return (
        md.use(markdown_rules.points)
        .use(markdown_rules.ruby)
        .use(markdown_rules.footnotes)
        .use(markdown_rules.bounds)
        .use(markdown_turns.turns)
    )


_shared = cache(parser)


def to_html(markdown: str, *, prefix: str = "", lines: bool = False) -> SafeString:
    """The safe HTML of a text. ``prefix`` (letters, digits, - and _) keeps footnotes' ids apart.

    With ``lines`` each block says in ``data-line`` on which line of the Markdown it begins, counted
    from 0: a preview shows by it what is being written. Raises MarkupRefused for a text over the limit.
    """
    refuse_large(markdown)
    if not _PREFIX.fullmatch(prefix):
        raise ValueError(f"Not fit for an id: {prefix!r}")
    md, env = _shared(), {"prefix": prefix}
    tokens = md.parse(markdown, env)
    _outline(tokens)
    for token in tokens if lines else ():
        if token.nesting == 1 and token.map:
            token.attrSet("data-line", str(token.map[0]))
    cleaner = _cleaner_of_previews if lines else _cleaner
    html = md.renderer.render(tokens, md.options, env)
    return mark_safe(cleaner.clean(html))  # noqa: S308 - this is where it becomes safe


# --- plain text and shape --------------------------------------------------------------------


def to_text(markdown: str) -> str:
    """The words of a text, a line for each block, without markers and marks; footnotes stand last.

    Raises MarkupRefused for a text over the limit.
    """
    refuse_large(markdown)
    blocks = (
        _words(token.children) if token.type == "inline" else token.content.rstrip("\n")
        for token in _shared().parse(markdown)
        if token.type in ("inline", "fence", "code_block")
    )
    return "\n".join(block for block in blocks if block.strip())


def _words(children: Tokens | None) -> str:
    return "".join(map(_word, children or ()))


def _word(token: Token) -> str:
    if token.type == "ruby":
        return f"{token.content}({token.meta['reading']})"
    return {"softbreak": " ", "hardbreak": "\n"}.get(token.type, token.content)


Points: TypeAlias = "tuple[Points, ...]"


@dataclass(frozen=True)
class Shape:
    """The structure of a text: ``points`` holds a tuple for each point, made of those below it."""

    points: Points
    footnotes: int
    tables: int
    headings: int


def shape(markdown: str) -> Shape:
    """The structure of a text, its footnotes' own left out. Raises MarkupRefused over the limit."""
    refuse_large(markdown)
    kinds = [token.type for token in _shared().parse(markdown)]
    body = kinds[: kinds.index("footnote_block_open")] if "footnote_block_open" in kinds else kinds
    return Shape(
        points=_points(body),
        footnotes=kinds.count("footnote_open"),
        tables=body.count("table_open"),
        headings=body.count("heading_open"),
    )


def _points(kinds: Sequence[str]) -> Points:
    open_points: list[list[Points]] = [[]]
    for kind in kinds:
        if kind == "list_item_open":
            open_points.append([])
        elif kind == "list_item_close":
            closed = tuple(open_points.pop())
            open_points[-1].append(closed)
    return tuple(open_points[0])


def bidi_controls(text: str) -> list[tuple[int, str]]:
    """Where ``text`` has invisible controls of writing direction: (index, Unicode name) of each."""
    return [(found.start(), unicodedata.name(found[0])) for found in _BIDI.finditer(text)]
