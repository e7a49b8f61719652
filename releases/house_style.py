"""House style: how an office writes in a language, where more than one way is right.

It is a setting of the office, and what is not set is as it always was. The checks that know it are
in ``translations.checks``; here it is read, and put into words for its form.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

LONGEST = 80  # characters of a spelling
MOST = 100  # spellings of a language
ARROW = "→"
_ARROWS = (ARROW, "->", "=>")

# How clock times may be written, by language: each is its own example.
CLOCKS: Mapping[str, tuple[str, ...]] = {
    "fr": ("16h00", "16 h 00", "16 h"),
    "en": ("4 p.m.", "16:00"),
}
# Where spaces before marks, and apostrophes, are a matter of style.
WITH_SPACES = ("fr",)


class Space(models.TextChoices):
    """The space before ; : ! and ?; where any will do, one is proposed as printers have it."""

    PRINT = "", _("any that doesn’t break")
    NARROW = "narrow", _("narrow")
    WIDE = "wide", _("wide")
    ANY = "any", _("not checked")


class Apostrophe(models.TextChoices):
    """The sign of the apostrophe."""

    CURVED = "", _("’ (curved)")
    STRAIGHT = "straight", _("' (straight)")
    ANY = "any", _("not checked")


@dataclass(frozen=True)
class HouseStyle:
    """How an office writes in one language; ``spellings`` are pairs of what is not and what is written."""

    clock: str = ""
    space: str = Space.PRINT
    apostrophe: str = Apostrophe.CURVED
    spellings: tuple[tuple[str, str], ...] = ()

    @classmethod
    def of(cls, kept: Mapping[str, Any]) -> HouseStyle:
        """The style as an office's row keeps it."""
        spellings = tuple((wrong, right) for wrong, right in kept.get("spellings", ()))
        plain = {name: kept[name] for name in ("clock", "space", "apostrophe") if name in kept}
        return cls(**plain, spellings=spellings)

    def as_kept(self) -> dict[str, Any]:
        """What a row keeps of it: only what is set."""
        kept: dict[str, Any] = {
            "clock": self.clock,
            "space": str(self.space),
            "apostrophe": str(self.apostrophe),
            "spellings": [list(pair) for pair in self.spellings],
        }
        return {name: value for name, value in kept.items() if value}


# Of whoever is no office, or has set nothing.
PLAIN = HouseStyle()


def read_spellings(typed: str) -> tuple[tuple[str, str], ...]:
    """The pairs that are typed one a line. Raises ValidationError that names each wrong line."""
    found: dict[str, str] = {}
    lines: dict[str, int] = {}
    problems = []
    for number, line in enumerate(typed.splitlines(), start=1):
        if not line.strip():
            continue
        try:
            wrong, right = _pair(line, lines)
        except ValidationError as problem:
            problems.append(_in_line(number, problem))
        else:
            found[wrong], lines[wrong] = right, number
    if len(found) > MOST:
        problems.append(ValidationError(_("Give at most %(most)d."), params={"most": MOST}))
    if problems:
        raise ValidationError(problems)
    return tuple(found.items())


def written(spellings: Iterable[tuple[str, str]]) -> str:
    """The same as one types them."""
    return "\n".join(f"{wrong} {ARROW} {right}" for wrong, right in spellings)


def _pair(line: str, before: Mapping[str, int]) -> tuple[str, str]:
    """Both sides of a line; ``before`` are the lines in which others were given."""
    arrow = next((each for each in _ARROWS if each in line), "")
    sides = [side.strip() for side in line.split(arrow)] if arrow else []
    if len(sides) != 2 or not all(sides):
        raise ValidationError(
            _("write what is wrong, one arrow (→ or ->), and what is right: “%(line)s”."),
            params={"line": line.strip()[:LONGEST]},
        )
    wrong, right = sides
    if wrong == right:
        raise ValidationError(_("both sides of the arrow are the same."))
    if max(map(len, sides)) > LONGEST:
        raise ValidationError(
            _("a spelling has at most %(most)d characters."), params={"most": LONGEST}
        )
    if wrong in before:
        raise ValidationError(
            _("“%(wrong)s” stands in line %(number)d already."),
            params={"wrong": wrong, "number": before[wrong]},
        )
    return wrong, right


def _in_line(number: int, problem: ValidationError) -> ValidationError:
    reason = " ".join(problem.messages)
    return ValidationError(
        _("Line %(number)d: %(reason)s"), params={"number": number, "reason": reason}
    )
