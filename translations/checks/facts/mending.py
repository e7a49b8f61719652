"""What would be right in place of a value, in the writing of the text: the mend of one key."""

from __future__ import annotations

import datetime
import re
from decimal import Decimal

from releases.dates import written
from translations.checks.facts.fact import Fact
from translations.checks.facts.languages import language_of
from translations.checks.facts.measures import Measure
from translations.checks.facts.moments import Clock, Date
from translations.checks.facts.values import Duration, Money, Number, Percent, Value, plain

_FIGURE = re.compile(r"[0-9]+(?:[.,\u00a0\u202f ][0-9]+)*")
_SIGNS = {"fr": ("\u202f", ","), "en": (",", "."), "ja": (",", ".")}


def mended(right: Value, wrong: Fact, typed: str, language: str) -> str:
    """``typed``, which says ``wrong``, so that it says ``right``; "" where it can't be told how."""
    if isinstance(right, Date) and isinstance(wrong.value, Date):
        return _date(right, wrong.value, typed, language)
    if isinstance(right, Clock) and isinstance(wrong.value, Clock):
        return _clock(right, typed)
    return _figure(_size(right), _size(wrong.value), typed, language)


def with_clock(moment: datetime.datetime, wrong: Fact, typed: str) -> str:
    """``typed`` with the time of ``moment``."""
    return _clock(Clock(moment.hour, moment.minute), typed)


def _size(value: Value) -> Decimal | None:
    match value:
        case Number() | Percent() | Money() | Measure():
            return value.amount
        case Duration() if not value.months or not value.seconds:
            return value.months or value.seconds
    return None


def _figure(right: Decimal | None, wrong: Decimal | None, typed: str, language: str) -> str:
    """The one figure in ``typed``, changed in the same proportion: 10 millions, 100 millions."""
    figures = _FIGURE.findall(typed)
    group, decimal = _SIGNS.get(language, (" ", ","))
    if right is None or not wrong or len(figures) != 1:
        return ""
    shown = re.sub(rf"[{re.escape(group)} \u00a0]", "", figures[0]).replace(decimal, ".")
    try:
        scaled = Decimal(shown) * right / wrong
    except ArithmeticError:
        return ""
    if scaled != round(scaled, 3):
        return ""
    changed = typed.replace(figures[0], _written(scaled, group, decimal))
    return _agreed(changed, scaled) if language == "fr" else changed


def _agreed(typed: str, amount: Decimal) -> str:
    """« 1,5 million », « 2 millions »: in French the plural begins at two."""
    ending = "s" if abs(amount) >= 2 else ""
    return re.sub(r"\b(million|milliard|billion)s?\b", rf"\1{ending}", typed)


def _written(amount: Decimal, group: str, decimal: str) -> str:
    whole, _dot, rest = plain(amount).partition(".")
    if len(whole) > 4:
        whole = f"{int(whole):,}".replace(",", group)
    return whole + (decimal + rest if rest else "")


def _date(right: Date, wrong: Date, typed: str, language: str) -> str:
    """The day, where nothing else differs; else the whole date, where it is known."""
    only_day = (right.year or wrong.year, right.month or wrong.month) == (
        wrong.year or right.year,
        wrong.month or right.month,
    )
    figures = [figure for figure in re.findall(r"\d+", typed) if wrong.day == int(figure)]
    if only_day and len(figures) == 1 and right.day and right.weekday is None:
        return typed.replace(figures[0], _in_digits_of(figures[0], right.day))
    day = right.calendar_day
    return written(day, language) if day is not None and wrong.year else ""


def _in_digits_of(typed: str, number: int) -> str:
    """``number`` in the digits of ``typed``, which are Arabic-Indic or full-width ones, too."""
    nought = ord(typed[0]) - int(typed[0])
    return "".join(chr(nought + int(digit)) for digit in str(number))


def _clock(right: Clock, typed: str) -> str:
    """The time with the signs that were typed, by twelve hours or by twenty-four."""
    hour, minute = right.hour, f"{right.minute:02d}"
    if found := re.fullmatch(r"([0-9]{1,2})(\D{1,3})([0-9]{2})", typed):
        return f"{hour}{found[2]}{minute}"
    if found := re.fullmatch(r"(午[前後])([0-9]{1,2})時(?:[0-9]{1,2}分)?", typed):
        half = "午後" if hour >= 12 else "午前"
        return f"{half}{hour % 12}時{minute}分"
    if found := re.fullmatch(r"[0-9]{1,2}(?:([:.])[0-9]{2})?(\s?)([ap]\.m\.|[ap]m)", typed):
        half = found[3].replace(found[3][0], "p" if hour >= 12 else "a", 1)
        return f"{hour % 12 or 12}{found[1] or ':'}{minute}{found[2]}{half}"
    return ""


def with_weekday(day: datetime.date, typed: str, language: str) -> str:
    """``typed`` with the day of the week that ``day`` is; "" where it has none, or two."""
    names = language_of(language).weekdays
    found = [name for name in names if len(name) > 1 and name in typed.lower()] or [
        name for name in names if f"（{name}）" in typed or f"({name})" in typed
    ]
    if not found:
        return ""
    wrong = max(found, key=len)
    right = next(
        name
        for name, number in names.items()
        if number == day.weekday() and name.endswith(wrong[1:] if language == "ja" else "")
    )
    place = typed.lower().rindex(wrong)
    capital = typed[place].isupper()
    return typed[:place] + (right.capitalize() if capital else right) + typed[place + len(wrong) :]
