"""The timeline: the acts on record of a text or a release, page by page, and what of them is asked for."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from django import forms
from django.contrib.auth.models import User
from django.core.paginator import Page, Paginator
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from releases.models import Release
from translations.admin.fields import BY_NAME
from translations.admin.history import PEOPLE, Entry
from translations.comparing import Part, Run
from translations.models import RevisionRecord, Transition, Translation
from translations.templatetags.staff import person
from translations.verbs import Verb
from translations.work.changed import LONGEST, ChangedPage, Turn

A_PAGE = 100
REFUSED = "refused"  # asked for like an act, and none
MANY = 12  # acts, beyond which one wants to choose among them
AROUND, WHOLE = 60, 160  # characters of what stayed that are shown beside a change
LONG = 1200  # characters of a change that are shown


class TimelineForm(forms.Form):
    """Which acts, whose, and after which words or figure one looks."""

    act = forms.ChoiceField(label=_("Act"), required=False)
    who = forms.ChoiceField(label=_("Who"), required=False)
    q = forms.CharField(
        label=_("Who changed these words, or this figure?"),
        max_length=LONGEST,
        required=False,
        widget=forms.TextInput(attrs={"type": "search", "dir": "auto", "autocomplete": "off"}),
    )

    def __init__(self, given: Any, acts: Iterable[str], people: Iterable[User]) -> None:
        super().__init__(given, auto_id="timeline-%s")
        named = sorted((act_name(act), act) for act in acts)
        self.fields["act"].choices = [  # type: ignore[attr-defined]
            ("", _("every act")),
            *((act, name) for name, act in named),
            (REFUSED, _("refused tries")),
        ]
        self.fields["who"].choices = [  # type: ignore[attr-defined]
            ("", _("everybody")),
            *((str(each.pk), person(each)) for each in people),
        ]


def act_name(act: str) -> str:
    return str(Verb(act).label) if act in Verb.values else act


class Timeline:
    """What is on record of ``release``, or of ``text`` and its release as a whole, newest first."""

    def __init__(
        self, user: User, given: Any, release: Release, text: Translation | None = None
    ) -> None:
        self.user, self.given, self.text = user, given, text
        rows = release.transitions.all()
        self.records = RevisionRecord.objects.filter(translation__release=release)
        if text is not None:
            rows = rows.filter(translation=text) | rows.filter(translation=None)
            self.records = self.records.filter(translation=text)
        self._every = rows

    @cached_property
    def form(self) -> TimelineForm:
        acts = self._every.order_by().values_list("verb", flat=True).distinct()
        actors = self._every.order_by().values("actor")
        people = User.objects.filter(pk__in=actors).order_by(*BY_NAME)
        form = TimelineForm(self.given, acts, people)
        if self.text is None:
            del form.fields["q"]
        return form

    @cached_property
    def asked(self) -> dict[str, str]:
        """What was asked for; of what nobody can mean, nothing."""
        self.form.is_valid()
        return {name: value for name, value in self.form.cleaned_data.items() if value}

    @property
    def asks(self) -> bool:
        """Whether there is anything to look for, or to choose among."""
        return self.text is not None or bool(self.asked) or self.page.paginator.count > MANY

    @cached_property
    def page(self) -> Page[Any]:
        rows = self._every.select_related("actor", "translation").order_by("-sequence")
        act, who = self.asked.get("act"), self.asked.get("who")
        if act:
            rows = rows.exclude(refusal="") if act == REFUSED else rows.filter(verb=act)
        if who:
            rows = rows.filter(actor=int(who))
        return Paginator(rows, A_PAGE).get_page(self.given.get("page"))

    @cached_property
    def entries(self) -> list[Entry]:
        """Those of the page."""
        return entries(list(self.page.object_list), self.records)

    @cached_property
    def found(self) -> ChangedPage | None:
        """Who wrote the words that were asked for into this text, and who took them out."""
        words = self.asked.get("q", "")
        return ChangedPage(self.user, words, self.text) if words and self.text else None

    @cached_property
    def turns(self) -> list[tuple[Turn, int]]:
        """Each change that brought the words or took them out, with the revision that first holds it.

        0 for one that no revision holds yet.
        """
        if self.found is None:
            return []
        held = sorted(self.records.values_list("last_change", "number"))
        return [(turn, _holding(held, turn.change.pk)) for turn in self.found.turns]


def _holding(held: Sequence[tuple[int, int]], change: int) -> int:
    return next((number for last, number in held if last >= change), 0)


def entries(rows: Sequence[Transition], records: QuerySet[RevisionRecord]) -> list[Entry]:
    """The acts in words, several saves of one person in a row as one, each with the revision it made."""
    numbers = {row.revision for row in rows}
    # A revision is made at the time of its act, which is the database's to the microsecond.
    made: dict[tuple[object, ...], RevisionRecord] = {
        (each.translation_id, each.number, each.made_at): each
        for each in records.filter(number__in=numbers)
    }
    people = _people(rows)
    runs = (list(run) for _key, run in itertools.groupby(rows, _run_key))
    return [
        replace(
            _folded(run),
            kept=made.pop((run[0].translation_id, run[0].revision, run[0].at), None),
            people=people,
        )
        for run in runs
    ]


def _people(rows: Sequence[Transition]) -> dict[str, str]:
    """The names of those whom the acts name, by what they log in with."""
    named = {row.particulars.get(fact) for row in rows for fact in PEOPLE} - {None, ""}
    return {each.username: person(each) for each in User.objects.filter(username__in=named)}


def _run_key(row: Transition) -> tuple[object, ...]:
    """The same for neighbouring rows that are told in one line: the editor saves every few seconds."""
    if row.verb == Verb.SAVE and not (row.refusal or row.reason or row.particulars):
        return (row.verb, row.actor_id, row.translation_id, row.revision, row.from_state)
    return (row.pk,)


def _folded(run: list[Transition]) -> Entry:
    """One entry for a run of rows, newest first."""
    return Entry(run[0], len(run), run[-1].at)


# What differs, in short


@dataclass(frozen=True)
class Brief:
    """A part of a document with its changes, and of what stayed only what stands beside them."""

    name: Any
    runs: Sequence[Run]


def in_brief(parts: Iterable[Part]) -> list[Brief]:
    """The same changes on a page that has many acts: what has not changed nobody reads there.

    Of a passage that is new as a whole it shows how it begins and ends; the comparison has all of it.
    """
    return [Brief(part.name, [_short(run) for run in part.runs]) for part in parts]


def _short(run: Run) -> Run:
    most = WHOLE if run.kind == "same" else LONG
    if len(run.text) <= most:
        return run
    beside = AROUND if run.kind == "same" else LONG // 2
    return Run(run.kind, f"{run.text[:beside]} […] {run.text[-beside:]}")
