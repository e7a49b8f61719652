"""The timeline in a browser: what an act changed is opened where it stands, with a script and without."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from tests.cast import Cast
from tests.translations.staff import text_path
from tests.translations.test_admin_browser import cast, complaints, log_in
from tests.translations.test_admin_timeline import changed

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

__all__ = ["cast", "complaints"]  # fixtures

pytestmark = pytest.mark.browser


def test_what_an_act_changed_opens_by_keyboard_where_it_stands(
    cast: Cast, live_server: Any, page: Page, complaints: list[str]
) -> None:
    from axe_playwright_python.sync_playwright import Axe

    french = changed(cast, "Second point", "Point second")
    log_in(page, live_server, cast.chloe)
    page.set_viewport_size({"width": 360, "height": 800})
    page.goto(live_server.url + text_path(french, "history") + "?q=Point+second")
    page.get_by_text("Who changed “Point second”").wait_for()
    summary = page.locator("details.differs summary").first
    summary.focus()
    page.keyboard.press("Enter")
    page.locator("details.differs ins").first.wait_for()
    assert page.locator("details.differs[open] .changes").count() == 1
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    assert complaints == []
    found = Axe().run(page)
    assert found.violations_count == 0, found.generate_report()


def test_link_to_the_two_revisions_stays_without_a_script(
    cast: Cast, live_server: Any, browser: Browser
) -> None:
    french = changed(cast, "Second point", "Point second")
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    log_in(page, live_server, cast.chloe)
    page.goto(live_server.url + text_path(french, "history"))
    page.locator("details.differs summary").first.click()
    page.get_by_role("link", name="Compare revisions 1 and 2").click()
    page.get_by_role("heading", name="What differs").wait_for()
    context.close()
