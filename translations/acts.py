"""Acts: what each verb of the table does to a text once every guard has let it through.

Called only by ``workflow.perform()``, inside its transaction and under its locks. What reaches the
public is in ``publishing.py``.
"""

from __future__ import annotations

from typing import Any

from releases.document import Significance, Standing
from releases.models import ExternalOriginal
from translations import (
    bundling,
    drafting,
    going_public,
    realigning,
    remarking,
    revisions,
    suggesting,
)
from translations.attempt import Attempt
from translations.models import Approval, Origin, Place, Role, State
from translations.models.revision import Cause
from translations.sources import settled_revision


def save(attempt: Attempt) -> None:
    given = attempt.inputs
    if given.document is not None:
        drafting.write_document(
            attempt.translation, attempt.user, given.document, attempt.at, given.origin
        )
        if given.origin == Origin.IMPORTED:
            _keep_note(attempt, given.document.correction_note)
            revisions.keep_revision(attempt.translation, attempt.user, Cause.IMPORTED, attempt.at)
    elif given.texts is not None:
        passages = dict(attempt.passages)
        if set(given.texts) - set(passages):  # of a link or file that the release has gained
            drafting.fit_to_release(attempt.translation, attempt.user, attempt.at)
            passages.clear()
        drafting.write_texts(
            attempt.translation,
            attempt.user,
            given.texts,
            attempt.at,
            given.origin,
            confirm=given.confirm,
            match=given.match,
            among=passages,
        )


def _keep_note(attempt: Attempt, note: str) -> None:
    """Take over the public note of a file; a file without one takes none away."""
    text = attempt.translation
    if note and note != text.correction_note:
        text.correction_note = note
        drafting.note_change(text, attempt.user, "correction_note", note, attempt.at, "imported")


def submit(attempt: Attempt) -> None:
    """Number what stands there now; whoever submits a text has finished with each passage of it."""
    drafting.fit_to_release(attempt.translation, attempt.user, attempt.at)
    attempt.translation.segments.filter(place=Place.IN).update(is_confirmed=True)
    revisions.keep_revision(attempt.translation, attempt.user, Cause.SUBMITTED, attempt.at)


remark = remarking.remark
send_back = remarking.remark  # a text is returned with the reviewer's remark
resolve_remark = remarking.resolve


def approve(attempt: Attempt) -> None:
    text = attempt.translation
    approval = Approval.objects.create(
        translation=text,
        revision=text.revision,
        sha256=text.sha256,
        document=text.document,
        reviewer=attempt.user,
        source_revision=text.source_revision,
        last_change=text.changes.order_by("-pk").first(),
        at=attempt.at,
    )
    attempt.release.made.append(approval)
    bundling.take_place(attempt)


def recall(attempt: Attempt) -> None:
    """Take the text back to draft; its approval is void and its schedule gone."""
    if attempt.translation.state != State.SUBMITTED:
        attempt.voids = attempt.approval
    _unset_schedule(attempt)


def cancel(attempt: Attempt) -> None:
    """The text will not be; what was approved of it is void, and it is kept."""
    if attempt.approval is not None and attempt.translation.state != State.PUBLISHED:
        attempt.voids = attempt.approval
    bundling.leave(attempt)
    _unset_schedule(attempt)


def schedule(attempt: Attempt) -> None:
    """Give the text a minute of its own."""
    bundling.leave(attempt)
    _unset_schedule(attempt)
    text, given = attempt.translation, attempt.inputs
    text.publish_at, text.publish_zone = given.publish_at, given.publish_zone
    if given.publish_at:
        attempt.facts["publish_at"] = given.publish_at.isoformat()
    if given.publish_zone:
        attempt.facts["publish_zone"] = given.publish_zone


def unschedule(attempt: Attempt) -> None:
    bundling.leave(attempt)
    _unset_schedule(attempt)


def fail(attempt: Attempt) -> None:
    attempt.translation.failure = attempt.inputs.failure
    attempt.facts["failure"] = attempt.inputs.failure


def retry(attempt: Attempt) -> None:
    text = attempt.translation
    text.tries, text.next_try_at, text.failure = 0, None, ""


def revise(attempt: Attempt) -> None:
    """Begin the next edition beside the live one."""
    given = attempt.inputs
    attempt.facts["significance"] = given.significance
    is_correction = given.significance == Significance.CORRECTION
    _begin_edition(attempt, given.significance, given.correction_note if is_correction else "")


def _begin_edition(attempt: Attempt, significance: str, note: str = "") -> None:
    """Say what the next edition changes; what the live one said of its own change is not said again."""
    text = attempt.translation
    text.significance = significance
    if note != text.correction_note:
        text.correction_note = note
        drafting.note_change(text, attempt.user, "correction_note", note, attempt.at)


def make_official(attempt: Attempt) -> None:
    """Begin an edition with the standing ``official``."""
    text = attempt.translation
    _begin_edition(attempt, Significance.SUBSTANTIVE)
    text.standing = Standing.OFFICIAL
    drafting.note_change(text, attempt.user, "standing", Standing.OFFICIAL, attempt.at)


def discard(attempt: Attempt) -> None:
    """Drop the next edition: the working text is again what was last published, if anything was."""
    bundling.leave(attempt)
    text = attempt.translation
    approval = attempt.approval
    if approval is None:
        return
    document = approval.text
    drafting.write_document(text, attempt.user, document, attempt.at, "restored", exactly=True)
    for part in ("standing", "correction_note"):
        if getattr(text, part) != getattr(document, part):
            setattr(text, part, getattr(document, part))
            drafting.note_change(text, attempt.user, part, getattr(document, part), attempt.at)
    revisions.keep_revision(text, attempt.user, Cause.DISCARDED, attempt.at)


def restore_revision(attempt: Attempt) -> None:
    """Make an earlier revision the working text again, as a new draft; nothing else comes back."""
    text, number = attempt.translation, attempt.inputs.revision
    document, _keys = revisions.kept_revision(text, number or 0)
    if text.state == State.PUBLISHED:
        _begin_edition(attempt, Significance.SUBSTANTIVE)
    drafting.write_document(text, attempt.user, document, attempt.at, "restored", exactly=True)
    revisions.keep_revision(text, attempt.user, Cause.RESTORED, attempt.at)
    attempt.facts["restored"] = number


def confirm(attempt: Attempt) -> None:
    """Record that the live text, unchanged, matches the newest settled revision of its source."""
    text = attempt.translation
    if text.source is not None:
        text.source_revision = settled_revision(text.source)
    approve(attempt)
    going_public.renew_notices(attempt)
    attempt.facts["source_revision"] = text.source_revision


def assign(attempt: Attempt) -> None:
    """Give the text to a person. By when it is due a press officer says; whoever hands their own on

    hands on its time with it.
    """
    text, given = attempt.translation, attempt.inputs
    text.assignee = given.assignee
    if Role.PRESS_OFFICER in attempt.roles:
        text.due_at = given.due_at
    attempt.facts |= {
        "assignee": given.assignee.get_username() if given.assignee else "",
        "due_at": text.due_at.isoformat() if text.due_at else "",
    }


def take_over(attempt: Attempt) -> None:
    attempt.translation.assignee = attempt.user


def hand_back(attempt: Attempt) -> None:
    attempt.translation.assignee = None


def record_source(attempt: Attempt) -> None:
    """Keep a newer text of an original that stands on another site."""
    text, given = attempt.translation, attempt.inputs
    if given.document is None:
        return
    text.significance = given.significance or Significance.SUBSTANTIVE
    drafting.write_document(text, attempt.user, given.document, attempt.at, "imported")
    revisions.keep_revision(text, attempt.user, Cause.RECORDED, attempt.at)
    facts: dict[str, Any] = {"title": given.document.title, "sha256": text.sha256}
    if given.retrieved_on:
        facts["retrieved_on"] = given.retrieved_on
        attempt.facts["retrieved_on"] = given.retrieved_on.isoformat()
    ExternalOriginal.objects.filter(release=attempt.release).update(**facts)
    going_public.renew_notices(attempt)


def take_source(attempt: Attempt) -> None:
    """Realign the draft with the newest revision of its source."""
    realigned = realigning.take_source(attempt)
    revisions.keep_revision(
        attempt.translation,
        attempt.user,
        Cause.TAKEN,
        attempt.at,
        segments=realigned.segments,
        places=realigned.places,
    )
    attempt.facts["source_revision"] = attempt.translation.source_revision


suggest = suggesting.suggest
take_suggestion = suggesting.take
refuse_suggestion = suggesting.refuse


def _unset_schedule(attempt: Attempt) -> None:
    text = attempt.translation
    text.publish_at, text.next_try_at, text.tries, text.failure = None, None, 0, ""
    text.publish_zone = ""
