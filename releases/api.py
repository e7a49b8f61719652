"""The public API, version 1: the live columns as JSON, for reading only."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable
from dataclasses import asdict
from functools import wraps
from typing import Any, Concatenate, ParamSpec
from urllib.parse import urlencode

from django.db.models import Q
from django.http import HttpRequest, JsonResponse
from django.http.response import HttpResponseBase
from django.views.decorators.http import conditional_page, require_safe

from releases.addresses import absolute_for
from releases.caching import View, keep_briefly
from releases.composing import Facts, shown_in
from releases.corrections import VERSIONS, changes_url
from releases.languages import BY_CODE
from releases.live import LiveAttachment, LiveImage, LiveText, headline, live_text, notice
from releases.models import Release
from releases.original import Original
from releases.plans import plan_of
from releases.querysets import ReleaseQuerySet
from releases.site import Site
from releases.versions import Version

PAGE_SIZE = 50
# Where a list goes on: after this day's release of this id. Both are public already, and the row's
# own number, which would tell how many releases lie between two of them, stays with us.
_CURSOR = re.compile(r"(?P<day>\d{4}-\d{2}-\d{2})\.(?P<public_id>[a-z0-9]{10})", re.ASCII)
Answer = dict[str, Any]


class BadRequest(Exception):
    """A request that can't be answered, and why, in words for the programmer who made it."""

    def __init__(self, reason: str, status: int = 400, facts: Answer | None = None) -> None:
        super().__init__(reason)
        self.status, self.facts = status, facts or {}


Arguments = ParamSpec("Arguments")
_READABLE = {"ensure_ascii": False}


def answers_json(view: Callable[Concatenate[HttpRequest, Arguments], Answer]) -> View[Arguments]:
    """A view that returns the answer's JSON, or raises BadRequest for ``{"error": …}``."""

    @wraps(view)
    def answered(
        request: HttpRequest, /, *args: Arguments.args, **kwargs: Arguments.kwargs
    ) -> HttpResponseBase:
        try:
            response = JsonResponse(view(request, *args, **kwargs), json_dumps_params=_READABLE)
        except BadRequest as error:
            return failure(str(error), error.status, error.facts)
        keep_briefly(response)
        return response

    return require_safe(conditional_page(answered))


def failure(reason: str, status: int, facts: Answer | None = None) -> JsonResponse:
    """``{"error": reason}`` and ``facts``, which nobody may keep: what isn't there now may be in a second."""
    answer = {"error": reason} | (facts or {})
    response = JsonResponse(answer, status=status, json_dumps_params=_READABLE)
    response["Cache-Control"] = "no-store"
    return response


@answers_json
def release_list(request: HttpRequest) -> Answer:
    """``/api/v1/releases?language=fr``: the newest releases first, ``next`` leads to older ones."""
    language, site = _language(request), Site.asked(request)
    releases = site.releases(language).live(language).order_by("-issued_on", "-public_id")
    if "cursor" in request.GET:
        releases = _after(releases, request.GET["cursor"])
    found = list(releases.listed(language)[: PAGE_SIZE + 1])
    shown, is_more = found[:PAGE_SIZE], len(found) > PAGE_SIZE
    return {
        "items": [_item(request, site, release, language) for release in shown],
        "next": _next(request, site, shown[-1], language) if is_more else None,
    }


@answers_json
def release_detail(request: HttpRequest, public_id: str) -> Answer:
    """``/api/v1/releases/<id>?language=fr``: the whole live text of a release in a language."""
    language, site = _language(request), Site.asked(request)
    release = site.releases(language).once_live(language).filter(public_id=public_id).first()
    text = live_text(release, language) if release is not None else None
    if release is None or text is None:
        raise _absent(release, language)
    return _text(request, site, release, text)


def _language(request: HttpRequest) -> str:
    given = request.GET.get("language", "").lower()
    if given not in BY_CODE:
        raise BadRequest(f"Give “language”, one of: {', '.join(BY_CODE)}.")
    return given


def _after(releases: ReleaseQuerySet, cursor: str) -> ReleaseQuerySet:
    match = _CURSOR.fullmatch(cursor)
    try:
        day = datetime.date.fromisoformat(match["day"]) if match else None
    except ValueError:
        day = None
    if match is None or day is None:
        raise BadRequest("“cursor” is not one that “next” gave.")
    return releases.filter(
        Q(issued_on__lt=day) | Q(issued_on=day, public_id__lt=match["public_id"])
    )


def _next(request: HttpRequest, site: Site, last: Release, language: str) -> str:
    cursor = f"{last.issued_on.isoformat()}.{last.public_id}"
    query = urlencode({"language": language, "cursor": cursor})
    return absolute_for(request, f"/api/v1/releases?{query}", site.office)


def _item(request: HttpRequest, site: Site, release: Release, language: str) -> Answer:
    entry = headline(release, language)
    return {
        "id": entry.public_id,
        "title": entry.title,
        "language": entry.language,
        "standing": entry.standing,
        "issued_on": entry.issued_on.isoformat(),
        "revision": entry.revision,
        "version": len(entry.versions),
        "updated_at": entry.updated_at.isoformat(),
        "corrected_at": entry.correction and entry.correction.at.isoformat(),
        "url": absolute_for(request, entry.path, site.office),
    }


def _text(request: HttpRequest, site: Site, release: Release, text: LiveText) -> Answer:
    language, place = text.language, site.place_of(release, text.language)
    facts = Facts.of(release, ())
    whole = request.build_absolute_uri
    return {
        "id": release.public_id,
        "title": text.title,
        "language": language,
        "standing": text.standing,
        "issued_on": release.issued_on.isoformat(),
        "revision": text.revision,
        "version": len(text.versions),
        "url": whole(facts.url(language, place)),
        "canonical_url": whole(facts.canonical(language, place)),
        "office": release.office.slug,
        "kind": release.kind,
        "summary": text.summary,
        "body_html": text.body,
        "links": [asdict(link) for link in text.links],
        "images": [_image(request, site, image) for image in text.images],
        "attachments": [_attachment(request, site, each) for each in text.attachments],
        "published_at": text.published_at.isoformat(),
        "edited_at": text.edited_at.isoformat(),
        "updated_at": text.updated_at.isoformat(),
        **_history(text, whole(facts.url(language, place))),
        "outdated_since": text.outdated_since and text.outdated_since.isoformat(),
        "languages": shown_in(facts, place),
        "plan": plan_of(release, place.office.languages),
        "original": _original(request, facts.original(place)),
    }


def _history(text: LiveText, url: str) -> Answer:
    """Each version that was made public, and those among them that readers are told of."""
    told = [each for each in text.versions if each.is_told]
    return {
        "versions_url": f"{url}{VERSIONS}",
        "versions": [_version(each, url) for each in text.versions],
        "corrections": [_correction(each, url) for each in told],
    }


def _version(version: Version, url: str) -> Answer:
    return {
        "version": version.number,
        "revision": version.revision,
        "standing": version.standing,
        "significance": version.significance,
        "published_at": version.at.isoformat(),
        "restored_at": version.restored_at and version.restored_at.isoformat(),
        "url": f"{url}{VERSIONS}{version.number}/",
    }


def _correction(version: Version, url: str) -> Answer:
    before = version.number - 1
    return {
        "version": version.number,
        "at": version.at.isoformat(),
        "significance": version.significance,
        "note": version.note,
        "parts": list(dict.fromkeys(change.part for change in version.changes)),
        "changes_url": changes_url(url, before, version.number) if before else None,
    }


def _original(request: HttpRequest, original: Original | None) -> Answer | None:
    if original is None:
        return None
    return {
        "language": original.language.code,
        "url": request.build_absolute_uri(original.url),
        "title": original.title,
        "retrieved_on": original.retrieved_on and original.retrieved_on.isoformat(),
    }


def _image(request: HttpRequest, site: Site, image: LiveImage) -> Answer:
    return {
        "url": absolute_for(request, image.path, site.office),
        "width": image.width,
        "height": image.height,
        "alt": image.alt,
        "caption": image.caption,
        "credit": image.credit,
    }


def _attachment(request: HttpRequest, site: Site, attachment: LiveAttachment) -> Answer:
    return {
        "url": absolute_for(request, attachment.path, site.office),
        "title": attachment.title,
        "standing": attachment.standing,
        "size": attachment.size,
        "pages": attachment.pages,
    }


def _absent(release: Release | None, language: str) -> BadRequest:
    """The same words for what doesn't exist and what isn't public: neither is echoed."""
    held = release and notice(release, language)
    if held:
        facts = {"act": held.act, "reason": held.reason, "at": held.at.isoformat()}
        return BadRequest(f"This text is public no longer: {held.act}.", status=410, facts=facts)
    return BadRequest(f"No release of this id is public in “{language}”.", status=404)
