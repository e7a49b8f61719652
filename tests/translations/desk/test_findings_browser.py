"""Findings in a browser, by keyboard alone: mended by one key, or let stand with a reason."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from django.urls import reverse

from tests.cast import Cast, text
from tests.processes import wait_until
from tests.translations.desk.browser import active, heard, keys, opened, row, sign, stored, typed
from tests.translations.desk.texts import save
from tests.translations.staff import text_path
from tests.translations.test_admin_browser import cast, complaints, log_in
from translations.checking import Checking
from translations.models import Acceptance, State, Translation
from translations.verbs import Verb
from translations.workflow import perform

if TYPE_CHECKING:
    from playwright.sync_api import Page

__all__ = ["cast", "complaints"]  # fixtures

pytestmark = pytest.mark.browser

SOURCE = text("会合", "外相は12か国の代表と会談した。\n\n1. 20人の派遣\n2. 以上\n")
SAID = ["Réunion", "Entretien avec 13 pays.", "Envoi de 30 personnes", "Fin : merci"]
REASON = "Le ministère a corrigé le chiffre."
WIDTHS = (360, 1280)


@pytest.fixture
def french(cast: Cast) -> Translation:
    """A text with two wrong figures."""
    begun = cast.started(cast.external(SOURCE))
    names = list(begun.segments.values_list("key", flat=True))
    return save(cast, begun, dict(zip(names, SAID, strict=True)), confirm=frozenset(names))


def found(page: Page, key: str, words: str) -> Any:
    """The finding under a row that says this."""
    return row(page, key).locator(".row-findings .finding", has_text=words)


def test_figure_is_mended_by_key_another_stands_and_the_text_is_submitted(
    cast: Cast, french: Translation, live_server: Any, page: Page, complaints: list[str]
) -> None:
    opened(page, live_server, cast.anna, french)
    _title, talks, sent, _end = keys(page)
    found(page, talks, "13").wait_for()

    # Submitting is refused, and says where to go.
    page.keyboard.press("Control+Shift+Enter")
    dialog = page.locator("#desk-refusals")
    dialog.get_by_text("2 things").wait_for()
    assert dialog.locator("button.jump").all_inner_texts() == [
        "¶ paragraph Entretien avec 13 pays.",
        "1. point Envoi de 30 personnes",
    ]
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Enter")
    wait_until(lambda: active(page) == talks, lambda: f"The jump led to {active(page)}")

    # The first is underlined, said to whoever hears, and mended.
    page.locator("#desk-surface .finding", has_text="13").wait_for()
    page.keyboard.press("F8")
    wait_until(lambda: heard(page).startswith("Blocking"), lambda: f"Heard: {heard(page)}")
    page.keyboard.press("Alt+F8")
    assert typed(page, talks) == "Entretien avec 12 pays."
    found(page, talks, "13").wait_for(state="detached")
    assert page.locator("#desk-surface .finding").count() == 0

    # The other is let stand: a reason is asked for until there is one.
    page.keyboard.press("F8")
    wait_until(lambda: active(page) == sent, lambda: f"F8 led to {active(page)}")
    page.keyboard.press("Alt+Shift+F8")
    asked = page.get_by_role("dialog", name="Let this finding stand")
    asked.wait_for()
    page.keyboard.press("Enter")
    assert asked.is_visible()
    page.keyboard.press("Escape")
    asked.wait_for(state="hidden")
    assert not Acceptance.objects.exists()
    assert active(page) == sent
    page.keyboard.press("Alt+Shift+F8")
    page.keyboard.type(REASON)
    page.keyboard.press("Enter")
    found(page, sent, f"Let stand by anna: {REASON}").wait_for()
    wait_until(lambda: active(page) == sent, lambda: f"The focus went to {active(page)}")
    assert page.locator("#desk-surface .finding").count() == 0
    kept = Acceptance.objects.get()
    assert (kept.key, kept.reason, kept.by) == (sent, REASON, cast.anna)

    sign(page, "Saved")
    assert stored(french, talks) == "Entretien avec 12 pays."
    page.keyboard.press("Control+Shift+Enter")
    page.wait_for_url(f"**{text_path(french)}")
    french.refresh_from_db()
    assert french.state == State.SUBMITTED
    assert [each for each in complaints if "422" not in each] == []  # that of the first try


def test_key_says_so_where_nothing_is_found(
    cast: Cast, french: Translation, live_server: Any, page: Page
) -> None:
    opened(page, live_server, cast.anna, french)
    title, talks, *_others = keys(page)
    found(page, talks, "13").wait_for()
    row(page, title).locator(".row-shown").click()
    page.keyboard.press("Alt+Shift+F8")
    wait_until(lambda: "Nothing is found here" in heard(page), lambda: f"Heard: {heard(page)}")
    assert page.locator("dialog[open]").count() == 0


def test_reason_is_asked_again_where_the_passage_changed_meanwhile(
    cast: Cast, french: Translation, live_server: Any, page: Page
) -> None:
    """A colleague changed it between the check and the reason: nothing else is let stand instead."""
    opened(page, live_server, cast.anna, french)
    _title, talks, *_others = keys(page)
    found(page, talks, "13").wait_for()
    save(cast, french, {talks: "Un entretien avec 13 pays."}, user=cast.ben)
    row(page, talks).locator(".row-shown").click()
    page.keyboard.press("Alt+Shift+F8")
    page.keyboard.type(REASON)
    page.keyboard.press("Enter")
    asked = page.get_by_role("dialog", name="Let this finding stand")
    asked.get_by_text("This is found no more").wait_for()
    assert asked.get_by_label("Why it is right").input_value() == REASON
    assert not Acceptance.objects.exists()


def test_help_lists_the_key(cast: Cast, french: Translation, live_server: Any, page: Page) -> None:
    opened(page, live_server, cast.anna, french)
    page.keyboard.press("F1")
    sheet = page.get_by_role("dialog", name="Keys")
    line = sheet.locator("dl > div", has_text="Let the finding stand, with a reason")
    assert line.locator("kbd").inner_text() == "Alt+Shift+F8"


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_findings_hold_no_barrier_that_axe_finds(
    cast: Cast,
    french: Translation,
    live_server: Any,
    page: Page,
    complaints: list[str],
    scheme: Any,
) -> None:
    """Also one that stands."""
    from axe_playwright_python.sync_playwright import Axe

    page.emulate_media(color_scheme=scheme)
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 800})
        opened(page, live_server, cast.anna, french)
        _title, talks, *_others = keys(page)
        found(page, talks, "").first.wait_for()
        row(page, talks).locator(".row-shown").click()
        if not Acceptance.objects.exists():
            page.keyboard.press("Alt+Shift+F8")
            page.keyboard.type(REASON)
            page.keyboard.press("Enter")
        found(page, talks, REASON).wait_for()
        assert complaints == []
        result = Axe().run(page)
        assert result.violations_count == 0, f"at {width}: {result.generate_report()}"
        wide = page.evaluate("document.documentElement.scrollWidth")
        assert wide <= width, f"{wide} wide at {width}"
        complaints.clear()  # axe reads the stylesheets by means that the policy forbids


def test_reviewer_and_administrator_meet_no_barrier_that_axe_finds(
    cast: Cast, french: Translation, live_server: Any, page: Page
) -> None:
    """Where a reviewer reads what was let stand, and where the office's style is set."""
    from axe_playwright_python.sync_playwright import Axe

    for each in Checking.of(french).blocking:
        perform(french, Verb.ACCEPT, cast.anna, finding=each.about, reason=REASON)
    cast.submitted(french)
    office = reverse("admin:releases_office_change", args=[cast.office.pk])
    log_in(page, live_server, cast.root, "en")
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 800})
        for path, heading in ((text_path(french), "Checks"), (office, "House style")):
            page.goto(live_server.url + path)
            page.get_by_role("heading", name=heading).wait_for()
            result = Axe().run(page)
            assert result.violations_count == 0, f"{path} at {width}: {result.generate_report()}"
            wide = page.evaluate("document.documentElement.scrollWidth")
            assert wide <= width, f"{wide} wide at {width}"
