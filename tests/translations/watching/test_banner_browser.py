"""The banner in a browser: on a page that has been open since all was well."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.utils import timezone

from tests.cast import Cast
from tests.translations.test_admin_browser import cast, complaints, log_in
from tests.translations.watching.rows import heart_beat
from translations.watching import banner

if TYPE_CHECKING:
    from playwright.sync_api import Page

__all__ = ["cast", "complaints"]  # fixtures

pytestmark = pytest.mark.browser

LOOK = "document.dispatchEvent(new Event('visibilitychange'))"  # as when one comes back to the tab


def beat(seconds_ago: float) -> None:
    heart_beat(timezone.now() - datetime.timedelta(seconds=seconds_ago))
    banner.forget()


def test_banner_comes_and_goes_on_a_page_that_stays_open(
    cast: Cast, live_server: Any, page: Page, complaints: list[str]
) -> None:
    beat(1)
    log_in(page, live_server, cast.olivia)
    page.goto(live_server.url + "/admin/")
    alert = page.get_by_role("alert")
    assert alert.count() == 0
    beat(90)
    page.evaluate(LOOK)
    alert.get_by_text("Publishing does not work as it should.").wait_for()
    beat(1)
    page.evaluate(LOOK)
    alert.wait_for(state="detached")
    assert complaints == []


@pytest.mark.parametrize("width", [360, 1280])
def test_axe_finds_nothing_in_the_banner(
    cast: Cast, live_server: Any, page: Page, width: int
) -> None:
    beat(90)
    log_in(page, live_server, cast.olivia)
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(live_server.url + "/admin/")
    page.get_by_role("alert").wait_for()
    assert [each["id"] for each in Axe().run(page).response["violations"]] == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_translator_asks_once_and_no_more(cast: Cast, live_server: Any, page: Page) -> None:
    beat(90)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    log_in(page, live_server, cast.anna)
    page.goto(live_server.url + "/admin/")
    with page.expect_response("**/admin/publishing/") as answered:
        page.evaluate(LOOK)
    assert (answered.value.status, answered.value.body()) == (200, b"")
    page.evaluate(LOOK)
    page.evaluate("fetch('/livez').then((answer) => answer.text())")
    assert [url for url in asked if "publishing" in url] == [answered.value.url]
    assert page.get_by_role("alert").count() == 0
