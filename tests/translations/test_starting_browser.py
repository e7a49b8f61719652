"""Translations are started from the release's page in a real browser, by keyboard, without a barrier."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from tests.cast import Cast
from tests.translations.staff import release_path, text_path
from tests.translations.test_admin_browser import WIDTHS, cast, complaints, log_in
from translations.models import Translation

if TYPE_CHECKING:
    from playwright.sync_api import Page

__all__ = ["cast", "complaints"]  # fixtures

pytestmark = pytest.mark.browser


def opened(page: Page, live_server: Any, cast: Cast) -> None:
    """The form, opened by keyboard on the page of a release that has its original alone."""
    release = cast.external().release
    log_in(page, live_server, cast.olivia)
    page.goto(live_server.url + release_path(release))
    page.locator("summary", has_text="Start translations").focus()
    page.keyboard.press("Enter")


def test_two_languages_are_started_by_keyboard_and_lead_to_their_desks(
    cast: Cast, live_server: Any, page: Page, complaints: list[str]
) -> None:
    opened(page, live_server, cast)
    french = page.get_by_role("group", name="Français")
    arabic = page.get_by_role("group", name="العربية")
    page.get_by_role("checkbox", name="Français").focus()
    page.keyboard.press("Space")
    french.get_by_label("Assigned to").focus()
    page.keyboard.type("anna")
    due = french.get_by_role("group", name="Due (Europe/Paris)")
    due.get_by_label("date").fill("2099-06-01")
    due.get_by_label("time").fill("10:30")
    page.get_by_role("checkbox", name="العربية").focus()
    page.keyboard.press("Space")
    arabic.get_by_label("It will count as").focus()
    page.keyboard.type("off")
    page.get_by_role("button", name="Start translations").focus()
    page.keyboard.press("Enter")
    page.get_by_text("Started: it can be written now.", exact=True).wait_for()
    made = Translation.objects.get(language="fr")
    assert (made.assignee, f"{made.due_at:%H:%M}") == (cast.anna, "08:30")
    assert Translation.objects.get(language="ar").standing == "official"
    page.get_by_role("link", name="Desk: Français").click()
    page.wait_for_url(live_server.url + text_path(made, "desk"))
    assert complaints == []


@pytest.mark.parametrize("width", WIDTHS)
def test_refused_form_holds_no_barrier_and_says_each_reason_where_it_belongs(
    cast: Cast, live_server: Any, page: Page, width: int
) -> None:
    from axe_playwright_python.sync_playwright import Axe

    page.set_viewport_size({"width": width, "height": 800})
    opened(page, live_server, cast)
    page.get_by_role("checkbox", name="Français").check()
    due = page.get_by_role("group", name="Français").get_by_role("group", name="Due")
    due.get_by_label("date").fill("2020-06-01")
    due.get_by_label("time").fill("10:30")
    page.get_by_role("button", name="Start translations").click()
    page.get_by_role("alert").get_by_text("Français: It would be due in the past.").wait_for()
    assert "It would be due in the past." in page.get_by_role("group", name="Français").inner_text()
    found = Axe().run(page)
    assert found.violations_count == 0, found.generate_report()
    assert page.evaluate("document.documentElement.scrollWidth") <= width
