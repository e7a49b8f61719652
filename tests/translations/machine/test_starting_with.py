"""Translations may begin with a machine draft each, where a service is set up; all of them or none."""

from __future__ import annotations

import datetime
from typing import Any

import pytest
from django.utils import timezone

from tests.cast import Cast, person
from tests.translations.machine.drafts import made
from tests.translations.machine.service import Service
from tests.translations.staff import at_desk, page_of, release_path, words
from translations import publishing
from translations.models import MachineDraft, Translation

BOX = "With a machine draft of each"


def start(user: Any, source: Translation, *languages: str) -> Any:
    fields = {"language": languages, "source": source.pk, "machine": "on"}
    return at_desk(user).post(release_path(source.release, "verb", "start"), fields)


def test_box_is_there_only_where_a_service_is_set_up(cast: Cast) -> None:
    source = cast.external()
    assert BOX not in page_of(at_desk(cast.olivia), release_path(source.release)).words
    assert start(cast.olivia, source, "fr").status_code == 302
    assert not MachineDraft.objects.exists()


def test_each_language_that_is_begun_is_drafted(cast: Cast, service: Service) -> None:
    source = cast.external()
    page = page_of(at_desk(cast.olivia), release_path(source.release))
    assert BOX in page.words
    assert "machine" not in page.form("/verb/start/").fields  # unticked
    assert start(cast.olivia, source, "fr", "en").status_code == 302
    drafts = MachineDraft.objects.order_by("translation__language")
    assert [(each.translation.language, each.asked_by) for each in drafts] == [
        ("en", cast.olivia),
        ("fr", cast.olivia),
    ]
    for draft in drafts:
        assert made(draft).state == "done"
    assert not Translation.objects.exclude(pk=source.pk).filter(segments__text="").exists()


def test_nothing_is_begun_where_one_can_not_be_drafted(cast: Cast, service: Service) -> None:
    source = cast.external()
    until = timezone.now() + datetime.timedelta(hours=1)
    publishing.set_embargo(source.release, cast.olivia, until, reason="joint announcement")
    answer = start(cast.olivia, source, "en", "fr")
    assert answer.status_code == 422
    assert "The release is under embargo: a press officer must first let" in words(answer)
    assert not MachineDraft.objects.exists()
    assert Translation.objects.count() == 1


@pytest.mark.parametrize("service", ["deepl"], indirect=True)
def test_reviewer_alone_begins_it_without(cast: Cast, service: Service) -> None:
    reviewer = person("rene", cast.office, reviewer="")
    assert start(reviewer, cast.external(), "fr").status_code == 403
    assert Translation.objects.count() == 1
