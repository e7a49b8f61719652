"""Addresses belong to one text for ever."""

from typing import Any

import pytest
from django.db import transaction

from releases.addresses import absolute, absolute_for, current_paths, reserve, slug
from releases.models import Address, Office
from releases.pages import rendering_once
from tests.releases import builders


@pytest.mark.parametrize(
    ("title", "language", "expected"),
    [
        ("Réunion de l’OTAN : l’essentiel", "fr", "reunion-de-l-otan-l-essentiel"),
        ("Встреча министров", "ru", "vstrecha-ministrov"),
        ("外相会合", "ja", ""),
        ("بيان مشترك", "ar", ""),
    ],
)
def test_slug_reads_where_its_script_transliterates(
    title: str, language: str, expected: str
) -> None:
    assert slug(title, language) == expected


def test_slug_is_cut_between_words() -> None:
    assert slug("mot " * 40, "fr") == "-".join(["mot"] * 20)


@pytest.mark.usefixtures("approved_elsewhere")
def test_address_is_kept_when_the_title_is_corrected() -> None:
    release = builders.publish(builders.release(), title="Premier titre")
    builders.publish(release, revision=2, title="Titre corrigé")
    assert current_paths(release) == {"fr": "/fr/releases/premier-titre/"}


@pytest.mark.usefixtures("approved_elsewhere")
def test_address_is_never_given_to_another_release() -> None:
    first = builders.publish(builders.release(), title="Discours de politique étrangère")
    builders.take_down(first, act="removed")
    next_year = builders.publish(builders.release(), title="Discours de politique étrangère")
    assert current_paths(next_year) == {
        "fr": f"/fr/releases/discours-de-politique-etrangere-{next_year.public_id}/"
    }


@pytest.mark.usefixtures("approved_elsewhere")
def test_texts_rendered_together_have_each_a_longer_address_where_theirs_is_taken() -> None:
    for language in ("fr", "de"):
        builders.publish(builders.release(), language, title="Titre")
    release = builders.release()
    with transaction.atomic(), rendering_once():
        for language in ("fr", "de", "ja"):
            builders.publish(release, language, title="Titre")
    paths = {
        "ja": f"/ja/releases/{release.public_id}/",
        "fr": f"/fr/releases/titre-{release.public_id}/",
        "de": f"/de/releases/titre-{release.public_id}/",
    }
    assert current_paths(release) == paths
    assert {page.language: page.path for page in release.rendered.all()} == paths
    assert all(path in builders.page_of(release, "ja") for path in paths.values())


@pytest.mark.usefixtures("approved_elsewhere")
def test_address_in_japanese_is_the_public_id() -> None:
    release = builders.release()
    reserve(release, "ja", "外相会合")
    assert current_paths(release) == {"ja": f"/ja/releases/{release.public_id}/"}


@pytest.mark.usefixtures("approved_elsewhere")
def test_older_address_of_a_text_is_not_its_current_one() -> None:
    release = builders.publish(builders.release(), title="Titre")
    Address.objects.create(
        path="/fr/releases/vieux/", release=release, language="fr", is_current=False
    )
    assert current_paths(release) == {"fr": "/fr/releases/titre/"}


PARIS, BERN = Office(slug="paris"), Office(slug="bern")
GENEVA = Office(slug="geneva", host="mission.example.org")


@pytest.mark.parametrize(
    ("public", "office", "expected"),
    [
        ("https://www.example.org", PARIS, "https://www.example.org/fr/"),
        ("https://www.example.org", GENEVA, "https://mission.example.org/fr/"),
        ("http://www.localhost:8080", GENEVA, "http://mission.example.org:8080/fr/"),
        ("", PARIS, "/fr/"),
        ("", GENEVA, "/fr/"),
    ],
)
def test_absolute_address_is_under_the_public_one_of_its_site(
    settings: Any, public: str, office: Office, expected: str
) -> None:
    settings.PUBLIC_URL = public
    assert absolute("/fr/", office) == expected


@pytest.mark.parametrize(
    ("office", "at", "expected"),
    [
        (PARIS, BERN, "/fr/"),
        (PARIS, GENEVA, "http://127.0.0.1:8137/fr/"),
        (GENEVA, PARIS, "http://mission.example.org:8137/fr/"),
        (GENEVA, GENEVA, "/fr/"),
    ],
)
def test_address_on_ones_own_machine_is_whole_where_it_leads_to_another_site(
    settings: Any, office: Office, at: Office, expected: str
) -> None:
    settings.PUBLIC_URL, settings.LOCAL_PORT = "", 8137
    assert absolute("/fr/", office, at=at) == expected


def test_address_for_a_request_is_whole(settings: Any, rf: Any) -> None:
    request = rf.get("/", headers={"host": "mission.localhost:9"})
    assert absolute_for(request, "/fr/", GENEVA) == "http://mission.localhost:9/fr/"
    settings.PUBLIC_URL = "https://www.example.org"
    assert absolute_for(request, "/fr/", GENEVA) == "https://mission.example.org/fr/"
    assert absolute_for(request, "/fr/", PARIS, at=GENEVA) == "https://www.example.org/fr/"
