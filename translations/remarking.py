"""Remarks: what is said about a text, in threads, each open until somebody resolves it.

A thread is a remark and the answers to it. It is about one passage or the whole text, and whoever
answers in one that was resolved opens it again: there is something to talk about.
"""

from __future__ import annotations

from django.utils.translation import gettext as _

from translations.attempt import Attempt
from translations.errors import Refusal
from translations.models import Remark


def answered_exists(attempt: Attempt) -> Refusal | None:
    """The remark that is answered, if one is, is of this text."""
    if attempt.inputs.remark is None or _thread(attempt) is not None:
        return None
    return _none_such()


def one_is_open(attempt: Attempt) -> Refusal | None:
    """Something waits to be resolved."""
    if attempt.translation.remarks.open().exists():
        return None
    return Refusal("no_open_remark", _("No remark is open."))


def remark_is_open(attempt: Attempt) -> Refusal | None:
    """The thread named is of this text, and nobody has resolved it meanwhile."""
    thread = _thread(attempt)
    if thread is None:
        return _none_such()
    if not thread.is_resolved:
        return None
    return Refusal("resolved", _("This remark has been resolved already."))


def remark(attempt: Attempt) -> None:
    """Say something about the whole text or one segment, or answer; nothing else changes."""
    thread = _thread(attempt)
    if thread is not None and thread.is_resolved:
        _resolve(thread, by=None)
    if attempt.inputs.comment.strip():
        _say(attempt, thread)


def resolve(attempt: Attempt) -> None:
    """Close the thread, with a last word where one was given."""
    thread = _thread(attempt)
    if thread is None:
        return
    if attempt.inputs.comment.strip():
        _say(attempt, thread)
    _resolve(thread, by=attempt)
    attempt.facts["remark"] = thread.pk


def _say(attempt: Attempt, thread: Remark | None) -> None:
    Remark.objects.create(
        translation=attempt.translation,
        key=thread.key if thread else attempt.inputs.key,
        parent=thread,
        revision=attempt.translation.revision,
        author=attempt.user,
        text=attempt.inputs.comment,
        at=attempt.at,
    )


def _resolve(thread: Remark, *, by: Attempt | None) -> None:
    thread.resolved_by, thread.resolved_at = (by.user, by.at) if by else (None, None)
    thread.save(update_fields=["resolved_by", "resolved_at"])


def _thread(attempt: Attempt) -> Remark | None:
    """The first remark of the thread that is meant, whichever of its remarks was named."""
    named = attempt.inputs.remark
    if named is None:
        return None
    found: Remark | None = (
        attempt.translation.remarks.select_related("parent").filter(pk=named).first()
    )
    return found.parent or found if found else None


def _none_such() -> Refusal:
    return Refusal("no_remark", _("There is no such remark on this text."))
