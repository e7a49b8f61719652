"""What stands beside the rows, in a real browser and by keyboard: preview, checks, remarks, arranging."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest

from tests.cast import JAPANESE, Cast, text
from tests.processes import wait_until
from tests.translations.desk.browser import (
    awake,
    begun,
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
from tests.translations.staff import text_path
from tests.translations.test_admin_browser import cast, complaints
from translations.models import Place, Segment, State, Suggestion, Translation
from translations.verbs import Verb
from translations.workflow import perform

if TYPE_CHECKING:
    from playwright.sync_api import FrameLocator, Page

__all__ = ["cast", "complaints"]  # fixtures

pytestmark = pytest.mark.browser

WIDTHS = (360, 1280)
POINTS = text("会合", "以下のとおり。\n\n- 第一点\n- 第二点\n")


@pytest.fixture
def page(page: Page) -> Page:
    page.set_viewport_size({"width": 1400, "height": 800})
    return page


@pytest.fixture
def french(cast: Cast) -> Translation:
    return begun(cast)


def frame(page: Page) -> FrameLocator:
    return page.frame_locator("#desk-frame")


def holds(page: Page, expression: str) -> None:
    """Wait until this is so. (The browser's own waiting evaluates text, which the policy forbids.)"""
    wait_until(lambda: page.evaluate(expression), lambda: expression)


def pane(page: Page, name: str) -> None:
    page.get_by_role("tab", name=name).click()


def drafted(cast: Cast, body: str) -> Translation:
    """A French text of three paragraphs."""
    return cast.drafted(
        cast.external(text("会合", "第一。\n\n第二。\n\n第三。\n")), document=text("Titre", body)
    )


# --- the preview ------------------------------------------------------------------------------


def test_preview_follows_what_is_typed(
    cast: Cast, french: Translation, live_server: Any, page: Page, complaints: list[str]
) -> None:
    opened(page, live_server, cast.anna, french)
    write(page, passage(page, 1), "Deuxième paragraphe.")
    frame(page).get_by_text("Deuxième paragraphe.").wait_for()
    assert frame(page).locator("html").get_attribute("lang") == "fr"
    assert frame(page).get_by_text("Traduction provisoire et purement informative").count() == 2
    assert "allow-scripts" not in (page.locator("#desk-frame").get_attribute("sandbox") or "")
    assert complaints == []


def test_click_in_the_preview_goes_to_the_row(cast: Cast, live_server: Any, page: Page) -> None:
    opened(page, live_server, cast.anna, drafted(cast, "Un.\n\nDeux.\n\nTrois.\n"))
    frame(page).get_by_text("Trois.").click()
    assert row(page, passage(page, 2)).locator("#desk-surface").is_visible()
    assert page.evaluate("document.activeElement.id") == "desk-surface"
    frame(page).get_by_role("heading", name="Titre").click()
    assert row(page, "title").get_attribute("aria-current") == "true"


def test_preview_is_left_by_keyboard(cast: Cast, live_server: Any, page: Page) -> None:
    opened(page, live_server, cast.anna, drafted(cast, "Un.\n\nDeux.\n\nTrois.\n"))
    frame(page).get_by_text("Un.").wait_for()
    page.locator("#desk-frame").focus()
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "desk-surface"
    page.locator("#desk-frame").focus()
    page.keyboard.press("Alt+ArrowDown")  # the desk's own keys work there too
    assert row(page, keys(page)[1]).get_attribute("aria-current") == "true"


def test_preview_and_rows_scroll_together(cast: Cast, live_server: Any, page: Page) -> None:
    many = "\n\n".join(f"段落{number}。" for number in range(60)) + "\n"
    said = "\n\n".join(f"Paragraphe {number}. " + "Des mots. " * 30 for number in range(60)) + "\n"
    french = cast.drafted(cast.external(text("会合", many)), document=text("Titre", said))
    opened(page, live_server, cast.anna, french)
    first = go(page, passage(page, 0))
    frame(page).get_by_text("Paragraphe 59.").wait_for(state="attached")
    scrolled = "document.getElementById('desk-frame').contentWindow.scrollY"
    page.mouse.move(300, 500)
    page.mouse.wheel(0, 2500)
    holds(page, f"{scrolled} > 1000")
    before = page.evaluate("scrollY")
    page.locator("#desk-frame").hover()
    page.mouse.wheel(0, 2500)
    holds(page, f"scrollY > {before} + 500")
    rest = page.evaluate(f"[scrollY, {scrolled}]")
    page.wait_for_timeout(400)
    assert page.evaluate(f"[scrollY, {scrolled}]") == rest  # neither pushes the other on
    assert first.evaluate("surface => surface === document.activeElement")


def test_preview_is_turned_off_and_stays_off(
    cast: Cast, french: Translation, live_server: Any, page: Page
) -> None:
    opened(page, live_server, cast.anna, french)
    assert page.locator("#desk-side").is_visible()
    page.keyboard.press("Alt+Shift+P")
    assert page.locator("#desk-side").is_hidden()
    assert heard(page) == "The preview is hidden."
    page.reload()
    awake(page)
    assert page.locator("#desk-side").is_hidden()
    page.keyboard.press("Alt+Shift+P")
    frame(page).locator("html[lang=fr]").wait_for()


def test_preview_that_cannot_be_made_says_so(
    cast: Cast, french: Translation, live_server: Any, page: Page
) -> None:
    opened(page, live_server, cast.anna, french)
    page.route("**/desk/preview/", lambda route: route.abort())
    write(page, passage(page, 1), "Deuxième.")
    page.get_by_text("No preview while there is no connection.").first.wait_for()
    pane(page, "Checks")
    assert "could not be checked" in page.locator("#desk-found").inner_text()


# --- the checks -------------------------------------------------------------------------------


def test_findings_are_stepped_through_and_mended_by_keys(
    cast: Cast, live_server: Any, page: Page
) -> None:
    french = drafted(cast, "Qui vient ?\n\nEt la la suite.\n\nRien.\n")
    opened(page, live_server, cast.anna, french)
    first, second = passage(page, 0), passage(page, 1)
    row(page, first).locator(".row-findings .finding").first.wait_for()
    failing = page.locator("#desk-filters [data-show=failing] b")
    assert failing.inner_text() == "2"
    assert (
        "Warning" in row(page, second).locator(".row-findings").inner_text()
        or "Hint" in row(page, second).locator(".row-findings").inner_text()
    )
    page.keyboard.press("F8")
    assert row(page, first).get_attribute("aria-current") == "true"
    assert row(page, first).locator(".finding").count() >= 1
    page.keyboard.press("Alt+F8")
    assert typed(page, first) == "Qui vient\u202f?"
    page.keyboard.press("F8")
    assert row(page, second).get_attribute("aria-current") == "true"
    assert page.evaluate("getSelection().toString()").strip() != ""
    holds(page, "document.querySelector('[data-show=failing] b').textContent === '1'")
    pane(page, "Checks")
    listed = page.locator("#desk-findings .finding")
    assert listed.count() == 1
    listed.get_by_role("button").last.click()
    page.get_by_text("The checks find nothing").wait_for()
    sign(page, "Saved")
    assert stored(french, second) == "Et la suite."


# --- the passage ------------------------------------------------------------------------------


def test_earlier_wording_is_restored(cast: Cast, live_server: Any, page: Page) -> None:
    french = drafted(cast, "Un.\n\nDeux.\n\nTrois.\n")
    key = french.segments.get(text="Deux.").key
    perform(french, Verb.SAVE, cast.ben, texts={key: "Le second."}, was={key: "Deux."})
    opened(page, live_server, cast.anna, french)
    go(page, key)
    pane(page, "Passage")
    side = page.locator("#desk-passage")
    side.get_by_text("ben").wait_for()
    assert "Nothing alike has been published yet." in side.inner_text()
    side.get_by_role("button", name="Restore").click()
    assert typed(page, key) == "Deux."
    sign(page, "Saved")
    assert stored(french, key) == "Deux."
    assert french.changes.filter(key=key).last().origin == "restored"
    side.get_by_text("restored").wait_for()
    page.get_by_role("button", name="Take it back").click()
    assert typed(page, key) == "Le second."


def test_remark_is_made_by_key(
    cast: Cast, french: Translation, live_server: Any, page: Page, complaints: list[str]
) -> None:
    opened(page, live_server, cast.anna, french)
    key = passage(page, 1)
    go(page, key)
    pane(page, "Passage")
    page.locator("#desk-passage h2").wait_for()
    row(page, key).locator("#desk-surface").focus()
    page.keyboard.press("Alt+Shift+M")
    assert page.get_by_role("dialog", name="Remark on this passage").is_visible()
    page.keyboard.type("Est-ce le nom ?")
    page.keyboard.press("Control+Enter")
    page.locator("#desk-passage").get_by_text("Est-ce le nom ?").wait_for()
    assert heard(page) == "The remark is on record."
    assert french.remarks.get().key == key
    assert page.locator("#desk-filters [data-show=remarks] b").inner_text() == "1"
    assert page.evaluate("document.activeElement.id") == "desk-surface"
    assert complaints == []


@pytest.fixture
def suggested(cast: Cast) -> Translation:
    """A French text to which Chloé suggested another wording, and which is returned."""
    french = cast.submitted(cast.drafted(cast.external(JAPANESE)))
    key = french.segments.get(text="Premier point").key
    perform(french, Verb.SUGGEST, cast.chloe, key=key, text="Point premier")
    return perform(french, Verb.RETURN, cast.chloe, comment="Voir la suggestion.")


def test_suggestion_is_taken_with_one_key(
    cast: Cast, suggested: Translation, live_server: Any, page: Page
) -> None:
    opened(page, live_server, cast.anna, suggested)
    key = Suggestion.objects.get().key
    go(page, key)
    assert row(page, key).locator(".row-suggestion ins").count() >= 1
    page.keyboard.press("Alt+Shift+A")
    row(page, key).locator(".row-suggestion").wait_for(state="detached")
    assert (typed(page, key), stored(suggested, key)) == ("Point premier", "Point premier")
    assert row(page, key).get_attribute("data-status") == "confirmed"
    assert heard(page).startswith("The suggestion was taken.")


def test_suggestion_is_refused_with_a_reason(
    cast: Cast, suggested: Translation, live_server: Any, page: Page
) -> None:
    opened(page, live_server, cast.anna, suggested)
    key = Suggestion.objects.get().key
    go(page, key)
    page.keyboard.press("Alt+Shift+R")
    dialog = page.get_by_role("dialog", name="Refuse the suggestion")
    page.keyboard.press("Enter")
    assert dialog.is_visible()  # a reason is needed
    page.keyboard.type("Le mot du ministère.")
    page.keyboard.press("Enter")
    row(page, key).locator(".row-suggestion").wait_for(state="detached")
    answered = Suggestion.objects.get()
    assert (answered.outcome, answered.reason) == ("refused", "Le mot du ministère.")
    assert stored(suggested, key) == "Premier point"


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
    from axe_playwright_python.sync_playwright import Axe

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
            found = Axe().run(page)
            assert found.violations_count == 0, f"{name} at {width}: {found.generate_report()}"
            wide = page.evaluate("document.documentElement.scrollWidth")
            assert wide <= width, f"{name} is {wide} wide at {width}"
            complaints.clear()  # axe reads the stylesheets by means that the policy forbids
            if combination:
                page.keyboard.press("Escape")
