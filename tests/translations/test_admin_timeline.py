"""The timeline: what each act changed, whose acts, and who changed a figure."""

from __future__ import annotations

import datetime
from typing import Any

import pytest
from django.test import Client

from tests.cast import FRENCH, Cast, text
from tests.translations.staff import at_desk, page_of, release_path, text_path, words
from tests.translations.test_budgets import at_most
from translations import publishing
from translations.admin import timeline
from translations.admin.history import Entry
from translations.admin.timeline import in_brief
from translations.comparing import Part
from translations.errors import Refused
from translations.models import Translation
from translations.verbs import Verb
from translations.workflow import perform


def changed(cast: Cast, old: str, new: str, by: str = "ben") -> Translation:
    """Submitted by Anna, then with ``new`` for ``old`` by another, and submitted again."""
    french = cast.submitted(cast.drafted(cast.external()))
    perform(french, Verb.RECALL, cast.anna, reason="une faute")
    body = FRENCH.body.replace(old, new)
    cast.save(french, getattr(cast, by), text(FRENCH.title, body))
    return cast.submitted(french)


def history(client: Client, french: Translation, **asked: Any) -> Any:
    answer = client.get(text_path(french, "history"), asked)
    assert answer.status_code == 200
    return answer


def verbs(answer: Any) -> list[str]:
    return [entry.row.verb for entry in answer.context["page"].entries]


# What an act changed


def test_act_shows_what_it_changed_where_it_stands(cast: Cast) -> None:
    french = changed(cast, "Second point", "Point second")
    client = at_desk(cast.chloe)
    html = history(client, french).content.decode()
    compare = text_path(french, "compare", 1, 2)
    assert f'data-differs="{compare}?brief"' in html
    brief = client.get(compare + "?brief").content.decode()
    assert "<ins>Point </ins>" in brief or "<del>Second" in brief
    assert f'lang="{french.spoken.tag}" dir="ltr"' in brief
    assert "<html" not in brief


def test_script_is_not_needed_to_see_it(cast: Cast) -> None:
    french = changed(cast, "Second point", "Point second")
    page = page_of(at_desk(cast.chloe), text_path(french, "history"))
    assert text_path(french, "compare", 1, 2) in page.links


def test_brief_leaves_out_what_stayed() -> None:
    same = "だ" * 500
    (part,) = in_brief([Part("body", f"{same}10{same}", f"{same}12{same}")])
    assert [run.kind for run in part.runs] == ["same", "old", "new", "same"]
    assert [run.text for run in part.runs[1:3]] == ["10", "12"]
    assert all(len(run.text) < 200 and "[…]" in run.text for run in (part.runs[0], part.runs[3]))


def test_brief_is_short_whatever_was_written() -> None:
    (part,) = in_brief([Part("body", "だ" * 20_000, "で" * 20_000)])
    assert sum(len(run.text) for run in part.runs) < 3000


def test_brief_is_for_those_who_may_know_of_the_text(cast: Cast) -> None:
    french = changed(cast, "Second point", "Point second")
    until = datetime.datetime(2099, 1, 1, tzinfo=datetime.UTC)
    publishing.set_embargo(french.release, cast.olivia, until, reason="the minister waits")
    answer = at_desk(cast.chloe).get(text_path(french, "compare", 1, 2) + "?brief")
    assert answer.status_code == 404


# Which acts


def test_acts_are_chosen_by_kind_and_person(cast: Cast) -> None:
    french = changed(cast, "Second point", "Point second")
    client = at_desk(cast.chloe)
    assert verbs(history(client, french, act="submit")) == ["submit", "submit"]
    assert verbs(history(client, french, who=str(cast.ben.pk))) == ["save"]
    assert verbs(history(client, french, act="submit", who=str(cast.ben.pk))) == []
    every = len(verbs(history(client, french)))
    assert every > 4
    assert len(verbs(history(client, french, act="nonsense", who="x"))) == every


def test_refused_tries_are_chosen_like_a_kind(cast: Cast) -> None:
    french = cast.submitted(cast.drafted(cast.external()))
    with pytest.raises(Refused):
        perform(french, Verb.APPROVE, cast.anna, revision=1, sha256=french.sha256)
    answer = history(at_desk(cast.chloe), french, act="refused")
    assert verbs(answer) == ["approve"]


def test_long_history_has_pages(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(timeline, "A_PAGE", 2)
    french = changed(cast, "Second point", "Point second")
    client = at_desk(cast.chloe)
    first, second = (history(client, french, act="submit", page=n) for n in (1, 2))
    assert len(verbs(first)) == 2
    assert "page=2" not in first.content.decode()
    every = history(client, french)
    assert "page=2" in every.content.decode()
    assert verbs(history(client, french, page=2)) != verbs(every)
    assert verbs(second) == verbs(first)


def test_release_is_searched_by_kind_too(cast: Cast) -> None:
    french = changed(cast, "Second point", "Point second")
    path = release_path(french.release, "history")
    answer = at_desk(cast.olivia).get(path, {"act": "submit"})
    assert verbs(answer) == ["submit", "submit"]


# Who changed a figure


def test_person_who_changed_a_figure_is_found(cast: Cast) -> None:
    """Any space of a figure is a space; no revision holds it yet, since nobody submitted it."""
    french = cast.drafted(cast.external())
    figure = FRENCH.body.replace("Second point", "Second point : 12\u202f500 euros")
    cast.save(french, cast.ben, text(FRENCH.title, figure))
    answer = history(at_desk(cast.chloe), french, q="12 500")
    ((turn, number),) = answer.context["page"].turns
    assert (turn.change.author, turn.came, number) == (cast.ben, True, 0)
    assert "ben" in words(answer)


def test_words_that_went_are_found_with_who_took_them_out(cast: Cast) -> None:
    french = changed(cast, "Second point", "Point second")
    answer = history(at_desk(cast.chloe), french, q="second  POINT")
    found = [(t.change.author, t.came, n) for t, n in answer.context["page"].turns]
    assert found == [(cast.ben, False, 2), (cast.anna, True, 1)]
    assert text_path(french, "revision", 2) in answer.content.decode()


def test_other_texts_are_not_looked_through(cast: Cast) -> None:
    french = changed(cast, "Second point", "Point second")
    other = cast.drafted(cast.external())
    cast.save(other, cast.ben, text(FRENCH.title, FRENCH.body.replace("Premier", "Tout premier")))
    answer = history(at_desk(cast.chloe), french, q="Tout premier")
    assert answer.context["page"].turns == []
    assert "Nobody wrote that in this text." in words(answer)


def test_history_costs_the_same_however_long_it_is(cast: Cast) -> None:
    french = changed(cast, "Second point", "Point second")
    client = at_desk(cast.chloe)
    history(client, french)
    with at_most(14):
        history(client, french)


def test_publication_shows_no_figure_that_only_notices_need(cast: Cast) -> None:
    act = cast.published(cast.drafted(cast.external())).transitions.latest("sequence")
    assert act.particulars
    assert Entry(act).facts == []
