"""The news feed of each language, in Atom (RFC 4287)."""

from __future__ import annotations

import re
import uuid
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.feedgenerator import Atom1Feed
from django.utils.html import format_html
from django.utils.translation import gettext, override
from django.utils.xmlutils import SimplerXMLGenerator
from django.views.decorators.http import conditional_page, require_safe

from releases.addresses import absolute_for
from releases.caching import for_all_readers
from releases.excerpt import excerpt
from releases.labels import Label, labels
from releases.languages import BY_CODE, column
from releases.live import Headline, headline
from releases.masthead import Masthead, front_office
from releases.models import Office, Release

FEED_SIZE = 30
EXCERPT_LENGTH = 400
# A name space of our own (RFC 9562, 5.5): an entry keeps its id when the site moves host.
_ENTRIES = uuid.UUID("5f0c6f34-0a53-4c0e-9a57-0d2f8e5b7c11")
_NOT_XML = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


@require_safe
@conditional_page
@for_all_readers
def feed(request: HttpRequest, language: str) -> HttpResponseBase:
    """``/fr/feed.atom``: the newest releases in a language, each with its standing."""
    newest = Release.objects.live(language).newest_first().listed(language, "body")[:FEED_SIZE]
    wording = labels(language)
    atom = _empty_feed(request, language)
    for release in newest:
        entry = headline(release, language)
        lead = entry.summary or excerpt(getattr(release, column("body", language)), EXCERPT_LENGTH)
        _add(atom, request, entry, lead, wording.get((entry.standing, language)))
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


def _empty_feed(request: HttpRequest, language: str) -> ReleaseFeed:
    office = Masthead.of(front_office(Office.objects.all()), language).name
    with override(language):
        title = gettext("Press releases")
    return ReleaseFeed(
        title=f"{title} · {office.text}" if office else title,
        author_name=office.text if office else title,
        link=absolute_for(request, f"/{language}/"),
        feed_url=absolute_for(request, f"/{language}/feed.atom"),
        feed_guid=entry_id("feed", language),
        language=BY_CODE[language].tag,
        description="",
    )


def _add(
    atom: ReleaseFeed, request: HttpRequest, entry: Headline, lead: str, label: Label | None
) -> None:
    stated = format_html("<p><strong>{}</strong></p>", label.full) if label else ""
    atom.add_item(
        title=_NOT_XML.sub("", entry.title),
        link=absolute_for(request, entry.path),
        description=_NOT_XML.sub("", stated + format_html("<p>{}</p>", lead)),
        unique_id=entry_id(entry.public_id, entry.language),
        pubdate=entry.published_at,
        updateddate=entry.edited_at,
        standing=entry.standing,
        label=label.short if label else "",
    )
