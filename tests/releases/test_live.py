"""Reading the live columns."""

import datetime

import pytest

from releases.live import headline, live_languages, live_text, notice
from releases.models import Kind, Release
from tests.releases import builders

pytestmark = builders.ROOM_ALONE


def test_release_without_a_public_text_has_no_live_one() -> None:
    release = builders.release()
    assert live_text(release, "fr") is None
    assert live_languages(release) == ()
    assert notice(release, "fr") is None


def test_unknown_language_is_refused() -> None:
    with pytest.raises(KeyError):
        live_text(builders.release(), "xx")


def test_live_releases_are_those_of_the_language() -> None:
    french, japanese = builders.published("fr"), builders.published("ja", title="会合")
    assert list(Release.objects.live("fr")) == [french]
    assert list(Release.objects.live("ja")) == [japanese]
    assert set(Release.objects.live_in_any()) == {french, japanese}


def test_newest_first_goes_by_date_of_issue() -> None:
    old = builders.publish(builders.release(issued_on=datetime.date(2024, 1, 1)))
    new = builders.publish(builders.release(issued_on=datetime.date(2025, 1, 1)), title="Autre")
    assert list(Release.objects.live("fr").newest_first()) == [new, old]


def test_headline_is_read_in_one_query(django_assert_num_queries) -> None:  # type: ignore[no-untyped-def]
    builders.published("fr", title="Titre", summary="Résumé")
    with django_assert_num_queries(1):
        entry = headline(Release.objects.live("fr").listed("fr").get(), "fr")
    assert (entry.title, entry.summary, entry.path) == ("Titre", "Résumé", "/fr/releases/titre/")
    assert entry.kind is Kind.PRESS_RELEASE
