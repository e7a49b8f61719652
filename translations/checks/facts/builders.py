"""What makes a value of what a rule found. Each returns its readings, the likeliest first."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from translations.checks.facts.grammar import Found
from translations.checks.facts.measures import Measure
from translations.checks.facts.units import UNITS
from translations.checks.facts.values import (
    Century,
    Decade,
    Duration,
    Money,
    Number,
    Ordinal,
    Percent,
    Ratio,
    Score,
    Value,
)

_HALF = Decimal("0.5")
_MAGNITUDES = {
    "k": 10**3,
    "m": 10**6,
    "mn": 10**6,
    "b": 10**9,
    "bn": 10**9,
    "md": 10**9,
    "mds": 10**9,
    "tn": 10**12,
}


def number(found: Found) -> Sequence[Value]:
    return [Number(found.n)]


def ordinal(found: Found) -> Sequence[Value]:
    return [Ordinal(found.n)]


def percent(found: Found) -> Sequence[Value]:
    """«40 %»; the tenths of Japanese (4割) in the group ``tenths``."""
    if found.has("tenths"):
        return [Percent(found.n * 10 + (found.amount("more") or Decimal(0)))]
    return [Percent(found.n)]


def money(found: Found) -> Sequence[Value]:
    """An amount with its currency, and the «bn» that a newspaper ties to it."""
    scale = _MAGNITUDES.get(found.word("scale"), 1)
    code = found.language.currencies.get(found.word("currency"))
    return [] if code is None else _currencies(found.n * scale, code)  # none: A€


def _currencies(amount: Decimal, code: str) -> Sequence[Value]:
    """«pounds» are money or weight; a hundredth of a currency has its name with a slash: USD/100."""
    if code.endswith("/100"):
        return [Money(amount / 100, code.removesuffix("/100"))]
    if code == "GBP?":
        return [Money(amount, "GBP"), Measure(amount, UNITS["pound"])]
    return [Money(amount, code)]


def measure(found: Found) -> Sequence[Value]:
    """A number with its unit; some names are of several units: «degrees», キロ."""
    names = found.language.units[found.word("unit")].split("|")
    amount = found.n + (_HALF if found.has("plus") else Decimal(0))
    if found.has("halved"):
        amount *= _HALF
    return [Measure(amount, UNITS[name]) for name in names]


def feet_and_inches(found: Found) -> Sequence[Value]:
    """6ft 2in."""
    inches = found.n * 12 + (found.amount("inches") or Decimal(0))
    return [Measure(inches, UNITS["inch"])]


def span(found: Found, name: str, amount: Decimal) -> tuple[Decimal, Decimal]:
    """Seconds and months of so many of a unit of time."""
    seconds, months = found.language.spans[found.word(name)]
    return seconds * amount, months * amount


def duration(found: Found) -> Sequence[Value]:
    """1時間50分, «two and a half years», « une heure et demie »."""
    amount = found.n + (_HALF if found.has("plus") else Decimal(0))
    if found.has("halved"):
        amount *= _HALF
    seconds, months = span(found, "span", amount)
    written = [amount]
    for figure, unit in (("second", "lesser"), ("third", "least")):
        more = found.amount(figure)
        if more is not None:
            extra = span(found, unit, more) if found.has(unit) else (more * 60, Decimal(0))
            seconds, months = seconds + extra[0], months + extra[1]
            written.append(more)
    return [Duration(seconds, months, tuple(written)), *_idioms(found, amount)]


def _idioms(found: Found, amount: Decimal) -> Sequence[Value]:
    """« huit jours » are a week, « quinze jours » two; « une seconde fois » is the second."""
    days = {8: 7, 15: 14}.get(int(amount)) if found.word("span") == "jours" else None
    if found.n == 1 and found.word("span") == "seconde":
        return [Ordinal(Decimal(2))]
    return [] if days is None else [Duration(Decimal(days * 86400), Decimal(0), (Decimal(days),))]


def ratio(found: Found) -> Sequence[Value]:
    """The part in ``n``, the whole in ``whole``: two thirds, 3分の2."""
    whole = found.amount("whole")
    if whole is None:
        whole = Decimal(_meant(found).removeprefix("/"))
    if found.n >= whole:
        return []
    # «3 points in 4 games» may be said as two numbers.
    return [Ratio(found.n, whole), *([Score(whole, found.n)] if found.has("of") else [])]


def echo(found: Found) -> Sequence[Value]:
    """A word that answers a figure of the other text, and is not missed itself: both, twice, half."""
    meant = _meant(found)
    if meant.startswith("/"):
        return [Ratio(Decimal(1), Decimal(meant[1:]))]
    return [Number(Decimal(meant))]


def scaled_range(found: Found) -> Sequence[Value]:
    """«3 to 5 million»: both are millions. Other ranges are no rule's affair."""
    return [Number(found.n)] if found.scale_of_range > 1 else []


def score(found: Found) -> Sequence[Value]:
    """Two figures joined: 3-1."""
    first, second = found.n, found.amount("second")
    if second is None or max(first, second) >= 1000:
        return []
    return [Score(max(first, second), min(first, second))]


def _meant(found: Found) -> str:
    """What the tables have for the word: a number, or a fraction with its stroke."""
    words = {**found.language.hints, **found.language.echoes}
    return words[found.word("hint") or found.word("echo")]


def decade(found: Found) -> Sequence[Value]:
    year = int(found.n)
    return [Decade(year)] if not year % 10 and (year < 100 or 1000 <= year < 2200) else []


def century(found: Found) -> Sequence[Value]:
    return [Century(int(found.n))] if 0 < found.n < 40 else []


def roman_century(found: Found) -> Sequence[Value]:
    return [Century(_roman(found.word("roman")))]


def _roman(numeral: str) -> int:
    values = [{"i": 1, "v": 5, "x": 10}[letter] for letter in numeral]
    following = [*values[1:], 0]
    return sum(-one if one < two else one for one, two in zip(values, following, strict=True))


def metres(found: Found) -> Sequence[Value]:
    """1,80 m as « 1 m 80 »."""
    return [Measure(found.n + (found.amount("cm") or Decimal(0)) / 100, UNITS["m"])]


def speed(found: Found) -> Sequence[Value]:
    """時速40キロ."""
    return [Measure(found.n, UNITS["mph" if found.word("unit") == "マイル" else "km/h"])]


def quarter_hour(found: Found) -> Sequence[Value]:
    return [Duration(found.n * 900, Decimal(0), (found.n * 15,))]


def one(found: Found) -> Sequence[Value]:
    """«the past year», «hour-long»."""
    seconds, months = span(found, "long" if found.has("long") else "span", Decimal(1))
    return [Duration(seconds, months, (Decimal(1),))]
