"""Before its embargo ends a release is nowhere on the public side: every address answers as nonsense does."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver
from django.utils import timezone

from releases import addresses
from releases.models import Release
from tests.cast import Cast, office
from tests.translations.secrets import NONSENSE, TITLE, embargoed, guesses
from translations.models import Translation
from translations.verbs import Verb
from translations.workflow import perform

# Addresses that name no release: what stands there must be the same to the byte whatever is kept.
LISTS = {
    "releases:front": ["/"],
    "releases:robots": ["/robots.txt"],
    "releases:home": ["/fr/", "/ja/", "/ar/"],
    "releases:list": ["/fr/releases/", "/ja/releases/", "/fr/releases/?page=1"],
    "releases:feed": ["/fr/feed.atom", "/ja/feed.atom", "/en/feed.atom"],
    "releases:look": ["/looks/ambafrance.css", "/looks/mission.css"],
    "releases:logo": ["/looks/ambafrance/logo.png"],
    "releases:api-list": [f"/api/v1/releases?language={code}" for code in ("fr", "ja", "en")],
}
# Addresses of a release, and those by which whoever knows of it could guess at it.
GUESSED = {
    "releases:page",
    "releases:versions",
    "releases:version",
    "releases:changes",
    "releases:file",
    "releases:api-detail",
}
# Whose own tests say it: a preview is for whoever was given its link, embargoed or not.
ELSEWHERE = ("previews:",)
# What differs between any two answers.
OF_THE_ANSWER = {"Date", "X-Request-ID", "X-Request-Id"}

ASKED: tuple[tuple[str, dict[str, str]], ...] = (
    ("get", {}),
    ("head", {}),
    ("options", {}),
    ("post", {}),
    ("get", {"if-none-match": "*"}),
    ("get", {"if-none-match": '"abc"', "accept-language": "ja"}),
    ("get", {"if-modified-since": "Sat, 01 Jan 2000 00:00:00 GMT"}),
    ("get", {"range": "bytes=0-9"}),
    ("get", {"host": "mission.localhost"}),
    ("head", {"host": "mission.localhost", "accept": "application/json"}),
)


def named(patterns: Any, prefix: str = "") -> Iterator[str]:
    """Every address that the system answers, by its name, but for the staff's rooms."""
    for pattern in patterns:
        if isinstance(pattern, URLResolver) and pattern.app_name != "admin":
            space = f"{pattern.namespace}:" if pattern.namespace else ""
            yield from named(pattern.url_patterns, prefix + space)
        elif isinstance(pattern, URLPattern):
            yield f"{prefix}{pattern.name}"


def test_every_public_address_is_asked_for_here() -> None:
    known = {*LISTS, *GUESSED}
    found = set(named(get_resolver().url_patterns))
    assert {name for name in found if not name.startswith(ELSEWHERE)} == known


@pytest.fixture
def neighbour(cast: Cast) -> Translation:
    """A release that the public reads, on both sites."""
    mission = office("mission", host="mission.localhost", name_fr="Mission")
    french = cast.published(cast.drafted(cast.external()))
    french.release.carried_by.add(mission)
    return french


def answered(client: Client, path: str, method: str, headers: dict[str, str]) -> tuple[Any, ...]:
    """All of an answer that a reader could compare."""
    answer: Any = getattr(client, method)(path, headers=headers)
    body = b"".join(answer)
    told = {name: value for name, value in answer.headers.items() if name not in OF_THE_ANSWER}
    return answer.status_code, told, body, dict(answer.cookies)


def test_guessed_address_answers_as_nonsense_does(
    cast: Cast, neighbour: Translation, client: Client
) -> None:
    for guess, nonsense in guesses(embargoed(cast)):
        for method, headers in ASKED:
            there = answered(client, guess, method, headers)
            nowhere = answered(client, nonsense, method, headers)
            assert there == nowhere, (method, guess, headers)
            assert there[0] in (400, 404, 405), (method, guess, headers)


def test_guessed_address_without_its_last_stroke_answers_as_nonsense_does(
    cast: Cast, neighbour: Translation, client: Client
) -> None:
    slug = addresses.slug(TITLE, "fr")
    embargoed(cast)
    there, nowhere = (client.get(f"/fr/releases/{name}") for name in (slug, NONSENSE))
    assert there.status_code == nowhere.status_code
    assert there.headers.get("Location", "").replace(slug, NONSENSE) == nowhere.headers.get(
        "Location", ""
    )


def test_no_list_feed_or_look_changes_by_what_is_embargoed(
    cast: Cast, neighbour: Translation, client: Client
) -> None:
    asked = [
        (path, method, headers)
        for paths in LISTS.values()
        for path in paths
        for method, headers in ASKED
    ]
    before = [answered(client, *each) for each in asked]
    etags = {path: client.get(path).headers.get("ETag") for path, _method, _headers in asked}
    embargoed(cast)
    for each, answer in zip(asked, before, strict=True):
        assert answered(client, *each) == answer, each
    for path, etag in etags.items():
        if etag:
            assert client.get(path, headers={"if-none-match": etag}).status_code == 304


def test_page_of_a_neighbour_does_not_change_by_what_is_embargoed(
    cast: Cast, neighbour: Translation, client: Client
) -> None:
    path = addresses.current_paths(neighbour.release)["fr"]
    before = [answered(client, f"{path}{rest}", "get", {}) for rest in ("", "versions/")]
    embargoed(cast)
    assert [answered(client, f"{path}{rest}", "get", {}) for rest in ("", "versions/")] == before


def test_what_was_guessed_is_there_once_the_embargo_is_over(
    cast: Cast, neighbour: Translation, client: Client
) -> None:
    """Or the others would compare nonsense with nonsense."""
    french = embargoed(cast)
    a_second_ago = timezone.now() - timedelta(seconds=1)  # the database's clock may show less of it
    Release.objects.filter(pk=french.release_id).update(embargo_until=a_second_ago)
    perform(french, Verb.PUBLISH, cast.olivia)
    found = {
        guess
        for guess, _nonsense in guesses(french)
        if answered(client, guess, "get", {})[0] == 200
    }
    slug, release = addresses.slug(TITLE, "fr"), french.release
    page = f"/fr/releases/{slug}/"
    image, paper = release.images.get(), release.attachments.get()
    assert found == {
        page,
        f"{page}versions/",
        f"{page}versions/1/",
        f"/files/{image.token}/image.jpg",
        f"/files/{image.token}/small.jpg",
        f"/files/{paper.token}/{paper.name}",
        f"/api/v1/releases/{release.public_id}?language=fr",
    }
