"""The people and texts that the tests are about: an embassy, its staff, and a release on its way."""

from __future__ import annotations

import datetime
from typing import Any

from django.contrib.auth.models import User

from releases.document import Document
from releases.models import Office
from translations import opening, starting
from translations.models import LanguageRole, Role, Translation
from translations.verbs import Verb
from translations.workflow import perform

BODY_JA = "会合の概要は以下のとおりです。\n\n1. 第一点\n2. 第二点\n"
BODY_FR = "Voici le résumé de cette réunion.\n\n- Premier point\n- Second point\n"
BODY_EN = "A summary follows.\n\n1. First point\n2. Second point\n"


def text(title: str, body: str, **parts: Any) -> Document:
    """A document with the parts that a person types."""
    return Document(title=title, summary=parts.pop("summary", ""), body=body, standing="", **parts)


JAPANESE = text("会合への参加", BODY_JA)
FRENCH = text("Participation à la réunion", BODY_FR)
ENGLISH = text("Participation in the meeting", BODY_EN)


def office(slug: str = "ambafrance", **facts: Any) -> Office:
    facts.setdefault("name_fr", "Ambassade du Japon en France")
    facts.setdefault("languages", ["ja", "en", "fr", "ar"])
    return Office.objects.create(slug=slug, **facts)


def person(name: str, of: Office | None = None, **roles: str) -> User:
    """An active member of staff; ``translator="fr"`` gives a role for a language, "" for all."""
    user = User.objects.create_user(name, email=f"{name}@example.org", is_staff=True)
    if of:
        for role, language in roles.items():
            LanguageRole.objects.create(user=user, office=of, role=Role(role), language=language)
    return user


class Cast:
    """Olivia writes and publishes, Anna translates, Ben and Chloé review; Root is a superuser."""

    def __init__(self) -> None:
        self.office = office()
        self.olivia = person("olivia", self.office, press_officer="")
        self.anna = person("anna", self.office, translator="")
        self.ben = person("ben", self.office, reviewer="", translator="")
        self.chloe = person("chloe", self.office, reviewer="")
        self.root = User.objects.create_superuser("root", email="root@example.org")

    def external(self, document: Document = JAPANESE) -> Translation:
        """An original in Japanese on the ministry's own site."""
        return opening.open_external(
            self.office,
            self.olivia,
            document=document,
            url="https://www.example.org/ja/1.html",
            retrieved_on=datetime.date(2025, 4, 4),
            source_language="ja",
            issued_on=datetime.date(2025, 4, 3),
        )

    def original(self, document: Document | None = JAPANESE, **facts: Any) -> Translation:
        """An original in Japanese, drafted here by Olivia."""
        facts.setdefault("issued_on", datetime.date(2025, 4, 3))
        original = opening.open_release(self.office, self.olivia, source_language="ja", **facts)
        return self.save(original, self.olivia, document) if document else original

    def started(
        self, source: Translation, language: str = "fr", by: User | None = None
    ) -> Translation:
        return starting.start_translation(source, language, by or self.anna)

    def drafted(
        self, source: Translation, language: str = "fr", document: Document = FRENCH
    ) -> Translation:
        return self.save(self.started(source, language), self.anna, document)

    def save(self, translation: Translation, user: User, document: Document) -> Translation:
        translation.refresh_from_db()
        return perform(translation, Verb.SAVE, user, document=document, version=translation.version)

    def submitted(self, translation: Translation, by: User | None = None) -> Translation:
        return perform(translation, Verb.SUBMIT, by or self.anna)

    def approved(self, translation: Translation, by: User | None = None) -> Translation:
        """Submitted where it is a draft, and approved as it stands by Chloé."""
        if translation.state in ("draft", "returned"):
            author = self.olivia if translation.is_original else self.anna
            translation = self.submitted(translation, author)
        return approve(translation, by or self.chloe)

    def published(self, translation: Translation) -> Translation:
        if translation.state != "approved":
            translation = self.approved(translation)
        return perform(translation, Verb.PUBLISH, self.olivia)


def approve(translation: Translation, by: User, **inputs: Any) -> Translation:
    """Approve exactly the revision and hash that the text has."""
    given = {"revision": translation.revision, "sha256": translation.sha256} | inputs
    return perform(translation, Verb.APPROVE, by, **given)
