"""Opening releases and starting translations, and who may."""

from __future__ import annotations

import datetime
from dataclasses import replace

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from releases.document import Link
from releases.live import live_languages
from releases.models import Topic
from tests.cast import ENGLISH, JAPANESE, Cast, office, person, text
from tests.files import portrait
from translations import opening, publishing
from translations.cancelling import cancel_release
from translations.composing import compose
from translations.errors import Refused
from translations.models import Public, State, Transition, Translation
from translations.verbs import Verb
from translations.visibility import visible_releases
from translations.workflow import perform_on_release

URL, LATER = "https://www.example.org/a", datetime.date(2025, 9, 1)


def test_release_opens_with_an_empty_original(cast: Cast) -> None:
    original = cast.original(document=None)
    assert (original.language, original.is_original, original.state) == ("ja", True, State.DRAFT)
    assert Transition.objects.get().verb == "open"


def test_external_original_is_kept_for_the_translators_and_never_public(cast: Cast) -> None:
    original = cast.external()
    assert (original.public, original.revision) == (Public.EXTERNAL, 1)
    assert original.release.external_original.sha256 == original.sha256
    assert live_languages(original.release) == ()


def test_release_is_opened_by_press_officers_only(cast: Cast) -> None:
    with pytest.raises(Refused):
        opening.open_release(
            cast.office, cast.anna, source_language="ja", issued_on=datetime.date(2025, 4, 3)
        )
    assert not Transition.objects.exists()


def test_release_refuses_a_zone_that_does_not_exist_and_changes_nothing(cast: Cast) -> None:
    with pytest.raises(ValidationError) as refused:
        cast.original(event_zone="Europe/Atlantis")
    assert "event_zone" in refused.value.message_dict
    assert not Translation.objects.exists()


def test_translation_starts_with_the_blocks_of_its_source(cast: Cast) -> None:
    original = cast.external()
    french = cast.started(original)
    assert (french.source, french.source_revision) == (original, 1)
    source = {s.key: s for s in original.segments.all()}
    for segment in french.segments.all():
        assert segment.text == ""
        assert segment.before == source[segment.source_key].before
        assert segment.kind == source[segment.source_key].kind


def test_translation_is_started_from_a_pivot(cast: Cast) -> None:
    english = cast.approved(cast.drafted(cast.external(), "en", ENGLISH))
    french = cast.started(english)
    assert (french.source, french.source_revision) == (english, 1)


def test_translation_is_not_started_twice(cast: Cast) -> None:
    original = cast.external()
    cast.started(original)
    with pytest.raises(Refused) as refused:
        cast.started(original)
    assert refused.value.codes == ("exists",)


def test_translation_is_not_started_in_a_language_of_another_office(cast: Cast) -> None:
    with pytest.raises(Refused) as refused:
        cast.started(cast.external(), "ko")
    assert refused.value.codes == ("language",)


def test_translation_is_not_started_from_a_source_without_a_revision(cast: Cast) -> None:
    with pytest.raises(Refused) as refused:
        cast.started(cast.original(text(JAPANESE.title, JAPANESE.body)))
    assert refused.value.codes == ("no_source",)


def test_release_is_not_opened_with_links_that_are_none(cast: Cast) -> None:
    for wrong in (["javascript:alert(1)"], [f"https://example.org/{'a' * 500}"]):
        with pytest.raises(ValidationError) as refused:
            cast.original(links=wrong)
        assert "links" in refused.value.message_dict
    assert not Translation.objects.exists()


# Beginning from another


def copied(cast: Cast, old: Translation) -> Translation:
    return opening.duplicate(old.release, cast.olivia, issued_on=LATER)


def test_copy_begins_with_the_text_the_facts_and_the_links(cast: Cast) -> None:
    topic = Topic.objects.create(slug="security", name_fr="Sécurité")
    old = cast.original(kind="readout", press_contact="Presse", links=[URL], plan={"ar": "planned"})
    words = text(JAPANESE.title, JAPANESE.body, summary="要旨。", links=(Link(URL, "会合"),))
    old = cast.published(cast.save(old, cast.olivia, words))
    old.release.topics.add(topic)
    made = copied(cast, old)
    assert (made.state, made.public, made.revision) == (State.DRAFT, Public.NONE, 0)
    assert compose(made) == replace(words, standing="original").normalised()
    release = made.release
    assert (release.kind, release.press_contact) == ("readout", "Presse")
    assert (release.plan, list(release.topics.all())) == ({"ar": "planned"}, [topic])
    assert release.issued_on == LATER
    verbs = [row.verb for row in Transition.objects.filter(release=release)]
    assert verbs == ["open", "duplicate"]
    assert made.changes.exclude(author=cast.olivia).count() == 0


def test_copy_has_no_number_event_files_or_translations(cast: Cast) -> None:
    old = cast.original(event_place="Tokyo", event_zone="Asia/Tokyo", is_urgent=True)
    perform_on_release(old.release, Verb.RESERVE_NUMBER, cast.olivia)
    cast.drafted(cast.approved(old))
    perform_on_release(old.release, Verb.ADD_IMAGE, cast.olivia, picture=portrait())
    release = copied(cast, old).release
    assert (release.series_number, release.event_place, release.event_zone) == ("", "", "")
    assert (release.event_at, release.is_urgent) == (None, False)
    assert (release.images.count(), release.translations.count()) == (0, 1)


def test_copy_of_an_original_elsewhere_is_written_here_from_nothing(cast: Cast) -> None:
    made = copied(cast, cast.external())
    assert (made.public, made.state) == (Public.NONE, State.DRAFT)
    assert compose(made).body == ""
    assert not hasattr(made.release, "external_original")


def test_copy_of_an_embargoed_release_is_under_the_same_embargo(cast: Cast) -> None:
    old = cast.original()
    until = timezone.now() + datetime.timedelta(hours=2)
    publishing.set_embargo(old.release, cast.olivia, until, reason="joint")
    with pytest.raises(Refused) as refused:
        opening.duplicate(old.release, cast.root, issued_on=LATER)
    assert refused.value.codes == ("unknown",)
    made = copied(cast, old)
    made.release.refresh_from_db(fields=["embargo_until"])
    assert made.release.embargo_until == until
    assert list(visible_releases(cast.root)) == []
    assert set(visible_releases(cast.olivia)) == {old.release, made.release}


def test_copy_is_made_by_press_officers_of_that_office_only(cast: Cast) -> None:
    old = cast.original()
    stranger = person("stranger", office("mission"), press_officer="")
    for user in (cast.anna, cast.chloe, stranger):
        with pytest.raises(Refused) as refused:
            opening.duplicate(old.release, user, issued_on=LATER)
        assert refused.value.codes == ("role",)
    assert Translation.objects.count() == 1


def test_copy_of_a_cancelled_release_begins_anew(cast: Cast) -> None:
    old = cast.original()
    cancel_release(old.release, cast.olivia, reason="called off")
    made = copied(cast, old)
    assert (made.state, compose(made).title) == (State.DRAFT, JAPANESE.title)
