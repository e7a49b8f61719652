"""Chosen: the texts that a person marked, each with what they should know before they confirm."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.contrib.auth.models import User
from django.db.models import Exists, OuterRef, QuerySet
from django.db.models.functions import Now

from translations import workflow
from translations.admin.verb_form import VerbForm
from translations.errors import Refusal
from translations.models import Translation
from translations.review.deciding import against_schedule
from translations.review.decision import ACTS
from translations.review.page import ReviewPage
from translations.review.switches import View
from translations.several.acts import SeveralAct
from translations.several.forms import SEEN_FORMS
from translations.verbs import Verb

MOST = 200  # at once: each is a transaction of its own, and the person waits for all


@dataclass
class Chosen:
    """One text before ``act``; what is said of it is what its review says."""

    act: SeveralAct
    page: ReviewPage
    is_marked: bool = True

    @property
    def text(self) -> Translation:
        return self.page.text

    @property
    def query(self) -> str:
        """How the review shows what is new to whoever approves it."""
        return f"?show={View.APPROVED}" if self.changes else ""

    @cached_property
    def refusals(self) -> Sequence[Refusal]:
        """Why it can't be done as things are; what is asked on this page is not judged yet."""
        user, now = self.page.user, self.page.now
        first, *others = ACTS[self.act.name]
        reasons = list(workflow.all_refusals(self.text, user, [first], now=now)[first])
        if Verb.SCHEDULE in others:
            known = {reason.code for reason in reasons}
            found = against_schedule(self.text, user, now)
            reasons += [reason for reason in found if reason.code not in known]
        return reasons

    @cached_property
    def form(self) -> VerbForm:
        """The revision and hash that are shown, and what else this text needs to be confirmed."""
        verb = ACTS[self.act.name][0]
        prefix = str(self.text.pk)
        return SEEN_FORMS[verb](verb, self.text, self.page.user, prefix=prefix)

    @property
    def shown(self) -> list[Any]:
        """The fields that carry what was shown."""
        return [self.form[name] for name in ("revision", "sha256")]

    @property
    def asked(self) -> list[Any]:
        """What must be confirmed of this text alone; the time is asked once for all."""
        names = ("outdated_acknowledged", "controls_confirmed")
        fields = [self.form[name] for name in names if name in self.form.fields]
        return [field for field in fields if not field.is_hidden]

    @cached_property
    def changes(self) -> int | None:
        """How many passages changed since the last approval; None where there was none."""
        return self.page.changes.count if self.page.changes else None


def chosen(rows: QuerySet[Translation], act: SeveralAct, user: User) -> list[Chosen]:
    """Each of the texts, those that can be done before those that can't, else in the list's order."""
    newer = Translation.objects.outdated().filter(pk=OuterRef("pk"))
    rows = rows.select_related("release__office", "source", "assignee").prefetch_related("segments")
    found = [
        Chosen(act, ReviewPage(text, user, text.now, text.is_behind, View.APPROVED))
        for text in rows.annotate(now=Now(), is_behind=Exists(newer))
    ]
    return sorted(found, key=lambda each: bool(each.refusals))


def keys_of(names: Iterable[str]) -> list[int]:
    """The primary keys among ``names``, each once; what never is one is left out."""
    found = (int(name) for name in names if name.isascii() and name.isdigit() and len(name) < 18)
    return list(dict.fromkeys(found))


@dataclass
class ConfirmPage:
    """The page that asks: ``when`` is the time for all of them, ``missing`` how many are not there."""

    act: SeveralAct
    chosen: Sequence[Chosen]
    when: VerbForm | None = None
    missing: int = 0

    @property
    def ready(self) -> list[Chosen]:
        return [each for each in self.chosen if not each.refusals]

    @property
    def held(self) -> list[Chosen]:
        return [each for each in self.chosen if each.refusals]
