"""The public pages in a real browser: for everyone, on any width, by keyboard, without script."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from releases.models import Release, Topic
from tests.releases import builders

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.browser

TABLE = "| Année | Contribution |\n|---|---:|\n| 2024 | 1 200 |\n\n# Contexte\n\n(1) Un\n(2) Deux\n"
WIDTHS = (360, 1280)


@pytest.fixture
def site(live_server: Any, approved_elsewhere: None) -> dict[str, str]:
    """The addresses of one page of each sort."""
    title, body = builders.seed()
    seed = builders.published(title=title, body=body, links=[("https://example.org/", "OTAN")])
    joint = builders.release(kind="joint_statement", is_urgent=True, series_number="R7-14")
    joint.topics.add(Topic.objects.create(slug="security", name_ja="安全保障"))
    builders.publish(joint, "ja", title="共同声明", standing="original", summary="要旨。")
    builders.publish(joint, "fr", title="Déclaration conjointe", body=TABLE)
    builders.publish(joint, "ar", title="بيان مشترك", body="النص[^1].\n\n[^1]: ملاحظة.\n")
    builders.outdate(joint, "ar")
    withdrawn = builders.take_down(builders.published(title="Retiré"))
    paths = {
        "seed": builders.path_of(seed),
        "original": builders.path_of(joint, "ja"),
        "table": builders.path_of(joint, "fr"),
        "outdated": builders.path_of(joint, "ar"),
        "withdrawn": builders.path_of(withdrawn),
        "home": "/ja/",
        "list": "/fr/releases/",
        "list in arabic": "/ar/releases/",
        "empty list": "/de/releases/",
        "choice": "/",
        "not found": "/fr/releases/nonsense/",
    }
    return {name: f"{live_server.url}{path}" for name, path in paths.items()}


@pytest.fixture
def complaints(page: Page) -> list[str]:
    """What the browser itself complains of: refusals of the strict policy, missing files."""
    heard: list[str] = []
    page.on("console", lambda message: heard.append(message.text))
    page.on("pageerror", lambda error: heard.append(str(error)))
    page.set_extra_http_headers({"Accept-Language": "xx"})
    return heard


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_pages_hold_no_barrier_that_axe_finds(
    site: dict[str, str], page: Page, complaints: list[str], scheme: Any
) -> None:
    from axe_playwright_python.sync_playwright import Axe

    page.emulate_media(color_scheme=scheme)
    for name, url in site.items():
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 800})
            page.goto(url)
            found = Axe().run(page)
            assert found.violations_count == 0, f"{name} at {width}: {found.generate_report()}"
    assert [text for text in complaints if "404" not in text] == []


def test_pages_fit_the_narrowest_telephone(site: dict[str, str], page: Page) -> None:
    page.set_viewport_size({"width": 320, "height": 640})  # WCAG 2.2, 1.4.10
    for name, url in site.items():
        page.goto(url)
        assert page.evaluate("document.documentElement.scrollWidth") <= 320, name


def test_first_key_leads_past_the_navigation(site: dict[str, str], page: Page) -> None:
    page.goto(site["seed"])
    page.keyboard.press("Tab")
    skip = page.locator(":focus")
    assert skip.inner_text() == "Aller au contenu"
    assert skip.bounding_box()["y"] >= 0  # type: ignore[index]
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "content"


def test_footnote_leads_there_and_back(site: dict[str, str], page: Page) -> None:
    page.goto(site["seed"])
    page.locator(".footnote-ref a").click()
    assert page.url.endswith("#fn-1")
    page.locator(".footnote-backref").click()
    assert page.url.endswith("#fnref-1")


def test_reader_changes_language(site: dict[str, str], page: Page) -> None:
    page.goto(site["table"])
    page.get_by_role("link", name="العربية").click()
    assert page.locator("h1").inner_text() == "بيان مشترك"
    assert page.evaluate("getComputedStyle(document.body).direction") == "rtl"


def test_seed_shows_two_points_with_ten_below_the_second(site: dict[str, str], page: Page) -> None:
    page.goto(site["seed"])
    assert page.locator(".prose > ul > li").count() == 2
    assert page.locator(".prose > ul > li:nth-child(2) > ul > li").count() == 10
    assert page.get_by_text(builders.LABEL_FR, exact=True).count() == 2
    assert Release.objects.live("fr").count() == 2
