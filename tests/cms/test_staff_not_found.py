"""What staff are answered where nothing stands, or nothing that they may know of."""

from __future__ import annotations

import datetime

import pytest
from django.test import Client

from tests.cast import Cast
from tests.translations.staff import at_desk, text_path, words
from translations import publishing

NOWHERE = "/admin/translations/translation/987654/change/"


@pytest.fixture
def cast(db: None) -> Cast:
    return Cast()


def test_staff_find_their_way_back_in_their_language(cast: Cast) -> None:
    client = at_desk(cast.anna)
    answer = client.get(NOWHERE, headers={"accept-language": "ja"})
    assert answer.status_code == 404
    assert '<html lang="ja"' in answer.content.decode()
    assert 'href="/admin/"' in answer.content.decode()
    assert "All press releases" not in words(answer)
    assert answer.headers["Cache-Control"] == "no-store"


def test_hidden_text_is_answered_as_one_that_never_was(cast: Cast) -> None:
    french = cast.drafted(cast.external())
    until = datetime.datetime(2099, 1, 1, tzinfo=datetime.UTC)
    publishing.set_embargo(french.release, cast.olivia, until, reason="the minister waits")
    client = at_desk(cast.anna)
    for room in ("change", "desk", "review", "history"):
        there = client.get(text_path(french, room))
        nowhere = client.get(NOWHERE)
        assert (there.status_code, there.content) == (404, nowhere.content)
        heads = [dict(answer.headers) for answer in (there, nowhere)]
        assert {*heads[0]} == {*heads[1]}
        differ = {name for name in heads[0] if heads[0][name] != heads[1][name]}
        assert differ <= {"X-Request-ID"}  # which is another each time


def test_nobody_else_learns_of_the_staff_rooms(cast: Cast) -> None:
    answer = Client().get("/nowhere/")
    assert answer.status_code == 404
    assert "/admin/" not in answer.content.decode()
    assert Client().get("/admin/nowhere/").status_code == 302
    assert "/admin/" not in at_desk(cast.anna).get("/nowhere/").content.decode()
