"""Reading the facts of a text: numerals first, then what they are part of."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice

from translations.checks.asides import FILLER
from translations.checks.facts.fact import Fact, Weight
from translations.checks.facts.grammar import Found, Rule
from translations.checks.facts.languages import language_of
from translations.checks.facts.languages.language import Language
from translations.checks.facts.moments import Clock, Date
from translations.checks.facts.numerals import Numeral, Shape
from translations.checks.facts.skeleton import folded, skeleton
from translations.checks.facts.values import (
    Code,
    Duration,
    Money,
    Number,
    Ordinal,
    Percent,
    Value,
)

# A communiqué has a hundred; a text with more than these is a table that nobody compares by eye.
MOST = 600
# A figure tied to letters is part of a name: G7, F-16, COVID-19, MH370. Else it is a telephone's.
_CODE = re.compile(
    r"(?<![A-Za-z0-9])(?:0[0-9]{2,4}(?:[ -][0-9]{2,4}){1,4}+|"
    r"(?!(?:USD|EUR|GBP|JPY|CHF|Mid|Early|Late|Pre|Post|h|H)-?[0-9])"
    r"(?P<letters>[A-Z][A-Za-z]{0,9}[-\u2010\u2011]|[A-Za-z]{1,10})"
    r"(?P<figure>[0-9]{1,6}+)(?![0-9]|[.,][0-9])[A-Za-z]?)"
    r"|(?<![A-Za-z0-9$£€¥.,])(?P<size>[0-9])(?P<of>[DG])(?![A-Za-z0-9])"
)


# Whatever counts: digits of any script, kanji, and runs of letters only by their spaces.
_FIGURE = re.compile(r"[0-9０-９٠-٩۰-۹〇一二三四五六七八九十百千万億兆]++")


def read(prose: str, language: str, date: datetime.date | None = None) -> list[Fact]:
    """The facts of ``prose``, in the order of the text; ``date`` is that from which «last May» counts.

    Reading stops at the first figures too many.
    """
    known = language_of(language)
    text = folded(_cut(prose))
    codes = list(islice(_codes(text), MOST))
    text = _blanked(known.without_dead, _blanked(_CODE, text))
    numerals = {each.start: each for each in islice(known.numerals(text), MOST)}
    return sorted([*codes, *_by_rules(text, numerals, known, date)], key=_place)


def is_cut(prose: str) -> bool:
    """Whether there are more figures than are read."""
    return len(_cut(prose)) < len(prose)


def _cut(prose: str) -> str:
    beyond = next(islice(_FIGURE.finditer(prose), MOST, None), None)
    return prose if beyond is None else prose[: beyond.start()]


def _place(fact: Fact) -> tuple[int, int]:
    return (fact.start, fact.end)


def _codes(text: str) -> Iterator[Fact]:
    for found in _CODE.finditer(text):
        if found["letters"]:
            letters = found["letters"].rstrip("-\u2010\u2011").upper()
            code = Code(letters, found["figure"], found[0])
        elif found["of"]:
            code = Code(found["of"], found["size"], found[0])
        else:
            code = Code("", re.sub("[ -]", "", found[0]))
        yield Fact(code, found.start(), found.end(), found[0])


def _blanked(pattern: re.Pattern[str], text: str) -> str:
    return pattern.sub(lambda found: FILLER * len(found[0]), text)


def _by_rules(
    text: str, numerals: Mapping[int, Numeral], language: Language, date: datetime.date | None
) -> Iterator[Fact]:
    """What the rules find, each in what those before it have left; then the numerals alone."""
    left = skeleton(text, numerals.values())
    for pattern, rule in language.compiled:
        done, kept = 0, []
        for match in islice(pattern.finditer(left), MOST):
            facts = _facts(Found(match, text, numerals, language, date), rule)
            if facts:
                yield from facts
                kept += [left[done : match.start()], FILLER * (match.end() - match.start())]
                done = match.end()
        left = "".join([*kept, left[done:]]) if kept else left
    for numeral in numerals.values():
        if left[numeral.start] != FILLER and not _is_code(text, numeral):
            yield _alone(text, numeral, language)


def _facts(found: Found, rule: Rule) -> Sequence[Fact]:
    """The fact that the rule reads in what it found; two where it is a range."""
    readings = rule.build(found)
    if not readings:
        return []
    start, end = found.match.span()
    used = [found.numerals[place] for place in range(start, end) if place in found.numerals]
    if any(numeral.other for numeral in used):
        readings = [*readings, *rule.build(found.foreign())]
    facts = [_fact(found, rule, readings, (start, end), used)]
    low = rule.build(found.low()) if found.has("low") else []
    if low:
        facts.append(_fact(found, rule, low, found.match.span("low"), used[:1]))
    return facts


def _fact(
    found: Found,
    rule: Rule,
    readings: Sequence[Value],
    span: tuple[int, int],
    used: Sequence[Numeral],
) -> Fact:
    weight = _weight(readings[0], used) if rule.weight is None else rule.weight
    return Fact(readings[0], *span, found.text[slice(*span)], weight, tuple(readings[1:]))


def _weight(value: Value, numerals: Sequence[Numeral]) -> Weight:
    if not numerals:
        return Weight.WORD if isinstance(value, Date | Clock) else Weight.FAINT
    if isinstance(value, Percent) and value.amount == 100:
        return Weight.ECHO
    heaviest = max(_numeral_weight(numeral) for numeral in numerals)
    if heaviest == Weight.FIGURE and _is_firm(value):
        return Weight.FIRM
    return max(heaviest, Weight.WORD) if _is_told_finely(value) else heaviest


def _is_firm(value: Value) -> bool:
    """Whether figures below ten are no idiom in it either."""
    if isinstance(value, Date):
        return sum(part is not None for part in value.parts) > 1
    return _is_told_finely(value) or isinstance(value, Money | Percent | Clock)


def _is_told_finely(value: Value) -> bool:
    """Whether it is a length of time with its halves or minutes: « une heure et demie »."""
    return isinstance(value, Duration) and value.minutes_are_said


def _numeral_weight(numeral: Numeral) -> Weight:
    if numeral.is_idiom:
        return Weight.FAINT
    is_large = numeral.amount >= 10 or numeral.amount != int(numeral.amount)
    if numeral.is_digits:
        return Weight.FIRM if is_large else Weight.FIGURE
    return Weight.WORD if numeral.amount > 1 else Weight.FAINT


def _alone(text: str, numeral: Numeral, language: Language) -> Fact:
    value: Value = Number(numeral.amount)
    if numeral.shape == Shape.ORDINAL:
        value = Ordinal(numeral.amount)
    if numeral.shape == Shape.YEAR and language.has_years_alone:
        value = Date(int(numeral.amount))
    typed = text[numeral.start : numeral.end]
    is_article = typed.lower() in language.articles
    return Fact(
        value,
        numeral.start,
        numeral.end,
        typed,
        Weight.ECHO if is_article else _numeral_weight(numeral),
        () if numeral.other is None else (Number(numeral.other),),
    )


def _is_code(text: str, numeral: Numeral) -> bool:
    """Whether letters follow a figure that no rule knows: 3D, 5G."""
    following = text[numeral.end : numeral.end + 1]
    return numeral.is_digits and following.isascii() and following.isalpha()
