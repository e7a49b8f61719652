"""What the desk's scripts ask: what they are answered, and in which words they are refused."""

from __future__ import annotations

import json
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client

from releases.markup import LIMIT
from tests.cast import Cast, office, person
from tests.translations.desk.texts import at, drafted, keys, long_text, newer_source, save, started
from tests.translations.staff import at_desk, text_path
from translations.composing import compose
from translations.desk.requests import LARGEST, MOST_SEGMENTS
from translations.models import Origin, Place, SegmentChange, State, Transition, Translation
from translations.verbs import Verb
from translations.workflow import perform

HOSTILE = "<script>alert(1)</script><img src=x onerror=alert(2)>\"'&amp;</textarea><b>"
FORMS = ("arrange", "remark", "suggestion", "submit")
ALL = ("save", "preview", *FORMS)


def ask(client: Client, french: Translation, what: str, /, **given: Any) -> Any:
    """The answer to a script: JSON for ``save`` and ``preview``, a form for all else."""
    if what in FORMS:
        return client.post(text_path(french, f"desk_{what}"), given)
    return sent(client, french, what, json.dumps(given))


def sent(client: Client, french: Translation, what: str, body: str | bytes) -> Any:
    return client.post(text_path(french, f"desk_{what}"), body, content_type="application/json")


def row(french: Translation, key: str, said: str, **more: Any) -> dict[str, Any]:
    """A passage as the script sends it, over what is stored."""
    stored = french.segments.get(key=key).text
    return {"key": key, "text": said, "was": stored} | more


def saved(cast: Cast, french: Translation, *rows: dict[str, Any], user: User | None = None) -> Any:
    user = user or cast.anna
    return ask(at_desk(user), french, "save", author=str(user.pk), segments=list(rows))


def said(answer: Any) -> str:
    """Every reason in one line."""
    return " ".join(reason["message"] for reason in answer.json()["reasons"])


def about(answer: Any) -> list[str]:
    """The passages that the reasons are about."""
    return [key for reason in answer.json()["reasons"] for key in reason["keys"]]


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


# --- preview ----------------------------------------------------------------------------------


def test_preview_is_of_what_is_typed_and_saves_nothing(cast: Cast) -> None:
    french = drafted(cast)
    fin = at(french, "Fin.").key
    given = {"title": f"Titre {HOSTILE}", fin: "Le le texte."}
    data = ask(at_desk(cast.anna), french, "preview", texts=given).json()
    assert "<script>" not in data["html"]
    assert "Titre &lt;script&gt;" in data["html"]
    assert "Le le texte." in data["html"]
    assert data["lines"][fin] == compose(french).body.count(
        "\n", 0, compose(french).body.index("Fin.")
    )
    (found,) = data["findings"][fin]
    assert (found["start"], found["end"]) == (0, 5)
    assert compose(french).title == "Participation à la réunion"


@pytest.mark.parametrize(
    ("body", "where"),
    [
        ("{}", "“texts”"),
        ('{"texts": []}', "“texts”"),
        ('{"texts": {"title": 1}}', "“texts.title”"),
        ('{"texts": {"title": "\\u0000"}}', "U+0000"),
        ("x", "line 1, column 1"),
    ],
)
def test_preview_that_can_not_be_read_is_refused_by_what_and_where(
    cast: Cast, body: str, where: str
) -> None:
    answer = sent(at_desk(cast.anna), started(cast), "preview", body)
    assert answer.status_code == 422
    assert where in said(answer)


def test_preview_of_too_much_is_refused(cast: Cast) -> None:
    french = drafted(cast)
    texts = {at(french, "Fin.").key: "m" * LIMIT}
    answer = ask(at_desk(cast.anna), french, "preview", texts=texts)
    assert (answer.status_code, "bytes long" in said(answer)) == (422, True)


def test_reviewer_previews_a_text_that_they_can_not_write(cast: Cast) -> None:
    french = cast.submitted(drafted(cast))
    assert ask(at_desk(cast.chloe), french, "preview", texts={}).status_code == 200


# --- arrange ----------------------------------------------------------------------------------


def test_arrange_answers_the_rows_and_where_to_go(cast: Cast) -> None:
    french, client = drafted(cast), at_desk(cast.anna)
    fin = at(french, "Fin.").key
    data = ask(client, french, "arrange", arrangement="add", key=fin, style="paragraph").json()
    added = french.segments.get(source_key="").key
    assert data["key"] == added
    assert f'id="row-{added}"' in data["html"]
    assert "<html" not in data["html"]
    merged = ask(client, french, "arrange", arrangement="merge", key=added).json()
    assert merged["key"] == added
    french.refresh_from_db()
    assert merged["version"] == french.version


def test_reason_stands_in_the_rows_as_text(cast: Cast) -> None:
    french = drafted(cast)
    key = at(french, "Fin.").key
    given = {"arrangement": "leave_out", "key": key, "reason": HOSTILE}
    html = ask(at_desk(cast.anna), french, "arrange", **given).json()["html"]
    assert "Left out on purpose: &lt;script&gt;" in html
    assert "<script>alert" not in html
    assert french.segments.get(key=key).place == Place.LEFT_OUT


@pytest.mark.parametrize(
    ("given", "why"),
    [
        ({}, "Say what is to be done"),
        ({"arrangement": "explode", "key": "title"}, "Say what is to be done"),
        ({"arrangement": "merge"}, "There is no such passage"),
        ({"arrangement": "merge", "key": "title"}, "have their own places"),
        ({"arrangement": "leave_out", "key": "lead"}, "Give a reason"),
        ({"arrangement": "leave_out", "key": "lead", "reason": "x" * 301}, "300 letters"),
        ({"arrangement": "add", "key": "lead\x00"}, "Character 5 is U+0000"),
    ],
)
def test_arrangement_is_refused_in_words(cast: Cast, given: dict[str, str], why: str) -> None:
    answer = ask(at_desk(cast.anna), drafted(cast), "arrange", **given)
    assert answer.status_code == 422
    assert why in said(answer)


# --- remark -----------------------------------------------------------------------------------


def test_remark_answers_the_side_of_its_passage(cast: Cast) -> None:
    french = cast.submitted(drafted(cast))
    key = at(french, "Résumé").key
    answer = ask(at_desk(cast.chloe), french, "remark", key=key, comment=f"Non. {HOSTILE}")
    html = answer.json()["html"]
    assert "Non. &lt;script&gt;" in html
    assert "<script>" not in html
    assert (french.remarks.get().key, french.remarks.get().author) == (key, cast.chloe)


def test_remark_is_refused_without_words_or_passage(cast: Cast) -> None:
    french, client = drafted(cast), at_desk(cast.anna)
    empty = ask(client, french, "remark", key="title", comment=" ")
    assert (empty.status_code, "a comment is required" in said(empty)) == (422, True)
    assert ask(client, french, "remark", key="nowhere", comment="?").status_code == 422
    assert ask(client, french, "remark", comment="?").status_code == 404
    assert french.remarks.count() == 0


# --- submit -----------------------------------------------------------------------------------


def test_submit_says_where_to_go_next(cast: Cast) -> None:
    french = drafted(cast)
    assert ask(at_desk(cast.anna), french, "submit").json() == {"next": text_path(french)}
    french.refresh_from_db()
    assert french.state == State.SUBMITTED


def test_submit_names_the_passages_that_are_not_ready(cast: Cast) -> None:
    french = started(cast)
    title = keys(french)[0]
    answer = ask(at_desk(cast.anna), french, "submit")
    assert (answer.status_code, about(answer)) == (422, [title])
    save(cast, french, {title: "Titre"})
    lead, heading = keys(french)[1:3]
    assert about(ask(at_desk(cast.anna), french, "submit"))[:2] == [lead, heading]


# --- the side of a passage ----------------------------------------------------------------------


def side(client: Client, french: Translation, key: str) -> str:
    return client.get(text_path(french, "desk_passage", key)).content.decode()


def test_side_has_the_history_with_author_time_and_origin(cast: Cast) -> None:
    french = started(cast)
    saved(cast, french, row(french, "title", "Titre", origin="match", match=87))
    saved(cast, french, row(french, "title", "Le titre"), user=cast.ben)
    html = side(at_desk(cast.anna), french, "title")
    newest, oldest = html.split('<ol class="steps">')[1].split("</li>")[:2]
    assert "ben" in newest
    assert "typed" in newest
    assert "<del>Titre</del><ins>Le titre</ins>" in newest
    assert "data-restore" not in newest  # it stands there
    assert "anna" in oldest
    assert "taken from a match (87 %)" in oldest
    assert "(Europe/Paris)" in oldest
    assert 'data-restore="Titre"' in oldest


def test_restoring_is_a_save_with_its_origin(cast: Cast) -> None:
    french = started(cast)
    saved(cast, french, row(french, "title", "Titre"))
    saved(cast, french, row(french, "title", "Le titre"))
    restored = row(french, "title", "Titre", origin=Origin.RESTORED)
    assert saved(cast, french, restored).status_code == 200
    assert "restored from an earlier revision" in side(at_desk(cast.anna), french, "title")


def test_what_one_person_typed_in_one_sitting_is_one_step(cast: Cast) -> None:
    french = started(cast)
    for words in ("T", "Ti", "Titre"):
        saved(cast, french, row(french, "title", words))
    assert side(at_desk(cast.anna), french, "title").count("<li>") == 1


def test_side_shows_how_the_source_changed(cast: Cast) -> None:
    french = drafted(cast)
    newer_source(cast, french, "第二点", "第二の点")
    perform(french, Verb.TAKE_SOURCE, cast.anna)
    assert "<ins>の</ins>" in side(at_desk(cast.anna), french, at(french, "Second point").key)


def test_side_is_text_however_hostile(cast: Cast) -> None:
    french = started(cast)
    saved(cast, french, row(french, "title", HOSTILE))
    saved(cast, french, row(french, "title", "Titre"), user=cast.ben)
    perform(french, Verb.REMARK, cast.chloe, key="title", comment=HOSTILE)
    html = side(at_desk(cast.anna), french, "title")
    assert "<script>" not in html
    assert "<img" not in html


def test_side_of_no_passage_is_404_and_is_only_read(cast: Cast) -> None:
    french, client = started(cast), at_desk(cast.anna)
    for key in ("nowhere", keys(long_text(cast, 18))[3]):
        assert client.get(text_path(french, "desk_passage", key)).status_code == 404
    assert client.post(text_path(french, "desk_passage", "title")).status_code == 405


# --- who and when, of all of them ---------------------------------------------------------------

GIVEN: dict[str, dict[str, Any]] = {
    "save": {"segments": [{"key": "title", "text": "Un", "was": ""}]},
    "preview": {"texts": {}},
    "arrange": {"arrangement": "leave_out", "key": "lead", "reason": "redite"},
    "remark": {"key": "title", "comment": "?"},
    "suggestion": {"suggestion": "1"},
    "submit": {},
}


def asked(client: Client, french: Translation, what: str, user: User) -> Any:
    given = GIVEN[what] | ({"author": str(user.pk)} if what == "save" else {})
    return ask(client, french, what, **given)


@pytest.mark.parametrize("what", ALL)
def test_whoever_is_logged_out_is_sent_to_log_in(cast: Cast, what: str) -> None:
    """The script doesn't follow, and keeps what is typed until somebody has logged in."""
    french = started(cast)
    before = Transition.objects.count()
    answer = asked(Client(), french, what, cast.anna)
    assert answer.status_code == 302
    assert answer.headers["Location"].startswith("/admin/login/")
    assert Transition.objects.count() == before


@pytest.mark.parametrize("what", ALL)
def test_request_without_the_token_is_refused(cast: Cast, what: str) -> None:
    french = started(cast)
    client = Client(enforce_csrf_checks=True)
    client.force_login(cast.anna)
    before = Transition.objects.count()
    assert asked(client, french, what, cast.anna).status_code == 403
    assert Transition.objects.count() == before


@pytest.mark.parametrize("what", ALL)
def test_stranger_can_not_tell_a_text_from_none(cast: Cast, what: str) -> None:
    stranger = person("marc", office("mission"), press_officer="")
    there = asked(at_desk(stranger), started(cast), what, stranger)
    nowhere = asked(at_desk(stranger), Translation(pk=987654), what, stranger)
    assert (there.status_code, there.content) == (404, nowhere.content)


@pytest.mark.parametrize("what", ["save", "arrange", "submit"])
def test_person_without_a_role_for_the_language_is_told_whose_it_is(cast: Cast, what: str) -> None:
    arabist = person("ida", cast.office, translator="ar")
    answer = asked(at_desk(arabist), started(cast), what, arabist)
    assert (answer.status_code, answer.json()["codes"]) == (403, ["role"])
    assert "This is for" in said(answer)


@pytest.mark.parametrize("what", ["save", "arrange", "submit"])
def test_text_that_was_submitted_meanwhile_is_409(cast: Cast, what: str) -> None:
    french = cast.submitted(drafted(cast))
    answer = asked(at_desk(cast.anna), french, what, cast.anna)
    assert (answer.status_code, answer.json()["codes"]) == (409, ["state"])
    assert said(answer) == "The text is submitted."


@pytest.mark.parametrize("what", ALL)
def test_nothing_is_done_by_following_a_link(cast: Cast, what: str) -> None:
    assert at_desk(cast.anna).get(text_path(started(cast), f"desk_{what}")).status_code == 405


@pytest.mark.parametrize("what", ["save", "preview"])
def test_files_are_no_json(cast: Cast, what: str) -> None:
    answer = at_desk(cast.anna).post(text_path(started(cast), f"desk_{what}"), {"segments": "1"})
    assert (answer.status_code, said(answer)) == (422, "The request is not JSON.")
