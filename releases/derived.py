"""Derived: where the live columns and the rendered pages differ from the record they are made from."""

from __future__ import annotations

import re
from typing import Any
from urllib.parse import urlsplit

from releases import pages
from releases.addresses import ServedAt, as_served_at, on_this_machine, served_at
from releases.languages import CODES, column
from releases.live import live_languages
from releases.models import Office, Release, Rendered
from releases.reading import read
from releases.record import on_record


def differences(release: Release) -> list[str]:
    """Each derived thing of ``release`` that is not as the record has it, named; empty if all are."""
    return [*of_columns(release), *of_pages(release)]


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


def of_pages(release: Release) -> list[str]:
    """The pages that are not as the live columns make them, or that can't be read at all."""
    made, kept = _made(release), kept_pages(release)
    wrong = [key for key in {*made, *kept} if key not in made or made[key] != kept.get(key)]
    if not wrong:
        return []
    slugs = dict(Office.objects.values_list("pk", "slug"))
    return sorted({f"{release.public_id} {_name(key, slugs)}" for key in wrong})


Key = tuple[Any, ...]  # office, path, status; of a row that can't be read, its id
Pages = dict[Key, Any]  # text, and in SQLite whatever else somebody has put there


def kept_pages(release: Release) -> Pages:
    """The pages that are in the database, whatever they hold."""
    keys = Rendered.objects.filter(release=release).order_by("pk").values_list("pk", flat=True)
    rows = read(Rendered, list(keys)).items()
    readable = {(row.office_id, row.path, row.status): row.content for _key, row in rows if row}
    return {**readable, **{(key,): None for key, row in rows if row is None}}


def _made(release: Release) -> Pages:
    return {
        (page.office_id, page.path, page.status): page.content for page in pages.rendered(release)
    }


def _name(key: Key, slugs: dict[Any, str]) -> str:
    if len(key) == 1:
        return f"with the id {key[0]}"
    office, path, _status = key
    return f"{path} ({slugs.get(office, office)})"


ORIGIN = re.compile(
    r"(https?://(?:[A-Za-z0-9.-]+|\[[0-9A-Fa-f:]+\])(?::[0-9]{1,5})?)(?=[/\s\"'<>])"
)
MOST_ORIGINS = 8  # each is all the pages made three times more


def made_elsewhere(release: Release, kept: Pages) -> str:
    """The other address under which the live columns make ``kept`` to the letter; empty if none is known.

    All of them or none: a release is always rendered whole, so that one page made elsewhere among
    others made here is forged. Renders the pages up to 25 times: not for a caller that holds a lock.
    """
    made = _made(release)
    if made.keys() != kept.keys():
        return ""
    for place in _places(made, kept):
        with as_served_at(place):
            if _made(release) == kept:
                return place.url
    return ""


def _places(made: Pages, kept: Pages) -> list[ServedAt]:
    """Where pages may have been made that name other addresses than ours do, or none."""
    found = {on_this_machine()}
    for url in sorted(_origins(kept) - _origins(made))[:MOST_ORIGINS]:
        found |= _places_naming(url)
    return sorted(found - {served_at()}, key=lambda place: (place.is_public, place.url))


def _origins(all_pages: Pages) -> set[str]:
    texts = [page for page in all_pages.values() if isinstance(page, str)]
    return {each for text in texts for each in ORIGIN.findall(text)}


def _places_naming(url: str) -> set[ServedAt]:
    """Where an installation may be whose pages name ``url``; nowhere if that is no address."""
    try:
        port = urlsplit(url).port
    except ValueError:  # a port that there can't be, or brackets around no IPv6
        return set()
    found = {ServedAt(url, is_public=True), ServedAt(url, is_public=False)}
    if port:
        # An office on a host of its own has the port of the installation, whose own host we know.
        own = on_this_machine().url.rpartition(":")[0]
        found.add(ServedAt(f"{own}:{port}", is_public=False))
    return found
