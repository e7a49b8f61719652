"""Request ids: one name for all that one request, or one turn of a sweep, says in the logs.

Taken from the proxy's ``X-Request-ID`` or made here, kept while the request or task runs, and sent
along with the tasks that it asks for.
"""

from __future__ import annotations

import logging
import re
import secrets
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar, Token
from typing import Any

from django.http import HttpRequest, HttpResponse

HEADER = "X-Request-ID"
_VALID = re.compile(r"[0-9A-Za-z][0-9A-Za-z._-]{7,63}")
_current: ContextVar[str] = ContextVar("request_id", default="")


def current() -> str:
    """The id of what is being done here; empty outside of any request or turn."""
    return _current.get()


def valid(given: Any) -> str:
    """``given``, if it can be an id; whoever asks must not write lines of their own into the logs."""
    return given if isinstance(given, str) and _VALID.fullmatch(given) else ""


def new(kind: str) -> str:
    return f"{kind}-{secrets.token_hex(8)}"


@contextmanager
def named(identity: str) -> Iterator[None]:
    """Whatever is logged within has this id."""
    before = _current.set(identity)
    try:
        yield
    finally:
        _current.reset(before)


class RequestIdMiddleware:
    """The outermost: it names the request before anything can be said of it.

    The answer has the id where somebody can use it: where a proxy gave it, on the staff's pages and on
    errors. Other answers have none: two to the public must not differ where nothing differs.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        given = valid(request.headers.get(HEADER))
        identity = given or new("req")
        with named(identity):
            answer = self.get_response(request)
        if given or answer.status_code >= 500 or request.path_info.startswith("/admin/"):
            answer.headers[HEADER] = identity
        return answer


class RequestIdFilter(logging.Filter):
    """On the handler: each record learns what it was said in."""

    def filter(self, record: logging.LogRecord) -> bool:
        record.request_id = current()
        return True


# Celery's signals call these (cms/celery.py).

_running: dict[str, Token[str]] = {}


def send_along(headers: dict[str, Any] | None = None, **_more: Any) -> None:
    """Before a task is sent: with the id of what asks for it."""
    if headers is not None and current():
        headers["request_id"] = current()


def take_up(task_id: str = "", task: Any = None, **_more: Any) -> None:
    """Before a task is run: under the id that came with it, else one of its own."""
    given = valid(getattr(getattr(task, "request", None), "request_id", ""))
    _running[task_id] = _current.set(given or new("task"))


def put_down(task_id: str = "", **_more: Any) -> None:
    """After a task, however it ended."""
    if token := _running.pop(task_id, None):
        _current.reset(token)
