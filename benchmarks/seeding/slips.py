"""Slips: what a tired person does to a figure. Each takes a place and gives what it becomes, or None."""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from dataclasses import dataclass

from benchmarks.seeding import words


@dataclass(frozen=True)
class Change:
    """``text[start:end]`` becomes ``new``."""

    start: int
    end: int
    new: str

    def made(self, text: str) -> str:
        return text[: self.start] + self.new + text[self.end :]


Slip = Callable[[re.Match[str], str, random.Random], Change | None]

_FULL = str.maketrans("0123456789", "０１２３４５６７８９")
_HALVES = {"a": "p", "p": "a", "午前": "午後", "午後": "午前"}


def _part(found: re.Match[str], *names: str) -> tuple[str, int, int] | None:
    """The first part of these names that the place has."""
    groups = found.re.groupindex
    for name in names:
        if name in groups and found[name]:
            return found[name], *found.span(name)
    return None


def digit(found: re.Match[str], _language: str, rng: random.Random) -> Change | None:
    """Another digit: 32 → 37."""
    part = _part(found, "number", "minute", "minute2", "year")
    if part is None:
        return None
    text, start, _end = part
    places = [at for at, sign in enumerate(text) if sign.isdigit()]
    at = rng.choice(places) if "number" in found.re.groupindex else places[-1]
    least = 1 if at == places[0] else 0
    new = rng.choice([new for new in range(least, 10) if new != int(text[at])])
    return Change(start + at, start + at + 1, _like(text[at], str(new)))


def swapped(found: re.Match[str], _language: str, rng: random.Random) -> Change | None:
    """Two neighbours in each other's place: 32 → 23."""
    part = _part(found, "number", "year")
    if part is None:
        return None
    text, start, _end = part
    pairs = [
        at
        for at in range(len(text) - 1)
        if text[at : at + 2].isdigit() and text[at] != text[at + 1] and (at or int(text[1]))
    ]
    if not pairs:
        return None
    at = rng.choice(pairs)
    return Change(start + at, start + at + 2, text[at + 1] + text[at])


def decimal(found: re.Match[str], _language: str, _rng: random.Random) -> Change | None:
    """The point one place on: 1.5 → 15, 32 → 320."""
    part = _part(found, "number")
    if part is None:
        return None
    text, start, end = part
    fraction = re.search(r"([.,])(\d{1,2})$", text)
    if not fraction:
        is_plain = not re.search(r"\D", text) and int(text)
        return Change(end, end, _like(text[-1], "0")) if is_plain else None
    point, after = fraction[1], fraction[2]
    moved = after[0] + (point + after[1:] if after[1:] else "")
    new = (text[: fraction.start()] + moved).lstrip("0")
    return Change(start, end, new)


def magnitude(found: re.Match[str], language: str, _rng: random.Random) -> Change | None:
    """Millions for billions, 万 for 億."""
    return _exchanged(found, "magnitude", words.MAGNITUDES[language])


def currency(found: re.Match[str], language: str, _rng: random.Random) -> Change | None:
    """Euros for dollars."""
    return _exchanged(found, "currency", words.CURRENCIES[language])


def half(found: re.Match[str], _language: str, _rng: random.Random) -> Change | None:
    """Morning for afternoon."""
    return _exchanged(found, "half", _HALVES)


def day(found: re.Match[str], _language: str, rng: random.Random) -> Change | None:
    """One day off."""
    return _stepped(found, ("day", "day2"), 28, rng)


def hour(found: re.Match[str], _language: str, rng: random.Random) -> Change | None:
    """One hour off."""
    has_half = bool(_part(found, "half"))
    return _stepped(found, ("hour", "hour2"), 11 if has_half else 23, rng)


def month(found: re.Match[str], language: str, rng: random.Random) -> Change | None:
    """Another month."""
    part = _part(found, "month", "month2")
    if part is None:
        return None
    names = words.MONTHS.get(language, "").split()
    if not names:
        return _stepped(found, ("month",), 12, rng)
    return Change(part[1], part[2], rng.choice([name for name in names if name != part[0]]))


def weekday(found: re.Match[str], language: str, rng: random.Random) -> Change | None:
    """Another day of the week."""
    names = words.WEEKDAYS[language].split()
    part = _part(found, "weekday")
    return part and Change(
        part[1], part[2], rng.choice([name for name in names if name != part[0]])
    )


def word(found: re.Match[str], language: str, rng: random.Random) -> Change | None:
    """The number beside: three → four."""
    part = _part(found, "word")
    if part is None:
        return None
    row = next(row.split() for row in words.NUMBERS[language] if part[0] in row.split())
    at = row.index(part[0])
    beside = [row[near] for near in (at - 1, at + 1) if 0 <= near < len(row)]
    return Change(part[1], part[2], rng.choice(beside))


SLIPS: dict[str, dict[str, Slip]] = {
    "figure": {"digit": digit, "swapped": swapped, "decimal": decimal, "magnitude": magnitude},
    "figure in words": {"word": word},
    "date": {"day": day, "month": month, "year": digit, "year swapped": swapped},
    "weekday": {"weekday": weekday},
    "clock": {"hour": hour, "half": half, "minute": digit},
    "amount": {
        "digit": digit,
        "swapped": swapped,
        "decimal": decimal,
        "magnitude": magnitude,
        "currency": currency,
    },
    "percentage": {"digit": digit, "swapped": swapped, "decimal": decimal},
}


def _exchanged(found: re.Match[str], name: str, others: dict[str, str]) -> Change | None:
    part = _part(found, name)
    return part and Change(part[1], part[2], others[part[0]])


def _stepped(
    found: re.Match[str], names: tuple[str, ...], most: int, rng: random.Random
) -> Change | None:
    """The number of a part one up or down, from 1 to ``most``."""
    part = _part(found, *names)
    if part is None:
        return None
    text, start, end = part
    beside = [near for near in (int(text) - 1, int(text) + 1) if 1 <= near <= most]
    return Change(start, end, _like(text, str(rng.choice(beside)))) if beside else None


def _like(old: str, new: str) -> str:
    """``new`` in full width where ``old`` is."""
    return new.translate(_FULL) if old[0] in "０１２３４５６７８９" else new
