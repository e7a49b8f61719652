"""Pasting and beginning: HTML from elsewhere as Markdown, and templates for an empty text."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from tests.cast import FRENCH, Cast, text
from tests.translations.editor import opened, paste, sign, stored, typed_body
from tests.translations.staff import at_desk, page_of, text_path
from tests.translations.test_admin_browser import cast as committed
from translations.admin.editing import MOST_HTML
from translations.models import Translation
from translations.starters import for_release

if TYPE_CHECKING:
    from playwright.sync_api import Page

__all__ = ["committed"]  # a fixture

WORD = """<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><style>p.MsoNormal{margin:0}</style>
</head><body><!--StartFragment--><h1>Points</h1>
<p class=MsoNormal><b>Le ministre</b> s’est <span style='mso-spacerun:yes'> </span>entretenu.</p>
<table class=MsoTableGrid><tr><td><p>Année</p></td><td><p>Montant</p></td></tr>
<tr><td><p>2025</p></td><td><p>1 200</p></td></tr></table>
<p><img src="file:///c:/x.png" alt="photo"></p><!--EndFragment--></body></html>"""
CLEAN = """## Points

**Le ministre** s’est entretenu.

| Année | Montant |
| --- | --- |
| 2025 | 1 200 |
"""


def clean(cast: Cast, html: str) -> Any:
    french = cast.drafted(cast.external())
    client, path = at_desk(cast.anna), text_path(french, "clean")
    return client.post(path, data=html.encode(), content_type="text/html")


def test_page_of_a_word_processor_comes_out_as_markdown(cast: Cast) -> None:
    told = clean(cast, WORD).json()
    assert told["markdown"].strip() == CLEAN.strip()
    assert len(told["notes"]) == 1  # the picture


def test_paste_that_is_too_large_is_refused_unread(cast: Cast) -> None:
    answer = clean(cast, "<p>" + "x" * MOST_HTML)
    assert answer.status_code == 413
    assert "two megabytes" in answer.json()["reasons"][0]


def test_paste_that_nests_without_end_is_refused_in_words(cast: Cast) -> None:
    answer = clean(cast, "<div>" * 5000 + "x")
    assert answer.status_code in (200, 422)
    assert answer.json().get("markdown") or answer.json()["reasons"]


# Templates


def empty(cast: Cast) -> Translation:
    return cast.original(None, kind="readout")


def test_empty_text_is_offered_the_template_of_its_kind_first(cast: Cast) -> None:
    original = empty(cast)
    html = at_desk(cast.olivia).get(text_path(original)).content.decode()
    first = for_release(original.release, "ja")[0]
    assert first.kind == "readout"
    assert html.index('value="readout"') < html.index('value="statement"')
    assert "Begin with a template" in page_of(at_desk(cast.olivia), text_path(original)).words


def test_template_fills_the_form_and_saves_nothing(cast: Cast) -> None:
    original, client = empty(cast), at_desk(cast.olivia)
    fields = page_of(client, f"{text_path(original)}?starter=readout").form(text_path(original))
    first = for_release(original.release, "ja")[0]
    assert fields.fields["title"] == first.title
    assert fields.fields["body"].strip() == first.body.strip()
    assert stored(original).body == ""
    assert client.post(text_path(original), fields.fields).status_code == 302
    assert stored(original).body.strip() == first.body.strip()


@pytest.mark.parametrize("asked", ["nonsense", "readout"])
def test_text_that_is_there_is_never_replaced_by_a_template(cast: Cast, asked: str) -> None:
    french = cast.drafted(cast.external())
    page = page_of(at_desk(cast.anna), f"{text_path(french)}?starter={asked}")
    assert "Begin with a template" not in page.words
    assert page.form(text_path(french)).fields["body"] == FRENCH.body


# In the browser


@pytest.mark.browser
def test_word_html_is_pasted_as_markdown_with_a_note(
    committed: Cast, live_server: Any, page: Page
) -> None:
    original = committed.original(text("題", "Avant.\n"))
    surface = opened(page, live_server, committed.olivia, original)
    surface.focus()
    page.keyboard.press("Control+End")
    paste(page, WORD, "Points\nLe ministre s’est entretenu.")
    note = page.locator("#editor-pasted")
    note.get_by_text("could not be kept").wait_for()
    assert note.locator("li").count() == 1
    assert typed_body(page) == f"Avant.\n\n{CLEAN}"
    note.get_by_role("button", name="Paste as plain text instead").click()
    assert typed_body(page) == "Avant.\nPoints\nLe ministre s’est entretenu."
    page.keyboard.press("Control+z")
    assert typed_body(page) == f"Avant.\n\n{CLEAN}"


@pytest.mark.browser
def test_typing_goes_on_while_a_paste_is_read(
    committed: Cast, live_server: Any, page: Page
) -> None:
    original = committed.original(text("題", "Avant. Après.\n"))
    opened(page, live_server, committed.olivia, original).focus()
    waiting: list[Any] = []
    page.route("**/clean/", lambda route: waiting.append(route))
    page.keyboard.press("Control+Home")
    for _ in "Avant. ":
        page.keyboard.press("ArrowRight")
    paste(page, "<b>gras</b> ", "gras ")
    page.keyboard.press("Control+Home")
    page.keyboard.type("Tout ")
    page.wait_for_timeout(200)
    waiting[0].continue_()
    page.locator("#editor-pasted").get_by_text("Pasted with").wait_for()
    assert typed_body(page) == "Tout Avant. **gras**Après.\n"
    page.keyboard.type("d’abord ")  # the caret stayed where the person was
    assert typed_body(page).startswith("Tout d’abord Avant.")


@pytest.mark.browser
def test_paste_without_a_connection_comes_in_plain(
    committed: Cast, live_server: Any, page: Page
) -> None:
    opened(page, live_server, committed.olivia, committed.original(None)).focus()
    page.route("**/clean/", lambda route: route.abort())
    paste(page, "<p><b>gras</b></p>", "gras")
    page.locator("#editor-pasted").get_by_text("It was pasted as plain text.").wait_for()
    assert typed_body(page) == "gras"


@pytest.mark.browser
def test_template_is_chosen_in_the_page(committed: Cast, live_server: Any, page: Page) -> None:
    original = empty(committed)
    opened(page, live_server, committed.olivia, original)
    page.get_by_label("Begin with a template").select_option("readout")
    page.get_by_role("button", name="Begin", exact=True).click()
    sign(page, "Not saved yet")
    first = for_release(original.release, "ja")[0]
    assert typed_body(page).strip() == first.body.strip()
    page.keyboard.press("Control+s")
    sign(page, "Saved")
    assert stored(original).title == first.title
