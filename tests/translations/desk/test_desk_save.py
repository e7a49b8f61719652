"""Saving passages by script: what is answered, and what is refused by what and where it is."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from releases.markup import LIMIT
from tests.cast import Cast
from tests.translations.desk.asking import HOSTILE, about, ask, row, said, saved, sent
from tests.translations.desk.texts import at, drafted, keys, long_text, newer_source, save, started
from tests.translations.staff import at_desk
from translations.composing import compose
from translations.desk.requests import LARGEST, MOST_SEGMENTS
from translations.models import SegmentChange
from translations.verbs import Verb
from translations.workflow import perform

# --- save -------------------------------------------------------------------------------------


def test_save_answers_how_the_passages_stand_now(cast: Cast) -> None:
    french = started(cast)
    lead = keys(french)[1]
    answer = saved(cast, french, row(french, "title", "Titre", confirm=True))
    data = answer.json()
    assert answer.status_code == 200
    assert "no-store" in answer.headers["Cache-Control"]
    assert data["texts"] == {"title": "Titre"}
    assert data["rows"] == {"title": {"status": "confirmed", "name": "confirmed"}}
    french.refresh_from_db()
    assert data["version"] == french.version
    assert saved(cast, french, row(french, lead, "Chapeau")).json()["rows"] == {
        lead: {"status": "draft", "name": "not confirmed"}
    }


def test_save_that_is_sent_again_is_told_that_it_is_there(cast: Cast) -> None:
    """Its first answer got lost on the line."""
    french = started(cast)
    given = row(french, "title", "Titre")
    assert saved(cast, french, given).status_code == 200
    changes = french.changes.count()
    assert saved(cast, french, given).json()["texts"] == {"title": "Titre"}
    assert french.changes.count() == changes


def test_save_says_by_the_office_s_clock_when_it_was(cast: Cast) -> None:
    cast.office.time_zone = "Asia/Tokyo"
    cast.office.save()
    french = started(cast)
    answer = saved(cast, french, row(french, "title", "Titre"))
    french.refresh_from_db()
    at = french.changed_at.astimezone(cast.office.zone)
    assert answer.json()["saved"] == f"{at:%H:%M}"


@pytest.mark.parametrize("origin", ["typed", "source", "restored", "match"])
def test_save_keeps_how_the_wording_came_about(cast: Cast, origin: str) -> None:
    french = started(cast)
    match = 92 if origin == "match" else None
    saved(cast, french, row(french, "title", "Titre", origin=origin, match=match))
    change = SegmentChange.objects.latest("pk")
    assert (change.origin, change.match, change.author) == (origin, match, cast.anna)


def test_overtaken_save_is_409_with_both_texts_and_saves_nothing(cast: Cast) -> None:
    french = drafted(cast)
    lead = at(french, "Le chapeau.").key
    mine = row(french, "title", "Le titre d’Anna"), row(french, lead, "Chapeau d’Anna")
    save(cast, french, {"title": f"Le titre de Ben {HOSTILE}"}, user=cast.ben)
    answer = saved(cast, french, *mine)
    data = answer.json()
    assert answer.status_code == 409
    assert (data["codes"], about(answer)) == (["stale_segment"], ["title"])
    assert data["stored"] == {"title": f"Le titre de Ben {HOSTILE}"}
    assert "<ins>d’Anna</ins>" in data["changes"]["title"]
    assert "<script>" not in data["changes"]["title"]
    assert at(french, "Le chapeau.").key == lead


def test_passage_that_is_left_out_is_confirmed_by_its_own_words(cast: Cast) -> None:
    french = drafted(cast)
    key = at(french, "Fin.").key
    given = {"arrangement": "leave_out", "key": key, "reason": "redite"}
    perform(french, Verb.ARRANGE, cast.anna, **given)
    newer_source(cast, french, "以上。", "以上で終わる。")
    perform(french, Verb.TAKE_SOURCE, cast.anna)
    answer = saved(cast, french, row(french, key, "Fin.", confirm=True))
    assert answer.json()["rows"] == {key: {"status": "left_out", "name": "left out"}}
    assert ask(at_desk(cast.anna), french, "submit").status_code == 200


@pytest.mark.parametrize(
    ("body", "where"),
    [
        ("", "line 1, column 1"),
        ('{"segments": [,]}', "line 1, column 15"),
        ("[]", "not JSON"),
        (b'{"segments": "\xff"}', "not JSON"),
        ('{"segments": ' + "[" * 50_000 + "]" * 50_000 + "}", "not JSON"),
        ("{}", "“segments”"),
        ('{"segments": []}', "“segments”"),
        ('{"segments": {}}', "“segments”"),
        ('{"segments": [1]}', "“segments[0]”"),
        ('{"segments": [{"key": "title", "text": 1, "was": ""}]}', "“segments[0].text”"),
        ('{"segments": [{"key": ["title"], "text": "", "was": ""}]}', "“segments[0].key”"),
    ],
)
def test_save_that_can_not_be_read_is_refused_by_what_and_where(
    cast: Cast, body: str | bytes, where: str
) -> None:
    answer = sent(at_desk(cast.anna), started(cast), "save", body)
    assert answer.status_code == 422
    assert where in said(answer)


@pytest.mark.parametrize(
    ("wrong", "where"),
    [
        ({"was": None}, "“segments[1].was”"),
        ({"confirm": "yes"}, "“segments[1].confirm”"),
        ({"origin": "machine"}, "“segments[1].origin”"),
        ({"origin": ["typed"]}, "“segments[1].origin”"),
        ({"match": 101}, "“segments[1].match”"),
        ({"match": True}, "“segments[1].match”"),
        ({"origin": "source"}, "“segments.origin”"),
        ({"key": "title"}, "“segments.key”"),
        ({"text": "Deux\x00"}, "Character 5 is U+0000"),
        ({"text": "\ud800"}, "Character 1 is U+D800"),
    ],
)
def test_save_names_the_passage_in_which_something_is_wrong(
    cast: Cast, wrong: dict[str, Any], where: str
) -> None:
    french = started(cast)
    rows = [row(french, key, "Un") for key in keys(french)[:2]]
    answer = saved(cast, french, rows[0], rows[1] | wrong)
    assert answer.status_code == 422
    assert where in said(answer)
    assert not french.segments.exclude(text="").exists()


def test_save_is_refused_in_the_reader_s_language(cast: Cast) -> None:
    french = started(cast)
    client = Client(headers={"accept-language": "fr"})
    client.force_login(cast.anna)
    cast.submitted(cast.save(french, cast.anna, compose(drafted(cast))))
    given = {"author": str(cast.anna.pk), "segments": [row(french, "title", "T")]}
    answer = ask(client, french, "save", **given)
    assert (answer.status_code, said(answer)) == (409, "État du texte\xa0: soumis.")


def test_save_of_more_than_a_text_has_is_413(cast: Cast) -> None:
    french = started(cast)
    client = at_desk(cast.anna)
    assert sent(client, french, "save", " " * (LARGEST + 1)).status_code == 413
    many = [{"key": str(n), "text": "", "was": ""} for n in range(MOST_SEGMENTS + 1)]
    answer = ask(client, french, "save", segments=many)
    assert (answer.status_code, "501 passages" in said(answer)) == (413, True)


def test_passage_over_the_limit_is_refused_by_its_key(cast: Cast) -> None:
    french = drafted(cast)
    answer = saved(cast, french, row(french, "title", "m" * (LIMIT + 1)))
    assert (answer.status_code, about(answer)) == (422, ["title"])
    assert saved(cast, french, row(french, "title", "m" * LIMIT)).status_code == 200


def test_passage_of_another_text_is_refused_by_its_key(cast: Cast) -> None:
    french, other = drafted(cast), long_text(cast, 18)
    stray = keys(other)[3]
    answer = saved(cast, french, {"key": stray, "text": "Ailleurs", "was": ""})
    assert answer.status_code == 422
    assert (answer.json()["codes"], about(answer)) == (["no_segment"], [stray])
    assert not SegmentChange.objects.filter(text="Ailleurs").exists()


def test_save_in_the_name_of_another_is_refused(cast: Cast) -> None:
    """Two people at one computer: what the one typed is not put on record as the other's."""
    french = started(cast)
    given = [row(french, "title", "Titre")]
    answer = ask(at_desk(cast.ben), french, "save", author=str(cast.anna.pk), segments=given)
    assert answer.status_code == 403
    assert "Someone else is logged in here now." in said(answer)
    assert french.segments.get(key="title").text == ""


def test_marks_that_turn_the_writing_are_saved_as_they_are(cast: Cast) -> None:
    """Whether they are meant is for the reviewer to say."""
    french = drafted(cast)
    turned = "Titre \u202etxet\u202c"
    assert saved(cast, french, row(french, "title", turned)).json()["texts"] == {"title": turned}
    html = ask(at_desk(cast.anna), french, "preview", texts={}).json()["html"]
    assert turned in html
