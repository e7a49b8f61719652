"""Guards on what the person gave with the verb."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from django.contrib.auth.models import User
from django.db.models import Sum
from django.db.models.functions import Length
from django.utils.translation import gettext as _

from releases.document import Significance, normalised
from releases.markup import LIMIT, MarkupRefused, refuse_large
from releases.notices import ReasonCode
from translations import drafting, heads
from translations.attempt import Attempt
from translations.errors import Refusal
from translations.models import Place, Public
from translations.names import name_of
from translations.roles import roles_for
from translations.verbs import Verb
from translations.visibility import may_know_of

_MOST_BYTES = 4  # of one character in UTF-8


def comment_given(attempt: Attempt) -> Refusal | None:
    if attempt.inputs.comment.strip():
        return None
    return Refusal("no_comment", _("Say what is to be done: a comment is required."))


def reason_given(attempt: Attempt) -> Refusal | None:
    if attempt.inputs.reason.strip():
        return None
    return Refusal("no_reason", _("Give a reason: it goes on record."))


def not_stale(attempt: Attempt) -> Refusal | None:
    """The save starts from the newest version, so that nobody's work is written over."""
    given = attempt.inputs
    if given.was is not None and given.texts is not None:
        return _not_overtaken(attempt, given.was, given.texts)
    if given.version == attempt.translation.version:
        return None
    return Refusal(
        "stale_version",
        _(
            "Someone changed this text while you had it open. Nothing of yours was written over theirs."
        ),
    )


def _not_overtaken(
    attempt: Attempt, was: Mapping[str, str], texts: Mapping[str, str]
) -> Refusal | None:
    """Each passage reads as it did when the person began on it, or already as they left it.

    The second is a save that arrived, and whose answer got lost.
    """
    overtaken = tuple(
        key for key, text in texts.items() if not _reads(attempt, key, was.get(key, ""), text)
    )
    if not overtaken:
        return None
    return Refusal(
        "stale_segment",
        _("Someone changed this passage meanwhile. Nothing of yours was written over theirs."),
        overtaken,
    )


def _reads(attempt: Attempt, key: str, *texts: str) -> bool:
    """Whether the passage reads as one of these, also where it was fitted to its container."""
    segment = attempt.passages.get(key)
    if segment is None:
        return not all(map(normalised, texts))
    return any(segment.text in (normalised(t), drafting.as_said(segment, t)) for t in texts)


def passage_exists(attempt: Attempt) -> Refusal | None:
    """What is said about a passage is about one that is there; without a key it is about the whole."""
    key = attempt.inputs.key
    if not key or attempt.translation.segments.filter(key=key).exists():
        return None
    return Refusal("no_segment", _("There is no such passage in this text."))


def content_given(attempt: Attempt) -> Refusal | None:
    """A text, none of it over the limit, and only of passages that exist."""
    document, texts = attempt.inputs.document, attempt.inputs.texts
    if document is None and texts is None:
        return Refusal("no_content", _("There is nothing to save."))
    unknown = set(texts or ()) - set(attempt.passages)
    if unknown:
        unknown -= {slot.key for slot in heads.slots(attempt.translation)}
    if unknown:
        message = _("There is no such passage in this text.")
        return Refusal("no_segment", message, tuple(sorted(unknown)))
    whole = [document.title, document.summary, document.body] if document else []
    for text in whole:
        if refused := _too_large(text):
            return refused
    for key, text in (texts or {}).items():
        if refused := _too_large(text, key):
            return refused
    return _whole_fits(attempt, texts or {})


def _too_large(text: str, *keys: str) -> Refusal | None:
    try:
        refuse_large(text)
    except MarkupRefused as refused:
        return Refusal("too_large", str(refused), keys)
    return None


def _whole_fits(attempt: Attempt, texts: Mapping[str, str]) -> Refusal | None:
    """The body that the passages make has the limit of a body typed whole: nothing larger is parsed.

    What makes a text shorter is welcome, however long it still is.
    """
    grown = sum(len(text) for text in texts.values())
    if grown <= sum(len(segment.text) for segment in attempt.passages.values()):
        return None
    body = attempt.translation.segments.exclude(kind__in=heads.OUTSIDE_BODY)
    rows = body.filter(place=Place.IN)
    sums = rows.aggregate(length=Sum(Length("text") + Length("before")))
    longest = (sums["length"] or 0) + grown
    if longest * _MOST_BYTES <= LIMIT:
        return None  # without reading it
    said = {row.key: row.before + texts.get(row.key, row.text) for row in rows}
    given = tuple(key for key in texts if key in said)
    return _too_large("".join(said.values()), *given) if given else None


def significance_given(attempt: Attempt) -> Refusal | None:
    """How much it changes; a correction has its public note."""
    if attempt.inputs.significance not in Significance.values:
        return Refusal("no_significance", _("Say how much the new edition changes."))
    is_correction = attempt.inputs.significance == Significance.CORRECTION
    if is_correction and not attempt.inputs.correction_note.strip():
        return Refusal("no_note", _("A correction needs its public note."))
    return None


def person_given(attempt: Attempt) -> Refusal | None:
    if attempt.inputs.assignee is not None and attempt.inputs.assignee.is_active:
        return None
    return Refusal("no_person", _("Name the person."))


def person_fits(attempt: Attempt) -> Refusal | None:
    """The text can be theirs: they have a role for its language, and may know of the release."""
    person, text = attempt.inputs.assignee, attempt.translation
    if person is None:
        return None
    roles = roles_for(person, attempt.release.office_id, text.language)
    knows = may_know_of(person, attempt.release, attempt.at)
    against = against_assignee(person, roles=roles, knows=knows)
    return Refusal("assignee", against) if against else None


def against_assignee(person: User, *, roles: Collection[str], knows: bool) -> str:
    """Why a text can't be this person's, who has ``roles`` for its language; empty if it can."""
    named = {"person": name_of(person)}
    if not roles:
        return _("%(person)s has no role for this language in this office.") % named
    if not knows:
        return _("%(person)s may not know of the release before its embargo ends.") % named
    return ""


def is_assigned(attempt: Attempt) -> Refusal | None:
    if attempt.translation.assignee_id is not None:
        return None
    return Refusal("unassigned", _("The text is assigned to nobody."))


def revision_exists(attempt: Attempt) -> Refusal | None:
    number = attempt.inputs.revision or 0
    if attempt.translation.revisions.filter(number=number).exists():
        return None
    return Refusal("no_revision", _("There is no revision %(number)s.") % {"number": number or "–"})


def reason_code_given(attempt: Attempt) -> Refusal | None:
    """Readers see a shipped wording, in their language, so the reason is one of the codes."""
    if attempt.inputs.reason in ReasonCode.values:
        return None
    return Refusal("no_reason_code", _("Choose the reason that readers will see."))


def dependents_decided(attempt: Attempt) -> Refusal | None:
    """A text doesn't go before those made from it: the original comes last of all, and each text

    made from a pivot is taken down first or kept on purpose (``taking_down.take_down``). An original
    that is removed leaves no withdrawn text behind, which nobody could restore.
    """
    text = attempt.translation
    others = text.release.translations.exclude(pk=text.pk)
    if text.is_original:
        seen = [Public.LIVE, Public.WITHDRAWN] if attempt.verb == Verb.REMOVE else [Public.LIVE]
        others = others.filter(public__in=seen)
    else:
        others = others.filter(public=Public.LIVE, source=text)
        others = others.exclude(language__in=attempt.inputs.keep or ())
    left = [other.get_language_display() for other in others]
    if not left:
        return None
    return Refusal(
        "dependents",
        _("Decide about the texts that go with it: %(languages)s.")
        % {"languages": ", ".join(left)},
    )
