"""What makes dates and clocks of what a rule found."""

from __future__ import annotations

import calendar
import datetime
from collections.abc import Sequence
from decimal import Decimal

from translations.checks.facts.grammar import Found
from translations.checks.facts.moments import Beside, Clock, Date
from translations.checks.facts.values import Duration, Number, Ratio, Value

ERAS = {"令和": 2019, "平成": 1989, "昭和": 1926, "大正": 1912, "明治": 1868}
_CENTURY_SPLIT = 30
# Half past, a quarter past, a quarter to.
_PARTS = {"past": 30, "quarter": 15, "lacking": 45}


def date(found: Found) -> Sequence[Value]:
    """A date in any of its parts; «last December» and 昨年12月 count from the release's day."""
    month, year = _month(found), _year(found)
    day = found.amount("low" if found.main == "low" else "day")
    named = found.word("weekday") if found.main == "n" else ""
    weekday = found.language.weekdays.get(named)
    if not _is_date(year, month, day):
        # 9月39日 is meant as a date, and is none: it agrees with nothing.
        is_meant = found.amount("month") is not None and day is not None and not found.has("slash")
        return [Date(year, _int(found.amount("month")), _int(day))] if is_meant else []
    if found.has("relative"):
        return _relative(found, Date(year, month, _int(day), weekday))
    if found.has("swapped") and day is not None and month is not None and day <= 12:
        return [Date(year, month, int(day), weekday), Date(year, int(day), month, weekday)]
    return [Date(year, month, _int(day), weekday)]


def slashed(found: Found) -> Sequence[Value]:
    """4/3 is a day or a fraction."""
    month, day = found.amount("month") or Decimal(0), found.amount("day") or Decimal(1)
    return [*date(found), Ratio(month, day)]


def year(found: Found) -> Sequence[Value]:
    """A year alone; the second of a range may lack its century: 2017-18."""
    number = found.n
    first = found.amount("low")
    if first is not None and number < 100:
        number += first - first % 100
    return [Date(int(number))] if 1000 <= number < 2200 else []


def short_year(found: Found) -> Sequence[Value]:
    """’98."""
    number = int(found.n)
    if number >= 100:
        return []
    return [Date(number + (2000 if number < _CENTURY_SPLIT else 1900)), Number(found.n)]


def day_of_month(found: Found) -> Sequence[Value]:
    """23日 is a day or 23 of them."""
    return [Date(day=int(found.n)), Duration(found.n * 86400, Decimal(0), (found.n,))]


def _int(amount: Decimal | None) -> int | None:
    return None if amount is None else int(amount)


def _month(found: Found) -> int | None:
    number = found.amount("month")
    return (
        found.language.months.get(found.word("month").rstrip("."))
        if number is None
        else int(number)
    )


def _year(found: Found) -> int | None:
    number = _int(found.amount("year"))
    if not found.has("era"):
        return None if number is not None and number < 100 else number
    return ERAS[found.word("era")] + (1 if number is None else number) - 1


def _is_date(year: int | None, month: int | None, day: Decimal | None) -> bool:
    if month is not None and not 1 <= month <= 12:
        return False
    if day is not None:
        longest = calendar.monthrange(year or 2024, month)[1] if month else 31
        return 1 <= day <= longest and day == int(day)
    return year is None or 1 <= year < 10000


def _relative(found: Found, said: Date) -> Sequence[Value]:
    """``said`` with what the relative word adds, where the day from which it counts is known."""
    unit, steps = found.language.relatives[found.word("relative")]
    if unit == "beside":
        return [Beside(steps)]
    today = found.date
    if today is None:
        return [said] if any(part is not None for part in said.parts) else []
    if unit == "day":
        return [_of(today + datetime.timedelta(days=steps))]
    if unit == "month":
        months = today.year * 12 + today.month - 1 + steps
        return [Date(months // 12, months % 12 + 1, said.day, said.weekday)]
    if unit == "nearest" and said.month:
        return [Date(_nearest(today, said.month, steps), said.month, said.day, said.weekday)]
    return [Date(today.year + steps, said.month, said.day, said.weekday)]


def _nearest(today: datetime.date, month: int, steps: int) -> int:
    """The year of the last (-1), this (0) or next (1) such month."""
    if steps < 0:
        return today.year - (month > today.month or month == today.month)
    if steps > 0:
        return today.year + (month <= today.month)
    return today.year


def _of(day: datetime.date) -> Date:
    return Date(day.year, day.month, day.day)


def clock(found: Found) -> Sequence[Value]:
    """A time of day. Without a half of the day, one up to noon may be either."""
    hour, minute = found.amount("hour"), found.amount("minute")
    if hour is None:
        return []
    if hour != int(hour) and minute is None:
        # «4.30 pm» reads as one number with decimals.
        hour, minute = Decimal(int(hour)), (hour % 1) * 100
    for group, minutes in _PARTS.items():
        minute = Decimal(minutes) if found.has(group) else minute
    if found.has("lacking"):
        hour = (hour or Decimal(24)) - 1
    minute = minute or Decimal(0)
    if hour > 24 or minute >= 60:
        return []
    return _clocks(found, int(hour), int(minute))


def _clocks(found: Found, hour: int, minute: int) -> Sequence[Value]:
    typed = found.numeral("hour")
    half = found.language.halves.get(found.word("half"))
    is_known = half is not None or hour > 12 or hour == 0
    if not found.language.counts_to_twelve:
        is_known = True
    if typed is not None and found.text[typed.start] == "0":
        is_known = True
    if half == 12 and hour < 12:
        hour += 12
    elif half == 0 and hour == 12:
        hour = 0
    clock = Clock(hour, minute, is_half_known=is_known)
    if found.has("maybe"):
        return [clock, _length(hour, minute)]
    return [clock]


def length_or_clock(found: Found) -> Sequence[Value]:
    """« 7 heures » is how long or when."""
    return list(reversed(clock(found)))


def _length(hours: int, minutes: int) -> Duration:
    written = (Decimal(hours), Decimal(minutes)) if minutes else (Decimal(hours),)
    return Duration(Decimal(hours * 3600 + minutes * 60), Decimal(0), written)


def military(found: Found) -> Sequence[Value]:
    """1600 GMT."""
    hour, minute = divmod(int(found.n), 100)
    return [Clock(hour, minute)] if hour < 24 and minute < 60 else []


def noon(found: Found) -> Sequence[Value]:
    half = found.language.halves[found.word("half")]
    return [Clock(12 if half else 0)]
