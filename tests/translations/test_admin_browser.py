"""The staff's rooms in a real browser: no barriers, any width, by keyboard, under the strict policy."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, Any

import pytest
from django.conf import settings
from django.contrib.auth.models import User
from django.utils import timezone

from tests.barriers import no_barrier
from tests.cast import FRENCH, Cast, text
from tests.translations.scenes import behind
from tests.translations.staff import at_desk, release_path, text_path
from translations.composing import compose
from translations.models import State, Translation
from translations.verbs import Verb
from translations.workflow import perform

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.browser

ARABIC = text(
    "المشاركة في الاجتماع", "فيما يلي ملخص الاجتماع.\n\n1. النقطة الأولى\n2. النقطة الثانية\n"
)
WIDTHS = (360, 1280)


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


def log_in(page: Page, live_server: Any, user: User, language: str = "en") -> None:
    """Bring the session of a logged-in person, and the language that they chose."""
    session = at_desk(user).cookies[settings.SESSION_COOKIE_NAME].value
    for name, value in (
        (settings.SESSION_COOKIE_NAME, session),
        (settings.LANGUAGE_COOKIE_NAME, language),
    ):
        page.context.add_cookies([{"name": name, "value": value, "url": live_server.url}])


@pytest.fixture
def rooms(cast: Cast) -> dict[str, str]:
    """The addresses of one page of each sort, in every state that dresses it differently."""
    draft = cast.drafted(cast.external())
    source = draft.release.translations.get(is_original=True)
    arabic = cast.started(source, "ar")
    cast.save(arabic, cast.anna, ARABIC)
    original = cast.published(cast.original())
    live = cast.published(cast.drafted(original))
    pending = cast.submitted(cast.drafted(original, "en"))
    key = pending.segments.get(text="Premier point").key
    perform(pending, Verb.SUGGEST, cast.chloe, key=key, text="First point")
    returned = perform(
        cast.submitted(cast.drafted(original, "ar")), Verb.RETURN, cast.chloe, comment="À revoir."
    )
    twice = behind(cast, cast.started(cast.external())).source
    assert twice
    return {
        "front": "/admin/",
        "releases": "/admin/releases/release/",
        "texts": "/admin/translations/translation/",
        "opening": "/admin/releases/release/add/",
        "opening, external": "/admin/releases/release/add/external/",
        "release": release_path(original.release),
        "release history": release_path(original.release, "history"),
        "draft": text_path(draft),
        "arabic": text_path(arabic),
        "external": text_path(source),
        "live": text_path(live),
        "pending": text_path(pending),
        "returned": text_path(returned),
        "history": text_path(live, "history"),
        "revisions": text_path(live, "revisions"),
        "revision": text_path(live, "revision", 1),
        "revisions to choose": text_path(twice, "revisions"),
        "two revisions": text_path(twice, "compare", 1, 2),
        "rules": "/admin/translations/translation/rules/",
        "people": "/admin/auth/user/",
        "roles": "/admin/translations/languagerole/",
        "role": "/admin/translations/languagerole/add/",
    }


@pytest.mark.parametrize(("language", "scheme"), [("fr", "light"), ("ja", "dark"), ("en", "light")])
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
    cast.root.language_roles.create(office=cast.office, role="press_officer")
    log_in(page, live_server, cast.root, language)
    for name, path in rooms.items():
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 800})
            page.goto(live_server.url + path)
            assert complaints == [], name
            page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")
            no_barrier(page, name, width)
            complaints.clear()  # axe reads the stylesheets by means that the policy forbids


def test_translator_drafts_and_submits_by_keyboard(
    cast: Cast, live_server: Any, page: Page
) -> None:
    french = cast.started(cast.external())
    log_in(page, live_server, cast.anna)
    page.goto(live_server.url + text_path(french))
    page.locator("body[data-editor]").wait_for()
    page.get_by_label("Title", exact=True).focus()
    page.keyboard.type(FRENCH.title)
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")  # the toolbar is one stop
    page.keyboard.press("Tab")
    page.keyboard.press("Control+A")
    page.keyboard.insert_text(FRENCH.body)
    page.keyboard.press("Tab")
    assert page.locator(":focus").inner_text() == "Save"
    page.keyboard.press("Enter")
    page.locator("#editor-sign time", has_text=":").wait_for()
    page.get_by_role("button", name="Save and submit").focus()
    page.keyboard.press("Enter")
    page.get_by_text("Submitted for review.", exact=True).wait_for()
    french.refresh_from_db()
    assert (french.state, french.text.title) == (State.SUBMITTED, FRENCH.title)
    assert french.text.body == FRENCH.body


def test_press_officer_schedules_by_keyboard(cast: Cast, live_server: Any, page: Page) -> None:
    french = cast.approved(cast.drafted(cast.external()))
    log_in(page, live_server, cast.olivia)
    page.goto(live_server.url + text_path(french))
    page.locator("summary", has_text="Schedule").focus()
    page.keyboard.press("Enter")
    tomorrow = timezone.now() + datetime.timedelta(days=1)
    page.locator("#schedule-publish_at_0").fill(f"{tomorrow:%Y-%m-%d}")
    page.locator("#schedule-publish_at_1").fill("16:00")
    page.locator("#schedule-publish_at_1").press("Enter")
    page.get_by_text("Scheduled.", exact=True).wait_for()
    assert Translation.objects.get(pk=french.pk).state == State.SCHEDULED


def test_two_people_who_save_the_same_text_see_both(
    cast: Cast, live_server: Any, page: Page
) -> None:
    french = cast.drafted(cast.external())
    log_in(page, live_server, cast.anna)
    page.goto(live_server.url + text_path(french))
    page.locator("body[data-editor]").wait_for()
    cast.save(french, cast.ben, text("Le titre de Ben", FRENCH.body))
    page.get_by_label("Title", exact=True).fill("Le titre d’Anna")
    page.get_by_role("button", name="Save", exact=True).click()
    page.get_by_role("heading", name="Two texts").wait_for()
    assert "de Ben" in page.locator("#editor-conflict del").all_inner_texts()
    assert page.get_by_label("Title", exact=True).input_value() == "Le titre d’Anna"
    assert compose(french).title == "Le titre de Ben"
