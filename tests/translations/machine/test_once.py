"""However often a task comes or is lost, a draft is made once, and the sweep never makes it."""

from __future__ import annotations

import datetime
from typing import Any

import pytest
from django.utils import timezone

from tests.cast import Cast
from tests.translations.machine.drafts import HOUR, asked_for, made, soon
from tests.translations.machine.service import Service
from translations.machine import making, resending
from translations.models import (
    MachineDraft,
    Transition,
    Translation,
)
from translations.tasks import draft_by_machine, sweep_once
from translations.verbs import Verb
from translations.workflow import perform


def test_task_that_comes_twice_works_once(
    cast: Cast, french: Translation, service: Service
) -> None:
    draft = asked_for(cast, french)
    during: list[int] = []
    service.meanwhile = lambda: during.append(1)
    for _turn in range(3):
        draft_by_machine(draft.pk)
    assert len(service.asked) == len(during)
    saves = Transition.objects.filter(translation=french, verb=Verb.SAVE)
    assert saves.count() == len(service.asked)


def test_draft_under_way_is_nobody_elses(cast: Cast, french: Translation, service: Service) -> None:
    draft = asked_for(cast, french)
    assert making._claim(draft.pk) is not None
    assert making._claim(draft.pk) is None
    made(draft)
    assert (draft.state, service.asked) == ("waiting", [])
    made(soon(draft))  # whoever had it died
    assert (draft.state, draft.tries) == ("done", 2)


def test_lost_task_is_sent_again_by_the_sweep_which_does_not_do_it(
    cast: Cast, french: Translation, service: Service, monkeypatch: pytest.MonkeyPatch
) -> None:
    sent: list[tuple[str, int]] = []
    monkeypatch.setattr(resending, "send", lambda *given: sent.append(given) or True)
    draft = asked_for(cast, french)
    sweep_once()
    assert sent == []  # it may be on its way
    soon(draft)
    sweep_once()
    sweep_once()
    assert sent == [("translations.tasks.draft_by_machine", draft.pk)]
    assert service.asked == []
    assert made(draft).state == "done"


def test_dead_broker_is_asked_once_a_sweep(
    cast: Cast, french: Translation, service: Service, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = cast.started(french.source, "en")  # type: ignore[arg-type]
    for each in (french, other):
        perform(each, Verb.MACHINE, cast.anna)
    past = timezone.now() - datetime.timedelta(minutes=2)
    MachineDraft.objects.update(next_try_at=past)
    asked: list[Any] = []
    monkeypatch.setattr(resending, "send", lambda *given: asked.append(given))
    assert resending.send_again() == 0
    assert len(asked) == 1


@pytest.mark.parametrize("columns", [{"tries": 3}, {"asked_at": timezone.now() - 2 * HOUR}])
def test_draft_that_nobody_ends_is_given_up(
    cast: Cast, french: Translation, service: Service, columns: dict[str, Any]
) -> None:
    draft = asked_for(cast, french)
    MachineDraft.objects.update(**columns)
    soon(draft)
    assert resending.send_again() == 0
    draft.refresh_from_db()
    assert (draft.state, draft.cause) == ("failed", "lost")
    assert made(draft).state == "failed"
    assert service.asked == []
