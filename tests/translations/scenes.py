"""One scene a verb: a text on which it can be done, who does it, and what they give."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from tests.cast import Cast, text
from tests.files import annex, pdf
from translations.models import Translation
from translations.previews.tokens import digest, new_token
from translations.roles import clock
from translations.verbs import Verb
from translations.workflow import perform

TOMORROW = {"publish_at_0": "2099-01-02", "publish_at_1": "10:00", "zone": "Asia/Tokyo"}
TOMORROW |= {"agreed": "2099-01-02T01:00:00+00:00"}


def draft(cast: Cast) -> Translation:
    return cast.drafted(cast.external())


def submitted(cast: Cast) -> Translation:
    return cast.submitted(draft(cast))


def approved(cast: Cast) -> Translation:
    return cast.approved(draft(cast))


def scheduled(cast: Cast) -> Translation:
    later = timezone.now() + datetime.timedelta(days=1)
    return perform(approved(cast), Verb.SCHEDULE, cast.olivia, publish_at=later)


def failed(cast: Cast) -> Translation:
    return perform(scheduled(cast), Verb.FAIL, clock(), failure="the disk is full")


def published(cast: Cast) -> Translation:
    return cast.published(draft(cast))


def withdrawn(cast: Cast) -> Translation:
    return perform(published(cast), Verb.WITHDRAW, cast.olivia, reason="mistake")


def recalled(cast: Cast) -> Translation:
    return perform(submitted(cast), Verb.RECALL, cast.anna)


def assigned(cast: Cast) -> Translation:
    return perform(draft(cast), Verb.ASSIGN, cast.olivia, assignee=cast.anna)


def with_annex(cast: Cast) -> Translation:
    return perform(
        draft(cast), Verb.ATTACH, cast.anna, paper=annex(), text="Annexe", standing="provisional"
    )


def linked(cast: Cast) -> Translation:
    given = {"reason": "AFP", "hours": 24, "digest": digest(new_token())}
    return perform(submitted(cast), Verb.PREVIEW_LINK, cast.olivia, **given)


def cancelled(cast: Cast) -> Translation:
    return perform(draft(cast), Verb.CANCEL, cast.olivia, reason="The visit is called off.")


def behind(cast: Cast, french: Translation) -> Translation:
    """``french`` after the ministry changed its page."""
    source = french.release.translations.get(is_original=True)
    newer = text("会合への参加", "会合の概要は以下のとおりです。訂正。\n\n1. 第一点\n2. 第二点\n")
    perform(source, Verb.RECORD_SOURCE, cast.olivia, document=newer, version=source.version)
    return french


def suggested(cast: Cast) -> Translation:
    french = submitted(cast)
    key = french.segments.get(text="Premier point").key
    return perform(french, Verb.SUGGEST, cast.chloe, key=key, text="Point premier")


def remarked(cast: Cast) -> Translation:
    return perform(submitted(cast), Verb.REMARK, cast.chloe, key="title", comment="Est-ce le nom ?")


def open_remark(french: Translation) -> dict[str, Any]:
    return {"remark": french.remarks.get().pk, "comment": "Oui."}


def nothing(french: Translation) -> dict[str, Any]:
    return {}


def suggestion(french: Translation) -> dict[str, Any]:
    return {"suggestion": french.suggestions.get().pk, "reason": "the ministry’s own word"}


def attachment(french: Translation) -> dict[str, Any]:
    return {"attachment": french.release.attachments.get().pk}


def file(french: Translation) -> dict[str, Any]:
    paper = SimpleUploadedFile("Annexe n° 1.pdf", pdf(), "application/pdf")
    return {"paper": paper, "text": "Annexe", "standing": "provisional"}


def passage(french: Translation) -> dict[str, Any]:
    return {"key": french.segments.get(text="Premier point").key, "text": "Point premier"}


@dataclass
class Scene:
    made: Callable[[Cast], Translation]
    person: str
    given: Callable[[Translation], dict[str, Any]] = nothing


SCENES = {
    Verb.SUBMIT: Scene(draft, "anna"),
    Verb.APPROVE: Scene(submitted, "chloe"),
    Verb.REMARK: Scene(draft, "anna", lambda _t: {"key": "title", "comment": "Est-ce le nom ?"}),
    Verb.RESOLVE_REMARK: Scene(remarked, "anna", open_remark),
    Verb.RETURN: Scene(submitted, "chloe", lambda _t: {"comment": "Le second point manque."}),
    Verb.SCHEDULE: Scene(approved, "olivia", lambda _t: TOMORROW),
    Verb.RESCHEDULE: Scene(scheduled, "olivia", lambda _t: TOMORROW),
    Verb.PUBLISH: Scene(approved, "olivia"),
    Verb.RETRY: Scene(failed, "olivia"),
    Verb.UNSCHEDULE: Scene(scheduled, "olivia", lambda _t: {"reason": "The minister waits."}),
    Verb.RECALL: Scene(submitted, "anna"),
    Verb.TAKE_SOURCE: Scene(lambda cast: behind(cast, draft(cast)), "anna"),
    Verb.MACHINE: Scene(lambda cast: cast.started(cast.external()), "anna"),
    Verb.ATTACH: Scene(draft, "anna", file),
    Verb.DETACH: Scene(with_annex, "anna", attachment),
    Verb.SUGGEST: Scene(submitted, "chloe", passage),
    Verb.TAKE_SUGGESTION: Scene(suggested, "anna", suggestion),
    Verb.REFUSE_SUGGESTION: Scene(suggested, "anna", suggestion),
    Verb.REVISE: Scene(published, "olivia", lambda _t: {"significance": "typo"}),
    Verb.CONFIRM: Scene(lambda cast: behind(cast, published(cast)), "chloe"),
    Verb.MAKE_OFFICIAL: Scene(published, "olivia"),
    Verb.DISCARD: Scene(draft, "anna"),
    Verb.RESTORE_REVISION: Scene(recalled, "anna", lambda _t: {"revision": 1}),
    Verb.ASSIGN: Scene(
        draft,
        "olivia",
        lambda t: {"assignee": t.changes.first().author_id},  # type: ignore[union-attr]
    ),
    Verb.PREVIEW_LINK: Scene(submitted, "olivia", lambda _t: {"reason": "AFP", "hours": 24}),
    Verb.REVOKE_LINK: Scene(linked, "olivia", lambda t: {"link": t.preview_links.get().pk}),
    Verb.TAKE_OVER: Scene(draft, "anna"),
    Verb.HAND_BACK: Scene(assigned, "anna"),
    Verb.WITHDRAW: Scene(published, "olivia", lambda _t: {"reason": "mistake"}),
    Verb.RESTORE: Scene(withdrawn, "olivia"),
    Verb.REMOVE: Scene(published, "olivia", lambda _t: {"reason": "legal"}),
    Verb.CANCEL: Scene(draft, "olivia", lambda _t: {"reason": "The visit is called off."}),
    Verb.REOPEN: Scene(cancelled, "olivia"),
}
