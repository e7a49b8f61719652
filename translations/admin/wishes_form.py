"""The form of how a person is told: in which language, of which event when, and at which hour."""

from __future__ import annotations

from typing import Any

from django import forms
from django.conf import settings
from django.contrib.auth.models import User
from django.utils.functional import Promise
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from translations.admin.groups import Group, grouped
from translations.interface import LANGUAGES
from translations.models import Mode, NoticeWishes
from translations.notifications.table import ROWS
from translations.notifications.wishes import keep_wishes, wishes_of


class WishesForm(forms.Form):
    """One choice an event, in the order of the table, and the language and the hour."""

    language = forms.ChoiceField(
        label=gettext_lazy("Language"),
        required=False,
        choices=[("", gettext_lazy("that of the office")), *LANGUAGES],
        help_text=gettext_lazy("Of these mails, and of the pages that you see here."),
    )
    digest_hour = forms.TypedChoiceField(
        label=gettext_lazy("Daily digest at"),
        coerce=int,
        choices=[(hour, f"{hour:02}:00") for hour in range(24)],
    )

    def __init__(self, person: User, *args: Any, **kwargs: Any) -> None:
        self.person, wishes = person, wishes_of(person)
        kwargs["initial"] = {"language": wishes.language, "digest_hour": wishes.digest_hour}
        super().__init__(*args, **kwargs)
        self.fields["digest_hour"].help_text = _(
            "By the ministry’s clocks (%(zone)s). No digest is sent on a day without news."
        ) % {"zone": settings.TIME_ZONE}
        for row in ROWS:
            self.fields[f"mail-{row.event}"] = forms.ChoiceField(
                label=capfirst(row.event.label),
                choices=[(mode.value, capfirst(mode.label)) for mode in Mode],
                initial=wishes.mails.get(row.event, row.mail),
                help_text=_people(*(told.name for told in row.told)),
            )

    @property
    def groups(self) -> list[Group]:
        events = tuple(f"mail-{row.event}" for row in ROWS)
        return grouped(
            self,
            (_("Mails"), ("language", "digest_hour"), ""),
            (_("When you are mailed"), events, _("The bell has all of it at once in any case.")),
        )

    def keep(self) -> NoticeWishes:
        """Keep what was chosen. Only for a valid form."""
        given = self.cleaned_data
        return keep_wishes(
            self.person,
            language=given["language"],
            digest_hour=given["digest_hour"],
            mails={row.event: given[f"mail-{row.event}"] for row in ROWS},
        )


def _people(*names: str | Promise) -> str:
    return _("Told: %(people)s.") % {"people": "; ".join(map(str, names))}
