"""The pages of a release, rendered from the live columns alone.

There is one for each language, on the site of the office that issued the release and of each that
carries it. Called by ``releases.record`` inside the publishing transaction, so that a page and the
columns that it was made from become public in the same instant.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

from django.db import transaction
from django.template.loader import render_to_string
from django.utils.translation import override

from releases.addresses import reserve_longer
from releases.around import Around
from releases.composing import Context, Facts, Place, of_notice, of_text, on_every_page, places
from releases.languages import column
from releases.live import live_languages, live_text, notice
from releases.models import Act, Release, Rendered
from releases.storing import Insertion

# A withdrawn text keeps its address, which says that it was withdrawn; a removed one is gone.
STATUS_OF_NOTICE = {Act.WITHDRAWN: 200, Act.REMOVED: 410}


def render(release: Release) -> None:
    """Render every page of ``release``, and delete those that it has no more.

    ``release`` carries the live columns as they have just been written. Runs in the caller's
    transaction, under its lock of the release.
    """
    waiting = _waiting.get()
    if waiting is None:
        _render(release)
    else:
        waiting[release.pk] = release


@contextmanager
def rendering_once() -> Iterator[None]:
    """Let the pages of a release be rendered once for all that is done to it within, at the end.

    Only around what is committed or undone as a whole: until the end, pages are as they were.
    """
    if _waiting.get() is not None:
        yield
        return
    waiting: dict[int, Release] = {}
    token = _waiting.set(waiting)
    try:
        yield
    finally:
        _waiting.reset(token)
    for release in waiting.values():
        _render(release)


_waiting: ContextVar[dict[int, Release] | None] = ContextVar("waiting", default=None)


def _render(release: Release) -> None:
    around = Around.of(release, with_pages=True)
    for language in live_languages(release):
        if language not in around.paths:  # another text had the address of its title first
            title = getattr(release, column("title", language))
            around.paths[language] = reserve_longer(release, language, title)
    rows = rendered(release, around)
    made = {(row.office_id, row.path) for row in rows}
    if stale := [key for place, key in around.pages.items() if place not in made]:
        Rendered.objects.filter(pk__in=stale).delete()
    _PAGES.insert(rows)


_PAGES = Insertion(Rendered, unique=("office", "path"))


def rendered(release: Release, around: Around | None = None) -> list[Rendered]:
    """The page of each live language and of each notice on every site that shows it, not saved."""
    around = around or Around.of(release)
    facts = Facts.of(release, live_languages(release), around)
    pages = [
        make(facts, place, language)
        for place in places(release, is_carried="carriers" in around.has)
        for language in facts.paths
        if language in place.languages
        for make in (_text_page, _notice_page)
    ]
    return [page for page in pages if page is not None]


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
    # What came later is left out where it is empty, so that older facts read as they did.
    later = {
        "plan": release.plan,
        "carried_by": sorted(office.slug for office in release.carried_by.all()),
    }
    facts |= {name: value for name, value in later.items() if value}
    return json.dumps(facts, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def _text_page(facts: Facts, place: Place, language: str) -> Rendered | None:
    text = live_text(facts.release, language)
    if text is None:
        return None
    context = on_every_page(facts, place, language) | of_text(facts, place, text)
    return _page(facts, place, language, "releases/release_detail.html", context)


def _notice_page(facts: Facts, place: Place, language: str) -> Rendered | None:
    held = notice(facts.release, language)
    if held is None:
        return None
    context = on_every_page(facts, place, language) | of_notice(facts, held)
    status = STATUS_OF_NOTICE[Act(held.act)]
    return _page(facts, place, language, "releases/release_notice.html", context, status=status)


def _page(
    facts: Facts,
    place: Place,
    language: str,
    template: str,
    context: Context,
    *,
    status: int = 200,
) -> Rendered:
    with override(language):
        content = render_to_string(template, context)
    return Rendered(
        path=facts.paths[language],
        office=place.office,
        release=facts.release,
        language=language,
        status=status,
        etag=hashlib.sha256(content.encode()).hexdigest(),
        content=content,
    )
