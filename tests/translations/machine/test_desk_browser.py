"""A machine draft at the desk in a real browser: asked for over unsaved typing, read, confirmed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from tests.cast import Cast
from tests.translations.desk.browser import begun, go, opened, passage, row, sign, stored, write
from tests.translations.machine.drafts import made
from tests.translations.machine.service import Service
from tests.translations.test_admin_browser import cast, complaints
from translations.models import MachineDraft, Segment, Translation

if TYPE_CHECKING:
    from playwright.sync_api import Page

__all__ = ["cast", "complaints"]  # fixtures

pytestmark = [pytest.mark.browser, pytest.mark.parametrize("service", ["deepl"], indirect=True)]


@pytest.fixture
def french(cast: Cast) -> Translation:
    return begun(cast)


def test_draft_is_asked_for_read_and_confirmed(
    cast: Cast,
    french: Translation,
    service: Service,
    live_server: Any,
    page: Page,
    complaints: list[str],
) -> None:
    opened(page, live_server, cast.anna, french)
    key = passage(page, 1)
    write(page, key, "Le mot d’Anna.")
    page.get_by_role("button", name="Draft what is empty by machine").click()
    page.get_by_text("A machine draft is being made.").wait_for()
    assert stored(french, key) == "Le mot d’Anna."

    made(MachineDraft.objects.get())
    page.reload()
    page.get_by_text("A machine draft was made").wait_for()
    assert stored(french, key) == "Le mot d’Anna."
    other = passage(page, 2)
    assert stored(french, other).startswith("fr:")
    expect(row(page, other).locator(".row-status")).to_have_text("machine draft")
    assert Axe().run(page).violations_count == 0
    complaints.clear()  # axe reads the stylesheets by means that the policy forbids
    go(page, other)
    page.keyboard.press("Control+Enter")
    expect(row(page, other).locator(".row-status")).to_have_text("confirmed")
    sign(page, "Saved")
    assert Segment.objects.get(translation=french, key=other).is_confirmed
    assert complaints == []
