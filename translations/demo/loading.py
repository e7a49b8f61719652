"""Loading the demonstration: what an office would do in its first week, through the verbs alone."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from dataclasses import dataclass, replace
from zoneinfo import ZoneInfo

from django.contrib.auth.models import User
from django.db import transaction

from releases.clock import database_now
from releases.document import Link, Standing
from releases.models import Country, Kind, Office, Release, Topic
from translations import opening, publishing
from translations.demo import accounts, house, texts
from translations.models import Translation
from translations.verbs import Verb
from translations.workflow import perform, perform_on_release

# Stands in for the page's own address: the section in which the ministry issues its releases.
MINISTRY_PAGE = "https://www.mofa.go.jp/mofaj/press/release/"
# Long enough to be in the future when it is asked for; the worker publishes as soon as it looks.
SOON = datetime.timedelta(seconds=3)

Say = Callable[[str], object]


@dataclass(frozen=True)
class Cast:
    """The office and its people, by user name."""

    office: Office
    people: dict[str, User]

    def __getitem__(self, person: accounts.Person) -> User:
        return self.people[person.username]


def load(password: str, say: Say) -> None:
    """Load the office, its people and three releases, in one transaction: all of it or nothing."""
    with transaction.atomic():
        say("An embassy, its people, topics and countries")
        office = house.found_office()
        house.make_vocabularies()
        cast = Cast(office, accounts.enrol(office, password))
        say("A release in three languages, with an original of its own: published")
        valbrume(cast)
        say("A notice in French: submitted, waiting for a reviewer")
        open_day(cast)
        say("The NATO release of 3 April 2025, from the ministry's page: French scheduled")
        otan(cast)


def otan(cast: Cast) -> Translation:
    """The first real release: Japanese on the ministry's site, English as pivot, French from it.

    Returns the French, scheduled: the worker publishes it, not this process.
    """
    japanese = texts.read(texts.OTAN, "ja")
    original = opening.open_external(
        cast.office,
        cast[accounts.OLIVIA],
        document=japanese.document,
        url=MINISTRY_PAGE,
        retrieved_on=datetime.date(2025, 4, 4),
        source_language="ja",
        issued_on=japanese.issued_on,
        event_at=datetime.datetime(2025, 4, 3, 16, 0, tzinfo=ZoneInfo("Europe/Brussels")),
        event_zone="Europe/Brussels",
    )
    _sort(cast, original.release, ["security"], ["BE", "JP", "NATO"])
    english = _drafted(cast, original, "en", accounts.KENJI, texts.OTAN)
    _approved(cast, english, accounts.KENJI, accounts.BEN)
    french = _drafted(cast, english, "fr", accounts.ANNA, texts.OTAN)
    french = _approved(cast, french, accounts.ANNA, accounts.CHLOE)
    at = database_now() + SOON
    return perform(french, Verb.SCHEDULE, cast[accounts.OLIVIA], publish_at=at)


def valbrume(cast: Cast) -> list[Translation]:
    """An original in French, official in Japanese and provisional in Arabic, published together."""
    original = _opened(
        cast, texts.VALBRUME, Kind.PRESS_RELEASE, ["https://www.example.org/jumelage"]
    )
    _sort(cast, original.release, ["culture"], ["FR", "JP"])
    labels = {"fr": "Le jumelage", "ja": "姉妹都市交流", "ar": "التوأمة"}
    _typed(cast, original, accounts.OLIVIA, texts.VALBRUME, labels["fr"])
    original = _approved(cast, original, accounts.OLIVIA, accounts.ANNA)
    together = [original]
    for language, translator, reviewer, standing in (
        ("ja", accounts.KENJI, accounts.BEN, Standing.OFFICIAL),
        ("ar", accounts.NADIA, accounts.CHLOE, Standing.PROVISIONAL),
    ):
        started = opening.start_translation(original, language, cast[translator], standing=standing)
        typed = _typed(cast, started, translator, texts.VALBRUME, labels[language])
        together.append(_approved(cast, typed, translator, reviewer))
    return publishing.publish_together(together, cast[accounts.OLIVIA])


def open_day(cast: Cast) -> Translation:
    """A notice in French whose original waits for its reviewer."""
    original = _opened(cast, texts.OPEN_DAY, Kind.NOTICE)
    _sort(cast, original.release, ["culture"], ["FR", "JP"])
    typed = _typed(cast, original, accounts.OLIVIA, texts.OPEN_DAY)
    return perform(typed, Verb.SUBMIT, cast[accounts.OLIVIA])


def _opened(cast: Cast, release: str, kind: str, links: list[str] | None = None) -> Translation:
    return opening.open_release(
        cast.office,
        cast[accounts.OLIVIA],
        source_language="fr",
        issued_on=texts.read(release, "fr").issued_on,
        kind=kind,
        links=links or [],
    )


def _sort(cast: Cast, release: Release, topics: list[str], countries: list[str]) -> None:
    """Sort the release under topics and countries, as its press officer does."""
    facts = {
        "topics": list(Topic.objects.filter(slug__in=topics)),
        "countries": list(Country.objects.filter(code__in=countries)),
    }
    perform_on_release(release, Verb.CHANGE_FACTS, cast[accounts.OLIVIA], facts=facts)


def _drafted(
    cast: Cast, source: Translation, language: str, translator: accounts.Person, release: str
) -> Translation:
    started = opening.start_translation(source, language, cast[translator])
    return _typed(cast, started, translator, release)


def _typed(
    cast: Cast, text: Translation, author: accounts.Person, release: str, label: str = ""
) -> Translation:
    """The text as its file has it, saved by ``author``, with ``label`` on every related link."""
    text.refresh_from_db()
    document = texts.read(release, text.language).document
    links = tuple(Link(link.url, label) for link in text.release.related_links.all())
    document = replace(document, links=links)
    return perform(text, Verb.SAVE, cast[author], document=document, version=text.version)


def _approved(
    cast: Cast, text: Translation, author: accounts.Person, reviewer: accounts.Person
) -> Translation:
    """Submitted by its author and approved, exactly as it then is, by ``reviewer``."""
    text = perform(text, Verb.SUBMIT, cast[author])
    return perform(text, Verb.APPROVE, cast[reviewer], revision=text.revision, sha256=text.sha256)
