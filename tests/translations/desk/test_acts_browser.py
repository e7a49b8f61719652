"""What else is done at the desk, by keyboard: arranging, submitting, filters, help; and no barriers."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest

from tests.barriers import no_barrier
from tests.cast import JAPANESE, Cast, text
from tests.translations.desk.browser import (
    awake,
    go,
    heard,
    keys,
    opened,
    passage,
    row,
    sign,
    stored,
    typed,
    write,
)
from tests.translations.desk.test_side_browser import (
    POINTS,
    drafted,
    french,
    page,
)
from tests.translations.staff import text_path
from tests.translations.test_admin_browser import cast, complaints
from translations.models import Place, Segment, State, Translation
from translations.verbs import Verb
from translations.workflow import perform

if TYPE_CHECKING:
    from playwright.sync_api import Page

__all__ = ["cast", "complaints", "french", "page"]  # fixtures

pytestmark = pytest.mark.browser

WIDTHS = (360, 1280)


# --- arranging --------------------------------------------------------------------------------


def test_passage_is_left_out_with_a_reason_and_taken_in_again(
    cast: Cast, french: Translation, live_server: Any, page: Page
) -> None:
    opened(page, live_server, cast.anna, french)
    key = passage(page, 1)
    write(page, key, "Deuxième.")
    page.keyboard.press("Alt+Shift+O")
    assert page.get_by_role("dialog", name="Leave this passage out").is_visible()
    page.keyboard.type("Déjà dit.")
    page.keyboard.press("Enter")
    row(page, key).get_by_text("Déjà dit.").wait_for()
    left = Segment.objects.get(translation=french, key=key)
    assert (left.place, left.text, left.reason) == (Place.LEFT_OUT, "Deuxième.", "Déjà dit.")
    page.get_by_role("button", name="Take it back").click()
    row(page, key).locator("#desk-surface").wait_for()
    assert typed(page, key) == "Deuxième."


def test_passages_are_merged_and_parted_by_one_key(
    cast: Cast, live_server: Any, page: Page
) -> None:
    french = drafted(cast, "Un.\n\nDeux.\n\nTrois.\n")
    opened(page, live_server, cast.anna, french)
    host, key = passage(page, 0), passage(page, 1)
    go(page, key)
    page.keyboard.press("Alt+Shift+J")
    row(page, key).get_by_text("Said together with the passage before.").wait_for()
    assert typed(page, host) == "Un. Deux."
    assert row(page, key).get_attribute("aria-current") == "true"
    page.keyboard.press("Alt+Shift+J")
    row(page, key).locator("#desk-surface").wait_for()
    assert (typed(page, host), typed(page, key)) == ("Un.", "Deux.")


def test_passage_is_added_and_taken_out(
    cast: Cast, french: Translation, live_server: Any, page: Page
) -> None:
    opened(page, live_server, cast.anna, french)
    before = keys(page)
    go(page, passage(page, 1))
    page.keyboard.press("Alt+Shift+I")
    page.get_by_role("dialog", name="Add a passage below").wait_for()
    page.keyboard.press("Enter")
    page.locator("#desk-notice").wait_for()
    (added,) = set(keys(page)) - set(before)
    assert row(page, added).get_attribute("aria-current") == "true"
    page.keyboard.type("[Note du traducteur]")
    sign(page, "Saved")
    page.get_by_role("button", name="Take it back").click()
    row(page, added).wait_for(state="detached")
    page.get_by_role("button", name="Take it back").click()
    row(page, added).locator("#desk-surface").wait_for()
    assert "Note du traducteur" in typed(page, added)


def test_list_has_other_marks(cast: Cast, live_server: Any, page: Page) -> None:
    french = cast.started(cast.external(POINTS))
    opened(page, live_server, cast.anna, french)
    point = page.locator(".row-list_item").first.get_attribute("data-key") or ""
    go(page, point)
    page.keyboard.press("Alt+Shift+L")
    page.get_by_label("Marks", exact=True).select_option("point")
    page.keyboard.press("Control+Enter")
    page.locator("#desk-notice").wait_for()
    assert page.locator(".row-list_item .row-mark bdi").all_inner_texts() == ["(1)", "(2)"]


def test_arrangement_that_is_refused_is_explained_in_its_row(
    cast: Cast, french: Translation, live_server: Any, page: Page
) -> None:
    opened(page, live_server, cast.anna, french)
    key = passage(page, 0)
    go(page, key)
    page.keyboard.press("Alt+Shift+J")
    refused = row(page, key).locator(".row-refused")
    refused.wait_for()
    assert refused.inner_text() == heard(page) != ""


# --- submitting, filters, help, pivot ---------------------------------------------------------


def test_submission_that_is_refused_leads_to_each_passage(
    cast: Cast, french: Translation, live_server: Any, page: Page
) -> None:
    opened(page, live_server, cast.anna, french)
    write(page, "title", "Réunion")
    page.keyboard.press("Control+Shift+Enter")
    dialog = page.get_by_role("dialog", name="Before it can be submitted")
    dialog.wait_for()
    assert stored(french, "title") == "Réunion"
    dialog.locator(".places button").first.click()
    assert dialog.is_hidden()
    assert page.evaluate("document.activeElement.id") == "desk-surface"


def test_text_is_submitted_with_what_was_just_typed(
    cast: Cast, live_server: Any, page: Page
) -> None:
    french = drafted(cast, "Un.\n\nDeux.\n\nTrois.\n")
    opened(page, live_server, cast.anna, french)
    key = passage(page, 2)
    write(page, key, "Fin.")
    page.keyboard.press("Control+Shift+Enter")
    page.wait_for_url("**" + text_path(french))
    french.refresh_from_db()
    assert french.state == State.SUBMITTED
    assert stored(french, key) == "Fin."


def test_filters_leave_rows_and_are_in_the_address(
    cast: Cast, french: Translation, live_server: Any, page: Page
) -> None:
    opened(page, live_server, cast.anna, french)
    key = passage(page, 1)
    write(page, key, "Deuxième.")
    page.keyboard.press("Control+Enter")
    sign(page, "Saved")
    assert page.locator("#desk-far").inner_text().startswith("1 of 5 passages")
    page.get_by_role("link", name="Mine 1").click()
    assert "show=mine" in page.url
    assert page.locator(".row:visible").count() == 1
    page.reload()
    awake(page)
    assert page.locator(".row:visible").count() == 1
    page.get_by_role("link", name="To revise 0").click()
    assert page.get_by_text("No passage is like that.").first.is_visible()
    page.get_by_role("link", name=re.compile("^All")).click()
    assert page.locator(".row:visible").count() == 5
    assert "show" not in page.url


def test_help_sheet_lists_every_key(
    cast: Cast, french: Translation, live_server: Any, page: Page
) -> None:
    opened(page, live_server, cast.anna, french)
    go(page, passage(page, 0))
    page.keyboard.press("F1")
    sheet = page.get_by_role("dialog", name="Keys")
    said = sheet.locator("kbd").all_inner_texts()
    assert {"Ctrl+Enter", "Alt+↓", "F8", "Alt+Shift+P", "Ctrl+Shift+F", "?"} <= set(said)
    assert all(sheet.locator("dt").all_inner_texts())
    page.keyboard.press("Escape")
    assert sheet.is_hidden()
    assert page.evaluate("document.activeElement.id") == "desk-surface"
    page.keyboard.press("?")
    assert sheet.is_hidden()  # one types


def test_another_language_stands_beside_the_source(
    cast: Cast, live_server: Any, page: Page
) -> None:
    source = cast.external(JAPANESE)
    cast.drafted(source, "en", text("Meeting", "A summary.\n\n- First point\n- Second point\n"))
    opened(page, live_server, cast.anna, cast.started(source))
    page.keyboard.press("Alt+Shift+V")
    page.locator(".row-pivot", has_text="First point").wait_for()
    assert "pivot=en" in page.url
    page.reload()
    awake(page)
    assert page.locator(".row-pivot", has_text="First point").is_visible()
    page.keyboard.press("Alt+Shift+V")
    page.locator(".row-pivot").first.wait_for(state="detached")
    assert "pivot" not in page.url


# --- without barriers -------------------------------------------------------------------------

OPENERS = {
    "preview": "",
    "passage": "",
    "checks": "",
    "help": "F1",
    "find": "Control+Shift+F",
    "remark": "Alt+Shift+M",
    "leave-out": "Alt+Shift+O",
    "add": "Alt+Shift+I",
    "marks": "Alt+Shift+L",
    "refusals": "Control+Shift+Enter",
}


@pytest.mark.parametrize(("language", "scheme"), [("fr", "light"), ("en", "dark")])
def test_side_and_dialogs_hold_no_barrier_that_axe_finds(
    cast: Cast, live_server: Any, page: Page, complaints: list[str], language: str, scheme: Any
) -> None:
    page.emulate_media(color_scheme=scheme)
    french = cast.drafted(
        cast.external(text("会合", "第一。\n\n- 第二。\n- 第三。\n")),
        document=text("Titre", "Qui vient ?\n\n- Et la la suite.\n- Fin.\n"),
    )
    key = french.segments.get(text="Fin.").key
    perform(french, Verb.REMARK, cast.ben, key=key, comment="Vraiment ?")
    perform(french, Verb.SAVE, cast.anna, texts={"title": ""}, was={"title": "Titre"})
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 800})
        opened(page, live_server, cast.anna, french, language)
        for name, combination in OPENERS.items():
            if width == 360 and page.locator(".is-beside").count():
                page.locator("[data-act=side]").click()
            go(page, key)
            if combination:
                page.keyboard.press(combination)
                page.locator(f"#desk-{name}[open]").wait_for()
            else:
                if page.locator("#desk-side").is_hidden():
                    page.locator("[data-act=side]").click()
                page.locator(f"#tab-{name}").click()
                page.wait_for_timeout(400)
            refused = ["(Unprocessable Entity)" in heard for heard in complaints]
            assert refused == [True] * (name == "refusals"), complaints
            no_barrier(page, name, width)
            complaints.clear()  # axe reads the stylesheets by means that the policy forbids
            if combination:
                page.keyboard.press("Escape")
