"""Which office's site a host name leads to, and what is on it."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from releases.models import Address, Office, Release
from tests.releases import builders

pytestmark = builders.ROOM_ALONE

MISSION = {"host": "mission.localhost:8000"}


@pytest.fixture
def offices() -> tuple[Office, Office]:
    """An embassy on the main site, and a mission on its own."""
    return builders.embassy(), builders.mission()


def of(office: Office, title: str, language: str = "fr") -> Release:
    return builders.publish(builders.release(office=office), language, title=title)


def page(client: Client, path: str, **headers: str) -> str:
    return client.get(path, headers=headers).content.decode()


def test_host_of_an_office_has_that_offices_releases(
    client: Client, offices: tuple[Office, Office]
) -> None:
    embassy, mission = offices
    of(embassy, "De l’ambassade")
    of(mission, "De la mission")
    for path in ("/fr/", "/fr/releases/", "/fr/feed.atom", "/api/v1/releases?language=fr"):
        assert "De la mission" in page(client, path, **MISSION)
        assert "De l’ambassade" not in page(client, path, **MISSION)
        assert "De l’ambassade" in page(client, path)
        assert "De la mission" not in page(client, path)


@pytest.mark.parametrize("host", ["mission.localhost", "MISSION.localhost:9", "mission.localhost."])
def test_host_is_the_same_with_any_port_and_case(
    client: Client, offices: tuple[Office, Office], host: str
) -> None:
    assert "Mission auprès des organisations" in page(client, "/fr/", host=host)


@pytest.mark.parametrize("host", ["localhost", "127.0.0.1:8000", "[::1]:8000", "other.localhost"])
def test_other_hosts_have_the_main_site(
    client: Client, offices: tuple[Office, Office], host: str
) -> None:
    assert "Ambassade du Japon en France" in page(client, "/fr/", host=host)


def test_main_site_of_several_offices_has_the_look_of_the_first(
    client: Client, offices: tuple[Office, Office]
) -> None:
    bern = builders.embassy(slug="bern", name_fr="Ambassade du Japon en Suisse")
    of(bern, "De Berne")
    listed = page(client, "/fr/releases/")
    assert "/looks/paris.css" in listed
    assert 'class="entry-office">Ambassade du Japon en Suisse' in listed
    itself = page(client, "/fr/releases/de-berne/")
    assert "/looks/bern.css" in itself
    assert 'class="issuer"' not in itself


def test_site_offers_the_languages_of_its_offices(
    client: Client, offices: tuple[Office, Office]
) -> None:
    assert client.get("/", headers={"accept-language": "en"}).status_code == 200
    led = client.get("/", headers={"accept-language": "en"} | MISSION)
    assert led["Location"] == "/en/"
    choice = client.get("/", headers={"accept-language": "ar"} | MISSION)
    assert choice["Content-Language"] == "en"
    assert "العربية" not in choice.content.decode()
    assert "العربية" in page(client, "/")


def test_page_of_another_site_is_not_there(client: Client, offices: tuple[Office, Office]) -> None:
    of(offices[0], "De l’ambassade")
    elsewhere = client.get("/fr/releases/de-l-ambassade/", headers=MISSION)
    nonsense = client.get("/fr/releases/nonsense/", headers=MISSION)
    assert elsewhere.status_code == nonsense.status_code == 404
    assert elsewhere.content == nonsense.content
    assert dict(elsewhere.headers) == dict(nonsense.headers)


def test_page_not_found_has_the_sites_look(client: Client, offices: tuple[Office, Office]) -> None:
    assert "/looks/geneva.css" in page(client, "/fr/nonsense/", **MISSION)
    assert "/looks/paris.css" in page(client, "/fr/nonsense/")


def test_text_of_another_site_is_not_in_the_api(
    client: Client, offices: tuple[Office, Office]
) -> None:
    release = of(offices[0], "De l’ambassade")
    path = f"/api/v1/releases/{release.public_id}?language=fr"
    assert client.get(path).status_code == 200
    elsewhere = client.get(path, headers=MISSION)
    nonsense = client.get("/api/v1/releases/nonsense?language=fr", headers=MISSION)
    assert elsewhere.status_code == 404
    assert elsewhere.content == nonsense.content


def test_carried_release_is_listed_with_who_issued_it(
    client: Client, offices: tuple[Office, Office]
) -> None:
    embassy, mission = offices
    builders.carried_by(mission, of(embassy, "De l’ambassade"))
    of(mission, "De la mission")
    listed = page(client, "/fr/releases/", **MISSION)
    assert listed.count("entry-office") == 1
    assert 'class="entry-office">Ambassade du Japon en France' in listed
    assert client.get("/fr/releases/de-l-ambassade/", headers=MISSION).status_code == 200
    assert "<name>Ambassade du Japon en France</name>" in page(client, "/fr/feed.atom", **MISSION)


def test_carried_release_is_listed_in_the_carriers_languages_alone(
    client: Client, offices: tuple[Office, Office]
) -> None:
    embassy, mission = offices
    release = builders.release(office=embassy)
    builders.publish(release, "fr", title="En français")
    builders.publish(release, "ar", title="بالعربية")
    builders.carried_by(mission, release)
    path = builders.path_of(release, "ar")
    assert "بالعربية" in page(client, "/ar/")
    assert "بالعربية" not in page(client, "/ar/", **MISSION)
    assert client.get(path).status_code == 200
    assert client.get(path, headers=MISSION).status_code == 404


def test_main_site_shows_what_one_of_its_offices_carries(
    client: Client, offices: tuple[Office, Office]
) -> None:
    embassy, mission = offices
    builders.carried_by(embassy, of(mission, "De la mission"))
    assert "De la mission" in page(client, "/fr/")
    itself = page(client, "/fr/releases/de-la-mission/")
    assert "/looks/paris.css" in itself
    assert 'class="issuer"' in itself


def test_page_on_the_site_of_its_issuer_is_the_issuers(
    client: Client, offices: tuple[Office, Office]
) -> None:
    """Two offices of one site: what one issues and the other carries has one page there."""
    first = builders.embassy(slug="bern")
    builders.carried_by(offices[0], of(first, "De Berne"))
    assert "/looks/bern.css" in page(client, "/fr/releases/de-berne/")


def test_older_address_leads_on_where_the_release_is_shown(
    client: Client, offices: tuple[Office, Office]
) -> None:
    release = of(offices[0], "De l’ambassade")
    Address.objects.create(
        path="/fr/releases/vieux/", release=release, language="fr", is_current=False
    )
    assert client.get("/fr/releases/vieux/").status_code == 301
    assert client.get("/fr/releases/vieux/", headers=MISSION).status_code == 404
    builders.carried_by(offices[1], release)
    led = client.get("/fr/releases/vieux/", headers=MISSION)
    assert (led.status_code, led["Location"]) == (301, "/fr/releases/de-l-ambassade/")


def test_unpublished_release_is_on_no_site(client: Client, offices: tuple[Office, Office]) -> None:
    hidden = builders.release(office=offices[0], embargo_until=builders.AT)
    hidden.carried_by.add(offices[1])
    for headers in ({}, MISSION):
        answers = [
            client.get(f"/fr/releases/{name}/", headers=headers)
            for name in (hidden.public_id, "nonsense")
        ]
        assert answers[0].status_code == 404
        assert answers[0].content == answers[1].content


def test_site_without_any_office(client: Client) -> None:
    builders.mission()
    assert client.get("/fr/").status_code == 200
    assert "Mission auprès" not in page(client, "/fr/")


def test_sites_take_no_more_queries_for_many_offices(
    client: Client, offices: tuple[Office, Office], django_assert_max_num_queries: Any
) -> None:
    for number in range(12):
        office = builders.embassy(slug=f"o{number}", host=f"o{number}.localhost" * (number % 2))
        release = of(office, f"Texte {number}")
        builders.carried_by(offices[1], release)
    path = builders.path_of(release)
    for most, asked in (
        (3, path),
        (4, "/fr/"),
        (4, "/fr/releases/"),
        (4, "/fr/feed.atom"),
        (4, "/api/v1/releases?language=fr"),
        (1, "/"),
    ):
        with django_assert_max_num_queries(most):
            assert client.get(asked, headers=MISSION).status_code in (200, 302)
