"""The page of one release: opened, its facts, its embargo, its languages together."""

import datetime
from typing import Any

import pytest
from django.utils import timezone

from releases.models import Country, ExternalOriginal, Kind, Release, Topic
from tests.cast import FRENCH, Cast, office, person
from tests.translations.staff import at_desk, page_of, release_path, text_path, words
from translations import publishing
from translations.models import EmbargoGrant, Transition, Translation
from translations.visibility import visible_releases

ADD, ADD_EXTERNAL = "/admin/releases/release/add/", "/admin/releases/release/add/external/"
LISTED = "/admin/releases/release/"


def opening(cast: Cast, **more: Any) -> dict[str, Any]:
    return {
        "office": cast.office.pk,
        "source_language": "ja",
        "kind": "readout",
        "issued_on": "2025-04-03",
        **more,
    }


def external(cast: Cast, **more: Any) -> dict[str, Any]:
    return opening(
        cast,
        url="https://www.example.org/ja/1.html",
        retrieved_on="2025-04-04",
        title="会合への参加",
        body="会合の概要は以下のとおりです。",
        **more,
    )


def facts(cast: Cast, release: Release, **changes: Any) -> dict[str, Any]:
    """The fields of the form of facts as the page has them, with these changes."""
    page = page_of(at_desk(cast.olivia), release_path(release))
    return page.form("/verb/change_facts/").fields | changes


# Opening


def test_release_is_opened_with_an_original_to_be_written(cast: Cast) -> None:
    topic = Topic.objects.create(slug="security", name_fr="Sécurité")
    given = opening(
        cast,
        topics=[topic.pk],
        links="https://www.example.org/a\r\n\r\nhttps://www.example.org/b",
        event_at_0="2025-04-03",
        event_at_1="16:00",
        event_zone="Europe/Brussels",
    )
    answer = at_desk(cast.olivia).post(ADD, given)
    original = Translation.objects.get()
    assert answer.headers["Location"] == text_path(original)
    release = original.release
    assert (release.kind, list(release.topics.all())) == (Kind.READOUT, [topic])
    assert [link.url for link in release.related_links.all()] == [
        "https://www.example.org/a",
        "https://www.example.org/b",
    ]
    assert release.event_at == datetime.datetime(2025, 4, 3, 14, 0, tzinfo=datetime.UTC)


def test_release_from_another_site_is_opened_with_its_text(cast: Cast) -> None:
    answer = at_desk(cast.olivia).post(ADD_EXTERNAL, external(cast))
    assert answer.status_code == 302
    original = Translation.objects.get()
    assert (original.public, original.revision) == ("external", 1)
    assert ExternalOriginal.objects.get().url == "https://www.example.org/ja/1.html"


def test_release_is_opened_under_embargo_from_its_first_moment(cast: Cast) -> None:
    until = {"embargo_until_0": "2099-07-02", "embargo_until_1": "10:00"}
    at_desk(cast.olivia).post(ADD, opening(cast, **until))
    release = Release.objects.get()
    assert release.embargo_until == datetime.datetime(2099, 7, 2, 8, 0, tzinfo=datetime.UTC)
    assert list(visible_releases(cast.olivia)) == [release]
    assert list(visible_releases(cast.root)) == []


@pytest.mark.parametrize(
    "wrong",
    [
        {"links": "javascript:alert(1)"},
        {"issued_on": "3/4/2025"},
        {"event_at_0": "2025-04-03"},
        {"event_zone": "Mars/Olympus"},
        {"source_language": "tlh"},
        {"office": "999"},
        {"embargo_until_0": "2001-01-01", "embargo_until_1": "10:00"},
        {"url": "not an address"},
        {"body": "é" * 50_000},
    ],
)
def test_opening_that_is_refused_opens_nothing_and_keeps_what_was_typed(
    cast: Cast, wrong: dict[str, str]
) -> None:
    answer = at_desk(cast.olivia).post(ADD_EXTERNAL, external(cast) | wrong)
    assert answer.status_code == 422
    assert answer.context["form"]["title"].value() == "会合への参加"
    assert Release.objects.count() == 0


def test_release_is_opened_by_press_officers_of_that_office_only(cast: Cast) -> None:
    elsewhere = office("mission")
    for user in (cast.anna, cast.chloe):
        for path in (ADD, ADD_EXTERNAL):
            assert at_desk(user).get(path).status_code == 403
            assert at_desk(user).post(path, external(cast)).status_code == 403
    stranger = at_desk(person("stranger", elsewhere, press_officer=""))
    assert stranger.post(ADD, opening(cast)).status_code == 422
    assert Release.objects.count() == 0


# Its languages


def test_page_shows_each_language_and_where_it_stands(cast: Cast) -> None:
    french = cast.approved(cast.drafted(cast.external()))
    page = page_of(at_desk(cast.olivia), release_path(french.release))
    assert FRENCH.title in page.words
    assert "Français" in page.words
    assert "approved" in page.words
    assert text_path(french) in page.links


def test_public_text_is_linked_on_the_site_of_its_office(cast: Cast) -> None:
    french = cast.published(cast.drafted(cast.external()))
    path = french.release.addresses.get(language="fr").path
    for where in (release_path(french.release), text_path(french)):
        assert path in page_of(at_desk(cast.olivia), where).links
    cast.office.host = "ambassade.example.org"
    cast.office.save()
    for where in (release_path(french.release), text_path(french)):
        links = page_of(at_desk(cast.olivia), where).links
        assert path not in links
        assert any(link.endswith(f"{path}") and "//ambassade.example.org" in link for link in links)


def test_translation_is_started_from_a_pivot(cast: Cast) -> None:
    english = cast.approved(cast.drafted(cast.external(), "en"))
    given = {"language": "ar", "source": english.pk, "standing": "provisional"}
    answer = at_desk(cast.anna).post(release_path(english.release, "verb", "start"), given)
    arabic = Translation.objects.get(language="ar")
    assert answer.headers["Location"] == text_path(arabic, "desk")
    assert (arabic.source, arabic.source_revision) == (english, 1)


def test_translation_is_not_started_twice_or_by_someone_without_a_role(cast: Cast) -> None:
    source = cast.external()
    arabist = person("arabist", cast.office, translator="ar")
    path = release_path(source.release, "verb", "start")
    given = {"language": "fr", "source": source.pk, "standing": "provisional"}
    assert at_desk(arabist).post(path, given).status_code == 403
    assert at_desk(cast.anna).post(path, given).status_code == 302
    assert at_desk(cast.anna).post(path, given).status_code == 422


def test_translation_is_not_started_from_another_release(cast: Cast) -> None:
    other, source = cast.external(), cast.external()
    given = {"language": "fr", "source": other.pk, "standing": "provisional"}
    answer = at_desk(cast.anna).post(release_path(source.release, "verb", "start"), given)
    assert answer.status_code == 422


def test_several_languages_are_published_in_one_act(cast: Cast) -> None:
    japanese = cast.approved(cast.original())
    french = cast.approved(cast.drafted(japanese))
    path = release_path(japanese.release, "verb", "publish")
    alone = at_desk(cast.olivia).post(path, {"texts": [french.pk]})
    assert alone.status_code == 422
    assert "The original is not public." in words(alone)
    assert at_desk(cast.anna).post(path, {"texts": [japanese.pk, french.pk]}).status_code == 403
    answer = at_desk(cast.olivia).post(path, {"texts": [japanese.pk, french.pk]})
    assert answer.status_code == 302
    assert set(Translation.objects.values_list("public", flat=True)) == {"live"}


def test_languages_are_withdrawn_together_or_kept_by_decision(cast: Cast) -> None:
    english = cast.published(cast.drafted(cast.external(), "en"))
    french = cast.published(cast.drafted(english))
    arabic = cast.published(cast.drafted(english, "ar"))
    given = {"texts": [english.pk, french.pk], "reason": "inaccurate"}
    at_desk(cast.olivia).post(release_path(english.release, "verb", "withdraw"), given)
    public = dict(Translation.objects.values_list("language", "public"))
    assert public == {"ja": "external", "en": "withdrawn", "fr": "withdrawn", "ar": "live"}
    assert arabic.language == "ar"


def test_original_is_not_withdrawn_without_its_translations(cast: Cast) -> None:
    japanese = cast.published(cast.original())
    french = cast.published(cast.drafted(japanese))
    path = release_path(japanese.release, "verb", "withdraw")
    answer = at_desk(cast.olivia).post(path, {"texts": [japanese.pk], "reason": "mistake"})
    assert answer.status_code == 422
    assert "Français" in words(answer)
    french.refresh_from_db()
    assert french.public == "live"


# Its facts


def test_facts_are_changed_by_the_verb_and_only_those_that_were(cast: Cast) -> None:
    release = cast.external().release
    country = Country.objects.create(code="be", name_fr="Belgique")
    given = facts(cast, release, press_contact="Service de presse", countries=[country.pk])
    Release.objects.filter(pk=release.pk).update(series_number="R7-14")  # meanwhile, by another
    answer = at_desk(cast.olivia).post(release_path(release, "verb", "change_facts"), given)
    assert answer.status_code == 302
    release = Release.objects.get(pk=release.pk)
    assert (release.press_contact, release.series_number) == ("Service de presse", "R7-14")
    assert list(release.countries.all()) == [country]
    done = Transition.objects.latest("sequence")
    assert done.verb == "change_facts"
    assert "Service de presse" in done.facts


def test_facts_unchanged_leave_no_trace(cast: Cast) -> None:
    release = cast.external().release
    before = Transition.objects.count()
    given = facts(cast, release)
    at_desk(cast.olivia).post(release_path(release, "verb", "change_facts"), given)
    assert Transition.objects.count() == before


def test_facts_are_not_changed_by_translators(cast: Cast) -> None:
    release = cast.external().release
    given = facts(cast, release, press_contact="moi")
    answer = at_desk(cast.anna).post(release_path(release, "verb", "change_facts"), given)
    assert answer.status_code == 403
    assert Release.objects.get(pk=release.pk).press_contact == ""


# Its embargo


def test_embargo_is_set_moved_and_lifted(cast: Cast) -> None:
    release, client = cast.external().release, at_desk(cast.olivia)
    path = release_path(release, "verb", "set_embargo")
    until = {"embargo_until_0": "2099-01-02", "embargo_until_1": "10:00"}
    assert client.post(path, until).status_code == 422
    assert client.post(path, until | {"reason": "joint announcement"}).status_code == 302
    release.refresh_from_db(fields=["embargo_until"])
    assert release.embargo_until == datetime.datetime(2099, 1, 2, 9, 0, tzinfo=datetime.UTC)
    assert client.post(path, {"reason": "announced early"}).status_code == 302
    release.refresh_from_db(fields=["embargo_until"])
    assert release.embargo_until is None


def test_person_is_told_of_an_embargoed_release(cast: Cast) -> None:
    french = cast.drafted(cast.external())
    until = timezone.now() + datetime.timedelta(hours=2)
    publishing.set_embargo(french.release, cast.olivia, until, reason="joint")
    assert at_desk(cast.anna).get(text_path(french)).status_code == 404
    path = release_path(french.release, "verb", "grant")
    assert at_desk(cast.olivia).post(path, {"assignee": cast.anna.pk}).status_code == 302
    assert at_desk(cast.anna).get(text_path(french)).status_code == 200
    assert EmbargoGrant.objects.filter(user=cast.anna).exists()
    assert at_desk(cast.anna).post(path, {"assignee": cast.ben.pk}).status_code == 403


def test_grant_without_a_person_is_refused(cast: Cast) -> None:
    release = cast.external().release
    answer = at_desk(cast.olivia).post(release_path(release, "verb", "grant"), {})
    assert answer.status_code == 422


# What is not there


def test_release_has_no_other_acts_and_is_never_deleted(cast: Cast) -> None:
    release, client = cast.external().release, at_desk(cast.root)
    assert client.post(release_path(release, "verb", "explode"), {}).status_code == 404
    asked = client.get(release_path(release, "verb", "bundle"))
    assert asked.status_code == 405
    assert f'href="{release_path(release)}"' in asked.content.decode()
    assert client.post(release_path(release), {}).status_code == 405
    assert client.post(release_path(release, "delete"), {"post": "yes"}).status_code == 404
    assert Release.objects.filter(pk=release.pk).exists()


def test_list_is_searched_by_id_and_by_title_in_any_language(cast: Cast) -> None:
    release = cast.drafted(cast.external()).release
    cast.original()
    client = at_desk(cast.olivia)
    for query in (release.public_id, release.public_id.upper(), "réunion", "Participation réunion"):
        answer = client.get(LISTED, {"q": query})
        assert [row.pk for row in answer.context["cl"].result_list] == [release.pk], query
