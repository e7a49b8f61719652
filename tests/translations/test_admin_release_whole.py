"""The release as one thing: copied, numbered, planned, carried, cancelled and taken up again."""

from __future__ import annotations

import datetime
from typing import Any

import pytest
from django.utils import timezone

from releases.models import Release
from tests.cast import JAPANESE, Cast, office, person
from tests.translations.staff import at_desk, page_of, release_path, text_path, words
from translations import publishing
from translations.cancelling import cancel_release
from translations.composing import compose
from translations.models import State, Transition, Translation
from translations.verbs import Verb

LISTED = "/admin/releases/release/"


def act(client: Any, release: Release, verb: str, **given: Any) -> Any:
    return client.post(release_path(release, "verb", verb), given)


def facts(client: Any, release: Release, **changes: Any) -> Any:
    form = page_of(client, release_path(release)).form("/verb/change_facts/")
    return act(client, release, "change_facts", **form.fields | changes)


def offered(user: Any, release: Release) -> list[str]:
    page = at_desk(user).get(release_path(release)).context["page"]
    return [str(offer.verb) for offer in page.whole]


# Copies


def test_copy_leads_to_its_text(cast: Cast) -> None:
    old = cast.original(kind="readout")
    answer = act(at_desk(cast.olivia), old.release, "duplicate", issued_on="2025-09-01")
    made = Translation.objects.exclude(pk=old.pk).get()
    assert answer.headers["Location"] == text_path(made)
    assert (made.release.kind, compose(made).title) == ("readout", JAPANESE.title)
    assert made.release.issued_on == datetime.date(2025, 9, 1)


def test_copy_is_not_made_without_a_date_or_by_translators(cast: Cast) -> None:
    release = cast.original().release
    assert act(at_desk(cast.olivia), release, "duplicate").status_code == 422
    assert act(at_desk(cast.anna), release, "duplicate", issued_on="2025-09-01").status_code == 403
    assert Release.objects.count() == 1


def test_copy_of_an_embargoed_release_answers_as_of_one_that_never_was(cast: Cast) -> None:
    release = cast.original().release
    until = timezone.now() + datetime.timedelta(hours=2)
    publishing.set_embargo(release, cast.olivia, until, reason="joint")
    never, given = Release(pk=987654), {"issued_on": "2025-09-01"}
    for user in (cast.root, cast.anna):
        there, nowhere = (act(at_desk(user), r, "duplicate", **given) for r in (release, never))
        assert (there.status_code, there.content) == (404, nowhere.content)
    assert Release.objects.count() == 1
    assert act(at_desk(cast.olivia), release, "duplicate", **given).status_code == 302
    assert at_desk(cast.anna).get(LISTED).context["cl"].full_result_count == 0


# Numbers


def test_number_is_reserved_by_a_button_and_then_shown(cast: Cast) -> None:
    release = cast.original().release
    assert "reserve_number" in offered(cast.olivia, release)
    assert act(at_desk(cast.olivia), release, "reserve_number").status_code == 302
    page = page_of(at_desk(cast.olivia), release_path(release))
    assert "No. 2025-001" in page.words
    assert "reserve_number" not in offered(cast.olivia, release)
    again = act(at_desk(cast.olivia), release, "reserve_number")
    assert again.status_code == 422
    assert "has a number already: 2025-001" in words(again)
    assert act(at_desk(cast.anna), release, "reserve_number").status_code == 403


# Plans


def test_plan_is_told_of_each_language_beside_its_text(cast: Cast) -> None:
    release = cast.submitted(cast.drafted(cast.external())).release
    client = at_desk(cast.olivia)
    form = client.get(release_path(release)).context["page"].facts.form
    assert list(form.plans.values()) == ["en", "fr", "ar"]
    assert form.fields["plan-fr"].help_text == "submitted"
    assert form.fields["plan-ar"].help_text == "no text yet"
    given = {"plan-fr": "in_preparation", "plan-ar": "planned"}
    assert facts(client, release, **given).status_code == 302
    release.refresh_from_db(fields=["plan"])
    assert release.plan == {"fr": "in_preparation", "ar": "planned"}
    page = page_of(client, release_path(release))
    assert "Readers are told: in preparation" in page.words
    assert "Readers are told: planned" in page.words


def test_plans_changed_by_two_people_are_both_kept(cast: Cast) -> None:
    release = cast.external().release
    client = at_desk(cast.olivia)
    form = page_of(client, release_path(release)).form("/verb/change_facts/").fields
    facts(at_desk(cast.root), release, **{"plan-ar": "planned"})
    act(client, release, "change_facts", **form | {"plan-fr": "not_planned"})
    release.refresh_from_db(fields=["plan"])
    assert release.plan == {"ar": "planned", "fr": "not_planned"}
    facts(client, release, **{"plan-ar": ""})
    release.refresh_from_db(fields=["plan"])
    assert release.plan == {"fr": "not_planned"}


def test_plan_that_is_none_is_refused(cast: Cast) -> None:
    release = cast.external().release
    assert facts(at_desk(cast.olivia), release, **{"plan-fr": "perhaps"}).status_code == 422
    release.refresh_from_db(fields=["plan"])
    assert release.plan == {}


def test_plan_is_told_in_words_by_the_history(cast: Cast) -> None:
    release = cast.external().release
    mission = office("mission", name_fr="Mission permanente")
    facts(at_desk(cast.olivia), release, **{"plan-fr": "planned", "carried_by": [mission.pk]})
    page = page_of(at_desk(cast.olivia), release_path(release, "history"))
    assert "\u2068Français\u2069: planned" in page.words  # isolated: Arabic runs the other way
    assert "carried by: Mission permanente" in page.words


# Other offices


def test_release_is_carried_by_other_offices_only(cast: Cast) -> None:
    release = cast.external().release
    mission = office("mission", name_fr="Mission permanente")
    client = at_desk(cast.olivia)
    assert facts(client, release, carried_by=[cast.office.pk]).status_code == 422
    assert facts(client, release, carried_by=[mission.pk]).status_code == 302
    assert list(release.carried_by.all()) == [mission]
    assert "Carried by Mission permanente" in page_of(client, release_path(release)).words


def test_carrying_office_does_not_see_the_drafts(cast: Cast) -> None:
    french = cast.drafted(cast.external())
    mission = office("mission")
    french.release.carried_by.add(mission)
    marc = person("marc", mission, press_officer="", translator="")
    assert at_desk(marc).get(release_path(french.release)).status_code == 404
    assert at_desk(marc).get(text_path(french)).status_code == 404


# Place and clocks


def test_event_is_shown_by_the_clocks_there_and_by_the_office_s(cast: Cast) -> None:
    at = datetime.datetime(2025, 4, 3, 14, 0, tzinfo=datetime.UTC)
    release = cast.original(event_at=at, event_zone="Asia/Tokyo", event_place="Tokyo").release
    page = page_of(at_desk(cast.olivia), release_path(release))
    assert "Tokyo" in page.words
    assert "23:00 (Asia/Tokyo)" in page.words
    assert "16:00 (Europe/Paris)" in page.words
    brussels = cast.original(event_at=at, event_zone="Europe/Brussels").release
    clocks = at_desk(cast.olivia).get(release_path(brussels)).context["page"].event_clocks
    assert [clock.partition(", 16")[2] for clock in clocks] == [":00 (Europe/Brussels)"]


# Several translations at once


def start(client: Any, source: Translation, *languages: str) -> Any:
    given = {"language": languages, "source": source.pk, "standing": "provisional"}
    return act(client, source.release, "start", **given)


def test_several_translations_are_started_at_once(cast: Cast) -> None:
    original = cast.external()
    answer = start(at_desk(cast.anna), original, "fr", "ar")
    assert answer.headers["Location"] == release_path(original.release)
    made = Translation.objects.filter(source=original).values_list("language", flat=True)
    assert sorted(made) == ["ar", "fr"]


def test_translations_are_started_all_or_none(cast: Cast) -> None:
    original = cast.external()
    arabist = person("arabist", cast.office, translator="ar")
    assert start(at_desk(arabist), original, "ar", "fr").status_code == 403
    assert start(at_desk(cast.anna), original).status_code == 422
    assert start(at_desk(cast.anna), original, "fr", "ko").status_code == 422
    assert Translation.objects.count() == 1


# Cancelled


@pytest.fixture
def cancelled(cast: Cast) -> Release:
    release = cast.drafted(cast.external()).release
    cancel_release(release, cast.olivia, reason="The visit is called off.")
    return release


def test_release_is_cancelled_with_a_reason_and_shown_so(cast: Cast) -> None:
    release = cast.drafted(cast.external()).release
    client = at_desk(cast.olivia)
    assert act(client, release, "cancel", reason=" ").status_code == 422
    assert act(at_desk(cast.anna), release, "cancel", reason="x").status_code == 403
    assert act(client, release, "cancel", reason="The visit is called off.").status_code == 302
    assert "This release is cancelled" in page_of(client, release_path(release)).words
    states = release.translations.values_list("state", flat=True)
    assert set(states) == {State.CANCELLED}
    assert act(client, release, "cancel", reason="again").status_code == 409


def test_release_that_readers_have_is_not_offered_to_be_cancelled(cast: Cast) -> None:
    release = cast.published(cast.drafted(cast.external())).release
    assert "cancel" not in offered(cast.olivia, release)
    answer = act(at_desk(cast.olivia), release, "cancel", reason="x")
    assert answer.status_code in (409, 422)
    assert not release.translations.filter(state=State.CANCELLED).exists()


def test_cancelled_release_is_taken_up_again_by_a_button(cast: Cast, cancelled: Release) -> None:
    assert offered(cast.olivia, cancelled) == ["change_facts", "duplicate", "reopen"]
    client = at_desk(cast.olivia)
    assert act(at_desk(cast.anna), cancelled, "reopen").status_code == 403
    assert act(client, cancelled, "reopen").status_code == 302
    assert "is cancelled" not in page_of(client, release_path(cancelled)).words
    assert act(client, cancelled, "reopen").status_code == 409
    assert Transition.objects.filter(verb="reopen").count() == 2


def test_cancelled_release_is_hidden_from_the_list_until_it_is_asked_for(
    cast: Cast, cancelled: Release
) -> None:
    other = cast.external().release
    client = at_desk(cast.olivia)

    def listed(**query: str) -> list[Release]:
        return list(client.get(LISTED, query).context["cl"].result_list)

    assert listed() == [other]
    assert listed(cancelled="only") == [cancelled]
    assert set(listed(cancelled="all")) == {other, cancelled}
    assert listed(cancelled="nonsense") == [other]


# Who is offered what


def test_acts_are_offered_to_press_officers_alone(cast: Cast) -> None:
    release = cast.drafted(cast.external()).release
    for user in (cast.anna, cast.chloe):
        assert offered(user, release) == []
    assert offered(cast.olivia, release) == [
        Verb.CHANGE_FACTS,
        Verb.RESERVE_NUMBER,
        Verb.SET_EMBARGO,
        Verb.DUPLICATE,
        Verb.CANCEL,
    ]


def test_list_says_what_sets_a_release_apart(cast: Cast) -> None:
    release = cast.original(is_urgent=True).release
    act(at_desk(cast.olivia), release, "reserve_number")
    until = datetime.datetime(2099, 1, 2, 9, 0, tzinfo=datetime.UTC)
    publishing.set_embargo(release, cast.olivia, until, reason="joint")
    shown = page_of(at_desk(cast.olivia), LISTED).words
    assert "2025-001 urgent embargo until Jan. 2, 2099, 10:00 (Europe/Paris)" in shown


def test_list_is_filtered_by_the_offices_in_which_one_works(cast: Cast) -> None:
    office("mission", name_fr="Mission permanente")

    def offices(user: Any) -> list[str]:
        filters = at_desk(user).get(LISTED).context["cl"].filter_specs
        own = [spec for spec in filters if getattr(spec, "field_path", "") == "office"]
        return [choice[1] for spec in own for choice in spec.lookup_choices]

    cast.original()
    assert offices(cast.olivia) == []
    assert offices(cast.root) == ["Ambassade du Japon en France", "Mission permanente"]


def test_page_takes_few_queries_whatever_it_shows(
    cast: Cast, django_assert_max_num_queries: Any
) -> None:
    release = cast.drafted(cast.external()).release
    client = at_desk(cast.olivia)
    with django_assert_max_num_queries(35):
        client.get(release_path(release))


def test_list_takes_few_queries_however_long_it_is(
    cast: Cast, django_assert_max_num_queries: Any
) -> None:
    for _each in range(12):
        cast.drafted(cast.external())
    client = at_desk(cast.olivia)
    with django_assert_max_num_queries(15):
        assert client.get(LISTED).context["cl"].result_count == 12
