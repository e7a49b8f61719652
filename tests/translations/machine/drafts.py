"""Machine drafts as the tests of this room make them: asked for, made, overdue, under embargo."""

from __future__ import annotations

import datetime

from django.utils import timezone

from tests.cast import Cast, text
from translations import publishing
from translations.machine import making
from translations.models import MachineDraft, Translation
from translations.verbs import Verb
from translations.workflow import perform, perform_on_release, refusals

HOUR = datetime.timedelta(hours=1)
SOURCE = text(
    "会合への参加",
    "会合の**概要**は[こちら](https://example.org/a)。[^1]\n\n1. 第一点\n2. {第二点|だいにてん}\n\n"
    "| 国 | 額 |\n|---|---|\n| 日本 | 12 |\n|  | 3 |\n\n```\ncode\n```\n\n[^1]: 注\n",
)


def asked_for(cast: Cast, french: Translation) -> MachineDraft:
    perform(french, Verb.MACHINE, cast.anna)
    return MachineDraft.objects.get()


def made(draft: MachineDraft) -> MachineDraft:
    """The draft after one worker's turn."""
    making.make(draft.pk)
    draft.refresh_from_db()
    return draft


def texts(french: Translation) -> list[str]:
    return [segment.text for segment in french.segments.all()]


def soon(draft: MachineDraft) -> MachineDraft:
    """The draft when its pause, or its lease, is over."""
    past = timezone.now() - datetime.timedelta(minutes=2)
    MachineDraft.objects.filter(pk=draft.pk).update(next_try_at=past)
    return draft


def codes(french: Translation, cast: Cast) -> list[str]:
    return [refusal.code for refusal in refusals(french, Verb.MACHINE, cast.anna)]


def embargoed(cast: Cast, french: Translation) -> None:
    until = timezone.now() + HOUR
    publishing.set_embargo(french.release, cast.olivia, until, reason="joint announcement")
    perform_on_release(french.release, Verb.GRANT, cast.olivia, assignee=cast.anna)
