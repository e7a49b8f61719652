"""The editor in a browser: a page opened in it, and what stands in its surface."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from django.contrib.auth.models import User

from releases.document import Document
from tests.translations.staff import text_path
from tests.translations.test_admin_browser import log_in
from translations.composing import compose
from translations.models import Translation

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

SURFACE = "#save-body-surface"


def opened(
    page: Page, live_server: Any, user: User, translation: Translation, language: str = "en"
) -> Locator:
    """The surface of the text's page, once its editor is awake and its first preview is there."""
    log_in(page, live_server, user, language)
    page.goto(live_server.url + text_path(translation))
    return awake(page)


def awake(page: Page) -> Locator:
    page.locator("body[data-editor]").wait_for()
    page.locator("#editor-counts:not(:empty)").wait_for(state="attached")
    return page.locator(SURFACE)


def typed_body(page: Page) -> str:
    """The Markdown that stands in the form."""
    return str(page.evaluate("document.getElementById('writing').elements.body.value"))


def stored(translation: Translation) -> Document:
    """What the server holds now."""
    return compose(Translation.objects.get(pk=translation.pk))


def sign(page: Page, text: str) -> None:
    """Wait until the sign says this of how the text stands."""
    said = re.compile("^Saved$") if text == "Saved" else text
    page.locator("#editor-sign .seen", has_text=said).wait_for()


def paste(page: Page, html: str, plain: str) -> None:
    """What a browser does on Ctrl+V with both in the clipboard."""
    page.evaluate(
        """([html, plain]) => {
            const clipboardData = new DataTransfer();
            clipboardData.setData("text/html", html);
            clipboardData.setData("text/plain", plain);
            const event = new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true });
            document.activeElement.dispatchEvent(event);
        }""",
        [html, plain],
    )
