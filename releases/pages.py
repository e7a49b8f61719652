"""The page of each language of a release, rendered from the live columns alone.

Called by ``releases.record`` inside the publishing transaction, so that a page and the columns that
it was made from become public in the same instant.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from typing import Any

from django.db import transaction
from django.template.loader import render_to_string
from django.utils.translation import override

from releases.addresses import absolute, current_paths
from releases.document import Standing
from releases.excerpt import excerpt
from releases.labels import labels, worded
from releases.languages import BY_CODE
from releases.live import Notice, live_languages, live_text, notice
from releases.masthead import Choice, Masthead
from releases.models import Act, Release, Rendered
from releases.notices import HEADINGS, reason_wording
from releases.original import original_of

# A withdrawn text keeps its address, which says that it was withdrawn; a removed one is gone.
STATUS_OF_NOTICE = {Act.WITHDRAWN: 200, Act.REMOVED: 410}


def render(release: Release) -> None:
    """Render the page of each live language and of each notice, and delete every other page.

    ``release`` carries the live columns as they have just been written. Runs in the caller's
    transaction, under its lock of the release.
    """
    rows = rendered(release)
    Rendered.objects.filter(release=release).exclude(path__in=[row.path for row in rows]).delete()
    Rendered.objects.bulk_create(
        rows,
        update_conflicts=True,
        unique_fields=["path", "office"],
        update_fields=["release", "language", "status", "etag", "content"],
    )


def rendered(release: Release) -> list[Rendered]:
    """The page of each live language and of each notice, not saved."""
    paths = current_paths(release)
    return [*_text_pages(release, paths), *_notice_pages(release, paths)]


def render_again(releases: Iterable[Release]) -> None:
    """Render the pages of ``releases`` anew, each in a transaction of its own.

    For a change of what pages borrow, such as a label's wording: going through a long archive must
    not hold one lock throughout.
    """
    for release in releases:
        with transaction.atomic():
            Release.objects.locked(release.pk)
            render(Release.objects.get(pk=release.pk))


def public_facts(release: Release) -> str:
    """The facts that readers see beside the text, in canonical JSON, for ``Act.FACTS``."""
    external = getattr(release, "external_original", None)
    facts: dict[str, Any] = {
        "kind": release.kind,
        "is_urgent": release.is_urgent,
        "issued_on": release.issued_on.isoformat(),
        "series_number": release.series_number,
        "topics": sorted(topic.slug for topic in release.topics.all()),
        "countries": sorted(country.code for country in release.countries.all()),
        "press_contact": release.press_contact,
        "source_language": release.source_language,
        "external_original": external
        and {
            "url": external.url,
            "title": external.title,
            "retrieved_on": external.retrieved_on.isoformat(),
        },
    }
    return json.dumps(facts, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def _text_pages(release: Release, paths: dict[str, str]) -> Iterable[Rendered]:
    live = live_languages(release)
    wordings, original = labels(*live), original_of(release, paths)
    topics, countries = list(release.topics.all()), list(release.countries.all())
    for language in live:
        text = live_text(release, language)
        if text is None:
            continue
        context = _context(release, language, paths) | {
            "text": text,
            "label": wordings.get((text.standing, language)),
            "original": None if text.standing == Standing.ORIGINAL else original,
            "description": text.summary or excerpt(text.body),
            "topics": [worded(topic, "name", language) for topic in topics],
            "countries": [worded(country, "name", language) for country in countries],
        }
        yield _page(release, language, paths, "releases/release_detail.html", context)


def _notice_pages(release: Release, paths: dict[str, str]) -> Iterable[Rendered]:
    for language in paths:
        held = notice(release, language)
        if held is not None:
            context = _context(release, language, paths) | _worded_notice(held, release, language)
            template = "releases/release_notice.html"
            status = STATUS_OF_NOTICE[Act(held.act)]
            yield _page(release, language, paths, template, context, status=status)


def _worded_notice(held: Notice, release: Release, language: str) -> dict[str, Any]:
    with override(language):
        return {
            "heading": str(HEADINGS[Act(held.act)]),
            "reason": reason_wording(held.reason),
            "taken_down_on": held.at.astimezone(release.office.zone).date(),
        }


def _context(release: Release, language: str, paths: dict[str, str]) -> dict[str, Any]:
    """What every page of a release shows, whether its text or a notice in its place."""
    return {
        "release": release,
        "language": BY_CODE[language],
        "masthead": Masthead.of(release.office, language),
        "choices": [Choice(BY_CODE[code], paths[code]) for code in live_languages(release)],
        "canonical": absolute(paths[language]),
    }


def _page(
    release: Release,
    language: str,
    paths: dict[str, str],
    template: str,
    context: dict[str, Any],
    *,
    status: int = 200,
) -> Rendered:
    with override(language):
        content = render_to_string(template, context)
    return Rendered(
        path=paths[language],
        office=release.office,
        release=release,
        language=language,
        status=status,
        etag=hashlib.sha256(content.encode()).hexdigest(),
        content=content,
    )
