"""Before its embargo ends, a release is known to those with a grant and to nobody else."""

from __future__ import annotations

import datetime

import pytest
from django.utils import timezone

from tests.cast import Cast
from translations import publishing, starting
from translations.errors import Refused
from translations.models import EmbargoGrant, State, Transition, Translation
from translations.verbs import Verb
from translations.workflow import perform, perform_on_release, refusals

HOUR = datetime.timedelta(hours=1)


def embargoed(cast: Cast, hours: int = 2) -> Translation:
    french = cast.drafted(cast.external())
    until = timezone.now() + hours * HOUR
    publishing.set_embargo(french.release, cast.olivia, until, reason="joint announcement")
    return french


def test_embargoed_text_is_unknown_without_a_grant(cast: Cast) -> None:
    french = embargoed(cast)
    for user in (cast.anna, cast.ben, cast.root):
        assert not Translation.objects.visible_to(user).exists()
        (refusal,) = refusals(french, Verb.SUBMIT, user)
        assert (refusal.code, str(refusal)) == ("unknown", "There is no such text.")
    assert Translation.objects.visible_to(cast.olivia).count() == 2


def test_translation_of_an_embargoed_release_is_not_started_without_a_grant(cast: Cast) -> None:
    french = embargoed(cast)
    with pytest.raises(Refused, match="There is no such text"):
        starting.start_translation(french, "en", cast.anna)


def test_grant_lets_one_person_work_on_it(cast: Cast) -> None:
    french = embargoed(cast)
    perform_on_release(french.release, Verb.GRANT, cast.olivia, assignee=cast.anna)
    assert perform(french, Verb.SUBMIT, cast.anna).state == State.SUBMITTED
    assert Transition.objects.get(verb=Verb.GRANT).particulars == {"granted": "anna"}


def test_embargoed_text_is_neither_published_nor_scheduled_before_its_end(cast: Cast) -> None:
    french = embargoed(cast)
    for user in (cast.anna, cast.chloe):
        EmbargoGrant.objects.create(release=french.release, user=user, granted_by=cast.olivia)
    french = cast.approved(french)
    with pytest.raises(Refused) as refused:
        perform(french, Verb.PUBLISH, cast.olivia)
    assert refused.value.codes == ("embargo",)
    with pytest.raises(Refused) as refused:
        perform(french, Verb.SCHEDULE, cast.olivia, publish_at=timezone.now() + HOUR)
    assert refused.value.codes == ("embargo",)
    at_the_end = french.release.embargo_until or timezone.now() + 3 * HOUR
    assert perform(french, Verb.SCHEDULE, cast.olivia, publish_at=at_the_end).publish_at


def test_embargo_moved_past_a_schedule_voids_it(cast: Cast) -> None:
    french = cast.approved(cast.drafted(cast.external()))
    french = perform(french, Verb.SCHEDULE, cast.olivia, publish_at=timezone.now() + HOUR)
    until = timezone.now() + 2 * HOUR
    publishing.set_embargo(french.release, cast.olivia, until, reason="put off")
    french.refresh_from_db()
    assert (french.state, french.publish_at) == (State.APPROVED, None)


def test_lifted_embargo_lets_everyone_know_again(cast: Cast) -> None:
    french = embargoed(cast)
    publishing.set_embargo(french.release, cast.olivia, None, reason="announced already")
    assert Translation.objects.visible_to(cast.anna).count() == 2


def test_live_release_takes_no_embargo(cast: Cast) -> None:
    french = cast.published(cast.drafted(cast.external()))
    with pytest.raises(Refused) as refused:
        publishing.set_embargo(
            french.release, cast.olivia, timezone.now() + HOUR, reason="too late"
        )
    assert refused.value.codes == ("already_public",)


def test_mail_about_an_embargoed_release_goes_only_to_those_with_a_grant(cast: Cast) -> None:
    from translations.models import Event, Notice

    french = embargoed(cast)
    perform_on_release(french.release, Verb.GRANT, cast.olivia, assignee=cast.anna)
    perform_on_release(french.release, Verb.GRANT, cast.olivia, assignee=cast.ben)
    perform(french, Verb.SUBMIT, cast.anna)
    told = Notice.objects.filter(event=Event.SUBMITTED)
    assert [notice.person for notice in told] == [cast.ben]
