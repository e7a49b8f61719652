"""Editing: what the editor asks of the server while a text is being written.

Three addresses beside the text's page, each for POST, each answering JSON that nobody keeps:

``preview/``   the form's fields: ``html`` of the page as readers would see it, ``findings`` of the
               checks, ``plain`` words; with ``compare``, also ``changes`` against what is stored
``clean/``     HTML as the body of the request: ``markdown`` and ``notes`` of what could not be kept
``autosave/``  the form's fields: saved by the same verb as the form; ``version`` and ``saved``

Refused: ``reasons`` and their ``codes`` under the same status as the form's; on a conflict also what
is stored now and the ``changes`` from it to what was typed.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.template.loader import render_to_string
from django.urls import URLPattern, path, reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from releases.composing import FilePath
from releases.document import Document
from releases.markup import to_text
from releases.models import Release
from releases.preview import preview
from translations import workflow
from translations.admin.answers import FORBIDDEN, UNFIT, UNKNOWN, status_of
from translations.admin.rooms import StaffRoom, user_of
from translations.admin.writing import WritingForm
from translations.checking import Checking, Found
from translations.checks import Accused
from translations.comparing import parts
from translations.errors import Refused
from translations.exchange.cleaning import clean_html
from translations.exchange.errors import Unreadable
from translations.models import Translation
from translations.verbs import Verb

MOST_HTML = 2_000_000  # bytes
TOO_LARGE = 413

Answer = Callable[[HttpRequest, Translation], HttpResponse]


class EditorRoom(StaffRoom):
    """The editor's three addresses. Which texts there are is for ``get_queryset`` to say."""

    def editor_urls(self) -> list[URLPattern]:
        answers: dict[str, Answer] = {"preview": previewed, "clean": cleaned, "autosave": autosaved}
        return [
            path(
                f"<int:pk>/{name}/",
                self.admin_site.admin_view(self._posted(answer)),
                name=f"translations_translation_{name}",
            )
            for name, answer in answers.items()
        ]

    def _posted(self, answer: Answer) -> Any:
        """``answer`` for POST alone, about a text that the person may know of: else 404."""

        def view(request: HttpRequest, pk: int) -> HttpResponse:
            text = self.found(request, pk)
            given: HttpResponse = require_POST(answer)(request, text)
            given.headers["Cache-Control"] = "no-store"
            given.headers["X-Robots-Tag"] = "noindex"
            return given

        return view


def previewed(request: HttpRequest, text: Translation) -> HttpResponse:
    """What is typed as readers would see it, and what the checks find in it."""
    form = WritingForm(Verb.SAVE, text, user_of(request), data=request.POST)
    if not form.is_valid():
        return _unfit(form)
    document = form.document
    checking = Checking.typed(text, document)
    answer: dict[str, Any] = {
        "html": preview(
            text.release, text.language, document, file_path=paths_of_files(text.release)
        ),
        "findings": [_finding(each, checking) for each in checking.found if not each.acceptance],
        "plain": to_text(document.body),
        "places": checking.places,
    }
    if request.POST.get("compare"):
        answer["changes"] = changes(text, form.stored, document)
    return JsonResponse(answer)


def paths_of_files(release: Release) -> FilePath:
    """Where staff may have the release's files, by their tokens."""

    def file_path(kind: str, token: str) -> str:
        rows: Any = release.attachments if kind == "attachment" else release.images
        key = rows.values_list("pk", flat=True).get(token=token)
        return reverse("admin:releases_release_file", args=[release.pk, kind, key])

    return file_path


def cleaned(request: HttpRequest, _text: Translation | None = None) -> HttpResponse:
    """HTML from a word processor or a web page as Markdown, in sentences what could not be kept."""
    size = str(request.META.get("CONTENT_LENGTH") or "")
    if not size.isdecimal() or int(size) > MOST_HTML:
        return _refused(
            TOO_LARGE,
            _("That is more than two megabytes. Paste it in parts, or as plain text."),
        )
    try:
        result = clean_html(request.body.decode("utf-8", "replace"))
    except Unreadable as refused:
        return _refused(UNFIT, str(refused))
    return JsonResponse({"markdown": result.markdown, "notes": [str(n) for n in result.notes]})


def autosaved(request: HttpRequest, text: Translation) -> HttpResponse:
    """Save what is typed, by the verb and under the guards of the form itself."""
    user = user_of(request)
    if request.POST.get("author", str(user.pk)) != str(user.pk):
        return _refused(
            FORBIDDEN, _("Someone else is logged in here now. What you typed was not saved.")
        )
    form = WritingForm(Verb.SAVE, text, user, data=request.POST)
    if not form.is_valid():
        return _unfit(form)
    try:
        saved = form.perform()
    except Refused as refused:
        return _not_saved(form, refused)
    held = workflow.refusals(saved, Verb.SUBMIT, user)
    return JsonResponse(
        {
            "version": saved.version,
            "saved": date_format(saved.changed_at.astimezone(saved.release.office.zone), "H:i"),
            "held": [str(refusal) for refusal in held],
        }
    )


def _not_saved(form: WritingForm, refused: Refused) -> HttpResponse:
    """The reasons, and both texts where somebody was there before."""
    if UNKNOWN in refused.codes:
        raise Http404 from refused
    answer: dict[str, Any] = {
        "reasons": [str(refusal) for refusal in refused.refusals],
        "codes": list(refused.codes),
    }
    if "stale_version" in refused.codes:
        text = Translation.objects.select_related("release__office").get(pk=form.translation.pk)
        stored = WritingForm(form.verb, text, form.user)
        answer |= {
            "version": text.version,
            "stored": {name: stored.initial[name] for name in stored.written},
            "changes": changes(text, stored.stored, form.document),
        }
    return JsonResponse(answer, status=status_of(refused))


def changes(text: Translation, old: Document, new: Document) -> str:
    """The parts that differ, as HTML: what only ``old`` has struck out, what only ``new`` has underlined."""
    differing = [part for part in parts(old, new) if part.differs]
    template = "admin/translations/translation/changes.html"
    return render_to_string(template, {"changes": differing, "spoken": text.spoken})


def _finding(found: Found, checking: Checking) -> dict[str, Any]:
    """A finding at its place in the document, which the editor shows as one."""
    told = {name: str(getattr(found, name)) for name in ("id", "family", "severity", "message")}
    suggestion = found.suggestion if found.accuses == Accused.TARGET else ""
    return told | asdict(checking.span_of(found)) | {"suggestion": suggestion}


def _unfit(form: WritingForm) -> HttpResponse:
    reasons = [str(reason) for reasons in form.errors.values() for reason in reasons]
    return JsonResponse({"reasons": reasons, "codes": ["unfit"]}, status=UNFIT)


def _refused(status: int, reason: str) -> HttpResponse:
    return JsonResponse({"reasons": [reason], "codes": ["refused"]}, status=status)
