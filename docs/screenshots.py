"""``make screenshots``: the pictures of the README and the guides, taken of the demonstration as it runs.

An installation of its own is loaded, started and stopped again; Chromium looks at it as readers and
staff do. The pictures are reduced to 256 colours, which is what keeps them small.
"""

from __future__ import annotations

import io
import os
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import PIL.Image
from playwright.sync_api import Browser, Page, sync_playwright

from tests.conftest import BROWSER_ARGS
from tests.lanes import chromium
from tests.processes import System

PICTURES = Path(__file__).parent / "pictures"
PASSWORD = "screenshots"  # noqa: S105 (of an installation that lasts a minute)
DESKTOP, WIDE, PHONE = (1280, 860), (1440, 900), (390, 844)
OLIVIA, KENJI, NADIA, CHLOE, MARC, ADMIN = "olivia", "kenji", "nadia", "chloe", "marc", "admin"


@dataclass(frozen=True)
class Picture:
    """``name`` of the file; who looks, in which language, at which size, and how they get there."""

    name: str
    find: Callable[[Page, str], None]
    who: str = ""
    language: str = "en"
    size: tuple[int, int] = DESKTOP
    is_whole: bool = False


def at(path: str) -> Callable[[Page, str], None]:
    """An address."""
    return lambda page, site: _go(page, site + path)


def via(path: str, *words: str) -> Callable[[Page, str], None]:
    """An address, and from there by the links with these words."""

    def find(page: Page, site: str) -> None:
        _go(page, site + path)
        for word in words:
            page.get_by_role("link", name=word).first.click()
            page.wait_for_load_state("networkidle")

    return find


def _go(page: Page, url: str) -> None:
    page.goto(url)
    page.wait_for_load_state("networkidle")


def mission(path: str) -> Callable[[Page, str], None]:
    """An address of the office that has a host of its own."""
    return lambda page, site: _go(page, site.replace("127.0.0.1", "mission.localhost") + path)


TEXTS = "/admin/translations/translation/"
RELEASES = "/admin/releases/release/"
DRAFT = f"{TEXTS}?state__exact=draft"
DESK = "Open the desk"
PICTURED = (
    Picture("site-home-fr", at("/fr/")),
    Picture("site-page-fr", via("/fr/releases/", "OTAN")),
    Picture("site-page-ja", via("/ja/releases/", "共同声明"), is_whole=True),
    Picture("site-page-ar-phone", via("/ar/releases/", "البيان المشترك"), size=PHONE),
    Picture("site-mission", mission("/en/")),
    Picture("staff-front", at("/admin/"), OLIVIA),
    Picture("staff-releases", at(RELEASES), OLIVIA),
    Picture("staff-release", via(RELEASES, "Joint Statement"), OLIVIA),
    Picture("staff-opening", at(f"{RELEASES}add/"), OLIVIA),
    Picture("staff-editor", via(f"{TEXTS}?language=en&state__exact=draft", "Press Conference"), OLIVIA),
    Picture("staff-editor-ar", via(f"{TEXTS}?language=ar&state__exact=returned", "البيان"), OLIVIA),
    Picture("staff-editor-fr-phone",
            via(f"{TEXTS}?language=en&state__exact=draft", "Press Conference"), OLIVIA, "fr", PHONE),
    Picture("staff-desk", via(f"{DRAFT}&language=en", "Press Conference", DESK), KENJI, size=WIDE),
    Picture("staff-desk-ar",
            via(f"{TEXTS}?language=ar&state__exact=returned", "البيان", DESK), NADIA, size=WIDE),
    Picture("staff-desk-ja-phone",
            via(f"{DRAFT}&language=en", "Press Conference", "翻訳デスクを開く"), KENJI, "ja", PHONE),
    Picture("staff-review",
            via(f"{TEXTS}?language=ja&state__exact=submitted", "展覧会", "Review"), CHLOE, size=WIDE),
    Picture("staff-office", via("/admin/releases/office/", "Demonstration Mission"), ADMIN),
)  # fmt: skip


def main(names: list[str]) -> int:
    """Take the pictures named, or all. Returns the exit code."""
    unknown = set(names) - {picture.name for picture in PICTURED}
    if unknown or chromium() is None:
        print(f"No such picture: {', '.join(unknown)}" if unknown else "No Chromium; set CHROMIUM.")
        return 2
    os.environ["DEMO_PASSWORD"] = PASSWORD
    PICTURES.mkdir(exist_ok=True)
    with running() as system, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=BROWSER_ARGS)
        for picture in PICTURED:
            if not names or picture.name in names:
                path = take(picture, browser, system.url)
                print(f"{path.name}: {path.stat().st_size // 1000} kB", flush=True)
        browser.close()
    return 0


@contextmanager
def running() -> Iterator[System]:
    """The demonstration, loaded and up, with its scheduled release published."""
    with tempfile.TemporaryDirectory(prefix="provisoire-pictures-") as folder:
        system = System(Path(folder))
        try:
            system.manage("demo")
            system.up()
            system.manage("shell", "-c", _UNTIL_PUBLISHED)
            yield system
        finally:
            system.stop()


_UNTIL_PUBLISHED = """
import time
from translations.models import Translation
while Translation.objects.due().exists() or not Translation.objects.filter(
    language="fr", public="live", release__external_original__isnull=False
).exists():
    time.sleep(0.2)
"""


def take(picture: Picture, browser: Browser, site: str) -> Path:
    """Look at it as the person does, and keep what is seen."""
    width, height = picture.size
    context = browser.new_context(
        viewport={"width": width, "height": height}, locale=picture.language, color_scheme="light"
    )
    page = context.new_page()
    if picture.who:
        log_in(page, site, picture.who)
    picture.find(page, site)
    page.wait_for_timeout(1200)  # the editor’s preview comes after the page
    seen = page.screenshot(full_page=picture.is_whole)
    context.close()
    path = PICTURES / f"{picture.name}.png"
    with PIL.Image.open(io.BytesIO(seen)) as image:
        image.convert("RGB").quantize(256, dither=PIL.Image.Dither.NONE).save(path, optimize=True)
    return path


def log_in(page: Page, site: str, who: str) -> None:
    page.goto(f"{site}/admin/login/")
    page.locator("#id_username").fill(who)
    page.locator("#id_password").fill(PASSWORD)
    page.locator("#id_password").press("Enter")
    page.wait_for_load_state("networkidle")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
