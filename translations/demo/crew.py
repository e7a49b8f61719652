"""The crew: what the demonstration's people do with a text, each step a verb in somebody's name."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from typing import Any
from zoneinfo import ZoneInfo

from django.contrib.auth.models import User
from django.db.models import QuerySet

from releases.document import Document, ImageWords, Link
from releases.models import Country, Office, Release, Topic
from releases.uploads import paper, picture
from translations import composing, opening, starting
from translations.composing import in_body
from translations.demo import texts
from translations.demo.accounts import Person
from translations.exchange import ReleaseFile
from translations.heads import LEAD_KEY, TITLE_KEY
from translations.models import Translation
from translations.segmentation import split
from translations.verbs import Verb
from translations.workflow import perform, perform_on_release


@dataclass(frozen=True)
class Crew:
    """The offices by short name, and their people by user name."""

    offices: Mapping[str, Office]
    people: Mapping[str, User]

    def __getitem__(self, person: Person) -> User:
        return self.people[person.username]

    def opens(self, officer: Person, release: str, language: str) -> Translation:
        """The release with its facts, links, pictures and number, and an empty original."""
        text = texts.read(release, language)
        original = opening.open_release(
            self.offices[officer.office], self[officer], **_opening(text)
        )
        self._furnishes(officer, original.release, text)
        return original

    def opens_external(self, officer: Person, release: str, language: str) -> Translation:
        """The release whose original stands on another site."""
        text = texts.read(release, language)
        if text.external is None:
            raise ValueError(f"{release} does not say where its original stands.")
        original = opening.open_external(
            self.offices[officer.office],
            self[officer],
            document=text.document,
            url=text.external.url,
            retrieved_on=text.external.retrieved_on,
            **_opening(text),
        )
        self._furnishes(officer, original.release, text)
        return original

    def _furnishes(self, officer: Person, release: Release, text: ReleaseFile) -> None:
        sorting = {
            "topics": _keys(Topic.objects.filter(slug__in=text.topics)),
            "countries": _keys(Country.objects.filter(code__in=text.countries)),
        }
        self.tells(officer, release, **sorting)
        for image in text.images:
            made = picture((texts.FOLDER / text.release / image.file).read_bytes())
            perform_on_release(release, Verb.ADD_IMAGE, self[officer], picture=made)

    def tells(self, officer: Person, release: Release, **facts: Any) -> None:
        """Set facts of the release, rows by their keys: so they go on record."""
        perform_on_release(release, Verb.CHANGE_FACTS, self[officer], facts=facts)

    def starts(
        self, translator: Person, source: Translation, language: str, release: str
    ) -> Translation:
        """A translation begun, typed and saved; it counts as its file says."""
        standing = texts.read(release, language).standing
        begun = starting.start_translation(source, language, self[translator], standing=standing)
        return self.types(translator, begun, release)

    def types(
        self, author: Person, text: Translation, release: str, edition: str = ""
    ) -> Translation:
        """The text as its file has it, saved, with its attachments; ``edition`` is "r2" for a second."""
        text.refresh_from_db()
        typed = texts.read(release, text.language, edition)
        document = _worded(composing.compose(text), typed, text.release)
        text = perform(text, Verb.SAVE, self[author], document=document, version=text.version)
        if edition:
            return text
        for file in typed.attachments:
            text = self.attaches(author, text, typed.release, file)
        return text

    def writes(self, author: Person, text: Translation, release: str, most: int) -> Translation:
        """Title, lead and the body's first ``most`` passages, saved and confirmed at the desk one by one."""
        typed = texts.read(release, text.language).document
        body = in_body(text.segments.all())
        words = {TITLE_KEY: typed.title, LEAD_KEY: typed.summary}
        pieces = zip(body, split(typed.body).pieces, strict=True)
        words |= {segment.key: piece.text for segment, piece in islice(pieces, most)}
        for key, said in words.items():
            given = {"texts": {key: said}, "was": {key: ""}, "confirm": frozenset({key})}
            text = perform(text, Verb.SAVE, self[author], **given)
        return text

    def attaches(self, author: Person, text: Translation, release: str, file: Any) -> Translation:
        made = paper(file.file, (texts.FOLDER / release / file.file).read_bytes())
        return perform(
            text, Verb.ATTACH, self[author], paper=made, text=file.title, standing=file.standing
        )

    def submits(self, author: Person, text: Translation) -> Translation:
        return perform(text, Verb.SUBMIT, self[author])

    def approves(self, reviewer: Person, text: Translation) -> Translation:
        """Approve exactly the revision that is before them."""
        exactly = {"revision": text.revision, "sha256": text.sha256}
        return perform(text, Verb.APPROVE, self[reviewer], **exactly)

    def carries(self, author: Person, reviewer: Person, text: Translation) -> Translation:
        """Submitted by its author and approved by ``reviewer``."""
        return self.approves(reviewer, self.submits(author, text))

    def does(self, person: Person, verb: str, text: Translation, /, **inputs: Any) -> Translation:
        """Any other verb, on the text as it is now."""
        return perform(text, verb, self[person], **inputs)


def _keys(rows: QuerySet[Any]) -> list[int]:
    return list(rows.values_list("pk", flat=True))


def _opening(text: ReleaseFile) -> dict[str, Any]:
    """The facts of an original's file as ``opening`` takes them."""
    names = ("kind", "is_urgent", "event_zone", "event_place", "series_number", "press_contact")
    facts: dict[str, Any] = {name: getattr(text, name) for name in names if getattr(text, name)}
    if text.event_at is not None:
        facts["event_at"] = text.event_at.replace(tzinfo=ZoneInfo(text.event_zone))
    links: Sequence[str] = [link.url for link in text.links]
    return facts | {"source_language": text.language, "issued_on": text.issued_on, "links": links}


def _worded(stored: Document, typed: ReleaseFile, release: Release) -> Document:
    """What is stored, with the file's words in place of its own."""
    pictures = release.images.current()
    return replace(
        stored,
        title=typed.document.title,
        summary=typed.document.summary,
        body=typed.document.body,
        links=tuple(Link(link.url, link.label) for link in typed.links),
        images=tuple(
            ImageWords(row.sha256, words.alt, words.caption, words.credit)
            for row, words in zip(pictures, typed.images, strict=True)
        ),
    )


def tomorrow_at_ten(office: Office, days: int = 1) -> datetime.datetime:
    """Ten in the morning by the office's clocks, in ``days`` days, where clocks do not change."""
    there = datetime.datetime.now(office.zone) + datetime.timedelta(days=days)
    return there.replace(hour=10, minute=0, second=0, microsecond=0)
