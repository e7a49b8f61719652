"""Taking down: texts of one release withdrawn or removed in one act, which each one's record names."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import QuerySet

from releases.pages import rendering_once
from translations.models import Public, Translation
from translations.verbs import Verb
from translations.workflow import perform


def takes_along(translation: Translation, verb: str) -> QuerySet[Translation]:
    """The texts that go because ``translation`` does: an original takes every other, a pivot its own.

    Of a removal also the withdrawn ones: without an original nobody could make them public again.
    """
    rows = translation.release.translations.select_related("source").order_by("language")
    others = rows.exclude(pk=translation.pk)
    if not translation.is_original:
        return others.filter(public=Public.LIVE, source=translation)
    seen = [Public.LIVE, Public.WITHDRAWN] if verb == Verb.REMOVE else [Public.LIVE]
    return others.filter(public__in=seen)


def taken_along(translation: Translation, verb: str) -> list[Translation]:
    """``takes_along``, of which both verbs stand on one page: read once for a text as it was read."""
    if not hasattr(translation, "_along"):
        every = takes_along(translation, Verb.REMOVE)
        translation._along = tuple(every)  # type: ignore[attr-defined]
    along: tuple[Translation, ...] = translation._along  # type: ignore[attr-defined]
    return [each for each in along if verb == Verb.REMOVE or each.public == Public.LIVE]


def take_down(
    texts: Iterable[Translation], user: User, verb: str, *, reason: str, keep: Sequence[str] = ()
) -> list[Translation]:
    """Withdraw or remove each of ``texts``, those made from another before it, or none of them.

    ``keep`` are the languages that stay on purpose. Raises Refused, and then nothing has changed.
    """
    going = sorted(texts, key=steps_from_original, reverse=True)
    together = tuple(text.language for text in going) if len(going) > 1 else ()
    given = {"reason": reason, "keep": tuple(keep), "together": together}
    with transaction.atomic(), rendering_once():
        return [perform(text, verb, user, **given) for text in going]


def steps_from_original(translation: Translation) -> int:
    """0 for an original, 1 for what was made from it, and so on."""
    return 1 + steps_from_original(translation.source) if translation.source else 0
