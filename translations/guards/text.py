"""Guards on what the text and its source must be."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from releases.document import Document, Standing
from releases.markup import bidi_controls
from releases.record import last_edition
from translations import composing, heads
from translations.attempt import Attempt
from translations.errors import Refusal
from translations.models import Approval, Origin, Place, Public, Translation


def complete(attempt: Attempt) -> Refusal | None:
    """A title, a body, and no block without its text."""
    document = composing.compose(attempt.translation)
    if not document.title.strip():
        return Refusal("no_title", _("The title is empty."), (heads.TITLE_KEY,))
    if not document.body.strip():
        return Refusal("no_body", _("There is no text below the title."))
    offered = {slot.key: slot for slot in heads.slots(attempt.translation)}
    segments = [
        segment
        for segment in attempt.translation.segments.all()
        if segment.kind not in heads.IN_SLOTS or segment.key in offered
    ]
    wordless = set(offered) - {segment.key for segment in segments if segment.text.strip()}
    if without := [slot for key, slot in offered.items() if key in wordless and not slot.is_free]:
        return Refusal(
            "no_words",
            _("These have no words in this language yet: %(names)s.")
            % {"names": ", ".join(slot.name for slot in without)},
            tuple(slot.key for slot in without),
        )
    empty = [
        segment
        for segment in segments
        if not segment.text.strip()
        and segment.place == Place.IN
        and segment.kind not in heads.MAY_BE_EMPTY
    ]
    if not empty:
        return None
    message = ngettext(
        "%(count)d passage has no text yet, the first after “%(before)s”.",
        "%(count)d passages have no text yet, the first after “%(before)s”.",
        len(empty),
    )
    return Refusal(
        "empty_segments",
        message
        % {"count": len(empty), "before": _text_before(attempt.translation, empty[0].position)},
        tuple(segment.key for segment in empty),
    )


def _text_before(translation: Translation, position: int) -> str:
    before = translation.segments.filter(position__lt=position).exclude(text="").last()
    return before.text[:40] if before else "…"


def all_revised(attempt: Attempt) -> Refusal | None:
    """No passage still waits to be looked at because its source changed.

    Also none that is left out: what was not worth saying may have become so.
    """
    left_out = attempt.translation.segments.filter(
        place=Place.LEFT_OUT, is_to_revise=True, is_confirmed=False
    )
    keys = _keys(attempt, is_to_revise=True) + tuple(left_out.values_list("key", flat=True))
    if not keys:
        return None
    message = ngettext(
        "%(count)d passage is still marked to be revised: its source changed.",
        "%(count)d passages are still marked to be revised: their source changed.",
        len(keys),
    )
    return Refusal("to_revise", message % {"count": len(keys)}, keys)


def all_read(attempt: Attempt) -> Refusal | None:
    """No passage reads as a machine wrote it without a person having confirmed it."""
    keys = _keys(attempt, origin=Origin.MACHINE, is_confirmed=False)
    if not keys:
        return None
    message = ngettext(
        "%(count)d passage was drafted by machine and confirmed by nobody.",
        "%(count)d passages were drafted by machine and confirmed by nobody.",
        len(keys),
    )
    return Refusal("machine", message % {"count": len(keys)}, keys)


def _keys(attempt: Attempt, **having: Any) -> tuple[str, ...]:
    rows = attempt.translation.segments.filter(place=Place.IN, **having).exclude(text="")
    return tuple(rows.values_list("key", flat=True))


def is_translation(attempt: Attempt) -> Refusal | None:
    """The passages of an original are its own; only a translation arranges another text's."""
    if attempt.translation.source_id is not None:
        return None
    return Refusal("original", _("This is an original: change its text instead."))


def says_something_new(attempt: Attempt) -> Refusal | None:
    """It differs from the edition that readers had last: each edition is published once."""
    text = attempt.translation
    if text.public not in (Public.LIVE, Public.WITHDRAWN):
        return None
    last = last_edition(text.release, text.language)
    if last is None or composing.compose(text).sha256 not in _as_it_was(last.text, text):
        return None
    return Refusal(
        "nothing_new",
        _("It reads as what is public does: discard the draft, or change something first."),
    )


def _as_it_was(last: Document, text: Translation) -> set[str]:
    """The hashes of the last edition, and of the same words under a first note that they were corrected.

    A note on a note may change alone.
    """
    noted = last if last.correction_note else replace(last, correction_note=text.correction_note)
    return {last.sha256, noted.sha256}


def source_settled(attempt: Attempt) -> Refusal | None:
    """The revision that it was made from is approved, or recorded from another site."""
    text = attempt.translation
    if text.is_original or text.source is None or text.source.is_external:
        return None
    approved = Approval.objects.standing().filter(
        translation=text.source, revision=text.source_revision or 0
    )
    if approved.exists():
        return None
    return Refusal(
        "source_unapproved",
        _("Revision %(revision)s of its source is not approved yet.")
        % {"revision": text.source_revision},
    )


def source_live(attempt: Attempt) -> Refusal | None:
    """The original is public, or stands on another site.

    Languages that go public together do so in one transaction, the original first.
    """
    if attempt.translation.is_original:
        return None
    original = attempt.original
    if original is not None and original.public in (Public.LIVE, Public.EXTERNAL):
        return None
    return Refusal("original_not_public", _("The original is not public."))


def no_hidden_controls(attempt: Attempt) -> Refusal | None:
    """Characters that turn the direction of writing unseen are confirmed by the reviewer."""
    if attempt.inputs.controls_confirmed:
        return None
    text = attempt.translation.text
    found = bidi_controls("\n".join([text.title, text.summary, text.body]))
    if not found:
        return None
    names = ", ".join(sorted({name for _position, name in found}))
    return Refusal(
        "bidi_controls",
        _("The text holds invisible direction marks (%(names)s): confirm that they are meant.")
        % {"names": names},
    )


def source_is_newer(attempt: Attempt) -> Refusal | None:
    """The source has a settled revision after the one that this text was made from."""
    newest = max(attempt.source_revisions, default=0)
    if newest > (attempt.translation.source_revision or 0):
        return None
    return Refusal("source_unchanged", _("Its source has no newer revision."))


def is_provisional(attempt: Attempt) -> Refusal | None:
    if attempt.translation.standing == Standing.PROVISIONAL:
        return None
    return Refusal("not_provisional", _("The text is not a provisional translation."))


def not_taken_down(attempt: Attempt) -> Refusal | None:
    """A withdrawn text is made public again first, so that nobody does it unawares."""
    if attempt.translation.public != Public.WITHDRAWN:
        return None
    return Refusal("withdrawn", _("The text was withdrawn: make it public again first."))
