"""Derived: where the live columns and the rendered pages differ from the record they are made from."""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import urlsplit

from releases import pages
from releases.addresses import ServedAt, as_served_at, on_this_machine, served_at
from releases.languages import CODES, column
from releases.live import live_languages
from releases.models import Office, Release, Rendered
from releases.record import on_record


def differences(release: Release) -> list[str]:
    """Each derived thing of ``release`` that is not as the record has it, named; empty if all are."""
    return [*of_columns(release), *(page.name for page in of_pages(release))]


def of_columns(release: Release) -> list[str]:
    """The live columns that are not as the Publications have them."""
    stated = on_record(release)
    wrong = [
        f"{release.public_id} {column(field, language)}"
        for language, columns in stated.items()
        for field, value in columns.items()
        if getattr(release, column(field, language)) != value
    ]
    unstated = set(live_languages(release)) - set(stated)
    return wrong + [
        f"{release.public_id} {column('published_at', code)}" for code in CODES if code in unstated
    ]


@dataclass(frozen=True, order=True)
class Difference:
    """A page that is not as the live columns make it.

    ``served_at`` is another address under which they make exactly this page; empty where none is known.
    """

    name: str
    served_at: str = ""


def of_pages(release: Release) -> list[Difference]:
    """The pages that are not as the live columns make them."""
    rows = Rendered.objects.filter(release=release)
    kept = {row[:3]: row[3] for row in rows.values_list("office", "path", "status", "content")}
    made = _made(release)
    wrong = [key for key in {*made, *kept} if made.get(key) != kept.get(key)]
    if not wrong:
        return []
    slugs = dict(Office.objects.values_list("pk", "slug"))
    elsewhere = _made_elsewhere(release, made, {key: kept[key] for key in wrong if key in kept})
    return sorted(
        {
            Difference(f"{release.public_id} {key[1]} ({slugs[key[0]]})", elsewhere.get(key, ""))
            for key in wrong
        }
    )


Key = tuple[int, str, int]  # office, path, status
ORIGIN = re.compile(r"https?://[^/\s\"'<>]+")
MOST_PLACES = 8  # each is all the pages made once more


def _made(release: Release) -> dict[Key, str]:
    return {
        (page.office_id, page.path, page.status): page.content for page in pages.rendered(release)
    }


def _made_elsewhere(release: Release, made: dict[Key, str], kept: dict[Key, str]) -> dict[Key, str]:
    """Of the pages kept, those that an installation served elsewhere makes to the letter, and where."""
    found: dict[Key, str] = {}
    for place in _places(made, kept):
        with as_served_at(place):
            there = _made(release)
        found |= {key: place.url for key, page in kept.items() if there.get(key) == page}
        if len(found) == len(kept):
            break
    return found


def _places(made: dict[Key, str], kept: dict[Key, str]) -> list[ServedAt]:
    """Where pages may have been made that name other addresses than ours do, or none."""
    ours = {each for page in made.values() for each in ORIGIN.findall(page)}
    theirs = {each for page in kept.values() for each in ORIGIN.findall(page)} - ours
    own, found = on_this_machine(), {on_this_machine()}
    for url in sorted(theirs)[:MOST_PLACES]:
        found |= {ServedAt(url, is_public=True), ServedAt(url, is_public=False)}
        # An office on a host of its own has the port of the installation, whose own host we know.
        port = urlsplit(url).port if url.rpartition(":")[2].isdecimal() else None
        there = own.url.rpartition(":")[0]
        found |= {ServedAt(f"{there}:{port}", is_public=False)} if port else set()
    return sorted(found - {served_at()}, key=lambda place: (place.is_public, place.url))
