"""What changed in the preview is laid anew, and nothing else: its pages are as long as the text."""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING, Any

import pytest

from tests.cast import Cast
from tests.translations.desk.browser import go, opened, passage
from tests.translations.desk.test_side_browser import drafted, frame, holds
from tests.translations.test_admin_browser import cast, complaints

if TYPE_CHECKING:
    from playwright.sync_api import Page

__all__ = ["cast", "complaints"]  # fixtures

pytestmark = pytest.mark.browser

PAGES = (
    "",
    "<p>Un.</p><p>Deux.</p><p>Trois.</p>",
    "<p>Un.</p><p>Deux <b>mots</b>.</p><p>Trois.</p>",
    "<p>Zéro.</p><p>Un.</p><p>Deux.</p><p>Trois.</p><p>Quatre.</p>",
    "<p>Un.</p><p>Trois.</p>",
    '<p class="lead">Un.</p><ul><li>Deux.<ul><li>Trois.</li></ul></li></ul>',
    "<ul><li>Deux.<ul><li>Trois.</li><li>Quatre.</li></ul></li></ul>texte",
)


def test_any_page_becomes_any_other(cast: Cast, live_server: Any, page: Page) -> None:
    page.goto(live_server.url + "/admin/login/")
    pairs = list(product(PAGES, PAGES))
    made = page.evaluate(
        """async (pairs) => {
            const { renew } = await import("/static/staff/desk/renewing.js");
            const read = (html) => new DOMParser().parseFromString(html, "text/html");
            return pairs.map(([before, after]) => {
                const page = read(before);
                renew(page.body, read(after).body);
                return page.body.innerHTML;
            });
        }""",
        pairs,
    )
    assert made == [after for _before, after in pairs]


def test_only_what_is_typed_is_laid_anew(
    cast: Cast, live_server: Any, page: Page, complaints: list[str]
) -> None:
    opened(page, live_server, cast.anna, drafted(cast, "Un.\n\nDeux.\n\nTrois.\n"))
    frame(page).get_by_text("Trois.").wait_for()
    paragraphs = (
        "[...document.getElementById('desk-frame').contentDocument.querySelectorAll('main p')]"
    )
    page.evaluate(f"{paragraphs}.forEach((paragraph) => (paragraph.wasThere = true))")
    go(page, passage(page, 1))
    page.keyboard.press("Control+End")
    page.keyboard.type(" Encore.")
    frame(page).get_by_text("Deux. Encore.").wait_for()
    page.keyboard.press("Shift+Enter")
    page.keyboard.press("Enter")
    page.keyboard.type("Et plus.")
    frame(page).get_by_text("Et plus.").wait_for()
    for words in ("Un.", "Trois."):
        assert frame(page).get_by_text(words, exact=True).evaluate("node => node.wasThere === true")
    holds(page, f"{paragraphs}.some((paragraph) => paragraph.style.boxShadow)")
    assert complaints == []
