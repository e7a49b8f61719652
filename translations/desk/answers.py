"""What the desk's scripts ask beside its page, each for POST, each answering JSON that nobody keeps.

``save/``        JSON ``author`` and ``segments`` (``key``, ``text``, ``was``, ``confirm``, ``origin``,
                 ``match``): all of them, or none; ``version``, ``saved`` (the time) and ``rows``
``preview/``     JSON ``texts`` by key as they are typed: ``html``, ``lines`` and ``findings`` by key
``arrange/``     a form: ``arrangement``, ``key``, ``reason``, ``style``, ``after``, ``text``; ``html``
                 of the rows and the ``key`` to go to
``remark/``      a form: ``key``, ``comment``; ``html`` of the passage's side
``suggestion/``  a form: ``suggestion``, ``act`` (take, refuse), ``reason``; ``html``, ``rows``, ``texts``
``accept/``      a form: ``finding`` (the name under which it was found) and ``reason``; nothing
``submit/``      nothing; ``next``, the address to go to

Refused: ``reasons`` (each with its ``message`` and the ``keys`` it is about) and their ``codes``; of a
save that was overtaken also what is ``stored`` and the ``changes`` from it, by key.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from releases.markup import MarkupRefused
from translations.admin.answers import FORBIDDEN, UNFIT, UNKNOWN, status_of
from translations.admin.rooms import key_or_404, user_of
from translations.comparing import compare
from translations.desk.page import DeskPage
from translations.desk.passage import PassageSide
from translations.desk.previewing import Typed
from translations.desk.requests import (
    Unreadable,
    read_json,
    read_saving,
    read_texts,
    refuse_unstorable,
)
from translations.desk.rows import Row
from translations.errors import Refused
from translations.models import Translation
from translations.verbs import Verb
from translations.workflow import perform

Answer = Callable[[HttpRequest, Translation], HttpResponse]


def save(request: HttpRequest, text: Translation) -> HttpResponse:
    """Save passages by the verb, under the guards of the form itself."""
    user = user_of(request)
    given = read_saving(read_json(request))
    if given.author != str(user.pk):
        return _said(
            FORBIDDEN, _("Someone else is logged in here now. What you typed was not saved.")
        )
    inputs = {"texts": given.texts, "was": given.was, "confirm": given.confirm}
    try:
        saved = perform(text, Verb.SAVE, user, **inputs, origin=given.origin, match=given.match)
    except Refused as refused:
        return _refused(refused, _overtaken(text, refused, given.texts))
    return JsonResponse(_after(saved, text, given.texts))


def preview(request: HttpRequest, text: Translation) -> HttpResponse:
    """The page as readers would see it with what is typed, and what the checks find."""
    texts = read_texts(read_json(request))
    try:
        typed = Typed(DeskPage(text, user_of(request)), texts)
        answer = {
            "html": typed.html,
            "lines": typed.lines,
            "findings": typed.as_json(),
        }
    except MarkupRefused as refused:
        return _said(UNFIT, str(refused))
    return JsonResponse(answer)


def arrange(request: HttpRequest, text: Translation) -> HttpResponse:
    """Merge, leave out, add and so on; the rows as they then are."""
    posted = request.POST
    names = ("arrangement", "key", "reason", "style", "after", "text")
    given = {name: posted[name] for name in names if posted.get(name)}
    before = set(text.segments.values_list("key", flat=True))
    try:
        saved = perform(text, Verb.ARRANGE, user_of(request), **given)
    except Refused as refused:
        return _refused(refused)
    page = DeskPage(_read_again(text), user_of(request), pivot=posted.get("pivot", ""))
    added = [row.key for row in page.rows if row.key not in before]
    return JsonResponse(
        {
            "version": saved.version,
            "key": (added or [given.get("key", "")])[0],
            "html": render_to_string(
                "admin/translations/desk/rows.html", {"page": page, "text": text}, request
            ),
        }
    )


def remark(request: HttpRequest, text: Translation) -> HttpResponse:
    """Say something about a passage; its side as it then is."""
    key = request.POST.get("key", "")
    if not key:
        raise Http404  # what is said about the whole text is said on its own page
    given = {"key": key, "comment": request.POST.get("comment", "")}
    try:
        perform(text, Verb.REMARK, user_of(request), **given)
    except Refused as refused:
        return _refused(refused)
    return JsonResponse({"html": _side(request, text, key)})


def suggestion(request: HttpRequest, text: Translation) -> HttpResponse:
    """Take a suggested edit, or refuse it with a reason."""
    posted = request.POST
    row = text.suggestions.filter(pk=key_or_404(posted.get("suggestion", ""))).first()
    if row is None:
        raise Http404
    verb = Verb.REFUSE_SUGGESTION if posted.get("act") == "refuse" else Verb.TAKE_SUGGESTION
    try:
        saved = perform(
            text, verb, user_of(request), suggestion=row.pk, reason=posted.get("reason", "")
        )
    except Refused as refused:
        return _refused(refused)
    return JsonResponse(_after(saved, text, [row.key]) | {"html": _side(request, text, row.key)})


def accept(request: HttpRequest, text: Translation) -> HttpResponse:
    """Let a finding stand, with the reason."""
    given = {name: request.POST.get(name, "") for name in ("finding", "reason")}
    try:
        perform(text, Verb.ACCEPT, user_of(request), **given)
    except Refused as refused:
        return _refused(refused)
    return JsonResponse({})


def submit(request: HttpRequest, text: Translation) -> HttpResponse:
    """Submit the text; or the reasons why not, each with the passages that it is about."""
    try:
        perform(text, Verb.SUBMIT, user_of(request))
    except Refused as refused:
        return _refused(refused)
    return JsonResponse({"next": reverse("admin:translations_translation_change", args=[text.pk])})


def passage(request: HttpRequest, text: Translation, key: str) -> HttpResponse:
    """The side of one passage: changes of its source, suggestions, remarks, history."""
    return HttpResponse(_side(request, text, key))


def read(answer: Answer) -> Answer:
    """``answer``, or in words what of the request can't be read."""

    @wraps(answer)
    def asked(request: HttpRequest, text: Translation) -> HttpResponse:
        try:
            refuse_unstorable(request.POST)
            return answer(request, text)
        except Unreadable as unreadable:
            return _said(unreadable.status, str(unreadable), unreadable.key)

    return asked


ANSWERS: dict[str, Answer] = {
    "save": read(save),
    "preview": read(preview),
    "arrange": read(arrange),
    "remark": read(remark),
    "suggestion": read(suggestion),
    "accept": read(accept),
    "submit": read(submit),
}


def _after(saved: Translation, text: Translation, keys: Any) -> dict[str, Any]:
    """How these passages stand now, and when the text was saved, by the office's clocks."""
    segments = saved.segments.filter(key__in=list(keys))
    rows = [Row(segment, text.language) for segment in segments]
    at = saved.changed_at.astimezone(text.release.office.zone)
    return {
        "version": saved.version,
        "saved": date_format(at, "H:i"),
        "texts": {row.key: row.segment.text for row in rows},
        "rows": {row.key: {"status": row.status, "name": row.status_name} for row in rows},
    }


def _overtaken(text: Translation, refused: Refused, typed: dict[str, str]) -> dict[str, Any]:
    """What is stored of the passages that somebody else changed, and how it differs from what was typed."""
    keys = [key for refusal in refused.refusals for key in refusal.keys]
    if "stale_segment" not in refused.codes:
        return {}
    stored = dict(text.segments.filter(key__in=keys).values_list("key", "text"))
    template = "admin/translations/desk/diff.html"
    changes = {
        key: render_to_string(template, {"runs": compare(stored[key], typed[key])})
        for key in stored
    }
    return {"stored": stored, "changes": changes}


def _side(request: HttpRequest, text: Translation, key: str) -> str:
    """Raises Http404 for a passage that the text has not."""
    page = DeskPage(_read_again(text), user_of(request))
    row = next((row for row in page.rows if row.key == key), None)
    if row is None:
        raise Http404
    context = {"page": page, "text": text, "side": PassageSide(page, row)}
    return render_to_string("admin/translations/desk/passage.html", context, request)


def _read_again(text: Translation) -> Translation:
    rows = Translation.objects.select_related("release__office", "source", "assignee")
    return rows.get(pk=text.pk)


def _refused(refused: Refused, more: dict[str, Any] | None = None) -> HttpResponse:
    if UNKNOWN in refused.codes:
        raise Http404 from refused
    reasons = [{"message": str(each), "keys": list(each.keys)} for each in refused.refusals]
    answer = {"reasons": reasons, "codes": list(refused.codes)} | (more or {})
    return JsonResponse(answer, status=status_of(refused))


def _said(status: int, reason: str, key: str = "") -> HttpResponse:
    answer = {"reasons": [{"message": reason, "keys": [key] if key else []}], "codes": ["unfit"]}
    return JsonResponse(answer, status=status)
