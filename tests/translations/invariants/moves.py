"""The moves: for each verb of the two tables what a walker gives with it, and a way that leads to it."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from typing import Any

from django.contrib.auth.models import User
from django.utils import timezone

from releases.uploads import Paper, Picture, paper, picture
from tests.files import pdf, photograph
from tests.translations.invariants.world import DAY, ISSUED, document
from translations.checking import Checking
from translations.models import PreviewLink, Suggestion, Translation
from translations.previews.tokens import digest, new_token
from translations.roles import machine
from translations.verbs import Verb

Given = dict[str, Any]
PAPER: Paper = paper("Annexe n° 1.pdf", pdf())
PICTURE: Picture = picture(photograph(80, 60))


def _words(draft: Translation, canary: str) -> Given:
    return {"document": document(canary, draft), "version": draft.version}


def _seen(draft: Translation, _canary: str) -> Given:
    return {"revision": draft.revision, "sha256": draft.sha256, "outdated_acknowledged": True}


def _later(_draft: Translation, _canary: str) -> Given:
    return {"publish_at": whole_minute(timezone.now() + 2 * DAY)}


def whole_minute(at: datetime.datetime) -> datetime.datetime:
    """Forms take minutes."""
    return at.replace(second=0, microsecond=0)


def _recorded(draft: Translation, canary: str) -> Given:
    return _words(draft, canary) | {"significance": "substantive", "retrieved_on": ISSUED}


def _suggestion(draft: Translation, canary: str) -> Given:
    key = draft.segments.filter(place="in", kind="paragraph").values_list("key", flat=True).first()
    return {"key": key or "title", "text": f"Texte {canary}.", "revision": draft.revision}


def _waiting(draft: Translation, _canary: str) -> Given:
    waiting = draft.suggestions.filter(outcome=Suggestion.Outcome.WAITING).first()
    return {"suggestion": waiting.pk if waiting else None, "reason": "le mot du ministère"}


def _remark(draft: Translation, _canary: str) -> Given:
    remark = draft.remarks.open().first()
    return {"remark": remark.pk if remark else None, "comment": "Oui."}


def _finding(draft: Translation, _canary: str) -> Given:
    found = [each for each in Checking.of(draft).found if each.acceptance is None]
    return {"finding": found[0].about if found else "none", "reason": "Ainsi dans la source."}


def _point(draft: Translation, _canary: str) -> Given:
    point = draft.segments.exclude(source_key="").filter(before__contains="- ").last()
    is_said = point is None or point.place == "in"
    return {
        "arrangement": "leave_out" if is_said else "take_in",
        "key": point.key if point else "title",
        "reason": "Dit plus haut.",
    }


def _attachment(draft: Translation, _canary: str) -> Given:
    row = draft.release.attachments.current().filter(language=draft.language).first()
    return {"attachment": row.pk if row else None}


def _image(draft: Translation, _canary: str) -> Given:
    row = draft.release.images.current().first()
    return {"image": row.pk if row else None}


def _embargo(draft: Translation, _canary: str) -> Given:
    return {"embargo_until": whole_minute(timezone.now() + 3 * DAY), "reason": "jusqu’à la visite"}


def _links(draft: Translation, canary: str) -> Given:
    return {"links": (f"https://www.example.org/{canary}",)}


def _correction(draft: Translation, canary: str) -> Given:
    return {"significance": "correction", "correction_note": f"Corrigé : {canary}."}


def _facts(draft: Translation, _canary: str) -> Given:
    return {"facts": {"is_urgent": not draft.release.is_urgent}, "reason": "urgence"}


def _colleague(draft: Translation, _canary: str) -> Given:
    office = draft.release.office.slug
    name = "anna" if office == "ambafrance" else "greta"
    return {"assignee": User.objects.get(username=name), "due_at": None}


def _machine(_draft: Translation, _canary: str) -> Given:
    return {"assignee": machine()}


def _link(_draft: Translation, _canary: str) -> Given:
    return {"reason": "AFP", "hours": 24, "digest": digest(new_token())}


def _open_link(draft: Translation, _canary: str) -> Given:
    link = PreviewLink.objects.open().filter(translation=draft).first()
    return {"link": link.pk if link else None}


def _bundle(draft: Translation, _canary: str) -> Given:
    minute = whole_minute(timezone.now() + 2 * DAY)
    return {"publish_at": minute, "manner": "together", "if_missing": "hold", "chosen": (draft.pk,)}


def _always(**given: Any) -> Callable[[Translation, str], Given]:
    return lambda _draft, _canary: given


# What is given with each verb, so that it is refused for who does it and when, not for what they say.
MOVES: dict[str, Callable[[Translation, str], Given]] = {
    Verb.SAVE: _words,
    Verb.ARRANGE: _point,
    Verb.TAKE_SOURCE: _always(),
    Verb.MACHINE: _always(),
    Verb.SUBMIT: _always(),
    Verb.REMARK: _always(key="title", comment="Est-ce le nom ?"),
    Verb.RESOLVE_REMARK: _remark,
    Verb.ACCEPT: _finding,
    Verb.SUGGEST: _suggestion,
    Verb.TAKE_SUGGESTION: _waiting,
    Verb.REFUSE_SUGGESTION: _waiting,
    Verb.RETURN: _always(comment="Le second point manque."),
    Verb.APPROVE: _seen,
    Verb.RECALL: _always(reason="à revoir"),
    Verb.SCHEDULE: _later,
    Verb.RESCHEDULE: _later,
    Verb.UNSCHEDULE: _always(reason="le ministre attend"),
    Verb.PUBLISH: _always(),
    Verb.FAIL: _always(failure="the disk is full"),
    Verb.RETRY: _always(),
    Verb.REVISE: _correction,
    Verb.MAKE_OFFICIAL: _always(),
    Verb.DISCARD: _always(),
    Verb.RESTORE_REVISION: lambda draft, _canary: {"revision": 1},
    Verb.ATTACH: _always(paper=PAPER, text="Annexe", standing="provisional"),
    Verb.DETACH: _attachment,
    Verb.CANCEL: _always(reason="la visite est annulée"),
    Verb.REOPEN: _always(),
    Verb.WITHDRAW: _always(reason="mistake", keep=("en", "fr", "ar")),
    Verb.RESTORE: _always(),
    Verb.REMOVE: _always(reason="legal", keep=("en", "fr", "ar")),
    Verb.CONFIRM: _seen,
    Verb.ASSIGN: _colleague,
    Verb.TAKE_OVER: _always(),
    Verb.HAND_BACK: _always(),
    Verb.RECORD_SOURCE: _recorded,
    Verb.SET_EMBARGO: _embargo,
    Verb.GRANT: _colleague,
    Verb.CHANGE_FACTS: _facts,
    Verb.CHANGE_LINKS: _links,
    Verb.ADD_IMAGE: _always(picture=PICTURE),
    Verb.REMOVE_IMAGE: _image,
    Verb.RESERVE_NUMBER: _always(),
    Verb.PREVIEW_LINK: _link,
    Verb.REVOKE_LINK: _open_link,
    Verb.BUNDLE: _bundle,
    Verb.UNBUNDLE: _always(reason="le ministre attend"),
    Verb.GO_WITHOUT: _always(),
    Verb.HOLD: _always(),
    Verb.GONE_WITHOUT: _always(),
}

Step = tuple[Verb, str, str]  # what is done, to which text of the world, by whom

GO_OUT: tuple[Step, ...] = (
    (Verb.PUBLISH, "ja", "olivia"),
    (Verb.PUBLISH, "en", "dora"),
    (Verb.SUBMIT, "fr", "anna"),
    (Verb.APPROVE, "fr", "chloe"),
    (Verb.PUBLISH, "fr", "olivia"),
)
OUT_THERE: tuple[Step, ...] = (
    (Verb.SUBMIT, "from_outside", "anna"),
    (Verb.APPROVE, "from_outside", "ben"),
    (Verb.PUBLISH, "from_outside", "dora"),
)
SCHEDULED: Step = (Verb.SCHEDULE, "ja", "olivia")
FAILED: Step = (Verb.FAIL, "ja", "clock")
ASKED: Step = (Verb.SUBMIT, "fr", "anna")
SUGGESTED: tuple[Step, ...] = (ASKED, (Verb.SUGGEST, "fr", "chloe"))
LINKED: tuple[Step, ...] = (ASKED, (Verb.PREVIEW_LINK, "fr", "olivia"))
BUNDLED: Step = (Verb.BUNDLE, "from_outside", "olivia")
NEWS: Step = (Verb.RECORD_SOURCE, "outside", "olivia")

# From the world as it is made, steps of which the last is the verb itself: each must be done.
WAYS: dict[str, tuple[Step, ...]] = {
    step[-1][0]: step
    for step in (
        ((Verb.SAVE, "fr", "anna"),),
        ((Verb.ARRANGE, "fr", "anna"),),
        (NEWS, (Verb.TAKE_SOURCE, "from_outside", "anna")),
        ((Verb.MACHINE, "theirs_en", "marc"),),
        (ASKED,),
        ((Verb.REMARK, "fr", "anna"),),
        ((Verb.REMARK, "fr", "anna"), (Verb.RESOLVE_REMARK, "fr", "chloe")),
        ((Verb.ACCEPT, "fr", "anna"),),
        SUGGESTED,
        (*SUGGESTED, (Verb.TAKE_SUGGESTION, "fr", "anna")),
        (*SUGGESTED, (Verb.REFUSE_SUGGESTION, "fr", "anna")),
        (ASKED, (Verb.RETURN, "fr", "chloe")),
        (ASKED, (Verb.APPROVE, "fr", "ben")),
        (ASKED, (Verb.RECALL, "fr", "anna")),
        (SCHEDULED,),
        (SCHEDULED, (Verb.RESCHEDULE, "ja", "dora")),
        (SCHEDULED, (Verb.UNSCHEDULE, "ja", "olivia")),
        ((Verb.PUBLISH, "ja", "dora"),),
        (SCHEDULED, FAILED),
        (SCHEDULED, FAILED, (Verb.RETRY, "ja", "olivia")),
        (*GO_OUT, (Verb.REVISE, "en", "olivia")),
        (*GO_OUT, (Verb.MAKE_OFFICIAL, "fr", "olivia")),
        ((Verb.DISCARD, "fr", "anna"),),
        ((Verb.RECALL, "en", "anna"), (Verb.RESTORE_REVISION, "en", "anna")),
        ((Verb.ATTACH, "fr", "anna"),),
        ((Verb.ATTACH, "fr", "anna"), (Verb.DETACH, "fr", "anna")),
        ((Verb.CANCEL, "fr", "olivia"),),
        ((Verb.CANCEL, "fr", "olivia"), (Verb.REOPEN, "fr", "dora")),
        ((Verb.WITHDRAW, "theirs", "marc"),),
        ((Verb.WITHDRAW, "theirs", "marc"), (Verb.RESTORE, "theirs", "greta")),
        ((Verb.REMOVE, "theirs", "marc"),),
        (*OUT_THERE, NEWS, (Verb.CONFIRM, "from_outside", "chloe")),
        ((Verb.ASSIGN, "fr", "olivia"),),
        ((Verb.TAKE_OVER, "fr", "ben"),),
        ((Verb.ASSIGN, "fr", "olivia"), (Verb.HAND_BACK, "fr", "anna")),
        (NEWS,),
        ((Verb.SET_EMBARGO, "ja", "olivia"),),
        ((Verb.GRANT, "ja", "olivia"),),
        ((Verb.CHANGE_FACTS, "ja", "olivia"),),
        ((Verb.CHANGE_LINKS, "ja", "olivia"),),
        ((Verb.ADD_IMAGE, "ja", "olivia"),),
        ((Verb.ADD_IMAGE, "ja", "olivia"), (Verb.REMOVE_IMAGE, "ja", "olivia")),
        ((Verb.RESERVE_NUMBER, "ja", "olivia"),),
        LINKED,
        (*LINKED, (Verb.REVOKE_LINK, "fr", "dora")),
        (BUNDLED,),
        (BUNDLED, (Verb.UNBUNDLE, "from_outside", "olivia")),
        (BUNDLED, (Verb.GO_WITHOUT, "from_outside", "dora")),
        (BUNDLED, (Verb.HOLD, "from_outside", "clock")),
        (BUNDLED, (Verb.GONE_WITHOUT, "from_outside", "clock")),
    )
}
