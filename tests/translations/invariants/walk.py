"""A walk: steps that people and the clock take in the world, each kept account of."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from contextlib import suppress
from typing import Any
from urllib.parse import urlencode

from django.contrib.auth.models import User
from django.core import mail
from django.db.models import F
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from releases.clock import database_now
from releases.models import Release
from tests.translations.invariants import posting
from tests.translations.invariants.account import Account
from tests.translations.invariants.moves import MOVES, Given, Step, whole_minute
from tests.translations.invariants.reader import CANARY, Reading, read
from tests.translations.invariants.world import DAY, Picture, World, differing, picture, said
from translations import bundles, publishing, tasks
from translations.demo.page import read_page
from translations.errors import Refused
from translations.models import Bundle, LanguageRole, Segment, Transition, Translation
from translations.transitions import RELEASE_TABLE
from translations.workflow import perform, perform_on_release

LETTERS = "bcdfghjklmnpqrstvwxyz"


class Walk:
    """``step`` and what is built on it are the only ways to do anything."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.account = Account.of_the_world()
        self.canaries = self.readings = 0
        self._reading: Reading | None = None

    def canary(self) -> str:
        """A word that stands in no other text, revision or walk's step."""
        self.canaries += 1
        number, word = self.canaries, ""
        for _place in range(4):
            number, letter = divmod(number, len(LETTERS))
            word = LETTERS[letter] + word
        return f"zq{word}"

    @property
    def reading(self) -> Reading:
        """What an anonymous reader is answered now; read again once any step has changed anything."""
        if self._reading is None:
            self.readings += 1
            self._reading = read(self.readings)
        return self._reading

    def step(self, verb: str, name: str, who: str, *, by_post: bool = False, **given: Any) -> bool:
        """Try ``verb`` on a text as ``who``; whether it was done. The verb's own inputs come first."""
        draft, user = self.world.text(name), self.world.user(who)
        words = self.canary()
        inputs = MOVES[verb](draft, words) | given
        before, text_before, due = picture(), said(draft), self._minutes()
        if by_post and posting.takes(verb, draft) and who in self.world.desks:
            done = posting.send(self.world.desks[who], verb, draft, inputs)
            done = done and not self._was_done_already(before)
        else:
            done = _call(verb, draft, user, inputs)
        self._keep(verb, draft, user, done, before, text_before, due)
        if done and "document" in inputs:
            self.account.saved.append((draft.pk, words))
        return done

    def steps(self, *steps: Step) -> None:
        for step in steps:
            self.step(*step)

    def forge(self, client: Client, path: str, posted: Given) -> int:
        """Post what no page of ours offers; it must change nothing. Returns the status."""
        before = picture()
        status = client.post(path, posted).status_code
        if picture() != before:
            self.account.breaches.append(f"forged: {path} {posted}")
        return status

    def hours_pass(self, hours: int) -> None:
        """Every minute that is still to come comes nearer, which is the same as waiting."""
        by = datetime.timedelta(hours=hours)
        Translation.objects.filter(publish_at__isnull=False).update(publish_at=F("publish_at") - by)
        Translation.objects.update(next_try_at=F("next_try_at") - by)
        Bundle.objects.update(publish_at=F("publish_at") - by, next_try_at=F("next_try_at") - by)
        Release.objects.filter(embargo_until__isnull=False).update(
            embargo_until=F("embargo_until") - by
        )
        LanguageRole.objects.filter(valid_until__isnull=False).update(
            valid_from=F("valid_from") - by, valid_until=F("valid_until") - by
        )
        self.moved()

    def sweep(self) -> None:
        """Two workers, one after the other, as at any moment."""
        before, due = picture(), self._minutes()
        publishing.publish_due()
        publishing.publish_due()
        sent = len(mail.outbox)
        tasks.tell_once()
        self._note_mails(mail.outbox[sent:])
        acts = self.account.new_acts()
        self.account.note_early(acts, due)
        touched = {act.translation_id for act in acts}
        after = picture()
        if untold := {pk for pk in after if before[pk] != after[pk]} - touched:
            self.account.breaches.append(f"the sweep changed {untold}, and no row says so")
        self.moved()

    def _note_mails(self, sent: Sequence[Any]) -> None:
        """Mails are the staff's own, and of a release under embargo they say nothing to anybody."""
        staff = set(User.objects.filter(is_staff=True).values_list("email", flat=True))
        hidden = Segment.objects.filter(translation__release__in=self.under_embargo())
        secret = {
            word for text in hidden.values_list("text", flat=True) for word in CANARY.findall(text)
        }
        for each in sent:
            html = " ".join(str(part.content) for part in each.alternatives)
            told = CANARY.findall(f"{each.subject} {each.body} {html} {each.extra_headers}")
            if strangers := set(each.recipients()) - staff:
                self.account.breaches.append(f"{strangers} were mailed")
            if leaked := secret & set(told):
                self.account.breaches.append(f"a mail says {leaked}, which is under embargo")

    def approve_several(self, names: Sequence[str], who: str, *, with_another_hash: bool) -> None:
        """By the page that the list leads to; with another hash, as if it had shown something else."""
        before, desk = picture(), self.world.desks[who]
        query = urlencode([("text", self.world.texts[name]) for name in names])
        page = reverse("admin:translations_translation_several", args=["approve"])
        shown = desk.get(f"{page}?{query}")
        if shown.status_code != 200:
            return
        fields: Given = {}
        with suppress(
            LookupError
        ):  # where nothing of it is theirs there is no form; it is posted still
            fields = read_page(shown.content.decode()).form("/several/approve/").fields
        posted = {**fields, "text": [str(self.world.texts[name]) for name in names]}
        if with_another_hash:
            posted |= {name: "0" * 64 for name, value in fields.items() if len(value) == 64}
        assert desk.post(page, posted).status_code < 500
        acts, after = self.account.new_acts(), picture()
        self.account.note_approvals()
        approved = {act.translation_id for act in acts if act.verb == "approve" and not act.refusal}
        if differing(before, after) - approved or (with_another_hash and approved):
            self.account.breaches.append(f"approved from the list by {who}: {names}")
        self.moved()

    def bundle(self, names: Sequence[str], who: str, **how: str) -> None:
        texts = [self.world.text(name) for name in names]
        minute = whole_minute(timezone.now() + DAY)
        before = picture()
        try:
            user = self.world.user(who)
            bundles.bundle(texts[0].release, user, texts, publish_at=minute, **how)
        except Refused:
            if picture() != before:
                self.account.breaches.append(f"a bundle by {who} was refused and changed something")
        self.account.new_acts()
        self.moved()

    def moved(self) -> None:
        self._reading = None

    def _was_done_already(self, before: Picture) -> bool:
        """A second press of one button is answered as the first was, and is no second act."""
        last = Transition.objects.latest("sequence").sequence
        return last == self.account.last_act and picture() == before

    def _keep(
        self,
        verb: str,
        draft: Translation,
        user: Any,
        done: bool,
        before: Any,
        text_before: Any,
        due: dict[int, datetime.datetime | None],
    ) -> None:
        account, after, acts = self.account, picture(), self.account.new_acts()
        if done or acts or before != after:
            self.moved()
        account.done[verb] += done
        if done:
            account.note_row(acts, verb, user, draft)
            account.note_others(verb, draft.pk, before, after)
        elif before != after:
            account.breaches.append(f"{verb} by {user} was refused and changed something")
        if said(draft) != text_before:
            account.wrote(draft.pk, user.pk)
        account.note_approvals()
        account.note_early(acts, due)

    @staticmethod
    def _minutes() -> dict[int, datetime.datetime | None]:
        return dict(Translation.objects.values_list("pk", "publish_at"))

    def under_embargo(self) -> list[Release]:
        return list(Release.objects.filter(embargo_until__gt=database_now()))


def _call(verb: str, draft: Translation, user: Any, given: Given) -> bool:
    with suppress(Refused):
        if verb in RELEASE_TABLE:
            perform_on_release(draft.release, verb, user, **given)
        else:
            perform(draft, verb, user, **given)
        return True
    return False
