"""The news feed of each language, in Atom (RFC 4287), with what was taken down (RFC 6721).

An entry is updated by what readers are told of: a corrected typing mistake leaves it as it is.
"""

from __future__ import annotations

import datetime
import re
import uuid
from operator import attrgetter
from typing import Any
from xml.sax.xmlreader import AttributesImpl

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.feedgenerator import Atom1Feed, Enclosure, rfc3339_date
from django.utils.html import format_html
from django.utils.translation import gettext, override
from django.utils.xmlutils import SimplerXMLGenerator
from django.views.decorators.http import conditional_page, require_safe

from releases.addresses import absolute_for
from releases.caching import for_all_readers
from releases.corrections import VERSIONS
from releases.dates import moment
from releases.excerpt import excerpt
from releases.labels import Label, labels_by_office
from releases.languages import BY_CODE, column
from releases.live import Headline, Notice, attachments_in, headline, notice
from releases.masthead import Masthead
from releases.models import Act, Release
from releases.notices import HEADINGS, reason_wording
from releases.site import Site

FEED_SIZE = 30
EXCERPT_LENGTH = 400
PDF = "application/pdf"  # the one sort of attachment that is taken (releases/uploads.py)
# A name space of our own (RFC 9562, 5.5): an entry keeps its id when the site moves host.
_ENTRIES = uuid.UUID("5f0c6f34-0a53-4c0e-9a57-0d2f8e5b7c11")
# What Atom has no word for is in a name space of our own (docs/public-site.md).
OWN = uuid.uuid5(_ENTRIES, "elements").urn
# Of an empty feed: were it the moment of asking, each answer would be another, and none kept.
BEGINNING = datetime.datetime(2000, 1, 1, tzinfo=datetime.UTC)
TOMBSTONES = "http://purl.org/atompub/tombstones/1.0"
_NOT_XML = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


@require_safe
@conditional_page
@for_all_readers
def feed(request: HttpRequest, language: str) -> HttpResponseBase:
    """``/fr/feed.atom``: the newest releases of a site in a language, each with its standing."""
    site = Site.asked(request)
    shown = site.releases(language)
    newest = shown.live(language).newest_first()
    found = list(newest.listed(language, "body", "media")[:FEED_SIZE])
    wordings = labels_by_office({release.office_id for release in found}, language)
    atom = _empty_feed(request, site, language)
    for release in found:
        entry = headline(release, language)
        label = wordings[entry.office_id].get((entry.standing, language))
        atom.add_item(**_item(request, site, release, entry, label))
    named = ("public_id", "source_language", column("notice", language))
    for release in shown.taken_down(language).only(*named)[:FEED_SIZE]:
        if held := notice(release, language):
            atom.taken_down.append((entry_id(release.public_id, language), held))
    response = HttpResponse(content_type=Atom1Feed.content_type)
    atom.write(response, "utf-8")
    return response


def entry_id(*names: str) -> str:
    """An id that is the same for ever, whatever becomes of titles, addresses and host names."""
    return uuid.uuid5(_ENTRIES, "/".join(names)).urn


class ReleaseFeed(Atom1Feed):
    """Atom, with the standing of each entry as a category that programs can read.

    ``taken_down`` are the ids of entries that are no more, with their notices.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.taken_down: list[tuple[str, Notice]] = []

    def root_attributes(self) -> dict[str, Any]:
        return super().root_attributes() | {"xmlns:at": TOMBSTONES, "xmlns:r": OWN}

    def latest_post_date(self) -> datetime.datetime:
        """When anything here last changed; of an empty feed, when a reader may take it to have begun."""
        entries = [item["updateddate"] for item in self.items]
        return max([*entries, *(held.at for _key, held in self.taken_down)], default=BEGINNING)

    def write_items(self, handler: SimplerXMLGenerator) -> None:
        super().write_items(handler)
        for key, held in self.taken_down:
            attributes = AttributesImpl({"ref": key, "when": rfc3339_date(held.at)})
            handler.startElement("at:deleted-entry", attributes)
            with override(held.language):
                said = f"{HEADINGS[Act(held.act)]}. {reason_wording(held.reason)}".strip()
            handler.addQuickElement("at:comment", said)
            handler.endElement("at:deleted-entry")

    def add_item_elements(self, handler: SimplerXMLGenerator, item: dict[str, Any]) -> None:
        super().add_item_elements(handler, item)
        category = {"term": item["standing"]}
        if item["label"]:
            category["label"] = item["label"]
        handler.addQuickElement("category", "", category)
        history = {"rel": "version-history", "href": item["versions_url"]}
        handler.addQuickElement("link", "", history)
        handler.addQuickElement("r:revision", str(item["revision"]))
        handler.addQuickElement("r:version", str(len(item["versions"])))
        for each in filter(attrgetter("is_told"), item["versions"]):
            attributes = {
                "version": str(each.number),
                "at": rfc3339_date(each.at),
                "significance": each.significance,
            }
            handler.addQuickElement("r:correction", _NOT_XML.sub("", each.note), attributes)


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
    told = _told(entry, release.office_id, site)
    link = absolute_for(request, entry.path, site.office)
    issuer = site.issuer_named(entry.office_id)
    author = Masthead.of(issuer, entry.language).name
    return {
        "title": _NOT_XML.sub("", entry.title),
        "link": link,
        "description": _NOT_XML.sub("", stated + told + format_html("<p>{}</p>", lead)),
        "unique_id": entry_id(entry.public_id, entry.language),
        "author_name": author.text if author else None,
        "pubdate": entry.published_at,
        "updateddate": entry.updated_at,
        "enclosures": [
            Enclosure(absolute_for(request, each.path, site.office), str(each.size), PDF)
            for each in attachments_in(media)
        ],
        "revision": entry.revision,
        "versions": entry.versions,
        "versions_url": f"{link}{VERSIONS}",
        "standing": entry.standing,
        "label": label.short if label else "",
    }


def _told(entry: Headline, office: int, site: Site) -> str:
    """When the text was last corrected, and the note on it, if it ever was."""
    version = entry.correction
    if version is None:
        return ""
    with override(entry.language):
        when = moment(version.at, site.known[office].zone, entry.language)
        head = gettext("Corrected on %(when)s") % {"when": when}
    return format_html("<p><em>{}</em> {}</p>", head, version.note)
