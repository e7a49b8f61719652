"""What a reader is told of a file."""

from __future__ import annotations

import pytest
from django.utils.translation import override

from releases.file_words import described, written_size
from releases.live import LiveAttachment


@pytest.mark.parametrize(
    ("size", "language", "number"),
    [
        (1, "en", "1"),
        (119_600, "en", "120"),
        (999_499, "en", "999"),
        (999_500, "en", "1"),
        (1_250_000, "en", "1.2"),
        (1_250_000, "fr", "1,2"),
        (12_300_000, "de", "12,3"),
        (12_300_000, "ja", "12.3"),
        (25_000_000, "ru", "25"),
    ],
)
def test_size_is_written_as_its_language_writes_numbers(
    size: int, language: str, number: str
) -> None:
    with override(language):
        written = written_size(size, language)
    assert written.replace("\u202f", " ").replace("\u00a0", " ").startswith(number)
    assert not written.startswith(f"{number}.")


def test_size_in_english_has_its_unit() -> None:
    with override("en"):
        assert written_size(120_000, "en") == "120 kB"
        assert written_size(1_300_000, "en") == "1.3 MB"


@pytest.mark.parametrize(
    ("pages", "said"), [(3, "PDF, 3 pages, 12 kB"), (1, "PDF, 1 page, 12 kB"), (None, "PDF, 12 kB")]
)
def test_attachment_is_described_by_sort_length_and_size(pages: int | None, said: str) -> None:
    paper = LiveAttachment("token", "annex.pdf", 12_345, pages, "Annex", "official")
    with override("en"):
        assert described(paper, "en") == said
