"""What is handed in is finished: whoever submits a text has read each passage of it."""

from __future__ import annotations

from typing import Any

import pytest

from tests.cast import Cast
from translations.errors import Refused
from translations.models import State
from translations.verbs import Verb
from translations.workflow import perform


def test_submitting_confirms_every_passage(cast: Cast) -> None:
    french = cast.submitted(cast.drafted(cast.external()))
    assert set(french.segments.values_list("is_confirmed", flat=True)) == {True}


@pytest.mark.parametrize(
    ("marks", "code"),
    [({"is_to_revise": True}, "to_revise"), ({"origin": "machine"}, "machine")],
)
def test_submitting_is_refused_while_a_passage_waits_to_be_looked_at(
    cast: Cast, marks: dict[str, Any], code: str
) -> None:
    french = cast.drafted(cast.external())
    title = french.segments.get(key="title")
    french.segments.filter(key="title").update(**marks)
    with pytest.raises(Refused) as refused:
        perform(french, Verb.SUBMIT, cast.anna)
    assert [(each.code, each.keys) for each in refused.value.refusals] == [(code, ("title",))]

    given = {"texts": {"title": title.text}, "was": {"title": title.text}}
    perform(french, Verb.SAVE, cast.anna, **given, confirm=frozenset({"title"}))
    assert perform(french, Verb.SUBMIT, cast.anna).state == State.SUBMITTED
