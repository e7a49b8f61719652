"""Two people in one text, each in a browser of their own."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.contrib.auth.models import User

from tests.cast import Cast
from tests.processes import wait_until
from tests.translations.desk.browser import awake, begun, go, opened, passage, row
from tests.translations.presence.stores import redis_at
from tests.translations.staff import text_path
from tests.translations.test_admin_browser import ARABIC, cast, complaints, log_in
from translations import presence
from translations.models import Presence, Translation

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Locator, Page

__all__ = ["cast", "complaints"]  # fixtures

pytestmark = pytest.mark.browser


@pytest.fixture(autouse=True)
def in_database() -> Iterator[None]:
    with redis_at(""):
        yield


@pytest.fixture
def other(browser: Browser) -> Iterator[Page]:
    """A tab in somebody else's browser."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    yield context.new_page()
    context.close()


@pytest.fixture
def french(cast: Cast) -> Translation:
    return begun(cast)


def named(user: User, first: str, last: str) -> User:
    user.first_name, user.last_name = first, last
    user.save()
    return user


def goes_to(page: Page, live_server: Any, user: User, path: str, language: str = "en") -> None:
    log_in(page, live_server, user, language)
    page.goto(live_server.url + path)


def line(page: Page) -> Locator:
    return page.locator("#presence li")


def test_two_see_each_other_at_the_desk(
    cast: Cast,
    french: Translation,
    live_server: Any,
    page: Page,
    other: Page,
    complaints: list[str],
) -> None:
    anna, ben = named(cast.anna, "Camille", "Durand"), named(cast.ben, "Ben", "Okafor")
    opened(page, live_server, anna, french)
    assert line(page).count() == 0
    key = passage(page, 1)
    go(page, key)
    page.keyboard.type("La réunion")
    wait_until(lambda: Presence.objects.filter(passage=key, typed_at__isnull=False).exists(), str)

    opened(other, live_server, ben, french)
    line(other).get_by_text("Camille Durand").wait_for()
    mark = row(other, key).locator(".here")
    mark.wait_for()
    assert mark.inner_text().startswith("Camille Durand is editing this passage, ")
    heard = other.locator("#presence-said")
    wait_until(lambda: heard.inner_text() != "", heard.inner_text)
    assert heard.inner_text() == "Camille Durand has this text open too"

    go(other, key)  # and now they are at the same
    page.reload()
    awake(page)
    row(page, key).locator(".here", has_text="Ben Okafor is at this passage").wait_for()
    assert complaints == []


def test_nothing_moves_when_somebody_comes(
    cast: Cast, french: Translation, live_server: Any, page: Page
) -> None:
    opened(page, live_server, cast.anna, french)
    key = passage(page, 1)
    before = row(page, key).bounding_box()
    bar = page.locator(".desk-bar").bounding_box()
    presence.beat(french.pk, cast.ben.pk, room="review", page="elsewhere", passage=key, idle=2)
    go(page, key)  # which tells, and learns
    row(page, key).locator(".here").wait_for()
    line(page).get_by_text("at the review").wait_for()
    assert page.locator(".desk-bar").bounding_box() == bar
    after = row(page, key).bounding_box()
    assert before and after
    assert after["height"] - before["height"] < 8  # the surface opens in it; the mark takes no room
    page.get_by_role("link", name=cast.ben.username).wait_for()


def test_who_leaves_is_gone_at_once(
    cast: Cast, french: Translation, live_server: Any, page: Page
) -> None:
    opened(page, live_server, cast.anna, french)
    wait_until(lambda: Presence.objects.count() == 1, lambda: str(Presence.objects.count()))
    page.goto(live_server.url + "/admin/")
    wait_until(lambda: Presence.objects.count() == 0, lambda: str(Presence.objects.count()))


def test_reviewer_sees_who_is_at_the_desk(
    cast: Cast, live_server: Any, page: Page, complaints: list[str]
) -> None:
    pending = cast.submitted(cast.drafted(cast.external()))
    key = pending.segments.all()[1].key
    presence.beat(pending.pk, cast.anna.pk, room="desk", page="elsewhere", passage=key)
    goes_to(page, live_server, cast.chloe, text_path(pending, "review"))
    row(page, key).locator(".here").wait_for()
    row(page, key).click()
    wait_until(
        lambda: Presence.objects.filter(room="review", passage=key).exists(),
        lambda: str(list(Presence.objects.values())),
    )
    assert complaints == []


def test_editor_tells_at_which_paragraph_one_is_and_shows_the_others(
    cast: Cast, live_server: Any, page: Page, complaints: list[str]
) -> None:
    draft = cast.drafted(cast.external())
    first, second = [each.key for each in draft.segments.filter(kind="list_item")][:2]
    presence.beat(draft.pk, cast.ben.pk, room="desk", page="elsewhere", passage=second, idle=4)
    goes_to(page, live_server, cast.anna, text_path(draft))
    page.locator("body[data-editor=rich]").wait_for()
    shared = page.locator(".cm-line.is-shared")
    shared.wait_for()
    text = draft.segments.get(key=second).text
    assert text in shared.inner_text()
    assert "is editing this passage" in (shared.get_attribute("data-here") or "")
    page.locator(".cm-line", has_text=draft.segments.get(key=first).text).click()
    wait_until(
        lambda: Presence.objects.filter(room="editor", passage=first).exists(),
        lambda: str(list(Presence.objects.values())),
    )
    page.locator("[name=title]").click()
    wait_until(
        lambda: Presence.objects.filter(room="editor", passage="title").exists(),
        lambda: str(list(Presence.objects.values())),
    )
    assert complaints == []


@pytest.mark.parametrize("width", [360, 1280])
def test_axe_finds_nothing_with_others_there(
    cast: Cast, live_server: Any, page: Page, width: int
) -> None:
    arabic = cast.started(cast.external(), "ar")
    cast.save(arabic, cast.anna, ARABIC)
    key = arabic.segments.all()[1].key
    for user, room in ((cast.ben, "desk"), (cast.chloe, "review"), (cast.olivia, "editor")):
        presence.beat(arabic.pk, user.pk, room=room, page="elsewhere", passage=key, idle=1)
    page.set_viewport_size({"width": width, "height": 900})
    for room in ("desk", "change"):
        goes_to(page, live_server, cast.anna, text_path(arabic, room))
        wait_until(lambda: line(page).count() == 3, lambda: str(line(page).count()))
        found = Axe().run(page).response["violations"]
        assert [each["id"] for each in found] == []
        wide = page.evaluate("document.documentElement.scrollWidth")
        assert wide <= width, (room, wide)


def test_page_without_a_script_shows_who_is_there(
    cast: Cast, french: Translation, live_server: Any, browser: Browser
) -> None:
    key = french.segments.all()[1].key
    presence.beat(french.pk, cast.ben.pk, room="desk", page="elsewhere", passage=key, idle=1)
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    goes_to(page, live_server, cast.anna, text_path(french, "desk"))
    line(page).get_by_role("link", name=cast.ben.username).wait_for()
    assert Presence.objects.filter(user=cast.anna).count() == 0
    context.close()
