"""Addresses belong to one text for ever."""

import pytest

from releases.addresses import absolute, current_paths, reserve, slug
from releases.models import Address
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
def test_address_in_japanese_is_the_public_id() -> None:
    release = builders.release()
    assert reserve(release, "ja", "外相会合").path == f"/ja/releases/{release.public_id}/"


@pytest.mark.usefixtures("approved_elsewhere")
def test_older_address_of_a_text_is_not_its_current_one() -> None:
    release = builders.publish(builders.release(), title="Titre")
    Address.objects.create(
        path="/fr/releases/vieux/", release=release, language="fr", is_current=False
    )
    assert current_paths(release) == {"fr": "/fr/releases/titre/"}


def test_absolute_address_is_under_the_public_one(settings) -> None:  # type: ignore[no-untyped-def]
    settings.PUBLIC_URL = "https://www.example.org"
    assert absolute("/fr/") == "https://www.example.org/fr/"
