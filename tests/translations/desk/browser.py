"""The desk in a browser: a page opened at it, its rows, and what stands in them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from django.contrib.auth.models import User

from tests.cast import Cast, text
from tests.processes import wait_until
from tests.translations.staff import text_path
from tests.translations.test_admin_browser import log_in
from translations.models import Segment, Translation

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

SURFACE = "#desk-surface"
SOURCE = text(
    "会合",
    "会合の**概要**は[外務省](https://www.mofa.go.jp/)のとおり[^1]。\n\n"
    "第二段落。\n\n第三段落。\n\n[^1]: 注。\n",
)


def begun(cast: Cast, language: str = "fr") -> Translation:
    """A translation of SOURCE in which nothing is written yet."""
    return cast.started(cast.external(SOURCE), language)


def opened(
    page: Page, live_server: Any, user: User, translation: Translation, language: str = "en"
) -> None:
    log_in(page, live_server, user, language)
    page.goto(live_server.url + text_path(translation, "desk"))
    awake(page)


def awake(page: Page) -> None:
    page.locator("body[data-desk]").wait_for()


def keys(page: Page) -> list[str]:
    """The keys of the rows in their order: title, lead where there is one, passages."""
    found: list[str] = page.locator("#desk-rows .row[data-key]").evaluate_all(
        "rows => rows.map((row) => row.dataset.key)"
    )
    return found


def passage(page: Page, number: int) -> str:
    """The key of the passage of the body with this number, from nought."""
    found: list[str] = page.locator("#desk-rows .row-paragraph").evaluate_all(
        "rows => rows.map((row) => row.dataset.key)"
    )
    return found[number]


def row(page: Page, key: str) -> Locator:
    return page.locator(f'.row[data-key="{key}"]')


def go(page: Page, key: str) -> Locator:
    """Click into a row; the surface in it."""
    row(page, key).locator(".row-shown, .cm-content").filter(visible=True).first.click()
    surface = row(page, key).locator(SURFACE)
    surface.wait_for()
    return surface


def write(page: Page, key: str, words: str) -> None:
    """Type these words in place of a row's text."""
    go(page, key)
    page.keyboard.press("Control+A")
    page.keyboard.type(words)


def typed(page: Page, key: str) -> str:
    """What would be posted of a row."""
    return row(page, key).locator(f'[id="text-{key}"]').input_value()


def stored(translation: Translation, key: str) -> str:
    return Segment.objects.get(translation=translation, key=key).text


def sign(page: Page, words: str) -> None:
    """Wait until the sign says this of how the text stands."""
    said = re.compile("^Saved$") if words == "Saved" else words
    page.locator("#desk-sign .seen", has_text=said).wait_for()


def heard(page: Page) -> str:
    return page.locator("#desk-live").inner_text()


# --- by keyboard alone ------------------------------------------------------------------------

# What is put in by a key of the desk and not typed: the source's marks, and spaces of other widths.
BY_KEY = {"\u00a0": "Control+Shift+Space", "\u202f": "Alt+Shift+N"}
_HAS_RING = """() => {
    const outer = document.activeElement;
    const here = outer.contentDocument?.activeElement ?? outer; // the preview draws rings of its own
    return [here.closest(".cm-editor") ?? here, here].some((node) => {
        const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(node);
        return (outlineStyle !== "none" && parseFloat(outlineWidth) >= 1) || boxShadow !== "none";
    });
}"""
_PIECES = re.compile(r"(\[\^\w+\]|[\u00a0\u202f])")


def type_text(page: Page, words: str) -> None:
    """Type words where one is: footnote references and hard spaces by their keys."""
    for piece in filter(None, _PIECES.split(words)):
        if piece in BY_KEY:
            page.keyboard.press(BY_KEY[piece])
        elif piece.startswith("[^"):
            page.keyboard.press("F9")
        else:
            page.keyboard.type(piece)


def tab_to(page: Page, target: Locator, key: str = "Tab", most: int = 120) -> None:
    """Press Tab until one is there, and see that it shows."""
    target.wait_for()
    for _stop in range(most):
        page.keyboard.press(key)
        if target.evaluate("node => node === document.activeElement"):
            shows(page, str(target))
            return
    raise AssertionError(f"{most} times {key} do not lead to {target}")


def shows(page: Page, what: str) -> None:
    """Wait until one sees what has the focus: the surface draws its ring a moment later."""
    wait_until(lambda: page.evaluate(_HAS_RING), lambda: f"The focus does not show on {what}")


def active(page: Page) -> str:
    """The key of the row that one is at; the focus is in it."""
    return str(
        page.evaluate(
            "document.activeElement.closest('.row[aria-current]')?.dataset.key ?? 'no row'"
        )
    )
