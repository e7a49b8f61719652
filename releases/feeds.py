"""The news feed of each language, in Atom (RFC 4287)."""

from __future__ import annotations

import re
import uuid
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.feedgenerator import Atom1Feed, Enclosure
from django.utils.html import format_html
from django.utils.translation import gettext, override
from django.utils.xmlutils import SimplerXMLGenerator
from django.views.decorators.http import conditional_page, require_safe

from releases.addresses import absolute_for
from releases.caching import for_all_readers
from releases.excerpt import excerpt
from releases.labels import Label, labels_by_office
from releases.languages import BY_CODE, column
from releases.live import Headline, attachments_in, headline
from releases.masthead import Masthead
from releases.models import Release
from releases.site import Site

FEED_SIZE = 30
EXCERPT_LENGTH = 400
PDF = "application/pdf"  # the one sort of attachment that is taken (releases/uploads.py)
# A name space of our own (RFC 9562, 5.5): an entry keeps its id when the site moves host.
_ENTRIES = uuid.UUID("5f0c6f34-0a53-4c0e-9a57-0d2f8e5b7c11")
_NOT_XML = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


@require_safe
@conditional_page
@for_all_readers
def feed(request: HttpRequest, language: str) -> HttpResponseBase:
    """``/fr/feed.atom``: the newest releases of a site in a language, each with its standing."""
    site = Site.asked(request)
    newest = site.releases(language).live(language).newest_first()
    found = list(newest.listed(language, "body", "media")[:FEED_SIZE])
    wordings = labels_by_office({release.office_id for release in found}, language)
    atom = _empty_feed(request, site, language)
    for release in found:
        entry = headline(release, language)
        label = wordings[entry.office_id].get((entry.standing, language))
        atom.add_item(**_item(request, site, release, entry, label))
    response = HttpResponse(content_type=Atom1Feed.content_type)
    atom.write(response, "utf-8")
    return response


def entry_id(*names: str) -> str:
    """An id that is the same for ever, whatever becomes of titles, addresses and host names."""
    return uuid.uuid5(_ENTRIES, "/".join(names)).urn


class ReleaseFeed(Atom1Feed):
    """Atom, with the standing of each entry as a category that programs can read."""

    def add_item_elements(self, handler: SimplerXMLGenerator, item: dict[str, Any]) -> None:
        super().add_item_elements(handler, item)
        category = {"term": item["standing"]}
        if item["label"]:
            category["label"] = item["label"]
        handler.addQuickElement("category", "", category)


def _empty_feed(request: HttpRequest, site: Site, language: str) -> ReleaseFeed:
    office = Masthead.of(site.office, language).name
    with override(language):
        title = gettext("Press releases")
    # The main site's feed had its id before offices had hosts.
    own_host = [site.office.host] if site.office and site.office.host else []
    return ReleaseFeed(
        title=f"{title} · {office.text}" if office else title,
        author_name=office.text if office else title,
        link=absolute_for(request, f"/{language}/", site.office),
        feed_url=absolute_for(request, f"/{language}/feed.atom", site.office),
        feed_guid=entry_id("feed", *own_host, language),
        language=BY_CODE[language].tag,
        description="",
    )


def _item(
    request: HttpRequest, site: Site, release: Release, entry: Headline, label: Label | None
) -> dict[str, Any]:
    """What the feed says of one release; an issuer that is not the feed's own is its author."""
    body, media = (getattr(release, column(name, entry.language)) for name in ("body", "media"))
    lead = entry.summary or excerpt(body, EXCERPT_LENGTH)
    stated = format_html("<p><strong>{}</strong></p>", label.full) if label else ""
    issuer = site.issuer_named(entry.office_id)
    author = Masthead.of(issuer, entry.language).name
    return {
        "title": _NOT_XML.sub("", entry.title),
        "link": absolute_for(request, entry.path, site.office),
        "description": _NOT_XML.sub("", stated + format_html("<p>{}</p>", lead)),
        "unique_id": entry_id(entry.public_id, entry.language),
        "author_name": author.text if author else None,
        "pubdate": entry.published_at,
        "updateddate": entry.edited_at,
        "enclosures": [
            Enclosure(absolute_for(request, each.path, site.office), str(each.size), PDF)
            for each in attachments_in(media)
        ],
        "standing": entry.standing,
        "label": label.short if label else "",
    }
