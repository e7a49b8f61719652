"""Accepting: a person lets a finding of the checks stand, with the reason, on record.

It is let stand as the passages read then. When one of the two is changed the finding is found anew.
"""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from releases.markup import MarkupRefused
from translations.attempt import Attempt
from translations.checking import Found
from translations.errors import Refusal
from translations.models import Acceptance

_SHOWN = 200  # characters of a passage by which people know it in the history


def finding_stands(attempt: Attempt) -> Refusal | None:
    """The finding named is found now, and nobody has let it stand yet."""
    found = _named(attempt)
    if found is None:
        return Refusal(
            "no_finding", _("This is found no more: the passage or its source has changed.")
        )
    if found.acceptance is not None:
        return Refusal("accepted", _("Somebody has let this stand already."), (found.key,))
    return None


def accept(attempt: Attempt) -> None:
    found = _named(attempt)
    if found is None:
        return
    acceptance = Acceptance.objects.create(
        translation=attempt.translation,
        key=found.key,
        finding=found.id,
        about=found.about,
        message=found.message,
        reason=attempt.inputs.reason.strip(),
        by=attempt.user,
        at=attempt.at,
    )
    attempt.release.made.append(acceptance)
    attempt.facts |= {
        "finding": found.id,
        "message": found.message,
        "passage": found.passage[:_SHOWN],
    }


def none_blocking(attempt: Attempt) -> Refusal | None:
    """No fact surely differs from the source's, unless a person let it stand with a reason."""
    try:
        blocking = attempt.checking.blocking
    except MarkupRefused as refused:
        return Refusal("too_large", str(refused))
    if not blocking:
        return None
    message = ngettext(
        "The checks find %(count)d thing that must be mended or let stand with a reason: %(first)s",
        "The checks find %(count)d things that must be mended or let stand with a reason, first: %(first)s",
        len(blocking),
    )
    keys = tuple(dict.fromkeys(found.key for found in blocking))
    return Refusal(
        "findings", message % {"count": len(blocking), "first": blocking[0].message}, keys
    )


def _named(attempt: Attempt) -> Found | None:
    """The finding that the person named, as the text is stored."""
    name = attempt.inputs.finding
    try:
        return attempt.checking.named(name) if name else None
    except MarkupRefused:
        return None
