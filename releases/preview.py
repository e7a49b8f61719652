"""The public page of a text that is not public, for those who write it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeAlias

from django.template.loader import render_to_string
from django.utils.translation import get_language, gettext, override

from releases.addresses import current_paths
from releases.clock import database_now
from releases.document import Document, Standing
from releases.files import media_of
from releases.labels import labels, worded
from releases.languages import BY_CODE, Language
from releases.live import LiveAttachment, LiveImage, LiveText
from releases.markup import to_html
from releases.masthead import Masthead
from releases.models import Release
from releases.original import original_of

# Where a file is: of "image", "small" or "attachment", and its token.
FilePath: TypeAlias = Callable[[str, str], str]


@dataclass(frozen=True)
class Banner:
    """What tells a preview from the page, in the language of whoever looks at it."""

    said: str
    language: Language

    @classmethod
    def here(cls) -> Banner:
        language = BY_CODE.get(get_language() or "", BY_CODE["en"])
        return cls(gettext("Preview: readers do not see this."), language)


def preview(release: Release, language: str, document: Document, *, file_path: FilePath) -> str:
    """The whole page, as readers of ``language`` would have it of ``document``, with a banner over it.

    It has the label, the masthead and the look of the release's office, and neither a canonical
    address nor the other languages. ``file_path`` gives the address at which this reader may have
    an image ("image", and "small" for the telephone's) or an "attachment", by its token. Nothing
    is written. Raises MarkupRefused for a body over the limit, KeyError for a file that the
    release has not.
    """
    banner, text = Banner.here(), _as_if_live(release, language, document)
    original = original_of(release, current_paths(release))
    context = {
        "preview": banner,
        "release": release,
        "language": BY_CODE[language],
        "masthead": Masthead.of(release.office, language),
        "text": text,
        "label": labels(language).get((text.standing, language)),
        "original": None if text.standing == Standing.ORIGINAL else original,
        "topics": [worded(topic, "name", language) for topic in release.topics.all()],
        "countries": [worded(country, "name", language) for country in release.countries.all()],
    }
    with override(language):
        return render_to_string("releases/release_detail.html", context)


def _as_if_live(release: Release, language: str, document: Document) -> LiveText:
    now = database_now()
    media = media_of(release, language, document) or {"images": (), "attachments": ()}
    return LiveText(
        language=language,
        title=document.title,
        summary=document.summary,
        body=str(to_html(document.body)),
        links=document.links,
        standing=document.standing,
        published_at=now,
        edited_at=now,
        revision=0,
        outdated_since=None,
        images=tuple(LiveImage(**image) for image in media["images"]),
        attachments=tuple(LiveAttachment(**each) for each in media["attachments"]),
    )
