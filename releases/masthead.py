"""What stands at the head and foot of every public page: the office, and the other languages."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from releases.labels import Wording, worded
from releases.languages import BY_CODE, CODES, Language
from releases.looks import Logo, logo_of, look_path
from releases.models import Office


@dataclass(frozen=True)
class Choice:
    """One entry of the language switch: the same page in ``language``."""

    language: Language
    path: str


@dataclass(frozen=True)
class Masthead:
    """The office that a page speaks for, worded in the page's language, and its look."""

    name: Wording | None = None
    contact: Wording | None = None
    footer: Wording | None = None
    licence: Wording | None = None
    licence_url: str = ""
    look: str = ""
    logo: Logo | None = None

    @classmethod
    def of(cls, office: Office | None, language: str) -> Masthead:
        """The masthead of ``office``; an empty one before the first office is made."""
        if office is None:
            return cls()
        return cls(
            name=worded(office, "name", language),
            contact=worded(office, "contact", language),
            footer=worded(office, "footer", language),
            licence=worded(office, "licence", language),
            licence_url=office.licence_url,
            look=look_path(office),
            logo=logo_of(office),
        )


def offered_languages(offices: Iterable[Office]) -> tuple[str, ...]:
    """The languages that at least one office issues releases in, in the house's order."""
    enabled = {code for office in offices for code in office.languages}
    return tuple(code for code in CODES if code in enabled)


def choices(languages: Iterable[str], path: str) -> list[Choice]:
    """The language switch to ``path``, in which ``{}`` stands for the language."""
    return [Choice(BY_CODE[code], path.format(code)) for code in languages]
