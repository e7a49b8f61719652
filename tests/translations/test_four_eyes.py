"""Nobody who authored a change approves it: not by rights, not by verb, not past the verbs in SQL."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import User
from django.db import DatabaseError, transaction

from tests.cast import FRENCH, Cast, approve, text
from translations.errors import Refused
from translations.models import Approval, State, Transition, Translation
from translations.verbs import Verb
from translations.workflow import perform


def insert_approval(translation: Translation, reviewer: User) -> None:
    """What a script that goes round the verbs would write."""
    with transaction.atomic():
        Approval.objects.create(
            translation=translation,
            revision=translation.revision,
            sha256=translation.sha256,
            document=translation.document,
            reviewer=reviewer,
            last_change=translation.changes.order_by("-pk").first(),
            at=translation.changed_at,
        )


def test_reviewer_who_wrote_nothing_approves(cast: Cast) -> None:
    assert approve(cast.submitted(cast.drafted(cast.external())), cast.ben).state == State.APPROVED


def test_reviewer_who_edited_the_draft_is_refused(cast: Cast) -> None:
    french = cast.drafted(cast.external())
    french = cast.save(french, cast.ben, text("Participation de M. IWAYA", FRENCH.body))
    french = cast.submitted(french)
    with pytest.raises(Refused, match=r"You changed this text yourself .* \(revision 1\)"):
        approve(french, cast.ben)
    assert approve(french, cast.chloe).state == State.APPROVED


def test_superuser_who_edited_is_refused_like_anyone(cast: Cast) -> None:
    french = cast.drafted(cast.external())
    french = cast.save(french, cast.root, text("Participation", FRENCH.body))
    with pytest.raises(Refused) as refused:
        approve(cast.submitted(french), cast.root)
    assert refused.value.codes == ("four_eyes",)


def test_refused_try_is_on_record_though_nothing_changed(cast: Cast) -> None:
    french = cast.drafted(cast.external())
    french = cast.submitted(cast.save(french, cast.ben, text("Réunion", FRENCH.body)))
    with pytest.raises(Refused):
        approve(french, cast.ben)
    refused = Transition.objects.last()
    assert (refused.verb, refused.actor, refused.to_state) == ("approve", cast.ben, "submitted")
    assert refused.refusal.startswith("You changed this text yourself")


def test_author_of_an_earlier_edition_approves_the_next_that_another_wrote(cast: Cast) -> None:
    french = cast.drafted(cast.external())
    french = cast.save(french, cast.ben, text("Réunion", FRENCH.body))
    french = cast.published(cast.approved(french))
    french = perform(french, Verb.REVISE, cast.anna, significance="typo")
    french = cast.submitted(cast.save(french, cast.anna, FRENCH))
    assert approve(french, cast.ben).state == State.APPROVED


def test_author_is_refused_after_a_recall_voided_anothers_approval(cast: Cast) -> None:
    french = cast.drafted(cast.external())
    french = cast.approved(cast.save(french, cast.ben, text("Réunion", FRENCH.body)))
    french = cast.submitted(perform(french, Verb.RECALL, cast.anna))
    with pytest.raises(Refused) as refused:
        approve(french, cast.ben)
    assert refused.value.codes == ("four_eyes",)


def test_one_who_took_a_suggestion_is_its_author_and_the_suggester_may_approve(cast: Cast) -> None:
    french = cast.submitted(cast.drafted(cast.external()))
    perform(french, Verb.SUGGEST, cast.chloe, key="title", text="Participation du ministre")
    suggestion = french.suggestions.get()
    french = perform(french, Verb.TAKE_SUGGESTION, cast.ben, suggestion=suggestion.pk)
    assert french.text.title == "Participation du ministre"
    with pytest.raises(Refused):
        approve(french, cast.ben)
    assert approve(french, cast.chloe).state == State.APPROVED


def test_one_who_changed_the_standing_does_not_approve_it(cast: Cast) -> None:
    french = cast.published(cast.drafted(cast.external()))
    french = perform(french, Verb.MAKE_OFFICIAL, cast.root)
    french = cast.submitted(french)
    with pytest.raises(Refused):
        approve(french, cast.root)


def test_database_refuses_the_authors_approval_past_the_verbs(cast: Cast) -> None:
    french = cast.submitted(cast.drafted(cast.external()))
    with pytest.raises(DatabaseError, match="an author of this text can not approve it"):
        insert_approval(french, cast.anna)
    insert_approval(french, cast.chloe)


def test_approval_is_of_exactly_the_revision_that_was_seen(cast: Cast) -> None:
    french = cast.submitted(cast.drafted(cast.external()))
    seen = {"revision": french.revision, "sha256": french.sha256}
    french = perform(french, Verb.RECALL, cast.anna)
    french = cast.submitted(cast.save(french, cast.anna, text("Autre titre", FRENCH.body)))
    with pytest.raises(Refused, match="You had revision 1 before you; the text is at revision 2"):
        perform(french, Verb.APPROVE, cast.chloe, **seen)


def test_saving_unchanged_makes_no_revision(cast: Cast) -> None:
    french = cast.submitted(cast.drafted(cast.external()))
    french = perform(french, Verb.RECALL, cast.anna)
    crlf = text(FRENCH.title, FRENCH.body.replace("\n", "\r\n"))
    french = cast.submitted(cast.save(french, cast.anna, crlf))
    assert french.revision == 1


def test_refusal_names_the_revision_that_holds_ones_own_change(cast: Cast) -> None:
    french = cast.submitted(cast.drafted(cast.external()))
    french = perform(french, Verb.RECALL, cast.ben)
    french = cast.submitted(cast.save(french, cast.ben, text("Réunion", FRENCH.body)), cast.ben)
    french = perform(french, Verb.RECALL, cast.anna)
    french = cast.submitted(cast.save(french, cast.anna, text("Rencontre", FRENCH.body)))
    with pytest.raises(Refused, match=r"\(revision 2\)"):
        approve(french, cast.ben)
    assert french.revision == 3
