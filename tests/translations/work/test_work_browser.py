"""The front page and the record of roles in a browser: no barriers, any width, the strict policy."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from django.urls import reverse
from django.utils import timezone

from tests.barriers import no_barrier
from tests.cast import FRENCH, Cast, text
from tests.translations.test_admin_browser import WIDTHS, cast, complaints, log_in  # noqa: F401  (fixtures)
from tests.translations.work.busy import HOUR, busy
from translations.appointing import appoint
from translations.models import LanguageRole, Translation
from translations.verbs import Verb
from translations.workflow import perform

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

pytestmark = pytest.mark.browser


@pytest.mark.parametrize(("language", "scheme"), [("fr", "dark"), ("ja", "light"), ("en", "light")])
def test_front_page_and_roles_hold_no_barrier(
    cast: Cast,  # noqa: F811
    live_server: Any,
    page: Page,
    complaints: list[str],  # noqa: F811
    language: str,
    scheme: Any,
) -> None:
    busy(cast)
    role = LanguageRole(
        user=cast.anna, office=cast.office, role="reviewer", language="fr",
        valid_until=timezone.now() + HOUR, deputises_for=cast.chloe,
    )  # fmt: skip
    appoint(role, cast.root)
    page.emulate_media(color_scheme=scheme)
    log_in(page, live_server, cast.root, language)
    roles = "admin:translations_languagerole"
    for path in (
        "/admin/",
        "/admin/?page=2",
        "/admin/?language=fr&state=returned",
        "/admin/?since=2030-01-01",
        "/admin/translations/translation/changed/?q=Second",
        reverse(f"{roles}_changelist"),
        reverse(f"{roles}_change", args=[role.pk]),
        reverse(f"{roles}_history", args=[role.pk]),
    ):
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 800})
            page.goto(live_server.url + path)
            assert complaints == [], path
            no_barrier(page, path, width)
            complaints.clear()  # axe reads the stylesheets by means that the policy forbids


def test_board_is_asked_and_its_work_found_by_keyboard(
    cast: Cast,  # noqa: F811
    live_server: Any,
    page: Page,
) -> None:
    busy(cast)
    log_in(page, live_server, cast.root)
    page.goto(f"{live_server.url}/admin/")
    page.get_by_label("State", exact=True).focus()
    page.keyboard.type("overdue")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.get_by_role("heading", name="Coverage 1").wait_for()
    assert page.locator(".cells .asked").inner_text().startswith("Français draft")
    page.locator(".line h3 a").focus()
    page.keyboard.press("Enter")
    page.get_by_role("heading", name="Languages").wait_for()


@pytest.mark.parametrize(("language", "scheme"), [("fr", "light"), ("ja", "dark")])
def test_text_that_is_read_in_its_row_holds_no_barrier(
    cast: Cast,  # noqa: F811
    live_server: Any,
    page: Page,
    complaints: list[str],  # noqa: F811
    language: str,
    scheme: Any,
) -> None:
    busy(cast)
    for verb, user in ((Verb.SUGGEST, cast.chloe), (Verb.REMARK, cast.ben)):
        pending = Translation.objects.awaiting_review().earliest("pk")
        perform(pending, verb, user, key="title", text="Le titre", comment="Le titre ?")
    page.emulate_media(color_scheme=scheme)
    log_in(page, live_server, cast.root, language)
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 800})
        page.goto(f"{live_server.url}/admin/")
        page.locator(".peek.by-itself form").wait_for()
        assert complaints == []
        page.evaluate("document.querySelectorAll('.peek details').forEach(d => d.open = true)")
        no_barrier(page, "an open row", width)
        complaints.clear()


def closed_by_keyboard(page: Page) -> Locator:
    """The button, with the focus, of a row that was open by itself; it stays closed on the next visit."""
    button = page.get_by_role("button", name="Read it here")
    page.locator(".peek.by-itself form").wait_for()
    button.focus()
    page.keyboard.press("Enter")
    assert page.locator(".peek").count() == 0
    page.reload(wait_until="networkidle")
    assert page.locator(".peek").count() == 0
    button.focus()
    return button


def test_row_is_read_and_remarked_on_by_keyboard_and_nothing_typed_is_lost(
    cast: Cast,  # noqa: F811
    live_server: Any,
    page: Page,
) -> None:
    pending = cast.submitted(cast.drafted(cast.external()))
    asked: list[str] = []
    page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.dismiss()))
    log_in(page, live_server, cast.chloe)
    page.goto(f"{live_server.url}/admin/")
    button = closed_by_keyboard(page)
    page.keyboard.press("Enter")
    remark = page.locator(".peek summary", has_text="Remark").first
    remark.focus()
    page.keyboard.press("Enter")
    page.keyboard.type("Est-ce le titre ?")
    button.click()
    assert asked == ["confirm"]
    assert page.locator(".peek textarea[name=comment-title]").input_value() == "Est-ce le titre ?"
    put = page.locator(".peek button[name=remark]").first
    put.focus()
    page.keyboard.press("Enter")
    page.locator(".peek .thread", has_text="Est-ce le titre ?").wait_for()
    assert pending.remarks.get().author == cast.chloe
    assert page.url.endswith("/admin/")
    page.keyboard.press("Alt+Shift+N")
    page.locator("body[data-review]").wait_for()


@pytest.mark.parametrize("on_its_page", [False, True])
def test_button_pressed_twice_puts_one_remark_on_record(
    cast: Cast,  # noqa: F811
    live_server: Any,
    page: Page,
    on_its_page: bool,
) -> None:
    pending = cast.submitted(cast.drafted(cast.external()))
    log_in(page, live_server, cast.chloe)
    path = reverse("admin:translations_translation_review", args=[pending.pk])
    page.goto(f"{live_server.url}{path if on_its_page else '/admin/'}")
    form = page.locator("#review")
    form.locator("summary", has_text="Remark").first.click()
    form.locator("textarea[name=comment-title]").fill("Est-ce le titre ?")
    form.locator("button[name=remark]").first.dblclick()
    page.locator(".thread", has_text="Est-ce le titre ?").first.wait_for()
    page.wait_for_load_state("networkidle")
    assert pending.remarks.count() == 1


def test_one_row_is_open_at_a_time(
    cast: Cast,  # noqa: F811
    live_server: Any,
    page: Page,
) -> None:
    """What the person asks for takes the place of what was open by itself, and has its whole height."""
    for _each in range(2):
        cast.submitted(cast.drafted(cast.external()))
    log_in(page, live_server, cast.chloe)
    page.goto(f"{live_server.url}/admin/")
    page.locator(".work-row").nth(0).locator(".peek form").wait_for()
    page.get_by_role("button", name="Read it here").nth(1).click()
    page.locator(".work-row").nth(1).locator(".peek form").wait_for()
    assert page.locator(".peek").count() == 1
    assert page.locator(".peek.by-itself").count() == 0


def test_what_a_revision_changed_is_shown_on_the_board_by_keyboard(
    cast: Cast,  # noqa: F811
    live_server: Any,
    page: Page,
    complaints: list[str],  # noqa: F811
) -> None:
    french = perform(cast.submitted(cast.drafted(cast.external())), Verb.RECALL, cast.anna)
    cast.submitted(cast.save(french, cast.anna, text("La participation", FRENCH.body)))
    log_in(page, live_server, cast.olivia)
    page.goto(f"{live_server.url}/admin/")
    link = page.locator(".cells").get_by_role("link", name="revision 2")
    page.locator(".board[data-differs=awake]").wait_for()
    assert link.get_attribute("aria-expanded") == "false"
    link.focus()
    page.keyboard.press("Enter")
    differs = page.get_by_role("region", name="Français · revision 2")
    assert differs.locator("ins").first.inner_text()
    assert link.get_attribute("aria-expanded") == "true"
    no_barrier(page, "what a revision changed", 1280)
    page.keyboard.press("Enter")
    assert differs.count() == 0
    page.keyboard.press("Enter")
    differs.get_by_role("link", name="revision 2").click()
    page.get_by_role("heading", name="What differs").wait_for()
    assert complaints == []
