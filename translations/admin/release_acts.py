"""What can be done to a release as a whole: one entry an act, with its form and what it calls."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.contrib.auth.models import User
from django.db import transaction
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from releases.models import Release
from translations import opening, publishing
from translations.admin.release_forms import (
    ChangeFactsForm,
    EmbargoForm,
    GrantForm,
    OpeningForm,
    StartForm,
)
from translations.admin.together import PublishTogetherForm, WithdrawTogetherForm
from translations.models import Translation
from translations.verbs import Verb
from translations.workflow import perform_on_release


@dataclass(frozen=True)
class Act:
    """``perform`` returns the address to go to next. It raises Refused or ValidationError."""

    label: str | Promise
    form: Callable[..., Any]
    perform: Callable[[Release, User, Any], str]


def _here(release: Release) -> str:
    return reverse("admin:releases_release_change", args=[release.pk])


def _change_facts(release: Release, user: User, form: ChangeFactsForm) -> str:
    given = form.inputs()
    if given["facts"]:
        perform_on_release(release, Verb.CHANGE_FACTS, user, **given)
    return _here(release)


def _set_embargo(release: Release, user: User, form: EmbargoForm) -> str:
    typed = form.cleaned_data
    publishing.set_embargo(release, user, typed["embargo_until"], reason=typed["reason"])
    return _here(release)


def _grant(release: Release, user: User, form: GrantForm) -> str:
    perform_on_release(release, Verb.GRANT, user, assignee=form.cleaned_data["assignee"])
    return _here(release)


def _start(release: Release, user: User, form: StartForm) -> str:
    typed = form.cleaned_data
    text = opening.start_translation(
        typed["source"], typed["language"], user, standing=typed["standing"]
    )
    return reverse("admin:translations_translation_change", args=[text.pk])


def _together(release: Release, user: User, form: Any) -> str:
    form.perform(user)
    return _here(release)


ACTS: dict[str, Act] = {
    Verb.CHANGE_FACTS: Act(Verb.CHANGE_FACTS.label, ChangeFactsForm, _change_facts),
    Verb.SET_EMBARGO: Act(Verb.SET_EMBARGO.label, EmbargoForm, _set_embargo),
    Verb.GRANT: Act(Verb.GRANT.label, GrantForm, _grant),
    Verb.START: Act(Verb.START.label, StartForm, _start),
    Verb.PUBLISH: Act(gettext_lazy("publish together"), PublishTogetherForm, _together),
    Verb.WITHDRAW: Act(gettext_lazy("withdraw together"), WithdrawTogetherForm, _together),
}


def open_with(form: OpeningForm, act: Any, user: User) -> Translation:
    """Open the release that the form describes, under its embargo from the first moment.

    Returns the original. Raises Refused or ValidationError, and then nothing was opened.
    """
    with transaction.atomic():
        original: Translation = act(form.cleaned_data["office"], user, **form.opening())
        sets = {k: v for k, v in form.facts(["topics", "countries"]).items() if v}
        if sets:
            perform_on_release(original.release, Verb.CHANGE_FACTS, user, facts=sets)
        if until := form.cleaned_data["embargo_until"]:
            reason = _("Under embargo from its opening.")
            publishing.set_embargo(original.release, user, until, reason=reason)
    return original
