"""What is due goes out once, by the database's clock; what fails waits and holds nobody up."""

from __future__ import annotations

import datetime
from typing import Any

import pytest
from django.db import DatabaseError, transaction
from django.utils import timezone

from releases import record
from releases.live import live_languages, live_text
from releases.models import Publication, Release, Rendered
from releases.record import Edition
from tests.cast import ENGLISH, FRENCH, JAPANESE, Cast, text
from translations import publishing
from translations.errors import Refused
from translations.models import Event, Notice, Public, State, Transition, Translation
from translations.notifications.afterwards import tell_afterwards
from translations.roles import clock
from translations.verbs import Verb
from translations.workflow import perform


def scheduled(cast: Cast, french: Translation | None = None) -> Translation:
    approved = cast.approved(french or cast.drafted(cast.external()))
    soon = timezone.now() + datetime.timedelta(hours=1)
    return perform(approved, Verb.SCHEDULE, cast.olivia, publish_at=soon)


def make_due(*texts: Translation) -> None:
    """Turn the clock forward, as far as these texts can tell."""
    keys = [each.pk for each in texts]
    past = timezone.now() - datetime.timedelta(seconds=1)
    Translation.objects.filter(pk__in=keys).update(publish_at=past, next_try_at=None)


def released(translation: Translation) -> Release:
    return Release.objects.get(pk=translation.release_id)


def test_due_text_is_published_by_the_clock_and_only_once(cast: Cast) -> None:
    french = scheduled(cast)
    make_due(french)
    assert publishing.publish_due().published == [french.pk]
    assert publishing.publish_due().published == []
    live = live_text(released(french), "fr")
    assert live is not None
    assert (live.title, live.standing, live.revision) == (FRENCH.title, "provisional", 1)
    assert Publication.objects.get().actor == clock()


def test_text_is_never_published_before_its_minute(cast: Cast) -> None:
    french = scheduled(cast)
    assert publishing.publish_due().published == []
    with pytest.raises(Refused) as refused:
        perform(french, Verb.PUBLISH, clock())
    assert refused.value.codes == ("not_due",)


def test_what_is_public_is_byte_for_byte_what_was_approved(cast: Cast) -> None:
    french = cast.published(cast.drafted(cast.external()))
    approval, publication = french.approvals.get(), Publication.objects.get()
    assert publication.document == approval.document
    assert publication.sha256 == approval.sha256


def test_changed_segment_does_not_reach_the_public_past_its_approval(cast: Cast) -> None:
    french = scheduled(cast)
    french.segments.filter(key="title").update(text="Texte que personne n’a approuvé")
    make_due(french)
    publishing.publish_due()
    live = live_text(released(french), "fr")
    assert live is not None
    assert live.title == FRENCH.title


def test_changed_revision_is_refused_and_left_for_people(cast: Cast) -> None:
    french = scheduled(cast)
    Translation.objects.filter(pk=french.pk).update(sha256="0" * 64)
    for _try in range(publishing.TRIES):
        make_due(french)
        assert publishing.publish_due().held == [french.pk]
    french.refresh_from_db()
    assert french.state == State.FAILED
    assert french.failure == "Nobody has approved the text as it is now."
    assert live_languages(released(french)) == ()


def test_poison_item_holds_up_nobody(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    texts = [scheduled(cast) for _each in range(3)]
    make_due(*texts)
    publish = record.publish

    def poisoned(release: Release, edition: Edition, **given: Any) -> Publication:
        if release.pk == texts[1].release_id:
            raise RuntimeError("poison")
        return publish(release, edition, **given)

    monkeypatch.setattr(record, "publish", poisoned)
    turn = publishing.publish_due()
    assert turn.published == [texts[0].pk, texts[2].pk]
    assert turn.held == [texts[1].pk]
    poison = Translation.objects.get(pk=texts[1].pk)
    assert (poison.state, poison.tries) == (State.SCHEDULED, 1)
    assert poison.failure == "RuntimeError: poison"
    assert poison.next_try_at is not None and poison.next_try_at > timezone.now()


def test_failed_item_is_retried_by_people(cast: Cast) -> None:
    french = scheduled(cast)
    french = perform(french, Verb.FAIL, clock(), failure="the disk is full")
    french = perform(french, Verb.RETRY, cast.olivia)
    make_due(french)
    assert publishing.publish_due().published == [french.pk]


def test_translation_waits_for_its_original_to_be_public(cast: Cast) -> None:
    original = cast.approved(cast.original())
    french = cast.approved(cast.drafted(original))
    with pytest.raises(Refused) as refused:
        perform(french, Verb.PUBLISH, cast.olivia)
    assert refused.value.codes == ("original_not_public",)
    cast.published(original)
    assert perform(french, Verb.PUBLISH, cast.olivia).public == Public.LIVE


def test_original_due_in_the_same_minute_goes_first(cast: Cast) -> None:
    original = cast.approved(cast.original())
    french = scheduled(cast, cast.drafted(original))
    original = scheduled(cast, original) if original.state == "draft" else original
    later = timezone.now() + datetime.timedelta(hours=1)
    original = perform(original, Verb.SCHEDULE, cast.olivia, publish_at=later)
    make_due(french, original)
    Translation.objects.update(publish_at=timezone.now() - datetime.timedelta(seconds=1))
    assert publishing.publish_due().published == [original.pk, french.pk]


def test_languages_published_together_go_all_or_none(cast: Cast) -> None:
    original = cast.approved(cast.original())
    french = cast.approved(cast.drafted(original))
    english = cast.drafted(original, "en", ENGLISH)
    with pytest.raises(Refused):
        publishing.publish_together([french, english, original], cast.olivia)
    assert live_languages(released(original)) == ()
    publishing.publish_together([french, original], cast.olivia)
    assert live_languages(released(original)) == ("ja", "fr")


def test_database_refuses_a_publication_that_nobody_approved(cast: Cast) -> None:
    french = cast.submitted(cast.drafted(cast.external()))
    edition = Edition("fr", 1, french.document, french.sha256, "substantive")
    with (
        pytest.raises(DatabaseError, match="nothing is published that was not approved"),
        transaction.atomic(),
    ):
        record.publish(released(french), edition, actor=cast.root, at=timezone.now())


def test_database_refuses_a_publication_whose_approval_was_voided(cast: Cast) -> None:
    french = cast.approved(cast.drafted(cast.external()))
    perform(french, Verb.RECALL, cast.anna)
    edition = Edition("fr", 1, french.document, french.sha256, "substantive")
    with pytest.raises(DatabaseError), transaction.atomic():
        record.publish(released(french), edition, actor=cast.root, at=timezone.now())


def test_withdrawing_the_original_withdraws_every_language(cast: Cast) -> None:
    original = cast.published(cast.original())
    french = cast.published(cast.drafted(original))
    with pytest.raises(Refused, match="Decide about the texts that go with it: Français"):
        perform(original, Verb.WITHDRAW, cast.olivia, reason="mistake")
    gone = publishing.withdraw_together(original, cast.olivia, reason="mistake")
    assert [each.pk for each in gone] == [french.pk, original.pk]
    assert live_languages(released(original)) == ()


def test_withdrawing_a_pivot_asks_about_what_was_made_from_it(cast: Cast) -> None:
    english = cast.published(cast.drafted(cast.external(), "en", ENGLISH))
    french = cast.published(cast.drafted(english))
    publishing.withdraw_together(english, cast.olivia, reason="inaccurate", keep=["fr"])
    assert live_languages(released(french)) == ("fr",)


def test_restored_text_is_the_one_that_was_withdrawn(cast: Cast) -> None:
    french = cast.published(cast.drafted(cast.external()))
    before = live_text(released(french), "fr")
    french = perform(french, Verb.WITHDRAW, cast.olivia, reason="mistake")
    assert live_text(released(french), "fr") is None
    perform(french, Verb.RESTORE, cast.olivia)
    after = live_text(released(french), "fr")
    assert before and after and (after.title, after.body) == (before.title, before.body)


def test_next_edition_is_drafted_beside_the_live_one(cast: Cast) -> None:
    french = cast.published(cast.drafted(cast.external()))
    french = perform(french, Verb.REVISE, cast.anna, significance="substantive")
    french = cast.save(french, cast.anna, text("Titre corrigé", FRENCH.body))
    live = live_text(released(french), "fr")
    assert live is not None and live.title == FRENCH.title
    cast.published(cast.approved(french))
    live = live_text(released(french), "fr")
    assert live is not None
    assert (live.title, live.revision) == ("Titre corrigé", 2)
    assert live.published_at < live.edited_at


def test_discarded_draft_leaves_the_live_text_as_the_working_one(cast: Cast) -> None:
    french = cast.published(cast.drafted(cast.external()))
    french = perform(french, Verb.REVISE, cast.anna, significance="typo")
    french = cast.save(french, cast.anna, text("Titre abandonné", FRENCH.body))
    french = perform(french, Verb.DISCARD, cast.anna)
    assert (french.state, french.text.title) == (State.PUBLISHED, FRENCH.title)


def test_correction_of_the_original_marks_translations_outdated_in_public(cast: Cast) -> None:
    original = cast.published(cast.original())
    french = cast.published(cast.drafted(original))
    original = perform(
        original,
        Verb.REVISE,
        cast.olivia,
        significance="correction",
        correction_note="日付を訂正しました。",
    )
    newer = text(JAPANESE.title, JAPANESE.body.replace("第一点", "第一の点"))
    original = cast.approved(cast.save(original, cast.olivia, newer))
    assert list(Translation.objects.outdated()) == [french]
    live = live_text(released(french), "fr")
    assert live is not None and live.outdated_since is None  # readers can't see the correction yet
    perform(original, Verb.PUBLISH, cast.olivia)
    live = live_text(released(french), "fr")
    assert live is not None and live.outdated_since is not None


def test_typing_mistake_in_the_original_outdates_nothing(cast: Cast) -> None:
    original = cast.published(cast.original())
    cast.published(cast.drafted(original))
    original = perform(original, Verb.REVISE, cast.olivia, significance="typo")
    newer = text(JAPANESE.title, JAPANESE.body.replace("第一点", "第一の点"))
    cast.published(cast.approved(cast.save(original, cast.olivia, newer)))
    assert not Translation.objects.outdated().exists()


def test_text_made_from_a_source_that_was_recorded_anew_since_goes_public_outdated(
    cast: Cast,
) -> None:
    french = scheduled(cast)
    changed = text(JAPANESE.title, "外務大臣は出席しなかった。")
    source = french.source
    assert source is not None
    perform(source, Verb.RECORD_SOURCE, cast.olivia, document=changed, version=source.version)
    make_due(french)
    assert publishing.publish_due().published == [french.pk]
    live = live_text(released(french), "fr")
    assert live is not None and live.outdated_since is not None


def test_translation_made_from_a_pivot_is_outdated_with_it(cast: Cast) -> None:
    original = cast.external()
    english = cast.approved(cast.drafted(original, "en", ENGLISH))
    french = cast.drafted(english)
    assert not Translation.objects.outdated().exists()
    newer = text(JAPANESE.title, JAPANESE.body.replace("第一点", "第一の点"))
    original.refresh_from_db()
    perform(original, Verb.RECORD_SOURCE, cast.olivia, document=newer, version=original.version)
    assert set(Translation.objects.outdated()) == {english, french}


def test_those_concerned_are_told_once(cast: Cast) -> None:
    french = scheduled(cast)
    make_due(french)
    publishing.publish_due()
    tell_afterwards()
    tell_afterwards()
    told = Notice.objects.filter(event=Event.PUBLISHED)
    assert [notice.person for notice in told] == [cast.olivia]
    assert told.get().edition == Publication.objects.get()


def test_whole_way_stands_in_two_unbroken_chains(cast: Cast) -> None:
    cast.published(cast.drafted(cast.external()))
    assert Transition.first_broken() is None
    assert Publication.first_broken() is None


def test_confirming_against_the_correction_ends_the_readers_notice(cast: Cast) -> None:
    original = cast.published(cast.original())
    french = cast.published(cast.drafted(original))
    original = perform(original, Verb.REVISE, cast.olivia, significance="substantive")
    newer = text(JAPANESE.title, JAPANESE.body.replace("第一点", "第一の点"))
    cast.published(cast.approved(cast.save(original, cast.olivia, newer)))
    french.refresh_from_db()
    shown = {"revision": french.revision, "sha256": french.sha256}
    editions = Publication.objects.count()
    perform(french, Verb.CONFIRM, cast.ben, **shown)
    live = live_text(released(french), "fr")
    assert live is not None and live.outdated_since is None
    assert not Translation.objects.outdated().exists()
    assert Publication.objects.count() == editions


def test_newer_text_of_an_external_original_is_said_on_the_live_translation(cast: Cast) -> None:
    original = cast.external()
    french = cast.published(cast.drafted(original))
    newer = text("会合への参加（訂正）", JAPANESE.body)
    original.refresh_from_db()
    perform(original, Verb.RECORD_SOURCE, cast.olivia, document=newer, version=original.version)
    live = live_text(released(french), "fr")
    assert live is not None and live.outdated_since is not None
    assert "会合への参加（訂正）" in Rendered.objects.get(language="fr").content


def test_embargo_is_not_passed_by_naming_a_later_time(cast: Cast) -> None:
    french = cast.approved(cast.drafted(cast.external()))
    until = timezone.now() + datetime.timedelta(hours=1)
    publishing.set_embargo(french.release, cast.olivia, until, reason="joint announcement")
    with pytest.raises(Refused) as refused:
        perform(french, Verb.PUBLISH, cast.olivia, publish_at=until)
    assert refused.value.codes == ("embargo",)


def test_text_over_the_limit_is_refused_in_words_and_nothing_is_saved(cast: Cast) -> None:
    french = cast.drafted(cast.external())
    with pytest.raises(Refused) as refused:
        cast.save(french, cast.anna, text("Titre", "mot " * 20_000))
    assert refused.value.codes == ("too_large",)


def test_an_edition_that_says_nothing_new_is_not_submitted(cast: Cast) -> None:
    """Or the same revision would go out twice."""
    french = cast.published(cast.drafted(cast.external()))
    french = perform(french, Verb.REVISE, cast.anna, significance="typo")
    with pytest.raises(Refused) as refused:
        perform(french, Verb.SUBMIT, cast.anna)
    assert refused.value.codes == ("nothing_new",)
    french = cast.save(
        french, cast.anna, text(FRENCH.title, FRENCH.body.replace("Second", "Deuxième"))
    )
    assert perform(french, Verb.SUBMIT, cast.anna).revision == 2


def test_correction_that_corrects_nothing_is_not_submitted(cast: Cast) -> None:
    french = cast.published(cast.drafted(cast.external()))
    said = {"significance": "correction", "correction_note": "Le montant est corrigé."}
    french = perform(french, Verb.REVISE, cast.olivia, **said)
    with pytest.raises(Refused) as refused:
        cast.submitted(french)
    assert refused.value.codes == ("nothing_new",)
    french = cast.published(cast.save(french, cast.anna, text("Autre titre", FRENCH.body)))
    french = perform(french, Verb.REVISE, cast.olivia, **said | {"correction_note": "Le titre."})
    assert cast.submitted(french).state == "submitted"
