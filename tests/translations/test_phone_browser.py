"""On a telephone: how a text stands is in sight, and so is all that one can press to choose."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from django.urls import reverse

from tests.cast import Cast
from tests.translations.staff import release_path, text_path
from tests.translations.test_admin_browser import log_in

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.browser

WIDTH = 390
TEXTS = reverse("admin:translations_translation_changelist")
OUT_OF_SIGHT = f"""all => all.filter(one => {{
  const box = one.getBoundingClientRect();
  return box.width === 0 || box.left < 0 || box.right > {WIDTH};
}}).map(one => one.textContent)"""


@pytest.fixture
def cast(live_server: Any) -> Cast:
    return Cast()


def out_of_sight(page: Page, what: str) -> list[str]:
    assert page.locator(what).count(), f"there is no {what}"
    found: list[str] = page.locator(what).evaluate_all(OUT_OF_SIGHT)
    return found


@pytest.mark.parametrize("language", ["fr", "ja"])
def test_state_of_each_text_is_in_sight(
    cast: Cast, live_server: Any, page: Page, language: str
) -> None:
    french = cast.submitted(cast.drafted(cast.external()))
    page.set_viewport_size({"width": WIDTH, "height": 844})
    log_in(page, live_server, cast.olivia, language)
    for path in (TEXTS, release_path(french.release)):
        page.goto(live_server.url + path)
        assert out_of_sight(page, "table .state") == []


def test_ways_to_show_a_text_are_in_sight(cast: Cast, live_server: Any, page: Page) -> None:
    french = cast.submitted(cast.drafted(cast.external()))
    page.set_viewport_size({"width": WIDTH, "height": 844})
    log_in(page, live_server, cast.root)
    for room in ("review", "desk"):
        page.goto(live_server.url + text_path(french, room))
        assert out_of_sight(page, "#desk-filters > *") == []
