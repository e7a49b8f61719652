"""Making a machine draft: in a worker, in bounded time, a few passages a request, each saved as it comes.

Nothing is fetched inside a transaction. A draft is claimed by a lease, so that a task that comes
twice works once, and one whose worker died is taken up by another.
"""

from __future__ import annotations

import datetime
import json
import logging
import time
from collections.abc import Mapping
from dataclasses import dataclass, field

from django.db import transaction
from django.db.models import F
from django.db.models.functions import Now

from releases.clock import database_now
from releases.markup import MarkupRefused, refuse_large
from releases.models import Release
from translations.errors import Refused
from translations.guards.machine import may_machine_know
from translations.machine.asking import TASK
from translations.machine.empty import empty_passages
from translations.machine.failure import PASSING, Cause, Failed
from translations.machine.masking import Damaged, Masked, mask, unmask, without_readings
from translations.machine.provider import Provider, provider
from translations.models import MachineDraft, Origin, Translation
from translations.nudge import send
from translations.verbs import Verb
from translations.workflow import perform, refusals

logger = logging.getLogger(__name__)

TRIES = 3
RUN_SECONDS = 120.0
LEASE = datetime.timedelta(minutes=5)  # longer than a run may be, so that two never meet
FIRST_PAUSE = 30
_READS_CHARACTERS = ("ja", "zh-hans", "zh-hant", "ko")
_CAUSES = {
    "role": Cause.ROLE,
    "unknown": Cause.ROLE,
    "state": Cause.STATE,
    "public": Cause.STATE,
    "too_large": Cause.FULL,
}

State, Left = MachineDraft.State, MachineDraft.Left


def make(pk: int) -> None:
    """Take up the draft if it is due, and leave it ended or due again."""
    draft = _claim(pk)
    if draft is None:
        return
    run = _Run(draft, time.monotonic() + RUN_SECONDS)
    try:
        is_finished = run.go()
    except Failed as failed:
        logger.info("machine draft %s: %s", pk, failed)
        _failed(run, failed)
        return
    if is_finished:
        cause = run.nothing_usable
        _update(draft, state=State.FAILED if cause else State.DONE, cause=cause, ended_at=Now())
    else:
        _update(draft, next_try_at=Now(), tries=0)
        send(TASK, pk)  # the others' turn


def _claim(pk: int) -> MachineDraft | None:
    with transaction.atomic():
        due = MachineDraft.objects.due().filter(pk=pk, tries__lt=TRIES)
        if due.select_for_update(skip_locked=True, no_key=True).first() is None:
            return None
        until = database_now() + LEASE
        MachineDraft.objects.filter(pk=pk).update(tries=F("tries") + 1, next_try_at=until)
    return MachineDraft.objects.select_related("asked_by").get(pk=pk)


def _failed(run: _Run, failed: Failed) -> None:
    """Try again in a while, where that may help and has not been tried too often; else say why not."""
    draft = run.draft
    tries = 0 if run.has_saved else draft.tries
    if failed.cause in PASSING and tries < TRIES:
        pause = max(failed.wait, FIRST_PAUSE * 2**tries)
        later = database_now() + datetime.timedelta(seconds=pause)
        _update(draft, next_try_at=later, tries=tries, cause=failed.cause)
    else:
        _update(draft, state=State.FAILED, cause=failed.cause, ended_at=Now())


def _update(draft: MachineDraft, **columns: object) -> None:
    """Write the row, unless its lease ended and another worker has it now."""
    mine = MachineDraft.objects.waiting().filter(pk=draft.pk, tries=draft.tries)
    mine.update(**columns)


@dataclass
class _Run:
    """One worker's turn at a draft, until the monotonic clock says ``until``."""

    draft: MachineDraft
    until: float
    has_saved: bool = False
    most_texts: int = field(default=0)

    def go(self) -> bool:
        """Draft what is empty; whether all of it was tried. Raises Failed."""
        service = provider()
        if service is None:
            raise Failed(Cause.OFF)
        self.most_texts = service.most_texts
        while True:
            rows = Translation.objects.select_related("release", "source")
            text = rows.get(pk=self.draft.translation_id)
            self._demand_leave(text)
            batch = self._next_batch(text, service)
            if not batch:
                return True
            if time.monotonic() >= self.until:
                return False
            self._draft(text, service, batch)

    @property
    def nothing_usable(self) -> str:
        """The cause if there was something to draft and none of it came; else empty."""
        self.draft.refresh_from_db(fields=["passages", "left"])
        if self.draft.passages or not self.draft.left:
            return ""
        return Cause.UNUSABLE if self.draft.left_for(Left.DAMAGED) else Cause.TOO_LARGE

    def _demand_leave(self, text: Translation) -> None:
        """Whoever asked may still write here, and the machine may know of it: asked again each time."""
        if against := refusals(text, Verb.SAVE, self.draft.asked_by):
            raise Failed(_CAUSES.get(against[0].code, Cause.STATE))
        if not may_machine_know(text.release, database_now()):
            raise Failed(Cause.EMBARGO)

    def _next_batch(self, text: Translation, service: Provider) -> dict[str, Masked]:
        """As many passages as one request takes."""
        batch: dict[str, Masked] = {}
        size = 0
        for key, words in empty_passages(text).items():
            if key in self.draft.left:
                continue
            masked = mask(words if text.language in _READS_CHARACTERS else without_readings(words))
            weight = len(json.dumps(masked.xml, ensure_ascii=False).encode())
            if weight > service.longest:
                self._leave({key: Left.TOO_LONG})
                continue
            if batch and (len(batch) >= self.most_texts or size + weight > service.most_bytes):
                break
            batch[key], size = masked, size + weight
        return batch

    def _draft(self, text: Translation, service: Provider, batch: Mapping[str, Masked]) -> None:
        """Fetch the batch, outside any transaction, and save what came back whole."""
        sent = {key: masked for key, masked in batch.items() if masked.has_words}
        said = {key: masked.source for key, masked in batch.items() if key not in sent}
        try:
            answers = self._ask(text, service, sent) if sent else []
        except Failed as failed:
            if failed.cause != Cause.TOO_LARGE:
                raise
            self._send_less(sent)
            return
        for (key, masked), answer in zip(sent.items(), answers, strict=True):
            if (whole := _whole(masked, answer, is_escaped=service.is_escaped)) is None:
                self._leave({key: Left.DAMAGED})
            else:
                said[key] = whole
        self._save(text, said)

    def _ask(self, text: Translation, service: Provider, sent: Mapping[str, Masked]) -> list[str]:
        if text.source is None:
            raise Failed(Cause.STATE)
        passages = [masked.xml for masked in sent.values()]
        count = F("characters") + sum(map(len, passages))
        MachineDraft.objects.filter(pk=self.draft.pk).update(characters=count)
        source, target = text.source.language, text.language
        return service.translate(passages, source, target, until=self.until)

    def _send_less(self, sent: Mapping[str, Masked]) -> None:
        """After a request that was too large: half as many at once, at last none but one too long."""
        if len(sent) == 1:
            self._leave(dict.fromkeys(sent, Left.TOO_LONG))
        else:
            self.most_texts = max(len(sent) // 2, 1)

    def _save(self, text: Translation, said: dict[str, str]) -> None:
        """Save by the verb what is still empty and made from the same source; the rest is dropped."""
        with transaction.atomic():
            Release.objects.locked(text.release_id)
            now = Translation.objects.select_related("release", "source").get(pk=text.pk)
            if now.source_revision != text.source_revision:
                return
            empty = empty_passages(now)
            said = {key: words for key, words in said.items() if key in empty}
            if not said:
                return
            self._perform(now, said)
            count = F("passages") + len(said)
            MachineDraft.objects.filter(pk=self.draft.pk).update(passages=count)
        self.has_saved = True

    def _perform(self, text: Translation, said: dict[str, str]) -> None:
        was = dict.fromkeys(said, "")
        try:
            perform(
                text, Verb.SAVE, self.draft.asked_by, texts=said, was=was, origin=Origin.MACHINE
            )
        except Refused as refused:
            raise Failed(_CAUSES.get(refused.codes[0], Cause.UNUSABLE)) from refused

    def _leave(self, why: Mapping[str, str]) -> None:
        """Put on the row why these passages stay empty."""
        self.draft.left = {**self.draft.left, **why}
        MachineDraft.objects.filter(pk=self.draft.pk).update(left=self.draft.left)


def _whole(masked: Masked, answer: str, *, is_escaped: bool) -> str | None:
    """The passage in the other language; None where it came back damaged, blank or out of all proportion."""
    try:
        words = unmask(masked, answer, is_escaped=is_escaped).strip()
        refuse_large(words)
    except (Damaged, MarkupRefused):
        return None
    return words or None
