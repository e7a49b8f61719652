"""The page of a text that is not public, as whoever writes it sees it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from django.utils.translation import override

from releases.document import Document
from releases.markup import MarkupRefused
from releases.models import Release, Rendered
from releases.preview import preview
from tests.releases import builders

pytestmark = pytest.mark.django_db

DRAFT = Document("Réunion", "En bref.", "Un *paragraphe*.\n", "provisional")


def staffs(kind: str, token: str) -> str:
    return f"/staff/{kind}/{token}"


def seen(release: Release, document: Document = DRAFT, language: str = "fr") -> str:
    return preview(release, language, document, file_path=staffs)


def test_preview_is_the_page_with_a_banner() -> None:
    page = seen(builders.with_original_elsewhere())
    assert '<p class="preview" lang="en" dir="ltr">' in page
    assert "<h1>Réunion</h1>" in page
    assert "<p>Un <em>paragraphe</em>.</p>" in page
    assert page.count(builders.LABEL_FR) == 2
    assert "Ambassade du Japon en France" in page
    assert '<a href="https://www.example.org/ja/1.html" hreflang="ja">' in page


def test_preview_is_for_nobody_else() -> None:
    page = seen(builders.release())
    assert '<meta name="robots" content="noindex">' in page
    for told in ("canonical", "og:", "article:", 'rel="alternate"'):
        assert told not in page


def test_preview_speaks_to_its_reader_in_theirs_and_of_the_text_in_its_own() -> None:
    with override("ja"):
        page = seen(builders.release())
    assert '<p class="preview" lang="ja" dir="ltr">' in page
    assert "3 avril 2025" in page


def test_preview_makes_nothing_public() -> None:
    release = builders.release()
    seen(release)
    assert not Rendered.objects.exists()
    assert not Release.objects.live("fr").exists()


def test_preview_of_a_text_over_the_limit_is_refused() -> None:
    too_long = Document("Titre", "", "mot " * 20_000, "original")
    with pytest.raises(MarkupRefused):
        seen(builders.release(), too_long)


def test_preview_has_the_files_where_its_reader_may_have_them() -> None:
    release = builders.release()
    parts = builders.with_files(release)
    page = seen(release, replace(DRAFT, **parts))
    image, paper = release.images.get(), release.attachments.get()
    assert f'src="/staff/image/{image.token}"' in page
    assert f"/staff/small/{image.token} {image.small_width}w" in page
    assert f'href="/staff/attachment/{paper.token}"' in page
    assert "/files/" not in page
    assert "og:image" not in page


def test_preview_of_a_file_that_the_release_has_not_is_an_error() -> None:
    other = builders.with_files(builders.release())
    with pytest.raises(KeyError):
        seen(builders.release(), replace(DRAFT, **other))
