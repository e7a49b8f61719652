"""The rules that languages of Europe share: a language says only which words join the parts."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from translations.checks.asides import FILLER
from translations.checks.facts import builders as of
from translations.checks.facts import calendar_builders as on
from translations.checks.facts.fact import Weight
from translations.checks.facts.grammar import Found, Rule
from translations.checks.facts.numerals import Numeral
from translations.checks.facts.numerals.digits import Digits
from translations.checks.facts.numerals.words import Words
from translations.checks.facts.values import Value

_LIKE_LATIN = str.maketrans("хіХІ", "xiXI")
_DASH = "-|–|—"
_END = r"(?![^\W\d_])"
# Of a numeral in the skeleton: 10:06 is a time, 10:6 a score.
_TWO_DIGITS = "(?=.\ue001(?!\ue001))"


@dataclass(frozen=True)
class Joints:
    """Expressions for what stands between the parts of a statement, without the spaces around.

    ``of`` joins day, month and year, ``the`` goes before a day, ``to`` joins the ends of a range and
    ``unit`` a number and what it counts. ``oclock`` is the sign of an hour, ``sure`` one that is of
    no duration, ``at`` leads an hour that needs no sign, ``led`` one that has it; these two are words
    and no expressions. ``year`` is what may follow the number of one, ``aged`` what is tied to a
    number of years, ``days`` are words as «today».
    """

    of: str = "(?!)"
    the: str = "(?!)"
    to: str = "(?!)"
    and_: str = "(?!)"
    unit: str = "(?!)"
    half: str = "(?!)"
    percent: str = "(?!)"
    at: str = ""
    led: str = ""
    sure: str = "(?!)"
    oclock: str = "(?!)"
    minutes: str = "(?!)"
    century: str = "(?!)"
    decade: str = "(?!)"
    year: str = "(?!)"
    score: str = "(?!)"
    day_end: str = r"\.?"
    aged: str = "(?!)"
    days: str = "(?!)"


def rules(joints: Joints) -> Sequence[Rule]:
    """The rules in their order: dates in full, clocks, dates in part, durations, amounts."""
    return [
        *_dates(joints),
        *_clocks(joints),
        *_parts(joints),
        *_durations(joints),
        *_amounts(joints),
        *_shares(joints),
    ]


def numerals(words: Words, digits: Digits, but: str = "(?!)") -> Callable[[str], Sequence[Numeral]]:
    """What finds the numbers of a text; ``but`` is where its number words are none: «por ciento»."""
    excepted = re.compile(but, re.IGNORECASE)

    def find(text: str) -> Sequence[Numeral]:
        plain = excepted.sub(lambda found: FILLER * len(found[0]), text)
        return list(words.find(plain, list(digits.find(text))))

    return find


def _dates(j: Joints) -> Iterator[Rule]:
    weekday = rf"(?:(?P<weekday>\b#weekday)\b\.?,?#S(?:(?:{j.the})#S)?)?"
    first = rf"(?:(?P<low>#D|#O){j.day_end}#G(?:{_DASH}|{j.to})#G(?:(?:{j.the})#S)?)?"
    joint = rf"(?:(?:{j.of})#S)?"
    year = rf"(?:,?#S{joint}(?P<year>#Y)(?:#G(?:{j.year}){_END})?)?"
    yield Rule(
        rf"{weekday}{first}(?P<day>#D|#O){j.day_end}#G{joint}\b(?P<month>#month){_END}\.?{year}",
        on.date,
    )
    yield Rule(
        rf"{weekday}\b(?P<month>#month){_END}\.?,?#S{joint}(?P<year>#Y)(?:#G(?:{j.year}){_END})?",
        on.date,
    )
    yield Rule(r"(?P<year>#Y)-(?P<month>#N)-(?P<day>#N)", on.date)
    yield Rule(rf"{weekday}(?P<day>#N)[/.](?P<month>#N)[/.](?P<year>#Y)", on.date)


def _after(words: str) -> str:
    """An expression for a place after one of these words, which are no part of what is read."""
    spaces = "[ \u00a0\u202f]"
    behind = [rf"(?<=\b{word}{spaces})" for word in words.split("|") if word]
    return f"(?:{'|'.join(behind)})" if behind else "(?!)"


def _clocks(j: Joints) -> Iterator[Rule]:
    half = r"#G(?P<half>#half)"
    yield Rule(
        rf"(?P<hour>#N)#G(?:[:.]|{j.oclock})#G(?P<minute>#N)(?:#G(?:{j.minutes}){_END})?(?:{half})",
        on.clock,
    )
    yield Rule(rf"(?P<hour>#N)#G(?:(?:{j.oclock}){_END})?{half}{_END}", on.clock)
    yield Rule(
        rf"(?P<hour>#N)#G(?:[:.])#G(?P<minute>#N)#G(?:{j.oclock}){_END}(?P<maybe>)", on.clock
    )
    yield Rule(
        rf"(?P<hour>#N)#G(?:{j.oclock})#G(?P<minute>#N)#G(?:{j.minutes}){_END}(?P<maybe>)",
        on.length_or_clock,
    )
    yield Rule(rf"(?P<hour>#N)#G(?:{j.oclock})#G(?P<minute>#N){_END}(?P<maybe>)", on.clock)
    yield Rule(
        rf"{_after(j.at)}(?P<hour>#N)(?:[:.](?P<minute>#N))?(?:#G(?:{j.oclock}){_END})?(?!\w|[.,]?\d)(?P<maybe>)",
        on.clock,
    )
    yield Rule(rf"{_after(j.led)}(?P<hour>#N)#G(?:{j.oclock}){_END}(?P<maybe>)", on.clock)
    yield Rule(rf"(?P<hour>#N)#G(?:{j.sure}){_END}", on.clock)
    yield Rule(
        rf"(?<![-–:\w])(?P<hour>#N):{_TWO_DIGITS}(?P<minute>#N)(?![-–:\w])(?P<maybe>)", on.clock
    )


def _parts(j: Joints) -> Iterator[Rule]:
    yield Rule(rf"\b(?P<relative>#relative){_END}#S(?P<month>#month){_END}", on.date)
    yield Rule(
        rf"\b(?P<month>#month){_END}#S(?:(?:{j.of})#S)?(?P<relative>#relative){_END}", on.date
    )
    yield Rule(rf"\b(?P<month>#month){_END}", on.date)
    yield Rule(rf"\b(?P<weekday>#weekday){_END}", on.date, weight=Weight.ECHO)
    yield Rule(rf"\b(?P<relative>{j.days}){_END}", on.date, weight=Weight.ECHO)
    yield Rule(rf"\b(?:{j.decade})#S['’]?(?P<n>#N)", of.decade)
    yield Rule(rf"(?P<n>#N|#O)#G(?:{j.decade}){_END}", of.decade)
    yield Rule(rf"(?P<n>#O|#N)\.?#G[-‑]?(?:{j.century}){_END}", of.century)
    yield Rule(rf"\b(?P<roman>[xviхі]{{1,6}})#G(?:{j.century}){_END}", _roman_century)
    yield Rule(rf"\b(?:{j.century})#S(?P<n>#O|#N)", of.century)
    yield Rule(rf"\b(?:{j.century})#S(?P<roman>[xvi]{{1,6}}){_END}", of.roman_century)
    yield Rule(rf"(?P<low>#Y)(?:[-–/]|#S(?:{j.to})#S)(?P<n>#N)(?:#G(?:{j.year}){_END})?", on.year)
    yield Rule(rf"(?P<n>#Y)#G(?:{j.year}){_END}", on.year)


def _low(j: Joints) -> str:
    return rf"(?:(?P<low>#N)#G(?:{_DASH}|{j.to})#G)?"


def _durations(j: Joints) -> Iterator[Rule]:
    head = rf"{_low(j)}(?P<n>#N)(?:#H|['’])?(?:(?:{j.unit})#S)?(?P<span>#span){_END}(?!#S#weekday)"
    more = rf",?#S(?:(?:{j.and_})#S)?(?P<second>#N)#H?(?P<lesser>#span){_END}"
    yield Rule(head + more, _in_two_units)
    yield Rule(rf"{head}(?P<plus>#S(?:{j.half}){_END})?", of.duration)
    yield Rule(rf"{_low(j)}(?P<n>#N)#H?(?P<span>{j.aged})\w{{0,4}}", of.duration)


def _roman_century(found: Found) -> Sequence[Value]:
    """XXI, in Cyrillic letters too."""
    return of.roman_century(replace(found, text=found.text.translate(_LIKE_LATIN)))


def _in_two_units(found: Found) -> Sequence[Value]:
    """Two hours and ten minutes, but not «two years, three years»."""
    spans = found.language.spans
    return of.duration(found) if spans[found.word("lesser")] < spans[found.word("span")] else []


def _amounts(j: Joints) -> Iterator[Rule]:
    yield Rule(
        rf"{_low(j)}(?P<n>#N)\.?#H?(?:(?:{j.unit})#S|d['’])?(?P<currency>#currency){_END}", of.money
    )
    yield Rule(r"(?P<currency>(?:US|A|C|HK|NZ)?\$|[£€¥])#G(?P<n>#N)", of.money)
    yield Rule(r"(?P<currency>\b(?:USD|EUR|GBP|JPY|CHF))#G(?P<n>#N)", of.money)
    yield Rule(rf"{_low(j)}(?P<n>#N)#H?(?:%|٪|(?:{j.percent}){_END})", of.percent)
    yield Rule(rf"{_low(j)}(?P<n>#N)\.?#H?(?:(?:{j.unit})#S)?(?P<unit>#unit){_END}", of.measure)


def _shares(j: Joints) -> Iterator[Rule]:
    yield Rule(r"(?P<n>#N)/(?P<whole>#N)", of.ratio)
    yield Rule(
        rf"(?<![-–/:\w])(?P<n>#N)(?:[-–:]|#S(?:{j.score}|[-–:])#S)(?P<second>#N)(?!\w|[-–/:]#N)",
        of.score,
    )
    yield Rule(rf"\b(?P<hint>#hint){_END}", of.echo, weight=Weight.FAINT)
    yield Rule(rf"\b(?P<echo>#echo){_END}", of.echo, weight=Weight.ECHO)
    yield Rule(r"(?P<n>#O)", of.ordinal)


def among(words: str) -> frozenset[str]:
    return frozenset(words.split())


def compounds(units: Mapping[str, int], tens: Mapping[str, int], joined: str) -> dict[str, int]:
    """21 to 99 where they are one word or phrase: ``joined`` has {unit} and {tens}."""
    return {
        joined.format(unit=unit, tens=ten): one + many
        for ten, many in tens.items()
        for unit, one in units.items()
    }
