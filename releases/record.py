"""The record: the only code that writes the live columns and the Publication rows.

Every function here runs inside the caller's transaction, under the lock of the release's row, and
appends its Publication last because that takes the chain's lock. Pages of several languages that go
together are rendered after the last of them (``pages.rendering_once``).
"""

from __future__ import annotations

import datetime
from collections.abc import Set as AbstractSet
from dataclasses import asdict, dataclass, field, replace
from typing import Any

from django.conf import settings
from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import QuerySet

from releases import pages, versions
from releases.addresses import reserve
from releases.document import Document, Significance, digest
from releases.files import media_of
from releases.languages import column
from releases.live import live_languages
from releases.markup import to_html
from releases.models import Act, Publication, Release
from releases.querysets import LIVE_FIELDS
from releases.storing import update


@dataclass(frozen=True)
class Edition:
    """An approved text as it goes public: its canonical document and what it was made from."""

    language: str
    revision: int
    canonical: str
    sha256: str
    significance: str
    source_language: str = ""
    source_revision: int | None = None

    @property
    def document(self) -> Document:
        return Document.parse(self.canonical)

    @classmethod
    def of(cls, row: Publication) -> Edition:
        """The edition that a Publication made public."""
        return cls(
            language=row.language,
            revision=row.revision,
            canonical=row.document,
            sha256=row.sha256,
            significance=row.significance,
            source_language=row.source_language,
            source_revision=row.source_revision,
        )


def publish(
    release: Release,
    edition: Edition,
    *,
    outdated: AbstractSet[str] = frozenset(),
    actor: User,
    at: datetime.datetime,
    act: str = Act.PUBLISHED,
) -> Publication:
    """Make ``edition`` what the public reads in its language, and record it.

    ``outdated`` are the languages whose source has been corrected since, this edition counted;
    ``act`` is ``RESTORED`` where a withdrawn text comes back. Raises ValueError if the document is
    not the one that its hash names.
    """
    if digest(edition.canonical) != edition.sha256:
        raise ValueError(f"The document of revision {edition.revision} does not have its hash.")
    text = edition.document
    first = getattr(release, column("published_at", edition.language)) or at
    if act == Act.RESTORED:
        first = _first_published(release, edition.language) or at
    columns = text_columns(text, edition.revision, first, at)
    columns["media"] = media_of(release, edition.language, text)
    columns["versions"] = _versions(release, edition, act, at)
    _write(release, edition.language, **columns)
    _mark_outdated(release, outdated, at)
    reserve(release, edition.language, text.title)
    pages.render(release)
    return _append(release, edition, act, standing=text.standing, actor=actor, at=at)


def take_down(
    release: Release, language: str, *, act: str, reason: str, actor: User, at: datetime.datetime
) -> Publication:
    """Put a notice (``Act.WITHDRAWN`` or ``Act.REMOVED``) in place of the text in ``language``."""
    last = last_edition(release, language)
    if last is None:
        raise ValueError(f"There is no public text in {language} to take down.")
    _write(release, language, **notice_columns(act, reason, at))
    pages.render(release)
    edition = Edition.of(last)
    return _append(release, edition, act, standing=last.standing, actor=actor, at=at, reason=reason)


def mark_outdated(release: Release, languages: AbstractSet[str], *, at: datetime.datetime) -> None:
    """Say on the live texts in exactly ``languages`` that their source has since been corrected."""
    _mark_outdated(release, languages, at)
    pages.render(release)


def _mark_outdated(release: Release, languages: AbstractSet[str], at: datetime.datetime) -> None:
    for language in live_languages(release):
        since = getattr(release, column("outdated_since", language))
        if (language in languages) != (since is not None):
            _write(release, language, outdated_since=at if language in languages else None)


def facts_changed(release: Release, *, actor: User, at: datetime.datetime, reason: str) -> None:
    """Render the pages again after public facts of a live release changed, and record the act."""
    pages.render(release)
    facts = pages.public_facts(release)
    for language in live_languages(release):
        last = last_edition(release, language)
        if last is not None:
            edition = replace(Edition.of(last), canonical=facts, sha256=digest(facts))
            _append(
                release,
                edition,
                Act.FACTS,
                standing=last.standing,
                actor=actor,
                at=at,
                reason=reason,
            )


def _append(
    release: Release,
    edition: Edition,
    act: str,
    *,
    standing: str,
    actor: User,
    at: datetime.datetime,
    reason: str = "",
) -> Publication:
    """Chain the Publication of one act. Last in the transaction: it locks the chain."""
    row = Publication(
        release=release,
        language=edition.language,
        act=act,
        revision=edition.revision,
        document=edition.canonical,
        sha256=edition.sha256,
        standing=standing,
        significance=edition.significance,
        source_language=edition.source_language,
        source_revision=edition.source_revision,
        reason=reason,
        actor=actor,
        at=at,
    ).append()
    release.made.append(row)
    return row


def editions(release: Release, language: str) -> QuerySet[Publication]:
    """The Publications that made a text of ``release`` public in ``language``, newest first."""
    acts = Publication.public_acts
    rows = Publication.objects.filter(release=release, language=language, act__in=acts)
    return rows.order_by("-sequence")


def last_edition(release: Release, language: str) -> Publication | None:
    """The newest of those."""
    return editions(release, language).first()


def _first_published(release: Release, language: str) -> datetime.datetime | None:
    """When a text in ``language`` first became public: its notice has emptied the column."""
    acts = Publication.objects.filter(release=release, language=language)
    return acts.order_by("sequence").values_list("at", flat=True).first()


def _versions(release: Release, edition: Edition, act: str, at: datetime.datetime) -> versions.Kept:
    """The versions of a text once ``edition`` is live. No SQL for the first, nor for a typing mistake.

    A text that was public before the column was there has none in it until they are filled in.
    """
    language = edition.language
    kept: versions.Kept | None = getattr(release, column("versions", language))
    was_public = getattr(release, column("published_at", language)) is not None
    if kept is None and (was_public or act == Act.RESTORED):
        kept = _versions_on_record(release, language)
    if act == Act.RESTORED:
        return versions.with_return(kept or [], at)
    before = None
    if kept and edition.significance != Significance.TYPO:
        before = last_edition(release, language)
    return _with_edition(kept or [], edition, before.text if before else None, at)


def _versions_on_record(release: Release, language: str) -> versions.Kept:
    """The versions as the Publications have them: the notice of a withdrawn text has emptied the column."""
    kept: versions.Kept = []
    last: Document | None = None
    for each in editions(release, language).order_by("sequence"):
        kept, last = _with_act(kept, each, last), each.text
    return kept


def _with_act(kept: versions.Kept, act: Publication, last: Document | None) -> versions.Kept:
    """The versions after one more public act on record."""
    if act.act == Act.RESTORED:
        return versions.with_return(kept, act.at)
    return _with_edition(kept, Edition.of(act), last, act.at)


def _with_edition(
    kept: versions.Kept, edition: Edition, before: Document | None, at: datetime.datetime
) -> versions.Kept:
    return versions.with_edition(
        kept,
        edition.document,
        before,
        at,
        revision=edition.revision,
        significance=edition.significance,
        source_language=edition.source_language,
        source_revision=edition.source_revision,
    )


def text_columns(
    text: Document, revision: int, first: datetime.datetime, at: datetime.datetime
) -> dict[str, Any]:
    """The live columns of a text that is public since ``first``, in this edition since ``at``.

    All but ``media``, which needs the release's files, and ``versions``, which needs the record.
    """
    return {
        "title": text.title,
        "summary": text.summary,
        "body": str(to_html(text.body)),
        "links": [asdict(link) for link in text.links],
        "standing": text.standing,
        "published_at": first,
        "edited_at": at,
        "revision": revision,
        "notice": None,
    }


def notice_columns(act: str, reason: str, at: datetime.datetime) -> dict[str, Any]:
    """The live columns where a notice stands in place of a text."""
    empty: dict[str, Any] = dict.fromkeys(LIVE_FIELDS)
    empty |= {"title": "", "summary": "", "body": "", "standing": ""}
    return empty | {"notice": {"act": str(act), "reason": reason, "at": at.isoformat()}}


def on_record(release: Release) -> dict[str, dict[str, Any]]:
    """The live columns of each language that was ever public, as the Publications have them.

    ``outdated_since`` of a live text is left out: it compares texts, and isn't an act on one.
    """
    columns: dict[str, dict[str, Any]] = {}
    told: dict[str, _Told] = {}
    acts = release.publications.exclude(act=Act.FACTS).order_by("sequence")
    for each in acts:
        if each.act in Publication.public_acts:
            text, so_far = each.text, told.setdefault(each.language, _Told(each.at))
            so_far.note(each, text)
            columns[each.language] = text_columns(text, each.revision, so_far.since, each.at)
            columns[each.language]["media"] = media_of(release, each.language, text)
            columns[each.language]["versions"] = so_far.kept
        else:
            columns[each.language] = notice_columns(each.act, each.reason, each.at)
    return columns


@dataclass
class _Told:
    """What the record tells of one language, read act by act: its versions, and since when."""

    since: datetime.datetime
    kept: versions.Kept = field(default_factory=list)
    last: Document | None = None

    def note(self, act: Publication, text: Document) -> None:
        self.kept, self.last = _with_act(self.kept, act, self.last), text


def restate(release: Release) -> None:
    """Write the live columns again as the Publications have them, and render the pages."""
    for language, columns in on_record(release).items():
        _write(release, language, **columns)
    pages.render(release)


def fill_versions(release: Release) -> None:
    """Write the versions of each live text that was public before they were kept, and render the pages."""
    for language in live_languages(release):
        if getattr(release, column("versions", language)) is None:
            _write(release, language, versions=_versions_on_record(release, language))
    pages.render(release)


def _write(release: Release, language: str, **values: Any) -> None:
    """Write the live columns of one language, in the row and on the instance, and nothing else.

    Past ``Release.objects``: django-modeltranslation would turn ``title`` into the column of the
    language that happens to be active.
    """
    if not transaction.get_connection().in_atomic_block:
        raise transaction.TransactionManagementError("The record is written inside a transaction.")
    named = {column(field, language): value for field, value in values.items()}
    # The library takes the column without a language for the default language's: keep it in step.
    plain = values if language == settings.MODELTRANSLATION_DEFAULT_LANGUAGE else {}
    update(release, named | plain)
    for name, value in named.items():
        setattr(release, name, value)
