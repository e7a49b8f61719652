"""The bell, the notices and one's wishes in a browser: no barriers, any width, by keyboard alone."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, Any

import pytest
from django.core import mail
from django.utils import timezone

from tests.barriers import no_barrier
from tests.cast import FRENCH, Cast, text
from tests.translations.notifications.test_mails import embargoed, html_of, send
from tests.translations.scenes import draft
from tests.translations.test_admin_browser import WIDTHS, cast, complaints, log_in  # noqa: F401  (fixtures)
from translations.models import Event, Mode, Notice, NoticeWishes
from translations.verbs import Verb
from translations.workflow import perform

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.browser

ARABIC = text("المشاركة في الاجتماع", FRENCH.body)
LIST = "/admin/translations/notice/"
DUE = datetime.timedelta(hours=3)


def told(cast: Cast) -> None:  # noqa: F811
    """Anna and Chloé have a notice in each dress: read and not, Arabic, with a remark, secret."""
    french = draft(cast)
    due = timezone.now() + DUE
    perform(french, Verb.ASSIGN, cast.olivia, assignee=cast.anna, due_at=due)
    perform(cast.submitted(french), Verb.RETURN, cast.chloe, comment="Le second point manque.")
    arabic = cast.drafted(cast.external(), "ar", ARABIC)
    perform(cast.submitted(arabic), Verb.RETURN, cast.chloe, comment="العنوان قصير جدا")
    Notice.objects.filter(event=Event.ASSIGNED).update(read_at=timezone.now())
    secret = draft(cast)
    embargoed(secret.release, cast, cast.anna, cast.chloe)
    perform(cast.submitted(secret), Verb.RETURN, cast.chloe, comment="non")


@pytest.mark.parametrize(("language", "scheme"), [("fr", "light"), ("ja", "dark"), ("en", "dark")])
def test_notices_and_wishes_hold_no_barrier(
    cast: Cast,  # noqa: F811
    live_server: Any,
    page: Page,
    complaints: list[str],  # noqa: F811
    language: str,
    scheme: Any,
) -> None:
    told(cast)
    page.emulate_media(color_scheme=scheme)
    log_in(page, live_server, cast.anna, language)
    for path in (LIST, f"{LIST}?show=unread", f"{LIST}settings/", "/admin/"):
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 800})
            page.goto(live_server.url + path)
            assert complaints == [], path
            no_barrier(page, path, width)
            complaints.clear()  # axe reads the stylesheets by means that the policy forbids


def test_notices_are_read_and_wishes_set_by_keyboard(
    cast: Cast,  # noqa: F811
    live_server: Any,
    page: Page,
) -> None:
    told(cast)
    log_in(page, live_server, cast.anna)
    page.goto(f"{live_server.url}/admin/")
    page.locator("a.bell").focus()
    page.keyboard.press("Enter")
    page.get_by_role("heading", name="Notices", level=1).wait_for()
    assert page.locator(".bell-count").inner_text().startswith("3")

    page.get_by_role("button", name="Mark as read").first.focus()
    page.keyboard.press("Enter")
    page.locator(".bell-count", has_text="2").wait_for()
    page.locator(".notice.unread .notice-title a").first.focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/desk/")
    assert page.locator(".bell-count").inner_text().startswith("1")

    page.goto(live_server.url + LIST)
    page.get_by_role("button", name="Mark all as read").focus()
    page.keyboard.press("Space")
    page.locator(".notices").wait_for()
    assert page.locator(".bell-count").count() == 0

    page.get_by_role("link", name="How you are told").focus()
    page.keyboard.press("Enter")
    page.get_by_label("Returned", exact=True).focus()
    page.keyboard.type("in")  # …the daily digest
    page.get_by_role("button", name="Save", exact=True).focus()
    page.keyboard.press("Enter")
    page.get_by_text("Kept.").wait_for()
    assert NoticeWishes.objects.get(person=cast.anna).mails[Event.RETURNED] == Mode.DAILY


def test_mail_is_a_page_without_barriers(
    cast: Cast,  # noqa: F811
    page: Page,
) -> None:
    from axe_playwright_python.sync_playwright import Axe

    told(cast)
    send()
    own = [message for message in mail.outbox if message.to == [cast.anna.email]]
    assert len(own) == 4
    for message in own:
        page.set_content(html_of(message))  # type: ignore[arg-type]
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 800})
            found = Axe().run(page)
            assert found.violations_count == 0, found.generate_report()
            assert page.evaluate("document.documentElement.scrollWidth") <= width
