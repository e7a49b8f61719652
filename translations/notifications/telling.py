"""Telling: writes a notice for each whom an occasion concerns."""

from __future__ import annotations

from collections.abc import Sequence

from translations.models import Notice
from translations.notifications.occasion import Occasion
from translations.notifications.recipients import recipients
from translations.notifications.wishes import mail_at, mode_for


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
