"""Guards on approval: four eyes, and exactly this text."""

from __future__ import annotations

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from releases.document import digest
from translations import composing
from translations.attempt import Attempt
from translations.errors import Refusal
from translations.models import SegmentChange, Translation


def four_eyes(attempt: Attempt) -> Refusal | None:
    """Nobody approves what they wrote, whatever their rights."""
    if attempt.user.pk not in attempt.authors_since_approval:
        return None
    last = attempt.translation.changes.filter(author=attempt.user).latest("pk")
    office = attempt.release.office
    return Refusal(
        "four_eyes",
        _(
            "You changed this text yourself on %(when)s, so another reviewer must approve it "
            "(revision %(revision)s)."
        )
        % {
            "when": f"{date_format(last.at.astimezone(office.zone), 'SHORT_DATETIME_FORMAT')} "
            f"({office.time_zone})",
            "revision": _revision_with(attempt.translation, last),
        },
    )


def _revision_with(translation: Translation, change: SegmentChange) -> int:
    """The first revision that holds this change."""
    holding = translation.revisions.filter(last_change__gte=change.pk).order_by("number")
    first: int | None = holding.values_list("number", flat=True).first()
    return first or translation.revision


def seen_as_it_is(attempt: Attempt) -> Refusal | None:
    """Where the person says which revision and hash they read, it is the text that there is."""
    given, text = attempt.inputs, attempt.translation
    if given.revision in (None, text.revision) and given.sha256 in ("", text.sha256):
        return None
    return _stale(attempt)


def exactly_this(attempt: Attempt) -> Refusal | None:
    """The posted revision and hash are those of the text as it stands."""
    posted = (attempt.inputs.revision, attempt.inputs.sha256)
    if posted == (attempt.translation.revision, attempt.translation.sha256):
        return None
    return _stale(attempt)


def _stale(attempt: Attempt) -> Refusal:
    return Refusal(
        "stale_revision",
        _("You had revision %(seen)s before you; the text is at revision %(now)s.")
        % {"seen": attempt.inputs.revision or "–", "now": attempt.translation.revision},
    )


def revision_is_current(attempt: Attempt) -> Refusal | None:
    """What the segments make is what the newest revision holds."""
    if composing.compose(attempt.translation).sha256 == attempt.translation.sha256:
        return None
    return Refusal("unkept_changes", _("The text has changes that no revision holds yet."))


def outdated_acknowledged(attempt: Attempt) -> Refusal | None:
    if attempt.inputs.outdated_acknowledged or not is_outdated(attempt.translation):
        return None
    return Refusal(
        "outdated",
        _("Its source has a newer revision than %(revision)s: acknowledge it, or return the text.")
        % {"revision": attempt.translation.source_revision},
    )


def is_outdated(translation: Translation) -> bool:
    return Translation.objects.outdated().filter(pk=translation.pk).exists()


def approved_as_it_is(attempt: Attempt) -> Refusal | None:
    """An approval stands for the very hash of the text."""
    approval, text = attempt.approval, attempt.translation
    if (
        approval is not None
        and approval.revision == text.revision
        and approval.sha256 == text.sha256 == digest(approval.document)
    ):
        return None
    return Refusal("unapproved", _("Nobody has approved the text as it is now."))
