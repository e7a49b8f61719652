"""What a drill begins from: ``python -m tests.drills.harness.stage --items 100``, on the installation
that the environment names. Every text holds a word of its own, and is scheduled for a far day.

Prints one JSON line a text. Run in a process of its own: a drill reads only HTTP and the database.
"""

from __future__ import annotations

import json
import sys
from argparse import ArgumentParser
from dataclasses import asdict, dataclass

LANGUAGES = ("fr", "en", "ar", "es")
PASSWORD = "on stage"  # of people who live for one drill
STAFF = ("olivia", "anna", "ben", "chloe")
LETTERS = "bcdfghjklmnpqrstvwxyz"


@dataclass(frozen=True)
class Item:
    """One text that is to go out: its canary stands in its title, its lead and its body."""

    text: int
    release: int
    language: str
    canary: str


def canary(number: int) -> str:
    """A word of letters alone, since a figure would be compared with the source's."""
    word = ""
    for _place in range(5):
        number, letter = divmod(number, len(LETTERS))
        word = LETTERS[letter] + word
    return f"zq{word}"


def main() -> None:
    parser = ArgumentParser()
    parser.add_argument("--items", type=int, default=100)
    import django

    django.setup()
    for item in staged(parser.parse_args().items):
        sys.stdout.write(f"{json.dumps(asdict(item))}\n")


def staged(count: int) -> list[Item]:
    from django.db import transaction

    from tests.cast import Cast
    from translations import nudge

    nudge._send = lambda: None  # nobody listens yet
    with transaction.atomic():
        cast = Cast()
        cast.office.languages = ["ja", *LANGUAGES]
        cast.office.save()
        for name in STAFF:
            getattr(cast, name).set_password(PASSWORD)
            getattr(cast, name).save()
    items: list[Item] = []
    while len(items) < count:
        with transaction.atomic():
            items += _release(cast, len(items))
    return items[:count]


def _release(cast: object, first: int) -> list[Item]:
    """A release with a text in each language, approved and scheduled; half have an annex."""
    return [
        _text(cast, source, language, first + number)
        for source in [cast.external()]  # type: ignore[attr-defined]
        for number, language in enumerate(LANGUAGES)
    ]


def _text(cast: object, source: object, language: str, number: int) -> Item:
    import datetime

    from django.utils import timezone

    from tests.cast import BODY_FR, text
    from tests.files import annex
    from translations.verbs import Verb
    from translations.workflow import perform

    word = canary(number)
    draft = cast.drafted(source, language, text(f"Titre {word}", f"{word}. {BODY_FR}"))  # type: ignore[attr-defined]
    if number % 8 == 0:
        given = {"paper": annex(), "text": f"Annexe {word}", "standing": "provisional"}
        perform(draft, Verb.ATTACH, cast.anna, **given)  # type: ignore[attr-defined]
    approved = cast.approved(draft)  # type: ignore[attr-defined]
    far = timezone.now() + datetime.timedelta(days=365)
    perform(approved, Verb.SCHEDULE, cast.olivia, publish_at=far)  # type: ignore[attr-defined]
    return Item(approved.pk, approved.release_id, language, word)


if __name__ == "__main__":
    main()
