"""The world of the walks: two offices, nine people, eight texts in four languages with a pivot.

It is made once; each walk begins from it and is rolled back.
"""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.contrib.auth.models import User
from django.test import Client
from django.utils import timezone

from releases.document import Document
from releases.models import Release
from tests.cast import Cast, approve, office, person, text
from tests.translations.staff import at_desk
from translations import heads, opening
from translations.models import LanguageRole, Role, Segment, Translation
from translations.roles import clock, machine
from translations.verbs import Verb
from translations.workflow import perform

LANGUAGES = ("ja", "en", "fr", "ar")
# Olivia and her deputy Dora publish, Anna translates, Ben both writes and reviews, Chloé reviews,
# Adam keeps accounts and roles, Marc and Greta are another office's, Root is a superuser.
PEOPLE = ("olivia", "dora", "anna", "ben", "chloe", "adam", "marc", "greta", "root")
STRANGERS = ("marc", "greta")
ISSUED = datetime.date(2025, 4, 3)
DAY = datetime.timedelta(days=1)


def document(canary: str, draft: Translation | None = None) -> Document:
    """A text that is built like every other of the walk, with the canary in all that can hold words."""
    slots = heads.slots(draft) if draft else []
    about = heads.worded(slots, {slot.key: f"Mots {canary}" for slot in slots})
    return text(
        f"Titre {canary}",
        f"Texte {canary}.\n\n- point {canary}\n",
        summary=f"Chapeau de de {canary}.",  # said twice: a finding, that somebody may let stand
        links=about.links,
        images=about.images,
        attachments=about.attachments,
    )


@dataclass(frozen=True)
class World:
    """``texts`` by a name of their own; ``desks`` are browsers in which each person is logged in."""

    cast: Cast
    texts: dict[str, int]
    people: dict[str, int]
    desks: dict[str, Client]

    def text(self, name: str) -> Translation:
        return Translation.objects.select_related("release", "source").get(pk=self.texts[name])

    def user(self, name: str) -> User:
        """The person as at a new request: what they may is read again."""
        return clock() if name == "clock" else User.objects.get(pk=self.people[name])

    def release(self, name: str) -> Release:
        return self.text(name).release


def new_world() -> World:
    cast = Cast()
    mission = office("mission", languages=["fr", "en"], name_fr="Mission")
    roles = {"press_officer": "", "translator": "", "reviewer": ""}
    people = {name: getattr(cast, name) for name in ("olivia", "anna", "ben", "chloe", "root")}
    people["dora"] = _deputy(cast)
    people["adam"] = person("adam", cast.office, administrator="")
    people["marc"] = person("marc", mission, **roles)
    people["greta"] = person("greta", mission, **roles)
    machine()  # a service may be let know of a release

    original = cast.approved(cast.original(document("zqjaaa")))
    english = cast.approved(cast.drafted(original, "en", document("zqenaa")))
    texts = {"ja": original, "en": english}
    for language in ("fr", "ar"):  # made from the English: a pivot
        texts[language] = cast.drafted(english, language, document(f"zq{language}aa"))
    outside = cast.external(document("zqouta"))
    texts |= {"outside": outside, "from_outside": cast.drafted(outside, "fr", document("zqfoaa"))}

    theirs = opening.open_release(mission, people["marc"], source_language="fr", issued_on=ISSUED)
    theirs = cast.save(theirs, people["marc"], document("zqmiaa"))
    theirs = approve(perform(theirs, Verb.SUBMIT, people["marc"]), people["greta"])
    texts["theirs"] = perform(theirs, Verb.PUBLISH, people["marc"])
    texts["theirs_en"] = cast.started(texts["theirs"], "en", people["marc"])
    return World(
        cast,
        {name: text.pk for name, text in texts.items()},
        {name: user.pk for name, user in people.items()},
        {name: at_desk(user) for name, user in people.items()},
    )


def _deputy(cast: Cast) -> User:
    """Dora, a press officer in Olivia's stead from yesterday until tomorrow."""
    dora, now = person("dora"), timezone.now()
    LanguageRole.objects.create(
        user=dora,
        office=cast.office,
        role=Role.PRESS_OFFICER,
        language="",
        valid_from=now - DAY,
        valid_until=now + DAY,
        deputises_for=cast.olivia,
    )
    return dora


Picture = dict[int, tuple[Any, ...]]


def picture() -> Picture:
    """By text, all of it that work on another text must leave as it is."""
    words: dict[int, list[Any]] = {}
    names = ("key", "position", "before", "text", "place")
    for pk, *rest in Segment.objects.order_by("pk").values_list("translation", *names):
        words.setdefault(pk, []).append(tuple(rest))
    names = ("state", "public", "standing", "correction_note", "revision", "publish_at", "tail")
    rows = Translation.objects.values_list("pk", *names, "assignee")
    return {pk: (*rest, tuple(sorted(words.get(pk, ())))) for pk, *rest in rows}


def differing(before: Picture, after: Picture) -> set[int]:
    return {pk for pk in after if before.get(pk) != after[pk]}


def said(draft: Translation) -> tuple[Any, ...]:
    """Everything of a text that an approval is about, read from its bare rows."""
    draft = Translation.objects.get(pk=draft.pk)
    rows: Sequence[Any] = draft.segments.filter(place="in").values_list("before", "text")
    return (*rows, draft.tail, draft.standing, draft.correction_note)
