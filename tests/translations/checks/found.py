"""What the checks find in a text, in the form in which the tests compare it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from releases.document import Document
from translations.checks import Finding, findings


class Found(NamedTuple):
    """The words that a finding is about, and what it would have in their place."""

    words: str
    suggestion: str


def document(body: str = "", *, title: str = "", summary: str = "") -> Document:
    return Document(title=title, summary=summary, body=body, standing="")


def of(check: str, body: str, language: str) -> Sequence[Found]:
    """What ``check`` finds in ``body``."""
    return [
        Found(body[each.start : each.end], each.suggestion)
        for each in findings(document(body), language)
        if each.id == check
    ]


def words(check: str, body: str, language: str) -> Sequence[str]:
    """The words that ``check`` finds in ``body``."""
    return [each.words for each in of(check, body, language)]


def corrected(check: str, body: str, language: str) -> str:
    """``body`` with every suggestion of ``check`` taken, which must leave it nothing to find."""
    for each in reversed([each for each in findings(document(body), language) if each.id == check]):
        assert each.suggestion
        body = body[: each.start] + each.suggestion + body[each.end :]
    assert words(check, body, language) == []
    return body


def said(found: Sequence[Finding]) -> Sequence[str]:
    return [each.message for each in found]
