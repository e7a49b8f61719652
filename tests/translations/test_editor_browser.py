"""The editor in a real browser: writing by keyboard alone, on either surface, without a barrier."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest

from tests.barriers import no_barrier
from tests.cast import FRENCH, JAPANESE, Cast, text
from tests.translations.editor import SURFACE, awake, opened, sign, stored, typed_body
from tests.translations.staff import text_path
from tests.translations.test_admin_browser import cast, complaints, log_in
from translations.models import State, Translation

if TYPE_CHECKING:
    from playwright.sync_api import Page

__all__ = ["cast", "complaints"]  # fixtures

pytestmark = pytest.mark.browser

WIDTHS = (360, 1280)
WRITTEN = """Le ministre s’est entretenu au téléphone[^1] **hier**.

## Points

(1) Premier point.
    (i) Détail.
    (ii) Autre détail.
(2) Second point.

| Année | Montant |
| --- | --- |
| 2025 | 1 200 |

[^1]: À sa demande.
"""


def empty(cast: Cast) -> Translation:
    return cast.original(None)


def test_release_is_written_by_keyboard_alone(
    cast: Cast, live_server: Any, page: Page, complaints: list[str]
) -> None:
    original = empty(cast)
    opened(page, live_server, cast.olivia, original)
    page.get_by_label("Title", exact=True).focus()
    keys = page.keyboard
    keys.type("Entretien téléphonique")
    keys.press("Tab")
    keys.type("Le chapeau.")
    keys.press("Tab")  # the toolbar is one stop
    keys.press("Tab")
    keys.type("Le ministre s’est entretenu au téléphone")
    keys.press("Alt+Shift+F")
    keys.type("À sa demande.")
    keys.press("Alt+Shift+F")  # back to the mark
    keys.type(" ")
    keys.press("Control+b")
    keys.type("hier")
    keys.press("Control+b")
    keys.type(".")
    keys.press("Enter")
    keys.press("Enter")
    keys.press("Alt+1")
    keys.type("Points")
    keys.press("Enter")
    keys.press("Enter")
    keys.press("Control+Shift+9")
    keys.type("Premier point.")
    keys.press("Enter")
    keys.press("Tab")
    keys.type("Détail.")
    keys.press("Enter")
    keys.type("Autre détail.")
    keys.press("Enter")
    keys.press("Shift+Tab")
    keys.type("Second point.")
    keys.press("Enter")
    keys.press("Enter")
    keys.press("Alt+Shift+T")
    keys.type("2")
    keys.press("Tab")
    keys.type("1")
    keys.press("Enter")
    for cell in ("Année", "Montant", "2025"):
        keys.type(cell)
        keys.press("Tab")
    keys.type("1 200")
    keys.press("Control+s")
    sign(page, "Saved")
    document = stored(original)
    assert (document.title, document.summary) == ("Entretien téléphonique", "Le chapeau.")
    assert document.body == WRITTEN
    assert complaints == []


def test_toolbar_is_walked_by_the_arrows(cast: Cast, live_server: Any, page: Page) -> None:
    surface = opened(page, live_server, cast.olivia, empty(cast))
    surface.focus()
    page.keyboard.type("mot")
    page.keyboard.press("Control+A")
    page.keyboard.press("Shift+Tab")
    assert page.locator(":focus").get_attribute("aria-label") == "Heading"
    for _ in range(3):
        page.keyboard.press("ArrowRight")
    assert page.locator(":focus").get_attribute("aria-label") == "Bold"
    page.keyboard.press("Enter")
    assert typed_body(page) == "**mot**"
    page.keyboard.press("Shift+Tab")
    assert page.locator(":focus").get_attribute("aria-label") == "Bold"  # where one was
    page.keyboard.press("Home")
    page.keyboard.press("ArrowLeft")
    assert page.locator(":focus").get_attribute("aria-label") == "Keys and help"


def test_tab_leaves_the_text_after_escape(cast: Cast, live_server: Any, page: Page) -> None:
    surface = opened(page, live_server, cast.olivia, empty(cast))
    surface.focus()
    page.keyboard.type("- Un")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert typed_body(page) == "- Un\n    - "
    page.keyboard.press("Escape")
    page.keyboard.press("Tab")
    assert page.locator(":focus").inner_text() == "Save"


def test_tab_leaves_plain_words_at_once(cast: Cast, live_server: Any, page: Page) -> None:
    opened(page, live_server, cast.olivia, empty(cast)).focus()
    page.keyboard.type("Des mots.")
    page.keyboard.press("Tab")
    assert page.locator(":focus").inner_text() == "Save"
    assert typed_body(page) == "Des mots."


def test_commands_work_on_the_bare_field_too(cast: Cast, live_server: Any, page: Page) -> None:
    """Where CodeMirror can't be loaded, the textarea remains, with toolbar, keys and saving."""
    page.route("**/vendor/codemirror/codemirror.js", lambda route: route.abort())
    original = empty(cast)
    log_in(page, live_server, cast.olivia)
    page.goto(live_server.url + text_path(original))
    page.locator("body[data-editor=plain]").wait_for()
    assert page.locator("[data-act=search]").is_hidden()
    page.locator("#save-body").focus()
    page.keyboard.type("Un mot")
    page.keyboard.press("Alt+Shift+F")
    page.keyboard.type("Note.")
    page.keyboard.press("Alt+Shift+F")
    page.keyboard.press("Enter")
    page.keyboard.press("Enter")
    page.get_by_role("button", name="Points (1)", exact=True).click()
    page.keyboard.type("Point")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.type("Détail")
    page.keyboard.press("Control+z")
    page.keyboard.press("Control+s")
    sign(page, "Saved")
    assert stored(original).body.startswith("Un mot[^1]\n\n(1) Point\n    (i) ")
    assert stored(original).body.endswith("[^1]: Note.\n")


def test_dialogs_put_in_links_and_readings(cast: Cast, live_server: Any, page: Page) -> None:
    surface = opened(page, live_server, cast.olivia, empty(cast))
    surface.focus()
    page.keyboard.type("王毅")
    page.keyboard.press("Control+A")
    page.keyboard.press("Alt+Shift+R")
    assert page.get_by_role("textbox", name="Characters").input_value() == "王毅"
    page.keyboard.type("おう・き")
    page.keyboard.press("Enter")
    page.keyboard.press("Control+k")
    page.get_by_role("textbox", name="Words").fill("la page")
    page.get_by_role("textbox", name="Address").fill("https://www.example.org/")
    page.keyboard.press("Enter")
    surface.get_by_text("la page").wait_for()
    assert typed_body(page) == "{王毅|おう・き}[la page](https://www.example.org/)"
    page.keyboard.press("Control+k")
    page.keyboard.press("Escape")
    assert typed_body(page).endswith("(https://www.example.org/)")


def test_spaces_that_do_not_break_are_seen(cast: Cast, live_server: Any, page: Page) -> None:
    surface = opened(page, live_server, cast.olivia, empty(cast))
    surface.focus()
    page.keyboard.type("16")
    page.keyboard.press("Control+Shift+Space")
    page.keyboard.type("h")
    page.keyboard.press("Alt+Shift+N")
    page.keyboard.type("!")
    assert typed_body(page) == "16\u00a0h\u202f!"
    assert surface.locator(".cm-hard-space").count() == 2
    assert surface.locator(".cm-narrow").count() == 1


def test_undo_takes_back_a_command(cast: Cast, live_server: Any, page: Page) -> None:
    opened(page, live_server, cast.olivia, empty(cast)).focus()
    page.keyboard.type("mot")
    page.wait_for_timeout(700)  # beyond which CodeMirror begins a new step
    page.keyboard.press("Control+A")
    page.keyboard.press("Control+i")
    assert typed_body(page) == "*mot*"
    page.keyboard.press("Control+z")
    assert typed_body(page) == "mot"
    page.get_by_role("button", name="Redo").click()
    assert typed_body(page) == "*mot*"


def test_preview_follows_what_is_typed(
    cast: Cast, live_server: Any, page: Page, complaints: list[str]
) -> None:
    french = cast.drafted(cast.external())
    surface = opened(page, live_server, cast.anna, french)
    page.get_by_role("tab", name="Preview").click()
    frame = page.frame_locator("#editor-frame")
    assert frame.locator("html").get_attribute("lang") == "fr"
    assert frame.get_by_text("Traduction provisoire et purement informative").count() == 2
    surface.focus()
    page.keyboard.press("Control+End")
    page.keyboard.insert_text("\n" + "Un paragraphe.\n\n" * 60 + "La toute fin.\n")
    frame.get_by_text("La toute fin.").wait_for()
    page.keyboard.press("ArrowUp")
    page.wait_for_timeout(400)
    assert page.evaluate("document.getElementById('editor-frame').contentWindow.scrollY") > 500
    assert complaints == []


def test_preview_leads_nowhere_and_runs_nothing(cast: Cast, live_server: Any, page: Page) -> None:
    surface = opened(page, live_server, cast.olivia, empty(cast))
    surface.focus()
    page.keyboard.insert_text("[ailleurs](https://www.example.org/) <script>parent.x=1</script>")
    link = page.frame_locator("#editor-frame").get_by_role("link", name="ailleurs")
    link.wait_for()
    link.click()
    assert page.frame_locator("#editor-frame").get_by_role("link", name="ailleurs").is_visible()
    assert page.evaluate("window.x") is None
    assert "allow-scripts" not in (page.locator("#editor-frame").get_attribute("sandbox") or "")


def test_counts_are_those_of_the_language(cast: Cast, live_server: Any, page: Page) -> None:
    original = cast.original(text("題", "会談の概要は\n以下のとおり。\n"))
    opened(page, live_server, cast.olivia, original)
    assert page.locator("#editor-counts").inner_text() == "characters: 13"
    french = cast.drafted(cast.approved(original), document=text("T", "**Voici** le *résumé*.\n"))
    opened(page, live_server, cast.anna, french)
    assert page.locator("#editor-counts").inner_text() == "words: 3 · characters: 16"


def test_findings_are_jumped_to_and_mended_by_keys(
    cast: Cast, live_server: Any, page: Page
) -> None:
    source = cast.external(text("会合", "誰が来るのか。\n\n続き。\n"))
    french = cast.drafted(source, document=text("Titre", "Qui vient ?\n\nEt la la suite.\n"))
    surface = opened(page, live_server, cast.anna, french)
    page.locator("#editor-findings li").first.wait_for()
    assert surface.locator(".finding").count() >= 1
    surface.focus()
    before = typed_body(page)
    for _ in range(page.locator("#editor-findings li").count()):
        page.keyboard.press("F8")
        page.keyboard.press("Alt+F8")
    assert typed_body(page) != before
    assert "?" in typed_body(page)
    page.locator("#editor-found", has_text="The checks find nothing").wait_for()


def test_help_sheet_lists_every_key(cast: Cast, live_server: Any, page: Page) -> None:
    opened(page, live_server, cast.olivia, empty(cast)).focus()
    page.keyboard.press("F1")
    sheet = page.get_by_role("dialog", name="Keys")
    assert sheet.is_visible()
    keys = sheet.locator("kbd").all_inner_texts()
    assert {"Ctrl+B", "Alt+1", "Ctrl+S", "Ctrl+Enter", "F8"} <= set(keys)
    assert all(keys)
    page.keyboard.press("Escape")
    assert sheet.is_hidden()
    assert page.locator(":focus").get_attribute("id") == SURFACE[1:]


def test_submission_that_is_refused_leads_to_the_field(
    cast: Cast, live_server: Any, page: Page
) -> None:
    original = empty(cast)
    surface = opened(page, live_server, cast.olivia, original)
    page.get_by_label("Title", exact=True).fill("会談")
    surface.focus()
    page.keyboard.press("Control+Enter")
    page.get_by_role("alert").get_by_text("There is no text below the title.").wait_for()
    awake(page)
    page.get_by_role("alert").get_by_role("link").click()
    assert page.locator(":focus").get_attribute("id") == SURFACE[1:]
    page.keyboard.type("本文。")
    page.keyboard.press("Control+Enter")
    page.get_by_text("Submitted for review.", exact=True).wait_for()
    original.refresh_from_db()
    assert (original.state, original.text.body) == (State.SUBMITTED, "本文。")


def test_narrow_screen_turns_from_text_to_preview(cast: Cast, live_server: Any, page: Page) -> None:
    page.set_viewport_size({"width": 360, "height": 740})
    surface = opened(page, live_server, cast.olivia, cast.original(JAPANESE))
    assert page.locator("#editor-frame").is_hidden()
    turn = page.get_by_role("button", name="Preview", exact=True)
    turn.click()
    assert page.frame_locator("#editor-frame").get_by_text("会合への参加").is_visible()
    assert surface.is_hidden()
    turn.click()
    assert surface.is_visible()


@pytest.mark.parametrize(("language", "scheme"), [("fr", "light"), ("ja", "dark"), ("en", "light")])
def test_editor_holds_no_barrier_that_axe_finds(
    cast: Cast, live_server: Any, page: Page, complaints: list[str], language: str, scheme: Any
) -> None:
    page.emulate_media(color_scheme=scheme)
    body = FRENCH.body + "\n| A | B |\n| --- | --- |\n| 1 | 2 |\n\nQui vient ?\n"
    french = cast.drafted(cast.external(), document=text("Titre", body))
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 800})
        surface = opened(page, live_server, cast.olivia, french, language)
        surface.focus()
        page.keyboard.press("Control+f")
        for view in ("text", "dialog", "beside"):
            if view == "dialog":
                page.keyboard.press("Escape")
                surface.focus()
                page.keyboard.press("F1")
            if view == "beside":
                page.keyboard.press("Escape")
                if width == 360:
                    page.locator("#editor-turn").click()
                page.get_by_role("tab").first.click()
            assert complaints == [], view
            no_barrier(page, view, width)
            complaints.clear()  # axe reads the stylesheets by means that the policy forbids


def test_nothing_of_the_page_moves_without_the_script(
    cast: Cast, live_server: Any, browser: Any
) -> None:
    french = cast.drafted(cast.external())
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    log_in(page, live_server, cast.anna)
    page.goto(live_server.url + text_path(french))
    assert page.get_by_role("toolbar").count() == 0
    page.get_by_label("Title", exact=True).fill("Sans script")
    page.get_by_role("button", name="Save", exact=True).click()
    assert page.get_by_text("Saved.", exact=True).is_visible()
    assert re.search("Sans script", stored(french).title)
    context.close()
