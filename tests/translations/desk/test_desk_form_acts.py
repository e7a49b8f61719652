"""The desk without a script: arranging, remarks, suggestions, history, and the text as a whole."""

from __future__ import annotations

from typing import Any

import pytest

from tests.cast import Cast
from tests.translations.desk.texts import (
    again,
    at,
    desk,
    drafted,
    fields,
    newer_source,
    save,
    typed,
)
from tests.translations.staff import at_desk, page_of, words
from translations.composing import compose
from translations.models import Origin, Place, SegmentChange, Translation
from translations.verbs import Verb
from translations.workflow import perform

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
