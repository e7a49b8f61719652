"""Typing at the desk of a long text: ``python -m benchmarks.typing``. Budget: 60 frames a second.

The real system, and Chromium at a text of four hundred passages, all of them on the screen; 200
characters are typed in the middle, while the passage is saved, previewed and checked.
"""

from __future__ import annotations

import re
import statistics
import tempfile
from argparse import ArgumentParser
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from benchmarks.results import record, table
from tests.conftest import BROWSER_ARGS
from tests.lanes import chromium
from tests.processes import System

FRAME = 1000 / 60
CHARACTERS, SHORT = 200, 18
KEY, PHRASE, THOUGHT = (
    60,
    320,
    1050,
)  # milliseconds behind each: the last two let it preview, and save
PASSWORD = "typing-benchmark"  # noqa: S105 (of an installation that lasts a minute)
WORDS = "Le ministre a remercié son homologue de l’accueil réservé à la délégation. "
TYPED = (WORDS * 3)[:CHARACTERS]
TEXTS = (
    (
        "ja",
        "standing: original\ndate: 2025-04-03\nkind: press_release",
        "第{n}段落の**要旨**は、以下のとおりです。会合では多くの論点が扱われました。",
    ),
    (
        "fr",
        "standing: provisional\nsource: ja",
        "Le **résumé** du point {n} est le suivant. La réunion a porté sur bien des questions.",
    ),
)

# Runs before the page's own scripts: every frame, long task and key from then on.
OBSERVER = """
window.measured = { frames: [], tasks: [], keys: [] };
const watch = (type, keep, more = {}) =>
  new PerformanceObserver((list) => list.getEntries().forEach(keep)).observe({ type, ...more });
watch("longtask", (entry) => measured.tasks.push(entry.duration));
watch("event", (entry) => {
  if (entry.name === "keydown") measured.keys.push(entry.duration);
}, { durationThreshold: 16 });
const frame = (now) => { measured.frames.push(now); requestAnimationFrame(frame); };
requestAnimationFrame(frame);
"""

Row = tuple[str, ...]


@dataclass
class Run:
    """In milliseconds: each frame, each long task, each slow key; all work; and how many keys."""

    frames: list[float]
    tasks: list[float]
    slow: list[float]
    work: float
    keys: int


class Watch:
    """A page's measures, from one ``start`` to the next."""

    def __init__(self, page: Page) -> None:
        self.page, self.wire = page, page.context.new_cdp_session(page)
        self.wire.send("Performance.enable", {"timeDomain": "threadTicks"})
        self.worked = 0.0

    def start(self) -> None:
        """Let what was begun come to its end, and measure from here."""
        self.page.locator("#desk-sign[data-how=saved]").wait_for()
        self.page.wait_for_load_state("networkidle")
        self.page.evaluate("Object.assign(measured, { frames: [], tasks: [], keys: [] })")
        self.worked = self.work()

    def stop(self, keys: int = 0) -> Run:
        found = self.page.evaluate("measured")
        frames = [later - before for before, later in pairwise(found["frames"])]
        return Run(frames, found["tasks"], found["keys"], self.work() - self.worked, keys)

    def work(self) -> float:
        """How long the page's thread was busy until now."""
        metrics = self.wire.send("Performance.getMetrics")["metrics"]
        return 1000 * next(each["value"] for each in metrics if each["name"] == "TaskDuration")


def main() -> None:
    parser = ArgumentParser(description=__doc__)
    parser.add_argument("--segments", type=int, default=400)
    parser.add_argument("--times", type=int, default=3)
    arguments = parser.parse_args()
    head = (
        "at the desk", "frame, median", f"p95 (budget {FRAME:.1f} ms)", "frames missed",
        "longest task", "key to paint, p95", "work a key",
    )  # fmt: skip
    note = (
        f"{CHARACTERS} characters in the middle of the text, a key each {KEY} ms, with pauses in which it "
        f"saves, previews and checks itself; {arguments.times} times; wide screen, preview open; server and "
        "browser on one machine, without a graphics card. A missed frame took over half as long again. "
        "Browsers name only tasks of 50 ms and more, and keys of 16 ms and more. The work is that of the "
        "page’s own thread in processor time, with all that the pauses set off."
    )
    rows = measured(arguments.segments, arguments.times)
    record("typing", "Typing at the desk", f"{note}\n\n{table(head, rows)}")


def measured(segments: int, times: int) -> list[Row]:
    """The figures of an installation of its own, with a short text and a long one."""
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        system = System(Path(folder))
        system.env["DEMO_PASSWORD"] = PASSWORD
        system.manage("demo")
        for count in (SHORT, segments):
            import_text(system, count)
        system.up("web")
        try:
            browser = playwright.chromium.launch(executable_path=chromium(), args=BROWSER_ARGS)
            page = browser.new_page(viewport={"width": 1440, "height": 900})
            page.add_init_script(OBSERVER)
            log_in(page, system)
            return list(measures(page, system, segments, times))
        finally:
            system.stop()


def import_text(system: System, segments: int) -> None:
    """A release of so many passages, its title among them, translated into French."""
    files = []
    for language, facts, words in TEXTS:
        body = "\n\n".join(words.format(n=n) for n in range(1, segments))
        head = f"release: long-{segments}\nlanguage: {language}\ntitle: {name(segments)}\n{facts}"
        file = system.folder / f"long-{segments}.{language}.md"
        file.write_text(f"---\n{head}\n---\n\n{body}\n", encoding="utf-8")
        files.append(str(file))
    system.manage("import_release", *files, "--office", "ambassade-demo", "--user", "olivia")


def name(segments: int) -> str:
    return f"Text of {segments} passages"


def log_in(page: Page, system: System) -> None:
    page.goto(f"{system.url}/admin/login/")
    page.fill("[name=username]", "anna")
    page.fill("[name=password]", PASSWORD)
    page.press("[name=password]", "Enter")
    page.wait_for_url("**/admin/")


def measures(page: Page, system: System, segments: int, times: int) -> Iterator[Row]:
    """Nobody typing, then typing in a short text, then in the long one."""
    watch = Watch(page)
    go_to_desk(page, system, segments)
    watch.start()
    page.wait_for_timeout(3_000)
    yield row(f"{segments} passages, nobody types", [watch.stop()])
    for count in (SHORT, segments):
        go_to_desk(page, system, count)
        runs = []
        for _time in range(times):
            watch.start()
            type_thinking(page)
            runs.append(watch.stop(CHARACTERS))
        yield row(f"{count} passages, typing", runs)


def go_to_desk(page: Page, system: System, segments: int) -> None:
    """At the middle row of the French text of this many passages, its preview made."""
    page.goto(f"{system.url}/admin/translations/translation/?language=fr&q=passages")
    page.get_by_role("link", name=name(segments)).first.click()
    page.get_by_role("link", name="Open the desk").click()
    page.locator("body[data-desk=rich]").wait_for()
    page.locator("#desk-found:not(:empty)").wait_for(state="attached")
    rows = page.locator("#desk-rows .row-shown")
    assert rows.count() == segments
    rows.nth(segments // 2).click()
    page.locator("#desk-surface").wait_for()


def type_thinking(page: Page) -> None:
    """Type as people do: they stop now and then, and go on when the answers come."""
    for number, word in enumerate(re.findall(r"\S+\s*", TYPED), start=1):
        page.keyboard.type(word, delay=KEY)
        if number % 4 == 0:
            page.wait_for_timeout(THOUGHT if number % 8 == 0 else PHRASE)


def row(what: str, runs: list[Run]) -> Row:
    frames = sorted(each for run in runs for each in run.frames)
    tasks = [each for run in runs for each in run.tasks]
    slow = sorted(each for run in runs for each in run.slow)
    keys = sum(run.keys for run in runs)
    # The browser names the slow keys alone: the others came before them.
    key = centile([0.0] * (keys - len(slow)) + slow, 95) if keys else 0.0
    return (
        what,
        f"{statistics.median(frames):.1f} ms",
        f"{centile(frames, 95):.1f} ms",
        f"{sum(frame > FRAME * 1.5 for frame in frames) / len(frames):.1%}",
        f"{max(tasks):.0f} ms" if tasks else "under 50 ms",
        (f"{key:.0f} ms" if key else "under 16 ms") if keys else "",
        f"{sum(run.work for run in runs) / keys:.1f} ms" if keys else "",
    )


def centile(figures: list[float], percent: int) -> float:
    return figures[min(len(figures) * percent // 100, len(figures) - 1)]


if __name__ == "__main__":
    main()
