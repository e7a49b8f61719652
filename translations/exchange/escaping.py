"""Escaping: text that must be read as it stands, though it looks like Markdown.

Only what would be read as a sign of our grammar gets a backslash: «[de M. RUTTE]» and «5 * 3» do not.
"""

from __future__ import annotations

import re

from releases.markdown_turns import TURN

_SIGNS = r"""
    \\(?=[!-/:-@\[-`{-~\n]|$)                         # before a sign, or what may become one
    | \* (?! (?<=\s\*)(?=\s) )                        # unless white space stands on both sides
    | _ (?! (?<=[^\W_]_)(?=[^\W_]) | (?<=\s_)(?=\s) ) # nor letters
    | ` | \{                                          # code, ruby
    | < (?!\s)                                        # <https://…>, <name@host>
    | \[ (?=\^|$) | \] (?=[(\[]|$)                    # footnotes, links
    | & (?=\#?\w+;)                                   # entities
"""
_IN_TEXT = re.compile(_SIGNS, re.VERBOSE)
_IN_LABEL = re.compile(_SIGNS + r"| [\[\]]", re.VERBOSE)
_LINE_STARTS = re.compile(
    r"""
    ^(?: (?P<kept>[0-9]{1,9}) [.)](?:\s|$)
       | (?P<note>\[\^[^\s\[\]]+\]) :
       | \#{1,6}(?:\s|$) | > | [-+*](?:\s|$) | ~~~
       | [-=_*\ \t]+$ | [-|:\ \t]+$
       | \((?:[0-9０-９]{1,3}|[ivx]+)[)）](?:\s|$)
    )""",
    re.VERBOSE | re.MULTILINE,
)
# A full-width bracket takes no backslash; the entity stands for the same sign.
_WIDE_POINT = re.compile(r"^（(?=(?:[0-9０-９]{1,3}|[ivx]+)[)）](?:\s|$))", re.MULTILINE)
_ENTITY = "&#xff08;"
_DEFINITION = re.compile(r"\[(?:[^\[\]\\]|\\.)*\]:", re.DOTALL)
_CLOSING_HASHES = re.compile(r"(?=#+$)")


def signs(text: str, *, in_label: bool = False, is_last: bool = False) -> str:
    """``text`` with a backslash before each sign; of brackets in a link's label, before all.

    ``is_last`` says that nothing follows it which could make a sign of its end.
    """
    text = text.rstrip("\n") + "\n" if is_last else text
    pattern = _IN_LABEL if in_label else _IN_TEXT
    return pattern.sub(r"\\\g<0>", text).removesuffix("\n")


def line_starts(markdown: str, *, is_turn: bool = False) -> str:
    """The lines of a paragraph so that none begins a point, a heading, a table or a definition."""
    guarded = _LINE_STARTS.sub(_guarded, _WIDE_POINT.sub(_ENTITY, markdown))
    is_sign = _DEFINITION.match(guarded) or (TURN.match(guarded) and not is_turn)
    return "\\" + guarded if is_sign and not guarded.startswith("[^") else guarded


def heading_end(markdown: str) -> str:
    """The text of a heading so that hashes at its end are read."""
    return _CLOSING_HASHES.sub(r"\\", markdown, count=1)


def _guarded(found: re.Match[str]) -> str:
    kept = found["kept"] or found["note"] or ""
    return kept + "\\" + found[0][len(kept) :]
