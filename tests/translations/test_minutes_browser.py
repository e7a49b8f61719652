"""Minutes, the calendar and previews in a real browser: told while one types, at any width, no barriers."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import pytest
from django.urls import reverse

from tests.cast import Cast, text
from tests.translations.staff import text_path
from tests.translations.test_admin_browser import log_in
from translations.models import State, Translation
from translations.verbs import Verb
from translations.workflow import perform

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.browser

UTC = datetime.UTC
WIDTHS = (390, 1440)
ARABIC = text("المشاركة في الاجتماع", "ملخص الاجتماع.\n\n- النقطة الأولى\n- النقطة الثانية\n")


@pytest.fixture
def cast(live_server: Any) -> Cast:
    return Cast()


@pytest.fixture
def french(cast: Cast, live_server: Any, page: Page) -> Iterator[Translation]:
    """An approved text before its press officer, with the form of its minute open."""
    text = cast.approved(cast.drafted(cast.external()))
    log_in(page, live_server, cast.olivia)
    page.goto(live_server.url + text_path(text))
    page.locator("summary", has_text="Schedule").first.focus()
    page.keyboard.press("Enter")
    yield text
    page.unroute_all(behavior="ignoreErrors")  # a page that was come to asks once more by itself


def choose(page: Page, day: str, clock: str, zone: str) -> None:
    page.locator("#schedule-zone").fill(zone)
    page.locator("#schedule-publish_at_0").fill(day)
    page.locator("#schedule-publish_at_1").fill(clock)


def test_both_clocks_stand_there_while_one_types_and_one_press_schedules(
    french: Translation, page: Page
) -> None:
    choose(page, "2099-01-02", "08:00", "Asia/Tokyo")
    page.get_by_text("00:00 (Europe/Paris, UTC+1)").wait_for()
    page.get_by_text("08:00 (Asia/Tokyo, UTC+9)").wait_for()
    page.locator("#schedule-publish_at_1").press("Enter")
    page.wait_for_url(re.compile("/change/"))
    page.get_by_text("08:00 (Asia/Tokyo, UTC+9)").first.wait_for()
    french.refresh_from_db()
    assert french.state == State.SCHEDULED
    assert french.publish_at == datetime.datetime(2099, 1, 1, 23, 0, tzinfo=UTC)


def pressed_at_once(page: Page) -> None:
    """Press while the clocks are still being asked, and let their answer come late."""
    page.route("**/clocks/**", lambda route: (page.wait_for_timeout(300), route.continue_()))
    choose(page, "2099-01-02", "08:00", page.locator("#schedule-zone").input_value())
    page.get_by_role("button", name="Schedule", exact=True).first.click()


def test_press_before_the_clocks_have_answered_waits_for_them(
    french: Translation, page: Page
) -> None:
    pressed_at_once(page)
    page.locator(".messagelist").wait_for()
    french.refresh_from_db()
    assert french.publish_at == datetime.datetime(2099, 1, 2, 7, 0, tzinfo=UTC)


def test_press_before_clocks_that_differ_were_seen_shows_them_and_loses_nothing(
    french: Translation, page: Page
) -> None:
    page.locator("#schedule-zone").fill("Asia/Tokyo")
    pressed_at_once(page)
    page.get_by_text("Look at the clocks, and press once more").wait_for()
    assert page.url.endswith(text_path(french))
    page.get_by_role("button", name="Schedule", exact=True).first.click()
    page.locator(".messagelist").wait_for()
    french.refresh_from_db()
    assert french.state == State.SCHEDULED


def test_time_left_out_is_told_before_anything_is_sent(french: Translation, page: Page) -> None:
    choose(page, "2099-03-29", "02:30", "Europe/Paris")
    page.get_by_text("Give a time up to 01:59 or from 03:00.").wait_for()


def test_time_that_comes_twice_is_chosen_where_it_is_typed(french: Translation, page: Page) -> None:
    choose(page, "2099-10-25", "02:30", "Europe/Paris")
    page.get_by_label("Which is meant?").select_option("1")
    page.get_by_text("02:30 (Europe/Paris, UTC+1)").wait_for()
    page.locator("#schedule-publish_at_1").press("Enter")
    page.wait_for_url(re.compile("/change/"))
    page.get_by_text("02:30 (Europe/Paris, UTC+1)").first.wait_for()
    french.refresh_from_db()
    assert french.publish_at == datetime.datetime(2099, 10, 25, 1, 30, tzinfo=UTC)


def test_choice_between_two_times_is_there_only_while_the_time_comes_twice(
    french: Translation, page: Page
) -> None:
    asked = page.get_by_label("Which is meant?")
    choose(page, "2099-10-25", "02:30", "Europe/Paris")
    asked.select_option("1")
    page.get_by_text("02:30 (Europe/Paris, UTC+1)").wait_for()
    assert (asked.is_visible(), asked.input_value()) == (True, "1")
    choose(page, "2099-10-25", "04:30", "Europe/Paris")
    page.get_by_text("04:30 (Europe/Paris, UTC+1)").wait_for()
    assert not asked.is_visible()
    choose(page, "2099-10-25", "02:15", "Europe/Paris")
    asked.wait_for()
    assert asked.input_value() == ""


def test_choice_that_the_server_asked_for_goes_as_well(french: Translation, page: Page) -> None:
    choose(page, "2099-10-25", "02:30", "Europe/Paris")
    asked = page.get_by_label("Which is meant?")
    asked.wait_for()
    page.get_by_role("button", name="Schedule", exact=True).first.click()
    page.get_by_text("The clocks go back then: that time comes twice.").wait_for()
    assert asked.is_visible()
    choose(page, "2099-10-25", "04:30", "Europe/Paris")
    page.get_by_text("04:30 (Europe/Paris, UTC+1)").wait_for()
    assert not asked.is_visible()
    page.get_by_role("button", name="Schedule", exact=True).first.click()
    page.wait_for_url(re.compile("/change/"))
    french.refresh_from_db()
    assert french.publish_at == datetime.datetime(2099, 10, 25, 3, 30, tzinfo=UTC)


def filled(cast: Cast) -> None:
    """A day with something of every kind, in scripts of both directions."""
    source = cast.external()
    noon = datetime.datetime(2099, 3, 4, 12, 0, tzinfo=UTC)
    arabic = cast.approved(cast.drafted(source, "ar", ARABIC))
    perform(arabic, Verb.SCHEDULE, cast.olivia, publish_at=noon, publish_zone="Asia/Tokyo")
    english = cast.started(source, "en")
    perform(english, Verb.ASSIGN, cast.olivia, assignee=cast.anna, due_at=noon)


@pytest.mark.parametrize("width", WIDTHS)
def test_calendar_fits_and_holds_no_barrier_that_axe_finds(
    cast: Cast, live_server: Any, page: Page, width: int
) -> None:
    from axe_playwright_python.sync_playwright import Axe

    filled(cast)
    page.set_viewport_size({"width": width, "height": 900})
    path = live_server.url + reverse("admin:releases_release_calendar")
    for language in ("fr", "ja", "en"):
        log_in(page, live_server, cast.olivia, language)
        for view in ("week", "month"):
            page.goto(f"{path}?view={view}&day=2099-03-04")
            found = Axe().run(page)
            assert found.violations_count == 0, found.generate_report()
            wide = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
            assert page.evaluate(wide) <= 0


def test_calendar_is_walked_by_the_keys(cast: Cast, live_server: Any, page: Page) -> None:
    log_in(page, live_server, cast.olivia)
    path = live_server.url + reverse("admin:releases_release_calendar")
    page.goto(f"{path}?view=month&day=2099-03-04")
    page.get_by_role("link", name="After").focus()
    page.keyboard.press("Enter")
    page.get_by_role("heading", name="April 2099").wait_for()
    page.get_by_role("link", name="Before").focus()
    page.keyboard.press("Enter")
    page.get_by_role("heading", name="March 2099").wait_for()


@pytest.mark.parametrize("width", WIDTHS)
def test_preview_is_made_read_and_revoked(
    cast: Cast, live_server: Any, page: Page, width: int
) -> None:
    from axe_playwright_python.sync_playwright import Axe

    page.set_viewport_size({"width": width, "height": 900})
    arabic = cast.submitted(cast.drafted(cast.external(), "ar", ARABIC))
    log_in(page, live_server, cast.olivia)
    page.goto(live_server.url + text_path(arabic))
    page.locator("summary", has_text="Make a preview link").first.click()
    page.get_by_label("Whom it is for, for the record").fill("AFP")
    page.get_by_role("button", name="Make a preview link").click()
    address = page.get_by_label("Copy it now").input_value()
    found = Axe().run(page)
    assert found.violations_count == 0, found.generate_report()

    path = address[address.index("/preview/") :]
    outside = page.context.browser.new_context()  # type: ignore[union-attr]
    reader = outside.new_page()
    assert reader.goto(live_server.url + path).status == 200  # type: ignore[union-attr]
    assert reader.locator("html").get_attribute("dir") == "rtl"
    reader.mouse.wheel(0, 5000)
    banner = reader.locator(".preview.outside")
    assert banner.is_visible()
    found = Axe().run(reader)
    assert found.violations_count == 0, found.generate_report()

    page.goto(live_server.url + text_path(arabic))
    page.get_by_text("opened once").wait_for()
    page.get_by_role("button", name="Revoke the link for AFP").click()
    page.locator("#preview-links summary").first.click()
    page.get_by_text("revoked", exact=True).wait_for()
    assert reader.goto(live_server.url + path).status == 404  # type: ignore[union-attr]
    outside.close()
