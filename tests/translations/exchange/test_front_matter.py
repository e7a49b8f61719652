"""Markdown with front matter: lossless both ways, and each fault named with its line."""

from __future__ import annotations

import datetime
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from releases.document import Link, Standing, normalised
from releases.languages import CODES
from releases.models import Kind
from translations.demo.texts import FOLDER
from translations.exchange import ReleaseFile, Unreadable, parse, write
from translations.exchange.neutral import AttachmentRef, ExternalRef, ImageRef

SEEN = """---
release: appel
language: fr
title: "Appel : 12 minutes"
standing: provisional
source: en
links:
  - url: https://www.example.org/
    label: Le compte rendu
---

Un paragraphe.
"""

# What YAML itself can hold: no control characters but those of white space, no lone surrogates.
TEXT = st.text(st.characters(exclude_categories=["Cs", "Cc"])).map(normalised)
WORD = TEXT.filter(lambda text: text != "")
BODY = st.lists(st.one_of(TEXT, st.sampled_from(["---", "", " ", "a: b", "\t"]))).map("\n".join)
DAY = st.dates()
MINUTE = st.datetimes(min_value=datetime.datetime(1900, 1, 1)).map(
    lambda at: at.replace(second=0, microsecond=0)
)
WORDS = {
    "name": st.just("a.md"),
    "release": TEXT,
    "language": st.sampled_from(CODES),
    "title": WORD,
    "summary": TEXT,
    "body": BODY,
    "correction_note": TEXT,
    "links": st.lists(st.builds(Link, WORD, TEXT)).map(tuple),
    "images": st.lists(st.builds(ImageRef, WORD, TEXT, TEXT, TEXT)).map(tuple),
    "attachments": st.lists(
        st.builds(AttachmentRef, WORD, WORD, st.sampled_from(Standing.values))
    ).map(tuple),
}
ORIGINALS = st.builds(
    ReleaseFile,
    **WORDS,
    issued_on=DAY,
    kind=st.sampled_from(["", *Kind.values]),
    is_urgent=st.booleans(),
    event_at=st.none() | MINUTE,
    event_zone=st.sampled_from(["", "Asia/Tokyo", "UTC"]),
    event_place=TEXT,
    series_number=TEXT,
    topics=st.lists(TEXT).map(tuple),
    countries=st.lists(TEXT).map(tuple),
    press_contact=TEXT,
    external=st.none() | st.builds(ExternalRef, WORD, DAY),
)
TRANSLATIONS = st.builds(
    ReleaseFile,
    **WORDS,
    standing=st.sampled_from(["provisional", "official"]),
    source=st.sampled_from(CODES),
)


@given(st.one_of(ORIGINALS, TRANSLATIONS))
def test_what_is_written_is_read_again_to_the_letter(text: ReleaseFile) -> None:
    assert parse(write(text), text.name) == text


def test_a_translation_is_read_with_its_links() -> None:
    text = parse(SEEN, "fr.md")
    assert (text.language, text.standing, text.source) == ("fr", "provisional", "en")
    assert text.title == "Appel : 12 minutes"
    assert text.links == (Link("https://www.example.org/", "Le compte rendu"),)
    assert text.body == "Un paragraphe.\n"


def test_line_ends_of_another_system_are_read_as_ours() -> None:
    assert parse(SEEN.replace("\n", "\r\n"), "fr.md") == parse(SEEN, "fr.md")


def test_a_number_for_a_title_is_a_title() -> None:
    assert parse(SEEN.replace('"Appel : 12 minutes"', "2025"), "fr.md").title == "2025"


@pytest.mark.parametrize(
    "file", sorted(FOLDER.glob("*/*.md")), ids=lambda f: f.parent.name + f.stem
)
def test_every_text_of_the_demonstration_is_lossless(file) -> None:  # type: ignore[no-untyped-def]
    if file.stem == "README":
        return
    text = parse(file.read_text(encoding="utf-8"), file.name)
    assert parse(write(text), file.name) == replace(text)


@pytest.mark.parametrize(
    ("old", "new", "line", "reason"),
    [
        ("---\nrelease", "release", 1, "must begin with front matter"),
        ("---\n\nUn", "Un", 1, "must begin with front matter"),
        ("language: fr", "language: xx", 3, "is none of: ja, en, fr"),
        ("language: fr", "language: [fr]", 3, "Give a text here"),
        ("language: fr\n", "", 1, "“language” is missing"),
        ("title:", "titel:", 4, "“titel” is unknown here; known are: release, language"),
        ("source: en\n", "", 1, "“source” is missing"),
        ("source: en", "source: en\nkind: notice", 7, "belongs to the original’s file"),
        ("provisional\nsource: en", "original\ndate: 2025-04-03\nsource: en", 7, "no other text"),
        ("standing: provisional\nsource: en", "standing: original", 1, "“date” is missing"),
        ("provisional\nsource: en", "original\ndate: 3 avril 2025", 6, "write 2025-04-03"),
        ("provisional\nsource: en", "original\nevent: 16h00", 6, "write 2025-04-03 16:00"),
        ("provisional\nsource: en", "original\nzone: Paris", 6, "not an IANA time zone"),
        ("provisional\nsource: en", "original\nurgent: maybe", 6, "is none of: true, false"),
        ("provisional\nsource: en", "original\ntopics: culture", 6, "Give a list"),
        ("  - url: https://www.example.org/\n    label", "  - label", 8, "“url” is missing"),
        ("    label:", "    words:", 9, "“words” is unknown here; known are: url, label"),
        ("source: en", "source: en\nsource: ja", 7, "stands here twice"),
        ("source: en", "source: &a en\nsummary: *a", 6, "Anchors and aliases"),
        ('"Appel : 12 minutes"', "Appel : 12 minutes", 4, "This is no YAML"),
        ('"Appel : 12 minutes"', "[", 6, "This is no YAML"),
    ],
)
def test_a_fault_is_named_with_its_line(old: str, new: str, line: int, reason: str) -> None:
    assert old in SEEN
    with pytest.raises(Unreadable) as refused:
        parse(SEEN.replace(old, new, 1), "fr.md")
    assert (refused.value.file, refused.value.line) == ("fr.md", line)
    assert reason in str(refused.value.reason)


def test_a_file_over_the_limit_is_refused_before_it_is_parsed() -> None:
    with pytest.raises(Unreadable, match="200 kB"):
        parse(SEEN + "x" * 200_000, "fr.md")
