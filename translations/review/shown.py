"""Shown: the runs of a comparison as eyes can see them, a space that changed with a sign of its own."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.html import escape, format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from translations.checking import Found
from translations.comparing import Run

# A space that came or went is nothing to see; nor is one kind of space in place of another. The signs are
# those of word processors.
SIGNS: dict[str, tuple[str, str | Promise]] = {
    "\u00a0": ("°", _("non-breaking space")),
    "\u202f": ("°", _("narrow non-breaking space")),
    "\u2009": ("·", _("thin space")),
    "\u3000": ("□", _("wide space")),
    "\u200b": ("⋮", _("place to break the line")),
    "\u00ad": ("‐", _("soft hyphen")),
    "\n": ("↵", _("line break")),
    "\t": ("⇥", _("tab")),
}
# Characters that turn the direction of writing are shown wherever they are: a reviewer answers for them.
TURNING = "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
_TURNS = ("⇄", _("direction mark"))
_LONE = ("·", _("space"))
_TAGS = {"old": "del", "new": "ins"}
_SIGN = '<span class="unseen" role="img" title="{name}" aria-label="{name}">{sign}</span>{rest}'
_SPECIAL = re.compile("([{}{}])".format("".join(SIGNS), TURNING))
_TURNING = re.compile(f"([{TURNING}])")


@dataclass(frozen=True)
class Piece:
    """A stretch of one kind; ``sign`` stands for a ``text`` that can't be seen, and has a ``name``."""

    kind: str
    text: str
    sign: str = ""
    name: str | Promise = ""


def pieces(runs: Sequence[Run]) -> list[Piece]:
    """The runs, with signs for the spaces among what changed."""
    return [piece for run in runs for piece in _of(run)]


def marked(shown: Sequence[Piece]) -> SafeString:
    """The pieces in HTML: what went in ``del``, what came in ``ins``, signs with their names."""
    return SafeString("".join(_tagged(piece) for piece in shown))


def underlined(text: str, found: Sequence[Found]) -> SafeString:
    """The text with what the checks find in it underlined; of two that overlap the earlier one."""
    said, end = [], 0
    for each in sorted(found, key=lambda each: (each.start, -each.end)):
        if end <= each.start < each.end <= len(text):
            before, within = _plain(text[end : each.start]), _plain(text[each.start : each.end])
            kind = "stands" if each.acceptance else each.severity
            said += [before, format_html('<span class="found found-{}">{}</span>', kind, within)]
            end = each.end
    return SafeString("".join([*said, _plain(text[end:])]))


def _plain(text: str) -> SafeString:
    return marked(pieces([Run("same", text)]))


# What the text is marked up with stays in sight, since it is approved with it, and out of the way.
_MARKS = re.compile(
    r"""
    (?P<strong>\*\*(?=\S)(?P<bold>[^*\n]+?)(?<=\S)\*\*)
    | (?P<em>(?<![\w*])(?P<sign>[*_])(?=\S)(?P<slanted>[^*_\n]+?)(?<=\S)(?P=sign)(?![\w*]))
    | (?P<link>(?P<opens>!?\[)(?P<label>[^\[\]\n^][^\[\]\n]*)(?P<leads>\]\([^()\s]*\)))
    | (?P<ruby>\{(?P<base>[^{}|｜\n]+)(?P<reading>[|｜][^{}\n]+\}))
    | (?P<note>\[\^[^\[\]\s]+\])
    | (?P<escape>\\(?=[!-/:-@\[-`{-~]))
    """,
    re.VERBOSE,
)
_QUIET = '<span class="markup">{}</span>'


def _said(text: str) -> str:
    """The text, escaped, with its marks made quiet and what they mark as readers will have it."""
    said, end = [], 0
    for found in _MARKS.finditer(text):
        said += [escape(text[end : found.start()]), _quietly(found)]
        end = found.end()
    return "".join([*said, escape(text[end:])])


def _quietly(found: re.Match[str]) -> str:
    def quiet(*names: str) -> list[SafeString]:
        return [format_html(_QUIET, found[name]) for name in names]

    if found["strong"]:
        mark = format_html(_QUIET, "**")
        return format_html("{}<strong>{}</strong>{}", mark, SafeString(_said(found["bold"])), mark)
    if found["em"]:
        (mark,) = quiet("sign")
        return format_html("{}<em>{}</em>{}", mark, SafeString(_said(found["slanted"])), mark)
    if found["link"]:
        before, after = quiet("opens", "leads")
        return f"{before}{_said(found['label'])}{after}"
    if found["ruby"]:
        return format_html("{}{}{}", format_html(_QUIET, "{"), found["base"], *quiet("reading"))
    return format_html(_QUIET, found[0])


def _tagged(piece: Piece) -> str:
    said = _said(piece.text)
    if piece.sign:
        named = {"sign": piece.sign, "name": piece.name, "rest": "\n" if piece.text == "\n" else ""}
        said = format_html(_SIGN, **named)
    tag = _TAGS.get(piece.kind)
    return f"<{tag}>{said}</{tag}>" if tag else said


def mend(text: str) -> list[Piece]:
    """What a finding proposes, its spaces seen too."""
    return (
        [Piece("same", each.text, each.sign, each.name) for each in _of(Run("new", text))]
        if text
        else []
    )


def _of(run: Run) -> Iterator[Piece]:
    if run.kind != "same" and run.text.strip(" ") == "":
        yield Piece(run.kind, run.text, *_LONE)
        return
    parted = _TURNING if run.kind == "same" else _SPECIAL
    for part in filter(None, parted.split(run.text)):
        yield Piece(run.kind, part, *_sign(part))


def _sign(part: str) -> tuple[str, str | Promise]:
    return _TURNS if part in TURNING else SIGNS.get(part, ("", ""))
