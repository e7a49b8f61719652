"""Barriers: what axe finds on a page as it stands in the browser, and whether it fits the screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Page


def no_barrier(page: Page, name: object, width: int) -> None:
    """Fails where somebody could not read the page ``name``, or has to scroll it sideways."""
    from axe_playwright_python.sync_playwright import (
        Axe,  # where there is no browser, there is none
    )

    found = Axe().run(page)
    assert found.violations_count == 0, f"{name} at {width}: {found.generate_report()}"
    wide = page.evaluate("document.documentElement.scrollWidth")
    assert wide <= width, f"{name} is {wide} wide at {width}"
