"""The public pages over HTTP: what is reachable, and how it is answered."""

import datetime
from typing import Any

import pytest
from django.conf import settings as project_settings
from django.test import Client

from releases.models import Act, Address, Release, StandingLabel
from tests.releases import builders

pytestmark = builders.ROOM_ALONE


def test_release_page_is_what_was_rendered(client: Client) -> None:
    release = builders.published(title="Titre")
    response = client.get("/fr/releases/titre/")
    assert response.status_code == 200
    assert response.content.decode() == builders.page_of(release)
    assert response["Content-Language"] == "fr"


def test_release_page_takes_one_query(client: Client, django_assert_num_queries: Any) -> None:
    path = builders.path_of(builders.published())
    with django_assert_num_queries(1):
        client.get(path)


def test_release_page_is_the_same_for_everyone_and_sets_no_cookie(
    client: Client, admin_client: Client
) -> None:
    path = builders.path_of(builders.published())
    public = client.get(path, headers={"accept-language": "ja"})
    staff = admin_client.get(path, headers={"accept-language": "de"})
    assert public.content == staff.content
    assert not public.cookies
    assert "Vary" not in public
    assert public["Cache-Control"] == "public, max-age=30, must-revalidate"


def test_release_page_unchanged_since_it_was_fetched(client: Client) -> None:
    path = builders.path_of(builders.published())
    etag = client.get(path)["ETag"]
    response = client.get(path, headers={"if-none-match": etag})
    assert response.status_code == 304
    assert not response.content


def test_release_page_changed_since_it_was_fetched(client: Client) -> None:
    release = builders.published()
    etag = client.get(builders.path_of(release))["ETag"]
    builders.publish(release, revision=2, body="Corrigé.\n")
    response = client.get(builders.path_of(release), headers={"if-none-match": etag})
    assert b"Corrig" in response.content


def test_older_address_leads_to_the_current_one(client: Client) -> None:
    release = builders.published(title="Titre")
    Address.objects.create(
        path="/fr/releases/vieux/", release=release, language="fr", is_current=False
    )
    response = client.get("/fr/releases/vieux/")
    assert (response.status_code, response["Location"]) == (301, "/fr/releases/titre/")


def test_older_address_of_a_text_without_a_page_leads_nowhere(client: Client) -> None:
    release = builders.release()
    Address.objects.create(
        path="/fr/releases/vieux/", release=release, language="fr", is_current=False
    )
    assert client.get("/fr/releases/vieux/").status_code == 404


def test_withdrawn_page_keeps_its_address(client: Client) -> None:
    release = builders.take_down(builders.published(title="Titre"))
    response = client.get("/fr/releases/titre/")
    assert response.status_code == 200
    assert "Ce texte a été retiré" in response.content.decode()
    assert b"Titre" not in client.get("/fr/releases/").content
    assert Release.objects.live("fr").count() == 0
    assert builders.path_of(release) == "/fr/releases/titre/"


def test_removed_page_is_gone_even_for_who_has_it(client: Client) -> None:
    release = builders.published(title="Titre")
    builders.take_down(release, act=Act.REMOVED)
    response = client.get("/fr/releases/titre/")
    assert response.status_code == 410
    again = client.get("/fr/releases/titre/", headers={"if-none-match": response["ETag"]})
    assert again.status_code == 410


@pytest.mark.parametrize("name", ["{id}", "reunion-secrete", "reunion-secrete-{id}"])
def test_guessed_address_of_an_unpublished_release_answers_as_nonsense_does(
    client: Client, name: str
) -> None:
    hidden = builders.release(embargo_until=builders.AT)
    guessed = client.get(f"/fr/releases/{name.format(id=hidden.public_id)}/")
    nonsense = client.get("/fr/releases/no-such-thing/")
    assert guessed.status_code == nonsense.status_code == 404
    assert guessed.content == nonsense.content
    assert dict(guessed.headers) == dict(nonsense.headers)
    assert guessed["Cache-Control"] == "no-store"


def test_page_not_found_speaks_the_language_of_its_path(client: Client) -> None:
    assert "見つかりません" in client.get("/ja/releases/nonsense/").content.decode()
    assert '<html lang="ar" dir="rtl">' in client.get("/ar/nonsense/").content.decode()


def test_language_that_is_none_of_ours_leads_nowhere(client: Client) -> None:
    assert client.get("/xx/").status_code == 404
    assert client.get("/FR/releases/").status_code == 404


@pytest.mark.parametrize("path", ["/", "/fr/", "/fr/releases/", "/fr/releases/x/", "/robots.txt"])
def test_public_pages_are_for_reading_only(client: Client, path: str) -> None:
    assert client.post(path).status_code == 405
    assert client.head(path).content == b""


def test_list_names_titles_dates_and_standings(client: Client) -> None:
    builders.published(title="Une réunion", summary="En bref.")
    page = client.get("/fr/releases/").content.decode()
    assert '<a href="/fr/releases/une-reunion/">Une réunion</a>' in page
    assert "3 avril 2025" in page
    assert "En bref." in page
    assert "Traduction provisoire</p>" in page


def test_list_holds_only_its_language(client: Client) -> None:
    builders.published("ja", title="会合")
    assert "会合" not in client.get("/fr/releases/").content.decode()
    assert "会合" in client.get("/ja/releases/").content.decode()


def test_list_goes_on_by_pages(client: Client, django_assert_max_num_queries: Any) -> None:
    for number in range(21):
        day = datetime.date(2025, 1, 1) + datetime.timedelta(days=number)
        builders.publish(builders.release(issued_on=day), title=f"Texte {number:02}")
    with django_assert_max_num_queries(4):
        first = client.get("/fr/releases/").content.decode()
    assert "Texte 20" in first
    assert "Texte 00" not in first
    assert '<a rel="next" href="?page=2">' in first
    assert "Page 1 sur 2" in first
    assert "Texte 00" in client.get("/fr/releases/?page=2").content.decode()


@pytest.mark.parametrize("number", ["0", "2", "-1", "x", "", "1.0", "٢", "9999999999"])
def test_list_has_no_other_pages(client: Client, number: str) -> None:
    builders.published()
    assert client.get("/fr/releases/", {"page": number}).status_code == 404


def test_list_names_the_office_where_there_are_several(client: Client) -> None:
    builders.published()
    assert "entry-office" not in client.get("/fr/releases/").content.decode()
    builders.embassy(slug="bern", name_fr="Ambassade du Japon en Suisse")
    assert "entry-office" in client.get("/fr/releases/").content.decode()


def test_list_words_each_standing_as_its_own_office_does(client: Client) -> None:
    bern = builders.embassy(slug="bern")
    StandingLabel.objects.create(standing="provisional", office=bern, short_fr="Courtoisie")
    builders.publish(builders.release(office=bern), title="De Berne")
    builders.publish(builders.release(office=builders.embassy()), title="De Paris")
    page = client.get("/fr/releases/").content.decode()
    assert page.count("Courtoisie</p>") == 1
    assert page.count("Traduction provisoire</p>") == 1


def test_home_shows_the_newest(client: Client, django_assert_max_num_queries: Any) -> None:
    builders.published(title="Une réunion")
    with django_assert_max_num_queries(4):
        response = client.get("/fr/")
    assert "Une réunion" in response.content.decode()
    assert "Ambassade du Japon en France" in response.content.decode()
    assert '<a href="/ja/" lang="ja"' in response.content.decode()


def test_home_without_a_release_says_so_and_is_not_indexed(client: Client) -> None:
    page = client.get("/de/").content.decode()
    assert "In dieser Sprache gibt es noch keine Pressemitteilung." in page
    assert '<meta name="robots" content="noindex">' in page


@pytest.mark.parametrize(
    ("asked", "led_to"),
    [
        ("ja", "/ja/"),
        ("fr-CA,fr;q=0.9,en;q=0.8", "/fr/"),
        ("de,ar;q=0.5", "/ar/"),
    ],
)
def test_front_leads_to_the_readers_language(client: Client, asked: str, led_to: str) -> None:
    builders.embassy()
    response = client.get("/", headers={"accept-language": asked})
    assert (response.status_code, response["Location"]) == (302, led_to)
    assert response["Vary"] == "Accept-Language"


@pytest.mark.parametrize("asked", ["", "de", "*", "x" * 600])
def test_front_lets_other_readers_choose(client: Client, asked: str) -> None:
    builders.embassy()
    response = client.get("/", headers={"accept-language": asked})
    assert response.status_code == 200
    assert response["Content-Language"] == "fr"
    assert "Choisissez une langue" in response.content.decode()
    assert '<a href="/ja/" lang="ja" hreflang="ja"' in response.content.decode()
    assert not response.cookies


def test_front_before_the_first_office(client: Client) -> None:
    assert client.get("/").status_code == 200


def test_front_ignores_the_cookie_of_the_staff_pages(client: Client) -> None:
    builders.embassy()
    client.cookies[project_settings.LANGUAGE_COOKIE_NAME] = "ja"
    assert client.get("/").status_code == 200


def test_robots_keep_out_of_the_staff_rooms(client: Client) -> None:
    assert b"Disallow: /admin/" in client.get("/robots.txt").content


def test_public_pages_carry_the_strict_policy(client: Client) -> None:
    policy = client.get(builders.path_of(builders.published()))["Content-Security-Policy"]
    assert "unsafe" not in policy
    assert "default-src 'none'" in policy
