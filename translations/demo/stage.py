"""The stage of the walk: its people at their browsers, its release, and what readers can reach."""

from __future__ import annotations

import datetime
import re
import secrets
from dataclasses import replace

from releases.addresses import slug
from releases.document import Document
from translations.demo import accounts, texts
from translations.demo.visitor import Answer, Visitor

LANGUAGES = ("fr", "ja")
PUBLIC_ID = re.compile(r"\b[2-9b-df-hj-km-np-tv-xz]{10}\b")


class Broken(Exception):
    """What did not hold, in a sentence."""


def expect(holds: object, otherwise: str) -> None:
    """Raise Broken with ``otherwise`` unless it holds."""
    if not holds:
        raise Broken(otherwise)


class Stage:
    """One walk's people and release. The addresses are known step by step."""

    def __init__(self, base_url: str, password: str) -> None:
        self.base_url, self.password = base_url.rstrip("/"), password
        self.mark = secrets.token_hex(4)
        self.reader = Visitor(base_url)
        self.people = {p.username: Visitor(base_url, p.username) for p in accounts.PEOPLE}
        self.original_path = self.release_path = self.text_path = ""
        self.public_id = self.page_path = ""
        self.exactly: dict[str, str] = {}
        self.due = datetime.datetime.max.replace(tzinfo=datetime.UTC)

    def __getitem__(self, person: accounts.Person) -> Visitor:
        return self.people[person.username]

    def document(self, language: str) -> Document:
        """The walk's text, with this walk's number in its title and at the end of its body."""
        text = texts.read(texts.WALK, language).document
        body = f"{text.body}\nN° {self.mark}\n"
        return replace(text, title=f"{text.title} {self.mark}", body=body)

    def verb_path(self, verb: str) -> str:
        """Where a verb on the French text is posted."""
        return f"{self.text_path.removesuffix('change/')}verb/{verb}/"

    def nothing_is_public(self) -> None:
        """Raise Broken if a reader finds a trace of the release, at any address that it could have."""
        for path in ("/", *self._lists()):
            text = self.reader.get(path).text
            expect(self.mark not in text, f"{path} shows the draft.")
        for path in self._pages():
            status = self.reader.get(path).status
            expect(status == 404, f"{path} answers {status} and not 404.")

    def _lists(self) -> list[str]:
        return [
            address.format(language)
            for language in LANGUAGES
            for address in (
                "/{}/",
                "/{}/releases/",
                "/{}/feed.atom",
                "/api/v1/releases?language={}",
            )
        ]

    def _pages(self) -> list[str]:
        """Where the texts would stand, by id and by the French title."""
        readable = slug(self.document("fr").title, "fr")
        by_id = [
            address.format(language, self.public_id)
            for language in LANGUAGES
            for address in ("/{}/releases/{}/", "/api/v1/releases/{1}?language={0}")
        ]
        return [f"/fr/releases/{readable}/", *by_id]


def done(answer: Answer) -> str:
    """Where a form that was accepted leads. Raises Broken, with the page's words, for a refusal."""
    words = answer.page.words
    expect(answer.status == 302, f"Answered {answer.status} and not 302: {words[:600]}")
    return answer.location


def refused(answer: Answer, status: int) -> None:
    """Raise Broken unless the try was refused with ``status``."""
    expect(answer.status == status, f"Answered {answer.status} and not {status}.")
