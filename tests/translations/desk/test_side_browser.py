"""What stands beside the rows, in a real browser and by keyboard: preview, checks, remarks, arranging."""

from __future__ import annotations

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
from tests.translations.test_admin_browser import cast, complaints
from translations.models import Suggestion, Translation
from translations.verbs import Verb
from translations.workflow import perform

if TYPE_CHECKING:
    from playwright.sync_api import FrameLocator, Page

__all__ = ["cast", "complaints"]  # fixtures

pytestmark = pytest.mark.browser

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
    page.locator("#desk-found:not(:empty)").wait_for(state="attached")  # the frame is awake by then
    frame(page).get_by_text("Trois.").click()
    assert row(page, passage(page, 2)).locator("#desk-surface").is_visible()
    assert page.evaluate("document.activeElement.id") == "desk-surface"
    frame(page).get_by_role("heading", name="Titre").click()
    assert row(page, "title").get_attribute("aria-current") == "true"


def test_preview_is_left_by_keyboard(cast: Cast, live_server: Any, page: Page) -> None:
    opened(page, live_server, cast.anna, drafted(cast, "Un.\n\nDeux.\n\nTrois.\n"))
    frame(page).get_by_text("Un.").wait_for()
    page.locator("#desk-found:not(:empty)").wait_for(state="attached")  # the frame is awake by then
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
    listed.get_by_role("button", name="Replace by").click()
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


def test_suggestion_is_offered_while_its_passage_reads_as_it_did(
    cast: Cast, suggested: Translation, live_server: Any, page: Page
) -> None:
    opened(page, live_server, cast.anna, suggested)
    key, late = (
        Suggestion.objects.get().key,
        "The passage has changed since the suggestion was made.",
    )
    take = row(page, key).locator("button[name=take]")
    assert take.is_visible()
    write(page, key, "Le premier point")
    page.keyboard.press("Control+s")
    row(page, key).get_by_text(late).wait_for()
    assert not take.is_visible()
    assert row(page, key).locator("button[name=refuse]").is_visible()
    page.keyboard.press("Alt+Shift+A")
    assert heard(page) == late
    write(page, key, "Premier point")
    page.keyboard.press("Control+s")
    take.wait_for()
    assert not row(page, key).get_by_text(late).is_visible()
    page.keyboard.press("Alt+Shift+A")
    row(page, key).locator(".row-suggestion").wait_for(state="detached")
    assert stored(suggested, key) == "Point premier"


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
