"""The page of one text: writing it, what is shown beside it, and saves that come too late."""

import pytest
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from releases.markup import LIMIT
from releases.models import RelatedLink
from tests.cast import ENGLISH, FRENCH, Cast, person, text
from tests.translations.staff import at_desk, page_of, text_path, typed, words
from translations.composing import compose
from translations.heads import link_key
from translations.models import State, Transition, Translation
from translations.verbs import Verb
from translations.workflow import perform


def draft(cast: Cast) -> Translation:
    return cast.drafted(cast.external())


def test_text_is_saved_as_it_was_typed(cast: Cast) -> None:
    french, client = draft(cast), at_desk(cast.anna)
    body = "  Voici.\r\n\r\n- Un\r\n- Deux\r\n"
    answer = client.post(text_path(french), typed(client, french, title="Réunion", body=body))
    assert answer.status_code == 302
    stored = compose(french)
    assert (stored.title, stored.body) == ("Réunion", "  Voici.\n\n- Un\n- Deux\n")


def test_text_saved_unchanged_is_unchanged(cast: Cast) -> None:
    french, client = draft(cast), at_desk(cast.anna)
    before, changes = compose(french).sha256, french.changes.count()
    client.post(text_path(french), typed(client, french))
    assert (compose(french).sha256, french.changes.count()) == (before, changes)


def test_title_is_one_line(cast: Cast) -> None:
    french, client = draft(cast), at_desk(cast.anna)
    client.post(text_path(french), typed(client, french, title="Participation\r\nà la réunion"))
    assert compose(french).title == "Participation à la réunion"


def test_labels_of_related_links_are_part_of_the_text(cast: Cast) -> None:
    source = cast.external()
    link = RelatedLink.objects.create(release=source.release, url="https://www.example.org/nato")
    french, client = cast.started(source), at_desk(cast.anna)
    fields = {link_key(link): "Page de l’OTAN", "title": "Titre", "body": "Corps"}
    client.post(text_path(french), typed(client, french, **fields))
    assert compose(french).links[0].label == "Page de l’OTAN"


def test_source_stands_beside_its_translation(cast: Cast) -> None:
    english = cast.approved(cast.drafted(cast.external(), "en", ENGLISH))
    page = page_of(at_desk(cast.anna), text_path(cast.started(english)))
    assert "Source: English, revision 1" in page.words
    assert "Participation in the meeting" in page.words
    assert "A summary follows." in page.words


def test_changes_of_the_source_are_shown(cast: Cast) -> None:
    source = cast.external()
    french = cast.started(source)
    newer = text("会合への参加", "会合の概要は、以下のとおりです。\n")
    perform(source, Verb.RECORD_SOURCE, cast.olivia, document=newer, version=source.version)
    answer = at_desk(cast.anna).get(text_path(french))
    assert "What has changed in the source since" in words(answer)
    assert "<ins>、</ins>" in answer.content.decode()


def test_arabic_is_written_from_right_to_left(cast: Cast) -> None:
    arabic = cast.started(cast.external(), "ar")
    html = at_desk(cast.anna).get(text_path(arabic)).content.decode()
    textarea = html[html.index('name="body"') :].partition(">")[0]
    assert 'lang="ar"' in textarea
    assert 'dir="rtl"' in textarea


# Saves that come too late


def test_stale_save_is_409_and_shows_both_texts(cast: Cast) -> None:
    french, client = draft(cast), at_desk(cast.anna)
    fields = typed(client, french, title="Le titre d’Anna")
    cast.save(french, cast.ben, text("Le titre de Ben", FRENCH.body))
    answer = client.post(text_path(french), fields)
    assert answer.status_code == 409
    assert "Someone changed this text while you had it open." in words(answer)
    assert "Le titre de Ben" in words(answer)
    page = answer.context["page"]
    assert page.writing["title"].value() == "Le titre d’Anna"
    assert compose(french).title == "Le titre de Ben"


def test_stale_save_can_be_repeated_over_what_was_shown(cast: Cast) -> None:
    french, client = draft(cast), at_desk(cast.anna)
    fields = typed(client, french, title="Le titre d’Anna")
    cast.save(french, cast.ben, text("Le titre de Ben", FRENCH.body))
    refused = client.post(text_path(french), fields)
    version = refused.context["page"].writing["version"].value()
    assert client.post(text_path(french), fields | {"version": version}).status_code == 302
    assert compose(french).title == "Le titre d’Anna"


@pytest.mark.parametrize("version", ["", "0", "-1", "x", "9" * 40])
def test_save_from_no_version_is_stale(cast: Cast, version: str) -> None:
    french, client = draft(cast), at_desk(cast.anna)
    answer = client.post(text_path(french), typed(client, french, version=version))
    assert answer.status_code == 409


def test_save_after_the_text_was_submitted_keeps_what_was_typed(cast: Cast) -> None:
    french, client = draft(cast), at_desk(cast.anna)
    fields = typed(client, french, title="Trop tard")
    cast.submitted(french)
    answer = client.post(text_path(french), fields)
    assert answer.status_code == 409
    assert "The text is submitted." in words(answer)
    assert answer.context["page"].writing["title"].value() == "Trop tard"


def test_text_over_the_limit_is_422_and_keeps_what_was_typed(cast: Cast) -> None:
    french, client = draft(cast), at_desk(cast.anna)
    long = "é" * LIMIT
    answer = client.post(text_path(french), typed(client, french, body=long))
    assert answer.status_code == 422
    assert f"{LIMIT * 2} bytes" in words(answer)
    assert answer.context["page"].writing["body"].value() == long
    assert compose(french).body == FRENCH.body


def test_null_character_is_refused_in_words(cast: Cast) -> None:
    french, client = draft(cast), at_desk(cast.anna)
    answer = client.post(text_path(french), typed(client, french, body="a\x00b"))
    assert answer.status_code == 422


def test_save_by_someone_without_a_role_for_the_language_is_403(cast: Cast) -> None:
    french = draft(cast)
    arabist = person("arabist", cast.office, translator="ar")
    fields = {"version": str(french.version), "title": "Titre", "body": "Corps"}
    answer = at_desk(arabist).post(text_path(french), fields)
    assert answer.status_code == 403
    assert compose(french).title == FRENCH.title


# Save and submit


def test_submission_is_of_what_stands_in_the_form(cast: Cast) -> None:
    french, client = draft(cast), at_desk(cast.anna)
    fields = typed(client, french, title="Titre nouveau") | {"then": "submit"}
    assert client.post(text_path(french), fields).status_code == 302
    french.refresh_from_db()
    assert (french.state, french.text.title) == (State.SUBMITTED, "Titre nouveau")


def test_submission_that_is_refused_has_saved_the_text(cast: Cast) -> None:
    french, client = draft(cast), at_desk(cast.anna)
    fields = typed(client, french, title="Titre", body="") | {"then": "submit"}
    answer = client.post(text_path(french), fields)
    assert answer.status_code == 422
    assert "There is no text below the title." in words(answer)
    french.refresh_from_db()
    assert (french.state, compose(french).title) == (State.DRAFT, "Titre")


@pytest.mark.parametrize("then", ["approve", "publish", "discard", "explode"])
def test_other_verbs_do_not_ride_on_a_save(cast: Cast, then: str) -> None:
    french, client = draft(cast), at_desk(cast.anna)
    client.post(text_path(french), typed(client, french) | {"then": then})
    assert Transition.objects.latest("sequence").verb == Verb.SAVE


# An original on another site


def test_newer_text_of_another_site_is_recorded(cast: Cast) -> None:
    source, client = cast.external(), at_desk(cast.olivia)
    french = cast.drafted(source)
    fields = typed(client, source, body="会合の概要。訂正。\n", retrieved_on="2025-04-09")
    answer = client.post(text_path(source), fields | {"significance": "substantive"})
    assert answer.status_code == 302
    source.refresh_from_db()
    assert source.revision == 2
    assert source.release.external_original.retrieved_on.isoformat() == "2025-04-09"
    assert (
        "Its source has a newer revision." in page_of(at_desk(cast.anna), text_path(french)).words
    )


# The lists


def test_list_is_of_texts_by_state(cast: Cast) -> None:
    french = cast.submitted(draft(cast))
    listed = "/admin/translations/translation/"
    client = at_desk(cast.chloe)
    assert FRENCH.title in page_of(client, f"{listed}?state__exact=submitted").words
    assert FRENCH.title not in page_of(client, f"{listed}?state__exact=draft").words
    assert FRENCH.title in page_of(client, f"{listed}?language=fr&outdated=no").words
    assert FRENCH.title not in page_of(client, f"{listed}?outdated=yes").words
    assert FRENCH.title in page_of(client, f"{listed}?q=réunion").words
    assert FRENCH.title in page_of(client, f"{listed}?q={french.release.public_id}").words
    assert FRENCH.title not in page_of(client, f"{listed}?assigned=me").words


def test_list_takes_few_queries_however_long(
    cast: Cast, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for _number in range(6):
        draft(cast)
    client = at_desk(cast.anna)
    for path in ("/admin/translations/translation/", "/admin/releases/release/"):
        with django_assert_max_num_queries(15):
            client.get(path)


def test_page_takes_few_queries(
    cast: Cast, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    french, client = cast.submitted(draft(cast)), at_desk(cast.chloe)
    with django_assert_max_num_queries(41):
        client.get(text_path(french))


def test_text_begins_from_its_release_and_ends_nowhere(cast: Cast) -> None:
    french, client = draft(cast), at_desk(cast.root)
    assert client.get("/admin/translations/translation/add/").status_code == 404
    for method in (client.get, client.post):
        assert method(text_path(french, "delete")).status_code == 404
    listed = {"action": "delete_selected", "_selected_action": french.pk, "post": "yes"}
    client.post("/admin/translations/translation/", listed)
    assert Translation.objects.filter(pk=french.pk).exists()


def test_list_says_where_it_is_once_and_shows_no_order_that_nobody_asked_for(cast: Cast) -> None:
    draft(cast)
    rooms = reverse("admin:translations_translation_changelist")
    answer = at_desk(cast.anna).get(rooms)
    assert "Home › Texts" in words(answer)
    assert b"sortoptions" not in answer.content
    assert b"sortoptions" in at_desk(cast.anna).get(rooms, {"o": "3"}).content
