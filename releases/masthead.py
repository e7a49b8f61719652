"""What stands at the head and foot of every public page: the office, and the other languages."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from releases.labels import Wording, worded
from releases.languages import BY_CODE, CODES, Language
from releases.models import Office


@dataclass(frozen=True)
class Choice:
    """One entry of the language switch: the same page in ``language``."""

    language: Language
    path: str


@dataclass(frozen=True)
class Masthead:
    """The office that a page speaks for, worded in the page's language."""

    name: Wording | None
    contact: Wording | None

    @classmethod
    def of(cls, office: Office | None, language: str) -> Masthead:
        """The masthead of ``office``; an empty one before the first office is made."""
        if office is None:
            return cls(name=None, contact=None)
        return cls(worded(office, "name", language), worded(office, "contact", language))


def front_office(offices: Iterable[Office]) -> Office | None:
    """The office whose front page ``/`` is: the first one made that has no host of its own."""
    hostless = [office for office in offices if not office.host]
    return min(hostless, key=lambda office: office.pk, default=None)


def offered_languages(offices: Iterable[Office]) -> tuple[str, ...]:
    """The languages that at least one office issues releases in, in the house's order."""
    enabled = {code for office in offices for code in office.languages}
    return tuple(code for code in CODES if code in enabled)


def choices(languages: Iterable[str], path: str) -> list[Choice]:
    """The language switch to ``path``, in which ``{}`` stands for the language."""
    return [Choice(BY_CODE[code], path.format(code)) for code in languages]
