"""The two pages that open a release."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from translations import opening
from translations.admin import release_acts
from translations.admin.answers import UNFIT, status_of
from translations.admin.editing import cleaned
from translations.admin.editing_words import editing_words
from translations.admin.opening_forms import OpeningExternalForm, OpeningForm
from translations.admin.reading import ReadingForm, found_in, typed_so_far
from translations.admin.rooms import StaffRoom, user_of
from translations.errors import Refused


class OpeningRoom(StaffRoom):
    """Where press officers open releases."""

    def add_view(
        self, request: HttpRequest, form_url: str = "", extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        return self._open(request, OpeningForm, opening.open_release)

    def add_external_view(self, request: HttpRequest) -> HttpResponse:
        """A file is read into the form, to be looked over; without one the form is done.

        The Enter key presses the page's first button, “read”: with a text in the form and no file
        it means the form.
        """
        if not self.has_add_permission(request):
            raise PermissionDenied
        asks_to_read = "read" in request.POST and not request.POST.get("body", "").strip()
        if request.method == "POST" and (request.FILES or asks_to_read):
            return self._read(request)
        return self._open(request, OpeningExternalForm, opening.open_external)

    def clean_view(self, request: HttpRequest) -> HttpResponse:
        """What was pasted from a page or a word processor, as Markdown."""
        if not self.has_add_permission(request):
            raise PermissionDenied
        answer: HttpResponse = require_POST(cleaned)(request)
        return answer

    def _read(self, request: HttpRequest) -> HttpResponse:
        user = user_of(request)
        reading = ReadingForm(data=request.POST, files=request.FILES)
        before = typed_so_far(OpeningExternalForm(user), request.POST)
        if not reading.is_valid():
            form = OpeningExternalForm(user, initial=before)
            return self._page(request, form, status=UNFIT, reading=reading)
        file = reading.cleaned_data["file"]
        form = OpeningExternalForm(user, initial=before | found_in(file))
        messages.info(request, _("The file is read. Look it over: nothing is opened yet."))
        for warning in file.warnings:
            messages.warning(request, warning)
        return self._page(request, form)

    def _open(self, request: HttpRequest, form_class: type[OpeningForm], act: Any) -> HttpResponse:
        user = user_of(request)
        if not self.has_add_permission(request):
            raise PermissionDenied
        form = form_class(user, data=request.POST if request.method == "POST" else None)
        status, refused = (UNFIT if form.is_bound else 200), None
        if form.is_valid():
            try:
                original = release_acts.open_with(form, act, user)
            except ValidationError as error:
                form.refuse(error)
            except Refused as error:
                refused, status = error, status_of(error)
            else:
                messages.success(request, form.opened)
                return redirect("admin:translations_translation_change", original.pk)
        return self._page(request, form, status=status, refused=refused)

    def _page(
        self,
        request: HttpRequest,
        form: OpeningForm,
        *,
        status: int = 200,
        refused: Refused | None = None,
        reading: ReadingForm | None = None,
    ) -> HttpResponse:
        is_external = isinstance(form, OpeningExternalForm)
        context = self.context(
            request, _("New release"), form=form, refused=refused, is_external=is_external,
            reading=reading or ReadingForm(), words=editing_words()["pasting"],
        )  # fmt: skip
        template = "admin/releases/release/add_form.html"
        return render(request, template, context, status=status)
