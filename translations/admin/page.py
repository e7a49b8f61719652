"""The page of one text: what stands on it, for whom, and after which try."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django import forms
from django.contrib.auth.models import User
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from releases.document import Document
from releases.markup import to_html
from translations import starters, workflow
from translations.admin.buttons import Button, Buttons, buttons
from translations.admin.editing_words import editing_words
from translations.admin.public_places import public_places
from translations.admin.verb_form import VerbForm
from translations.admin.writing import WritingForm, writing_form
from translations.checking import Checking, Found
from translations.comparing import Part, parts
from translations.composing import compose
from translations.errors import Refusal, Refused
from translations.guards.approval import is_outdated
from translations.models import Public, State, Translation
from translations.previews.listing import Listed, links_of
from translations.revisions import kept_revision
from translations.sources import newest_revision
from translations.starters import Starter
from translations.verbs import Verb

# Pressed beside the form, each of these first saves what is typed in it: nobody submits an older
# text than the one before their eyes.
AFTER_SAVING = (Verb.SUBMIT, Verb.TAKE_SOURCE, Verb.MACHINE, Verb.TAKE_OVER)


# Where a person mends what a guard refuses.
FIELD_OF = {"no_title": "title", "no_body": "body", "empty_segments": "body", "too_large": "body"}


@dataclass
class TextPage:
    """``tried`` is the form that was just refused, ``refused`` the reasons.

    ``starter_kind`` says with which template an empty text is to begin; ``shown_once`` is a link that
    was just made.
    """

    translation: Translation
    user: User
    tried: VerbForm | None = None
    refused: Refused | None = None
    starter_kind: str = ""
    shown_once: str = ""
    after_saving = AFTER_SAVING

    @property
    def title(self) -> str:
        return self.shown.title or self.translation.release.public_id

    @cached_property
    def writing(self) -> WritingForm:
        """The form with the text in it: what was typed just now, else what is stored."""
        if isinstance(self.tried, WritingForm):
            return self.tried
        verb, form_class = writing_form(self.translation)
        form = form_class(verb, self.translation, self.user)
        if self.starter:
            form.begin_with(self.starter.title, self.starter.body)
        return form

    @cached_property
    def starters(self) -> list[Starter]:
        """The templates with which an empty text may begin."""
        text = self.translation
        if self.is_typed or text.is_external or compose(text).body.strip():
            return []
        return starters.for_release(text.release, text.language)

    @property
    def starter(self) -> Starter | None:
        """The template that was asked for, filled into the form and not saved."""
        found = (starter for starter in self.starters if starter.kind == self.starter_kind)
        return next(found, None)

    @property
    def words(self) -> dict[str, Any]:
        """What the editor's script says."""
        return editing_words()

    @cached_property
    def refusals(self) -> dict[str, tuple[Refusal, ...]]:
        """By verb, why this person can't do it now."""
        return workflow.all_refusals(self.translation, self.user)

    @property
    def unwritable(self) -> tuple[Refusal, ...]:
        """Why this person can't write here now; empty if they can."""
        return self.refusals[self.writing.verb]

    @property
    def is_typed(self) -> bool:
        """Whether what was typed waits on the page, not saved."""
        return isinstance(self.tried, WritingForm)

    @property
    def is_unsaved(self) -> bool:
        """Whether the form holds what is not stored: typed and refused, or from a template."""
        return self.is_typed or self.starter is not None

    @property
    def saves_by_itself(self) -> bool:
        """Whether the script may save while one types: not a text that another site is to answer for."""
        return not self.unwritable and not self.translation.is_external

    @property
    def shows_form(self) -> bool:
        return self.is_typed or not self.unwritable

    @cached_property
    def found(self) -> list[Found]:
        """What the checks find in a text that is under review, with what somebody let stand."""
        text = self.translation
        return Checking.of(text).found if text.state == State.SUBMITTED else []

    @cached_property
    def shown(self) -> Document:
        """The text itself: its newest revision where one is under review, else as it is stored."""
        working = self.translation.state in (State.DRAFT, State.RETURNED)
        if self.translation.document and not working:
            return self.translation.text
        return self.writing.stored

    @cached_property
    def preview(self) -> SafeString | None:
        """The body as readers will see it."""
        return to_html(self.shown.body) if self.shown.body.strip() else None

    @property
    def overtaken(self) -> list[Part]:
        """Where somebody else's stored text and what was typed here differ."""
        if not (self.refused and self.is_typed and "stale_version" in self.refused.codes):
            return []
        return [part for part in parts(self.writing.stored, self.writing.document) if part.differs]

    @property
    def reasons(self) -> list[tuple[Refusal, forms.BoundField | None]]:
        """Why something was refused, each with the field of the text that it is about."""
        refusals = self.refused.refusals if self.refused else ()
        return [(refusal, self._field_of(refusal)) for refusal in refusals]

    def _field_of(self, refusal: Refusal) -> forms.BoundField | None:
        if not self.shows_form:
            return None
        if refusal.code == "no_words":
            return next((field for field in self.writing.slot_fields if not field.value()), None)
        name = FIELD_OF.get(refusal.code)
        return self.writing[name] if name else None

    @cached_property
    def source(self) -> Document | None:
        """The revision of the source that the text was made from."""
        text = self.translation
        if text.source is None or text.source_revision is None:
            return None
        return kept_revision(text.source, text.source_revision)[0]

    @cached_property
    def source_changes(self) -> list[Part]:
        """What has changed in the source since, where something has."""
        text = self.translation
        newest = newest_revision(text.source) if text.source else None
        if text.source is None or self.source is None or newest == text.source_revision:
            return []
        new = kept_revision(text.source, newest or 0)[0]
        return [part for part in parts(self.source, new) if part.differs]

    @cached_property
    def is_outdated(self) -> bool:
        return is_outdated(self.translation)

    @cached_property
    def buttons(self) -> Buttons:
        tried = None if self.is_typed else self.tried
        return buttons(self.translation, self.user, self.refusals, tried)

    @cached_property
    def submit(self) -> Button | None:
        """Submitting, beside the form: what the stored text lacks holds up nobody who types it just now."""
        if not self.shows_form:
            return None
        for button in (*self.buttons.ready, *self.buttons.held):
            if button.verb == Verb.SUBMIT:
                return button
        return None

    @cached_property
    def acts(self) -> Buttons:
        """Every other button of the page."""
        found = self.buttons
        if self.submit is None:
            return found
        ready, held = (
            [button for button in some if button.verb != Verb.SUBMIT]
            for some in (found.ready, found.held)
        )
        return Buttons(ready, held, found.elsewhere)

    @cached_property
    def remarks(self) -> list[Any]:
        """The remarks, newest first, each with the passage it is about as that reads now."""
        rows: list[Any] = list(self.translation.remarks.select_related("author").order_by("-pk"))
        keys = {row.key for row in rows if row.key}
        passages = self.translation.segments.filter(key__in=keys) if keys else []
        texts = {segment.key: segment.text for segment in passages}
        for row in rows:
            row.passage = texts.get(row.key, "")
        return rows

    @cached_property
    def links(self) -> list[Listed]:
        """The preview links, for those who may make one."""
        if any(refusal.code == "role" for refusal in self.refusals[Verb.REVOKE_LINK]):
            return []
        return links_of(self.translation)

    @property
    def has_open_links(self) -> bool:
        return any(not listed.over for listed in self.links)

    @cached_property
    def approval(self) -> Any:
        standing = self.translation.approvals.standing().select_related("reviewer")
        return standing.order_by("-pk").first()

    @cached_property
    def public_path(self) -> str:
        """Where readers find it, once they do."""
        if self.translation.public not in (Public.LIVE, Public.WITHDRAWN):
            return ""
        places = public_places(self.translation.release)
        return places.get(self.translation.language, "")

    @property
    def source_heading(self) -> str:
        text = self.translation
        if text.source is None:
            return ""
        return _("Source: %(language)s, revision %(number)s") % {
            "language": text.source.spoken.name,
            "number": text.source_revision,
        }
