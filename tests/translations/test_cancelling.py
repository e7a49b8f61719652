"""Cancelling a release and taking it up again: all of its texts, or none."""

from __future__ import annotations

import datetime

import pytest
from django.utils import timezone

from tests.cast import Cast
from translations import publishing
from translations.cancelling import cancel_release, reopen_release
from translations.errors import Refused
from translations.models import State, Transition, Translation
from translations.verbs import Verb
from translations.workflow import perform, perform_on_release, refusals

WHY = "The visit is called off."


def states(original: Translation) -> dict[str, str]:
    return dict(original.release.translations.values_list("language", "state"))


def test_release_is_cancelled_in_every_state_with_its_texts(cast: Cast) -> None:
    original = cast.approved(cast.original())
    cast.submitted(cast.drafted(original))
    arabic = cast.approved(cast.drafted(original, "ar"))
    later = timezone.now() + datetime.timedelta(days=1)
    perform(arabic, Verb.SCHEDULE, cast.olivia, publish_at=later)
    cancel_release(original.release, cast.olivia, reason=WHY)
    assert set(states(original).values()) == {State.CANCELLED}
    arabic.refresh_from_db()
    assert arabic.publish_at is None
    assert not arabic.approvals.standing().exists()
    done = Transition.objects.filter(verb="cancel")
    assert [row.reason for row in done] == [WHY] * 3
    assert done.order_by("-sequence")[0].translation == original
    assert publishing.publish_due().published == []


def test_release_on_another_site_is_cancelled_and_comes_back_as_it_was(cast: Cast) -> None:
    original = cast.external()
    cast.drafted(original)
    cancel_release(original.release, cast.olivia, reason=WHY)
    reopen_release(original.release, cast.olivia)
    assert states(original) == {"ja": State.PUBLISHED, "fr": State.DRAFT}
    original.refresh_from_db()
    assert original.public == "external"


def test_release_that_readers_have_is_not_cancelled(cast: Cast) -> None:
    original = cast.published(cast.original())
    french = cast.published(cast.drafted(original))
    arabic = cast.drafted(original, "ar")
    before = states(original)
    with pytest.raises(Refused) as refused:
        cancel_release(original.release, cast.olivia, reason=WHY)
    assert refused.value.codes == ("public",)
    assert states(original) == before
    perform(french, Verb.WITHDRAW, cast.olivia, reason="mistake")
    with pytest.raises(Refused):
        cancel_release(original.release, cast.olivia, reason=WHY)
    assert states(original) == before
    assert perform(arabic, Verb.CANCEL, cast.olivia, reason=WHY).state == State.CANCELLED


def test_original_alone_is_not_cancelled_from_under_its_translations(cast: Cast) -> None:
    original = cast.approved(cast.original())
    french = cast.drafted(original)
    with pytest.raises(Refused) as refused:
        perform(original, Verb.CANCEL, cast.olivia, reason=WHY)
    assert refused.value.codes == ("dependents",)
    perform(french, Verb.CANCEL, cast.olivia, reason=WHY)
    assert perform(original, Verb.CANCEL, cast.olivia, reason=WHY).state == State.CANCELLED


def test_cancelling_is_for_press_officers_with_a_reason(cast: Cast) -> None:
    original = cast.original()
    for user, reason, code in ((cast.anna, WHY, "role"), (cast.olivia, " ", "no_reason")):
        with pytest.raises(Refused) as refused:
            cancel_release(original.release, user, reason=reason)
        assert refused.value.codes == (code,)
    assert states(original) == {"ja": State.DRAFT}


def test_cancelled_release_is_not_cancelled_again_nor_another_reopened(cast: Cast) -> None:
    original = cast.original()
    with pytest.raises(Refused) as refused:
        reopen_release(original.release, cast.olivia)
    assert refused.value.codes == ("state",)
    cancel_release(original.release, cast.olivia, reason=WHY)
    with pytest.raises(Refused) as refused:
        cancel_release(original.release, cast.olivia, reason=WHY)
    assert refused.value.codes == ("state",)


def test_cancelled_release_takes_no_translation_until_it_is_reopened(cast: Cast) -> None:
    original = cast.external()
    french = cast.drafted(original)
    cancel_release(original.release, cast.olivia, reason=WHY)
    with pytest.raises(Refused) as refused:
        cast.started(original, "ar")
    assert refused.value.codes == ("cancelled",)
    assert [r.code for r in refusals(french, Verb.REOPEN, cast.olivia)] == ["cancelled"]
    assert [r.code for r in refusals(french, Verb.SUBMIT, cast.anna)] == ["state"]
    reopen_release(original.release, cast.olivia)
    assert cast.started(original, "ar").state == State.DRAFT


def test_reopened_texts_are_drafts_that_must_be_approved_anew(cast: Cast) -> None:
    original = cast.approved(cast.original())
    cancel_release(original.release, cast.olivia, reason=WHY)
    reopen_release(original.release, cast.olivia)
    original.refresh_from_db()
    assert original.state == State.DRAFT
    assert not original.approvals.standing().exists()
    with pytest.raises(Refused):
        reopen_release(original.release, cast.anna)


def test_cancelled_release_keeps_its_number(cast: Cast) -> None:
    first, second = cast.original().release, cast.original().release
    perform_on_release(first, Verb.RESERVE_NUMBER, cast.olivia)
    cancel_release(first, cast.olivia, reason=WHY)
    numbered = perform_on_release(second, Verb.RESERVE_NUMBER, cast.olivia)
    first.refresh_from_db(fields=["series_number"])
    assert (first.series_number, numbered.series_number) == ("2025-001", "2025-002")


def test_cancelling_tells_nobody_of_an_embargoed_release(cast: Cast) -> None:
    original = cast.original()
    until = timezone.now() + datetime.timedelta(hours=1)
    publishing.set_embargo(original.release, cast.olivia, until, reason="joint")
    with pytest.raises(Refused) as refused:
        cancel_release(original.release, cast.root, reason=WHY)
    assert refused.value.codes == ("unknown",)
