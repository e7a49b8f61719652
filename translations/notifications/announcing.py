"""Announcing: writes the notices of an act, in the act's own transaction."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from releases.document import Significance
from translations.attempt import Attempt
from translations.models import Event, Notice, State, Translation
from translations.notifications.occasion import Occasion
from translations.notifications.recipients import recipients
from translations.notifications.table import BY_VERB
from translations.notifications.wishes import mail_at, mode_for
from translations.verbs import Verb

# A translation of the text is outdated once its source has a newer revision that holds.
SETTLING = (Verb.APPROVE, Verb.RECORD_SOURCE)


def announce(*attempts: Attempt) -> None:
    """Tell everyone concerned of these acts on texts of one release."""
    tell([occasion for attempt in attempts for occasion in _occasions(attempt)])


def tell(occasions: Sequence[Occasion]) -> None:
    """Write a notice for each whom the table names; the same again writes none."""
    found = []
    for occasion, person, role in recipients(occasions):
        mode = mode_for(person, occasion.event)
        found.append(
            Notice(
                key=f"{occasion.cause}:{person.pk}",
                person=person,
                event=occasion.event,
                told_as=role,
                release=occasion.release,
                translation=occasion.text,
                edition=occasion.edition,
                actor=occasion.actor,
                said=occasion.said,
                moment=occasion.moment,
                at=occasion.at,
                mode=mode,
                mail_at=mail_at(person, mode, occasion.at),
            )
        )
    if found:
        Notice.objects.bulk_create(found, ignore_conflicts=True)


def _occasions(attempt: Attempt) -> Iterator[Occasion]:
    if attempt.verb in SETTLING:
        yield from _outdated(attempt)
    row, text = BY_VERB.get(attempt.verb), attempt.translation
    if row is None:
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
        edition=attempt.edition,
        was_approved=attempt.voids is not None,
    )


def _cause(attempt: Attempt, event: Event) -> str:
    """One act is one cause; but ten commas that one reviewer suggests in one revision are one, too."""
    text = attempt.translation
    once = attempt.user.pk if event == Event.SUGGESTED else text.version
    return f"{event}:{text.pk}:{text.revision}:{once}"


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
