"""Whatever a page in the database holds, it is compared; where all were made elsewhere, that is found."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.management import call_command
from django.db import connection

from releases import derived, pages
from releases.addresses import ServedAt, as_served_at
from releases.around import Around
from releases.models import Office, Release, Rendered
from tests.cast import Cast
from tests.releases import builders

IMPOSSIBLE = ["http://x:99999/", "http://[x:1", "http://x:١٢/", "http://[::]]/", "http://[:::::]/"]
THERE = "https://other.example"


@pytest.fixture
def own(settings: Any) -> None:
    settings.LOCAL_HOST, settings.LOCAL_PORT = "127.0.0.1", 8000


@pytest.fixture
def mission(own: None, approved_elsewhere: None) -> Office:
    builders.embassy()
    return builders.mission()


@pytest.fixture
def carried(mission: Office) -> Release:
    """Public in French at an embassy, and carried by a mission that has a host."""
    return builders.carried_by(mission, builders.published("fr", title="Réunion"))


def made_at(place: ServedAt, release: Release) -> None:
    with as_served_at(place):
        pages.render(release)


def elsewhere(release: Release) -> str:
    return derived.made_elsewhere(release, derived.kept_pages(release))


# Where the pages were made


@pytest.mark.parametrize(
    "place",
    [
        ServedAt(THERE, is_public=True),
        ServedAt(f"{THERE}:8443", is_public=True),
        ServedAt("http://127.0.0.1:9000", is_public=False),
        ServedAt("http://10.0.0.5:8000", is_public=False),
        ServedAt("http://[::1]:8000", is_public=False),
    ],
)
def test_pages_that_were_all_made_elsewhere_are_known(carried: Release, place: ServedAt) -> None:
    made_at(place, carried)
    assert derived.of_pages(carried)
    assert elsewhere(carried) == place.url


def test_pages_that_name_only_the_host_of_their_office_tell_the_port(mission: Office) -> None:
    release = builders.publish(builders.release(office=mission), "fr", title="Réunion")
    builders.carried_by(builders.embassy(slug="berne"), release)
    made_at(ServedAt("http://127.0.0.1:9000", is_public=False), release)
    assert elsewhere(release) == "http://127.0.0.1:9000"


def test_one_page_made_elsewhere_among_others_made_here_is_not(carried: Release) -> None:
    here = derived.kept_pages(carried)
    made_at(ServedAt(THERE, is_public=True), carried)
    there = derived.kept_pages(carried)
    key, *_others = here
    assert derived.made_elsewhere(carried, here | {key: there[key]}) == ""


def test_pages_of_which_one_is_missing_are_not(carried: Release, mission: Office) -> None:
    made_at(ServedAt(THERE, is_public=True), carried)
    carried.rendered.filter(office=mission).delete()
    assert elsewhere(carried) == ""


@pytest.mark.parametrize("address", IMPOSSIBLE)
def test_impossible_address_is_none(carried: Release, address: str) -> None:
    carried.rendered.update(content=f'<a href="{address}">')
    assert len(derived.of_pages(carried)) == 2
    assert elsewhere(carried) == ""


# What rebuild makes of it


@pytest.fixture
def two(own: None, db: None) -> list[Release]:
    cast = Cast()
    return [cast.published(cast.drafted(cast.external())).release for _number in range(2)]


@pytest.mark.parametrize("address", IMPOSSIBLE)
def test_impossible_address_keeps_nothing_from_being_made_again(
    two: list[Release], address: str
) -> None:
    Rendered.objects.update(content=f'<a href="{address}">')
    call_command("rebuild")
    call_command("rebuild", verify=True)


@pytest.mark.parametrize("column", ["content", "path", "etag"])
def test_page_that_can_not_be_read_is_made_again(two: list[Release], column: str) -> None:
    """SQLite takes anything in any column."""
    if connection.vendor != "sqlite":
        pytest.skip("PostgreSQL takes no bytes for text")
    first, second = two
    with connection.cursor() as cursor:
        cursor.execute(
            f"UPDATE releases_rendered SET {column} = CAST(x'FFFE' AS TEXT)"  # noqa: S608
            " WHERE release_id = %s",
            [first.pk],
        )
    kept = Rendered.objects.filter(release=first).values_list("pk", flat=True).get()
    assert f"{first.public_id} with the id {kept}" in derived.of_pages(first)
    assert derived.of_pages(second) == []
    call_command("rebuild")
    call_command("rebuild", verify=True)


def test_rebuild_renders_no_page_for_other_addresses(
    two: list[Release], monkeypatch: pytest.MonkeyPatch
) -> None:
    Rendered.objects.update(content=f'<a href="{THERE}/">')
    rendered, asked = pages.rendered, list[int]()

    def counted(release: Release, around: Around | None = None) -> list[Rendered]:
        asked.append(release.pk)
        return rendered(release, around)

    monkeypatch.setattr(pages, "rendered", counted)
    call_command("rebuild")
    compared_and_made = [release.pk for release in two for _time in range(2)]
    assert asked == compared_and_made
