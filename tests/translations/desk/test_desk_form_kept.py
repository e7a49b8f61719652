"""The desk without a script: conflicts and bounds, in which nothing that is typed gets lost."""

from __future__ import annotations

from django.test import Client

from releases.markup import LIMIT
from tests.cast import Cast
from tests.translations.desk.texts import (
    again,
    at,
    desk,
    drafted,
    fields,
    keys,
    long_text,
    of,
    save,
    started,
    typed,
)
from tests.translations.staff import at_desk, words
from translations.composing import compose
from translations.demo.page import read_page
from translations.models import SegmentChange
from translations.verbs import Verb
from translations.workflow import perform

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


def test_whoever_posts_after_their_login_ended_gets_back_what_they_typed(cast: Cast) -> None:
    french, client = drafted(cast), at_desk(cast.anna)
    before = fields(client, french)
    client.logout()
    hostile = "Le titre </textarea><script>alert(1)</script>"
    answer = client.post(desk(french), before | {"text-title": hostile})
    assert answer.status_code == 403
    assert "You are logged out: nothing was saved." in words(answer)
    html = answer.content.decode()
    assert "Le titre &lt;/textarea&gt;&lt;script&gt;" in html
    assert html.count("<textarea") == 1  # what they had not touched is where it was
    assert f"/admin/login/?next={desk(french)}" in html
    assert compose(french).title == "Participation à la réunion"
    assert client.get(desk(french)).status_code == 302


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
