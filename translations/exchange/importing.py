"""Importing: texts that were read become releases in draft, through the verbs alone.

All or nothing, and nothing is taken over but words and facts: no state, no approval, no schedule.
"""

from __future__ import annotations

import zoneinfo
from collections.abc import Sequence
from typing import Any

from django.contrib.auth.models import User
from django.db import transaction

from releases.document import AttachmentWords, Document, ImageWords
from releases.models import Country, Office, Topic
from translations import opening, starting
from translations.composing import compose
from translations.exchange.checking import Bundle, Source, bundles
from translations.exchange.neutral import ReleaseFile
from translations.models import Origin, Translation
from translations.verbs import Verb
from translations.workflow import perform, perform_on_release

_PLAIN = ("kind", "is_urgent", "event_zone", "event_place", "series_number", "press_contact")


def import_releases(
    sources: Sequence[Source], office: Office, user: User
) -> list[list[Translation]]:
    """Make the releases that ``sources`` are, in one transaction; returns each one's texts, original first.

    An original on another site is recorded as such; every other text is a draft by ``user``. Raises
    Unreadable for what is wrong with a file and Refused where ``user`` may not, and then nothing
    has changed.
    """
    ready = bundles(sources, office)
    with transaction.atomic():
        return [_make(bundle, office, user) for bundle in ready]


def _make(bundle: Bundle, office: Office, user: User) -> list[Translation]:
    text = bundle.original.text
    facts = _facts(text, office) | {"links": bundle.links}
    if text.external:
        original = opening.open_external(
            office,
            user,
            document=text.document,
            url=text.external.url,
            retrieved_on=text.external.retrieved_on,
            **facts,
        )
    else:
        original = opening.open_release(office, user, **facts)
    _furnish(bundle, original, user)
    made = {text.language: original}
    if not text.external:
        made[text.language] = _written(bundle, bundle.original, original, user)
    for source in bundle.translations:
        begun = starting.start_translation(
            made[source.text.source], source.text.language, user, standing=source.text.standing
        )
        made[source.text.language] = _written(bundle, source, begun, user)
    return list(made.values())


def _facts(text: ReleaseFile, office: Office) -> dict[str, Any]:
    """The facts of an original's file as ``opening`` takes them."""
    facts = {name: value for name in _PLAIN if (value := getattr(text, name))}
    if text.event_at is not None:
        zone = zoneinfo.ZoneInfo(text.event_zone or office.time_zone)
        facts["event_at"] = text.event_at.replace(tzinfo=zone)
    return facts | {"source_language": text.language, "issued_on": text.issued_on}


def _furnish(bundle: Bundle, original: Translation, user: User) -> None:
    """Sort the release, and give it its images."""
    text = bundle.original.text
    sorting = {
        "topics": list(Topic.objects.filter(slug__in=text.topics).values_list("pk", flat=True)),
        "countries": list(
            Country.objects.filter(code__in=text.countries).values_list("pk", flat=True)
        ),
    }
    if given := {name: keys for name, keys in sorting.items() if keys}:
        perform_on_release(original.release, Verb.CHANGE_FACTS, user, facts=given)
    for made in bundle.pictures.values():
        perform_on_release(original.release, Verb.ADD_IMAGE, user, picture=made)


def _written(bundle: Bundle, source: Source, text: Translation, user: User) -> Translation:
    """The text with its attachments and every word of its file, saved as imported."""
    given = source.text
    for each in given.attachments:
        text = perform(
            text,
            Verb.ATTACH,
            user,
            paper=bundle.papers[given.language, each.file],
            text=each.title,
            standing=each.standing,
        )
    text.refresh_from_db()
    return perform(
        text,
        Verb.SAVE,
        user,
        document=_document(bundle, given, compose(text)),
        version=text.version,
        origin=Origin.IMPORTED,
    )


def _document(bundle: Bundle, given: ReleaseFile, stored: Document) -> Document:
    images = {image.file: image for image in given.images}
    papers = bundle.papers
    return Document(
        title=given.title,
        summary=given.summary,
        body=given.body,
        standing=stored.standing,
        links=given.links,
        correction_note=given.correction_note,
        images=tuple(
            ImageWords(made.sha256, image.alt, image.caption, image.credit)
            for file, made in bundle.pictures.items()
            if (image := images.get(file))
        ),
        attachments=tuple(
            AttachmentWords(papers[given.language, each.file].sha256, each.title, each.standing)
            for each in given.attachments
        ),
    )
