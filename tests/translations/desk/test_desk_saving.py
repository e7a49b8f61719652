"""Saving at the desk in a real browser: conflicts, broken lines, ended logins, servers that die."""

from __future__ import annotations

import json
import os
import signal
from typing import TYPE_CHECKING, Any

import pytest
from django.contrib.sessions.models import Session

from tests.cast import Cast
from tests.processes import System
from tests.translations.desk.browser import (
    awake,
    begun,
    go,
    opened,
    passage,
    row,
    sign,
    stored,
    typed,
    write,
)
from tests.translations.test_admin_browser import cast, complaints, log_in
from translations.models import Translation
from translations.verbs import Verb
from translations.workflow import perform

if TYPE_CHECKING:
    from playwright.sync_api import Page

__all__ = ["cast", "complaints"]  # fixtures

pytestmark = pytest.mark.browser


@pytest.fixture
def french(cast: Cast) -> Translation:
    return begun(cast)


def kept(page: Page) -> list[dict[str, Any]]:
    """What this browser holds of passages that are not saved."""
    held: dict[str, str] = page.evaluate("({ ...localStorage })")
    return [json.loads(text) for key, text in held.items() if key.startswith("provisoire-unsent-")]


def overtaken(cast: Cast, page: Page, french: Translation) -> str:
    """Anna types over a passage that Ben has written since she opened the desk; its key."""
    key = passage(page, 1)
    perform(french, Verb.SAVE, cast.ben, texts={key: "Le mot de Ben."}, was={key: ""})
    write(page, key, "Le mot d’Anna.")
    row(page, key).locator(".row-conflict").wait_for()
    return key


def test_passage_saves_itself_a_second_after_the_last_key(
    cast: Cast, french: Translation, live_server: Any, page: Page, complaints: list[str]
) -> None:
    opened(page, live_server, cast.anna, french)
    key = passage(page, 1)
    write(page, key, "Deuxième.")
    sign(page, "Not saved yet")
    assert kept(page)[0]["text"] == "Deuxième."
    sign(page, "Saved")
    assert stored(french, key) == "Deuxième."
    assert kept(page) == []
    assert row(page, key).get_attribute("data-status") == "draft"
    assert complaints == []


def test_passage_that_is_left_is_saved_at_once(
    cast: Cast, french: Translation, live_server: Any, page: Page
) -> None:
    opened(page, live_server, cast.anna, french)
    key = passage(page, 1)
    write(page, key, "Deuxième.")
    with page.expect_response("**/desk/save/", timeout=900):
        page.keyboard.press("Alt+ArrowDown")
    sign(page, "Saved")
    assert stored(french, key) == "Deuxième."


def test_newer_text_takes_the_place_of_what_waits(
    cast: Cast, french: Translation, live_server: Any, page: Page
) -> None:
    opened(page, live_server, cast.anna, french)
    key = passage(page, 1)
    for words in ("Un.", "Deux.", "Trois."):
        write(page, key, words)
        page.keyboard.press("Control+s")
    sign(page, "Saved")
    assert stored(french, key) == "Trois."


def test_conflict_shows_both_and_others_go_on_being_saved(
    cast: Cast, french: Translation, live_server: Any, page: Page
) -> None:
    opened(page, live_server, cast.anna, french)
    key = overtaken(cast, page, french)
    both = row(page, key).locator(".row-conflict")
    assert both.locator(".stored").inner_text() == "Le mot de Ben."
    assert "Anna" in "".join(both.locator("ins").all_inner_texts())
    other = passage(page, 2)
    write(page, other, "Troisième.")
    page.wait_for_timeout(2000)
    assert stored(french, other) == "Troisième."
    assert stored(french, key) == "Le mot de Ben."
    assert typed(page, key) == "Le mot d’Anna."
    assert [held["text"] for held in kept(page)] == ["Le mot d’Anna."]


@pytest.mark.parametrize(
    ("choice", "left"), [("Keep mine", "Le mot d’Anna."), ("Take theirs", "Le mot de Ben.")]
)
def test_conflict_ends_as_chosen(
    cast: Cast, french: Translation, live_server: Any, page: Page, choice: str, left: str
) -> None:
    opened(page, live_server, cast.anna, french)
    key = overtaken(cast, page, french)
    row(page, key).get_by_role("button", name=choice).click()
    sign(page, "Saved")
    assert (stored(french, key), typed(page, key)) == (left, left)
    assert row(page, key).locator(".row-conflict").count() == 0
    if choice == "Take theirs":
        page.keyboard.press("Control+z")  # mine is an undo away
        assert typed(page, key) == "Le mot d’Anna."


def test_conflict_ends_by_hand(
    cast: Cast, french: Translation, live_server: Any, page: Page
) -> None:
    opened(page, live_server, cast.anna, french)
    key = overtaken(cast, page, french)
    row(page, key).get_by_role("button", name="Put them together by hand").click()
    page.keyboard.press("Control+End")
    page.keyboard.type(" Le mot de Ben.")
    page.wait_for_timeout(1500)
    assert stored(french, key) == "Le mot de Ben."  # it waits for the person
    page.keyboard.press("Control+s")
    sign(page, "Saved")
    assert stored(french, key) == "Le mot d’Anna. Le mot de Ben."


def test_line_breaks_and_comes_back(
    cast: Cast, french: Translation, live_server: Any, page: Page
) -> None:
    opened(page, live_server, cast.anna, french)
    key, other = passage(page, 1), passage(page, 2)
    page.context.set_offline(True)
    write(page, key, "Deuxième.")
    write(page, other, "Troisième.")
    sign(page, "no connection")
    assert {held["text"] for held in kept(page)} == {"Deuxième.", "Troisième."}
    page.context.set_offline(False)
    sign(page, "Saved")
    assert (stored(french, key), stored(french, other)) == ("Deuxième.", "Troisième.")
    assert kept(page) == []


def test_window_that_closes_unsaved_is_warned_of(
    cast: Cast, french: Translation, live_server: Any, page: Page
) -> None:
    opened(page, live_server, cast.anna, french)
    page.context.set_offline(True)
    write(page, passage(page, 1), "Deuxième.")
    asked: list[str] = []
    page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.dismiss()))
    page.close(run_before_unload=True)
    page.wait_for_timeout(500)
    assert asked == ["beforeunload"]


@pytest.mark.parametrize("is_overtaken", [False, True])
def test_kept_text_is_put_back_or_shown_with_both(
    cast: Cast, french: Translation, live_server: Any, page: Page, is_overtaken: bool
) -> None:
    opened(page, live_server, cast.anna, french)
    key = passage(page, 1)
    page.route("**/desk/save/", lambda route: route.abort())
    page.on("dialog", lambda dialog: dialog.accept())
    write(page, key, "Le mot d’Anna.")
    sign(page, "no connection")
    if is_overtaken:
        perform(french, Verb.SAVE, cast.ben, texts={key: "Le mot de Ben."}, was={key: ""})
    page.unroute("**/desk/save/")
    page.route("**/desk/save/", lambda route: route.abort(), times=1)  # what goes as one leaves
    page.reload()
    awake(page)
    assert typed(page, key) == "Le mot d’Anna."
    if is_overtaken:
        row(page, key).locator(".row-conflict").wait_for()
        assert stored(french, key) == "Le mot de Ben."
    else:
        sign(page, "Saved")
        assert stored(french, key) == "Le mot d’Anna."


def test_another_person_is_offered_nothing(
    cast: Cast, french: Translation, live_server: Any, page: Page
) -> None:
    opened(page, live_server, cast.anna, french)
    page.route("**/desk/save/", lambda route: route.abort())
    page.on("dialog", lambda dialog: dialog.accept())
    key = passage(page, 1)
    write(page, key, "Le mot d’Anna.")
    opened(page, live_server, cast.ben, french)
    assert typed(page, key) == ""


def test_login_that_ends_keeps_the_text_and_goes_on_after_the_next(
    cast: Cast, french: Translation, live_server: Any, page: Page
) -> None:
    opened(page, live_server, cast.anna, french)
    key = passage(page, 1)
    Session.objects.all().delete()
    write(page, key, "Deuxième.")
    sign(page, "you are logged out")
    assert page.get_by_role("link", name="Log in again in another tab").is_visible()
    log_in(page, live_server, cast.anna)
    page.keyboard.press("Control+s")
    sign(page, "Saved")
    assert stored(french, key) == "Deuxième."


def test_text_of_one_person_is_not_saved_by_the_next_at_the_same_browser(
    cast: Cast, french: Translation, live_server: Any, page: Page
) -> None:
    opened(page, live_server, cast.anna, french)
    key = passage(page, 1)
    log_in(page, live_server, cast.ben)
    write(page, key, "Deuxième.")
    sign(page, "Someone else is logged in here now.")
    assert stored(french, key) == ""
    assert kept(page)[0]["text"] == "Deuxième."


def kill(up: Any) -> None:
    for pid in [*up.pids("web"), up.process.pid]:
        os.kill(pid, signal.SIGKILL)
    up.process.wait(timeout=10)


def test_what_is_typed_is_saved_before_its_passage_is_arranged(
    cast: Cast, french: Translation, live_server: Any, page: Page
) -> None:
    opened(page, live_server, cast.anna, french)
    key, other = passage(page, 1), passage(page, 2)
    write(page, other, "Troisième.")
    write(page, key, "Deuxième.")
    row(page, other).click(position={"x": 1, "y": 1})
    row(page, other).locator("summary", has_text="More").click()
    row(page, other).get_by_role("button", name="Say it with the passage before").click()
    page.locator(f'.row[data-key="{other}"].status-merged').wait_for()
    assert stored(french, key) == "Deuxième. Troisième."


@pytest.mark.processes
def test_no_acknowledged_save_is_lost_when_the_server_is_killed(system: System, page: Page) -> None:
    """The real server dies right after its answer, and again under a text that it never saw."""
    system.env["DEMO_PASSWORD"] = "a-password-of-nobody"
    system.manage("demo")
    web = system.up("web")
    page.goto(
        f"{system.url}/admin/login/?next=/admin/translations/translation/%3Fstate__exact=draft"
    )
    page.fill("[name=username]", "olivia")
    page.fill("[name=password]", "a-password-of-nobody")
    page.press("[name=password]", "Enter")
    page.locator("#result_list").wait_for()  # all() looks once, maybe before the list is there
    for link in page.locator("#result_list .field-listed_title a").all():
        address = str(link.get_attribute("href")).split("?")[0].replace("change/", "desk/")
        if page.request.get(f"{system.url}{address}").ok:
            page.goto(f"{system.url}{address}")
            break
    awake(page)
    key = passage(page, 0)
    write(page, key, "Acknowledged.")
    with page.expect_response("**/desk/save/") as answer:
        page.keyboard.press("Control+s")
    assert answer.value.ok
    kill(web)
    write(page, key, "Never seen.")
    sign(page, "no connection")
    web = system.up("web")
    sign(page, "Saved")
    kill(web)
    system.up("web")
    page.reload()
    awake(page)
    assert typed(page, key) == "Never seen."
    go(page, key)
