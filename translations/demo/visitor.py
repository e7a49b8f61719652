"""A visitor with a browser's habits: cookies, forms with their hidden fields, redirects by hand."""

from __future__ import annotations

import json
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Mapping
from dataclasses import dataclass
from http.client import HTTPMessage
from http.cookiejar import CookieJar
from typing import IO, Any

from translations.demo.page import Page, read_page

TIMEOUT = 30


@dataclass(frozen=True)
class Answer:
    """One answer: ``location`` is where a redirect leads, as a path."""

    status: int
    text: str
    location: str = ""
    etag: str = ""

    @property
    def page(self) -> Page:
        """The answer as a reader sees it."""
        return read_page(self.text)

    @property
    def data(self) -> Any:
        """The JSON that was answered. Raises ValueError for anything else."""
        return json.loads(self.text)


class _Stay(urllib.request.HTTPRedirectHandler):
    """A redirect is an answer like any other: the walk looks where it leads."""

    def redirect_request(
        self,
        req: urllib.request.Request,
        fp: IO[bytes],
        code: int,
        msg: str,
        headers: HTTPMessage,
        newurl: str,
    ) -> None:
        return None


class Visitor:
    """Someone at a browser, logged in or not."""

    def __init__(self, base_url: str, name: str = "a reader") -> None:
        self.base_url, self.name = base_url.rstrip("/"), name
        self.cookies = CookieJar()
        self._opener = urllib.request.build_opener(
            _Stay, urllib.request.HTTPCookieProcessor(self.cookies)
        )

    def get(self, path: str) -> Answer:
        """What ``path`` answers. Raises OSError where nobody does."""
        return self._ask(path)

    def post(self, path: str, fields: Mapping[str, object]) -> Answer:
        """Post a form with the token that guards it. Raises OSError where nobody answers."""
        token = next((c.value or "" for c in self.cookies if c.name == "csrftoken"), "")
        # Browsers send every line end of a form as CR LF, so that is what the texts must survive.
        typed = {name: str(value).replace("\n", "\r\n") for name, value in fields.items()}
        pairs = {"csrfmiddlewaretoken": token} | typed
        return self._ask(path, urllib.parse.urlencode(pairs).encode())

    def log_in(self, password: str) -> bool:
        """Log in at the staff's door. Returns whether it opened."""
        door = "/admin/login/"
        self.get(door)
        fields = {"username": self.name, "password": password, "next": "/admin/"}
        return self.post(door, fields).status == 302

    def _ask(self, path: str, body: bytes | None = None) -> Answer:
        url = urllib.parse.urljoin(self.base_url + "/", path)
        if not url.startswith(("http://", "https://")):
            raise ValueError(f"{url} is no web address.")
        # Django compares Origin with the host where a form comes over https.
        request = urllib.request.Request(url, body, {"Origin": self.base_url})  # noqa: S310
        try:
            with self._opener.open(request, timeout=TIMEOUT) as response:
                return _answer(response.status, response)
        except urllib.error.HTTPError as error:
            with error:
                return _answer(error.code, error)


def _answer(status: int, response: Any) -> Answer:
    location = urllib.parse.urlsplit(response.headers.get("Location", ""))
    return Answer(
        status,
        response.read().decode(errors="replace"),
        location._replace(scheme="", netloc="").geturl(),
        response.headers.get("ETag", ""),
    )
