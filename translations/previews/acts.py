"""Acts: making and revoking a preview link, and what is against either.

The token never comes here, nor near the record: who asks for a link makes the token, and gives the
verb its digest.
"""

from __future__ import annotations

import datetime
import re
from typing import Any, NamedTuple

from django.db.models import Exists, OuterRef
from django.utils.translation import gettext as _

from releases.models import Act, Publication
from translations.attempt import Attempt
from translations.errors import Refusal
from translations.models import ENDED, PreviewLink, Translation

MOST_HOURS = 14 * 24
MOST_OPEN = 20  # of one text: more than that is a publication
_DIGEST = re.compile(r"[0-9a-f]{64}")


def make(attempt: Attempt) -> None:
    """Bind a link to the newest revision; whom it is for is the reason on record."""
    text, given = attempt.translation, attempt.inputs
    until = attempt.at + datetime.timedelta(hours=given.hours or 0)
    link = PreviewLink.objects.create(
        translation=text,
        revision=text.revision,
        digest=given.digest,
        whom=given.reason.strip(),
        made_by=attempt.user,
        made_at=attempt.at,
        expires_at=until,
    )
    attempt.facts |= {"preview_link": link.pk, "expires_at": until.isoformat()}


def revoke(attempt: Attempt) -> None:
    link = _link(attempt)
    if link is not None:
        PreviewLink.objects.filter(pk=link.pk).update(revoked_at=attempt.at)
        attempt.facts["preview_link"] = link.pk


def has_a_revision(attempt: Attempt) -> Refusal | None:
    """What is shown is a revision that keeps; a draft has one once it was submitted."""
    if attempt.translation.revision:
        return None
    return Refusal("no_revision", _("Submit it first: a preview shows a revision that stays."))


def not_public_yet(attempt: Attempt) -> Refusal | None:
    """What readers have, everybody may have at its own address; what was taken from them, nobody may."""
    if not attempt.translation.revision or not _standing(attempt).is_published:
        return None
    if attempt.translation.public in ENDED:
        told = _(
            "Readers had this revision, and it was taken down: a preview shows a newer one only."
        )
        return Refusal("taken_down", told)
    return Refusal("public_already", _("Readers have this revision: give its own address."))


def whom_given(attempt: Attempt) -> Refusal | None:
    whom = attempt.inputs.reason.strip()
    if whom and len(whom) <= PreviewLink._meta.get_field("whom").max_length:  # type: ignore[operator]
        return None
    return Refusal("no_whom", _("Say in a few words whom it is for: it goes on record."))


def bounded(attempt: Attempt) -> Refusal | None:
    """A link lasts some hours, and two weeks at most; a text has only so many."""
    if not 1 <= (attempt.inputs.hours or 0) <= MOST_HOURS:
        return Refusal("no_hours", _("Say for how long: two weeks at most."))
    if PreviewLink.objects.open().filter(translation=attempt.translation).count() >= MOST_OPEN:
        return Refusal("too_many", _("Twenty links lead to this text: revoke one first."))
    return None


def secret_given(attempt: Attempt) -> Refusal | None:
    """The digest of a token, of which no other link has the same."""
    given = attempt.inputs.digest
    if _DIGEST.fullmatch(given) and not PreviewLink.objects.filter(digest=given).exists():
        return None
    return Refusal("no_secret", _("The link has no secret of its own: make another."))


def one_is_open(attempt: Attempt) -> Refusal | None:
    if _standing(attempt).has_link:
        return None
    return Refusal("state", _("No preview link leads here."))


class Standing(NamedTuple):
    """Whether readers have the text's revision, and whether a link leads to the text."""

    is_published: bool
    has_link: bool


def _standing(attempt: Attempt) -> Standing:
    """As it was read with the text, where a page shows it; what is done locks a text read without it."""
    text: Any = attempt.translation
    if not hasattr(text, "is_published_so"):
        text = Translation.objects.filter(pk=text.pk).annotate(**standing()).get()
    return Standing(text.is_published_so, text.has_preview_link)


def standing() -> dict[str, Exists]:
    """What a query of texts is annotated with, so that the guards need not ask."""
    published = Publication.objects.filter(
        release=OuterRef("release"),
        language=OuterRef("language"),
        act=Act.PUBLISHED,
        revision=OuterRef("revision"),
    )
    open_ones = PreviewLink.objects.open().filter(translation=OuterRef("pk"))
    return {"is_published_so": Exists(published), "has_preview_link": Exists(open_ones)}


def link_is_open(attempt: Attempt) -> Refusal | None:
    """The link is one of this text, and leads to it still."""
    if _link(attempt) is not None:
        return None
    return Refusal("no_link", _("That link leads nowhere any more."))


def _link(attempt: Attempt) -> PreviewLink | None:
    links = PreviewLink.objects.open().filter(translation=attempt.translation)
    return links.filter(pk=attempt.inputs.link or 0).first()
