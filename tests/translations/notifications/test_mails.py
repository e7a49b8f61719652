"""Mails: in the person's language, once, and of an embargoed release only that something waits."""

from __future__ import annotations

import datetime
import email
from collections.abc import Sequence
from email.message import EmailMessage as Parsed
from email.policy import default
from html.parser import HTMLParser
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core import mail
from django.core.mail import EmailMultiAlternatives
from django.test import Client
from django.utils import timezone

from releases.models import Office, Release
from tests.cast import FRENCH, Cast, office, text
from tests.translations.scenes import draft, scheduled, submitted
from translations import outbox, publishing
from translations.models import EmbargoGrant, Event, LanguageRole, Notice, NoticeWishes, Outbox
from translations.notifications import handing_over
from translations.roles import clock
from translations.starting import Wanted, start_translations
from translations.verbs import Verb
from translations.workflow import perform

HOUR = datetime.timedelta(hours=1)
ARABIC = text("المشاركة في الاجتماع", FRENCH.body)


def send() -> list[EmailMultiAlternatives]:
    """What one sweep mails."""
    mail.outbox.clear()
    handing_over.hand_over()
    outbox.deliver_waiting()
    return list(mail.outbox)  # type: ignore[arg-type]


def the_one(to: User) -> EmailMultiAlternatives:
    (own,) = (message for message in send() if message.to == [to.email])
    return own


def html_of(message: EmailMultiAlternatives) -> str:
    ((content, kind),) = message.alternatives
    assert kind == "text/html"
    return str(content)


def wish(person: User, **wishes: Any) -> None:
    NoticeWishes.objects.update_or_create(person=person, defaults=wishes)


def as_sent(message: EmailMultiAlternatives) -> Parsed:
    """As whoever receives it reads it."""
    parsed = email.message_from_bytes(message.message().as_bytes(), policy=default)
    assert isinstance(parsed, Parsed)
    return parsed


class Elements(HTMLParser):
    """The elements of a page, with their attributes."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))

    def of(self, tag: str) -> Sequence[dict[str, str | None]]:
        return [attributes for name, attributes in self.found if name == tag]


def embargoed(release: Release, cast: Cast, *knowing: User) -> None:
    until = timezone.now() + HOUR
    publishing.set_embargo(release, cast.olivia, until, reason="joint")
    for person in knowing:
        EmbargoGrant.objects.create(release=release, user=person, granted_by=cast.olivia)


def test_mail_says_the_event_the_office_the_text_and_who(cast: Cast, settings: Any) -> None:
    settings.PUBLIC_URL = "https://press.example.org"
    wish(cast.chloe, language="en")
    french = submitted(cast)
    message = the_one(cast.chloe)
    notice = Notice.objects.get(person=cast.chloe)
    assert message.subject == "Submitted for review: Ambassade du Japon en France"
    for said in (str(message.body), html_of(message)):
        assert FRENCH.title in said
        assert "Français" in said
        assert "anna submitted it" in said
        assert f"https://press.example.org/admin/translations/notice/{notice.pk}/" in said
        assert "https://press.example.org/admin/translations/notice/settings/" in said
        assert "Voici le résumé" not in said  # the text itself is behind the login
    assert french.state == "submitted"


def test_mail_is_in_the_language_that_the_person_chose_or_the_offices(cast: Cast) -> None:
    wish(cast.chloe, language="ja")
    submitted(cast)
    sent = {message.to[0]: message for message in send()}
    assert Elements(html_of(sent["chloe@example.org"])).of("html") == [{"lang": "ja", "dir": "ltr"}]
    assert Elements(html_of(sent["ben@example.org"])).of("html") == [{"lang": "fr", "dir": "ltr"}]


def test_mail_is_in_english_where_the_offices_language_is_none_of_the_interface(cast: Cast) -> None:
    Office.objects.update(default_language="ar")
    submitted(cast)
    assert Elements(html_of(the_one(cast.chloe))).of("html")[0]["lang"] == "en"


def test_title_is_set_in_its_own_direction(cast: Cast) -> None:
    cast.submitted(cast.drafted(cast.external(), "ar", ARABIC))
    html = html_of(the_one(cast.chloe))
    assert {"lang": "ar", "dir": "rtl"}.items() <= Elements(html).of("p")[0].items()


def test_html_holds_no_barrier_and_loads_nothing(cast: Cast) -> None:
    submitted(cast)
    html = html_of(the_one(cast.chloe))
    page = Elements(html)
    names = [name for name, _attributes in page.found]
    assert names.count("h1") == names.count("title") == names.count("main") == 1
    assert not {"img", "script", "link", "style", "table", "iframe"} & set(names)
    assert all(attributes["href"] for attributes in page.of("a"))
    assert "src=" not in html and "url(" not in html


def test_title_is_written_and_not_read_as_html(cast: Cast) -> None:
    french = cast.save(draft(cast), cast.anna, text("<b>Réunion</b> & suites", FRENCH.body))
    cast.submitted(french)
    message = the_one(cast.chloe)
    assert "<b>Réunion</b> & suites" in str(message.body)
    assert "&lt;b&gt;Réunion&lt;/b&gt; &amp; suites" in html_of(message)


def test_no_header_comes_of_a_name_with_a_line_break(cast: Cast) -> None:
    Office.objects.update(name_fr="Ambassade\r\nBcc: spy@example.net\u2028\x01du Japon")
    submitted(cast)
    parsed = as_sent(the_one(cast.chloe))
    assert str(parsed["Subject"]).endswith(": Ambassade Bcc: spy@example.net du Japon")
    assert parsed["Bcc"] is None
    assert parsed["To"] == "chloe@example.org"


def test_mail_is_known_as_one_that_nobody_typed(cast: Cast) -> None:
    submitted(cast)
    first, second = (as_sent(message) for message in send())
    assert first["Auto-Submitted"] == "auto-generated"
    assert first["Message-ID"] != second["Message-ID"]


# --- embargo -----------------------------------------------------------------------------------


def gives_away(message: EmailMultiAlternatives, release: Release) -> list[str]:
    """Which of what tells of the release stands anywhere in the mail, headers and all."""
    parsed = as_sent(message)
    parts = [part.get_content() for part in parsed.walk() if not part.is_multipart()]
    said = "\n".join([*map(str, parsed.values()), *parts])
    secrets = [
        "Participation", "会合", "Français", "Ambassade", "ambafrance", "anna", "review",
        "relecture", release.public_id, str(release.issued_on), f"/{release.pk}/",
        *(f"{event}." for event in Event), *(f"{event}:" for event in Event),
    ]  # fmt: skip
    return [secret for secret in secrets if secret.lower() in said.lower()]


def test_mail_of_an_embargoed_release_says_only_that_something_waits(cast: Cast) -> None:
    wish(cast.chloe, language="en")
    french = draft(cast)
    embargoed(french.release, cast, cast.anna, cast.chloe)
    cast.submitted(french)
    message = the_one(cast.chloe)
    assert message.subject == "Something waits for you"
    assert "/admin/translations/notice/" in str(message.body)
    assert gives_away(message, french.release) == []


def test_embargo_is_judged_again_when_the_mail_is_sent(cast: Cast) -> None:
    """It was set after the act; the mail had not left yet."""
    french = submitted(cast)
    assert Notice.objects.filter(event=Event.SUBMITTED, mail_at__isnull=False).count() == 2
    handing_over.hand_over()
    embargoed(french.release, cast, cast.chloe)
    sent = send()
    assert [message.to for message in sent] == [["chloe@example.org"]]  # Ben may not know of it
    assert gives_away(sent[0], french.release) == []
    untold = Outbox.objects.get(recipient=cast.ben)
    assert (untold.outcome, untold.sent_at) == (Outbox.Outcome.VOID, None)


def test_embargo_that_is_over_is_no_secret(cast: Cast) -> None:
    french = draft(cast)
    embargoed(french.release, cast, cast.anna, cast.chloe)
    cast.submitted(french)
    Release.objects.filter(pk=french.release_id).update(
        embargo_until=timezone.now() - datetime.timedelta(seconds=1)
    )
    assert FRENCH.title in str(the_one(cast.chloe).body)


@pytest.mark.parametrize("gone", ["role", "account", "address"])
def test_nothing_is_sent_to_whom_nothing_may_be_said_any_more(cast: Cast, gone: str) -> None:
    submitted(cast)
    handing_over.hand_over()
    if gone == "role":
        LanguageRole.objects.filter(user=cast.chloe).delete()
    elif gone == "account":
        User.objects.filter(pk=cast.chloe.pk).update(is_active=False)
    else:
        User.objects.filter(pk=cast.chloe.pk).update(email="")
    assert [message.to for message in send()] == [["ben@example.org"]]


# --- as few as say it ----------------------------------------------------------------------------


def test_several_languages_in_one_act_are_one_mail(cast: Cast) -> None:
    source = cast.external()
    wanted = [Wanted("fr", assignee=cast.anna), Wanted("ar", assignee=cast.anna)]
    start_translations(source, wanted, cast.olivia)
    message = the_one(cast.anna)
    assert "Français" in str(message.body) and "العربية" in str(message.body)
    assert Outbox.objects.get().notices.count() == 2


def test_same_notice_is_never_mailed_twice(cast: Cast) -> None:
    submitted(cast)
    assert len(send()) == 2
    assert send() == []
    assert handing_over.hand_over() == 0
    assert Outbox.objects.count() == 2


def test_failed_publication_is_mailed_without_its_reason(cast: Cast) -> None:
    wish(cast.olivia, language="en")
    perform(scheduled(cast), Verb.FAIL, clock(), failure="« Réunion » lacks a title")
    sent = [str(message.body) for message in send() if message.to == ["olivia@example.org"]]
    assert any("waits for somebody" in body for body in sent)
    assert not any("lacks a title" in body for body in sent)


def test_delivery_of_the_version_before_says_only_that_something_waits(cast: Cast) -> None:
    """Rows that waited when the system was brought up to date name no notice."""
    Outbox.objects.create(
        key="submit:1:1:1:9", recipient=cast.chloe, release=cast.external().release, event="submit"
    )
    outbox.deliver_waiting()
    assert [message.to for message in mail.outbox] == [["chloe@example.org"]]
    assert "会合" not in str(mail.outbox[0].body)


def test_mail_leads_to_the_main_host_whatever_the_office(cast: Cast, settings: Any) -> None:
    settings.PUBLIC_URL = "https://press.example.org"
    Office.objects.update(host="embassy.example.org")
    submitted(cast)
    message = the_one(cast.chloe)
    assert "embassy.example.org" not in str(message.body) + html_of(message)


def test_mail_leads_past_the_login_to_its_work(cast: Cast) -> None:
    french = submitted(cast)
    body = str(the_one(cast.chloe).body)
    path = next(line for line in body.splitlines() if "/notice/" in line).partition("/admin")[2]
    client = Client()
    asked = client.get(f"/admin{path}")
    assert asked.headers["Location"].startswith("/admin/login/?next=")
    client.force_login(cast.chloe)
    assert client.get(f"/admin{path}").headers["Location"].endswith(f"/{french.pk}/review/")


def test_mission_is_named_in_its_own_mails(cast: Cast) -> None:
    mission = office("mission", name_fr="Mission du Japon", default_language="fr")
    assert mission.default_language == "fr"
    LanguageRole.objects.update(office=mission)
    cast.office = mission
    submitted(cast)
    assert the_one(cast.chloe).subject.endswith("Mission du Japon")
