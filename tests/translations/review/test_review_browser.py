"""The review in a browser: by keyboard alone, without a script, and without barriers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from tests.barriers import no_barrier
from tests.cast import Cast, text
from tests.processes import wait_until
from tests.translations.desk.browser import shows
from tests.translations.desk.texts import at, drafted, newer_source, save
from tests.translations.staff import text_path
from tests.translations.test_admin_browser import ARABIC, cast, complaints, log_in
from translations.models import State, Translation
from translations.verbs import Verb
from translations.workflow import perform

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Locator, Page

__all__ = ["cast", "complaints"]  # fixtures

pytestmark = pytest.mark.browser

WIDTHS = (360, 1280)


@pytest.fixture
def french(cast: Cast) -> Translation:
    """The next edition of a live text, with two passages changed and one taken out."""
    french = perform(cast.published(drafted(cast)), Verb.REVISE, cast.anna, significance="typo")
    key = at(french, "Fin.").key
    given = {at(french, "Premier point").key: "Point premier", key: "C’est tout\u00a0!"}
    french = save(cast, french, given)
    note = at(french, "Détail").key
    leave = {"arrangement": "leave_out", "key": note, "reason": "Inutile."}
    return cast.submitted(perform(french, Verb.ARRANGE, cast.anna, **leave))


def opened(page: Page, live_server: Any, user: Any, text: Translation, query: str = "") -> None:
    log_in(page, live_server, user)
    page.goto(live_server.url + text_path(text, "review") + query)
    page.locator("body[data-review]").wait_for()


def test_tools_of_every_passage_are_in_sight_and_reached_by_the_keys(
    cast: Cast, french: Translation, live_server: Any, page: Page
) -> None:
    opened(page, live_server, cast.chloe, french)
    tools = page.locator(".row-menu > summary")
    assert tools.count() > 2
    assert all(tool.is_visible() for tool in tools.all())
    tools.last.focus()
    assert tools.last.evaluate("tool => tool === document.activeElement")


def here(page: Page) -> Locator:
    return page.locator(".row.is-active")


def heard(page: Page) -> str:
    return page.locator("#review-live").inner_text()


def state(translation: Translation) -> str:
    return Translation.objects.get(pk=translation.pk).state


def test_reviewer_steps_from_change_to_change_and_approves_by_keyboard(
    cast: Cast, french: Translation, live_server: Any, page: Page, complaints: list[str]
) -> None:
    opened(page, live_server, cast.chloe, french)
    steps = []
    for _change in range(3):
        page.keyboard.press("Alt+ArrowDown")
        shows(page, "the change")
        steps.append((here(page).locator(".row-shown").inner_text(), heard(page)))
    assert [said for _seen, said in steps] == [
        "Change 1 of 3: changed",
        "Change 2 of 3: taken out",
        "Change 3 of 3: changed",
    ]
    assert "C’est tout" in steps[2][0]
    page.keyboard.press("Alt+ArrowUp")
    assert heard(page) == "Change 2 of 3: taken out"
    page.keyboard.press("Alt+Shift+A")
    assert heard(page) == "Press Enter to approve revision 2."
    shows(page, "approve")
    page.keyboard.press("Enter")
    page.get_by_text("Approved.", exact=True).wait_for()
    assert state(french) == State.APPROVED
    assert complaints == []


def test_reviewer_suggests_and_remarks_by_keyboard(
    cast: Cast, french: Translation, live_server: Any, page: Page
) -> None:
    opened(page, live_server, cast.chloe, french)
    page.keyboard.press("Alt+ArrowDown")
    page.keyboard.press("Alt+Shift+S")
    page.keyboard.press("Control+A")
    page.keyboard.type("Le point premier")
    page.keyboard.press("Control+Enter")
    here(page).get_by_text("Suggested by chloe").wait_for()
    assert french.suggestions.get().text == "Le point premier"
    page.keyboard.press("Alt+Shift+M")
    page.keyboard.type("Est-ce le mot ?")
    page.keyboard.press("Control+Enter")
    page.locator(".thread", has_text="Est-ce le mot ?").wait_for()
    thread = french.remarks.get()
    page.locator(f"#answer-{thread.pk}").focus()
    page.keyboard.type("Oui.")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.get_by_text("Remark, resolved by chloe").wait_for()


def test_reviewer_returns_with_a_remark_by_keyboard(
    cast: Cast, french: Translation, live_server: Any, page: Page
) -> None:
    opened(page, live_server, cast.chloe, french)
    page.keyboard.press("Alt+Shift+R")
    page.keyboard.type("Le second point manque.")
    page.keyboard.press("Control+Enter")
    page.get_by_text("Returned, with what is to be done.", exact=True).wait_for()
    assert state(french) == State.RETURNED
    assert french.remarks.get().text == "Le second point manque."


def test_findings_views_and_the_sheet_of_keys_are_one_key_away(
    cast: Cast, live_server: Any, page: Page
) -> None:
    french = drafted(cast)
    french = save(cast, french, {at(french, "Fin.").key: "Fin de la la réunion."})
    opened(page, live_server, cast.ben, french)
    page.keyboard.press("F8")
    assert "Fin de la la réunion." in here(page).inner_text()
    page.keyboard.press("?")
    sheet = page.get_by_role("dialog", name="Keys")
    assert "Next change" in sheet.inner_text()
    page.keyboard.press("Escape")
    sheet.wait_for(state="hidden")
    page.keyboard.press("Alt+Shift+V")
    page.locator("iframe.review-preview").wait_for()
    inside = page.frame_locator("iframe.review-preview")
    inside.get_by_role("heading", name="Participation à la réunion").wait_for()


def test_text_that_is_not_submitted_says_why_its_keys_do_nothing(
    cast: Cast, live_server: Any, page: Page
) -> None:
    opened(page, live_server, cast.chloe, drafted(cast))
    page.keyboard.press("Alt+Shift+A")
    assert heard(page) == "That can’t be done now: see the end of the page."
    page.keyboard.press("Alt+ArrowDown")
    assert heard(page) == "Nothing has changed here."
    page.keyboard.press("Alt+Shift+S")
    assert heard(page) == "Go to a passage first."


def test_leaving_with_something_typed_is_asked_about(
    cast: Cast, french: Translation, live_server: Any, page: Page
) -> None:
    asked = []
    page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.dismiss()))
    opened(page, live_server, cast.chloe, french)
    page.keyboard.press("Alt+ArrowDown")
    page.keyboard.press("Alt+Shift+M")
    page.keyboard.type("À demi")
    page.get_by_role("link", name="History").click()
    wait_until(lambda: asked, lambda: "nobody asked")
    assert asked == ["beforeunload"]
    assert page.url.endswith("/review/")


def test_everything_is_done_without_a_script(
    cast: Cast, french: Translation, live_server: Any, browser: Browser
) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    log_in(page, live_server, cast.chloe)
    page.goto(live_server.url + text_path(french))
    page.get_by_role("link", name="Review", exact=True).click()
    page.get_by_role("link", name="To the first").click()
    assert "#row-" in page.url
    key = at(french, "Point premier").key
    row = page.locator(f"#row-{key}")
    row.get_by_role("link", name="Next change").click()
    assert not page.url.endswith(key)
    row.locator("summary", has_text="Suggest").click()
    row.get_by_label("How it should read").fill("Le premier point")
    row.get_by_role("button", name="Suggest").click()
    page.get_by_text("Suggested by chloe").wait_for()
    page.get_by_role("link", name="As readers will see it").click()
    inside = page.frame_locator("iframe.review-preview")
    inside.get_by_role("heading", name="Participation à la réunion").wait_for()
    page.get_by_role("button", name="Approve revision 2").first.click()
    page.get_by_text("Approved.", exact=True).wait_for()
    assert state(french) == State.APPROVED
    context.close()


# --- barriers ---------------------------------------------------------------------------------


def dressed(cast: Cast, french: Translation) -> Translation:
    """With a thread open, one resolved, a suggestion, and a source that changed."""
    key = at(french, "Point premier").key
    perform(french, Verb.REMARK, cast.ben, key=key, comment="Vraiment ?")
    perform(french, Verb.REMARK, cast.ben, comment="Bon texte.")
    resolved = french.remarks.latest("pk")
    perform(french, Verb.RESOLVE_REMARK, cast.anna, remark=resolved.pk, comment="Merci.")
    perform(french, Verb.SUGGEST, cast.ben, key=key, text="Le point premier")
    newer_source(cast, french, "1. 第一点\n", "1. 第一の点\n2. 新しい点\n")
    return french


@pytest.mark.parametrize(("language", "scheme"), [("fr", "light"), ("ja", "dark"), ("en", "light")])
def test_review_holds_no_barrier_that_axe_finds(
    cast: Cast,
    french: Translation,
    live_server: Any,
    page: Page,
    complaints: list[str],
    language: str,
    scheme: Any,
) -> None:
    page.emulate_media(color_scheme=scheme)
    cast.chloe.language_roles.create(office=cast.office, role="press_officer")
    japanese = cast.submitted(cast.original(text("会合", "概要。\n\n- 一。\n")), cast.olivia)
    french = dressed(cast, french)
    paths = [text_path(french, "review") + query for query in ("", "?show=source", "?show=live")]
    paths += [text_path(japanese, "review"), text_path(french, "review") + "?show=preview"]
    log_in(page, live_server, cast.chloe, language)
    for path in paths:
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 800})
            page.goto(live_server.url + path)
            page.locator("body[data-review]").wait_for()
            assert complaints == [], path
            page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")
            page.evaluate(
                "document.querySelectorAll('.row').forEach(r => r.classList.add('is-active'))"
            )
            no_barrier(page, path, width)
            complaints.clear()  # axe reads the stylesheets by means that the policy forbids


def test_arabic_is_reviewed_from_right_to_left(
    cast: Cast, french: Translation, live_server: Any, page: Page
) -> None:
    from axe_playwright_python.sync_playwright import Axe

    source = cast.external()
    draft = cast.save(cast.started(source, "ar"), cast.anna, ARABIC)
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 800})
        opened(page, live_server, cast.chloe, draft)
        shown = page.locator(".row-shown").first
        assert (shown.get_attribute("lang"), shown.get_attribute("dir")) == ("ar", "rtl")
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        assert Axe().run(page).violations_count == 0
