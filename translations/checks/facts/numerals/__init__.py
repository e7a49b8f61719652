"""Numerals: digits with their grouping, number words, kanji. One file a family."""

from translations.checks.facts.numerals.numeral import Numeral, Shape

__all__ = ["Numeral", "Shape"]
