"""Announcing: writes the notices of an act, in the act's own transaction."""

from __future__ import annotations

from collections.abc import Iterator

from releases.document import Significance
from translations.attempt import Attempt
from translations.models import Event, State, Translation
from translations.notifications import afterwards
from translations.notifications.occasion import Occasion, cause
from translations.notifications.table import BY_VERB
from translations.notifications.telling import tell
from translations.verbs import Verb

# A translation of the text is outdated once its source has a newer revision that holds.
SETTLING = (Verb.APPROVE, Verb.RECORD_SOURCE)


def announce(*attempts: Attempt) -> None:
    """Tell everyone concerned of these acts on texts; of some afterwards, from the record."""
    tell([occasion for attempt in attempts for occasion in _occasions(attempt)])


def _occasions(attempt: Attempt) -> Iterator[Occasion]:
    if attempt.verb in SETTLING:
        yield from _outdated(attempt)
    row, text = BY_VERB.get(attempt.verb), attempt.translation
    if row is None:
        return
    if row.afterwards:
        afterwards.owe(attempt)
        return
    if row.event == Event.ASSIGNED and text.assignee_id in (None, attempt.user.pk):
        return  # nobody to ask for
    yield Occasion(
        event=row.event,
        release=attempt.release,
        text=text,
        actor=attempt.user,
        at=attempt.at,
        cause=_cause(attempt, row.event),
        said=attempt.inputs.failure if row.event == Event.FAILED else attempt.inputs.comment,
        moment=text.due_at if row.event == Event.ASSIGNED else None,
        was_approved=attempt.voids is not None,
    )


def _cause(attempt: Attempt, event: Event) -> str:
    """One act is one cause; but ten commas that one reviewer suggests in one revision are one, too."""
    text = attempt.translation
    once = attempt.user.pk if event == Event.SUGGESTED else text.version
    return cause(event, text.pk, text.revision, once)


def _outdated(attempt: Attempt) -> Iterator[Occasion]:
    """Each text that was made from an older revision of this one; typing mistakes outdate nothing."""
    source = attempt.translation
    if source.significance == Significance.TYPO:
        return
    made_from_it = Translation.objects.filter(source=source, source_revision__lt=source.revision)
    for text in made_from_it.exclude(state=State.CANCELLED).defer("document").order_by("pk"):
        yield Occasion(
            event=Event.OUTDATED,
            release=attempt.release,
            text=text,
            actor=attempt.user,
            at=attempt.at,
            cause=f"{Event.OUTDATED}:{text.pk}:{source.pk}:{source.revision}",
        )
