"""What is on record of a text, in words; its kept revisions, and one brought back as a draft."""

import datetime

import pytest
from django.test import override_settings
from django.urls import NoReverseMatch, reverse
from django.utils import timezone

from tests.cast import FRENCH, Cast, text
from tests.translations.staff import at_desk, page_of, release_path, text_path, words
from translations.bundles import bundle
from translations.comparing import Run, compare
from translations.composing import compose
from translations.errors import Refused
from translations.models import State, Translation
from translations.templatetags.staff import when
from translations.verbs import Verb
from translations.workflow import perform, perform_on_release


def twice_submitted(cast: Cast) -> Translation:
    french = cast.submitted(cast.drafted(cast.external()))
    perform(french, Verb.RECALL, cast.anna, reason="une faute")
    french = cast.save(french, cast.anna, text("Participation à la rencontre", FRENCH.body))
    return cast.submitted(french)


def test_history_tells_each_act_in_words(cast: Cast) -> None:
    french = twice_submitted(cast)
    page = page_of(at_desk(cast.chloe), text_path(french, "history"))
    assert "submitted → draft" in page.words
    assert "une faute" in page.words
    assert "Europe/Paris" in page.words


def test_history_keeps_refused_tries(cast: Cast) -> None:
    french = cast.submitted(cast.drafted(cast.external()))
    with pytest.raises(Refused):
        perform(french, Verb.APPROVE, cast.anna, revision=1, sha256=french.sha256)
    page = page_of(at_desk(cast.chloe), text_path(french, "history"))
    assert "refused" in page.words
    assert "This is for reviewers of this language." in page.words


def test_history_words_what_an_act_set(cast: Cast) -> None:
    french = cast.approved(cast.drafted(cast.external()))
    at = datetime.datetime(2099, 7, 2, 8, 0, tzinfo=datetime.UTC)
    perform(french, Verb.SCHEDULE, cast.olivia, publish_at=at)
    perform(french, Verb.PUBLISH, cast.olivia)
    perform(french, Verb.REVISE, cast.olivia, significance="typo")
    page = page_of(at_desk(cast.olivia), text_path(french, "history"))
    assert "to be published at: July 2, 2099, 10:00 (Europe/Paris" in page.words
    assert "significance: typing mistake" in page.words


def test_history_sets_the_colon_of_the_readers_language(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As French does; the catalogue's own words are no matter here."""
    release = cast.external().release
    perform_on_release(release, Verb.CHANGE_FACTS, cast.olivia, facts={"plan": {"fr": "planned"}})
    monkeypatch.setattr("translations.names.gettext", lambda said: said.replace(":", "\u00a0:"))
    page = at_desk(cast.olivia).get(release_path(release, "history")).content.decode()
    assert "\N{FIRST STRONG ISOLATE}Français\N{POP DIRECTIONAL ISOLATE}\u00a0: planned" in page


def test_history_words_what_was_decided_of_several_languages(cast: Cast) -> None:
    french = cast.approved(cast.drafted(cast.external()))
    at = datetime.datetime(2099, 7, 2, 8, 0, tzinfo=datetime.UTC)
    bundle(
        french.release, cast.olivia, [french], publish_at=at, manner="together", if_missing="hold"
    )
    said = page_of(at_desk(cast.olivia), release_path(french.release, "history")).words
    assert "if one is not approved in time: hold all of them until every one is approved" in said
    assert "how: together: all of them at the minute" in said
    assert "languages: \N{FIRST STRONG ISOLATE}Français" in said
    assert "if_missing" not in said


def test_history_calls_people_by_their_names(cast: Cast) -> None:
    french = cast.drafted(cast.external())
    type(cast.ben).objects.filter(pk=cast.ben.pk).update(first_name="Ben", last_name="Weiss")
    perform(french, Verb.ASSIGN, cast.olivia, assignee=cast.ben, due_at=None)
    page = page_of(at_desk(cast.olivia), text_path(french, "history"))
    assert "person: Ben Weiss" in page.words


def test_history_of_a_release_has_all_its_texts(cast: Cast) -> None:
    french = cast.drafted(cast.external())
    page = page_of(at_desk(cast.olivia), release_path(french.release, "history"))
    assert "Français" in page.words
    assert "日本語" in page.words


def test_revisions_are_numbered_with_authors_and_cause(cast: Cast) -> None:
    french = twice_submitted(cast)
    page = page_of(at_desk(cast.chloe), text_path(french, "revisions"))
    assert text_path(french, "revision", 2) in page.links
    assert "anna" in page.words
    assert french.sha256[:12] in page.words


def test_revision_is_shown_with_what_has_changed_since(cast: Cast) -> None:
    french = twice_submitted(cast)
    html = at_desk(cast.chloe).get(text_path(french, "revision", 1)).content.decode()
    assert "<del>réunion</del><ins>rencontre</ins>" in html


def test_revision_comes_back_as_a_new_draft(cast: Cast) -> None:
    french = perform(twice_submitted(cast), Verb.RECALL, cast.anna)
    page = page_of(at_desk(cast.anna), text_path(french, "revision", 1))
    form = page.form("/verb/restore_revision/")
    assert at_desk(cast.anna).post(form.action, form.fields).status_code == 302
    french.refresh_from_db()
    assert (french.state, french.revision) == (State.DRAFT, 3)
    assert compose(french).title == FRENCH.title
    assert french.approvals.count() == 0


def test_revision_of_a_text_under_review_can_not_be_brought_back(cast: Cast) -> None:
    french = twice_submitted(cast)
    page = at_desk(cast.anna).get(text_path(french, "revision", 1))
    assert "The text is submitted." in words(page)
    assert b"/verb/restore_revision/" not in page.content


def test_act_that_made_a_revision_leads_to_it_and_to_what_it_changed(cast: Cast) -> None:
    french = twice_submitted(cast)
    page = page_of(at_desk(cast.chloe), text_path(french, "history"))
    assert {text_path(french, "revision", 1), text_path(french, "revision", 2)} <= set(page.links)
    assert page.links.count(text_path(french, "revision", 2)) == 1
    assert text_path(french, "compare", 1, 2) in page.links
    differs = at_desk(cast.chloe).get(text_path(french, "compare", 1, 2)).content.decode()
    assert "<del>réunion</del><ins>rencontre</ins>" in differs


def test_history_of_a_release_leads_to_the_revisions_of_each_text(cast: Cast) -> None:
    french = cast.submitted(cast.drafted(cast.external()))
    links = page_of(at_desk(cast.olivia), release_path(french.release, "history")).links
    assert french.source
    assert {text_path(french, "revision", 1), text_path(french.source, "revision", 1)} <= set(links)


def test_any_two_revisions_are_chosen_and_compared(cast: Cast) -> None:
    french = twice_submitted(cast)
    client, path = at_desk(cast.chloe), text_path(french, "revisions")
    assert b'name="from" value="1" aria-label="From 1" checked' in client.get(path).content
    answer = client.get(path, {"from": "2", "to": "1"})
    assert answer.url == text_path(french, "compare", 2, 1)  # type: ignore[attr-defined]
    assert client.get(path, {"from": "2", "to": "9"}, follow=True).status_code == 404
    assert client.get(path, {"from": "1" * 5000, "to": "²"}).status_code == 200


def test_one_revision_alone_has_none_to_be_compared_with(cast: Cast) -> None:
    french = cast.submitted(cast.drafted(cast.external()))
    assert b"radio" not in at_desk(cast.chloe).get(text_path(french, "revisions")).content


def test_revision_that_was_never_made_is_404(cast: Cast) -> None:
    french = twice_submitted(cast)
    assert at_desk(cast.chloe).get(text_path(french, "revision", 9)).status_code == 404
    given = {"revision": "9"}
    path = text_path(perform(french, Verb.RECALL, cast.anna), "verb", "restore_revision")
    assert at_desk(cast.anna).post(path, given).status_code == 422


@pytest.mark.parametrize("room", ["revision", "recoverlist", "recover"])
def test_reversions_own_ways_back_do_not_exist(room: str) -> None:
    with pytest.raises(NoReverseMatch):
        reverse(f"admin:translations_translation_{room}", args=[1] * (room == "revision"))
    with pytest.raises(NoReverseMatch):
        reverse(f"admin:releases_release_{room}", args=[1] * (room == "revision"))


def test_moment_is_said_with_its_zone(cast: Cast) -> None:
    moment = datetime.datetime(2025, 4, 3, 14, 0, tzinfo=datetime.UTC)
    cast.office.time_zone = "Asia/Tokyo"
    assert when(moment, cast.office) == "April 3, 2025, 23:00 (Asia/Tokyo)"
    with override_settings(TIME_ZONE="Europe/Brussels"):
        assert when(moment) == "April 3, 2025, 16:00 (Europe/Brussels)"
    assert when(None) == ""
    assert timezone.is_aware(moment)


@pytest.mark.parametrize(
    ("old", "new", "runs"),
    [
        ("le secrétaire", "la secrétaire", [("old", "le"), ("new", "la"), ("same", " secrétaire")]),
        ("第一点", "第二点", [("same", "第"), ("old", "一"), ("new", "二"), ("same", "点")]),
        ("", "neuf", [("new", "neuf")]),
        ("pareil", "pareil", [("same", "pareil")]),
        ("a\nb", "a\n\nb", [("same", "a\n"), ("new", "\n"), ("same", "b")]),
    ],
)
def test_comparison_is_by_word_or_character(
    old: str, new: str, runs: list[tuple[str, str]]
) -> None:
    assert list(compare(old, new)) == [Run(*run) for run in runs]


@pytest.mark.parametrize(
    "text", ["Ｌ’ＯＴＡＮ、外相! 👩‍👩‍👧 العربية\u202e\n\n1. a_b", "한국어 tiếng Việt"]
)
def test_comparison_loses_no_character(text: str) -> None:
    assert "".join(run.text for run in compare(text, text)) == text
    assert "".join(run.text for run in compare("", text)) == text


def test_comparison_of_long_texts_takes_no_minutes() -> None:
    old = "".join(chr(0x4E00 + number * 7 % 900) for number in range(16_000))
    runs = list(compare(old, old[::-1]))
    assert [run.kind for run in runs] == ["old", "new"]
    edited = "\n".join([old[:3000], old[3000:6000], old[6000:]])
    assert (
        "".join(r.text for r in compare(edited, edited + "。") if r.kind != "old") == edited + "。"
    )
