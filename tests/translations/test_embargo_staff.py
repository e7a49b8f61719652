"""Before its embargo ends a release is nowhere in the staff's rooms either, for those who were not told.

Every address of the admin is asked for, so that a new room can't be forgotten here.
"""

from __future__ import annotations

import datetime
from typing import Any

import pytest
from django.contrib.auth.models import Group, User
from django.test import Client
from django.utils import timezone

from releases import addresses
from releases.files import keep_image
from releases.models import Country, Topic
from tests.cast import BODY_JA, FRENCH, Cast, person, text
from tests.files import portrait
from tests.translations.secrets import TITLE
from tests.translations.staff import at_desk, headers
from tests.translations.test_admin_urls import NAMES, House
from translations import publishing
from translations.models import EmbargoGrant

UNTOLD = ("visitor", "translator", "reviewer", "colleague", "stranger", "keeper", "root")
NEVER = 987654
# Rooms of one text or release: what is asked for there is one that never was, as well.
ROOMS = ("translations_translation_", "releases_release_")


class Embassy(House):
    """The house of the admin's table, whose one text is embargoed; a colleague is press officer, too."""

    def colleague(self) -> User:
        return person("oscar", self.cast.office, press_officer="")


@pytest.fixture
def house(cast: Cast) -> Embassy:
    """A text that was drafted, submitted and told of, and then put under embargo by Olivia alone.

    Whoever wrote it, or had a notice of it, knows no more of it from then on than a stranger.
    """
    Topic.objects.create(pk=1, slug="security", name_fr="Sécurité")
    Country.objects.create(pk=1, code="be", name_fr="Belgique")
    Group.objects.create(pk=1, name="keepers")
    secret = text(TITLE, FRENCH.body)
    french = cast.submitted(cast.drafted(cast.external(text(TITLE, BODY_JA)), document=secret))
    keep_image(french.release, portrait())
    until = timezone.now() + datetime.timedelta(hours=2)
    publishing.set_embargo(french.release, cast.olivia, until, reason="joint announcement")
    return Embassy(cast, french)


def as_one_that_never_was(house: Embassy, name: str) -> str | None:
    """The address of that name for a text and a release that never were; None for a list's."""
    path = house.path(name)
    if not name.startswith(ROOMS):
        return None
    elsewhere = path
    for key in {house.text.pk, house.text.release_id}:
        elsewhere = elsewhere.replace(f"/{key}/", f"/{NEVER}/", 1)
    return elsewhere if elsewhere != path else None


def told(client: Client, method: str, path: str) -> tuple[Any, ...]:
    answer: Any = getattr(client, method)(path)
    return answer.status_code, b"".join(answer), headers(answer)


@pytest.mark.parametrize("who", UNTOLD)
def test_every_room_of_the_text_answers_as_one_that_never_was(house: Embassy, who: str) -> None:
    client = house[who]
    asked = {name: path for name in NAMES if (path := as_one_that_never_was(house, name))}
    assert len(asked) > 20
    for name, nowhere in asked.items():
        for method in ("get", "post", "head"):
            there = told(client, method, house.path(name))
            assert there == told(client, method, nowhere), (name, method)


@pytest.mark.parametrize("who", UNTOLD)
def test_no_other_room_has_a_word_of_it(house: Embassy, who: str) -> None:
    client, release = house[who], house.text.release
    slug = addresses.slug(TITLE, "fr")
    secrets = (TITLE, "Valbrume", release.public_id, slug, "joint announcement")
    for name in NAMES:
        if as_one_that_never_was(house, name):
            continue
        for query in ("", "?q=Valbrume", f"?q={release.public_id}", "?all="):
            _status, body, headers = told(client, "get", house.path(name) + query)
            # What was asked for stands in the field that it was asked with.
            said = body.decode().replace(query.removeprefix("?q="), "") if query else body.decode()
            for secret in secrets:
                assert secret not in said, (name, query, secret)
                assert secret not in str(headers) or secret in query, (name, query, secret)


def test_whoever_is_told_finds_it_in_those_rooms(house: Embassy) -> None:
    """Or the others would look for it where nothing ever is."""
    EmbargoGrant.objects.create(
        release=house.text.release, user=house.cast.chloe, granted_by=house.cast.olivia
    )
    client = at_desk(house.cast.chloe)
    found = {name for name in NAMES if TITLE.encode() in told(client, "get", house.path(name))[1]}
    assert {
        "index",
        "translations_translation_changelist",
        "releases_release_changelist",
        "translations_translation_change",
        "translations_translation_review",
    } <= found
