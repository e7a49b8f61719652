"""What can be done to a release as a whole: one entry an act, with its form and what it calls."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from django.contrib.auth.models import User
from django.db import transaction
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from releases.models import Release
from translations import cancelling, opening, publishing
from translations.admin.bundle_forms import BundleForm, GoWithoutForm, UnbundleForm
from translations.admin.facts_form import ChangeFactsForm
from translations.admin.file_forms import AddImageForm, ChangeLinksForm, RemoveImageForm
from translations.admin.opening_forms import OpeningForm
from translations.admin.release_forms import (
    CancelForm,
    DuplicateForm,
    EmbargoForm,
    GrantForm,
    PlainForm,
)
from translations.admin.start_form import StartForm
from translations.admin.together import (
    PublishTogetherForm,
    RemoveTogetherForm,
    RestoreTogetherForm,
    TakeDownTogetherForm,
)
from translations.desk.room import desk_path
from translations.models import Translation
from translations.verbs import Verb
from translations.workflow import perform_on_release


@dataclass(frozen=True)
class Act:
    """``perform`` returns the address to go to next. It raises Refused or ValidationError.

    ``danger`` marks what readers see at once, ``asks_whom`` a form that depends on the person.
    ``besides`` has what is said, once it is done, besides that it is.
    """

    label: str | Promise
    form: Callable[..., Any]
    perform: Callable[[Release, User, Any], str]
    danger: bool = False
    asks_whom: bool = False
    besides: Callable[[Any], Iterable[str]] = lambda _form: ()

    def form_for(self, release: Release, user: User, **posted: Any) -> Any:
        """The form, empty or with what was posted."""
        return self.form(release, *([user] if self.asks_whom else []), **posted)


def _here(release: Release) -> str:
    return reverse("admin:releases_release_change", args=[release.pk])


def _writing(text: Translation) -> str:
    return reverse("admin:translations_translation_change", args=[text.pk])


def _of_table(verb: Verb, form: Callable[..., Any], *, danger: bool = False) -> Act:
    """An act that is one verb of the table, done with what the form gives."""

    def act(release: Release, user: User, given: Any) -> str:
        perform_on_release(release, verb, user, **given.inputs())
        return _here(release)

    return Act(verb.label, form, act, danger)


def _change_facts(release: Release, user: User, form: ChangeFactsForm) -> str:
    given = form.inputs()
    if given["facts"]:
        perform_on_release(release, Verb.CHANGE_FACTS, user, **given)
    return _here(release)


def _change_links(release: Release, user: User, form: ChangeLinksForm) -> str:
    if list(form.inputs()["links"]) != form.stored:
        perform_on_release(release, Verb.CHANGE_LINKS, user, **form.inputs())
    return _here(release)


def _set_embargo(release: Release, user: User, form: EmbargoForm) -> str:
    typed = form.cleaned_data
    publishing.set_embargo(release, user, typed["embargo_until"], reason=typed["reason"])
    return _here(release)


def _start(release: Release, user: User, form: StartForm) -> str:
    """Begin each of the languages, or none. One that is nobody else's is what the person writes next."""
    first, *others = form.perform(user)
    is_theirs = first.assignee is None or first.assignee == user
    return _here(release) if others or not is_theirs else desk_path(first)


def _together(release: Release, user: User, form: Any) -> str:
    form.perform(user)
    return _here(release)


def _duplicate(release: Release, user: User, form: DuplicateForm) -> str:
    return _writing(opening.duplicate(release, user, **form.inputs()))


def _cancel(release: Release, user: User, form: CancelForm) -> str:
    cancelling.cancel_release(release, user, **form.inputs())
    return _here(release)


def _reopen(release: Release, user: User, form: PlainForm) -> str:
    cancelling.reopen_release(release, user)
    return _here(release)


ACTS: dict[str, Act] = {
    Verb.CHANGE_FACTS: Act(Verb.CHANGE_FACTS.label, ChangeFactsForm, _change_facts),
    Verb.CHANGE_LINKS: Act(Verb.CHANGE_LINKS.label, ChangeLinksForm, _change_links),
    Verb.ADD_IMAGE: _of_table(Verb.ADD_IMAGE, AddImageForm),
    Verb.REMOVE_IMAGE: _of_table(Verb.REMOVE_IMAGE, RemoveImageForm),
    Verb.RESERVE_NUMBER: _of_table(Verb.RESERVE_NUMBER, PlainForm),
    Verb.SET_EMBARGO: Act(Verb.SET_EMBARGO.label, EmbargoForm, _set_embargo),
    Verb.GRANT: _of_table(Verb.GRANT, GrantForm),
    Verb.START: Act(gettext_lazy("start translations"), StartForm, _start, asks_whom=True),
    Verb.PUBLISH: Act(
        gettext_lazy("publish together"), PublishTogetherForm, _together, danger=True
    ),
    Verb.BUNDLE: Act(Verb.BUNDLE.label, BundleForm, _together, besides=lambda form: form.moved),
    Verb.UNBUNDLE: Act(Verb.UNBUNDLE.label, UnbundleForm, _together),
    Verb.GO_WITHOUT: _of_table(Verb.GO_WITHOUT, GoWithoutForm, danger=True),
    Verb.WITHDRAW: Act(
        gettext_lazy("withdraw together"), TakeDownTogetherForm, _together, danger=True
    ),
    Verb.RESTORE: Act(
        gettext_lazy("make public again together"),
        RestoreTogetherForm,
        _together,
        danger=True,
        besides=lambda form: form.besides,
    ),
    Verb.REMOVE: Act(gettext_lazy("remove together"), RemoveTogetherForm, _together, danger=True),
    Verb.DUPLICATE: Act(gettext_lazy("duplicate"), DuplicateForm, _duplicate),
    Verb.CANCEL: Act(gettext_lazy("cancel the release"), CancelForm, _cancel),
    Verb.REOPEN: Act(gettext_lazy("take the release up again"), PlainForm, _reopen),
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
