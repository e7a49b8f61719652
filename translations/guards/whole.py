"""Guards on a text as one of a release: what must become of the others before."""

from __future__ import annotations

from django.utils.translation import gettext as _

from translations.attempt import Attempt
from translations.errors import Refusal
from translations.models import Public, State


def nothing_of_it_public(attempt: Attempt) -> Refusal | None:
    """An original isn't cancelled while readers have the release in any language."""
    if not attempt.translation.is_original:
        return None
    others = attempt.release.translations.exclude(pk=attempt.translation.pk)
    if not others.filter(public__in=[Public.LIVE, Public.WITHDRAWN]).exists():
        return None
    return Refusal("already_public", _("The release is public: withdraw it instead."))


def others_cancelled_first(attempt: Attempt) -> Refusal | None:
    """The original goes last (``cancelling.cancel_release``), so that no text is left without one."""
    if not attempt.translation.is_original:
        return None
    others = attempt.release.translations.exclude(pk=attempt.translation.pk)
    left = [text.get_language_display() for text in others.exclude(state=State.CANCELLED)]
    if not left:
        return None
    return Refusal(
        "dependents",
        _("Cancel the whole release: these texts go with its original: %(languages)s.")
        % {"languages": ", ".join(left)},
    )


def original_taken_up_first(attempt: Attempt) -> Refusal | None:
    """A translation of a cancelled release comes back after its original."""
    original = attempt.original
    if attempt.translation.is_original or original is None or original.state != State.CANCELLED:
        return None
    return Refusal("cancelled", _("The release is cancelled: take up its original first."))
