"""The form that begins translations: what from, and for each language whether, whose, until when."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django import forms
from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import Exists, OuterRef
from django.forms.boundfield import BoundField, BoundWidget
from django.utils.translation import gettext_lazy as _

from releases.document import Standing
from releases.languages import BY_CODE, Language
from releases.models import Release
from translations import workflow
from translations.admin.fields import BY_NAME, LocalTimeField, MomentsForm
from translations.errors import Refused
from translations.machine.provider import provider
from translations.models import OVER_TEXTS, Approval, LanguageRole, Role, State, Translation
from translations.roles import in_office
from translations.starting import AgainstLanguage, Wanted, start_translations
from translations.templatetags.staff import person
from translations.verbs import Verb

STANDINGS = [choice for choice in Standing.choices if choice[0] != Standing.ORIGINAL]
AGAINST_SOURCE = frozenset({"no_source", "source_cancelled", "too_early"})


class SourceField(forms.ModelChoiceField):
    """A text that others can be made from."""

    def label_from_instance(self, obj: Any) -> str:
        revision = _("revision %(number)s") % {"number": obj.revision}
        parts = [obj.spoken.name, obj.get_standing_display(), revision]
        if not (obj.is_settled or obj.is_external):
            parts.append(_("not approved yet"))
        return " · ".join(map(str, parts))


@dataclass(frozen=True)
class LanguageRow:
    """One language: the box that asks for it, what is given for it, and the reasons against it."""

    language: Language
    box: BoundWidget
    fields: Sequence[BoundField]
    against: Sequence[str]


class StartForm(MomentsForm):
    """Languages that have no text yet, each with its assignment, and what they are to be made from.

    Posted: ``language`` one or more, ``source``, and for each of them, if given,
    ``assignee-<language>``, ``due-<language>_0`` and ``_1``, ``standing-<language>``. Where a service
    is set up also ``machine``, which asks for a machine draft of each.
    """

    template = "admin/releases/release/start.html"

    language = forms.MultipleChoiceField(
        label=_("Languages"), widget=forms.CheckboxSelectMultiple, required=False
    )
    source = SourceField(None, label=_("Made from"), empty_label=None)

    def __init__(self, release: Release, user: User, **options: Any) -> None:
        self.release, self.user = release, user
        self.against: dict[str, list[str]] = {}
        self.default_zone = release.office.time_zone
        super().__init__(auto_id="start-%s", **options)
        texts = release.translations.all()
        approved = Approval.objects.standing().filter(translation=OuterRef("pk"))
        made_from = texts.filter(revision__gt=0).exclude(state=State.CANCELLED)
        self.fields["source"].queryset = (  # type: ignore[attr-defined]
            made_from.annotate(is_settled=Exists(approved)).order_by("-is_original", "language")
        )
        self.fields["language"].choices = [  # type: ignore[attr-defined]
            (code, BY_CODE[code].name) for code in release.office.languages
        ]
        self.moments = {f"due-{code}": "" for code in release.office.languages}
        for code in release.office.languages:
            self.fields |= self._fields_of(code)
        if provider():
            self.fields["machine"] = forms.BooleanField(
                label=_("With a machine draft of each, for a person to read and confirm"),
                required=False,
            )

    def _fields_of(self, code: str) -> dict[str, forms.Field]:
        due = LocalTimeField(label=_("Due (%(zone)s)") % {"zone": self.default_zone})
        return {
            f"assignee-{code}": forms.ChoiceField(
                label=_("Assigned to"),
                required=False,
                choices=[("", "–"), *((one.pk, person(one)) for one in self._people(code))],
            ),
            f"due-{code}": due,
            f"standing-{code}": forms.ChoiceField(
                label=_("It will count as"), choices=STANDINGS, required=False
            ),
        }

    @cached_property
    def taken(self) -> frozenset[str]:
        """The languages that have a text."""
        return frozenset(self.release.translations.order_by().values_list("language", flat=True))

    @cached_property
    def _held(self) -> list[LanguageRole]:
        rows = in_office(self.release.office_id).filter(user__is_active=True)
        return list(rows.select_related("user").order_by(*(f"user__{name}" for name in BY_NAME)))

    def _roles(self, user: User, code: str) -> set[str]:
        if user.is_superuser:
            return set(OVER_TEXTS)
        return {r.role for r in self._held if r.user == user and r.language in ("", code)}

    def _people(self, code: str) -> list[User]:
        """Those whose text it can be: for press officers all with a role, for others they alone."""
        if Role.PRESS_OFFICER not in self._roles(self.user, code):
            return [self.user]
        return list(dict.fromkeys(r.user for r in self._held if r.language in ("", code)))

    @cached_property
    def rows(self) -> list[LanguageRow]:
        """The languages without a text for which the person has a role, or that were just tried."""
        boxes: dict[str, BoundWidget] = {box.data["value"]: box for box in self["language"]}
        for code in self.against:
            boxes[code].data["attrs"]["aria-describedby"] = f"start-against-{code}"
        return [
            LanguageRow(
                BY_CODE[code],
                box,
                [self[f"{name}-{code}"] for name in ("assignee", "due", "standing")],
                self.against.get(code, ()),
            )
            for code, box in boxes.items()
            if box.data["selected"] or (code not in self.taken and self._roles(self.user, code))
        ]

    @property
    def is_possible(self) -> bool:
        """Whether there is something to start from, and a language to start in."""
        source: Any = self.fields["source"]
        return bool(self.rows) and source.queryset.exists()

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        asked = cleaned.get("language", ())
        for code in self.release.office.languages:
            for name in (f"assignee-{code}", f"due-{code}"):
                if cleaned.get(name) and code not in asked:
                    self.add_error(name, _("Tick the language too, or leave this empty."))
        return cleaned

    def wanted(self) -> list[Wanted]:
        """The translations that were asked for."""
        given = self.cleaned_data
        people = {str(one.pk): one for one in (self.user, *(role.user for role in self._held))}
        return [
            Wanted(
                code,
                given[f"standing-{code}"] or Standing.PROVISIONAL,
                people.get(given[f"assignee-{code}"]),
                given[f"due-{code}"],
            )
            for code in given["language"]
        ]

    def perform(self, user: User) -> list[Translation]:
        """Begin them, all or none. Raises Refused, with each reason beside what it is about."""
        try:
            with transaction.atomic():
                begun = start_translations(self.cleaned_data["source"], self.wanted(), user)
                if self.cleaned_data.get("machine"):
                    self._ask_the_machine(begun, user)
        except Refused as refused:
            self._show(refused)
            raise
        return begun

    def _ask_the_machine(self, begun: Sequence[Translation], user: User) -> None:
        for text in begun:
            try:
                workflow.perform(text, Verb.MACHINE, user)
            except Refused as refused:
                about = [
                    AgainstLanguage(each.code, each.message, (), text.language, "")
                    for each in refused.refusals
                ]
                raise Refused(Verb.MACHINE, about) from refused

    def _show(self, refused: Refused) -> None:
        for refusal in refused.refusals:
            if not isinstance(refusal, AgainstLanguage):
                field = "source" if refusal.code in AGAINST_SOURCE else None
                self.add_error(field, str(refusal))
            elif refusal.about:
                self.add_error(f"{refusal.about}-{refusal.language}", str(refusal.message))
            else:
                self.against.setdefault(refusal.language, []).append(str(refusal.message))
