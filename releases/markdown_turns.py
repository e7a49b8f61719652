"""Speaker turns, which the grammar of a text adds to CommonMark: ``@Name: what they said``.

A turn is a paragraph, so that the transcript of a press conference is read, compared and translated
by paragraphs. What is not quite a turn stays in the page as it was typed.
"""

from __future__ import annotations

import re
from itertools import pairwise

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.token import Token

# The name goes to the first colon, full-width or followed by a space: «@ministre http://…» is none.
# Some words follow on the same line. ``\@`` and ``\:`` are CommonMark's way to write the sign alone.
TURN = re.compile(r"@(?=\S)([^\n:：]{1,80})(?:(?<!\\):(?=[^\S\n])|：)(?=[^\S\n]*\S)")


def turns(md: MarkdownIt) -> None:
    """Paragraphs ``@Name: words`` outside lists and quotes: class ``turn``, the name ``speaker``.

    Name and words may each hold marks, ruby or notes of their own; the colon stays as typed.
    """
    md.core.ruler.at("inline", _inline)


def _inline(state: StateCore) -> None:
    """markdown-it's rule of this name, but that it reads the speaker apart from the words."""
    for opening, token in pairwise(state.tokens):
        if token.type != "inline":
            continue
        children: list[Token] = []
        token.children, words = children, token.content
        if (name := _speaker(opening, token)) is not None:
            opening.attrs["class"] = "turn"
            children.append(Token("speaker_open", "strong", 1, attrs={"class": "speaker"}))
            state.md.inline.parse(name, state.md, state.env, children)
            children.append(Token("speaker_close", "strong", -1))
            words = token.content[1 + len(name) :]
        state.md.inline.parse(words, state.md, state.env, children)


def _speaker(opening: Token, token: Token) -> str | None:
    """The name that a paragraph begins with, without the space before its colon."""
    if opening.type != "paragraph_open" or opening.level > 0:
        return None
    found = TURN.match(token.content)
    return found[1].rstrip() if found else None
