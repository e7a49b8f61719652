"""Posting: a move as the admin's own forms send it, and as somebody forges it."""

from __future__ import annotations

import datetime
from typing import Any

from django.contrib.auth.models import User
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from releases.document import Document
from tests.translations.invariants.moves import Given
from tests.translations.staff import release_path, text_path
from translations import heads
from translations.admin.public_forms import TakeDownForm
from translations.admin.verb_forms import FORMS
from translations.admin.writing import writing_form
from translations.models import Translation
from translations.transitions import RELEASE_TABLE
from translations.verbs import Verb

WRITTEN = (Verb.SAVE, Verb.RECORD_SOURCE)
AT_THE_DESK = {Verb.ARRANGE: "desk_arrange", Verb.ACCEPT: "desk_accept"}
# Bundling by its form also schedules (``a_bundle``); the clock has no browser.
CALLED = {Verb.BUNDLE, Verb.UNBUNDLE, Verb.HOLD, Verb.GONE_WITHOUT}
POSTED = frozenset({*FORMS, *RELEASE_TABLE, *WRITTEN, *AT_THE_DESK}) - CALLED


def path(verb: str, draft: Translation) -> str:
    if verb in WRITTEN:
        return text_path(draft)
    if verb in RELEASE_TABLE:
        return release_path(draft.release, "verb", verb)
    return text_path(draft, AT_THE_DESK.get(Verb(verb), "verb"), *_name(verb))


def takes(verb: str, draft: Translation) -> bool:
    """Whether the verb has an address here; how a text is written depends on where it stands."""
    return verb in POSTED and (verb not in WRITTEN or writing_form(draft)[0] == verb)


def _name(verb: str) -> tuple[str, ...]:
    return () if verb in AT_THE_DESK else (verb,)


def send(desk: Client, verb: str, draft: Translation, given: Given) -> bool:
    """Whether the answer says that it was done."""
    answer = desk.post(path(verb, draft), fields(verb, draft, given))
    assert answer.status_code < 500
    if verb in AT_THE_DESK:
        return answer.status_code == 200
    return answer.status_code == 302 and "/login/" not in answer.headers["Location"]


def fields(verb: str, draft: Translation, given: Given) -> dict[str, Any]:
    """What the form has, typed by hand rather than read from a page: nothing must hang on that."""
    posted: dict[str, Any] = {}
    for name, value in given.items():
        posted |= _field(name, value, draft)
    if FORMS.get(verb) is TakeDownForm:
        kept = given.get("keep") or ()
        for text in draft.release.translations.all():
            fate = "stays" if text.language in kept else "goes"
            posted[f"with-{text.language}"] = fate
    return posted


def _field(name: str, value: Any, draft: Translation) -> dict[str, Any]:
    if value is None or name == "keep":
        return {}
    if isinstance(value, Document):
        slots = heads.slots(draft)
        words = {slot.key: slot.words(value) for slot in slots}
        return words | {"title": value.title, "summary": value.summary, "body": value.body}
    if isinstance(value, datetime.datetime):
        there = value.astimezone(draft.release.office.zone)
        moment = {f"{name}_0": there.strftime("%Y-%m-%d"), f"{name}_1": there.strftime("%H:%M")}
        zone = {"zone": draft.release.office.time_zone} if name == "publish_at" else {}
        return moment | zone
    return {name: _plain(name, value)} if name != "facts" else _facts(value, draft)


def _facts(facts: dict[str, Any], draft: Translation) -> dict[str, Any]:
    """The facts' form as its page holds it, with one box ticked or not."""
    ticked = {"is_urgent": "on"} if facts["is_urgent"] else {}
    release = draft.release
    held = {"kind": release.kind, "issued_on": release.issued_on.isoformat()}
    before = {f"initial-{key}": value for key, value in held.items()}
    before["initial-is_urgent"] = str(release.is_urgent)
    return held | before | ticked


def _plain(name: str, value: Any) -> Any:
    if name == "paper":
        return SimpleUploadedFile(value.name, value.content, "application/pdf")
    if name == "picture":
        return SimpleUploadedFile("photo.jpg", value.content, value.media_type)
    if isinstance(value, User):
        return value.pk
    if isinstance(value, bool):
        return "on" if value else ""
    return "\n".join(value) if isinstance(value, tuple) else str(value)
