"""Opening releases and starting translations, and who may."""

from __future__ import annotations

import datetime

import pytest
from django.core.exceptions import ValidationError

from releases.live import live_languages
from tests.cast import ENGLISH, JAPANESE, Cast, text
from translations import opening
from translations.errors import Refused
from translations.models import Public, State, Transition, Translation


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
