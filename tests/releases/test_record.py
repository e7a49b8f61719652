"""The record: live columns, pages and Publication rows are written together."""

import dataclasses
import datetime
from typing import Any

import pytest
from django.db import DatabaseError, transaction

from releases import pages, record
from releases.document import Document
from releases.languages import CODES, column
from releases.live import live_languages, live_text, notice
from releases.models import Act, Publication, Release, Rendered
from tests.releases import builders

pytestmark = builders.ROOM_ALONE


def test_publish_writes_the_columns_of_one_language_only() -> None:
    release = builders.published("fr", title="Titre", links=[("https://example.org/", "Lien")])
    held = Release.objects.get(pk=release.pk)
    text = live_text(held, "fr")
    assert text is not None
    assert (text.title, text.standing, text.revision) == ("Titre", "provisional", 1)
    assert text.body == "<p>Un paragraphe.</p>\n"
    assert text.links[0].label == "Lien"
    others = [code for code in CODES if code != "fr"]
    assert all(getattr(held, column("title", code)) in (None, "") for code in others)
    assert live_languages(held) == ("fr",)


def test_publish_keeps_the_document_to_the_letter() -> None:
    builders.published("fr", title="Titre")
    kept = Publication.objects.get()
    assert kept.text == Document.parse(builders.edition("fr", title="Titre").canonical)
    assert (kept.act, kept.language, kept.revision) == (Act.PUBLISHED, "fr", 1)


def test_publish_refuses_a_document_that_its_hash_does_not_name() -> None:
    forged = dataclasses.replace(builders.edition(), sha256="0" * 64)
    with pytest.raises(ValueError, match="does not have its hash"):
        record.publish(builders.release(), forged, actor=builders.actor(), at=builders.AT)
    assert not Publication.objects.exists()


def test_publish_that_fails_leaves_nothing_public(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_given: Any) -> None:
        raise DatabaseError

    release = builders.release()
    monkeypatch.setattr(pages, "render", fail)
    with pytest.raises(DatabaseError), transaction.atomic():
        record.publish(release, builders.edition(), actor=builders.actor(), at=builders.AT)
    assert live_languages(Release.objects.get(pk=release.pk)) == ()
    assert not Rendered.objects.exists()


def test_next_edition_keeps_the_day_of_the_first() -> None:
    release = builders.published()
    later = builders.AT + datetime.timedelta(days=2)
    builders.publish(release, revision=2, at=later, title="Titre corrigé")
    text = live_text(release, "fr")
    assert text is not None
    assert (text.published_at, text.edited_at) == (builders.AT, later)


def test_two_languages_published_from_stale_instances_keep_both() -> None:
    release = builders.release()
    builders.publish(Release.objects.get(pk=release.pk), "fr")
    builders.publish(Release.objects.get(pk=release.pk), "ja", title="会合", standing="original")
    assert live_languages(Release.objects.get(pk=release.pk)) == ("ja", "fr")


def test_taken_down_text_leaves_its_columns() -> None:
    release = builders.take_down(builders.published(title="Titre"), reason="inaccurate")
    held = Release.objects.get(pk=release.pk)
    assert live_text(held, "fr") is None
    assert getattr(held, "title_fr") == getattr(held, "body_fr") == ""  # noqa: B009
    taken_down = notice(held, "fr")
    assert taken_down is not None
    assert (taken_down.act, taken_down.reason) == ("withdrawn", "inaccurate")
    assert Publication.objects.order_by("sequence").last().act == Act.WITHDRAWN  # type: ignore[union-attr]


def test_restored_text_is_live_again_since_its_first_day() -> None:
    release = builders.take_down(builders.published())
    later = builders.AT + datetime.timedelta(days=30)
    record.publish(release, builders.edition(), actor=builders.actor(), at=later, act=Act.RESTORED)
    text = live_text(release, "fr")
    assert text is not None
    assert (text.published_at, text.edited_at) == (builders.AT, later)
    assert notice(release, "fr") is None


def test_outdated_is_said_where_it_is_true_and_taken_back_where_it_no_longer_is() -> None:
    release = builders.published()
    record.mark_outdated(release, {"fr"}, at=builders.AT)
    outdated = live_text(release, "fr")
    assert outdated is not None
    assert outdated.outdated_since == builders.AT
    record.mark_outdated(release, set(), at=builders.AT)
    current = live_text(release, "fr")
    assert current is not None
    assert current.outdated_since is None


def test_changed_facts_are_recorded_for_each_live_language() -> None:
    release = builders.published()
    Release.objects.filter(pk=release.pk).update(kind="statement")
    release.refresh_from_db(fields=["kind"])
    record.facts_changed(release, actor=builders.actor(), at=builders.AT, reason="kind")
    kept = Publication.objects.get(act=Act.FACTS)
    assert '"kind":"statement"' in kept.document
    assert "Déclaration" in builders.page_of(release)


def test_chain_holds_after_every_act() -> None:
    builders.take_down(builders.published())
    assert Publication.first_broken() is None
