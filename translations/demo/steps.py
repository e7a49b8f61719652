"""The steps of the walk in their order: whose job each is, what it is, and what must then hold."""

from __future__ import annotations

import datetime
import re
import time
from collections.abc import Callable
from typing import TypeAlias

from releases.labels import shipped
from translations.demo.accounts import ADMIN, ANNA, CHLOE, OLIVIA, Person
from translations.demo.house import MINISTRY_PAGE
from translations.demo.stage import PUBLIC_ID, Broken, Stage, done, expect, refused
from translations.demo.visitor import Answer

Action: TypeAlias = Callable[[Stage], None]

AHEAD = datetime.timedelta(seconds=2)
PATIENCE = 20.0  # seconds after the due instant in which a worker must have come by
LOOK = 0.05
READER = "a reader"


def is_healthy(stage: Stage) -> None:
    answer = stage.reader.get("/healthz")
    expect(answer.status == 200, f"/healthz answers {answer.status}: {answer.text[:200]}")


def log_in(stage: Stage) -> None:
    for person in (OLIVIA, ANNA, CHLOE, ADMIN):
        expect(stage[person].log_in(stage.password), f"{person.username} is not let in.")


def open_release(stage: Stage) -> None:
    """Open a release whose original, in Japanese, stands on the ministry's site."""
    path, japanese = "/admin/releases/release/add/external/", stage.document("ja")
    today = datetime.datetime.now(datetime.UTC).date()
    typed = {
        "source_language": "ja",
        "kind": "press_release",
        "issued_on": today,
        "retrieved_on": today,
        "url": MINISTRY_PAGE,
        "title": japanese.title,
        "body": japanese.body,
    }
    blank = _form_with(stage[OLIVIA].get(path), "url")
    stage.original_path = done(stage[OLIVIA].post(path, blank | typed))
    page = stage[OLIVIA].get(stage.original_path).page
    stage.release_path = _first(r"/admin/releases/release/\d+/change/", " ".join(page.links))
    stage.public_id = _first(PUBLIC_ID.pattern, page.words)


def start(stage: Stage) -> None:
    """Start the French from the Japanese, which leads to its desk."""
    form = stage[ANNA].get(stage.release_path).page.form("/verb/start/")
    given = {"language": "fr", "source": _number(stage.original_path)}
    desk = done(stage[ANNA].post(form.action, form.fields | given))
    answer = stage[ANNA].get(desk)
    expect(answer.status == 200, f"The desk {desk} answers {answer.status}.")
    stage.text_path = desk.replace("/desk/", "/change/")


def draft(stage: Stage) -> None:
    _save(stage, ANNA)


def correct(stage: Stage) -> None:
    """Change one word, which makes the superuser an author."""
    fields = _writing(stage, ADMIN)
    body = fields["body"].replace("Elle a rassemblé", "Elle a réuni")
    expect(body != fields["body"], "The draft is not the one that was saved.")
    done(stage[ADMIN].post(stage.text_path, fields | {"body": body}))


def save_stale(stage: Stage) -> None:
    """Save from a page that is no longer the newest: refused, and nothing written over."""
    fields = _writing(stage, ANNA)
    stale = fields | {"version": str(int(fields["version"]) - 1), "title": "perdu"}
    refused(stage[ANNA].post(stage.text_path, stale), 409)
    expect(_writing(stage, ANNA) == fields, "The refused save changed the text.")


def submit(stage: Stage) -> None:
    """Submit what stands in the form, as the button beside it does."""
    done(stage[ANNA].post(stage.text_path, _writing(stage, ANNA) | {"then": "submit"}))
    page = stage[CHLOE].get(stage.text_path).page
    stage.exactly = page.form("/verb/approve/").fields


def has_no_button(stage: Stage) -> None:
    """The author finds no button to approve, though she is a reviewer of French."""
    forms = stage[ANNA].get(stage.text_path).page.forms
    offered = [form.action for form in forms if form.action.endswith("/verb/approve/")]
    expect(not offered, "The author is offered the button.")


def approve_own(stage: Stage) -> None:
    """Post the approval all the same, with the right revision and hash: refused."""
    refused(_approve(stage, ANNA), 403)


def approve_as_superuser(stage: Stage) -> None:
    refused(_approve(stage, ADMIN), 403)


def publish_unapproved(stage: Stage) -> None:
    answer = stage[OLIVIA].post(stage.verb_path("publish"), {})
    refused(answer, 409)


def approve_something_else(stage: Stage) -> None:
    """Approve with another hash than the text's: refused."""
    other = stage.exactly | {"sha256": "0" * 64}
    refused(stage[CHLOE].post(stage.verb_path("approve"), other), 409)


def approve(stage: Stage) -> None:
    done(_approve(stage, CHLOE))


def finds_nothing(stage: Stage) -> None:
    stage.nothing_is_public()


def schedule(stage: Stage) -> None:
    """Schedule the text two seconds ahead, to the whole second."""
    form = stage[OLIVIA].get(stage.text_path).page.form("/verb/schedule/")
    ahead = datetime.datetime.now(datetime.UTC) + AHEAD + datetime.timedelta(seconds=1)
    stage.due = ahead.replace(microsecond=0)
    given = {
        "publish_at_0": f"{stage.due:%Y-%m-%d}",
        "publish_at_1": f"{stage.due:%H:%M:%S}",
        "zone": "UTC",
        "agreed": stage.due.isoformat(),
    }
    done(stage[OLIVIA].post(form.action, form.fields | given))
    stage.nothing_is_public()


def wait(stage: Stage) -> None:
    """Look at the list until the release is there; it must not be early."""
    until = time.monotonic() + AHEAD.total_seconds() + PATIENCE
    while not (item := _listed(stage)):
        if time.monotonic() > until:
            raise Broken("No worker published it in time. Is one running (make run)?")
        time.sleep(LOOK)
    found = stage.reader.get(f"/api/v1/releases/{item['id']}?language=fr").data
    at = datetime.datetime.fromisoformat(found["published_at"])
    expect(at >= stage.due, f"It was published at {at}, before {stage.due}.")
    stage.page_path = item["url"].removeprefix(stage.base_url)


def read_page(stage: Stage) -> None:
    """The whole text is there, the label twice, the link to the original, the footnote's way back."""
    answer = stage.reader.get(stage.page_path)
    expect(answer.status == 200, f"The page answers {answer.status}.")
    page, label = answer.page, shipped("provisional")["fr"].full
    times = page.words.count(label)
    expect(times == 2, f"“{label}” stands {times} times on the page, not twice.")
    for piece in _pieces(stage):
        expect(piece in page.words, f"The page lacks “{piece}”.")
    expect(MINISTRY_PAGE in page.links, "The page does not link to the original.")
    anchors = [link for link in page.links if link.startswith("#fn")]
    expect(len(anchors) == 2, f"The footnote's two links are {anchors}.")


def read_lists(stage: Stage) -> None:
    """The front page, the list, the feed and the API have it, each with its standing."""
    title, short = stage.document("fr").title, shipped("provisional")["fr"].short
    for path in ("/fr/", "/fr/releases/", "/fr/feed.atom"):
        words = stage.reader.get(path).page.words
        expect(title in words, f"{path} lacks the release.")
        expect(short in words, f"{path} does not say “{short}”.")
    item = _listed(stage) or {}
    expect(item.get("standing") == "provisional", "The API does not say that it is provisional.")
    whole = stage.reader.get(f"/api/v1/releases/{item['id']}?language=fr").data
    expect(stage.mark in whole["body_html"], "The API's text is another.")


def misses_source(stage: Stage) -> None:
    """The Japanese, which stands on the ministry's site, is nowhere on this one."""
    for path in ("/ja/", "/ja/releases/", "/ja/feed.atom", "/api/v1/releases?language=ja"):
        expect(stage.mark not in stage.reader.get(path).text, f"{path} shows the source.")
    status = stage.reader.get(f"/api/v1/releases/{stage.public_id}?language=ja").status
    expect(status == 404, f"The API answers {status} for the source.")


def finds_record(stage: Stage) -> None:
    """The history names who approved, and the tries that were refused."""
    path = stage.text_path.replace("/change/", "/history/")
    answer = stage[OLIVIA].get(path)
    expect(answer.status == 200, f"The history answers {answer.status}.")
    for person in (CHLOE, ANNA, ADMIN):
        expect(_is_named(person, answer), f"The history does not name {person.username}.")


STEPS: tuple[tuple[str, str, Action], ...] = (
    (READER, "the system answers /healthz", is_healthy),
    ("everyone", "log in", log_in),
    (OLIVIA.username, "opens a release whose original is the ministry's", open_release),
    (ANNA.username, "starts the French", start),
    (ANNA.username, "drafts it", draft),
    (ADMIN.username, "corrects a word", correct),
    (ANNA.username, "is refused a save from a stale page", save_stale),
    (ANNA.username, "submits it", submit),
    (READER, "finds nothing of the draft, at any address", finds_nothing),
    (ANNA.username, "is offered no approval of her own text", has_no_button),
    (ANNA.username, "is refused it by a forged post", approve_own),
    (ADMIN.username, "is refused it, being an author, as superuser too", approve_as_superuser),
    (OLIVIA.username, "is refused to publish what nobody approved", publish_unapproved),
    (CHLOE.username, "is refused to approve another text than this", approve_something_else),
    (CHLOE.username, "approves it", approve),
    (READER, "still finds nothing", finds_nothing),
    (OLIVIA.username, "schedules it two seconds ahead", schedule),
    (READER, "waits until the worker has published it", wait),
    (READER, "reads the page: text, label twice, original, footnote", read_page),
    (READER, "finds it in list, feed and API", read_lists),
    (READER, "finds nothing of the source", misses_source),
    (OLIVIA.username, "finds every act on record", finds_record),
    (READER, "the system still answers /healthz", is_healthy),
)


def _writing(stage: Stage, person: Person) -> dict[str, str]:
    """The fields of the text's own form as ``person`` finds them."""
    return _form_with(stage[person].get(stage.text_path), "body")


def _form_with(answer: Answer, name: str) -> dict[str, str]:
    for form in answer.page.forms:
        if name in form.fields:
            return form.fields
    raise LookupError(f"no form with “{name}” ({answer.status}): {answer.page.words[:300]}")


def _save(stage: Stage, person: Person) -> None:
    text = stage.document("fr")
    typed = {"title": text.title, "summary": text.summary, "body": text.body}
    done(stage[person].post(stage.text_path, _writing(stage, person) | typed))


def _approve(stage: Stage, person: Person) -> Answer:
    return stage[person].post(stage.verb_path("approve"), stage.exactly)


def _listed(stage: Stage) -> dict[str, str] | None:
    """This walk's entry in the API's list, once it is there."""
    items: list[dict[str, str]] = stage.reader.get("/api/v1/releases?language=fr").data["items"]
    return next((item for item in items if stage.mark in item["title"]), None)


def _pieces(stage: Stage) -> list[str]:
    """What a reader reads of each line of the text, without the marks of Markdown."""
    text = stage.document("fr")
    body = text.body.replace("Elle a rassemblé", "Elle a réuni")
    pieces = re.split(r"\n|\*|^- |\[\^\w+\]:?", body, flags=re.MULTILINE)
    return [text.title, *(piece.strip() for piece in pieces if len(piece.strip()) > 1)]


def _first(pattern: str, text: str) -> str:
    found = re.search(pattern, text)
    if not found:
        raise LookupError(f"nothing like {pattern} in “{text[:200]}”")
    return found[0]


def _number(path: str) -> str:
    return _first(r"\d+", path)


def _is_named(person: Person, answer: Answer) -> bool:
    return person.username in answer.text or person.last_name in answer.text
