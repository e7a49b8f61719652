"""History: the acts on record in words, and the kept revisions of a text."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any

from django.contrib.auth.models import User
from django.core.exceptions import FieldDoesNotExist
from django.http import Http404
from django.utils.dateparse import parse_datetime
from django.utils.functional import Promise
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from releases.document import Document
from releases.languages import BY_CODE
from releases.markup import to_html
from releases.models import Office, Plan, Release
from translations import workflow
from translations.admin.buttons import Button
from translations.admin.verb_forms import FORMS
from translations.clocks import by_clocks, zones_shown
from translations.comparing import Part, parts
from translations.composing import compose
from translations.models import Bundle, Public, RevisionRecord, State, Transition, Translation
from translations.models.revision import Cause
from translations.names import labelled
from translations.revisions import kept_revision
from translations.templatetags.staff import when
from translations.verbs import Verb

ACTS_OWN = {
    "restored": _("revision"),
    "granted": _("person"),
    "assignee": _("person"),
    "failure": _("failure"),
    "retrieved_on": _("retrieved on"),
    "url": _("address"),
    "links": _("related links"),
    "image": _("image"),
    "file": _("file"),
    "sha256": "SHA-256",
    "preview_link": _("preview link"),
    "expires_at": _("until"),
    "passage": _("passage"),
    "message": _("finding"),
    "together": _("in one act"),
    "languages": _("languages"),
    "missing": _("not ready"),
    "held_since": _("held since"),
    "service": _("service"),
    "remark": _("remark"),
}
# The zone with its moment, the check's id with the sentence that it said; what notices need of an act.
SAID_OTHERWISE = ("publish_zone", "finding", "version")
# Facts that name a person by what they log in with, and those that name languages by their codes.
PEOPLE, LANGUAGES = ("assignee", "granted"), ("together", "languages", "missing")


@dataclass(frozen=True)
class Entry:
    """One act on record as a person reads it, or several saves of one person in a row.

    ``row`` is the newest of the ``times``, ``since`` the time of the first; ``kept`` the revision that
    the act made.
    """

    row: Transition
    times: int = 1
    since: datetime.datetime | None = None
    kept: RevisionRecord | None = None
    people: Mapping[str, str] = field(default_factory=dict)  # names by what one logs in with

    @property
    def before(self) -> int:
        """The number of the revision before the one that the act made; 0 for the first."""
        return self.kept.number - 1 if self.kept else 0

    @property
    def verb(self) -> str:
        known = self.row.verb in Verb.values
        return str(Verb(self.row.verb).label) if known else self.row.verb

    @property
    def moves(self) -> list[tuple[str, str]]:
        """From where to where, of the working text and of what the public sees."""
        row = self.row
        pairs = [
            (named(State, row.from_state), named(State, row.to_state)),
            (named(Public, row.from_public), named(Public, row.to_public)),
        ]
        return [(old, new) for old, new in pairs if old != new]

    @property
    def facts(self) -> list[tuple[str, str]]:
        """What else the act set, each by its name in the reader's language."""
        found = self.row.particulars
        office = self.row.release.office
        return [
            (
                _fact_name(name),
                self.people.get(value, value)
                if name in PEOPLE
                else _fact_value(name, value, office, found),
            )
            for name, value in found.items()
            if value not in (None, "", [], {}) and name not in SAID_OTHERWISE
        ]


def _field(name: str) -> Any:
    """The column of a text, a release or a bundle that has this name, or None."""
    for model in (Translation, Release, Bundle):
        with suppress(FieldDoesNotExist):
            return model._meta.get_field(name)
    return None


def _fact_name(name: str) -> str:
    own = ACTS_OWN.get(name)
    return str(own or getattr(_field(name), "verbose_name", None) or name)


def _fact_value(name: str, value: Any, office: Office, others: Mapping[str, Any]) -> str:
    if name == "plan":
        return ", ".join(
            labelled(_language(code), Plan(told).label) for code, told in value.items()
        )
    if isinstance(value, list) and (field := _field(name)) and field.many_to_many:
        rows = field.related_model.objects.in_bulk(value)
        return ", ".join(str(rows.get(key, key)) for key in value)
    if isinstance(value, list):
        return ", ".join(_language(each) if name in LANGUAGES else str(each) for each in value)
    if name.endswith(("_at", "_until", "_since")):
        moment = parse_datetime(str(value))
        if moment and name == "publish_at":
            zones = zones_shown(office, others.get("publish_zone", ""))
            return " · ".join(by_clocks(moment, zones))
        return when(moment, office) if moment else str(value)
    choices = dict(getattr(_field(name), "flatchoices", ()))
    return str(choices.get(value, value))


def _language(code: str) -> str:
    """The language by its own name, which may run the other way than what stands beside it."""
    return f"\N{FIRST STRONG ISOLATE}{BY_CODE[code].name}\N{POP DIRECTIONAL ISOLATE}"


def named(choices: Any, value: str) -> str:
    return str(choices(value).label) if value in choices.values else value


@dataclass(frozen=True)
class Kept:
    """One kept revision and the people who wrote in it."""

    record: RevisionRecord
    authors: list[User]

    @property
    def cause(self) -> str:
        return named(Cause, self.record.cause)


def revisions(translation: Translation) -> list[Kept]:
    """The numbered revisions of a text, newest first."""
    records = list(translation.revisions.all())
    people = User.objects.in_bulk({key for record in records for key in record.authors})
    return [
        Kept(record, [people[key] for key in record.authors if key in people]) for record in records
    ]


@dataclass(frozen=True)
class RevisionPage:
    """A kept revision beside the text as it is now, and the way to make it a draft again."""

    kept: Kept
    document: Document
    html: SafeString
    restore: Button
    changes: list[Part] = field(default_factory=list)


def revision_page(translation: Translation, number: int, user: User) -> RevisionPage:
    """Raises Http404 for a number that was never given."""
    kept = next((kept for kept in revisions(translation) if kept.record.number == number), None)
    if kept is None:
        raise Http404
    document = kept_revision(translation, number)[0]
    verb = Verb.RESTORE_REVISION
    form = FORMS[verb](verb, translation, user, initial={"revision": number})
    return RevisionPage(
        kept=kept,
        document=document,
        html=to_html(document.body),
        restore=Button(form, workflow.refusals(translation, verb, user)),
        changes=[part for part in parts(document, compose(translation)) if part.differs],
    )


@dataclass(frozen=True)
class Comparison:
    """Two kept revisions of a text, what differs between them, and those to choose others among."""

    old: Kept
    new: Kept
    kept: list[Kept]
    changes: list[Part]

    @property
    def sides(self) -> list[tuple[str | Promise, Kept]]:
        return [(_("From"), self.old), (_("To"), self.new)]


def comparison(translation: Translation, old: int, new: int) -> Comparison:
    """Raises Http404 for a number that was never given."""
    kept = revisions(translation)
    by_number = {each.record.number: each for each in kept}
    if old not in by_number or new not in by_number:
        raise Http404
    documents = [kept_revision(translation, number)[0] for number in (old, new)]
    changes = [part for part in parts(*documents) if part.differs]
    return Comparison(by_number[old], by_number[new], kept[::-1], changes)
