"""The page of one release: its languages, its facts, its embargo, and what can be done."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.contrib.auth.models import User
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy

from releases.languages import BY_CODE
from releases.live import live_languages
from releases.models import Plan, Release
from translations.admin.lists import best_title, titles_of
from translations.admin.public_places import public_places
from translations.admin.recorded import Recorded, recorded_texts
from translations.admin.release_acts import ACTS
from translations.admin.release_files import Attached, Shown, attached_to, shown_images
from translations.bundling import ON_ITS_WAY
from translations.errors import Refused
from translations.models import Bundle, EmbargoGrant, IfMissing, Public, Role, State, Translation
from translations.roles import holds
from translations.templatetags.staff import clock, local
from translations.verbs import Verb

HELP: dict[str, str | Promise] = {
    Verb.RESERVE_NUMBER: gettext_lazy(
        "The release gets the next number of its office’s series, in the year of its issue."
    ),
}


@dataclass(frozen=True)
class Offer:
    """One act as the page offers it: its form, and whether that lies open."""

    verb: str
    label: str | Promise
    form: Any
    danger: bool = False

    @property
    def asks(self) -> bool:
        return bool(self.form.visible_fields())

    @property
    def help(self) -> str:
        """What becomes of it where the button says too little."""
        return str(HELP.get(self.verb, ""))

    @property
    def template(self) -> str:
        """Where the form is laid out."""
        return getattr(self.form, "template", "admin/form.html")


@dataclass
class ReleasePage:
    """``tried`` is the act that was just refused, ``form`` what was typed with it."""

    release: Release
    user: User
    tried: str = ""
    form: Any = None
    refused: Refused | None = None

    # What it is

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
        titles, places = titles_of(keys), public_places(self.release)
        for row in rows:
            is_seen = row.public in (Public.LIVE, Public.WITHDRAWN)
            row.place = places.get(row.language, "") if is_seen else ""
            row.listed_title, row.listed_outdated = titles.get(row.pk, ""), row.pk in late
            row.told = self.told(row.language) if row.public != Public.LIVE else ""
        return rows

    def told(self, language: str) -> str:
        """What readers are told of a language in which there is nothing to read."""
        plan = self.release.plan.get(language)
        return str(Plan(plan).label) if plan else ""

    @property
    def untold(self) -> list[tuple[Any, str]]:
        """The other languages of the office, each with what readers are told of it."""
        there = {text.language for text in self.texts}
        codes = [code for code in self.release.office.languages if code not in there]
        return [(BY_CODE[code], self.told(code)) for code in codes]

    @cached_property
    def titled(self) -> Any:
        """The text whose title heads the page."""
        return best_title(self.texts, {text.pk: text.listed_title for text in self.texts})

    @property
    def title(self) -> str:
        return self.titled.listed_title if self.titled else self.release.public_id

    @cached_property
    def original(self) -> Translation | None:
        return next((text for text in self.texts if text.is_original), None)

    @property
    def is_cancelled(self) -> bool:
        return self.original is not None and self.original.state == State.CANCELLED

    @cached_property
    def is_public(self) -> bool:
        return bool(live_languages(self.release))

    @property
    def event_clocks(self) -> list[str]:
        """The time of the event by the clocks there, and by the office's where those differ."""
        release = self.release
        if release.event_at is None:
            return []
        there = release.event_zone or release.office.time_zone
        here, moment = release.office.time_zone, release.event_at
        differ = local(moment, there).utcoffset() != local(moment, here).utcoffset()
        return [clock(moment, zone) for zone in ([there, here] if differ else [there])]

    @property
    def contact(self) -> str:
        return self.release.press_contact or self.release.office.contact or ""

    @property
    def external(self) -> Any:
        return getattr(self.release, "external_original", None)

    @cached_property
    def recorded(self) -> list[Recorded]:
        """The texts of an original elsewhere as they were read, newest first."""
        return recorded_texts(self.original) if self.external and self.original else []

    @property
    def late(self) -> list[Any]:
        """The texts that a newer text of their source left behind."""
        return [text for text in self.texts if text.listed_outdated]

    @cached_property
    def images(self) -> list[Shown]:
        return shown_images(self.release, self.texts)

    @cached_property
    def attachments(self) -> list[Attached]:
        return attached_to(self.release, self.texts)

    @cached_property
    def links(self) -> list[str]:
        return [link.url for link in self.release.related_links.current()]

    @cached_property
    def granted(self) -> Any:
        return EmbargoGrant.objects.filter(release=self.release).select_related("user")

    # What can be done

    @cached_property
    def is_officer(self) -> bool:
        release = self.release
        return holds(self.user, Role.PRESS_OFFICER, release.office_id, release.source_language)

    def _offer(self, verb: str, *, when: bool) -> Offer | None:
        """The act, where it makes sense or was just tried; None for people who never may."""
        tried = self.tried == verb
        may = self.is_officer or verb == Verb.START
        if not (tried or (may and when)):
            return None
        act = ACTS[verb]
        form = self.form if tried else act.form_for(self.release, self.user)
        return Offer(verb, act.label, form, act.danger)

    @cached_property
    def start(self) -> Offer | None:
        offer = self._offer(Verb.START, when=not self.is_cancelled)
        return offer if offer and (offer.form.is_possible or offer.form.is_bound) else None

    @property
    def publish(self) -> Offer | None:
        """Offered where several texts are ready."""
        ready = [t for t in self.texts if t.state in (State.APPROVED, State.SCHEDULED)]
        return self._offer(Verb.PUBLISH, when=len(ready) > 1)

    @cached_property
    def bundle(self) -> Bundle | None:
        """What was set for its languages, until they are public."""
        return Bundle.objects.open().filter(release=self.release, texts__isnull=False).first()

    @property
    def bundle_ready(self) -> list[Any]:
        return [t for t in self._bundled if t.state == State.SCHEDULED]

    @property
    def bundle_missing(self) -> list[Any]:
        return [t for t in self._bundled if t.state != State.SCHEDULED]

    @property
    def _bundled(self) -> list[Any]:
        return [t for t in self.texts if self.bundle and t.bundle_id == self.bundle.pk]

    @property
    def set_bundle(self) -> Offer | None:
        """Offered while a language is on its way to be public."""
        coming = [t for t in self.texts if t.state in ON_ITS_WAY and t.public != Public.EXTERNAL]
        return self._offer(Verb.BUNDLE, when=bool(coming))

    @property
    def go_without(self) -> Offer | None:
        bundle = self.bundle
        waits = bundle is not None and bundle.is_together and bundle.if_missing == IfMissing.HOLD
        return self._offer(Verb.GO_WITHOUT, when=waits and bool(self.bundle_missing))

    @property
    def drop_bundle(self) -> Offer | None:
        return self._offer(Verb.UNBUNDLE, when=self.bundle is not None)

    @property
    def withdraw(self) -> Offer | None:
        return self._offer(Verb.WITHDRAW, when=self.is_public)

    @property
    def restore(self) -> Offer | None:
        """Offered where several texts are withdrawn; one by itself has its own page."""
        withdrawn = [t for t in self.texts if t.public == Public.WITHDRAWN]
        return self._offer(Verb.RESTORE, when=len(withdrawn) > 1)

    @property
    def remove(self) -> Offer | None:
        seen = any(t.public in (Public.LIVE, Public.WITHDRAWN) for t in self.texts)
        return self._offer(Verb.REMOVE, when=seen)

    @property
    def links_act(self) -> Offer | None:
        return self._offer(Verb.CHANGE_LINKS, when=not self.is_cancelled)

    @property
    def add_image(self) -> Offer | None:
        return self._offer(Verb.ADD_IMAGE, when=not self.is_cancelled)

    @property
    def can_remove_images(self) -> bool:
        return self.is_officer and not self.is_cancelled

    @cached_property
    def facts(self) -> Offer | None:
        return self._offer(Verb.CHANGE_FACTS, when=True)

    @property
    def whole(self) -> list[Offer]:
        """The acts on the release as one thing, in their order."""
        goes_on = not self.is_cancelled
        taken_down = any(t.public in (Public.WITHDRAWN, Public.GONE) for t in self.texts)
        found = [
            self.facts,
            self._offer(Verb.RESERVE_NUMBER, when=goes_on and not self.release.series_number),
            self._offer(Verb.SET_EMBARGO, when=goes_on and not self.is_public),
            self._offer(Verb.GRANT, when=goes_on and bool(self.release.embargo_until)),
            self._offer(Verb.DUPLICATE, when=True),
            self._offer(Verb.CANCEL, when=goes_on and not self.is_public and not taken_down),
            self._offer(Verb.REOPEN, when=self.is_cancelled),
        ]
        return [offer for offer in found if offer]
