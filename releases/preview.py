"""The public page of a text that is not public, for those who write it."""

from __future__ import annotations

from dataclasses import dataclass

from django.template.loader import render_to_string
from django.utils.translation import get_language, gettext, override

from releases.clock import database_now
from releases.composing import Facts, FilePath, Place, of_text
from releases.document import Document
from releases.files import media_of
from releases.languages import BY_CODE, Language
from releases.live import LiveText, attachments_in, images_in, live_languages
from releases.markup import to_html
from releases.models import Release


@dataclass(frozen=True)
class Banner:
    """What tells a preview from the page, in the language of whoever looks at it."""

    said: str
    language: Language
    is_outside: bool = False

    @classmethod
    def here(cls) -> Banner:
        language = BY_CODE.get(get_language() or "", BY_CODE["en"])
        return cls(gettext("Preview: readers do not see this."), language)

    @classmethod
    def to_outsiders(cls, language: str) -> Banner:
        """What stands over a text that is shown before its time, in the text's own language.

        In English where nobody has worded it in that one.
        """
        with override(language):
            said = gettext("Preview, not published. Do not distribute.")
        with override("en"):
            english = gettext("Preview, not published. Do not distribute.")
        return cls(said, BY_CODE["en" if said == english else language], is_outside=True)


def preview(
    release: Release,
    language: str,
    document: Document,
    *,
    file_path: FilePath,
    lines: bool = False,
    banner: Banner | None = None,
) -> str:
    """The whole page, as readers of ``language`` would have it of ``document``, with a banner over it.

    It has the label, the masthead and the look of the release's office, and neither a canonical
    address nor the other languages. ``file_path`` gives the address at which this reader may have
    an image ("image", and "small" for the telephone's) or an "attachment", by its token; with
    ``lines`` the body's blocks say on which line of the Markdown they begin. Nothing is written.
    Raises MarkupRefused for a body over the limit, KeyError for a file that the release has not.
    """
    text = _as_if_live(release, language, document, lines=lines)
    place = Place(release.office, live_languages(release))
    facts = Facts.of(release, [language])
    context = of_text(facts, place, text, file_path=file_path) | {
        "preview": banner or Banner.here()
    }
    with override(language):
        return render_to_string("releases/release_detail.html", context)


def _as_if_live(release: Release, language: str, document: Document, *, lines: bool) -> LiveText:
    now = database_now()
    media = media_of(release, language, document)
    return LiveText(
        language=language,
        title=document.title,
        summary=document.summary,
        body=str(to_html(document.body, lines=lines)),
        links=document.links,
        standing=document.standing,
        published_at=now,
        edited_at=now,
        revision=0,
        outdated_since=None,
        images=images_in(media),
        attachments=attachments_in(media),
    )
