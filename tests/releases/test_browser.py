"""The public pages in a real browser: for everyone, on any width, by keyboard, without script."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import pytest

from releases.models import Release, Topic
from tests.releases import builders

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.browser

TABLE = "| Année | Contribution |\n|---|---:|\n| 2024 | 1 200 |\n\n# Contexte\n\n(1) Un\n(2) Deux\n"
WIDTHS = (360, 1280)


@pytest.fixture
def site(live_server: Any, approved_elsewhere: None, settings: Any) -> dict[str, str]:
    """The addresses of one page of each sort, on the main site and on a mission's."""
    settings.LOCAL_PORT = int(live_server.url.rpartition(":")[2])
    title, body = builders.seed()
    seed = builders.published(title=title, body=body, links=[("https://example.org/", "OTAN")])
    joint = builders.release(kind="joint_statement", is_urgent=True, series_number="R7-14")
    joint.topics.add(Topic.objects.create(slug="security", name_ja="安全保障"))
    builders.publish(joint, "ja", title="共同声明", standing="original", summary="要旨。")
    builders.publish(joint, "fr", title="Déclaration conjointe", body=TABLE)
    builders.publish(joint, "ar", title="بيان مشترك", body="النص[^1].\n\n[^1]: ملاحظة.\n")
    builders.outdate(joint, "ar")
    withdrawn = builders.take_down(builders.published(title="Retiré"))
    pictured = builders.release()
    parts = builders.with_files(pictured, images=3)
    builders.publish(pictured, title="Illustré", **parts)
    pictured.plan = {"ja": "in_preparation", "ar": "not_planned"}
    pictured.save(update_fields=["plan"])
    corrected = thrice_public(builders.with_original_elsewhere())
    mission = builders.mission(
        # As far from the main site's colours as may be, and a link that only just passes.
        colour="#ffd100",
        link_colour="#767676",
        footer_fr="Mission, Genève",
        licence_fr="Licence ouverte",
        licence_url="https://www.example.org/",
    )
    builders.carried_by(mission, pictured)
    builders.carried_by(mission, seed)
    builders.carried_by(mission, corrected)
    there = live_server.url.replace("localhost", mission.host)
    paths = {
        "seed": builders.path_of(seed),
        "original": builders.path_of(joint, "ja"),
        "table": builders.path_of(joint, "fr"),
        "outdated": builders.path_of(joint, "ar"),
        "withdrawn": builders.path_of(withdrawn),
        "images": builders.path_of(pictured),
        "corrected": builders.path_of(corrected),
        "corrected in arabic": builders.path_of(corrected, "ar"),
        "versions": f"{builders.path_of(corrected)}versions/",
        "an old version": f"{builders.path_of(corrected)}versions/1/",
        "changes": f"{builders.path_of(corrected)}versions/changes/?old=1&new=3",
        "changes in japanese": f"{builders.path_of(corrected, 'ja')}versions/changes/?old=1&new=3",
        "changes in arabic": f"{builders.path_of(corrected, 'ar')}versions/changes/?old=1&new=3",
        "home": "/ja/",
        "list": "/fr/releases/",
        "list in arabic": "/ar/releases/",
        "empty list": "/de/releases/",
        "choice": "/",
        "not found": "/fr/releases/nonsense/",
    }
    on_the_mission = {
        "carried with images": builders.path_of(pictured),
        "carried seed": builders.path_of(seed),
        "carried and corrected": builders.path_of(corrected),
        "mission's home": "/fr/",
        "mission's choice": "/",
        "mission's not found": "/fr/releases/nonsense/",
    }
    return {name: f"{live_server.url}{path}" for name, path in paths.items()} | {
        name: f"{there}{path}" for name, path in on_the_mission.items()
    }


# A title, a sentence, a table and points, with a figure that is corrected: in French, Arabic, Japanese.
THRICE = {
    "fr": (
        "Réunion",
        "# Déroulement\n\nLa réunion s’ouvre à {}h00 au siège de l’organisation.\n\n"
        "| Délégation | Membres | Arrivée |\n|---|---:|---|\n| France | {} | lundi |\n"
        "| Japon | 8 | mardi |\n\n- Ouverture\n    - Discours du ministre\n- Clôture\n",
    ),
    "ar": (
        "اجتماع",
        "# البرنامج\n\nيُفتتح الاجتماع في الساعة {}:00 في مقر المنظمة.\n\n"
        "| الوفد | الأعضاء |\n|---|---:|\n| فرنسا | {} |\n| اليابان | 8 |\n\n- الافتتاح\n- الاختتام\n",
    ),
    "ja": (
        "会合",
        "# 日程\n\n会合は{}時に本部で開催される。\n\n"
        "| 代表団 | 人数 |\n|---|---:|\n| フランス | {}名 |\n| 日本 | 8名 |\n\n- 開会\n- 閉会\n",
    ),
}


def thrice_public(made: Release) -> Release:
    """A text in three languages: corrected with a note, then official."""
    for language, (title, body) in THRICE.items():
        parts = {"title": title, "body": body.format(16, 15)}
        builders.publish(made, language, **parts)
        parts |= {"body": body.format(17, 17), "correction_note": title}
        builders.publish(made, language, revision=2, significance="correction", **parts)
        parts |= {"correction_note": "", "standing": "official"}
        builders.publish(made, language, revision=3, **parts)
    return made


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


def test_reader_compares_two_versions_by_keyboard(site: dict[str, str], page: Page) -> None:
    page.goto(site["corrected"])
    page.locator(".versions-link a").press("Enter")
    page.wait_for_url(f"{site['corrected']}versions/")
    assert page.locator(".version-row").count() == 3
    page.locator("#old").focus()
    page.keyboard.press("Home")  # the newest is the first choice
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile(r"/versions/changes/\?old=2&new=3$"))
    page.get_by_role("link", name="Version 2").press("Enter")
    page.wait_for_url(f"{site['corrected']}versions/2/")
    assert "17h00" in page.locator(".prose").inner_text()
    page.locator(".version-ways a").first.press("Enter")
    page.wait_for_url(site["corrected"])


def test_site_of_an_office_has_its_colours(site: dict[str, str], page: Page) -> None:
    colours = "(({backgroundColor, color}) => [backgroundColor, color])"
    page.goto(site["mission's home"])
    shown = page.locator(".masthead").evaluate(f"head => {colours}(getComputedStyle(head))")
    assert shown == ["rgb(255, 209, 0)", "rgb(20, 24, 29)"]
    page.goto(site["home"])
    shown = page.locator(".masthead").evaluate(f"head => {colours}(getComputedStyle(head))")
    assert shown == ["rgb(23, 54, 92)", "rgb(255, 255, 255)"]


def test_images_are_there_and_keep_their_place(site: dict[str, str], page: Page) -> None:
    for name in ("images", "carried with images"):
        page.goto(site[name])
        for number in range(3):
            image = page.locator("figure img").nth(number)
            image.scroll_into_view_if_needed()
            ratio = "image => image.decode().then(() => image.naturalWidth / image.naturalHeight)"
            assert image.evaluate(ratio) == pytest.approx(2 / 3, abs=0.01), name


def test_telephone_fetches_the_small_image(site: dict[str, str], page: Page) -> None:
    page.set_viewport_size({"width": 360, "height": 640})
    page.goto(site["images"])
    image = page.locator("figure img").first
    image.scroll_into_view_if_needed()
    assert "/small.jpg" in image.evaluate("image => image.decode().then(() => image.currentSrc)")


def test_carried_page_leads_to_who_issued_it(site: dict[str, str], page: Page) -> None:
    page.goto(site["carried seed"])
    issuer = page.locator(".issuer a")
    assert issuer.inner_text() == "Ambassade du Japon en France"
    issuer.click()
    assert urlsplit(page.url).path == urlsplit(site["seed"]).path
    assert urlsplit(page.url).hostname == "127.0.0.1"  # the main site, and not the mission's


def test_seed_shows_two_points_with_ten_below_the_second(site: dict[str, str], page: Page) -> None:
    page.goto(site["seed"])
    assert page.locator(".prose > ul > li").count() == 2
    assert page.locator(".prose > ul > li:nth-child(2) > ul > li").count() == 10
    assert page.get_by_text(builders.LABEL_FR, exact=True).count() == 2
    assert Release.objects.live("fr").count() == 4
