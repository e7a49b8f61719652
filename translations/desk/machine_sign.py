"""The sign of machine drafts at the desk: how the last one went, and whether another may be asked for."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from translations.models import MachineDraft


@dataclass(frozen=True)
class MachineSign:
    """``draft`` is the last that was asked for; ``is_anything_empty`` whether another has something to do."""

    draft: MachineDraft | None
    is_anything_empty: bool

    @property
    def is_thinkable(self) -> bool:
        """Whether the table need be asked at all."""
        return self.is_anything_empty and not self.is_waiting

    @property
    def is_waiting(self) -> bool:
        return self.draft is not None and self.draft.state == MachineDraft.State.WAITING

    @property
    def is_failed(self) -> bool:
        return self.draft is not None and self.draft.state == MachineDraft.State.FAILED

    @property
    def notes(self) -> list[str]:
        """What else is to be known of the last one: each a sentence."""
        draft = self.draft
        if draft is None:
            return []
        notes = [_passages(draft.passages)] if draft.passages or not draft.cause else []
        return notes + [
            _left(reason, len(keys))
            for reason in MachineDraft.Left
            if (keys := draft.left_for(reason))
        ]


def _passages(count: int) -> str:
    if not count:
        return _("Nothing was left to draft.")
    drafted = ngettext("%(count)d passage was drafted.", "%(count)d passages were drafted.", count)
    return drafted % {"count": count}


def _left(reason: MachineDraft.Left, count: int) -> str:
    """Why so many passages are empty still."""
    if reason == MachineDraft.Left.TOO_LONG:
        left = ngettext(
            "%(count)d passage was left empty: it is longer than the service takes.",
            "%(count)d passages were left empty: they are longer than the service takes.",
            count,
        )
    else:
        left = ngettext(
            "%(count)d passage was left empty: what the service answered lacks a mark of the source.",
            "%(count)d passages were left empty: what the service answered lacks marks of the source.",
            count,
        )
    return left % {"count": count}
