"""Languages that go public by one decision: all of them in one act, or each as it is ready."""

from __future__ import annotations

import datetime
from typing import Any

import pytest
from django.utils import timezone

from releases import pages, record
from releases.addresses import current_paths
from releases.live import live_languages
from releases.models import Publication, Release, Rendered
from releases.record import Edition
from tests.cast import ENGLISH, FRENCH, JAPANESE, Cast, person, text
from translations import bundles, publishing
from translations.errors import Refused
from translations.models import Bundle, State, Transition, Translation
from translations.roles import clock
from translations.verbs import Verb
from translations.workflow import perform, perform_on_release

Three = tuple[Translation, Translation, Translation]


def in_an_hour() -> datetime.datetime:
    return timezone.now() + datetime.timedelta(hours=1)


@pytest.fixture
def three(cast: Cast) -> Three:
    """A Japanese original, its French, both approved, and an English that is a draft still."""
    original = cast.approved(cast.original())
    french = cast.approved(cast.drafted(original))
    return original, french, cast.drafted(original, "en", ENGLISH)


def bundled(cast: Cast, texts: Three, manner: str = "together", **more: Any) -> Bundle:
    more.setdefault("publish_at", in_an_hour())
    release = texts[0].release
    bundles.bundle(release, cast.olivia, texts, manner=manner, **more)
    return Bundle.objects.open().get(release=release)


def come(bundle: Bundle) -> None:
    """Turn the clock forward to its minute, as far as these texts can tell."""
    past = timezone.now() - datetime.timedelta(seconds=5)
    Bundle.objects.filter(pk=bundle.pk).update(publish_at=past, next_try_at=None)
    bundle.texts.filter(state=State.SCHEDULED).update(publish_at=past, next_try_at=None)


def again(text: Translation) -> Translation:
    return Translation.objects.get(pk=text.pk)


def live(text: Translation) -> tuple[str, ...]:
    return live_languages(Release.objects.get(pk=text.release_id))


def states(texts: Three) -> list[str]:
    return [again(each).state for each in texts]


def acts(texts: Three, verb: Verb) -> list[Transition]:
    return list(Transition.objects.filter(release=texts[0].release, verb=verb))


def test_what_is_approved_is_scheduled_at_once_and_the_rest_with_its_approval(
    cast: Cast, three: Three
) -> None:
    bundle = bundled(cast, three)
    assert states(three) == [State.SCHEDULED, State.SCHEDULED, State.DRAFT]
    english = cast.approved(again(three[2]))
    assert (english.state, english.publish_at) == (State.SCHEDULED, bundle.publish_at)
    (act,) = acts(three, Verb.BUNDLE)
    assert act.particulars["languages"] == ["en", "fr", "ja"]


def test_together_they_go_in_one_turn_original_first(cast: Cast, three: Three) -> None:
    bundle = bundled(cast, three)
    cast.approved(again(three[2]))
    assert publishing.publish_due().published == []  # never early
    come(bundle)
    original, french, english = (each.pk for each in three)
    published = publishing.publish_due().published
    assert published[0] == original and set(published) == {original, french, english}
    assert live(three[0]) == ("ja", "en", "fr")
    assert not Bundle.objects.open().exists()
    assert Transition.first_broken() is None and Publication.first_broken() is None


def test_together_the_pages_of_all_languages_are_rendered_once(
    cast: Cast, three: Three, monkeypatch: pytest.MonkeyPatch
) -> None:
    """At the end, so that each page leads to every other language."""
    rendered, times = pages.rendered, []
    monkeypatch.setattr(pages, "rendered", lambda *given: times.append(1) or rendered(*given))
    come(bundled(cast, three))
    cast.approved(again(three[2]))
    assert len(publishing.publish_due().published) == 3
    assert times == [1]
    paths = current_paths(three[0].release)
    for page in Rendered.objects.all():
        assert all(path in page.content for path in paths.values())
    assert Rendered.objects.count() == len(paths) == 3


def test_all_are_held_while_one_is_not_approved_and_go_with_its_approval(
    cast: Cast, three: Three
) -> None:
    bundle = bundled(cast, three)
    come(bundle)
    for _sweep in range(3):
        assert publishing.publish_due().published == []
    bundle.refresh_from_db()
    assert live(three[0]) == () and bundle.held_since is not None
    assert [each.language for each in bundle.waiting_for] == ["en"]
    assert [act.particulars for act in acts(three, Verb.HOLD)] == [{"missing": ["en"]}]

    cast.approved(again(three[2]))
    assert len(publishing.publish_due().published) == 3
    assert live(three[0]) == ("ja", "en", "fr")


def test_it_goes_without_what_is_missing_where_that_was_chosen(cast: Cast, three: Three) -> None:
    come(bundled(cast, three, if_missing="go"))
    assert len(publishing.publish_due().published) == 2
    assert live(three[0]) == ("ja", "fr")
    assert again(three[2]).bundle is None
    assert [act.particulars for act in acts(three, Verb.GONE_WITHOUT)] == [{"missing": ["en"]}]
    # What was left behind goes public by a decision of its own.
    assert cast.approved(again(three[2])).state == State.APPROVED


def test_what_is_held_goes_without_the_rest_once_the_press_officer_says_so(
    cast: Cast, three: Three
) -> None:
    come(bundled(cast, three))
    publishing.publish_due()
    with pytest.raises(Refused):
        perform_on_release(three[0].release, Verb.GO_WITHOUT, cast.anna)
    perform_on_release(three[0].release, Verb.GO_WITHOUT, cast.olivia)
    assert len(publishing.publish_due().published) == 2
    with pytest.raises(Refused) as refused:
        perform_on_release(three[0].release, Verb.GO_WITHOUT, cast.olivia)
    assert refused.value.codes == ("no_bundle",)


def test_nothing_goes_without_an_original_that_is_not_public(cast: Cast) -> None:
    original = cast.original()
    french = cast.drafted(cast.approved(original))
    french, english = cast.approved(french), cast.drafted(original, "en", ENGLISH)
    perform(original, Verb.RECALL, cast.olivia)
    texts = (again(original), french, english)
    come(bundled(cast, texts, if_missing="go"))
    assert publishing.publish_due().published == []
    assert live(original) == ()
    assert Bundle.objects.get().held_since is not None


def test_one_that_fails_keeps_all_and_is_put_before_people_after_three_tries(
    cast: Cast, three: Three, monkeypatch: pytest.MonkeyPatch
) -> None:
    bundle = bundled(cast, (three[0], three[1], three[1]))
    publish = record.publish

    def poisoned(release: Release, edition: Edition, **given: Any) -> Publication:
        if edition.language == "fr":
            raise RuntimeError("poison")
        return publish(release, edition, **given)

    with monkeypatch.context() as patched:
        patched.setattr(record, "publish", poisoned)
        for number in range(1, publishing.TRIES + 1):
            come(bundle)
            assert publishing.publish_due().published == []
            bundle.refresh_from_db()
            assert bundle.tries == number % publishing.TRIES
    assert live(three[0]) == () and not Publication.objects.exists()
    assert states(three)[:2] == [State.FAILED, State.FAILED]
    assert again(three[0]).failure == "RuntimeError: poison"

    publishing.publish_due()
    bundle.refresh_from_db()
    assert bundle.held_since is not None  # held until both are tried again
    perform(again(three[0]), Verb.RETRY, cast.olivia)
    assert publishing.publish_due().published == []
    perform(again(three[1]), Verb.RETRY, cast.olivia)
    assert publishing.publish_due().published == [three[0].pk, three[1].pk]


def test_reason_against_one_language_is_told_of_all_with_its_name(cast: Cast, three: Three) -> None:
    bundle = bundled(cast, (three[0], three[1], three[1]))
    Translation.objects.filter(pk=three[1].pk).update(sha256="0" * 64)
    come(bundle)
    publishing.publish_due()
    bundle.refresh_from_db()
    assert bundle.failure == "Français: Nobody has approved the text as it is now."
    assert live(three[0]) == ()


def test_poison_bundle_holds_up_nobody(cast: Cast, three: Three) -> None:
    bad = bundled(cast, (three[0], three[1], three[1]))
    Translation.objects.filter(pk=three[1].pk).update(sha256="0" * 64)
    other = cast.approved(cast.drafted(cast.external()))
    perform(other, Verb.SCHEDULE, cast.olivia, publish_at=in_an_hour())
    Translation.objects.filter(pk=other.pk).update(publish_at=timezone.now())
    come(bad)
    assert publishing.publish_due().published == [other.pk]


def test_as_ready_each_goes_by_itself_and_none_before_its_original(cast: Cast) -> None:
    original = cast.approved(cast.original())
    french, english = cast.approved(cast.drafted(original)), cast.drafted(original, "en", ENGLISH)
    perform(original, Verb.RECALL, cast.olivia)
    come(bundled(cast, (again(original), french, english), "as_ready"))
    assert publishing.publish_due().published == []  # the French waits, and does not fail
    assert again(french).tries == 0
    cast.approved(again(original))
    assert publishing.publish_due().published == [original.pk, french.pk]
    cast.approved(again(english))
    assert publishing.publish_due().published == [english.pk]
    assert not Bundle.objects.open().exists()


def test_text_with_a_minute_of_its_own_is_of_the_bundle_no_more(cast: Cast, three: Three) -> None:
    bundle = bundled(cast, three)
    perform(three[1], Verb.RESCHEDULE, cast.olivia, publish_at=in_an_hour())
    perform(three[0], Verb.UNSCHEDULE, cast.olivia, reason="The minister waits.")
    assert [each.pk for each in bundle.texts.all()] == [three[2].pk]
    perform(again(three[2]), Verb.DISCARD, cast.anna)
    bundle.refresh_from_db()
    assert bundle.closed_at is not None


def test_recalled_text_stays_of_the_bundle_and_is_waited_for(cast: Cast, three: Three) -> None:
    bundle = bundled(cast, (three[0], three[1], three[1]))
    perform(three[1], Verb.RECALL, cast.anna)
    come(bundle)
    publishing.publish_due()
    assert live(three[0]) == ()
    cast.approved(again(three[1]))
    assert len(publishing.publish_due().published) == 2


def test_dropped_bundle_leaves_approved_texts_without_a_minute(cast: Cast, three: Three) -> None:
    come(bundled(cast, three))
    publishing.publish_due()
    bundles.unbundle(three[0].release, cast.olivia, reason="The visit is put off.")
    assert states(three) == [State.APPROVED, State.APPROVED, State.DRAFT]
    assert not Translation.objects.filter(bundle__isnull=False).exists()
    assert publishing.publish_due().published == []


def test_new_decision_takes_the_place_of_the_former(cast: Cast, three: Three) -> None:
    former = bundled(cast, three)
    later = former.publish_at + datetime.timedelta(hours=1)
    bundles.bundle(three[0].release, cast.olivia, three[::2], manner="together", publish_at=later)
    assert states(three) == [State.SCHEDULED, State.APPROVED, State.DRAFT]
    assert Bundle.objects.open().get().publish_at == later


def test_embargo_moved_past_the_minute_voids_the_bundle(cast: Cast, three: Three) -> None:
    bundle = bundled(cast, three)
    until = bundle.publish_at + datetime.timedelta(hours=1)
    publishing.set_embargo(three[0].release, cast.olivia, until, reason="joint announcement")
    assert not Bundle.objects.open().exists()
    assert states(three)[:2] == [State.APPROVED, State.APPROVED]


def test_bundle_is_refused_in_sentences_and_nothing_has_changed(cast: Cast, three: Three) -> None:
    release = three[0].release

    def refused(texts: Any, **given: Any) -> tuple[str, ...]:
        given = {"publish_at": in_an_hour(), "manner": "together"} | given
        with pytest.raises(Refused) as caught:
            bundles.bundle(release, cast.olivia, texts, **given)
        return caught.value.codes

    assert refused(three[1:]) == ("original_not_public",)
    assert refused([]) == ("no_texts", "original_not_public")
    assert refused(three[2:], publish_at=timezone.now())[0] == "past"
    assert refused(three, manner="at once") == ("no_manner",)
    assert states(three) == [State.APPROVED, State.APPROVED, State.DRAFT]
    with pytest.raises(Refused) as caught:
        bundles.bundle(release, cast.anna, three, publish_at=in_an_hour(), manner="together")
    assert caught.value.codes == ("role",)
    with pytest.raises(Refused) as caught:
        perform_on_release(
            release, Verb.BUNDLE, cast.olivia, publish_at=in_an_hour(), manner="together",
            if_missing="hold", chosen=(three[0].pk,),
        )  # fmt: skip
    assert caught.value.codes == ("not_scheduled",)


def test_press_officer_of_one_language_gives_no_other_its_minute(cast: Cast, three: Three) -> None:
    jun = person("jun", cast.office, press_officer="ja")
    given = {"manner": "as_ready", "publish_at": in_an_hour()}
    with pytest.raises(Refused) as caught:
        bundles.bundle(three[0].release, jun, [three[0], three[2]], **given)
    assert caught.value.codes == ("role",)
    assert states(three) == [State.APPROVED, State.APPROVED, State.DRAFT]
    bundles.bundle(three[0].release, jun, [three[0]], **given)
    assert states(three)[0] == State.SCHEDULED


def test_corrections_of_live_texts_go_together_too(cast: Cast) -> None:
    original = cast.published(cast.original())
    french = cast.published(cast.drafted(original))
    original = perform(original, Verb.REVISE, cast.olivia, significance="substantive")
    newer = text(JAPANESE.title, JAPANESE.body.replace("第一点", "第一の点"))
    original = cast.approved(cast.save(original, cast.olivia, newer))
    french = perform(french, Verb.REVISE, cast.anna, significance="substantive")
    french = perform(french, Verb.TAKE_SOURCE, cast.anna)
    revised = text(FRENCH.title, FRENCH.body.replace("Premier", "Le premier"))
    french = cast.save(french, cast.anna, revised)
    come(bundled(cast, (original, french, french)))
    assert publishing.publish_due().published == []
    assert Publication.objects.count() == 2
    cast.approved(again(french))
    assert publishing.publish_due().published == [original.pk, french.pk]
    assert Publication.objects.count() == 4


def test_minute_that_was_meant_is_on_record_beside_when_it_went(cast: Cast, three: Three) -> None:
    bundle = bundled(cast, three)
    come(bundle)
    publishing.publish_due()
    cast.approved(again(three[2]))
    publishing.publish_due()
    meant = {act.particulars["publish_at"] for act in acts(three, Verb.PUBLISH)}
    held = {act.particulars["held_since"] for act in acts(three, Verb.PUBLISH)}
    bundle.refresh_from_db()
    assert bundle.held_since is not None
    assert held == {bundle.held_since.isoformat()}
    assert len(meant) == 2  # of those that were held, and of the one that came after


def test_clock_alone_says_that_a_bundle_is_held(cast: Cast, three: Three) -> None:
    bundled(cast, three)
    for verb in (Verb.HOLD, Verb.GONE_WITHOUT):
        with pytest.raises(Refused) as refused:
            perform_on_release(three[0].release, verb, cast.olivia)
        assert refused.value.codes == ("role",)
    with pytest.raises(Refused) as refused:
        perform_on_release(three[0].release, Verb.BUNDLE, clock())
    assert refused.value.codes == ("role",)
