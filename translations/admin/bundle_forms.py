"""What the decision on a release's languages asks: which, when, how, and what if one isn't there."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from typing import Any

from django import forms
from django.contrib.auth.models import User
from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from releases.models import Release
from translations import bundles
from translations.admin.fields import TypedText
from translations.admin.minute_form import MinuteForm, next_full_hour
from translations.admin.together import Texts
from translations.bundling import ON_ITS_WAY
from translations.clocks import minute_of
from translations.models import Bundle, IfMissing, Manner, Public, State, Translation
from translations.names import languages_of


class BundleForm(MinuteForm):
    """It begins with what was set before, else with every language that is on its way, together.

    The first minute to come that any of them has stands in it, and each one's beside its language,
    so that who changes nothing moves nothing. ``moved`` says, once it is done, what was moved and
    what was taken off the schedule.
    """

    texts = Texts(None, label=_("Languages"))
    manner = forms.ChoiceField(
        label=_("How they go public"), choices=Manner.choices, widget=forms.RadioSelect
    )
    if_missing = forms.ChoiceField(
        label=_("Together: if one is not approved in time"),
        choices=IfMissing.choices,
        widget=forms.RadioSelect,
    )

    moved: Sequence[str] = ()

    def __init__(self, release: Release, **options: Any) -> None:
        super().__init__(auto_id="bundle-%s", **options)
        self.order_fields(("texts", *MinuteForm.field_order, "manner", "if_missing"))
        self.release = release
        rows = release.translations.filter(state__in=ON_ITS_WAY).exclude(public=Public.EXTERNAL)
        former, texts = _open_bundle(release), list(rows)
        field: Any = self.fields["texts"]
        field.queryset = rows
        field.choices = [(text.pk, self._label(text, former)) for text in texts]
        ticked = [text for text in texts if former and text.bundle_id == former.pk] or texts
        self.initial["texts"] = [text.pk for text in ticked]
        self.initial["manner"] = former.manner if former else Manner.TOGETHER
        self.initial["if_missing"] = former.if_missing if former else IfMissing.HOLD
        self._begin([former, *(_what_sets(text, former) for text in ticked)])
        if texts:
            self.look_up_at(reverse("admin:translations_translation_clocks", args=[texts[0].pk]))

    def _label(self, text: Translation, former: Bundle | None) -> str:
        """The language, its state, and the minute that it has."""
        field: Any = self.fields["texts"]
        label: str = field.label_from_instance(text)
        if (setting := _what_sets(text, former)) is None:
            return label
        said = gettext("set for %(when)s") % {"when": minute_of(setting, self.release.office)}
        return f"{label} · {said}"

    def _begin(self, settings: list[Translation | Bundle | None]) -> None:
        """At the first minute to come that is set; else the embargo's end, or the next full hour."""
        now, until = timezone.now(), self.release.embargo_until
        to_come = [(s.publish_at, s.publish_zone) for s in settings if s and s.publish_at]
        at, zone = min((each for each in to_come if each[0] > now), default=(None, ""))
        at = at or (until if until and until > now else next_full_hour(now))
        self.read_by(self.release.office, at, zone)

    def perform(self, user: User) -> Release:
        """Raises Refused, and then all is as it was."""
        publish_at, texts = self.cleaned_data["publish_at"], self.cleaned_data["texts"]
        with transaction.atomic():
            Release.objects.locked(self.release.pk)  # nobody moves one between the look and the act
            moved = [
                *self._moved_by(publish_at, list(texts.order_by("-is_original", "language"))),
                *self._left_out({text.pk for text in texts}),
            ]
            done = bundles.bundle(
                self.release,
                user,
                list(texts),
                publish_at=publish_at,
                publish_zone=self.chosen_zone,
                manner=self.cleaned_data["manner"],
                if_missing=self.cleaned_data["if_missing"],
            )
        self.moved = moved
        return done

    def _moved_by(
        self, publish_at: datetime.datetime | None, texts: list[Translation]
    ) -> list[str]:
        """A sentence for each other minute that some of the texts have now."""
        former = _open_bundle(self.release)
        moved = [
            (text, setting)
            for text in texts
            if (setting := _what_sets(text, former))
            and not _is_same(setting.publish_at, publish_at)
        ]
        return self._by_minute(gettext("Moved, was %(when)s: %(languages)s."), moved)

    def _left_out(self, chosen: set[int]) -> list[str]:
        """A sentence for each minute that texts of the former decision had, and have no more."""
        if (former := _open_bundle(self.release)) is None:
            return []
        texts = former.texts.exclude(pk__in=chosen).order_by("-is_original", "language")
        left = [(text, setting) for text in texts if (setting := _what_sets(text, former))]
        said = gettext("Taken off the schedule, was %(when)s: %(languages)s.")
        return self._by_minute(said, left)

    def _by_minute(
        self, sentence: str, settings: list[tuple[Translation, Translation | Bundle]]
    ) -> list[str]:
        had: dict[str, list[Translation]] = {}
        for text, setting in settings:
            had.setdefault(minute_of(setting, self.release.office), []).append(text)
        return [sentence % {"when": when, "languages": languages_of(had[when])} for when in had]


class GoWithoutForm(forms.Form):
    """A reason, if the person wishes to give one; and a moment to think, since it may go at once."""

    reason = TypedText(
        label=_("Reason, if you wish to give one"), widget=forms.Textarea(attrs={"rows": 2})
    )

    def __init__(self, release: Release, **options: Any) -> None:
        super().__init__(auto_id="go-without-%s", **options)

    def inputs(self) -> dict[str, Any]:
        return {"reason": self.cleaned_data["reason"]}


class UnbundleForm(forms.Form):
    """Why it is off."""

    reason = TypedText(
        label=_("Reason, for the record"),
        widget=forms.Textarea(attrs={"rows": 2, "required": True}),
    )

    def __init__(self, release: Release, **options: Any) -> None:
        super().__init__(auto_id="unbundle-%s", **options)
        self.release = release

    def perform(self, user: User) -> Release:
        """Raises Refused, and then all is as it was."""
        return bundles.unbundle(self.release, user, reason=self.cleaned_data["reason"])


def _open_bundle(release: Release) -> Bundle | None:
    return Bundle.objects.open().filter(release=release).first()


def _is_same(had: datetime.datetime | None, given: datetime.datetime | None) -> bool:
    """To the second, which is what a field of the form can hold."""
    return had is not None and had.replace(microsecond=0) == given


def _what_sets(text: Translation, former: Bundle | None) -> Translation | Bundle | None:
    """What gives the text its minute: its own schedule, or the bundle in which it is not ready yet."""
    if text.state == State.SCHEDULED:
        return text
    return former if former and text.bundle_id == former.pk else None
