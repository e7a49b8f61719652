"""The two pages that open a release."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from translations import opening
from translations.admin import release_acts
from translations.admin.answers import UNFIT, status_of
from translations.admin.opening_forms import OpeningExternalForm, OpeningForm
from translations.admin.rooms import StaffRoom, user_of
from translations.errors import Refused


class OpeningRoom(StaffRoom):
    """Where press officers open releases."""

    def add_view(
        self, request: HttpRequest, form_url: str = "", extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        return self._open(request, OpeningForm, opening.open_release)

    def add_external_view(self, request: HttpRequest) -> HttpResponse:
        return self._open(request, OpeningExternalForm, opening.open_external)

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
        context = self.context(
            request, _("New release"), form=form, refused=refused,
            is_external=form_class is OpeningExternalForm,
        )  # fmt: skip
        template = "admin/releases/release/add_form.html"
        return render(request, template, context, status=status)
