"""Starting: translations of a release, begun from its original or a pivot, one or many at once."""

from __future__ import annotations

import datetime
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from django.contrib.auth.models import User
from django.db import transaction
from django.db.models.functions import Now
from django.utils.translation import gettext as _

from releases.document import Standing
from releases.languages import BY_CODE
from releases.models import Release
from translations import drafting, history, notifications
from translations.attempt import Attempt
from translations.errors import Refusal, Refused
from translations.guards.given import against_assignee
from translations.models import Role, State, Translation
from translations.nudge import nudge
from translations.roles import roles_of
from translations.sources import settled_revision
from translations.verbs import Verb
from translations.visibility import those_who_may_know_of


@dataclass(frozen=True)
class Wanted:
    """A translation that is to begin: its language, what it counts as, whose it is, until when."""

    language: str
    standing: str = Standing.PROVISIONAL
    assignee: User | None = None
    due_at: datetime.datetime | None = None

    @property
    def facts(self) -> dict[str, str]:
        """What the record says of the assignment, as of one made later."""
        named = {"assignee": self.assignee.get_username()} if self.assignee else {}
        return named | ({"due_at": self.due_at.isoformat()} if self.due_at else {})


@dataclass(frozen=True)
class AgainstLanguage(Refusal):
    """A reason against one of the languages; ``about`` is what the person gave for it, or empty."""

    language: str = ""
    about: str = ""

    def __str__(self) -> str:
        known = BY_CODE.get(self.language)
        named = {"language": known.name if known else self.language, "reason": self.message}
        return _("%(language)s: %(reason)s") % named


def start_translation(
    source: Translation, language: str, user: User, *, standing: str = Standing.PROVISIONAL
) -> Translation:
    """One translation, assigned to nobody. Raises as ``start_translations`` does."""
    return start_translations(source, [Wanted(language, standing)], user)[0]


def start_translations(
    source: Translation, wanted: Sequence[Wanted], user: User
) -> list[Translation]:
    """Drafts with the blocks of the newest settled revision of ``source``, empty: all, or none.

    ``source`` is the original or, for a pivot, another translation of the same release. Where it
    was only submitted yet, a press officer may begin early. Raises Refused with every reason, each
    about one language an AgainstLanguage.
    """
    with transaction.atomic():
        Release.objects.locked(source.release_id)
        asked = _read(source, wanted, user)
        if refusals := _against(asked):
            raise Refused(Verb.START, refusals)
        texts = [
            Translation(
                release=asked.release,
                language=each.language,
                standing=each.standing,
                assignee=each.assignee,
                due_at=each.due_at,
            )
            for each in wanted
        ]
        drafting.begin_from_source(asked.source, asked.number, texts)
        _on_record(asked, texts)
    return texts


@dataclass(frozen=True)
class _Asked:
    """What was asked, and how things are at ``at``, read under the lock of the release."""

    source: Translation
    wanted: Sequence[Wanted]
    user: User
    release: Release
    at: datetime.datetime
    texts: Collection[Translation]
    roles: Mapping[tuple[int, str], frozenset[str]]
    knowing: frozenset[int]
    settled: int | None

    @property
    def number(self) -> int:
        """The revision to begin from: the settled one, else the newest submitted; 0 before any."""
        return self.settled or self.source.revision


def _read(source: Translation, wanted: Sequence[Wanted], user: User) -> _Asked:
    now = Release.objects.select_related("office").annotate(now=Now())
    release = now.get(pk=source.release_id)
    columns = ("language", "is_original", "state", "public", "revision")
    texts = {text.pk: text for text in release.translations.order_by().only("release", *columns)}
    for text in texts.values():
        text.release = release
    people = [user, *(each.assignee for each in wanted if each.assignee)]
    languages = {"", *(each.language for each in wanted)}
    return _Asked(
        source=texts[source.pk],
        wanted=wanted,
        user=user,
        release=release,
        at=release.now,
        texts=texts.values(),
        roles=roles_of(people, release.office_id, languages),
        knowing=those_who_may_know_of(people, release, release.now),
        settled=settled_revision(texts[source.pk]),
    )


def _on_record(asked: _Asked, texts: Sequence[Translation]) -> None:
    attempts = [
        Attempt(
            Verb.START, asked.user, asked.release, asked.at, working=text,
            facts={"source_revision": text.source_revision} | each.facts,
        )
        for text, each in zip(texts, asked.wanted, strict=True)
    ]  # fmt: skip
    notifications.announce(*attempts)
    history.append_all(attempts)
    if any(each.assignee for each in asked.wanted):
        nudge()


def _against(asked: _Asked) -> list[Refusal]:
    """Every reason why these can't begin; of what the person may not know, that alone."""
    if asked.user.pk not in asked.knowing:
        return [Refusal("unknown", _("There is no such text."))]
    found = [*_against_source(asked)]
    if not asked.wanted:
        found.append(Refusal("no_language", _("Choose at least one language.")))
    languages = [each.language for each in asked.wanted]
    for each in asked.wanted:
        found += _against_language(asked, each.language, languages)
        found += _against_given(asked, each)
    return found


def _against_source(asked: _Asked) -> Iterator[Refusal]:
    if any(text.is_original and text.state == State.CANCELLED for text in asked.texts):
        yield Refusal("cancelled", _("The release is cancelled."))
    elif asked.source.state == State.CANCELLED:
        yield Refusal("source_cancelled", _("The source is cancelled."))
    if not asked.number:
        yield Refusal("no_source", _("The source has not been submitted yet."))
    elif asked.settled is None and not _is_officer(asked, ""):
        yield Refusal(
            "too_early",
            _("The source has not been approved yet; a press officer may begin early."),
        )


def _against_language(
    asked: _Asked, language: str, languages: Sequence[str]
) -> Iterator[AgainstLanguage]:
    if not asked.roles[asked.user.pk, language]:
        message = _("You have no role for this language in this office.")
        yield AgainstLanguage("role", message, language=language)
    if language not in asked.release.office.languages:
        message = _("The office does not publish in this language.")
        yield AgainstLanguage("language", message, language=language)
    if any(text.language == language for text in asked.texts):
        message = _("The release has a text in this language already.")
        yield AgainstLanguage("exists", message, language=language)
    if languages.count(language) > 1:
        yield AgainstLanguage("twice", _("This language was given twice."), language=language)


def _against_given(asked: _Asked, each: Wanted) -> Iterator[AgainstLanguage]:
    """Reasons against the standing, the person and the time that were given for one language."""
    language, person, due = each.language, each.assignee, each.due_at
    if each.standing not in (Standing.PROVISIONAL, Standing.OFFICIAL):
        message = _("A translation counts as provisional or official.")
        yield AgainstLanguage("standing", message, language=language, about="standing")
    is_own = person is not None and person.pk == asked.user.pk
    if (person or due) and not (is_own or _is_officer(asked, language)):
        message = _("Press officers assign a text to others, and say when it is due.")
        yield AgainstLanguage("assigning", message, language=language, about="assignee")
    elif person is not None and (message := _against_person(asked, person, language)):
        yield AgainstLanguage("assignee", message, language=language, about="assignee")
    if due is not None and due <= asked.at:
        message = _("It would be due in the past.")
        yield AgainstLanguage("past", message, language=language, about="due")


def _against_person(asked: _Asked, person: User, language: str) -> str:
    """Why the text can't be this person's; empty if it can."""
    roles, knows = asked.roles[person.pk, language], person.pk in asked.knowing
    return against_assignee(person, roles=roles, knows=knows)


def _is_officer(asked: _Asked, language: str) -> bool:
    return Role.PRESS_OFFICER in asked.roles[asked.user.pk, language]
