"""Mails: what a delivery says, judged anew when it is sent.

A mail leaves the house. Of a release that is under embargo at that minute it says only that something
waits: not which event, office or language, and nothing that is said in a mail's headers either.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from releases.addresses import origin
from releases.clock import database_now
from releases.languages import BY_CODE, Language
from translations.days import day_said
from translations.models import Notice, Outbox
from translations.notifications.handing_over import DIGEST
from translations.notifications.shown import COLUMNS, Shown, shown
from translations.notifications.wishes import language_of
from translations.templatetags.staff import local

_CONTROLS = re.compile(r"[\s\x00-\x1f\x7f-\x9f\u2028\u2029]+")


@dataclass(frozen=True)
class Item:
    """One notice as a mail tells of it, and the way to it behind the login."""

    shown: Shown
    address: str

    @property
    def facts(self) -> str:
        return f"{self.shown.language.name} · {self.shown.office}"


@dataclass
class Letter:
    """A mail before it is set as text and as HTML."""

    language: Language
    subject: str
    items: Sequence[Item] = ()
    secret: str = ""
    opening: str = ""
    ending: list[tuple[str, str]] = field(default_factory=list)

    @property
    def plain(self) -> str:
        parts = [[self.subject]]
        for item in self.items:
            title = item.shown.title
            words = title.words if title else ""
            said = item.shown
            parts.append([said.headline, words, item.facts, said.sentence, item.address])
        if self.secret:
            parts.append([self.secret, self.opening])
        parts.append(["-- ", *(f"{words}\n{address}" for words, address in self.ending)])
        return "\n\n".join("\n".join(filter(None, part)) for part in parts) + "\n"

    @property
    def html(self) -> str:
        return render_to_string("admin/translations/notice/mail.html", {"letter": self})


def mail(delivery: Outbox) -> EmailMultiAlternatives | None:
    """The mail of one delivery; None where there is nothing left that its recipient may be told."""
    person = delivery.recipient
    if not (person.is_active and person.email):
        return None
    notices = _notices_of(delivery)
    # A row that an earlier version wrote has no notices, and says only that something waits.
    if not notices and (delivery.event == DIGEST or delivery.notices.exists()):
        return None
    code = language_of(person, notices[0].release.office if notices else None)
    with translation.override(code):
        letter = _letter(delivery, notices, BY_CODE[code])
        message = EmailMultiAlternatives(letter.subject, letter.plain, to=[person.email])
        message.attach_alternative(letter.html, "text/html")
    message.extra_headers |= _headers(delivery)
    return message


def _notices_of(delivery: Outbox) -> list[Notice]:
    """What the recipient may still be told; in a digest, of what they have not read meanwhile."""
    rows = Notice.objects.of(delivery.recipient).filter(delivery=delivery).order_by("pk")
    if delivery.event == DIGEST:
        rows = rows.unread()
    rows = rows.select_related("actor", "translation", "release__office")
    return list(rows.only(*COLUMNS, "release__office"))


def _letter(delivery: Outbox, notices: Sequence[Notice], language: Language) -> Letter:
    told = shown(notices, database_now())
    told_openly = [each for each in told if not each.is_secret]
    secrets = len(told) - len(told_openly)
    letter = Letter(
        language=language,
        subject=_one_line(_subject(delivery, told_openly)),
        items=[Item(each, _address("open", each.notice.pk)) for each in told_openly],
        ending=[(_("How you are told of what happens"), _address("settings"))],
    )
    if not told_openly:
        letter.secret = _("Something waits for you. A mail can’t say what; log in to read it.")
    elif secrets:
        letter.secret = ngettext(
            "One thing more waits of which a mail can’t say anything; log in to read it.",
            "%(number)s things more wait of which a mail can’t say anything; log in to read them.",
            secrets,
        ) % {"number": secrets}
    letter.opening = _address("changelist") if letter.secret else ""
    return letter


def _subject(delivery: Outbox, told: Sequence[Shown]) -> str:
    if not told:
        return _("Something waits for you")
    if delivery.event == DIGEST:
        today = local(database_now(), settings.TIME_ZONE)
        return _("What happened until %(day)s") % {"day": day_said(today)}
    named = {"event": told[0].headline, "office": told[0].office}
    return _("%(event)s: %(office)s") % named


def _one_line(words: str) -> str:
    """Fit for a header: an office's name with a line break in it would begin another."""
    return _CONTROLS.sub(" ", words).strip()


def _address(name: str, *arguments: int) -> str:
    """On the main host, whichever the office: its name alone would tell of an embargoed release."""
    return origin(None) + reverse(f"admin:translations_notice_{name}", args=arguments)


def _headers(delivery: Outbox) -> dict[str, str]:
    """One key, one id: a mail sent again after a crash is seen as the same by the mail reader."""
    digest = hashlib.sha256(f"{settings.SECRET_KEY}:{delivery.key}".encode()).hexdigest()
    return {"Message-ID": f"<{digest[:32]}@provisoire>", "Auto-Submitted": "auto-generated"}
