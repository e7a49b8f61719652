"""Rules: the page that lists what the checks look for, why, and whose rule it is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import URLPattern, path
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from releases.languages import BY_CODE
from translations import checks
from translations.admin.rooms import StaffRoom
from translations.checks import Family
from translations.checks.beside import BESIDE_CHECKS
from translations.checks.placeholders import EXPLANATION, MISPLACED, SOURCE

NAME = "translations_translation_rules"


@dataclass(frozen=True)
class Rule:
    """One check as people read of it; ``languages`` are those that it is for, none for all."""

    id: str
    explanation: str | Promise
    source: str
    languages: str = ""


class RulesRoom(StaffRoom):
    """One address, for whoever works in an office: what stands there is no secret of a release."""

    def rules_urls(self) -> list[URLPattern]:
        return [path("rules/", self.admin_site.admin_view(self.rules_view), name=NAME)]

    def rules_view(self, request: HttpRequest) -> HttpResponse:
        if not self.has_view_permission(request):
            raise PermissionDenied
        families: list[tuple[str, list[Rule]]] = [
            (str(Family.FACTS.label), list(_of_facts())),
            (str(Family.FORM.label), list(_of_form())),
        ]
        context = self.context(request, _("What the checks look for"), families=families)
        return render(request, "admin/translations/translation/rules.html", context)


def _of_facts() -> Iterator[Rule]:
    # Read here and not at the start, as in ``checking``.
    from translations.checks.facts import FACT_CHECKS

    yield Rule(MISPLACED, EXPLANATION, SOURCE)
    yield from map(_rule, FACT_CHECKS)


def _of_form() -> Iterator[Rule]:
    yield from map(_rule, (*checks.CHECKS, *BESIDE_CHECKS))


def _rule(check: Any) -> Rule:
    codes = getattr(check, "languages", ())
    names = ", ".join(BY_CODE[code].name for code in codes)
    return Rule(check.id, check.explanation, check.source, names)
