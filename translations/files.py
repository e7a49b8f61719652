"""Files and links of a release: what the verbs that add and take them off demand and do.

An image or a link belongs to the release and gets its words in every language; an attachment belongs
to one language's text. None of these verbs changes a text in another language: each takes up what is
new when it is next saved or submitted (``drafting.fit_to_release``).
"""

from __future__ import annotations

from collections.abc import Sequence

from django.core.exceptions import ValidationError
from django.core.validators import MaxLengthValidator, URLValidator
from django.utils.translation import gettext as _

from releases import files
from releases.document import Standing
from releases.models import Attachment, Image, RelatedLink
from translations import drafting, heads
from translations.attempt import Attempt
from translations.errors import Refusal

MOST_LINKS, MOST_IMAGES, MOST_ATTACHMENTS = 20, 12, 12
_is_address = URLValidator(schemes=["http", "https"])
_fits = MaxLengthValidator(RelatedLink._meta.get_field("url").max_length or 0)


# --- attachments, of one text ----------------------------------------------------------------


def paper_given(attempt: Attempt) -> Refusal | None:
    """A file that was looked through, what it is called, and what it counts as."""
    given, text = attempt.inputs, attempt.translation
    if given.paper is None:
        return Refusal("no_file", _("Choose the file."))
    if not given.text.strip():
        return Refusal("no_title", _("Say what the attachment is called in this language."))
    if given.standing not in Standing.values:
        return Refusal(
            "no_standing", _("Say whether the attachment is the original or what it is.")
        )
    held = attempt.release.attachments.current().filter(language=text.language)
    if held.count() >= MOST_ATTACHMENTS:
        return Refusal("too_many", _("%(count)d are the most.") % {"count": MOST_ATTACHMENTS})
    return None


def attachment_exists(attempt: Attempt) -> Refusal | None:
    if _attachment(attempt) is not None:
        return None
    return Refusal("no_attachment", _("The text has no such attachment."))


def attach(attempt: Attempt) -> None:
    given, text = attempt.inputs, attempt.translation
    if given.paper is None:
        return
    kept = files.keep_attachment(attempt.release, text.language, given.paper, given.standing)
    drafting.fit_to_release(text, attempt.user, attempt.at)
    title = {heads.attachment_key(kept): given.text.strip()}
    drafting.write_texts(text, attempt.user, title, attempt.at)
    attempt.facts |= {"file": kept.name, "sha256": kept.sha256, "standing": kept.standing}


def detach(attempt: Attempt) -> None:
    """The file stays with the editions that were approved with it."""
    kept = _attachment(attempt)
    if kept is None:
        return
    kept.removed_at = attempt.at
    kept.save(update_fields=["removed_at"])
    drafting.fit_to_release(attempt.translation, attempt.user, attempt.at)
    attempt.facts |= {"file": kept.name, "sha256": kept.sha256}


def _attachment(attempt: Attempt) -> Attachment | None:
    current = attempt.release.attachments.current()
    return current.filter(
        language=attempt.translation.language, pk=attempt.inputs.attachment or 0
    ).first()


# --- images and links, of the release --------------------------------------------------------


def picture_given(attempt: Attempt) -> Refusal | None:
    if attempt.inputs.picture is None:
        return Refusal("no_file", _("Choose the file."))
    if attempt.release.images.current().count() >= MOST_IMAGES:
        return Refusal("too_many", _("%(count)d are the most.") % {"count": MOST_IMAGES})
    return None


def image_exists(attempt: Attempt) -> Refusal | None:
    if _image(attempt) is not None:
        return None
    return Refusal("no_image", _("The release has no such image."))


def add_image(attempt: Attempt) -> None:
    if attempt.inputs.picture is not None:
        kept = files.keep_image(attempt.release, attempt.inputs.picture)
        attempt.facts |= {"image": kept.pk, "sha256": kept.sha256}


def remove_image(attempt: Attempt) -> None:
    """The picture stays with the editions that were approved with it."""
    kept = _image(attempt)
    if kept is not None:
        kept.removed_at = attempt.at
        kept.save(update_fields=["removed_at"])
        attempt.facts |= {"image": kept.pk, "sha256": kept.sha256}


def _image(attempt: Attempt) -> Image | None:
    return attempt.release.images.current().filter(pk=attempt.inputs.image or 0).first()


def links_given(attempt: Attempt) -> Refusal | None:
    """A list of web addresses, which may be empty."""
    links = attempt.inputs.links
    if links is None:
        return Refusal("no_links", _("Give the addresses, one a line."))
    return against_links(links)


def against_links(links: Sequence[str]) -> Refusal | None:
    """The first reason why these are no related links of a release."""
    if len(links) > MOST_LINKS:
        return Refusal("too_many", _("%(count)d are the most.") % {"count": MOST_LINKS})
    for url in links:
        try:
            _is_address(url)
            _fits(url)
        except ValidationError:
            return Refusal("bad_link", _("“%(url)s” is no web address.") % {"url": url[:100]})
    return None


def change_links(attempt: Attempt) -> None:
    """The release's related links are these, in this order; their words are each text's."""
    wanted = list(dict.fromkeys(attempt.inputs.links or ()))
    rows = {link.url: link for link in attempt.release.related_links.all()}
    for url, link in rows.items():
        if url not in wanted and link.removed_at is None:
            link.removed_at = attempt.at
            link.save(update_fields=["removed_at"])
    for position, url in enumerate(wanted):
        link = rows.get(url) or RelatedLink(release=attempt.release, url=url)
        link.position, link.removed_at = position, None
        link.save()
    attempt.facts["links"] = wanted
