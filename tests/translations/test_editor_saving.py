"""Saving by itself in a real browser: conflicts, broken lines, logins that end, tabs that close."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from django.contrib.sessions.models import Session

from tests.cast import FRENCH, Cast, text
from tests.processes import System
from tests.translations.editor import awake, opened, sign, stored, typed_body
from tests.translations.staff import text_path
from tests.translations.test_admin_browser import cast, complaints, log_in
from translations.models import Transition, Translation
from translations.verbs import Verb

if TYPE_CHECKING:
    from playwright.sync_api import Page

__all__ = ["cast", "complaints"]  # fixtures

pytestmark = pytest.mark.browser

MINE, THEIRS = "Le corps d’Anna.", "Le corps de Ben.\n"


@pytest.fixture
def french(cast: Cast) -> Translation:
    return cast.drafted(cast.external())


@pytest.fixture
def brief(cast: Cast) -> Translation:
    """A text of one paragraph, as its source is, so that nothing holds it up."""
    source = cast.external(text("会合", "要旨は以下のとおり。\n"))
    return cast.drafted(source, document=text("Réunion", "Voici le résumé.\n"))


def write(page: Page, words: str = MINE) -> None:
    """Type these words in place of the body."""
    page.locator("#save-body-surface").focus()
    page.keyboard.press("Control+A")
    page.keyboard.insert_text(words)


def kept(page: Page) -> list[dict[str, Any]]:
    """What this browser holds of texts that are not saved."""
    held: dict[str, str] = page.evaluate("({ ...localStorage })")
    return [json.loads(text) for key, text in held.items() if key.startswith("provisoire-kept-")]


def conflict(cast: Cast, page: Page, french: Translation) -> Any:
    """Anna types over a text that Ben has changed since she opened it."""
    cast.save(french, cast.ben, text("Le titre de Ben", THEIRS))
    write(page)
    section = page.get_by_role("region", name="Two texts")
    section.wait_for()
    return section


def test_text_saves_itself_two_seconds_after_the_last_key(
    cast: Cast, french: Translation, live_server: Any, page: Page, complaints: list[str]
) -> None:
    opened(page, live_server, cast.anna, french)
    write(page)
    sign(page, "Not saved yet")
    assert kept(page)[0]["fields"]["body"] == MINE
    sign(page, "Saved")
    assert stored(french).body == MINE
    assert kept(page) == []
    assert page.locator("#editor-sign time").inner_text()
    saves = Transition.objects.filter(translation=french, verb=Verb.SAVE)
    assert saves.count() == 2
    page.wait_for_timeout(2500)
    assert saves.count() == 2  # nothing is typed, nothing is saved
    assert complaints == []


def test_two_saves_follow_each_other(
    cast: Cast, french: Translation, live_server: Any, page: Page
) -> None:
    opened(page, live_server, cast.anna, french)
    for words in ("Un.", "Deux.", "Trois."):
        write(page, words)
        page.keyboard.press("Control+s")
    sign(page, "Saved")
    assert stored(french).body == "Trois."


def test_saved_text_is_submitted_by_its_button(
    cast: Cast, brief: Translation, live_server: Any, page: Page
) -> None:
    opened(page, live_server, cast.anna, brief)
    write(page)
    page.get_by_role("button", name="Save and submit").click()
    page.get_by_text("Submitted for review.", exact=True).wait_for()
    brief.refresh_from_db()
    assert brief.text.body == MINE


def test_text_is_saved_before_another_act(
    cast: Cast, french: Translation, live_server: Any, page: Page
) -> None:
    opened(page, live_server, cast.anna, french)
    write(page)
    page.get_by_text("What can be done").click()
    page.get_by_role("button", name="Save and take over").click()
    page.get_by_text("It is yours now.", exact=True).wait_for()
    assert stored(french).body == MINE


# Conflicts


def test_conflict_shows_both_and_saves_nothing_more(
    cast: Cast, french: Translation, live_server: Any, page: Page
) -> None:
    opened(page, live_server, cast.anna, french)
    section = conflict(cast, page, french)
    assert "de Ben" in "".join(section.locator("del").all_inner_texts())
    assert "Anna" in "".join(section.locator("ins").all_inner_texts())
    write(page, MINE + " Encore.")
    page.wait_for_timeout(2600)
    assert stored(french).body == THEIRS
    assert typed_body(page) == MINE + " Encore."
    assert kept(page)[0]["fields"]["body"] == MINE + " Encore."


def test_conflict_ends_with_mine(
    cast: Cast, french: Translation, live_server: Any, page: Page
) -> None:
    opened(page, live_server, cast.anna, french)
    section = conflict(cast, page, french)
    section.get_by_role("button", name="Keep mine").click()
    sign(page, "Saved")
    assert section.is_hidden()
    assert (stored(french).title, stored(french).body) == (FRENCH.title, MINE)


def test_conflict_ends_with_theirs_and_loses_nothing_of_mine(
    cast: Cast, french: Translation, live_server: Any, page: Page
) -> None:
    opened(page, live_server, cast.anna, french)
    conflict(cast, page, french).get_by_role("button", name="Take theirs").click()
    assert typed_body(page) == THEIRS
    assert page.get_by_label("Title", exact=True).input_value() == "Le titre de Ben"
    offer = page.get_by_role("region", name="This browser holds a text that is not saved")
    assert MINE in offer.locator(".stored").text_content()  # type: ignore[operator]
    page.reload()
    awake(page)
    offer.get_by_role("button", name="Take it up").click()
    sign(page, "Saved")
    assert stored(french).body == MINE
    assert kept(page) == []


def test_conflict_ends_by_hand(
    cast: Cast, french: Translation, live_server: Any, page: Page
) -> None:
    opened(page, live_server, cast.anna, french)
    section = conflict(cast, page, french)
    section.get_by_role("button", name="Put them together by hand").click()
    assert section.is_visible()
    write(page, f"{THEIRS}\n{MINE}")
    page.wait_for_timeout(2600)
    assert stored(french).body == THEIRS  # it waits for the person
    page.get_by_role("button", name="Save", exact=True).click()
    sign(page, "Saved")
    assert stored(french).body == f"{THEIRS}\n{MINE}"
    assert section.is_hidden()


def test_text_that_was_submitted_meanwhile_is_kept_here(
    cast: Cast, french: Translation, live_server: Any, page: Page
) -> None:
    opened(page, live_server, cast.anna, french)
    cast.submitted(french)
    write(page)
    sign(page, "Not saved. The text is submitted.")
    assert kept(page)[0]["fields"]["body"] == MINE


# Broken lines


def test_line_breaks_and_comes_back(
    cast: Cast, french: Translation, live_server: Any, page: Page
) -> None:
    opened(page, live_server, cast.anna, french)
    page.context.set_offline(True)
    write(page)
    sign(page, "no connection")
    assert kept(page)[0]["fields"]["body"] == MINE
    assert stored(french).body == FRENCH.body
    assert "word" in page.locator("#editor-counts").inner_text()
    page.context.set_offline(False)
    sign(page, "Saved")
    assert stored(french).body == MINE
    assert kept(page) == []


def test_tab_that_closes_unsaved_is_warned_of(
    cast: Cast, french: Translation, live_server: Any, page: Page
) -> None:
    opened(page, live_server, cast.anna, french)
    page.context.set_offline(True)
    write(page)
    asked: list[str] = []
    page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.dismiss()))
    page.close(run_before_unload=True)
    page.wait_for_timeout(500)
    assert asked == ["beforeunload"]


def test_unsaved_text_is_offered_after_a_reload_and_never_put_in_silently(
    cast: Cast, french: Translation, live_server: Any, page: Page
) -> None:
    opened(page, live_server, cast.anna, french)
    page.route("**/autosave/", lambda route: route.abort())
    page.on("dialog", lambda dialog: dialog.accept())
    write(page)
    sign(page, "no connection")
    page.reload()
    awake(page)
    offer = page.get_by_role("region", name="This browser holds a text that is not saved")
    assert typed_body(page) == FRENCH.body
    assert "Anna" in "".join(offer.locator("ins").all_inner_texts())
    page.unroute("**/autosave/")
    offer.get_by_role("button", name="Take it up").click()
    sign(page, "Saved")
    assert stored(french).body == MINE


def test_unsaved_text_can_be_thrown_away(
    cast: Cast, french: Translation, live_server: Any, page: Page
) -> None:
    opened(page, live_server, cast.anna, french)
    page.route("**/autosave/", lambda route: route.abort())
    page.on("dialog", lambda dialog: dialog.accept())
    write(page)
    page.reload()
    awake(page)
    page.get_by_role("button", name="Throw it away").click()
    assert kept(page) == []
    assert typed_body(page) == FRENCH.body


def test_another_person_is_offered_nothing(
    cast: Cast, french: Translation, live_server: Any, page: Page
) -> None:
    opened(page, live_server, cast.anna, french)
    page.route("**/autosave/", lambda route: route.abort())
    page.on("dialog", lambda dialog: dialog.accept())
    write(page)
    page.wait_for_timeout(100)
    opened(page, live_server, cast.ben, french)
    assert page.locator("#editor-kept").is_hidden()


def test_login_that_ends_keeps_the_text_and_goes_on_after_the_next(
    cast: Cast, french: Translation, live_server: Any, page: Page
) -> None:
    opened(page, live_server, cast.anna, french)
    Session.objects.all().delete()
    write(page)
    sign(page, "you are logged out")
    assert page.get_by_role("link", name="Log in again in another tab").is_visible()
    assert kept(page)[0]["fields"]["body"] == MINE
    log_in(page, live_server, cast.anna)
    page.keyboard.press("Control+s")
    sign(page, "Saved")
    assert stored(french).body == MINE


def test_text_of_one_person_is_not_saved_by_the_next_at_the_same_browser(
    cast: Cast, french: Translation, live_server: Any, page: Page
) -> None:
    opened(page, live_server, cast.anna, french)
    log_in(page, live_server, cast.ben)
    write(page)
    sign(page, "Someone else is logged in here now.")
    assert stored(french).body == FRENCH.body
    assert kept(page)[0]["fields"]["body"] == MINE


@pytest.mark.processes
def test_server_that_restarts_is_waited_for(system: System, page: Page) -> None:
    """The real server stops and comes back; the text is saved without anyone's doing."""
    system.env["DEMO_PASSWORD"] = "a-password-of-nobody"
    system.manage("demo")
    web = system.up("web")
    page.goto(
        f"{system.url}/admin/login/?next=/admin/translations/translation/%3Fstate__exact=draft"
    )
    page.fill("[name=username]", "olivia")
    page.fill("[name=password]", "a-password-of-nobody")
    page.press("[name=password]", "Enter")
    page.locator("#result_list .field-listed_title a").first.click()
    awake(page)
    web.stop()
    write(page)
    sign(page, "no connection")
    system.up("web")
    sign(page, "Saved")
    page.reload()
    awake(page)
    assert typed_body(page) == MINE


def test_page_left_by_its_path_is_whole(
    cast: Cast, brief: Translation, live_server: Any, page: Page
) -> None:
    """A page that was saved by itself can be posted by hand afterwards: its version goes along."""
    opened(page, live_server, cast.anna, brief)
    write(page)
    sign(page, "Saved")
    write(page, "Encore.")
    page.evaluate("document.getElementById('writing').elements.title.value = 'Titre neuf'")
    page.keyboard.press("Control+Enter")
    page.get_by_text("Submitted for review.", exact=True).wait_for()
    assert page.url.endswith(text_path(brief))
    assert (stored(brief).title, stored(brief).body) == ("Titre neuf", "Encore.")
