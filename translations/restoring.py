"""Restoring: what was withdrawn together is made public again together, and nothing else.

Which texts went with one is on record: each act of several languages names them on the row of each.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable

from django.contrib.auth.models import User
from django.db import transaction

from releases.models import Release
from releases.pages import rendering_once
from translations.models import Public, Transition, Translation
from translations.taking_down import steps_from_original
from translations.verbs import Verb
from translations.workflow import perform


def restore_with_others(
    translation: Translation, user: User, languages: Collection[str] | None = None
) -> list[Translation]:
    """Make a withdrawn text public again, and with it what went with it and was made from it.

    ``languages`` are those of them that the person chose; None stands for all. Raises Refused, and
    then nothing has changed.
    """
    others = withdrawn_with(translation)
    chosen = [text for text in others if languages is None or text.language in languages]
    return restore_together([translation, *chosen], user)


def restore_together(texts: Iterable[Translation], user: User) -> list[Translation]:
    """Make withdrawn texts of one release public again in one transaction, the original first.

    Raises Refused with the reasons against the first that can't be, and then nothing has changed.
    """
    back = sorted(texts, key=steps_from_original)
    together = tuple(text.language for text in back) if len(back) > 1 else ()
    with transaction.atomic(), rendering_once():
        return [perform(text, Verb.RESTORE, user, together=together) for text in back]


def withdrawn_with(translation: Translation) -> list[Translation]:
    """The withdrawn texts that went in the act which withdrew this one, and were made from it."""
    if translation.public != Public.WITHDRAWN:
        return []
    went = _last_companies(translation.release)
    return [
        text
        for text in withdrawn(translation.release)
        if text.language in went.get(translation.pk, ())
        and translation.language in went.get(text.pk, ())
        and _is_made_from(text, translation)
    ]


def withdrawn(release: Release) -> list[Translation]:
    """The withdrawn texts of a release, the original first."""
    rows = release.translations.filter(public=Public.WITHDRAWN).select_related("source")
    return sorted(rows, key=lambda text: (steps_from_original(text), text.language))


def _last_companies(release: Release) -> dict[int, list[str]]:
    """By text, the languages that were withdrawn in the same act when it last was.

    Two texts name each other only if that was one act: who is withdrawn goes with nobody else.
    """
    acts = Transition.objects.filter(release=release, verb=Verb.WITHDRAW, refusal="")
    return {
        act.translation_id: act.particulars.get("together", [])
        for act in acts.order_by("sequence")
        if act.translation_id is not None
    }


def _is_made_from(text: Translation, other: Translation) -> bool:
    """Whether ``text`` was made from ``other``, directly or by way of others."""
    if other.is_original:
        return not text.is_original
    source = text.source
    while source is not None and source != other:
        source = source.source
    return source is not None
