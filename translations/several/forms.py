"""The forms of the verbs for one of several texts: each with the revision and hash that were shown."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import chain
from typing import Any

from translations.admin.public_forms import PublishForm, ScheduleForm
from translations.admin.review_forms import ExactlyThisForm
from translations.admin.verb_form import VerbForm
from translations.clocks import zones_shown
from translations.models import Translation
from translations.review.decision import OWN_FORMS
from translations.verbs import Verb

# What no text ever has: who doesn't say what they saw is taken to have seen another revision.
NO_REVISION, NO_HASH = 0, "-"


class SeenForm(ExactlyThisForm):
    """Of many texts a person knows what the page said of them, so here every act demands it."""

    def inputs(self) -> dict[str, Any]:
        seen = {
            "revision": self.cleaned_data["revision"] or NO_REVISION,
            "sha256": self.cleaned_data["sha256"] or NO_HASH,
        }
        return super().inputs() | seen


class SeenScheduleForm(SeenForm, ScheduleForm):
    pass


class WhenForm(ScheduleForm):
    """One minute for all of them, told by the clocks of each one's office."""

    texts: Sequence[Translation] = ()

    @property
    def _zones(self) -> list[str]:
        shown = (zones_shown(each.release.office, self.chosen_zone) for each in self.texts)
        return list(dict.fromkeys(chain(super()._zones, *shown)))


class SeenPublishForm(SeenForm, PublishForm):
    pass


SEEN_FORMS: Mapping[str, type[VerbForm]] = {
    **OWN_FORMS,
    Verb.SCHEDULE: SeenScheduleForm,
    Verb.RESCHEDULE: SeenScheduleForm,
    Verb.PUBLISH: SeenPublishForm,
}
