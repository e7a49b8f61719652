"""The demonstration's people, what each may do, and the one password that they share."""

from __future__ import annotations

import datetime
import os
import secrets
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from django.contrib.auth.hashers import make_password
from django.contrib.auth.models import User

from releases.clock import database_now
from releases.models import Office
from translations.appointing import appoint
from translations.demo import house
from translations.models import LanguageRole, Role

ALL = ""  # the language of a role that holds for every language


EMBASSY, MISSION = house.EMBASSY, house.MISSION


@dataclass(frozen=True)
class Person:
    """One account: ``roles`` are pairs of role and language in ``office``; ``part`` says what they do.

    Whoever ``deputises_for`` another has the roles since yesterday and for ``AWAY`` from then on.
    """

    username: str
    first_name: str
    last_name: str
    part: str
    roles: tuple[tuple[Role, str], ...] = ()
    office: str = EMBASSY
    deputises_for: str = ""
    is_superuser: bool = False


OLIVIA = Person("olivia", "Olivia", "Marchand", "press officer", ((Role.PRESS_OFFICER, ALL),))
# As in any small embassy, Anna both translates and reviews; never the same text.
ANNA = Person(
    "anna",
    "Anna",
    "Lindqvist",
    "translator and reviewer of French",
    ((Role.TRANSLATOR, "fr"), (Role.REVIEWER, "fr")),
)
KENJI = Person(
    "kenji",
    "Kenji",
    "Morita",
    "translator of Japanese and English",
    ((Role.TRANSLATOR, "ja"), (Role.TRANSLATOR, "en")),
)
NADIA = Person("nadia", "Nadia", "Haddad", "translator of Arabic", ((Role.TRANSLATOR, "ar"),))
CAMILLE = Person(
    "camille",
    "Camille",
    "Renaud",
    "stands in for Kenji for two weeks: translator of Japanese and English",
    ((Role.TRANSLATOR, "ja"), (Role.TRANSLATOR, "en")),
    deputises_for="kenji",
)
BEN = Person("ben", "Ben", "Carver", "reviewer of every language", ((Role.REVIEWER, ALL),))
CHLOE = Person("chloe", "Chloé", "Rousselet", "reviewer of every language", ((Role.REVIEWER, ALL),))
MARC = Person(
    "marc", "Marc", "Oberli", "press officer", ((Role.PRESS_OFFICER, ALL),), office=MISSION
)
GRETA = Person(
    "greta",
    "Greta",
    "Sommer",
    "translator of French and German",
    ((Role.TRANSLATOR, "fr"), (Role.TRANSLATOR, "de")),
    office=MISSION,
)
EMIL = Person(
    "emil", "Emil", "Wyss", "reviewer of every language", ((Role.REVIEWER, ALL),), office=MISSION
)
YVES = Person(
    "yves",
    "Yves",
    "Delcourt",
    "administrator: accounts, roles and vocabularies, with no say over texts",
    ((Role.ADMINISTRATOR, ALL),),
)
ADMIN = Person("admin", "Ada", "Minerva", "superuser of the house", is_superuser=True)
PEOPLE = (OLIVIA, ANNA, KENJI, NADIA, CAMILLE, BEN, CHLOE, YVES, MARC, GRETA, EMIL, ADMIN)
DAY = datetime.timedelta(days=1)
AWAY = 14 * DAY


def enrol(offices: Mapping[str, Office], password: str) -> dict[str, User]:
    """Make the accounts, by user name, with their roles in ``offices``, which are by short name.

    The superuser gives each role, so that the record says who has which.
    """
    # Hashed once: they share the password, and a hash takes a third of a second on purpose.
    hashed = make_password(password)
    users = {person.username: _user(person, hashed) for person in PEOPLE}
    for person in PEOPLE:
        for role, language in person.roles:
            given = LanguageRole(
                user=users[person.username],
                office=offices[person.office],
                role=role,
                language=language,
            )
            if person.deputises_for:
                given.deputises_for = users[person.deputises_for]
                given.valid_from, given.valid_until = _away(given.office)
            appoint(given, users[ADMIN.username])
    return users


def _away(office: Office) -> tuple[datetime.datetime, datetime.datetime]:
    """From yesterday on, in whole days by the office's clocks, for as long as somebody is away."""
    today = (
        database_now().astimezone(office.zone).replace(hour=0, minute=0, second=0, microsecond=0)
    )
    return today - DAY, today - DAY + AWAY


def _user(person: Person, hashed: str) -> User:
    return User.objects.create(
        username=person.username,
        first_name=person.first_name,
        last_name=person.last_name,
        email=f"{person.username}@example.org",
        password=hashed,
        is_staff=True,
        is_superuser=person.is_superuser,
    )


def kept() -> Path:
    """Where the password is kept for the second ``make run`` and for the walk."""
    return settings.DATA_DIR / "demo-password"


def password() -> str:
    """The password: ``DEMO_PASSWORD``, else the one kept, else a new one; kept from now on.

    The file is for its owner alone. Raises OSError where the data can't be written.
    """
    given = known_password() or secrets.token_urlsafe(9)
    if given != _read():
        kept().parent.mkdir(parents=True, exist_ok=True)
        descriptor = os.open(kept(), os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(descriptor, "w") as file:
            file.write(given)
    return given


def known_password() -> str:
    """``DEMO_PASSWORD``, else the one kept; empty where there is neither."""
    return os.environ.get("DEMO_PASSWORD", "") or _read()


def change_password(new: str) -> None:
    """Give every account of the demo the password ``new``, where it hasn't it already."""
    admin = User.objects.filter(username=ADMIN.username).first()
    if admin is None or not admin.check_password(new):
        names = [person.username for person in PEOPLE]
        User.objects.filter(username__in=names).update(password=make_password(new))


def _read() -> str:
    with suppress(FileNotFoundError):
        return kept().read_text()
    return ""
