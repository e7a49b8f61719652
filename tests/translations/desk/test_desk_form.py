"""The desk without a script: one form over all passages, drafted in and submitted."""

from __future__ import annotations

import re

from django.conf import settings

from tests.cast import Cast
from tests.translations.desk.texts import (
    at,
    desk,
    drafted,
    fields,
    keys,
    long_text,
    newer_source,
    of,
    save,
    started,
    typed,
)
from tests.translations.staff import at_desk, text_path, words
from translations.composing import compose
from translations.demo.page import read_page
from translations.models import Place, State, Transition
from translations.verbs import Verb
from translations.workflow import perform

# --- drafting ---------------------------------------------------------------------------------


def test_form_drafts_passages(cast: Cast) -> None:
    french, client = started(cast), at_desk(cast.anna)
    lead, point = of(french, "要旨。").key, of(french, "第一点").key
    answer = typed(client, french, {lead: "Chapeau.\r\nEn deux lignes.", point: "Un"})
    assert answer.status_code == 302
    said = dict(french.segments.values_list("key", "text"))
    assert (said[lead], said[point]) == ("Chapeau.\nEn deux lignes.", "Un")
    assert "Saved." in words(client.get(answer.headers["Location"]))


def test_form_that_nobody_touched_saves_nothing(cast: Cast) -> None:
    french, client = drafted(cast), at_desk(cast.anna)
    before = Transition.objects.count()
    assert client.post(desk(french), fields(client, french)).status_code == 302
    assert Transition.objects.count() == before


def test_tick_confirms_a_passage(cast: Cast) -> None:
    french, client = started(cast), at_desk(cast.anna)
    save(cast, french, {"title": "Titre"})
    typed(client, french, {}, **{"confirm-title": "on"})
    assert french.segments.get(key="title").is_confirmed


def test_what_is_typed_beside_its_tick_is_confirmed_and_without_it_is_not(cast: Cast) -> None:
    french, client = drafted(cast), at_desk(cast.anna)
    typed(client, french, {"title": "Autre titre"})
    assert french.segments.get(key="title").is_confirmed
    unticked = fields(client, french) | {"text-title": "Encore un"}
    del unticked["confirm-title"]
    client.post(desk(french), unticked)
    assert not french.segments.get(key="title").is_confirmed


def test_filtered_form_saves_what_it_shows_and_leaves_the_rest(cast: Cast) -> None:
    french, client = drafted(cast), at_desk(cast.anna)
    key = at(french, "Fin.").key
    save(cast, french, {key: ""})
    shown = fields(client, french, show="empty")
    assert [name for name in shown if name.startswith("text-")] == [f"text-{key}"]
    answer = client.post(desk(french, show="empty"), shown | {f"text-{key}": "Terminé."})
    assert answer.headers["Location"] == desk(french, show="empty")
    assert french.segments.get(key=key).text == "Terminé."
    assert at(french, "Résumé").is_confirmed


def test_four_hundred_passages_are_posted_at_once(cast: Cast) -> None:
    french, client = long_text(cast), at_desk(cast.anna)
    posted = fields(client, french)
    for key in keys(french):
        posted |= {f"text-{key}": f"Point {key}", f"confirm-{key}": "on"}
    assert 1000 < len(posted) <= settings.DATA_UPLOAD_MAX_NUMBER_FIELDS
    assert client.post(desk(french), posted).status_code == 302
    assert set(french.segments.values_list("is_confirmed", flat=True)) == {True}
    assert compose(french).body.count("Point ") == 400


def test_enter_in_a_field_presses_nothing_but_save(cast: Cast) -> None:
    """The first button of a form is its default one, wherever on the page it stands."""
    french = drafted(cast)
    newer_source(cast, french, "第二点", "第二の点")
    seen = at_desk(cast.anna).get(desk(french)).content.decode()
    outer, _form = seen.split('<form id="desk"')
    first = re.search(r'<button type="submit" form="desk"[^>]*>', outer)
    assert first is not None
    assert "name=" not in first[0]


# --- submitting -------------------------------------------------------------------------------


def test_form_submits_what_was_typed(cast: Cast) -> None:
    french, client = drafted(cast), at_desk(cast.anna)
    answer = typed(client, french, {"title": "Le titre"}, then="submit")
    assert answer.headers["Location"] == text_path(french)
    french.refresh_from_db()
    assert (french.state, french.text.title) == (State.SUBMITTED, "Le titre")


def test_refused_submission_lists_each_passage_with_the_way_to_it(cast: Cast) -> None:
    french, client = started(cast), at_desk(cast.anna)
    answer = typed(client, french, {"title": "Titre"}, then="submit")
    assert answer.status_code == 422
    assert french.segments.get(key="title").text == "Titre"  # saved all the same
    page = read_page(answer.content.decode())
    empty = [row.key for row in french.segments.exclude(key="title") if row.kind != "table_cell"]
    assert [link for link in page.links if link.startswith("#row-")] == [f"#row-{k}" for k in empty]
    assert all(f'id="row-{key}"' in answer.content.decode() for key in empty)
    assert "外相は会合に出席した" in words(answer).split("This was refused")[1][:600]


def test_refused_submission_from_a_filter_shows_all_rows_again(cast: Cast) -> None:
    french, client = started(cast), at_desk(cast.anna)
    posted = fields(client, french, show="remarks") | {"then": "submit"}
    answer = client.post(desk(french, show="remarks"), posted)
    assert answer.status_code == 422
    assert 'id="row-title"' in answer.content.decode()


def test_passage_left_out_blocks_submission_when_its_source_changed_until_it_is_confirmed(
    cast: Cast,
) -> None:
    french, client = drafted(cast), at_desk(cast.anna)
    key = at(french, "Fin.").key
    left_out = {"arrangement": "leave_out", "key": key, "reason": "redite"}
    perform(french, Verb.ARRANGE, cast.anna, **left_out)
    newer_source(cast, french, "以上。", "以上で終わる。")
    perform(french, Verb.TAKE_SOURCE, cast.anna)
    answer = typed(client, french, {}, then="submit")
    assert answer.status_code == 422
    assert f"#row-{key}" in read_page(answer.content.decode()).links
    assert f'<button type="submit" name="confirm-{key}"' in answer.content.decode()
    assert typed(client, french, {}, **{f"confirm-{key}": "on"}).status_code == 302
    assert typed(client, french, {}, then="submit").headers["Location"] == text_path(french)
    assert french.segments.get(key=key).place == Place.LEFT_OUT


def test_passage_taken_in_again_is_still_to_be_revised(cast: Cast) -> None:
    """That it may stay unsaid was confirmed; its old words were not."""
    french, client = drafted(cast), at_desk(cast.anna)
    key = at(french, "Fin.").key
    newer_source(cast, french, "以上。", "以上で終わる。")
    perform(french, Verb.TAKE_SOURCE, cast.anna)
    reason = {f"reason-{key}": "redite"}
    typed(client, french, {}, arrange=f"leave_out {key}", **reason)  # whoever does it has seen it
    assert typed(client, french, {}, then="submit").status_code == 302
    perform(french, Verb.RECALL, cast.anna)
    typed(client, french, {}, arrange=f"take_in {key}")
    assert typed(client, french, {}, then="submit").status_code == 422
