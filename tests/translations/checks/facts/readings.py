"""What a sentence says, in the plain form in which the tables of examples give it."""

from __future__ import annotations

from collections.abc import Sequence

from translations.checks.facts.fact import Weight
from translations.checks.facts.read import read

LIGHT = (Weight.ECHO, Weight.FAINT)


def said(text: str, language: str) -> Sequence[str]:
    """Each value of ``text`` in its order; those that nobody would miss are in brackets."""
    return [
        f"({fact.value})" if fact.weight in LIGHT else str(fact.value)
        for fact in read(text, language)
    ]


def kinds(text: str, language: str) -> Sequence[str]:
    return [fact.value.kind for fact in read(text, language)]
