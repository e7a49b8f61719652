"""The pages of releases and offices in a real browser: no barriers, any width, all by keyboard."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from django.contrib.auth.models import User

from releases.models import Image, Office, Release
from tests.barriers import no_barrier
from tests.cast import JAPANESE, Cast, office, text
from tests.files import annex, photograph, portrait
from tests.translations.editor import paste
from tests.translations.staff import at_desk, release_path, text_path
from tests.translations.test_admin_browser import WIDTHS, log_in
from translations.cancelling import cancel_release
from translations.composing import compose
from translations.models import LanguageRole, State, Translation
from translations.verbs import Verb
from translations.workflow import perform, perform_on_release

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.browser

ADD, ADD_EXTERNAL = "/admin/releases/release/add/", "/admin/releases/release/add/external/"
ADD_OFFICE = "/admin/releases/office/add/"
NEWER = text("会合への参加", "会合の概要は以下のとおりです。訂正。\n\n1. 第一点\n2. 第二点\n")
FILE = """---
release: a
language: ja
title: 会合への参加
standing: original
date: 2025-04-03
external:
  url: https://www.example.org/ja/1.html
  retrieved: 2025-04-04
---

本文。
"""


@pytest.fixture
def cast(live_server: Any) -> Cast:
    return Cast()


@pytest.fixture
def complaints(page: Page) -> list[str]:
    """What the browser itself complains of: refusals of the strict policy, missing files."""
    heard: list[str] = []
    page.on("console", lambda message: heard.append(message.text))
    page.on("pageerror", lambda error: heard.append(str(error)))
    return heard


@pytest.fixture
def full(cast: Cast) -> Translation:
    """The French draft of a release that has everything that a release can have."""
    original = cast.external()
    release = original.release
    office("mission", name_fr="Mission permanente")
    at = datetime.datetime(2025, 4, 3, 14, 0, tzinfo=datetime.UTC)
    given = {"event_at": at, "event_zone": "Asia/Tokyo", "event_place": "Tokyo"}
    facts = given | {"plan": {"ar": "planned"}, "is_urgent": True}
    perform_on_release(release, Verb.CHANGE_FACTS, cast.olivia, facts=facts)
    perform_on_release(release, Verb.ADD_IMAGE, cast.olivia, picture=portrait())
    perform_on_release(release, Verb.RESERVE_NUMBER, cast.olivia)
    links = ("https://www.example.org/a", "https://www.example.org/" + "b" * 100)
    perform_on_release(release, Verb.CHANGE_LINKS, cast.olivia, links=links)
    french = cast.drafted(original)
    paper = {"paper": annex(), "text": "Annexe", "standing": "provisional"}
    perform(french, Verb.ATTACH, cast.anna, **paper)
    perform(
        original, Verb.RECORD_SOURCE, cast.olivia, document=NEWER, version=original.version,
        retrieved_on=datetime.date(2025, 4, 9),
    )  # fmt: skip
    return french


@pytest.fixture
def rooms(cast: Cast, full: Translation) -> dict[str, str]:
    """The addresses of one page of each sort, in every state that dresses it differently."""
    source = full.release.translations.get(is_original=True)
    written = cast.original()
    cancelled = cast.original()
    cancel_release(cancelled.release, cast.olivia, reason="called off")
    return {
        "full release": release_path(full.release),
        "new release": release_path(written.release),
        "cancelled release": release_path(cancelled.release),
        "opening": ADD,
        "opening, external": ADD_EXTERNAL,
        "list with the cancelled": "/admin/releases/release/?cancelled=all",
        "comparison": text_path(source, "compare", 1, 2),
        "office": f"/admin/releases/office/{cast.office.pk}/change/",
        "new office": ADD_OFFICE,
        "label": f"/admin/releases/standinglabel/add/?standing=provisional&office={cast.office.pk}",
        "labels": "/admin/releases/standinglabel/",
    }


@pytest.mark.parametrize(("language", "scheme"), [("ja", "dark"), ("fr", "light")])
def test_rooms_hold_no_barrier_that_axe_finds(
    cast: Cast,
    rooms: dict[str, str],
    live_server: Any,
    page: Page,
    complaints: list[str],
    language: str,
    scheme: Any,
) -> None:
    page.emulate_media(color_scheme=scheme)
    log_in(page, live_server, cast.root, language)
    for name, path in rooms.items():
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 800})
            page.goto(live_server.url + path)
            assert complaints == [], name
            page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")
            no_barrier(page, name, width)
            complaints.clear()  # axe reads the stylesheets by means that the policy forbids


def test_rooms_fit_the_narrowest_telephone(
    cast: Cast, rooms: dict[str, str], live_server: Any, page: Page
) -> None:
    page.set_viewport_size({"width": 320, "height": 640})  # WCAG 2.2, 1.4.10
    log_in(page, live_server, cast.root)
    for name, path in rooms.items():
        page.goto(live_server.url + path)
        page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")
        assert page.evaluate("document.documentElement.scrollWidth") <= 320, name


# A press officer's day


def press(page: Page, *keys: str) -> None:
    for key in keys:
        page.keyboard.press(key)


def open_act(page: Page, name: str) -> None:
    """Open what an act asks, by keyboard; the next Tab leads into it."""
    page.locator("summary", has_text=name).focus()
    press(page, "Enter")


def test_release_is_opened_by_keyboard_and_leads_to_its_text(
    cast: Cast, live_server: Any, page: Page
) -> None:
    log_in(page, live_server, cast.olivia)
    page.goto(live_server.url + ADD)
    page.get_by_label("Office", exact=True).focus()
    press(page, "Tab")
    page.keyboard.type("Eng")
    page.get_by_label("Kind").focus()
    page.keyboard.type("readout")
    page.get_by_label("Place of the event").focus()
    page.keyboard.type("Tokyo")
    page.get_by_label("Time zone of the event").focus()
    page.keyboard.type("Asia/Tokyo")
    page.get_by_label("Press contact").focus()
    press(page, "Enter")
    page.get_by_text("The release is open: write its text.").wait_for()
    original = Translation.objects.get()
    assert page.url.endswith(text_path(original))
    release = original.release
    assert (original.language, release.kind, release.event_zone) == ("en", "readout", "Asia/Tokyo")
    assert release.issued_on == datetime.datetime.now(cast.office.zone).date()


def test_zone_is_offered_while_one_types(cast: Cast, live_server: Any, page: Page) -> None:
    log_in(page, live_server, cast.olivia)
    page.goto(live_server.url + ADD)
    field = page.get_by_label("Time zone of the event")
    offered = page.locator(f"datalist#{field.get_attribute('list')} option")
    names = offered.evaluate_all("options => options.map(option => option.value)")
    assert {"Asia/Tokyo", "Europe/Paris", "UTC"} <= set(names)
    assert field.get_attribute("placeholder") == "Europe/Paris"


def test_image_is_added_looked_at_and_taken_off_by_keyboard(
    cast: Cast, live_server: Any, page: Page, complaints: list[str], tmp_path: Path
) -> None:
    release = cast.external().release
    (tmp_path / "photo.jpg").write_bytes(photograph())
    log_in(page, live_server, cast.olivia)
    page.goto(live_server.url + release_path(release))
    open_act(page, "Add an image")
    page.locator("#image-picture").set_input_files(tmp_path / "photo.jpg")
    page.locator("#image-picture").focus()
    press(page, "Tab")
    assert page.locator(":focus").inner_text() == "Add an image"
    press(page, "Enter")
    page.get_by_text("The image was added.", exact=True).wait_for()
    shown = page.locator(".images img")
    assert shown.evaluate("image => image.decode().then(() => image.naturalHeight)") == 800
    assert complaints == []
    page.get_by_role("button", name="Take image 1 off").focus()
    press(page, "Enter")
    page.get_by_text("The image was taken off.", exact=True).wait_for()
    assert not Image.objects.current().exists()


def test_file_that_is_no_image_is_refused_where_it_was_chosen(
    cast: Cast, live_server: Any, page: Page, tmp_path: Path
) -> None:
    release = cast.external().release
    (tmp_path / "logo.jpg").write_text("<svg xmlns='http://www.w3.org/2000/svg'/>")
    log_in(page, live_server, cast.olivia)
    page.goto(live_server.url + release_path(release))
    open_act(page, "Add an image")
    page.locator("#image-picture").set_input_files(tmp_path / "logo.jpg")
    page.get_by_role("button", name="Add an image").click()
    page.get_by_text("give a JPEG, a PNG or a WebP").wait_for()
    described = page.locator("#image-picture").get_attribute("aria-describedby") or ""
    said = [page.locator(f"#{key}").inner_text() for key in described.split()]
    assert any("give a JPEG" in text for text in said)


def test_release_is_numbered_copied_and_cancelled_by_keyboard(
    cast: Cast, live_server: Any, page: Page
) -> None:
    release = cast.original().release
    log_in(page, live_server, cast.olivia)
    page.goto(live_server.url + release_path(release))
    page.get_by_role("button", name="Reserve a number of the series").focus()
    press(page, "Enter")
    page.get_by_text("No. 2025-001").wait_for()
    open_act(page, "Cancel the release")
    press(page, "Tab")
    page.keyboard.type("The visit is called off.")
    press(page, "Tab", "Enter")
    page.get_by_text("This release is cancelled").wait_for()
    page.get_by_role("button", name="Take the release up again").focus()
    press(page, "Enter")
    page.get_by_text("Taken up again.", exact=True).wait_for()
    open_act(page, "Duplicate")
    page.locator("#duplicate-issued_on").fill("2025-09-01")
    page.locator("#duplicate-issued_on").press("Enter")
    page.locator("#save-title").wait_for()
    made = Translation.objects.exclude(release=release).get()
    assert (compose(made).title, made.release.series_number) == (JAPANESE.title, "")
    states = Translation.objects.filter(release=release).values_list("state", flat=True)
    assert list(states) == [State.DRAFT]


# An original on another site


def test_text_elsewhere_is_read_looked_over_and_opened(
    cast: Cast, live_server: Any, page: Page, tmp_path: Path
) -> None:
    (tmp_path / "a.md").write_text(FILE, encoding="utf-8")
    log_in(page, live_server, cast.olivia)
    page.goto(live_server.url + ADD_EXTERNAL)
    page.locator("#reading-file").set_input_files(tmp_path / "a.md")
    page.get_by_role("button", name="Read the file").focus()
    press(page, "Enter")
    page.get_by_text("nothing is opened yet").wait_for()
    assert page.get_by_label("Title there").input_value() == "会合への参加"
    assert not Release.objects.exists()
    page.get_by_label("Title there").press("Enter")
    page.get_by_text("The release is open").wait_for()
    assert Translation.objects.get().release.external_original.title == "会合への参加"


def test_page_that_is_pasted_into_the_form_becomes_markdown(
    cast: Cast, live_server: Any, page: Page, complaints: list[str]
) -> None:
    log_in(page, live_server, cast.olivia)
    page.goto(live_server.url + ADD_EXTERNAL)
    body = page.get_by_label("Its text, in Markdown")
    body.focus()
    paste(page, "<h2>概要</h2><p>本文。</p><ul><li>第一点</li></ul>", "概要 本文。 第一点")
    page.get_by_text("Pasted with its headings").wait_for()
    assert body.input_value().strip() == "## 概要\n\n本文。\n\n- 第一点"
    page.get_by_role("button", name="Paste as plain text instead").click()
    assert body.input_value() == "概要 本文。 第一点"
    assert complaints == []


# One's own office


def test_own_office_is_set_up_by_keyboard(cast: Cast, live_server: Any, page: Page) -> None:
    """A short name, two languages, a name; then a role; and its press officer opens a release."""
    marc = User.objects.create_user("marc", is_staff=True)
    log_in(page, live_server, cast.root)
    page.goto(live_server.url + ADD_OFFICE)
    page.keyboard.type("bern")  # the page opens with the first field in focus
    for name in ("Deutsch", "Français"):
        page.get_by_role("checkbox", name=name).focus()
        press(page, "Space")
    page.locator("#id_name_de").focus()  # ticking the language opened its names
    page.keyboard.type("Botschaft in Bern")
    press(page, "Enter")
    page.get_by_text("Now say who works in it").wait_for()
    made = Office.objects.get(slug="bern")
    assert (made.languages, made.default_language) == (["fr", "de"], "de")
    page.get_by_role("link", name="Give a role").focus()
    press(page, "Enter")
    assert page.locator("#id_office").input_value() == str(made.pk)
    page.locator("#id_user").focus()
    page.keyboard.type("marc")
    page.locator("#id_role").focus()
    page.keyboard.type("press")
    page.get_by_role("button", name="Save", exact=True).focus()
    press(page, "Enter")
    page.get_by_text("was added successfully").wait_for()
    assert LanguageRole.objects.get(office=made).user == marc
    assert at_desk(marc).get(ADD).context["form"].initial["office"] == made.pk


def test_colours_are_picked_and_shown_as_they_will_look(
    cast: Cast, live_server: Any, page: Page
) -> None:
    log_in(page, live_server, cast.root)
    page.goto(f"{live_server.url}/admin/releases/office/{cast.office.pk}/change/")
    picker = page.get_by_label("Pick a colour").first
    picker.fill("#0b5345")
    assert page.locator("#id_colour").input_value() == "#0b5345"
    head = page.locator(".look-head")
    assert head.evaluate("p => getComputedStyle(p).backgroundColor") == "rgb(11, 83, 69)"
    page.locator("#id_colour").fill("#ffe08a")
    assert picker.input_value() == "#ffe08a"
    assert head.evaluate("p => getComputedStyle(p).color") == "rgb(20, 24, 29)"
