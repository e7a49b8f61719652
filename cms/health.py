"""``/livez``: the process answers. ``/healthz``: so does what it can not work without.

A middleware that comes first, and not two views: a load balancer asks by the machine's address and
without https, which the host check and the redirect behind it refuse.
"""

from __future__ import annotations

import logging
from collections.abc import Callable

from django.db import DatabaseError, connection
from django.http import HttpRequest, HttpResponse, JsonResponse

logger = logging.getLogger(__name__)


class HealthMiddleware:
    """Answers the two addresses itself and passes everything else on."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        match request.path_info:
            case "/livez":
                return _answer([])
            case "/healthz":
                return _answer(failing())
            case _:
                return self.get_response(request)


def failing() -> list[str]:
    """The names of what does not answer. Redis is not among them: nothing depends on it."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError:
        logger.exception("the database does not answer")
        return ["database"]
    return []


def _answer(names: list[str]) -> JsonResponse:
    response = JsonResponse({"status": "failing" if names else "ok", "failing": names})
    response.status_code = 503 if names else 200
    response["Cache-Control"] = "no-store"
    return response
