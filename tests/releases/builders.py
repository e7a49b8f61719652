"""Offices and releases as the public side knows them, made without the work that leads to them."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.db import transaction

from releases import files, pages, record, uploads
from releases.document import AttachmentWords, Document, ImageWords, Link, Significance
from releases.models import Act, ExternalOriginal, Office, Release, Rendered
from tests.files import annex, photograph

# The marks of a test that publishes without the work that leads to it.
ROOM_ALONE = [pytest.mark.django_db, pytest.mark.usefixtures("approved_elsewhere")]
AT = datetime.datetime(2025, 4, 3, 21, 30, tzinfo=datetime.UTC)
LABEL_FR = "Traduction provisoire et purement informative"
DEMO = Path(__file__).parents[2] / "translations/demo/texts"


def actor() -> User:
    return User.objects.get_or_create(username="clock")[0]


def embassy(**facts: Any) -> Office:
    named = {
        "slug": "paris",
        "name_fr": "Ambassade du Japon en France",
        "name_ja": "在フランス日本国大使館",
        "contact_fr": "Service de presse, presse@example.org",
        "languages": ["ja", "fr", "ar"],
        "default_language": "fr",
    }
    return Office.objects.create(**named | facts)


def release(**facts: Any) -> Release:
    """A release of the embassy, issued on 3 April 2025 in Japanese, of which nothing is public."""
    facts.setdefault("office", Office.objects.order_by("pk").first() or embassy())
    facts.setdefault("source_language", "ja")
    facts.setdefault("issued_on", datetime.date(2025, 4, 3))
    return Release.objects.create(**facts)


def with_original_elsewhere(**facts: Any) -> Release:
    made = release(**facts)
    ExternalOriginal.objects.create(
        release=made,
        url="https://www.example.org/ja/1.html",
        title="岩屋外務大臣の会合への参加",
        retrieved_on=datetime.date(2025, 4, 1),
        sha256="0" * 64,
    )
    return made


def edition(language: str = "fr", revision: int = 1, **parts: Any) -> record.Edition:
    """An edition of a provisional French text of one paragraph, but for the parts named."""
    links = tuple(Link(*link) for link in parts.pop("links", ()))
    significance = parts.pop("significance", Significance.SUBSTANTIVE)
    source_language, source_revision = parts.pop("source", ("", None))
    text = {"title": "Participation à la réunion", "summary": "", "body": "Un paragraphe.\n"}
    document = Document(**text | {"standing": "provisional", "links": links} | parts)
    return record.Edition(
        language=language,
        revision=revision,
        canonical=document.canonical(),
        sha256=document.sha256,
        significance=significance,
        source_language=source_language,
        source_revision=source_revision,
    )


def publish(
    made: Release, language: str = "fr", *, at: datetime.datetime = AT, **parts: Any
) -> Release:
    """Make a text of ``made`` public in ``language``."""
    with transaction.atomic():
        record.publish(made, edition(language, **parts), actor=actor(), at=at)
    return made


def published(language: str = "fr", **parts: Any) -> Release:
    """A new release whose original is elsewhere, public in ``language``."""
    return publish(with_original_elsewhere(), language, **parts)


def with_files(
    made: Release, language: str = "fr", *, images: int = 1, standing: str = "provisional"
) -> dict[str, Any]:
    """The parts of a text in ``language`` that names pictures and one annex, all kept now."""
    pictures = [
        files.keep_image(made, uploads.picture(photograph(1200 + number, 800)))
        for number in range(images)
    ]
    paper = files.keep_attachment(made, language, annex(), standing)
    return {
        "images": tuple(
            ImageWords(each.sha256, f"Image {number}", "La délégation", "Photo : service de presse")
            for number, each in enumerate(pictures, start=1)
        ),
        "attachments": (AttachmentWords(paper.sha256, "Texte de la déclaration", standing),),
    }


def illustrated(language: str = "fr", **parts: Any) -> Release:
    """A release public in ``language`` with an image and an attachment."""
    made = with_original_elsewhere()
    return publish(made, language, **with_files(made, language), **parts)


def mission(**facts: Any) -> Office:
    """A second office, which has a host, colours and languages of its own."""
    own = {
        "slug": "geneva",
        "name_fr": "Mission auprès des organisations",
        "contact_fr": "",
        "host": "mission.localhost",
        "languages": ["en", "fr"],
        "default_language": "en",
        "colour": "#0b5345",
        "link_colour": "#0e6655",
    }
    return embassy(**own | facts)


def carried_by(office: Office, made: Release) -> Release:
    """Have ``office`` carry ``made``, and its pages say so."""
    made.carried_by.add(office)
    pages.render(made)
    return made


def take_down(
    made: Release, language: str = "fr", *, act: str = Act.WITHDRAWN, reason: str = "mistake"
) -> Release:
    with transaction.atomic():
        record.take_down(made, language, act=act, reason=reason, actor=actor(), at=AT)
    return made


def restore(made: Release, language: str = "fr", *, at: datetime.datetime = AT) -> Release:
    """Put a text that was withdrawn back as it was."""
    last = record.last_edition(made, language)
    assert last is not None
    with transaction.atomic():
        given = record.Edition.of(last)
        record.publish(made, given, actor=actor(), at=at, act=Act.RESTORED)
    return made


def outdate(made: Release, *languages: str) -> Release:
    """Say that exactly these languages are behind their source."""
    with transaction.atomic():
        record.mark_outdated(made, set(languages), at=AT)
    return made


def row_of(made: Release, language: str = "fr", *, at: Office | None = None) -> Rendered:
    """The rendered page on the site of ``at``, or of the office that issued the release."""
    return Rendered.objects.get(release=made, language=language, office=at or made.office)


def path_of(made: Release, language: str = "fr") -> str:
    return row_of(made, language).path


def page_of(made: Release, language: str = "fr", *, at: Office | None = None) -> str:
    """The rendered page, whole."""
    return row_of(made, language, at=at).content


def seed() -> tuple[str, str]:
    """The title and body of the first real release's French (the demo’s texts)."""
    text = (DEMO / "otan-2025-04-03/fr.md").read_text(encoding="utf-8")
    _before, head, body = text.split("---\n", 2)
    title = next(line for line in head.splitlines() if line.startswith("title: "))
    return title.removeprefix("title: "), body.strip() + "\n"
