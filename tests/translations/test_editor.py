"""What the editor asks of the server: the preview, saving by itself, and what each refuses."""

from __future__ import annotations

import datetime
import re
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from releases.markup import LIMIT
from releases.models import RelatedLink
from tests.cast import FRENCH, Cast, person, text
from tests.translations.staff import at_desk, page_of, text_path, typed, words
from translations.composing import compose
from translations.models import State, Transition, Translation
from translations.verbs import Verb
from translations.workflow import perform, perform_on_release

ASKED = ("preview", "clean", "autosave")


def draft(cast: Cast) -> Translation:
    return cast.drafted(cast.external())


def fields(translation: Translation, **changes: str) -> dict[str, str]:
    """The fields of the form as the script posts them."""
    stored = compose(translation)
    given = {"version": str(translation.version), "title": stored.title, "body": stored.body}
    return given | {"summary": stored.summary} | changes


def asked(client: Client, translation: Translation, name: str, **changes: str) -> Any:
    return client.post(text_path(translation, name), fields(translation, **changes))


# The preview


def test_preview_is_the_public_page_of_what_is_typed(cast: Cast) -> None:
    answer = asked(
        at_desk(cast.anna), draft(cast), "preview", body="# Un\n\n(1) Deux[^1]\n\n[^1]: N"
    )
    html = answer.json()["html"]
    assert '<html lang="fr" dir="ltr">' in html
    assert "<h2>Un</h2>" in html
    assert 'class="parenthesised"' in html
    assert "Traduction provisoire et purement informative" in html
    assert answer.json()["plain"] == "Un\nDeux\nN"


def test_preview_stores_nothing(cast: Cast) -> None:
    french = draft(cast)
    before = compose(french).sha256, french.version, Transition.objects.count()
    asked(at_desk(cast.anna), french, "preview", body="Autre")
    french.refresh_from_db()
    assert (compose(french).sha256, french.version, Transition.objects.count()) == before


def test_preview_is_kept_and_indexed_nowhere(cast: Cast) -> None:
    answer = asked(at_desk(cast.anna), draft(cast), "preview")
    assert "no-store" in answer.headers["Cache-Control"]
    assert "noindex" in answer.headers["X-Robots-Tag"]
    assert 'content="noindex' in answer.json()["html"]


def test_preview_comes_with_the_findings_of_the_checks(cast: Cast) -> None:
    answer = asked(at_desk(cast.anna), draft(cast), "preview", body="Le le ministre part.\n")
    (found,) = [each for each in answer.json()["findings"] if each["field"] == "body"]
    assert "Le le ministre part."[found["start"] : found["end"]].lower().startswith("le")
    assert found["message"]


def test_preview_knows_how_the_office_writes(cast: Cast) -> None:
    cast.office.house_style = {"fr": {"spellings": [["Kiev", "Kyiv"]]}}
    cast.office.save()
    answer = asked(at_desk(cast.anna), draft(cast), "preview", body="À Kiev.\n")
    (found,) = (each for each in answer.json()["findings"] if each["id"] == "house-spelling")
    assert (found["id"], found["suggestion"]) == ("house-spelling", "Kyiv")


def test_preview_compares_with_what_is_stored_when_asked(cast: Cast) -> None:
    french = draft(cast)
    answer = asked(at_desk(cast.anna), french, "preview", title="Titre neuf", compare="1")
    assert "<ins>" in answer.json()["changes"]
    assert "changes" not in asked(at_desk(cast.anna), french, "preview").json()


@pytest.mark.parametrize("field", ["title", "summary", "body"])
@pytest.mark.parametrize("name", ["preview", "autosave"])
def test_too_much_is_refused_before_it_is_read(cast: Cast, name: str, field: str) -> None:
    french = draft(cast)
    answer = asked(at_desk(cast.anna), french, name, **{field: "é" * LIMIT})
    assert answer.status_code == 422
    assert f"{LIMIT * 2} bytes" in answer.json()["reasons"][0]
    assert compose(french).body == FRENCH.body


@pytest.mark.parametrize("name", ["preview", "autosave"])
def test_null_character_is_refused_in_words(cast: Cast, name: str) -> None:
    answer = asked(at_desk(cast.anna), draft(cast), name, body="a\x00b")
    assert (answer.status_code, bool(answer.json()["reasons"])) == (422, True)


# Saving by itself


def test_autosave_saves_by_the_verb(cast: Cast) -> None:
    french = draft(cast)
    answer = asked(at_desk(cast.anna), french, "autosave", title="Titre neuf")
    french.refresh_from_db()
    assert answer.json()["version"] == french.version
    assert re.fullmatch(r"\d\d:\d\d", answer.json()["saved"])
    assert compose(french).title == "Titre neuf"
    last = Transition.objects.latest("sequence")
    assert (last.verb, last.actor) == (Verb.SAVE, cast.anna)


def test_autosave_says_what_holds_back_the_submission(cast: Cast) -> None:
    answer = asked(at_desk(cast.anna), draft(cast), "autosave", body="")
    assert answer.json()["held"] == ["There is no text below the title."]


def test_autosave_over_another_s_text_is_409_with_both(cast: Cast) -> None:
    french = draft(cast)
    mine = fields(french, title="Le titre d’Anna")
    cast.save(french, cast.ben, text("Le titre de Ben", FRENCH.body, summary="Chapeau de Ben"))
    answer = at_desk(cast.anna).post(text_path(french, "autosave"), mine)
    told = answer.json()
    french.refresh_from_db()
    assert answer.status_code == 409
    assert told["codes"] == ["stale_version"]
    assert told["version"] == french.version
    assert told["stored"]["title"] == "Le titre de Ben"
    assert told["stored"]["summary"] == "Chapeau de Ben"
    assert told["stored"]["body"] == FRENCH.body
    assert "<del>de Ben</del>" in told["changes"]
    assert compose(french).title == "Le titre de Ben"


def test_autosave_of_what_is_submitted_is_409_without_a_second_text(cast: Cast) -> None:
    french = draft(cast)
    mine = fields(french, title="Trop tard")
    cast.submitted(french)
    answer = at_desk(cast.anna).post(text_path(french, "autosave"), mine)
    assert answer.status_code == 409
    assert answer.json()["reasons"] == ["The text is submitted."]
    assert "stored" not in answer.json()


def test_autosave_without_the_role_is_403(cast: Cast) -> None:
    french = draft(cast)
    arabist = person("arabist", cast.office, translator="ar")
    answer = at_desk(arabist).post(text_path(french, "autosave"), fields(french, title="Titre"))
    assert answer.status_code == 403
    assert compose(french).title == FRENCH.title


def test_autosave_of_a_page_that_another_person_opened_is_403(cast: Cast) -> None:
    """Two people at one machine: nothing is saved in the name of whoever logged in last."""
    french = draft(cast)
    answer = asked(at_desk(cast.ben), french, "autosave", title="Titre", author=str(cast.anna.pk))
    assert answer.status_code == 403
    assert "Someone else is logged in" in answer.json()["reasons"][0]
    assert compose(french).title == FRENCH.title


def test_autosave_escapes_what_it_compares(cast: Cast) -> None:
    french = draft(cast)
    mine = fields(french, title="<img src=x onerror=alert(1)>")
    cast.save(french, cast.ben, text("<script>alert(2)</script>", FRENCH.body))
    changes = at_desk(cast.anna).post(text_path(french, "autosave"), mine).json()["changes"]
    assert "<script" not in changes
    assert "<img" not in changes


def test_original_on_another_site_is_never_saved_by_itself(cast: Cast) -> None:
    source = cast.external()
    assert 'data-autosave=""' in at_desk(cast.olivia).get(text_path(source)).content.decode()
    answer = asked(at_desk(cast.olivia), source, "autosave", title="別の題")
    assert answer.status_code == 409
    assert compose(source).title != "別の題"


# Who may know


@pytest.mark.parametrize("name", ASKED)
def test_addresses_are_for_posting_alone(cast: Cast, name: str) -> None:
    assert at_desk(cast.anna).get(text_path(draft(cast), name)).status_code == 405


@pytest.mark.parametrize("name", ASKED)
def test_addresses_demand_the_token_of_the_form(cast: Cast, name: str) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(cast.anna)
    french = draft(cast)
    assert client.post(text_path(french, name), fields(french)).status_code == 403


@pytest.mark.parametrize("name", ASKED)
def test_embargoed_text_answers_as_none(cast: Cast, name: str) -> None:
    french = draft(cast)
    until = timezone.now() + datetime.timedelta(days=1)
    release = french.release
    perform_on_release(release, Verb.SET_EMBARGO, cast.olivia, embargo_until=until, reason="x")
    given, nowhere = fields(french), Translation(pk=987654)
    for user in (cast.anna, cast.root):
        there = at_desk(user).post(text_path(french, name), given)
        none = at_desk(user).post(text_path(nowhere, name), given)
        assert (there.status_code, there.content) == (404, none.content)


# The page around the form


def test_page_lets_only_the_editor_make_a_style_sheet(cast: Cast) -> None:
    french = draft(cast)
    policy = at_desk(cast.anna).get(text_path(french)).headers["Content-Security-Policy"]
    assert re.search(r"style-src 'self' 'nonce-[^']+'", policy)
    assert "unsafe-inline" not in policy
    reading = at_desk(cast.anna).get(text_path(cast.submitted(french)))
    # Django writes the directives in no fixed order, so the last one ends without a semicolon.
    assert "style-src 'self'" in reading.headers["Content-Security-Policy"].split("; ")


def test_form_works_without_the_script(cast: Cast) -> None:
    """Everything that the script wakes is hidden, and the form posts as it always did."""
    french, client = draft(cast), at_desk(cast.anna)
    html = client.get(text_path(french)).content.decode()
    for part in (
        "editor-toolbar",
        "editor-sign",
        "editor-conflict",
        "editor-kept",
        "editor-pasted",
    ):
        tag = re.search(rf'<[^>]* id="{part}"[^>]*>', html)
        assert tag, part
        assert " hidden" in tag[0], part
    answer = client.post(text_path(french), typed(client, french, title="Sans script"))
    assert (answer.status_code, compose(french).title) == (302, "Sans script")


@pytest.mark.parametrize(
    ("emptied", "reason"),
    [("title", "The title is empty."), ("body", "There is no text below the title.")],
)
def test_refusal_leads_to_the_field(cast: Cast, emptied: str, reason: str) -> None:
    french, client = draft(cast), at_desk(cast.anna)
    given = typed(client, french, **{emptied: ""}) | {"then": "submit"}
    html = client.post(text_path(french), given).content.decode()
    assert re.search(rf'{re.escape(reason)}\s*<a href="#save-{emptied}"', html)


def test_refusal_leads_to_the_words_that_are_missing(cast: Cast) -> None:
    french, client = draft(cast), at_desk(cast.anna)
    link = RelatedLink.objects.create(release=french.release, url="https://www.example.org/nato")
    given = typed(client, french) | {"then": "submit"}
    html = client.post(text_path(french), given).content.decode()
    assert f'<a href="#save-link-{link.pk}"' in html


def test_empty_text_can_be_typed_and_submitted_at_once(cast: Cast) -> None:
    """What is stored lacks a title and a body; what is typed need not."""
    original = cast.original(None)
    client = at_desk(cast.olivia)
    page = page_of(client, text_path(original))
    assert "Before it can be submitted: The title is empty." in page.words
    given = typed(client, original, title="会談", body="本文。\n") | {"then": "submit"}
    assert client.post(text_path(original), given).status_code == 302
    original.refresh_from_db()
    assert original.state == State.SUBMITTED


# The history of many saves


def test_saves_in_a_row_are_told_in_one_line(cast: Cast) -> None:
    french = draft(cast)
    for title in ("Un", "Deux", "Trois"):
        cast.save(french, cast.anna, text(title, FRENCH.body))
    cast.save(french, cast.ben, text("Quatre", FRENCH.body))
    french.refresh_from_db()
    perform(french, Verb.TAKE_OVER, cast.ben)
    cast.save(french, cast.ben, text("Cinq", FRENCH.body))
    answer = at_desk(cast.anna).get(text_path(french, "history"))
    entries = [(e.row.verb, e.row.actor.username, e.times) for e in answer.context["page"].entries]
    assert entries[:4] == [
        ("save", "ben", 1),
        ("take_over", "ben", 1),
        ("save", "ben", 1),
        ("save", "anna", 4),
    ]
    assert "save 4 times since" in words(answer)


def test_facts_are_compared_with_the_source_while_one_types(cast: Cast) -> None:
    """As at the desk, so that nobody is refused at the end for what they were not shown."""
    original = cast.external(text("会合", "令和7年4月3日、32か国が参加した。\n"))
    french, client = cast.started(original), at_desk(cast.anna)
    body = "32 pays ont participé le 13 avril 2025.\n"
    given = typed(client, french, title="Réunion", body=body)
    found = client.post(text_path(french, "preview"), given).json()["findings"]
    (date,) = (each for each in found if each["id"] == "fact-date")
    assert (date["severity"], date["field"]) == ("blocking", "body")
    assert body[date["start"] : date["end"]] == "13 avril 2025"
