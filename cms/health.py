"""The addresses by which machines ask how the system is.

=======================  ===========================================================================
``/livez``               the process answers
``/readyz``              it can take requests: the database answers, is whole, can be written
``/healthz``             the database answers
``/healthz/publishing``  publishing works; red names what is late, and for how many seconds. Anyone
                         may ask as often as they like, so a process asks the database once a second
``/metrics``             the numbers behind it, for Prometheus: see ``metrics``, who may read them
=======================  ===========================================================================

A middleware that comes first, and not some views: a load balancer asks by the machine's address and
without https, which the host check and the redirect behind it refuse.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import Any

from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse, JsonResponse

from translations.watching.remembered import Remembered

ASKED_EVERY = 1.0  # seconds: what is watched is late by thirty and more

logger = logging.getLogger(__name__)


class HealthMiddleware:
    """Answers these addresses itself and passes everything else on."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        # Here, because the rooms need the apps, and the middleware is loaded before they are asked.
        from cms import metrics, readiness

        match request.path_info:
            case "/livez":
                return _answer([])
            case "/readyz":
                return _answer(readiness.unready())
            case "/healthz":
                return _answer(readiness.failing())
            case "/healthz/publishing":
                return publishing()
            case "/metrics" if metrics.may_read(request):
                return measured()
            case _:
                return self.get_response(request)


def publishing() -> HttpResponse:
    """Red where something is late. Of what is well no number is told: it would say that something goes on."""
    names, more = _asked()
    return _answer(names, **more)


def _ask() -> tuple[list[str], dict[str, Any]]:
    """What is wrong by name, and how long it has been."""
    from translations.watching.trouble import troubles

    try:
        found = troubles()
    except DatabaseError:
        logger.exception("the database does not answer")
        return ["database"], {}
    return [each.name for each in found], {"seconds": {each.name: each.seconds for each in found}}


_asked = Remembered(_ask, ASKED_EVERY)


def measured() -> HttpResponse:
    from cms import metrics

    try:
        said = metrics.exposition()
    except DatabaseError:
        logger.exception("the database does not answer")
        return _answer(["database"])
    return HttpResponse(
        said, content_type=metrics.CONTENT_TYPE, headers={"Cache-Control": "no-store"}
    )


def _answer(names: list[str], **more: Any) -> JsonResponse:
    said = {"status": "failing" if names else "ok", "failing": names} | more
    status = 503 if names else 200
    return JsonResponse(said, status=status, headers={"Cache-Control": "no-store"})
