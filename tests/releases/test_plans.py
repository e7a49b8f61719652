"""What readers are told of the languages in which a release can't be read."""

from __future__ import annotations

from django.test import Client

from releases import pages
from releases.models import Release
from releases.plans import languages_by_plan, plan_of
from tests.releases import builders

pytestmark = builders.ROOM_ALONE

TOLD = {"ar": "in_preparation", "ja": "planned", "de": "not_planned"}


def planned(plan: dict[str, str] | None = None) -> Release:
    """Public in French, by an office that publishes in Japanese and Arabic, too."""
    release = builders.published("fr")
    release.plan = TOLD if plan is None else plan
    release.save(update_fields=["plan"])
    pages.render(release)
    return release


def test_plan_is_told_of_the_offices_languages_that_are_not_live() -> None:
    release = planned()
    assert plan_of(release, ["fr", "ja", "ar"]) == {"ja": "planned", "ar": "in_preparation"}
    builders.publish(release, "ar", title="بيان")
    assert plan_of(release, ["fr", "ja", "ar"]) == {"ja": "planned"}


def test_plan_of_a_language_that_was_public_is_not_told() -> None:
    release = planned()
    builders.publish(release, "ar", title="بيان")
    builders.take_down(release, "ar")
    assert "ar" not in plan_of(release, ["fr", "ja", "ar"])


def test_plan_is_grouped_with_what_comes_soonest_first() -> None:
    grouped = languages_by_plan({"ja": "planned", "ar": "in_preparation", "de": "in_preparation"})
    assert [(plan, [each.code for each in languages]) for plan, languages in grouped] == [
        ("in_preparation", ["ar", "de"]),
        ("planned", ["ja"]),
    ]


def test_page_names_the_languages_in_themselves() -> None:
    page = builders.page_of(planned())
    assert '<bdi lang="ar">العربية</bdi>' in page
    assert '<bdi lang="ja">日本語</bdi>' in page
    assert "Deutsch" not in page  # none of the office's languages


def test_page_says_nothing_where_nothing_is_planned() -> None:
    assert 'class="plan"' not in builders.page_of(planned({}))


def test_notice_in_place_of_a_text_says_nothing_of_plans() -> None:
    page = builders.page_of(builders.take_down(planned()))
    assert 'class="plan"' not in page


def test_plan_of_a_release_that_is_not_public_is_nowhere(client: Client) -> None:
    release = builders.release(plan=TOLD)
    pages.render(release)
    assert not release.rendered.exists()
    answer = client.get(f"/api/v1/releases/{release.public_id}", {"language": "fr"})
    assert answer.status_code == 404


def test_carrier_tells_of_its_own_languages() -> None:
    mission = builders.mission(languages=["de", "fr"])
    release = builders.carried_by(mission, planned())
    there = builders.page_of(release, at=mission)
    assert '<bdi lang="de">Deutsch</bdi>' in there
    assert "العربية" not in there


def test_plan_is_in_the_api(client: Client) -> None:
    release = planned()
    answer = client.get(f"/api/v1/releases/{release.public_id}", {"language": "fr"})
    assert answer.json()["plan"] == {"ja": "planned", "ar": "in_preparation"}
