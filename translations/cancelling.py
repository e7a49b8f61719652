"""Cancelling: a release that will not be, and taking it up again after all."""

from __future__ import annotations

from django.contrib.auth.models import User
from django.db import transaction

from releases.models import Release
from translations.models import State, Translation
from translations.verbs import Verb
from translations.workflow import perform


def cancel_release(release: Release, user: User, *, reason: str) -> list[Translation]:
    """Cancel every text of ``release`` in one transaction, the original last. All of it is kept.

    Its series number stays its own. Raises Refused with the reasons against the first text that
    can't be cancelled, and then nothing has changed.
    """
    going = release.translations.exclude(state=State.CANCELLED).order_by("is_original", "pk")
    with transaction.atomic():
        return [perform(text, Verb.CANCEL, user, reason=reason) for text in going]


def reopen_release(release: Release, user: User) -> list[Translation]:
    """Take up a cancelled release again: each of its cancelled texts is a draft, the original first.

    Raises Refused, and then nothing has changed.
    """
    cancelled = release.translations.filter(state=State.CANCELLED).order_by("-is_original", "pk")
    with transaction.atomic():
        return [perform(text, Verb.REOPEN, user) for text in cancelled]
