"""What else the desk's scripts ask: previews, arrangements, remarks, submitting, a passage's side."""

from __future__ import annotations

import pytest
from django.test import Client

from releases.markup import LIMIT
from tests.cast import Cast
from tests.translations.desk.asking import HOSTILE, about, ask, row, said, saved, sent
from tests.translations.desk.texts import at, drafted, keys, long_text, newer_source, save, started
from tests.translations.staff import at_desk, text_path
from translations.composing import compose
from translations.models import Origin, Place, State, Translation
from translations.verbs import Verb
from translations.workflow import perform

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
