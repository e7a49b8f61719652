"""The wire: one JSON request to the service's address, bounded in time and size, that follows nothing.

Python's own client is used: it follows no redirect, and the key it is given is in no log.
"""

from __future__ import annotations

import http.client
import ipaddress
import json
import socket
import ssl
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings

from translations.machine.failure import Cause, Failed

LARGEST_ANSWER = 2 * 1024 * 1024
LONGEST_WAIT = 600
_BY_STATUS = {
    400: Cause.REQUEST,
    401: Cause.KEY,
    403: Cause.KEY,
    413: Cause.TOO_LARGE,
    429: Cause.BUSY,
    456: Cause.QUOTA,  # DeepL's own
}
_OK = 200


@dataclass(frozen=True)
class Wire:
    """Where the service is, and for how many seconds one answer is waited for."""

    url: str
    timeout: float
    # What a 400 means, which each service says in its own words.
    why: Callable[[str], Cause] = field(default=lambda _said: Cause.REQUEST, repr=False)

    def post(
        self, path: str, body: Any, headers: Mapping[str, str], *, until: float = float("inf")
    ) -> Any:
        """What is answered to ``body``, both of them JSON, by ``until`` on the monotonic clock.

        Raises Failed with the cause.
        """
        seconds = min(self.timeout, until - time.monotonic())
        if seconds <= 0:
            raise Failed(Cause.TIMEOUT)
        if not is_safe(self.url):
            raise Failed(Cause.UNSAFE)
        base = urlsplit(self.url)
        # Of a header that it can't send the client's complaint quotes all: here that is the key.
        if not all(value.isascii() and value.isprintable() for value in headers.values()):
            raise Failed(Cause.KEY)
        sent = json.dumps(body, ensure_ascii=False).encode()
        headers = {"Content-Type": "application/json", "Accept": "application/json", **headers}
        try:
            with _connected(base.scheme, base.netloc.rpartition("@")[2], seconds) as connection:
                connection.request("POST", base.path.rstrip("/") + path, sent, headers)
                with connection.getresponse() as answer:
                    return self._read(answer)
        except TimeoutError:
            raise Failed(Cause.TIMEOUT) from None
        except (OSError, http.client.HTTPException, UnicodeError) as error:
            raise Failed(Cause.UNREACHABLE) from error

    def _read(self, answer: http.client.HTTPResponse) -> Any:
        if 300 <= answer.status < 400:
            raise Failed(Cause.REDIRECT)
        read = answer.read(LARGEST_ANSWER + 1)
        if len(read) > LARGEST_ANSWER:
            raise Failed(Cause.HUGE)
        if answer.status != _OK:
            raise self._failed(answer, read)
        try:
            return json.loads(read)
        except (ValueError, RecursionError):
            raise Failed(Cause.MALFORMED) from None

    def _failed(self, answer: http.client.HTTPResponse, read: bytes) -> Failed:
        cause = _BY_STATUS.get(
            answer.status, Cause.BROKEN if answer.status >= 500 else Cause.REQUEST
        )
        if answer.status == 400:
            cause = self.why(read[:4000].decode(errors="replace"))
        asked = answer.headers.get("Retry-After", "")
        return Failed(cause, min(int(asked), LONGEST_WAIT) if asked.isdecimal() else 0)


@contextmanager
def _connected(scheme: str, host: str, seconds: float) -> Iterator[http.client.HTTPConnection]:
    """A connection that is cut after ``seconds``, however slowly its other end goes on talking."""
    connection: http.client.HTTPConnection
    if scheme == "https":
        context = ssl.create_default_context()
        connection = http.client.HTTPSConnection(host, timeout=seconds, context=context)
    else:
        connection = http.client.HTTPConnection(host, timeout=seconds)
    is_late = threading.Event()
    began = time.monotonic()
    watch = None
    try:
        connection.connect()
        left = max(seconds - (time.monotonic() - began), 0)
        watch = threading.Timer(left, _cut, (connection.sock, is_late))
        watch.daemon = True
        watch.start()
        yield connection
    except Exception:
        if is_late.is_set():  # what was cut off looks like anything
            raise TimeoutError from None
        raise
    finally:
        if watch is not None:
            watch.cancel()
        connection.close()


def _cut(line: socket.socket, is_late: threading.Event) -> None:
    is_late.set()
    try:
        line.shutdown(socket.SHUT_RDWR)
    except OSError:
        return  # it was closed between the two


def is_safe(url: str) -> bool:
    """Whether what goes there is read by nobody on the way: https, or this very machine, or DEBUG."""
    try:
        parts = urlsplit(url)
        host, _port = parts.hostname or "", parts.port
    except ValueError:
        return False
    if not host or parts.scheme not in ("http", "https"):
        return False
    return parts.scheme == "https" or settings.DEBUG or _is_here(host)


def _is_here(host: str) -> bool:
    if host == "localhost" or host.endswith(".localhost"):
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
