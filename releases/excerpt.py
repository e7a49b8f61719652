"""A short plain text from a body, for descriptions and feeds."""

from __future__ import annotations

import html
import re

_FOOTNOTE = re.compile(r"<sup\b.*?</sup>|<section\b.*?</section>", re.DOTALL)
_BLOCK_END = re.compile(r"</(?:p|li|h\d|td|th|blockquote|figcaption)>|<br\s*/?>")
_TAG = re.compile(r"<[^>]*>")  # of safe HTML, in which < and > stand nowhere else


def excerpt(body: str, length: int = 200) -> str:
    """The beginning of the safe HTML ``body`` as plain text of at most ``length`` characters.

    Footnotes are left out: their numbers mean nothing away from the page. Cut between words where
    the script has spaces.
    """
    plain = html.unescape(_TAG.sub("", _BLOCK_END.sub(" ", _FOOTNOTE.sub("", body))))
    return shortened(" ".join(plain.split()), length)


def shortened(plain: str, length: int) -> str:
    """The beginning of a plain text, at most ``length`` characters; half a date is no date."""
    if len(plain) <= length:
        return plain
    cut = plain[:length]
    if " " in cut[length // 2 :]:
        cut = cut.rpartition(" ")[0]
    return cut.rstrip(" ,;:、，") + "…"
