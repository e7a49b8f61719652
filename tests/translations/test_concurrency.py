"""Several workers and several people at one text at the same moment, with real threads and commits."""

from __future__ import annotations

import datetime
import threading
from collections import Counter
from collections.abc import Callable, Sequence
from typing import Any

import pytest
from django.db import connection, transaction
from django.utils import timezone

from releases.models import Address, Publication, Release, Rendered
from tests.cast import FRENCH, Cast, approve, person, text
from translations import bundles, publishing
from translations.appointing import appoint
from translations.errors import Refused
from translations.models import Approval, Bundle, LanguageRole, State, Transition, Translation
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
    # All have one title: whoever comes second to its address has one of its own.
    paths = set(Address.objects.values_list("path", flat=True))
    assert {page.path for page in Rendered.objects.all()} == paths
    assert len(paths) == len(keys)
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


# Languages that go together, while people and other workers are at them


def bundled(cast: Cast, *, draft: bool = False) -> tuple[Translation, Translation]:
    """An original and its French whose minute has come, the French approved or submitted still."""
    original = cast.approved(cast.original())
    french = cast.drafted(original)
    french = cast.submitted(french) if draft else cast.approved(french)
    soon = timezone.now() + datetime.timedelta(hours=1)
    bundles.bundle(
        original.release, cast.olivia, (original, french), publish_at=soon, manner="together"
    )
    past = timezone.now() - datetime.timedelta(seconds=1)
    Bundle.objects.update(publish_at=past)
    Translation.objects.filter(state=State.SCHEDULED).update(publish_at=past)
    return original, Translation.objects.get(pk=french.pk)


def assert_all_or_none(*texts: Translation) -> bool:
    """Whether they are public, all or none, each once, by a record that holds."""
    rows = Translation.objects.filter(pk__in=[each.pk for each in texts])
    publics = set(rows.values_list("public", flat=True))
    editions = Counter(Publication.objects.values_list("language", flat=True))
    assert len(publics) == 1
    assert set(editions.values()) <= {1}
    assert len(editions) == (len(texts) if publics == {"live"} else 0)
    assert Transition.first_broken() is None
    assert Publication.first_broken() is None
    return publics == {"live"}


def test_many_workers_at_one_bundle_publish_it_once(cast: Cast) -> None:
    texts = bundled(cast)
    turns = at_once(*[publishing.publish_due] * 5)
    assert sorted(key for turn in turns for key in turn.published) == [t.pk for t in texts]
    assert assert_all_or_none(*texts)
    assert not Bundle.objects.open().exists()


def test_approval_at_the_minute_leaves_a_bundle_that_goes_whole(cast: Cast) -> None:
    original, french = bundled(cast, draft=True)
    at_once(publishing.publish_due, lambda: approve(french, cast.chloe), publishing.publish_due)
    if not assert_all_or_none(original, french):
        assert len(publishing.publish_due().published) == 2
    assert assert_all_or_none(original, french)


def test_text_taken_out_as_the_bundle_goes_is_public_with_it_or_not_at_all(cast: Cast) -> None:
    original, french = bundled(cast)
    reason = "The minister waits."
    answers = at_once(
        publishing.publish_due,
        lambda: perform(french, Verb.UNSCHEDULE, cast.olivia, reason=reason),
    )
    publishing.publish_due()
    original.refresh_from_db()
    french.refresh_from_db()
    assert original.public == "live"
    assert french.public == ("live" if refusals(answers) else "none")
    assert french.state == (State.PUBLISHED if refusals(answers) else State.APPROVED)


def test_recall_as_the_bundle_goes_takes_all_of_it_back_or_nothing(cast: Cast) -> None:
    original, french = bundled(cast)
    answers = at_once(publishing.publish_due, lambda: perform(french, Verb.RECALL, cast.anna))
    assert assert_all_or_none(original, french) == bool(refusals(answers))


def test_bundle_dropped_as_it_goes_is_out_or_dropped_but_not_both(cast: Cast) -> None:
    texts = bundled(cast)
    reason = "The visit is put off."
    answers = at_once(
        publishing.publish_due,
        lambda: bundles.unbundle(texts[0].release, cast.olivia, reason=reason),
    )
    assert assert_all_or_none(*texts) == bool(refusals(answers))
    assert publishing.publish_due().published == []
    assert not Bundle.objects.open().exists()


def test_withdrawal_as_a_correction_goes_is_before_or_after_it(cast: Cast) -> None:
    """Either way nothing of the text is public afterwards, and the record says in which order."""
    french = cast.published(cast.drafted(cast.external()))
    french = perform(french, Verb.REVISE, cast.anna, significance="substantive")
    newer = text(FRENCH.title, FRENCH.body.replace("Premier", "Le premier"))
    french = cast.approved(cast.save(french, cast.anna, newer))
    soon = timezone.now() + datetime.timedelta(hours=1)
    bundles.bundle(french.release, cast.olivia, [french], publish_at=soon, manner="together")
    past = timezone.now() - datetime.timedelta(seconds=1)
    Bundle.objects.update(publish_at=past)
    Translation.objects.filter(pk=french.pk).update(publish_at=past)
    at_once(
        publishing.publish_due,
        lambda: perform(french, Verb.WITHDRAW, cast.olivia, reason="mistake"),
    )
    french.refresh_from_db()
    assert french.public == "withdrawn"
    assert Publication.objects.order_by("-sequence")[0].act == "withdrawn"
    assert Publication.first_broken() is None


def test_one_release_held_for_long_holds_up_no_other(cast: Cast) -> None:
    """A worker passes over what somebody has under the lock, however many languages wait in it."""
    held, other = due(cast, 2)
    release = Translation.objects.get(pk=held).release_id
    locked, done = threading.Event(), threading.Event()

    def hold() -> None:
        with transaction.atomic():
            Release.objects.locked(release)
            locked.set()
            done.wait(30)

    def sweep() -> Any:
        locked.wait(30)
        try:
            return publishing.publish_due()
        finally:
            done.set()

    if connection.vendor == "sqlite":
        pytest.skip("SQLite has one writer at a time, so nobody else writes meanwhile at all.")
    _held, turn = at_once(hold, sweep)
    assert turn.published == [other]
    assert publishing.publish_due().published == [held]


def test_role_that_many_give_at_once_is_given_once(cast: Cast) -> None:
    dora, giver = person("dora"), cast.root

    def give() -> LanguageRole:
        role = LanguageRole(user=dora, office=cast.office, role="translator", language="fr")
        # No two begin in the same instant, which the database itself refuses.
        role.valid_from = timezone.now()
        return appoint(role, giver)

    answers = at_once(*[give] * 4)
    assert Counter(type(answer) for answer in answers) == {LanguageRole: 1, Refused: 3}
    assert cast.office.roles.filter(user=dora).count() == 1
