"""Arranging: which passages of the source a translation says together, leaves out, or has besides."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from translations.attempt import Attempt
from translations.drafting import note_change
from translations.errors import Refusal
from translations.models import Place, Segment


class Arrangement(models.TextChoices):
    """What can be done with the passage that the verb's ``key`` names."""

    LEAVE_OUT = "leave_out", gettext_lazy("leave out")
    MERGE = "merge", gettext_lazy("say together with the passage before")
    TAKE_IN = "take_in", gettext_lazy("say by itself again")


_PLACES = {
    Arrangement.LEAVE_OUT: Place.LEFT_OUT,
    Arrangement.MERGE: Place.MERGED,
    Arrangement.TAKE_IN: Place.IN,
}


def arrangement_fits(attempt: Attempt) -> Refusal | None:
    """An arrangement of a passage that is there; leaving out has its reason."""
    given = attempt.inputs
    if given.arrangement not in Arrangement.values:
        return Refusal("no_arrangement", _("Say what is to be done with the passage."))
    if _passage(attempt) is None:
        return Refusal("no_segment", _("There is no such passage in this text."))
    if given.arrangement == Arrangement.LEAVE_OUT and not given.reason.strip():
        return Refusal("no_reason", _("Give a reason: it goes on record."))
    return None


def arrange(attempt: Attempt) -> None:
    passage = _passage(attempt)
    if passage is None:
        return
    passage.place = _PLACES[Arrangement(attempt.inputs.arrangement)]
    passage.reason = attempt.inputs.reason if passage.place == Place.LEFT_OUT else ""
    passage.save(update_fields=["place", "reason"])
    note_change(attempt.translation, attempt.user, "layout", passage.key, attempt.at)


def _passage(attempt: Attempt) -> Segment | None:
    return attempt.translation.segments.filter(key=attempt.inputs.key).first()
