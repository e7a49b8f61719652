"""The pages of a release that another office carries."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from releases import derived, pages
from releases.models import Office, Release, StandingLabel
from tests.releases import builders

pytestmark = builders.ROOM_ALONE


@pytest.fixture
def mission(settings: Any) -> Office:
    settings.LOCAL_PORT = 8000
    builders.embassy()
    return builders.mission()


@pytest.fixture
def carried(mission: Office) -> Release:
    """Public in French and Arabic, and carried by a mission that has French and English."""
    release = builders.published("fr", title="Réunion")
    builders.publish(release, "ar", title="اجتماع")
    return builders.carried_by(mission, release)


def places_of(release: Release) -> set[tuple[str, str]]:
    return set(release.rendered.values_list("office__slug", "language"))


def test_page_is_made_for_the_issuer_and_each_carrier(carried: Release) -> None:
    assert places_of(carried) == {("paris", "fr"), ("paris", "ar"), ("geneva", "fr")}


def test_page_has_the_look_and_the_masthead_of_the_office_that_shows_it(
    carried: Release, mission: Office
) -> None:
    here, there = builders.page_of(carried), builders.page_of(carried, at=mission)
    assert "/looks/paris.css" in here
    assert "/looks/geneva.css" in there
    assert ">Mission auprès des organisations</span>" in there
    assert "Mission auprès" not in here


def test_page_says_who_issued_it_and_leads_there(carried: Release, mission: Office) -> None:
    there = builders.page_of(carried, at=mission)
    issuer = '<a href="http://127.0.0.1:8000/fr/releases/reunion/"><bdi lang="fr">Ambassade du Jap'
    assert issuer in there
    assert 'class="issuer"' not in builders.page_of(carried)


def test_page_is_canonical_at_the_issuers(carried: Release, mission: Office) -> None:
    canonical = '<link rel="canonical" href="http://127.0.0.1:8000/fr/releases/reunion/">'
    there = builders.page_of(carried, at=mission)
    assert canonical in there
    assert '<meta property="og:url" content="http://127.0.0.1:8000/fr/' in there
    assert 'rel="alternate" hreflang' not in there
    assert '<link rel="canonical" href="/fr/releases/reunion/">' in builders.page_of(carried)


def test_page_is_canonical_under_the_public_address(
    carried: Release, mission: Office, settings: Any
) -> None:
    settings.PUBLIC_URL = "https://www.example.org"
    pages.render(carried)
    canonical = '<link rel="canonical" href="https://www.example.org/fr/releases/reunion/">'
    assert canonical in builders.page_of(carried)
    assert canonical in builders.page_of(carried, at=mission)


def test_page_offers_the_languages_of_its_own_site(carried: Release, mission: Office) -> None:
    assert "العربية" in builders.page_of(carried)
    assert "العربية" not in builders.page_of(carried, at=mission)


def test_page_leads_to_an_original_that_only_the_issuer_shows(mission: Office) -> None:
    release = builders.publish(builders.release(), "ja", title="会合", standing="original")
    builders.publish(release, "fr", title="Réunion")
    builders.carried_by(mission, release)
    path = builders.path_of(release, "ja")
    assert f'<a href="{path}" hreflang="ja">' in builders.page_of(release)
    there = f'<a href="http://127.0.0.1:8000{path}" hreflang="ja">'
    assert there in builders.page_of(release, at=mission)


def test_label_is_worded_by_who_issued_the_text(carried: Release, mission: Office) -> None:
    for office, wording in ((mission, "Version de la mission"), (carried.office, "Version à lire")):
        StandingLabel.objects.create(standing="provisional", office=office, full_fr=wording)
    pages.render(carried)
    assert builders.page_of(carried, at=mission).count("Version à lire") == 2
    assert "Version de la mission" not in builders.page_of(carried, at=mission)


def test_withdrawal_is_on_every_site(carried: Release, mission: Office) -> None:
    builders.take_down(carried, "fr")
    there = builders.row_of(carried, at=mission)
    assert "Ce texte a été retiré" in there.content
    assert "Réunion" not in there.content
    assert (
        '<link rel="canonical" href="http://127.0.0.1:8000/fr/releases/reunion/">' in there.content
    )


def test_page_goes_when_nobody_carries_it_any_more(carried: Release, mission: Office) -> None:
    carried.carried_by.remove(mission)
    pages.render(carried)
    assert places_of(carried) == {("paris", "fr"), ("paris", "ar")}


def test_office_that_carries_its_own_has_one_page(carried: Release) -> None:
    builders.carried_by(carried.office, carried)
    assert places_of(carried) == {("paris", "fr"), ("paris", "ar"), ("geneva", "fr")}


def test_differences_name_the_office_whose_page_differs(carried: Release, mission: Office) -> None:
    # derived of the columns needs the whole record: only the pages are looked at here.
    assert derived.of_pages(carried) == []
    carried.rendered.filter(office=mission).update(content="forged")
    assert derived.of_pages(carried) == [f"{carried.public_id} /fr/releases/reunion/ (geneva)"]


def test_public_facts_name_the_carriers_and_the_plan_where_there_are_any(
    mission: Office,
) -> None:
    release = builders.release()
    plain = pages.public_facts(release)
    assert "carried_by" not in plain
    assert "plan" not in plain
    release.carried_by.add(mission)
    release.plan = {"ar": "planned"}
    facts = pages.public_facts(release)
    assert '"carried_by":["geneva"]' in facts
    assert '"plan":{"ar":"planned"}' in facts


def test_rendering_asks_no_more_of_the_database_for_many_carriers(carried: Release) -> None:
    def queries() -> int:
        stored = Release.objects.get(pk=carried.pk)
        with CaptureQueriesContext(connection) as asked:
            pages.render(stored)
        return len(asked)

    for_one = queries()
    for number in range(4):
        carried.carried_by.add(builders.mission(slug=f"m{number}", host=f"m{number}.localhost"))
    queries()
    assert queries() == for_one
