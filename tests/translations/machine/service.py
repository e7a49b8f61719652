"""A translation service on this machine: it speaks both protocols, and fails in every way when told to.

It says of each passage ``fr:`` and the passage. ``service.then`` holds what it does instead, once each.
"""

from __future__ import annotations

import json
import threading
import time
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from html import unescape
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from lxml import etree

KEY = "a-key-of-theirs:fx"
DEEPL_MOST_BYTES = 128 * 1024


class Service(ThreadingHTTPServer):
    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self.server_port}"
        self.then: deque[Callable[[Handler], None]] = deque()
        self.say: Callable[[str], str] = lambda passage: f"fr:{passage}"
        self.asked: list[dict[str, Any]] = []
        self.meanwhile: Callable[[], None] = lambda: None
        self.is_closing = threading.Event()

    @property
    def passages(self) -> list[list[str]]:
        """What was sent, request by request."""
        return [body.get("q") or body.get("text", []) for body in self.asked]


class Handler(BaseHTTPRequestHandler):
    server: Service

    def do_POST(self) -> None:
        raw = self.rfile.read(int(self.headers["Content-Length"]))
        body = json.loads(raw)
        self.server.asked.append(body)
        self.server.meanwhile()
        if self.server.then:
            self.server.then.popleft()(self)
        elif self.path == "/translate":
            self.libretranslate(body)
        elif self.path == "/v2/translate":
            self.deepl(body, len(raw))
        else:
            self.answer(404, {"message": "Not found"})

    def libretranslate(self, body: dict[str, Any]) -> None:
        if body.get("api_key") != KEY:
            return self.answer(403, {"error": "Invalid API key"})
        for language in (body["source"], body["target"]):
            if language not in ("ja", "en", "fr", "zh", "zt"):
                return self.answer(400, {"error": f"{language} is not supported"})
        if body["format"] != "html" or not isinstance(body["q"], list):
            return self.answer(400, {"error": "Invalid request"})
        # As its parser of HTML writes it, and without entities.
        said = [unescape(self.server.say(text)).replace("/>", "></x>") for text in body["q"]]
        return self.answer(200, {"translatedText": said})

    def deepl(self, body: dict[str, Any], size: int) -> None:
        if self.headers["Authorization"] != f"DeepL-Auth-Key {KEY}":
            return self.answer(403, {"message": "Forbidden"})
        if size > DEEPL_MOST_BYTES or len(body["text"]) > 50:
            return self.answer(413, {"message": "Request Entity Too Large"})
        if body["source_lang"] not in ("JA", "EN") or body["target_lang"] not in ("FR", "EN-GB"):
            return self.answer(400, {"message": "Value for 'target_lang' not supported."})
        for text in body["text"]:
            etree.fromstring(f"<text>{text}</text>")  # strictly, as theirs
        said = [
            {"detected_source_language": "JA", "text": self.server.say(t)} for t in body["text"]
        ]
        return self.answer(200, {"translations": said})

    def answer(self, status: int, body: Any, **headers: str) -> None:
        sent = body if isinstance(body, bytes) else json.dumps(body).encode()
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.send_header("Content-Length", str(len(sent)))
        self.end_headers()
        self.wfile.write(sent)

    def log_message(self, *_arguments: Any) -> None:
        """Nothing: what it was asked is in ``asked``."""


def status(number: int, **headers: str) -> Callable[[Handler], None]:
    return lambda handler: handler.answer(number, {"message": "no", "error": "no"}, **headers)


def answer(body: Any) -> Callable[[Handler], None]:
    return lambda handler: handler.answer(200, body)


def hang(handler: Handler) -> None:
    """Say nothing."""
    handler.server.is_closing.wait(20)


def drip(handler: Handler) -> None:
    """Say something for ever, a byte now and then: no single wait is long."""
    handler.send_response(200)
    handler.send_header("Content-Length", "10000")
    handler.end_headers()
    try:
        while not handler.server.is_closing.is_set():
            handler.wfile.write(b" ")
            time.sleep(0.05)
    except OSError:
        return


def hang_up(handler: Handler) -> None:
    handler.connection.close()


@contextmanager
def serving() -> Iterator[Service]:
    service = Service()
    thread = threading.Thread(target=service.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield service
    finally:
        service.is_closing.set()
        service.shutdown()
        service.server_close()
        thread.join()
