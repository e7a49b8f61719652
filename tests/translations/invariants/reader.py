"""An anonymous reader, who asks for everything that the public side could ever answer."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from django.db.models.functions import Now
from django.test import Client

from releases.models import Address, Attachment, Image, Release
from tests.translations.invariants.world import LANGUAGES
from translations.models import Translation

CANARY = re.compile(r"zq[a-z]{4}")
NONSENSE = "/{}/releases/a-title-that-never-was/"


@dataclass(frozen=True)
class Answer:
    status: int
    body: str
    location: str = ""
    headers: tuple[tuple[str, str], ...] = ()

    @property
    def canaries(self) -> set[str]:
        """Every canary that the answer shows, be it in a header."""
        said = " ".join([self.body, self.location, *(value for _name, value in self.headers)])
        return set(CANARY.findall(said))


@dataclass
class Reading:
    """What the public side answers at one moment, by path."""

    answers: dict[str, Answer] = field(default_factory=dict)
    pages: dict[tuple[int, str], Answer] = field(default_factory=dict)
    details: dict[tuple[int, str], Answer] = field(default_factory=dict)
    files: dict[str, Answer] = field(default_factory=dict)
    versions: list[tuple[int, str, Answer]] = field(default_factory=list)

    client: Client = field(default_factory=Client)

    def ask(self, path: str) -> Answer:
        self.answers[path] = answer = _ask(self.client, path)
        return answer

    @property
    def canaries(self) -> set[str]:
        return {word for answer in self.answers.values() for word in answer.canaries}


def read(turn: int) -> Reading:
    """``turn`` numbers the readings: of the homes, each shows one."""
    reading = Reading()
    for path in (f"/{LANGUAGES[turn % len(LANGUAGES)]}/", *_lists()):
        reading.ask(path)
    for release, language, path in Address.objects.values_list("release", "language", "path"):
        answer = reading.ask(path)
        if answer.status not in (301, 404):
            reading.pages[release, language] = answer
            for more in ("", "1/"):
                version = reading.ask(f"{path}versions/{more}")
                reading.versions.append((release, language, version))
    _texts(reading)
    for token, path in _files():
        reading.files[token] = reading.ask(path)
    return reading


def _texts(reading: Reading) -> None:
    """Each text by the id of its release; of one under embargo also the page that somebody guesses."""
    ids = dict(Release.objects.values_list("pk", "public_id"))
    secret = set(Release.objects.filter(embargo_until__gt=Now()).values_list("pk", flat=True))
    for release, language in Translation.objects.values_list("release", "language"):
        detail = f"/api/v1/releases/{ids[release]}?language={language}"
        reading.details[release, language] = reading.ask(detail)
        if release in secret:
            reading.ask(f"/{language}/releases/{ids[release]}/")


def _lists() -> Iterator[str]:
    for language in LANGUAGES:
        yield f"/{language}/releases/"
        yield f"/{language}/feed.atom"
        yield f"/api/v1/releases?language={language}"


def _files() -> Iterator[tuple[str, str]]:
    for token, name in Attachment.objects.values_list("token", "name"):
        yield token, f"/files/{token}/{name}"
    for image in Image.objects.all():
        yield image.token, f"/files/{image.token}/image.{image.file.name.rpartition('.')[2]}"


def _ask(client: Client, path: str) -> Answer:
    answer = client.get(path)
    body = answer.getvalue() if answer.streaming else answer.content
    headers = tuple(sorted((name, value) for name, value in answer.headers.items()))
    return Answer(
        answer.status_code, body.decode(errors="replace"), answer.get("Location", ""), headers
    )


def nonsense(language: str) -> Answer:
    return _ask(Client(), NONSENSE.format(language))
