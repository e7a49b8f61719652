"""What is asked for a preview link: for how long, and for whom; and which one is to end."""

from __future__ import annotations

from typing import Any

from django import forms
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from releases.addresses import origin
from translations.admin.verb_form import DEMANDED, VerbForm
from translations.models import PreviewLink, Translation
from translations.previews.tokens import digest, new_token
from translations.workflow import perform

A_DAY = 24
CHOICES = [
    *((hours, ngettext_lazy("%d hour", "%d hours", hours) % hours) for hours in (2, 8)),
    *((days * A_DAY, ngettext_lazy("%d day", "%d days", days) % days) for days in (1, 3, 7, 14)),
]


class PreviewLinkForm(VerbForm):
    """Once the link is made, ``shown_once`` has its address, which is kept nowhere."""

    reason = forms.CharField(
        label=_("Whom it is for, for the record"),
        max_length=200,
        required=False,
        widget=forms.TextInput(attrs=DEMANDED),
    )
    hours = forms.TypedChoiceField(
        label=_("It lasts"), choices=CHOICES, coerce=int, initial=A_DAY, required=False
    )

    def perform(self) -> Translation:
        token = new_token()
        given = {"digest": digest(token), **self.inputs()}
        done = perform(self.translation, self.verb, self.user, **given)
        path = reverse("previews:page", args=[token])
        self.shown_once = f"{origin(self.translation.release.office)}{path}"
        return done


class RevokeLinkForm(VerbForm):
    link = forms.TypedChoiceField(label=_("Link"), coerce=int, empty_value=None, required=False)

    def prepare(self) -> None:
        links: Any = PreviewLink.objects.open().filter(translation=self.translation)
        named = [(link.pk, f"{link.whom} · {link.revision}") for link in links]
        self.fields["link"].choices = named  # type: ignore[attr-defined]
