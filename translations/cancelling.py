"""Cancelling: a release that will not be, and taking it up again after all."""

from __future__ import annotations

from django.contrib.auth.models import User
from django.db import transaction
from django.utils.translation import gettext as _

from releases.models import Release
from translations.errors import Refusal, Refused
from translations.models import State, Translation
from translations.verbs import Verb
from translations.workflow import perform


def cancel_release(release: Release, user: User, *, reason: str) -> list[Translation]:
    """Cancel every text of ``release`` in one transaction, the original last. All of it is kept.

    Its series number stays its own. Raises Refused with the reasons against the first text that
    can't be cancelled, and then nothing has changed.
    """
    with transaction.atomic():
        Release.objects.locked(release.pk)
        going = release.translations.exclude(state=State.CANCELLED).order_by("is_original", "pk")
        if not going:
            raise Refused(Verb.CANCEL, [Refusal("state", _("The release is cancelled."))])
        return [perform(text, Verb.CANCEL, user, reason=reason) for text in going]


def reopen_release(release: Release, user: User) -> list[Translation]:
    """Take up a cancelled release again: each of its cancelled texts is a draft, the original first.

    Raises Refused, and then nothing has changed.
    """
    with transaction.atomic():
        Release.objects.locked(release.pk)
        cancelled = release.translations.filter(state=State.CANCELLED)
        cancelled = cancelled.order_by("-is_original", "pk")
        if not cancelled.filter(is_original=True):
            raise Refused(Verb.REOPEN, [Refusal("state", _("The release is not cancelled."))])
        return [perform(text, Verb.REOPEN, user) for text in cancelled]
