"""Handing a text on: whoever it is assigned to gives it to another who fits, with its time as it is."""

from __future__ import annotations

import datetime

import pytest
from django.utils import timezone

from tests.cast import Cast, person
from tests.translations.staff import at_desk, page_of, text_path
from translations.errors import Refused
from translations.models import LanguageRole, Translation
from translations.verbs import Verb
from translations.workflow import perform, refusals

DUE = timezone.now() + datetime.timedelta(days=3)


@pytest.fixture
def french(cast: Cast) -> Translation:
    """Anna's, due in three days."""
    draft = cast.drafted(cast.external())
    return perform(draft, Verb.ASSIGN, cast.olivia, assignee=cast.anna, due_at=DUE)


def test_text_is_handed_on_with_its_time_and_on_record(cast: Cast, french: Translation) -> None:
    later = DUE + datetime.timedelta(days=30)
    handed = perform(french, Verb.ASSIGN, cast.anna, assignee=cast.ben, due_at=later)
    assert (handed.assignee, handed.due_at) == (cast.ben, DUE)
    act = french.transitions.latest("sequence")
    assert (act.verb, act.actor) == (Verb.ASSIGN, cast.anna)
    assert act.particulars == {"assignee": "ben", "due_at": DUE.isoformat()}


def test_nobody_hands_on_what_is_anothers(cast: Cast, french: Translation) -> None:
    assert [each.code for each in refusals(french, Verb.ASSIGN, cast.ben)] == ["role"]
    handed = perform(french, Verb.ASSIGN, cast.anna, assignee=cast.ben)
    assert [each.code for each in refusals(handed, Verb.ASSIGN, cast.anna)] == ["role"]


def test_whose_role_was_taken_back_hands_nothing_on(cast: Cast, french: Translation) -> None:
    LanguageRole.objects.filter(user=cast.anna).update(language="ar")
    assert [each.code for each in refusals(french, Verb.ASSIGN, cast.anna)] == ["role"]
    assert perform(french, Verb.HAND_BACK, cast.anna).assignee is None


def test_text_is_handed_on_only_to_whom_it_fits(cast: Cast, french: Translation) -> None:
    stranger = person("stranger", cast.office, translator="ar")
    with pytest.raises(Refused) as refused:
        perform(french, Verb.ASSIGN, cast.anna, assignee=stranger)
    assert refused.value.codes == ("assignee",)


def test_form_asks_a_press_officer_for_the_time_and_others_for_the_person(
    cast: Cast, french: Translation
) -> None:
    path, action = text_path(french), "/verb/assign/"
    officers = page_of(at_desk(cast.olivia), path).form(action).fields
    own = page_of(at_desk(cast.anna), path).form(action)
    assert "due_at_0" in officers
    assert "due_at_0" not in own.fields
    answer = at_desk(cast.anna).post(own.action, own.fields | {"assignee": str(cast.ben.pk)})
    assert answer.status_code == 302
    french.refresh_from_db()
    assert (french.assignee, french.due_at) == (cast.ben, DUE)
