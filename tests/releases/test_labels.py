"""The wording of standings and vocabularies."""

from typing import Any

import pytest

from releases.document import Standing
from releases.labels import Wording, labels, labels_by_office, shipped, worded
from releases.languages import CODES, column
from releases.models import StandingLabel, Topic
from tests.releases import builders

pytestmark = pytest.mark.django_db


def test_labels_come_in_every_language() -> None:
    found = labels(None, *CODES)
    for language in CODES:
        assert found[Standing.PROVISIONAL, language].full
        assert found[Standing.OFFICIAL, language].short


def test_label_of_a_provisional_text_in_french() -> None:
    label = labels(None, "fr")[Standing.PROVISIONAL, "fr"]
    assert label.short == "Traduction provisoire"
    assert label.full == "Traduction provisoire et purement informative"


def test_original_has_no_label() -> None:
    assert (Standing.ORIGINAL, "fr") not in labels(None, "fr")


def test_label_is_worded_by_the_ministry() -> None:
    StandingLabel.objects.filter(standing="provisional").update(full_fr="Traduction de courtoisie")
    assert labels(None, "fr")[Standing.PROVISIONAL, "fr"].full == "Traduction de courtoisie"


def test_label_of_an_office_is_its_own_wording_before_the_houses() -> None:
    StandingLabel.objects.filter(standing="provisional").update(full_fr="De la maison")
    paris, geneva = builders.embassy(), builders.mission()
    StandingLabel.objects.create(standing="provisional", office=paris, full_fr="De l’ambassade")
    assert labels(paris, "fr")[Standing.PROVISIONAL, "fr"].full == "De l’ambassade"
    assert labels(geneva, "fr")[Standing.PROVISIONAL, "fr"].full == "De la maison"
    assert labels(None, "fr")[Standing.PROVISIONAL, "fr"].full == "De la maison"


def test_label_of_an_office_is_taken_part_by_part_and_language_by_language() -> None:
    paris = builders.embassy()
    StandingLabel.objects.create(standing="official", office=paris, short_fr="Officiel")
    label = labels(paris, "fr", "ja")
    assert label[Standing.OFFICIAL, "fr"].short == "Officiel"
    assert label[Standing.OFFICIAL, "fr"].full == shipped("official")["fr"].full
    assert label[Standing.OFFICIAL, "ja"] == shipped("official")["ja"]


def test_label_of_an_original_is_the_offices_alone() -> None:
    paris = builders.embassy()
    StandingLabel.objects.create(standing="original", office=paris, full_fr="Seule foi")
    assert labels(paris, "fr")[Standing.ORIGINAL, "fr"].short == "Seule foi"
    assert (Standing.ORIGINAL, "fr") not in labels(None, "fr")


def test_label_left_empty_is_the_shipped_one_never_another_language() -> None:
    StandingLabel.objects.filter(standing="provisional").update(short_ko="", full_ko=None)
    assert labels(None, "ko")[Standing.PROVISIONAL, "ko"] == shipped("provisional")["ko"]


def test_label_without_its_row_is_the_shipped_one() -> None:
    StandingLabel.objects.all().delete()
    assert labels(None, "de")[Standing.PROVISIONAL, "de"] == shipped("provisional")["de"]


def test_migration_loaded_what_is_shipped() -> None:
    row = StandingLabel.objects.get(standing="provisional")
    for code, label in shipped("provisional").items():
        assert getattr(row, column("full", code)) == label.full


def test_topic_without_a_name_in_the_language_says_which_it_is_in() -> None:
    topic = Topic.objects.create(slug="security", name_ja="安全保障")
    assert worded(topic, "name", "fr") == Wording("安全保障", "ja")


def test_topic_without_any_name() -> None:
    assert worded(Topic.objects.create(slug="security"), "name", "fr") is None


def test_labels_take_one_query_for_any_number_of_offices(django_assert_num_queries: Any) -> None:
    offices = [builders.embassy(slug=f"o{number}").pk for number in range(3)]
    with django_assert_num_queries(1):
        assert labels_by_office(offices, *CODES).keys() == {None, *offices}
