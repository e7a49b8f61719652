"""Several workers and several people at one text at the same moment, with real threads and commits."""

from __future__ import annotations

import datetime
import threading
from collections import Counter
from collections.abc import Callable, Sequence
from typing import Any

import pytest
from django.db import connection
from django.utils import timezone

from releases.models import Publication
from tests.cast import FRENCH, Cast, approve, text
from translations import publishing
from translations.errors import Refused
from translations.models import Approval, State, Transition, Translation
from translations.verbs import Verb
from translations.workflow import perform


@pytest.fixture
def cast(transactional_db: None) -> Cast:
    return Cast()


def at_once(*acts: Callable[[], Any]) -> list[Any]:
    """Do all of these in threads that start together; each one's answer, or what it raised."""
    start, answers = threading.Barrier(len(acts)), [None] * len(acts)

    def run(place: int, act: Callable[[], Any]) -> None:
        start.wait()
        try:
            answers[place] = act()
        except Exception as error:  # what a thread raises is its answer
            answers[place] = error
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=each) for each in enumerate(acts)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return answers


def due(cast: Cast, count: int) -> list[int]:
    texts = [cast.approved(cast.drafted(cast.external())) for _each in range(count)]
    soon = timezone.now() + datetime.timedelta(hours=1)
    keys = [perform(each, Verb.SCHEDULE, cast.olivia, publish_at=soon).pk for each in texts]
    past = timezone.now() - datetime.timedelta(seconds=1)
    Translation.objects.filter(pk__in=keys).update(publish_at=past)
    return keys


def refusals(answers: Sequence[Any]) -> list[str]:
    return [code for answer in answers if isinstance(answer, Refused) for code in answer.codes]


def test_many_workers_publish_each_item_once(cast: Cast) -> None:
    keys = due(cast, 12)
    turns = at_once(*[publishing.publish_due] * 6)
    published = Counter(key for turn in turns for key in turn.published)
    assert published == dict.fromkeys(keys, 1)
    assert Publication.objects.count() == len(keys)
    assert Transition.first_broken() is None
    assert Publication.first_broken() is None


def test_two_reviewers_at_once_make_one_approval(cast: Cast) -> None:
    french = cast.submitted(cast.drafted(cast.external()))
    answers = at_once(lambda: approve(french, cast.ben), lambda: approve(french, cast.chloe))
    assert refusals(answers) == ["state"]
    assert Approval.objects.count() == 1


def test_two_saves_at_once_lose_neither_text(cast: Cast) -> None:
    french = cast.drafted(cast.external())
    version = french.version

    def save(title: str) -> Callable[[], Any]:
        draft = text(title, FRENCH.body)
        return lambda: perform(french, Verb.SAVE, cast.anna, document=draft, version=version)

    answers = at_once(save("Un titre"), save("Un autre titre"))
    assert refusals(answers) == ["stale_version"]


def test_approval_and_recall_at_once_leave_a_state_that_agrees(cast: Cast) -> None:
    french = cast.submitted(cast.drafted(cast.external()))
    at_once(
        lambda: approve(french, cast.chloe),
        lambda: perform(french, Verb.RECALL, cast.anna),
    )
    french.refresh_from_db()
    standing = Approval.objects.filter(voided_by__isnull=True).exists()
    assert (french.state == State.APPROVED) == standing


def test_text_recalled_as_its_minute_comes_is_public_or_a_draft_but_not_both(cast: Cast) -> None:
    (key,) = due(cast, 1)
    french = Translation.objects.get(pk=key)
    at_once(publishing.publish_due, lambda: perform(french, Verb.RECALL, cast.anna))
    french.refresh_from_db()
    published = Publication.objects.exists()
    assert (french.state, french.public) == (
        (State.PUBLISHED, "live") if published else (State.DRAFT, "none")
    )


def test_two_languages_together_and_each_alone_never_wait_for_each_other(cast: Cast) -> None:
    """Without one order of locks the database would break this off as a deadlock."""
    for _turn in range(5):
        original = cast.approved(cast.original())
        french = cast.approved(cast.drafted(original))
        answers = at_once(
            lambda both=(original, french): publishing.publish_together(both, cast.olivia),
            lambda one=french: perform(one, Verb.TAKE_OVER, cast.anna),
            lambda one=original: perform(one, Verb.TAKE_OVER, cast.ben),
            lambda one=french: perform(one, Verb.PUBLISH, cast.olivia),
        )
        assert all(isinstance(each, Refused | Translation | list) for each in answers), answers
        french.refresh_from_db()
        assert french.state == State.PUBLISHED
