"""Asides: what stands in a run of Markdown without being prose: code, addresses, marks, tags.

They are found by expressions and not by the page's parser, which keeps no places within a block and
takes half a second for the worst line. Each expression is possessive or bounded: linear in the text.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict

# Stands for each character of an aside: no letter, no space, no mark. (OBJECT REPLACEMENT CHARACTER)
FILLER = "\ufffc"

_NAMES = (
    "a abbr acronym address article aside audio b big blockquote body br button caption center cite "
    "code col colgroup dd del details dfn div dl dt em embed fieldset figcaption figure font footer "
    "form h1 h2 h3 h4 h5 h6 head header hr html i iframe img input ins kbd label legend li link main "
    "map mark meta nav object ol option p picture pre q rp rt ruby s samp script section select small "
    "source span strike strong style sub summary sup svg table tbody td template textarea tfoot th "
    "thead time title tr tt u ul var video wbr"
)
TAG = re.compile(
    rf"<(?P<closing>/?)(?P<name>{'|'.join(_NAMES.split())})(?=[\s/>])[^<>\n]{{0,500}}+>"
    r"|<!--[^<>]{0,1000}+>",
    re.IGNORECASE,
)

_NO_ADDRESS = r"\s<>()（）「」『』、。，\"«»“”\ufffc"
# A mark at its end belongs to the sentence.
ADDRESS = rf"(?:https?://|www\.)(?:[^{_NO_ADDRESS}.,;:!?]|[.,;:!?](?=[^{_NO_ADDRESS}])){{1,2000}}+"
MAIL = r"(?<![\w.+-])[\w.+-]{1,64}+@[\w-]{1,64}+(?:\.[\w-]{1,64}+){1,8}+"
# What follows the words of a link; elsewhere brackets are the author's own.
TARGET = (
    r"\((?=https?:|mailto:|/|<|\))"
    r"(?:<[^<>\n]{0,2000}+>|(?:[^()\s\ufffc]|\([^()\s\ufffc]{0,2000}+\)){0,2000}+)"
    r'(?:[ \t\n]{1,9}+"[^"\n]{0,500}+")?\)'
)

_TICKS = re.compile(r"`++")
_ASIDE = re.compile(
    rf"<(?:https?://|mailto:)[^<>\s]{{1,2000}}+>|<{MAIL}>"
    rf"|(?<=\]){TARGET}"
    r"|\[\^[^\s\[\]]{1,64}+\]"
    r"|&(?:\#\d{1,7}+|\#[xX][0-9a-fA-F]{1,6}+|[A-Za-z][A-Za-z0-9]{1,31}+);"
    rf"|{ADDRESS}|{MAIL}"
    r"|\\(?=[!-/:-@\[-`{-~])"
    r"|\{(?=[^{}|｜\n]{1,64}+[|｜][^{}|｜\n]{1,64}+\})|[|｜][^{}|｜\n]{1,64}+\}"
    rf"|{TAG.pattern}",
    re.IGNORECASE,
)


def prose(text: str) -> str:
    """``text`` with ``FILLER`` for every character that is no prose; places stay what they are."""
    return _ASIDE.sub(_filled, without_code(text))


def without_code(text: str) -> str:
    """``text`` with ``FILLER`` for its code spans (CommonMark, 6.1)."""
    runs = [found.span() for found in _TICKS.finditer(text)]
    starts: dict[int, list[int]] = defaultdict(list)
    for start, end in runs:
        starts[end - start].append(start)
    kept, done = [], 0
    for start, end in runs:
        if start < done or text[start - 1 : start] == "\\":
            continue
        alike = starts[end - start]
        closing = bisect_left(alike, end)
        if closing < len(alike):
            stop = alike[closing] + end - start
            kept += [text[done:start], FILLER * (stop - start)]
            done = stop
    return "".join([*kept, text[done:]])


def _filled(found: re.Match[str]) -> str:
    return FILLER * len(found[0])
