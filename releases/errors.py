"""The answer to an address where nothing public stands, the same whatever lies behind it."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils.translation import get_language

from releases.api import failure
from releases.languages import BY_CODE
from releases.masthead import Masthead
from releases.site import Site


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """404 on the site that was asked, in the language of the path.

    Nothing of the address is echoed and nobody may keep it: an embargoed release answers as
    nonsense does, until the second at which it is published.
    """
    if request.path.startswith("/api/"):
        return failure("There is nothing at this address.", 404)
    language = BY_CODE.get(get_language() or "", BY_CODE["en"])
    masthead = Masthead.of(Site.asked(request).office, language.code)
    context = {"language": language, "masthead": masthead}
    response = HttpResponse(render_to_string("404.html", context), status=404)
    response["Cache-Control"] = "no-store"
    return response
