"""Working at the desk in a real browser: by keyboard alone, with placeholders, in any script."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from tests.barriers import no_barrier
from tests.cast import Cast, text
from tests.translations.desk.browser import (
    SURFACE,
    begun,
    go,
    heard,
    keys,
    opened,
    passage,
    row,
    sign,
    stored,
    typed,
    write,
)
from tests.translations.test_admin_browser import WIDTHS, cast, complaints
from translations.models import Translation

if TYPE_CHECKING:
    from playwright.sync_api import CDPSession, Page

__all__ = ["cast", "complaints"]  # fixtures

pytestmark = pytest.mark.browser

CASES = Path(__file__).parent / "placeholders.json"
LINK = "](https://www.mofa.go.jp/)"


@pytest.fixture
def french(cast: Cast) -> Translation:
    return begun(cast)


def active(page: Page) -> str:
    return str(page.locator(".row[aria-current]").get_attribute("data-key"))


def chips(page: Page, key: str) -> list[str | None]:
    """The names of the placeholders in the surface of a row."""
    found = row(page, key).locator(f"{SURFACE} .chip").all()
    return [chip.get_attribute("aria-label") for chip in found]


def paste(page: Page, words: str) -> None:
    page.evaluate(
        """(words) => {
            const clipboardData = new DataTransfer();
            clipboardData.setData("text/plain", words);
            const event = new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true });
            document.activeElement.dispatchEvent(event);
        }""",
        words,
    )


def test_scripts_find_the_placeholders_of_the_table(
    cast: Cast, french: Translation, live_server: Any, page: Page
) -> None:
    opened(page, live_server, cast.anna, french)
    cases = json.loads(CASES.read_text(encoding="utf-8"))
    found = page.evaluate(
        """async (texts) => {
            const { placeholders } = await import("/static/staff/desk/placeholders.js");
            const told = ({ kind, raw, start, pair }) => [kind, raw, start, pair];
            return texts.map((text) => placeholders(text).map(told));
        }""",
        [case["text"] for case in cases],
    )
    assert found == [case["tokens"] for case in cases]


# By keyboard


def test_text_is_translated_by_keyboard_alone(
    cast: Cast, french: Translation, live_server: Any, page: Page, complaints: list[str]
) -> None:
    opened(page, live_server, cast.anna, french)
    said = ["La réunion", "Le résumé[^1].", "Le deuxième.", "Le troisième.", "Une note."]
    assert len(keys(page)) == len(said)
    row(page, keys(page)[0]).locator(".row-shown").focus()
    for words in said:
        page.keyboard.type(words)
        page.keyboard.press("Control+Enter")
    page.get_by_text("Every passage is finished.").first.wait_for(state="attached")
    assert [stored(french, key) for key in keys(page)] == said
    assert french.segments.filter(is_confirmed=True).count() == len(said)
    statuses = page.locator("#desk-rows .row[data-key]").evaluate_all(
        "rows => rows.map((row) => row.dataset.status)"
    )
    assert set(statuses) == {"confirmed"}
    assert complaints == []


def test_keys_move_from_row_to_row_and_say_where_one_is(
    cast: Cast, french: Translation, live_server: Any, page: Page
) -> None:
    opened(page, live_server, cast.anna, french)
    every = keys(page)
    go(page, every[0])
    page.keyboard.press("Alt+ArrowDown")
    assert active(page) == every[1]
    assert heard(page) == "Passage 2 of 5, empty"
    page.keyboard.press("Alt+ArrowUp")
    assert active(page) == every[0]
    page.keyboard.type("La réunion")
    page.keyboard.press("Control+Enter")
    page.keyboard.press("Alt+ArrowUp")
    page.keyboard.press("Alt+Shift+ArrowDown")
    assert active(page) == every[1]
    assert page.locator(".row[aria-current]").count() == 1


def test_tab_goes_on_to_the_next_row(
    cast: Cast, french: Translation, live_server: Any, page: Page
) -> None:
    opened(page, live_server, cast.anna, french)
    every = keys(page)
    go(page, every[1])
    for _stop in range(3):  # the confirmation, the menu, the next row
        page.keyboard.press("Tab")
    assert active(page) == every[2]
    page.keyboard.type("Le deuxième.")
    assert typed(page, every[2]) == "Le deuxième."


def test_every_row_keeps_its_own_undo(
    cast: Cast, french: Translation, live_server: Any, page: Page
) -> None:
    opened(page, live_server, cast.anna, french)
    one, other = passage(page, 1), passage(page, 2)
    write(page, one, "Un.")
    write(page, other, "Deux.")
    go(page, one)
    page.keyboard.press("Control+z")
    assert (typed(page, one), typed(page, other)) == ("", "Deux.")
    page.keyboard.press("Control+y")
    assert typed(page, one) == "Un."


def test_source_is_copied_whole(
    cast: Cast, french: Translation, live_server: Any, page: Page
) -> None:
    opened(page, live_server, cast.anna, french)
    key = passage(page, 0)
    go(page, key)
    page.keyboard.press("Alt+Shift+KeyC")
    sign(page, "Saved")
    assert stored(french, key) == f"会合の**概要**は[外務省{LINK}のとおり[^1]。"
    assert french.changes.filter(key=key).latest("pk").origin == "source"


# Placeholders


def test_f9_puts_in_what_is_lacking_one_after_another(
    cast: Cast, french: Translation, live_server: Any, page: Page
) -> None:
    opened(page, live_server, cast.anna, french)
    key = passage(page, 0)
    write(page, key, "Le résumé")
    page.keyboard.press("Control+Shift+ArrowLeft")
    page.keyboard.press("F9")  # around what is selected
    assert typed(page, key) == "Le **résumé**"
    page.keyboard.press("Control+End")
    page.keyboard.press("F9")
    page.keyboard.type("ministère")  # in place of the source's words
    assert typed(page, key) == f"Le **résumé**[ministère{LINK}"
    page.keyboard.press("Control+End")
    page.keyboard.press("F9")
    assert typed(page, key) == f"Le **résumé**[ministère{LINK}[^1]"
    page.keyboard.press("F9")
    assert heard(page) == "No mark of the source is missing here."
    assert chips(page, key) == [
        "bold begins",
        "bold ends",
        "link begins",
        "link to https://www.mofa.go.jp/ ends",
        "footnote 1",
    ]


def test_placeholder_is_chosen_by_number_and_clicked_in_the_source(
    cast: Cast, french: Translation, live_server: Any, page: Page
) -> None:
    opened(page, live_server, cast.anna, french)
    key = passage(page, 0)
    write(page, key, "Voir")
    page.keyboard.press("Shift+F9")
    page.keyboard.press("3")
    assert typed(page, key) == "Voir[^1]"
    row(page, key).locator(".row-source .chip-strong").first.click()
    assert typed(page, key) == "Voir[^1]**概要**"


def test_placeholder_goes_whole_and_with_its_other_end(
    cast: Cast, french: Translation, live_server: Any, page: Page
) -> None:
    opened(page, live_server, cast.anna, french)
    key = passage(page, 0)
    go(page, key)
    page.keyboard.press("Alt+Shift+KeyC")
    page.keyboard.press("Control+End")
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("Backspace")
    assert typed(page, key) == f"会合の**概要**は[外務省{LINK}のとおり。"
    for _character in "のとおり":
        page.keyboard.press("ArrowLeft")
    page.keyboard.press("Backspace")
    assert typed(page, key) == "会合の**概要**は外務省のとおり。"
    page.keyboard.press("Control+z")
    assert typed(page, key) == f"会合の**概要**は[外務省{LINK}のとおり。"


@pytest.mark.parametrize(
    ("number", "put", "left"),
    [
        (1, "2*3*4", "2*3\\*4"),
        (1, "voir [a](b) et `c`", "voir \\[a](b) et \\`c`"),
        (1, "**gras**", "**gras\\*\\*"),
        (0, "**gras** et [^1]", "**gras** et [^1]"),
        (1, "{漢字|かんじ}", "{漢字|かんじ}"),
    ],
)
def test_signs_make_only_the_placeholders_of_the_source(
    cast: Cast,
    french: Translation,
    live_server: Any,
    page: Page,
    number: int,
    put: str,
    left: str,
) -> None:
    opened(page, live_server, cast.anna, french)
    key = passage(page, number)
    write(page, key, put)
    assert typed(page, key) == left


def test_pasted_signs_stay_what_they_look_like(
    cast: Cast, french: Translation, live_server: Any, page: Page
) -> None:
    opened(page, live_server, cast.anna, french)
    key = passage(page, 1)
    go(page, key)
    paste(page, "Un *mot* et [un lien](https://example.org/).")
    assert chips(page, key) == []
    assert "example.org" in typed(page, key)


# Scripts


def test_words_are_composed_by_an_input_method(cast: Cast, live_server: Any, page: Page) -> None:
    english = begun(cast, "en")
    opened(page, live_server, cast.anna, english)
    key = passage(page, 1)
    go(page, key)
    wire = page.context.new_cdp_session(page)
    for step in ("k", "か", "かい", "会合"):
        wire.send(
            "Input.imeSetComposition",
            {"text": step, "selectionStart": len(step), "selectionEnd": len(step)},
        )
    wire.send("Input.insertText", {"text": "会合"})
    page.keyboard.type("。")
    assert typed(page, key) == "会合。"
    assert active(page) == key
    sign(page, "Saved")
    assert stored(english, key) == "会合。"


def test_arabic_is_written_from_right_to_left(
    cast: Cast, live_server: Any, page: Page, complaints: list[str]
) -> None:
    arabic = begun(cast, "ar")
    opened(page, live_server, cast.anna, arabic)
    key = passage(page, 0)
    surface = go(page, key)
    assert surface.evaluate("node => getComputedStyle(node).direction") == "rtl"
    page.keyboard.type("ملخص ")
    page.keyboard.press("F9")
    page.keyboard.type("الاجتماع")
    assert typed(page, key) == "ملخص **الاجتماع**"
    sign(page, "Saved")
    assert stored(arabic, key) == "ملخص **الاجتماع**"
    assert complaints == []


# For everyone


def test_plain_fields_remain_where_codemirror_fails(
    cast: Cast, french: Translation, live_server: Any, page: Page
) -> None:
    page.route("**/vendor/codemirror/codemirror.js", lambda route: route.abort())
    opened(page, live_server, cast.anna, french)
    assert page.locator("body").get_attribute("data-desk") == "plain"
    key = passage(page, 0)
    row(page, key).locator(".row-shown").click()
    page.keyboard.type("Le ")
    page.keyboard.press("F9")
    assert typed(page, key) == "Le **概要**"
    page.keyboard.press("Control+Enter")
    sign(page, "Saved")
    assert stored(french, key) == "Le **概要**"
    assert active(page) == passage(page, 1)


@pytest.mark.parametrize(("language", "scheme"), [("fr", "light"), ("ja", "dark")])
def test_desk_holds_no_barrier_that_axe_finds(
    cast: Cast, live_server: Any, page: Page, complaints: list[str], language: str, scheme: Any
) -> None:
    arabic = begun(cast, "ar")
    page.emulate_media(color_scheme=scheme)
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 800})
        opened(page, live_server, cast.anna, arabic, language)
        go(page, passage(page, 0))
        page.keyboard.press("Alt+Shift+KeyC")
        page.locator("#desk-sign[data-how=saved]").wait_for()
        assert complaints == []
        no_barrier(page, "the desk", width)
        complaints.clear()  # axe reads the stylesheets by means that the policy forbids


def test_focus_is_never_hidden_under_the_bar(
    cast: Cast, french: Translation, live_server: Any, page: Page
) -> None:
    page.set_viewport_size({"width": 1280, "height": 360})
    opened(page, live_server, cast.anna, french)
    go(page, keys(page)[-1])
    for _row in keys(page)[1:]:
        page.keyboard.press("Alt+ArrowUp")
        page.wait_for_timeout(50)
        bar = page.locator(".desk-bar").bounding_box()
        surface = page.locator(".row[aria-current] .surface").bounding_box()
        assert bar and surface
        assert (
            surface["y"] >= bar["y"] + bar["height"] or surface["y"] + surface["height"] <= bar["y"]
        )


def test_typing_in_a_long_text_is_little_more_work_than_in_a_short_one(
    cast: Cast, live_server: Any, page: Page
) -> None:
    short, long = (work_of_typing(cast, live_server, page, count) for count in (18, 400))
    # Frames, which a busy machine drops for reasons of its own, are counted by benchmarks/typing.py.
    assert long < 2 * short


def work_of_typing(cast: Cast, live_server: Any, page: Page, count: int) -> float:
    """The processor's time that the page's own thread takes for a sentence, in the middle of a text."""
    body = "\n\n".join(f"第{number}段落の**要旨**は以下のとおり。" for number in range(count))
    opened(page, live_server, cast.anna, cast.started(cast.external(text("長文", body + "\n"))))
    page.locator("#desk-found:not(:empty)").wait_for(state="attached")  # previewed and checked
    go(page, passage(page, count // 2))
    page.keyboard.type("Le résumé ")  # compiles what typing needs
    wire = page.context.new_cdp_session(page)
    wire.send("Performance.enable", {"timeDomain": "threadTicks"})
    before = worked(wire)
    page.keyboard.type("de ce paragraphe suit ici.", delay=30)
    return worked(wire) - before


def worked(wire: CDPSession) -> float:
    metrics = wire.send("Performance.getMetrics")["metrics"]
    return float(next(each["value"] for each in metrics if each["name"] == "TaskDuration"))
