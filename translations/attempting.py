"""Attempting: reads what an act is about, with the database's time, under the locks that it needs."""

from __future__ import annotations

from django.contrib.auth.models import User
from django.db.models import QuerySet
from django.db.models.functions import Now

from releases.models import Release
from releases.prepared import Prepared
from translations.attempt import Attempt, Inputs
from translations.models import Approval, Translation


def prepare(
    translation: Translation, verb: str, user: User, inputs: Inputs, *, lock: bool
) -> Attempt:
    """Read the text again with the database's time, under the locks of its release and itself.

    Every act locks the release, then the text, then the chain: in any other order two people at
    two languages of one release could each wait for the other.
    """
    if lock:
        Release.objects.locked(translation.release_id)
    text = (_LOCKED_TEXT if lock else _TEXT).first(translation.pk)
    if text is None:
        raise Translation.DoesNotExist
    return Attempt(verb, user, text.release, text.now, inputs, text)  # type: ignore[attr-defined]


def prepare_approved(key: int, verb: str, user: User, inputs: Inputs) -> Attempt:
    """The same in one statement for a text under the caller's lock, with its newest approval.

    Never the statement that takes the lock: one that waited would see what it joins as it was before.
    """
    approval = _APPROVED_TEXT.first(key)
    if approval is None:
        return prepare(Translation(pk=key), verb, user, inputs, lock=False)
    text, now = approval.translation, approval.now  # type: ignore[attr-defined]
    attempt = Attempt(verb, user, text.release, now, inputs, text)
    attempt.approval = approval
    return attempt


def _texts(key: int) -> QuerySet[Translation]:
    whole = Translation.objects.select_related("release__office", "source")
    return whole.annotate(now=Now()).filter(pk=key)


_TEXT = Prepared(_texts)
_LOCKED_TEXT = Prepared(
    lambda key: _texts(key).select_for_update(of=("self",), no_key=True),
)
_APPROVED_TEXT = Prepared(
    lambda key: (
        Approval.objects.standing()
        .filter(translation=key)
        .select_related(
            "translation__release__office",
            "translation__release__external_original",  # none of whose acts is a publication
            "translation__source",
        )
        .annotate(now=Now())
        .order_by("-pk")[:1]
    )
)
