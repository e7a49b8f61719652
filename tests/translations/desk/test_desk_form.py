"""The desk without a script: one form over all passages, in which nothing that is typed gets lost."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.conf import settings
from django.test import Client

from releases.markup import LIMIT
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
)
from tests.translations.staff import at_desk, page_of, text_path, words
from translations.composing import compose
from translations.demo.page import read_page
from translations.models import Origin, Place, SegmentChange, State, Transition, Translation
from translations.verbs import Verb
from translations.workflow import perform


def typed(client: Client, french: Translation, texts: dict[str, str], **changes: str) -> Any:
    """The answer after these texts were typed, by key."""
    given = {f"text-{key}": said for key, said in texts.items()} | changes
    return client.post(desk(french), fields(client, french) | given)


def again(answer: Any) -> dict[str, str]:
    """The fields of the form on the page that was answered."""
    return read_page(answer.content.decode()).form("/desk/").fields


# --- drafting ---------------------------------------------------------------------------------


def test_form_drafts_passages(cast: Cast) -> None:
    french, client = started(cast), at_desk(cast.anna)
    lead, point = of(french, "要旨。").key, of(french, "第一点").key
    answer = typed(client, french, {lead: "Chapeau.\r\nEn deux lignes.", point: "Un"})
    assert answer.status_code == 302
    said = dict(french.segments.values_list("key", "text"))
    assert (said[lead], said[point]) == ("Chapeau.\nEn deux lignes.", "Un")
    assert "Done: save" in words(client.get(answer.headers["Location"]))


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


# --- other acts of the form -------------------------------------------------------------------


def test_source_is_taken_and_what_was_typed_is_kept(cast: Cast) -> None:
    french, client = drafted(cast), at_desk(cast.anna)
    newer_source(cast, french, "第二点", "第二の点")
    answer = typed(client, french, {"title": "Le titre"}, then="take_source")
    assert answer.status_code == 302
    assert french.segments.get(key="title").text == "Le titre"
    assert at(french, "Second point").is_to_revise


def test_text_is_taken_over_from_the_desk(cast: Cast) -> None:
    french = perform(drafted(cast), Verb.ASSIGN, cast.olivia, assignee=cast.ben)
    client = at_desk(cast.anna)
    assert "Take over" in words(client.get(desk(french)))
    assert typed(client, french, {"title": "Le titre"}, then="take_over").status_code == 302
    french.refresh_from_db()
    assert (french.assignee, compose(french).title) == (cast.anna, "Le titre")
    assert "Take over" not in words(client.get(desk(french)))


def test_text_is_taken_over_where_it_can_not_be_written(cast: Cast) -> None:
    french = cast.submitted(drafted(cast))
    assert typed(at_desk(cast.ben), french, {}, then="take_over").status_code == 302
    french.refresh_from_db()
    assert french.assignee == cast.ben


@pytest.mark.parametrize(
    ("arrange", "said", "given", "body"),
    [
        ("merge", "Détail", {}, "1. Premier point Détail\n2. Second point"),
        ("leave_out", "Fin.", {"reason": "redite"}, "\n\n[^1]: Heure locale."),
        ("add", "Second point", {}, "2. Second point\n3. "),
        ("add", "Fin.", {"added": "note"}, "[^1]: Heure locale.\n\n[^2]: "),
        ("mark", "Premier point", {"style": "roman"}, "(i) Premier point"),
    ],
)
def test_passages_are_arranged(
    cast: Cast, arrange: str, said: str, given: dict[str, str], body: str
) -> None:
    french, client = drafted(cast), at_desk(cast.anna)
    key = at(french, said).key
    more = {f"{name}-{key}": value for name, value in given.items()}
    answer = typed(client, french, {}, arrange=f"{arrange} {key}", **more)
    assert answer.headers["Location"] == f"{desk(french)}#row-{key}"
    french.refresh_from_db()
    assert body in compose(french).body


def test_arranging_is_taken_back(cast: Cast) -> None:
    french, client = drafted(cast), at_desk(cast.anna)
    before, key = compose(french).body, at(french, "Détail").key
    typed(client, french, {}, arrange=f"merge {key}")
    typed(client, french, {}, arrange=f"take_in {key}")
    fin = at(french, "Fin.").key
    typed(client, french, {}, arrange=f"add {fin}")
    added = french.segments.get(source_key="", place=Place.IN).key
    typed(client, french, {added: "Une note du traducteur."})
    typed(client, french, {}, arrange=f"drop {added}")
    french.refresh_from_db()
    assert compose(french).body == before
    typed(client, french, {}, arrange=f"bring_back {added}")
    french.refresh_from_db()
    assert "Fin.\n\nUne note du traducteur." in compose(french).body


def test_refused_arrangement_keeps_what_was_chosen_for_it(cast: Cast) -> None:
    french, client = drafted(cast), at_desk(cast.anna)
    key, other = at(french, "Fin.").key, at(french, "Détail").key
    chosen = {f"reason-{key}": " ", f"reason-{other}": "déjà dit", f"style-{other}": "roman"}
    answer = typed(client, french, {"title": "T"}, arrange=f"leave_out {key}", **chosen)
    assert answer.status_code == 422
    assert "Give a reason" in words(answer)
    kept = again(answer)
    assert (kept[f"reason-{other}"], kept[f"style-{other}"]) == ("déjà dit", "roman")
    assert compose(french).title == "T"


@pytest.mark.parametrize(
    "button",
    [
        {"then": "publish"},
        {"take": "nonsense"},
        {"take": "9" * 5000},
        {"refuse": "987654"},
        {"restore": "987654"},
        {"open": "nowhere"},
    ],
)
def test_button_that_the_page_has_not_is_404(cast: Cast, button: dict[str, str]) -> None:
    assert typed(at_desk(cast.anna), drafted(cast), {}, **button).status_code == 404


@pytest.mark.parametrize("arrange", ["explode title", "merge", "merge nowhere", "mark title"])
def test_arrangement_that_makes_no_sense_is_refused_in_words(cast: Cast, arrange: str) -> None:
    answer = typed(at_desk(cast.anna), drafted(cast), {}, arrange=arrange)
    assert answer.status_code == 422
    assert "This was refused:" in words(answer)


# --- remarks, suggestions, history --------------------------------------------------------------


def test_passage_is_opened_and_remarked_on(cast: Cast) -> None:
    french, client = drafted(cast), at_desk(cast.anna)
    key = at(french, "Résumé").key
    answer = typed(client, french, {"title": "T"}, open=key)
    place = answer.headers["Location"]
    assert place == f"{desk(french, passage=key)}#row-{key}"
    assert compose(french).title == "T"
    form = page_of(client, desk(french, passage=key)).form(desk(french, passage=key))
    said = form.fields | {f"comment-{key}": "Est-ce le mot ?", "remark": key}
    answer = client.post(form.action, said)
    assert answer.headers["Location"] == place
    assert french.remarks.get().text == "Est-ce le mot ?"
    assert "Est-ce le mot ?" in words(client.get(place))


def test_reviewer_remarks_on_a_text_that_is_read_only(cast: Cast) -> None:
    french, client = cast.submitted(drafted(cast)), at_desk(cast.chloe)
    key = at(french, "Résumé").key
    said = fields(client, french, passage=key) | {f"comment-{key}": "Non.", "remark": key}
    assert client.post(desk(french, passage=key), said).status_code == 302
    assert (french.remarks.get().author, french.remarks.get().key) == (cast.chloe, key)


def test_remark_without_words_is_refused_where_it_would_stand(cast: Cast) -> None:
    french, client = drafted(cast), at_desk(cast.anna)
    key = at(french, "Résumé").key
    answer = typed(client, french, {"title": "T"}, remark=key)
    assert answer.status_code == 422
    assert f'name="comment-{key}"' in answer.content.decode()
    assert french.remarks.count() == 0


def suggestion(cast: Cast, french: Translation) -> Any:
    """Chloé suggests another second point; the text is submitted."""
    key = at(french, "Second point").key
    perform(french, Verb.SUGGEST, cast.chloe, key=key, text="Deuxième point")
    return french.suggestions.get()


def test_suggestion_is_taken_from_a_submitted_text(cast: Cast) -> None:
    french, client = cast.submitted(drafted(cast)), at_desk(cast.anna)
    made = suggestion(cast, french)
    answer = typed(client, french, {}, take=str(made.pk))
    assert answer.headers["Location"] == f"{desk(french)}#row-{made.key}"
    french.refresh_from_db()
    assert (french.state, french.segments.get(key=made.key).text) == ("submitted", "Deuxième point")


def test_suggestion_is_refused_with_a_reason_which_is_kept_while_it_is_missing(cast: Cast) -> None:
    french, client = cast.submitted(drafted(cast)), at_desk(cast.anna)
    made = suggestion(cast, french)
    answer = typed(client, french, {}, refuse=str(made.pk))
    assert answer.status_code == 422
    typed(client, french, {}, refuse=str(made.pk), **{f"because-{made.pk}": "trop familier"})
    made.refresh_from_db()
    assert (made.outcome, made.reason) == ("refused", "trop familier")


def test_earlier_wording_is_restored(cast: Cast) -> None:
    french, client = drafted(cast), at_desk(cast.anna)
    first = french.changes.filter(key="title").first()
    save(cast, french, {"title": "Le titre de Ben"}, user=cast.ben)
    opened = page_of(client, desk(french, passage="title"))
    assert "typed" in opened.words
    answer = typed(client, french, {}, restore=str(first.pk))
    assert answer.status_code == 302
    row = french.segments.get(key="title")
    assert (row.text, row.origin) == ("Participation à la réunion", Origin.RESTORED)
    assert SegmentChange.objects.latest("pk").origin == Origin.RESTORED


def test_wording_is_not_restored_over_what_nobody_has_seen(cast: Cast) -> None:
    french, client = drafted(cast), at_desk(cast.anna)
    first = french.changes.filter(key="title").first()
    save(cast, french, {"title": "Deux"})
    before = fields(client, french)
    save(cast, french, {"title": "Le titre de Ben"}, user=cast.ben)
    assert client.post(desk(french), before | {"restore": str(first.pk)}).status_code == 409
    assert french.segments.get(key="title").text == "Le titre de Ben"


# --- conflicts, and what is kept of them --------------------------------------------------------


def test_conflict_shows_both_texts_and_saves_neither_passage(cast: Cast) -> None:
    french, client = drafted(cast), at_desk(cast.anna)
    point = at(french, "Second point").key
    before = fields(client, french)
    save(cast, french, {"title": "Le titre de Ben"}, user=cast.ben)
    mine = {"text-title": "Le titre d’Anna", f"text-{point}": "Le point d’Anna"}
    answer = client.post(desk(french), before | mine)
    assert answer.status_code == 409
    kept = again(answer)
    assert (kept["text-title"], kept[f"text-{point}"]) == ("Le titre d’Anna", "Le point d’Anna")
    assert "What is stored now" in words(answer)
    assert "Le titre de Ben" in words(answer)
    assert "#row-title" in read_page(answer.content.decode()).links
    assert at(french, "Second point").key == point
    # Both were before her: what she posts now is what she means.
    assert client.post(desk(french), kept).status_code == 302
    assert compose(french).title == "Le titre d’Anna"
    assert french.segments.get(key=point).text == "Le point d’Anna"


def test_conflict_elsewhere_shows_what_the_others_wrote_and_not_what_stood_there(
    cast: Cast,
) -> None:
    """Posted again, the page would else write an old text over a newer one that nobody has seen."""
    french, client = drafted(cast), at_desk(cast.anna)
    lead = at(french, "Le chapeau.").key
    before = fields(client, french)
    theirs = {"title": "Le titre de Ben", lead: "Le chapeau de Ben."}
    save(cast, french, theirs, user=cast.ben)
    answer = client.post(desk(french), before | {"text-title": "Le titre d’Anna"})
    assert answer.status_code == 409
    assert again(answer)[f"text-{lead}"] == "Le chapeau de Ben."


def test_what_others_changed_stays_where_this_form_did_not_touch_it(cast: Cast) -> None:
    french, client = drafted(cast), at_desk(cast.anna)
    before = fields(client, french)
    save(cast, french, {"title": "Le titre de Ben"}, user=cast.ben)
    lead = at(french, "Le chapeau.").key
    assert client.post(desk(french), before | {f"text-{lead}": "Chapeau"}).status_code == 302
    assert compose(french).title == "Le titre de Ben"
    assert compose(french).summary == "Chapeau"
    assert not french.segments.get(key="title").is_confirmed  # Anna’s form had it ticked already


def test_nobody_confirms_a_text_that_they_have_not_seen(cast: Cast) -> None:
    french, client = started(cast), at_desk(cast.anna)
    save(cast, french, {"title": "Titre"})
    before = fields(client, french)
    save(cast, french, {"title": "Le titre de Ben"}, user=cast.ben)
    answer = client.post(desk(french), before | {"confirm-title": "on"})
    assert answer.status_code == 409
    assert not french.segments.get(key="title").is_confirmed


def test_what_was_typed_in_a_passage_that_is_gone_is_shown(cast: Cast) -> None:
    french, client = drafted(cast), at_desk(cast.anna)
    fin = at(french, "Fin.").key
    perform(french, Verb.ARRANGE, cast.anna, arrangement="add", key=fin)
    added = french.segments.get(source_key="").key
    before = fields(client, french)
    perform(french, Verb.ARRANGE, cast.ben, arrangement="drop", key=added)
    mine = {f"text-{added}": "Une note <b>d’Anna</b>.", "text-title": "T"}
    answer = client.post(desk(french), before | mine)
    assert answer.status_code == 422
    assert "There is no such passage in this text." in words(answer)
    assert "Une note <b>d’Anna</b>." in words(answer)
    assert again(answer)["text-title"] == "T"


def test_passage_of_another_text_is_refused(cast: Cast) -> None:
    french, client = drafted(cast), at_desk(cast.anna)
    stray = keys(long_text(cast, 18))[3]
    answer = typed(client, french, {stray: "Ailleurs"}, **{f"was-{stray}": ""})
    assert answer.status_code == 422
    assert not SegmentChange.objects.filter(text="Ailleurs").exists()


def test_what_was_typed_while_the_text_was_submitted_is_on_the_page(cast: Cast) -> None:
    french, client = drafted(cast), at_desk(cast.anna)
    before = fields(client, french)
    cast.submitted(french)
    answer = client.post(desk(french), before | {"text-title": "Le titre d’Anna"})
    assert answer.status_code == 409
    assert "The text is submitted." in words(answer)
    assert again(answer)["text-title"] == "Le titre d’Anna"


def test_form_of_someone_without_the_role_is_403_and_keeps_what_was_typed(cast: Cast) -> None:
    french, client = drafted(cast), at_desk(cast.anna)
    before = fields(client, french)
    cast.anna.language_roles.update(language="ar")
    answer = client.post(desk(french), before | {"text-title": "Le titre d’Anna"})
    assert answer.status_code == 403
    assert again(answer)["text-title"] == "Le titre d’Anna"


def test_form_without_the_token_is_refused(cast: Cast) -> None:
    french = drafted(cast)
    client = Client(enforce_csrf_checks=True)
    client.force_login(cast.anna)
    assert client.post(desk(french), {"text-title": "T"}).status_code == 403
    assert compose(french).title == "Participation à la réunion"


# --- bounds -----------------------------------------------------------------------------------


def test_passage_over_the_limit_is_refused_by_name_and_everything_is_kept(cast: Cast) -> None:
    french, client = drafted(cast), at_desk(cast.anna)
    lead, large = at(french, "Le chapeau.").key, "é" * (LIMIT // 2 + 1)
    unticked = fields(client, french)
    del unticked["confirm-title"]
    mine = {"text-title": "T", f"text-{lead}": large}
    answer = client.post(desk(french), unticked | mine)
    assert answer.status_code == 422
    assert "50002 bytes long" in words(answer)
    assert f"#row-{lead}" in read_page(answer.content.decode()).links
    kept = again(answer)
    assert (kept["text-title"], kept[f"text-{lead}"]) == ("T", large)
    assert "confirm-title" not in kept
    assert f"confirm-{lead}" in kept


def test_passages_that_are_too_much_together_are_refused(cast: Cast) -> None:
    """No page could be made of them: a body has the same limit however it came to be."""
    french, client = drafted(cast), at_desk(cast.anna)
    fin, note = at(french, "Fin.").key, at(french, "Heure locale.").key
    assert typed(client, french, {fin: "é" * 15_000}).status_code == 302
    answer = typed(client, french, {note: "é" * 15_000})
    assert answer.status_code == 422
    assert f"#row-{note}" in read_page(answer.content.decode()).links
    assert typed(client, french, {fin: "Fin."}).status_code == 302  # shorter is welcome
    assert typed(client, french, {note: "é" * 15_000}).status_code == 302


def test_passage_at_the_limit_is_saved(cast: Cast) -> None:
    """50 kB in one passage, and a page that shows it."""
    french, client = started(cast), at_desk(cast.anna)
    lead = of(french, "要旨。").key
    large = "m" * LIMIT
    assert typed(client, french, {lead: large}).status_code == 302
    assert large in client.get(desk(french)).content.decode()


def test_character_that_no_text_can_hold_is_refused_with_its_place(cast: Cast) -> None:
    french, client = drafted(cast), at_desk(cast.anna)
    answer = typed(client, french, {"title": "Titre\x00"})
    assert answer.status_code == 422
    assert "Character 6 is U+0000" in words(answer)
    assert "#row-title" in read_page(answer.content.decode()).links
