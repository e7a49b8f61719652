"""Suggested edits: a reviewer types a correction, a translator takes or refuses it.

The text is unchanged until someone takes it; the taker is then its author, so the reviewer who
suggested it may still approve.
"""

from __future__ import annotations

from django.utils.translation import gettext as _

from translations import drafting, revisions
from translations.attempt import Attempt
from translations.errors import Refusal
from translations.models import Origin, State, Suggestion
from translations.models.revision import Cause


def suggestion_given(attempt: Attempt) -> Refusal | None:
    """A text for a segment that exists and reads otherwise."""
    segment = attempt.translation.segments.filter(key=attempt.inputs.key).first()
    if segment is None:
        return Refusal("no_segment", _("There is no such passage in this text."))
    if segment.text == attempt.inputs.text or not attempt.inputs.text.strip():
        return Refusal("no_suggestion", _("The suggestion does not differ from the text."))
    return None


def suggestion_waits(attempt: Attempt) -> Refusal | None:
    """The suggestion named waits for an answer."""
    if _waiting(attempt) is None:
        return Refusal("no_suggestion", _("This suggestion has been answered already."))
    return None


def suggestion_fits(attempt: Attempt) -> Refusal | None:
    """The passage still reads as it did, so that taking the suggestion undoes nobody's work.

    One that fits no more can still be refused, or it would wait for ever.
    """
    suggestion = _waiting(attempt)
    if suggestion is None:
        return None
    segment = attempt.translation.segments.filter(key=suggestion.key).first()
    if not suggestion.fits(segment):
        return Refusal(
            "stale_suggestion", _("The passage has changed since the suggestion was made.")
        )
    return None


def suggest(attempt: Attempt) -> None:
    segment = attempt.translation.segments.get(key=attempt.inputs.key)
    Suggestion.objects.create(
        translation=attempt.translation,
        key=segment.key,
        revision=attempt.translation.revision,
        original_text=segment.text,
        text=attempt.inputs.text,
        author=attempt.user,
        at=attempt.at,
    )


def take(attempt: Attempt) -> None:
    """Change the passage in the name of the one who takes it.

    Of a submitted text, recall and submit it in the same act.
    """
    suggestion = _waiting(attempt)
    if suggestion is None:
        return
    texts = {suggestion.key: suggestion.text}
    drafting.write_texts(
        attempt.translation,
        attempt.user,
        texts,
        attempt.at,
        Origin.SUGGESTED,
        confirm=frozenset(texts),
    )
    if attempt.translation.state == State.SUBMITTED:
        revisions.keep_revision(attempt.translation, attempt.user, Cause.SUBMITTED, attempt.at)
    _answer(suggestion, attempt, Suggestion.Outcome.TAKEN)


def refuse(attempt: Attempt) -> None:
    suggestion = _waiting(attempt)
    if suggestion is not None:
        _answer(suggestion, attempt, Suggestion.Outcome.REFUSED)


def _waiting(attempt: Attempt) -> Suggestion | None:
    return attempt.translation.suggestions.filter(
        pk=attempt.inputs.suggestion or 0, outcome=Suggestion.Outcome.WAITING
    ).first()


def _answer(suggestion: Suggestion, attempt: Attempt, outcome: str) -> None:
    suggestion.outcome, suggestion.reason = outcome, attempt.inputs.reason
    suggestion.answered_by, suggestion.answered_at = attempt.user, attempt.at
    suggestion.save(update_fields=["outcome", "reason", "answered_by", "answered_at"])
