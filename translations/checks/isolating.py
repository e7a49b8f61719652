"""Isolating: quoted words of a message that are written from right to left don't turn what is around them."""

from __future__ import annotations

import re

_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
_QUOTED = re.compile("([“«「])([^”»」]*+)([”»」])")
_ISOLATE, _END = "\u2068", "\u2069"  # first strong isolate, and its end (UAX 9, 2.4)


def isolated(message: str) -> str:
    """``message`` with what it quotes set apart, where some of it is Arabic or Hebrew."""
    if not _RIGHT_TO_LEFT.search(message):
        return message
    return _QUOTED.sub(rf"\1{_ISOLATE}\2{_END}\3", message)
