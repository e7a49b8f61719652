"""Several texts at once in a browser: by keyboard alone, without a script, and without barriers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from django.contrib.auth.models import User

from tests.cast import Cast, person
from tests.translations.desk.browser import tab_to
from tests.translations.several.choosing import LIST, address, states, submitted
from tests.translations.test_admin_browser import cast, complaints, log_in
from translations.models import State, Translation
from translations.verbs import Verb
from translations.workflow import perform

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

__all__ = ["cast", "complaints"]  # fixtures

pytestmark = pytest.mark.browser

WIDTHS = (360, 1280)


@pytest.fixture
def both(cast: Cast) -> User:
    """A reviewer of French who is press officer, too."""
    return person("both", cast.office, reviewer="fr", press_officer="")


def box(text: Translation) -> str:
    return f'input[name="_selected_action"][value="{text.pk}"]'


def test_reviewer_approves_several_by_keyboard(
    cast: Cast, live_server: Any, page: Page, complaints: list[str]
) -> None:
    texts = [submitted(cast), submitted(cast)]
    log_in(page, live_server, cast.chloe)
    page.goto(live_server.url + LIST + "?state__exact=submitted")
    page.locator("#searchbar").focus()
    tab_to(page, page.get_by_role("button", name="Approve…"))
    tab_to(page, page.locator("#action-toggle"))
    page.keyboard.press("Space")
    page.get_by_text("2 of 2 selected").wait_for()
    tab_to(page, page.get_by_role("button", name="Approve…"), "Shift+Tab")
    page.keyboard.press("Enter")
    page.get_by_role("heading", name="Approve several texts").wait_for()
    assert states(*texts) == ["submitted"] * 2
    page.locator("#logout-form button").focus()
    tab_to(page, page.get_by_role("button", name="Approve those marked"))
    page.keyboard.press("Enter")
    page.get_by_role("heading", name="2 approved").wait_for()
    assert states(*texts) == ["approved"] * 2
    assert complaints == []


def test_several_are_approved_and_scheduled_without_a_script(
    cast: Cast, both: User, live_server: Any, browser: Browser
) -> None:
    fit, foreign = [submitted(cast), submitted(cast)], submitted(cast, "en")
    context = browser.new_context(
        java_script_enabled=False, viewport={"width": 1280, "height": 900}
    )
    page = context.new_page()
    log_in(page, live_server, both)
    page.goto(live_server.url + LIST)
    for each in (*fit, foreign):
        page.locator(box(each)).check()
    page.get_by_role("button", name="Approve and schedule…").click()
    page.get_by_label("date").fill("2099-01-02")
    page.get_by_label("time", exact=True).fill("16:00")
    page.get_by_role("button", name="Approve and schedule those marked").click()
    page.get_by_role("heading", name="2 approved and scheduled, 1 refused").wait_for()
    page.get_by_text("This is for reviewers of this language.").wait_for()
    context.close()
    assert states(*fit, foreign) == ["scheduled", "scheduled", "submitted"]


@pytest.mark.parametrize(("language", "scheme"), [("fr", "light"), ("ja", "dark"), ("en", "light")])
def test_pages_hold_no_barrier_that_axe_finds(
    cast: Cast,
    both: User,
    live_server: Any,
    page: Page,
    complaints: list[str],
    language: str,
    scheme: Any,
) -> None:
    from axe_playwright_python.sync_playwright import Axe

    texts = [submitted(cast), submitted(cast, "en"), cast.drafted(cast.external(), "ar")]
    page.emulate_media(color_scheme=scheme)
    log_in(page, live_server, both, language)
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 800})
        for act in ("approve", "approve_schedule"):
            page.goto(live_server.url + address(act, *texts))
            _no_barrier(page, Axe(), complaints, width)
        page.goto(live_server.url + address("approve", *texts))
        page.locator(".several-press button").click()
        page.locator("#refused-heading").wait_for()
        _no_barrier(page, Axe(), complaints, width)
        perform(texts[0], Verb.RECALL, cast.anna)
        assert perform(texts[0], Verb.SUBMIT, cast.anna).state == State.SUBMITTED


_BEYOND = """width => [...document.querySelectorAll("body *")]
    .filter((node) => node.getBoundingClientRect().right > width)
    .map((node) => `${node.tagName} ${node.className} ${node.textContent.trim().slice(0, 40)}`)"""


def _no_barrier(page: Page, axe: Any, complaints: list[str], width: int) -> None:
    assert complaints == []
    found = axe.run(page)
    assert found.violations_count == 0, f"{page.url} at {width}: {found.generate_report()}"
    wide = page.evaluate("document.documentElement.scrollWidth")
    beyond = page.evaluate(_BEYOND, width) if wide > width else []
    assert wide <= width, f"{page.url} is {wide} wide at {width}: {beyond}"
    complaints.clear()  # axe reads the stylesheets by means that the policy forbids
