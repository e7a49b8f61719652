"""Reading the facts of a passage: numerals first, then what they are part of."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Mapping, Sequence

from translations.checks.asides import FILLER
from translations.checks.facts.fact import Fact, Weight
from translations.checks.facts.grammar import Found, Rule
from translations.checks.facts.languages import language_of
from translations.checks.facts.languages.language import Language
from translations.checks.facts.moments import Clock, Date
from translations.checks.facts.numerals import Numeral, Shape
from translations.checks.facts.qualifiers import qualifier
from translations.checks.facts.skeleton import folded, skeleton
from translations.checks.facts.values import Code, Duration, Money, Number, Ordinal, Percent, Value

# A figure tied to letters is part of a name: G7, F-16, COVID-19, MH370.
_CODE = re.compile(
    r"(?<![A-Za-z0-9])(?:0[0-9]{2,4}(?:[ -][0-9]{2,4}){1,4}+|"
    r"(?!(?:USD|EUR|GBP|JPY|CHF|Mid|Early|Late|Pre|Post|h|H)-?[0-9])"
    r"(?P<letters>[A-Z][A-Za-z]{0,9}[-\u2010\u2011]|[A-Za-z]{1,10})(?P<figure>[0-9]{1,6}+)(?![0-9]|[.,][0-9])[A-Za-z]?)"
)


def read(prose: str, language: str, date: datetime.date | None = None) -> list[Fact]:
    """The facts of ``prose``, in the order of the text; ``date`` is that from which «last May» counts."""
    known = language_of(language)
    text = folded(prose)
    codes = list(_codes(text))
    text = _blanked(_CODE, text)
    text = _blanked(known.without_dead, text)
    numerals = {numeral.start: numeral for numeral in known.numerals(text)}
    facts = [*codes, *_by_rules(text, numerals, known, date)]
    return sorted(facts, key=lambda fact: (fact.start, fact.end))


def _codes(text: str) -> Iterator[Fact]:
    for found in _CODE.finditer(text):
        if found["letters"]:
            code = Code(found["letters"].rstrip("-\u2010\u2011").upper(), found["figure"])
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
        for match in pattern.finditer(left):
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
    if any(found.numerals[place].other for place in range(start, end) if place in found.numerals):
        readings = [*readings, *rule.build(found.foreign())]
    facts = [_fact(found, rule, readings, start, end)]
    low = rule.build(found.low()) if found.has("low") else []
    if low:
        facts.append(_fact(found, rule, low, *found.match.span("low")))
    return facts


def _fact(found: Found, rule: Rule, readings: Sequence[Value], start: int, end: int) -> Fact:
    used = [found.numerals[place] for place in range(start, end) if place in found.numerals]
    weight = _weight(readings[0], used) if rule.weight is None else rule.weight
    text = found.text[start:end]
    mark = qualifier(found.text, start, end, found.language)
    return Fact(readings[0], start, end, text, weight, mark, tuple(readings[1:]))


def _weight(value: Value, numerals: Sequence[Numeral]) -> Weight:
    if not numerals:
        return Weight.WORD if isinstance(value, Date | Clock) else Weight.FAINT
    if isinstance(value, Percent) and value.amount == 100:
        return Weight.ECHO
    heaviest = max(_numeral_weight(numeral) for numeral in numerals)
    if heaviest == Weight.FIGURE and isinstance(value, Money | Percent | Clock):
        return Weight.FIRM
    if isinstance(value, Duration) and value.minutes_are_said:
        return Weight.FIRM if heaviest >= Weight.FIGURE else heaviest
    if isinstance(value, Date) and sum(part is not None for part in value.parts) > 1:
        return Weight.FIRM
    return heaviest


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
    typed = text[numeral.start : numeral.end].lower()
    weight = Weight.ECHO if typed in language.articles else _numeral_weight(numeral)
    others = () if numeral.other is None else (Number(numeral.other),)
    return Fact(
        value,
        numeral.start,
        numeral.end,
        text[numeral.start : numeral.end],
        weight,
        qualifier(text, numeral.start, numeral.end, language),
        others,
    )


def _is_code(text: str, numeral: Numeral) -> bool:
    """Whether letters follow a figure that no rule knows: 3D, 5G."""
    following = text[numeral.end : numeral.end + 1]
    return numeral.is_digits and following.isascii() and following.isalpha()
