"""The page of one release: its languages, its facts, its embargo, and what can be done."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.contrib.auth.models import User

from releases.models import Release
from translations.admin.lists import best_title, titles_of
from translations.admin.release_acts import ACTS
from translations.errors import Refused
from translations.models import EmbargoGrant, Public, Role, State, Translation
from translations.roles import holds
from translations.verbs import Verb


@dataclass
class ReleasePage:
    """``tried`` is the act that was just refused, ``form`` what was typed with it."""

    release: Release
    user: User
    tried: str = ""
    form: Any = None
    refused: Refused | None = None

    @cached_property
    def texts(self) -> list[Any]:
        """The release's texts, the original first, each with its title and whether it is outdated."""
        rows: list[Any] = list(
            self.release.translations.select_related("assignee", "source").order_by(
                "-is_original", "language"
            )
        )
        keys = [row.pk for row in rows]
        outdated = Translation.objects.outdated().filter(pk__in=keys)
        late = set(outdated.values_list("pk", flat=True))
        titles = titles_of(keys)
        for row in rows:
            row.listed_title, row.listed_outdated = titles.get(row.pk, ""), row.pk in late
        return rows

    @cached_property
    def titled(self) -> Any:
        """The text whose title heads the page."""
        return best_title(self.texts, {text.pk: text.listed_title for text in self.texts})

    @property
    def title(self) -> str:
        return self.titled.listed_title if self.titled else self.release.public_id

    @cached_property
    def is_officer(self) -> bool:
        release = self.release
        return holds(self.user, Role.PRESS_OFFICER, release.office_id, release.source_language)

    def _form(self, verb: str) -> Any:
        return self.form if self.tried == verb else ACTS[verb].form(self.release)

    @cached_property
    def facts(self) -> Any:
        return self._form(Verb.CHANGE_FACTS)

    @cached_property
    def embargo(self) -> Any:
        return self._form(Verb.SET_EMBARGO)

    @cached_property
    def grant(self) -> Any:
        return self._form(Verb.GRANT)

    @cached_property
    def granted(self) -> Any:
        return EmbargoGrant.objects.filter(release=self.release).select_related("user")

    @cached_property
    def start(self) -> Any:
        """The form that starts a translation, or None where there is nothing to start from or to."""
        form = self._form(Verb.START)
        languages = form.fields["language"].choices
        sources = form.fields["source"].queryset
        return form if languages and sources.exists() else None

    @cached_property
    def publish(self) -> Any:
        """Offered where several texts are ready."""
        ready = [t for t in self.texts if t.state in (State.APPROVED, State.SCHEDULED)]
        is_offered = self.is_officer and (len(ready) > 1 or self.tried == Verb.PUBLISH)
        return self._form(Verb.PUBLISH) if is_offered else None

    @cached_property
    def withdraw(self) -> Any:
        live = [t for t in self.texts if t.public == Public.LIVE]
        is_offered = self.is_officer and (live or self.tried == Verb.WITHDRAW)
        return self._form(Verb.WITHDRAW) if is_offered else None

    @property
    def external(self) -> Any:
        return getattr(self.release, "external_original", None)
