"""The whole of the first real release, from Japanese into French, by keyboard alone.

On the way a colleague saves a passage that is being typed, the line breaks over three of them, and
passages are arranged. What is composed at the end is the ministry's own French, to the letter.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from django.contrib.auth.models import User

from tests.cast import Cast
from tests.processes import wait_until
from tests.translations.desk.browser import (
    active,
    awake,
    heard,
    keys,
    opened,
    row,
    shows,
    sign,
    stored,
    tab_to,
    type_text,
    typed,
)
from tests.translations.staff import text_path
from tests.translations.test_admin_browser import cast, complaints
from translations import segmentation
from translations.composing import compose
from translations.demo import texts
from translations.models import Place, State, Translation
from translations.verbs import Verb
from translations.workflow import perform

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

__all__ = ["cast", "complaints"]  # fixtures

pytestmark = pytest.mark.browser

PASSWORD = "a-password-of-nobody"
EXPECTED = texts.read(texts.OTAN, "fr").document
# The passages in their order, by the number of the row.
SAID = [EXPECTED.title, *(piece.text for piece in segmentation.split(EXPECTED.body).pieces)]
FIRST_POINT, FIRST_INNER, OVERTAKEN, OFFLINE, ARRANGED = 2, 4, 6, range(8, 11), 12


@pytest.fixture
def french(cast: Cast) -> Translation:
    """The French of the release, in which nothing is written yet."""
    text = cast.started(cast.external(texts.read(texts.OTAN, "ja").document))
    return perform(text, Verb.ASSIGN, cast.olivia, assignee=cast.anna)


@pytest.fixture(autouse=True)
def no_mouse(page: Page, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever would do a thing otherwise than by keyboard fails."""

    def forbidden(*_given: Any, **_named: Any) -> None:
        raise AssertionError("by keyboard alone")

    for owner in (type(page), type(page.locator("body"))):
        for name in ("click", "dblclick", "tap", "fill", "type", "check", "focus", "select_option"):
            monkeypatch.setattr(owner, name, forbidden)
    for name in ("click", "down", "move", "wheel"):
        monkeypatch.setattr(type(page.mouse), name, forbidden)


def test_whole_release_is_drafted_by_keyboard_alone(
    cast: Cast, french: Translation, live_server: Any, page: Page, complaints: list[str]
) -> None:
    find_the_desk(page, live_server, cast.anna, french)
    every = keys(page)
    assert len(every) == len(SAID)
    page.keyboard.press("Alt+ArrowDown")
    for number, words in enumerate(SAID):
        assert active(page) == every[number]
        if number in (FIRST_POINT, FIRST_INNER):
            give_bullets(page, every[number])
        if number == OVERTAKEN:
            be_overtaken(page, cast, french, every[number], words)
        elif number == ARRANGED:
            arrange_and_think_better(page, french, every, words)
        elif number in OFFLINE:
            write_offline(page, french, every, number)
        else:
            type_text(page, words)
            confirm(page)
    assert active(page) == every[ARRANGED - 1]  # it was said with the next, so it is read once more
    confirm(page)
    page.get_by_text("Every passage is finished.").first.wait_for(state="attached")
    sign(page, "Saved")

    assert unexpected(complaints) == []
    page.keyboard.press("Control+Shift+Enter")
    page.wait_for_url("**" + text_path(french))
    page.locator(".state-submitted").first.wait_for()
    french.refresh_from_db()
    composed = compose(french)
    assert (composed.title, composed.body) == (EXPECTED.title, EXPECTED.body)
    assert french.state == State.SUBMITTED
    for key in every:
        assert french.changes.filter(key=key).latest("pk").author == cast.anna
    authors = french.changes.filter(key=every[OVERTAKEN]).values_list("author__username", flat=True)
    assert list(authors) == ["ben", "anna"]
    standing = french.segments.exclude(place=Place.ASIDE)
    assert set(standing.values_list("is_confirmed", flat=True)) == {True}


def test_every_stop_of_the_tab_key_shows(
    cast: Cast, french: Translation, live_server: Any, page: Page
) -> None:
    opened(page, live_server, cast.anna, french)
    seen: list[str] = []
    for _stop in range(100):
        page.keyboard.press("Tab")
        here = page.evaluate("document.activeElement.outerHTML.split('>')[0]")
        if here.startswith("<body"):
            break
        shows(page, here)
        seen.append(here)
    for part in ("desk-surface", "summary", "tab-preview", "desk-frame"):
        assert any(part in each for each in seen), part


def test_conflict_that_is_shown_again_leaves_the_focus_on_its_choice(
    cast: Cast, french: Translation, live_server: Any, page: Page
) -> None:
    opened(page, live_server, cast.anna, french)
    key = keys(page)[0]
    perform(french, Verb.SAVE, cast.ben, texts={key: "Le mot de Ben."}, was={key: ""})
    page.keyboard.press("Alt+ArrowDown")
    type_text(page, "Le mot d’Anna.")
    confirm(page)
    conflict = row(page, key).locator(".row-conflict")
    conflict.wait_for()
    assert row(page, key).get_attribute("data-status") == "draft"  # nothing is confirmed yet
    page.keyboard.press("Alt+ArrowUp")
    choice = conflict.get_by_role("button", name="Keep mine")
    tab_to(page, choice)
    with page.expect_response("**/desk/save/"):
        page.keyboard.press("Control+s")
    sign(page, "someone else changed this passage")
    assert choice.evaluate("node => node === document.activeElement")
    page.keyboard.press("Enter")
    sign(page, "Saved")
    assert (active(page), stored(french, key)) == (key, "Le mot d’Anna.")


def test_menu_whose_act_is_refused_keeps_the_focus(
    cast: Cast, french: Translation, live_server: Any, page: Page
) -> None:
    opened(page, live_server, cast.anna, french)
    key = keys(page)[1]
    page.keyboard.press("Alt+ArrowDown")
    page.keyboard.press("Alt+ArrowDown")
    menu = row(page, key).locator("summary", has_text="More")
    tab_to(page, menu)
    page.keyboard.press("Enter")
    tab_to(page, row(page, key).get_by_role("button", name="Say it with the passage before"))
    page.keyboard.press("Enter")
    row(page, key).locator(".row-refused").wait_for()
    assert menu.evaluate("node => node === document.activeElement")
    assert active(page) == key


# --- what she does on the way -----------------------------------------------------------------


def find_the_desk(page: Page, live_server: Any, user: User, text: Translation) -> None:
    """Log in, and come by links from the first page to the desk."""
    user.set_password(PASSWORD)
    user.save()
    page.goto(live_server.url + "/admin/")
    tab_to(page, page.locator("[name=username]"), most=30)
    page.keyboard.type(user.username)
    page.keyboard.press("Tab")
    page.keyboard.type(PASSWORD)
    page.keyboard.press("Enter")
    follow(page, page.get_by_role("navigation", name="Rooms").get_by_role("link", name="Texts"))
    follow(page, page.locator(f'#result_list a[href*="{text_path(text)}"]').first)
    follow(page, page.get_by_role("link", name="Open the desk"))
    awake(page)


def follow(page: Page, link: Locator) -> None:
    tab_to(page, link)
    with page.expect_navigation():
        page.keyboard.press("Enter")


def confirm(page: Page) -> None:
    page.keyboard.press("Control+Enter")


def give_bullets(page: Page, key: str) -> None:
    """The French has bullets where the Japanese has numbers."""
    assert mark(page, key) == "1."
    page.keyboard.press("Alt+Shift+L")
    page.locator("#desk-marks[open]").wait_for()
    page.keyboard.press("ArrowUp")
    page.keyboard.press("Control+Enter")
    row(page, key).locator(".row-mark bdi", has_text="•").wait_for()
    wait_until(lambda: active(page) == key, lambda: f"{active(page)} after the marks")


def mark(page: Page, key: str) -> str:
    return row(page, key).locator(".row-mark bdi").inner_text()


def be_overtaken(page: Page, cast: Cast, french: Translation, key: str, words: str) -> None:
    """Ben has written the passage meanwhile: his words are kept, and hers put behind them."""
    half = words.index(" l’")
    perform(french, Verb.SAVE, cast.ben, texts={key: words[:half]}, was={key: ""})
    type_text(page, words[half:])
    confirm(page)
    conflict = row(page, key).locator(".row-conflict")
    conflict.wait_for()
    assert active(page) != key  # what she is at now is not taken from her
    wait_until(lambda: heard(page).startswith("Someone else changed"), lambda: heard(page))
    page.keyboard.press("Alt+ArrowUp")
    assert active(page) == key
    tab_to(page, conflict.get_by_role("button", name="Put them together by hand"))
    page.keyboard.press("Enter")
    assert active(page) == key
    page.keyboard.press("Control+Home")
    type_text(page, words[:half])
    confirm(page)
    conflict.wait_for(state="detached")
    sign(page, "Saved")
    assert stored(french, key) == words


def write_offline(page: Page, french: Translation, every: list[str], number: int) -> None:
    """The line is gone over these passages: they wait, and are sent when it is back."""
    if number == OFFLINE[0]:
        sign(page, "Saved")
        page.context.set_offline(True)
    type_text(page, SAID[number])
    confirm(page)
    sign(page, "no connection")
    assert stored(french, every[number]) == ""
    if number == OFFLINE[-1]:
        page.context.set_offline(False)
        sign(page, "Saved")
        assert [stored(french, every[each]) for each in OFFLINE] == [SAID[each] for each in OFFLINE]


def arrange_and_think_better(page: Page, french: Translation, every: list[str], words: str) -> None:
    """Merge, leave out and add, and take each back by the same key."""
    key = every[ARRANGED]
    type_text(page, words)
    for keypress, silent in (("Alt+Shift+J", "Said together"), ("Alt+Shift+O", "Déjà dit.")):
        page.keyboard.press(keypress)
        if keypress.endswith("O"):
            page.locator("#desk-leave-out[open]").wait_for()
            page.keyboard.type("Déjà dit.")
            page.keyboard.press("Enter")
        row(page, key).get_by_text(silent).wait_for()
        wait_until(lambda: active(page) == key, lambda: active(page))
        page.keyboard.press(keypress)
        row(page, key).locator("#desk-surface").wait_for()
        wait_until(lambda: active(page) == key, lambda: active(page))
        assert typed(page, key) == words
    page.keyboard.press("Alt+Shift+I")
    page.locator("#desk-add[open]").wait_for()
    page.keyboard.press("Enter")
    wait_until(lambda: active(page) not in every, lambda: f"nothing added: {active(page)}")
    added = active(page)
    type_text(page, "[Note\u00a0: à revoir]")
    sign(page, "Saved")
    assert stored(french, added) == "[Note\u00a0: à revoir]"
    page.keyboard.press("Alt+Shift+O")
    row(page, added).wait_for(state="detached")
    wait_until(lambda: active(page) == key, lambda: active(page))
    confirm(page)


def unexpected(complaints: list[str]) -> list[str]:
    """What the browser complains of, without the conflict and the line that was gone."""
    meant = ("409 (Conflict)", "ERR_INTERNET_DISCONNECTED")
    return [each for each in complaints if not any(words in each for words in meant)]
