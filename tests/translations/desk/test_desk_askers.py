"""Who may ask the desk's addresses, and when: the same of all of them."""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client

from tests.cast import Cast, office, person
from tests.translations.desk.asking import ALL, ask, said
from tests.translations.desk.texts import drafted, started
from tests.translations.staff import at_desk, text_path
from translations.models import Transition, Translation

# --- who and when, of all of them ---------------------------------------------------------------

GIVEN: dict[str, dict[str, Any]] = {
    "accept": {"finding": "0" * 32, "reason": "Voir."},
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
