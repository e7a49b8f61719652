"""The desk's page before other people, and with what hostile ones typed."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from tests.cast import Cast, office, person, text
from tests.translations.desk.pages import html, page
from tests.translations.desk.texts import (
    FRENCH,
    at,
    desk,
    drafted,
    keys,
    long_text,
    save,
    started,
)
from tests.translations.staff import at_desk, words
from translations.models import EmbargoGrant, Segment, Translation
from translations.verbs import Verb
from translations.workflow import perform, perform_on_release

# --- whose it is ------------------------------------------------------------------------------


def reviewer(cast: Cast) -> Client:
    return at_desk(person("ida", cast.office, translator="ar"))


@pytest.mark.parametrize(
    ("made", "who", "why"),
    [
        (drafted, reviewer, "This is for"),
        (lambda cast: cast.submitted(drafted(cast)), None, "The text is submitted."),
        (lambda cast: cast.approved(drafted(cast)), None, "The text is approved."),
        (lambda cast: cast.published(drafted(cast)), None, "The text is published."),
    ],
)
def test_text_that_is_not_in_one_s_hands_is_read_with_the_reason(
    cast: Cast, made: Callable[[Cast], Translation], who: Any, why: str
) -> None:
    french = made(cast)
    client = who(cast) if who else at_desk(cast.anna)
    answer = client.get(desk(french))
    seen = answer.content.decode()
    assert why in words(answer)
    assert seen.count('<textarea id="text-') == seen.count(" readonly>") == len(FRENCH)
    assert "data-writable" not in seen
    assert 'name="arrange"' not in seen
    assert 'value="submit"' not in seen


def test_original_and_what_there_is_not_have_no_desk(cast: Cast) -> None:
    french, client = started(cast), at_desk(cast.anna)
    original = french.release.translations.get(is_original=True)
    assert client.get(desk(original)).status_code == 404
    assert client.get(desk(Translation(pk=987654))).status_code == 404


def test_stranger_can_not_tell_a_desk_from_none(cast: Cast) -> None:
    french = started(cast)
    stranger = at_desk(person("marc", office("mission"), press_officer=""))
    assert stranger.get(desk(french)).status_code == 404
    assert stranger.post(desk(french), {"text-title": "Titre"}).status_code == 404


def test_embargoed_text_has_a_desk_for_those_alone_who_were_told(cast: Cast) -> None:
    french = drafted(cast)
    perform_on_release(
        french.release,
        Verb.SET_EMBARGO,
        cast.olivia,
        embargo_until=timezone.now() + datetime.timedelta(days=1),
        reason="The minister speaks first.",
    )
    assert at_desk(cast.anna).get(desk(french)).status_code == 404
    assert at_desk(cast.anna).post(desk(french), {"text-title": "T"}).status_code == 404
    EmbargoGrant.objects.create(release=french.release, user=cast.anna, granted_by=cast.olivia)
    assert "Embargo until" in words(at_desk(cast.anna).get(desk(french)))


# --- what people type is shown as they typed it -------------------------------------------------

HOSTILE = "<script>alert(1)</script><img src=x onerror=alert(2)>\"'&amp;</textarea><b>"


def test_html_in_texts_remarks_and_reasons_is_text(cast: Cast) -> None:
    hostile = text(f"題{HOSTILE}", f"一{HOSTILE}\n\n二\n\n三\n")
    french = cast.started(cast.external(hostile))
    title, first, second, third = keys(french)
    save(cast, french, {key: f"{key} {HOSTILE}" for key in (title, first, second, third)})
    about = {"arrangement": "leave_out", "key": third, "reason": HOSTILE}
    perform(french, Verb.ARRANGE, cast.anna, **about)
    for key in (title, second):
        perform(french, Verb.REMARK, cast.chloe, key=key, comment=HOSTILE)
    french.suggestions.create(
        key=first, revision=1, original_text=HOSTILE, text=HOSTILE + "2",
        author=cast.chloe, at=timezone.now(),
    )  # fmt: skip
    for asked in ({}, {"passage": title}, {"passage": third}, {"show": "failing"}):
        seen = html(at_desk(cast.anna), french, **asked)
        assert "<script>alert" not in seen
        assert "<img src=x" not in seen
        assert "</textarea><b>" not in seen
    row = page(at_desk(cast.anna), french).rows[0]
    assert row.text == f"title {HOSTILE}"


def test_marks_that_turn_the_writing_stay_inside_their_passage(cast: Cast) -> None:
    french = drafted(cast)
    turned = "Fin \u202etxet\u202c."
    save(cast, french, {at(french, "Fin.").key: turned})
    seen = html(at_desk(cast.anna), french)
    assert re.search(rf"<textarea [^>]*dir=\"ltr\"[^>]*>\n{turned}</textarea>", seen)


def test_passage_of_another_text_is_not_shown(cast: Cast) -> None:
    french, other = drafted(cast), long_text(cast, 18)
    stray = Segment.objects.filter(translation=other).last()
    assert stray is not None
    assert "row-opened" not in html(at_desk(cast.anna), french, passage=stray.key)
