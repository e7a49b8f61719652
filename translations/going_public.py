"""Going public: what the table's public verbs do, through ``releases.record``.

Called only by ``workflow.perform()``, inside its transaction and under the release's lock.
"""

from __future__ import annotations

import math
from collections.abc import Set as AbstractSet
from typing import Any

from django.db.models import CharField, QuerySet, Value

from releases import record
from releases.document import Significance
from releases.live import live_revisions, made_from_what
from releases.models import Act, Publication, Release
from releases.prepared import Prepared
from releases.record import Edition
from translations import bundling
from translations.attempt import Attempt
from translations.models import Approval, RevisionRecord
from translations.models.revision import Cause


def publish(attempt: Attempt) -> None:
    """Make the approved document what the public reads."""
    text, approval = attempt.translation, attempt.approval
    if approval is None:
        raise ValueError("The guards let through a text without an approval.")
    edition = Edition(
        language=text.language,
        revision=approval.revision,
        canonical=approval.document,
        sha256=approval.sha256,
        significance=text.significance,
        source_language=text.source.language if text.source else "",
        source_revision=approval.source_revision,
    )
    outdated = set() if _is_newest(attempt, edition) else outdated_after(attempt.release, edition)
    attempt.edition = _put_live(attempt, edition, Act.PUBLISHED, outdated)
    _note_minute(attempt)
    bundling.leave(attempt)
    text.publish_at, text.next_try_at, text.tries, text.failure = None, None, 0, ""
    text.publish_zone = ""


def _note_minute(attempt: Attempt) -> None:
    """Keep for when it was meant, so that how late it went can be read; what was held wasn't late."""
    text = attempt.translation
    if text.publish_at is not None:
        attempt.facts["publish_at"] = text.publish_at.isoformat()
    if text.bundle is not None and text.bundle.held_since is not None:
        attempt.facts["held_since"] = text.bundle.held_since.isoformat()


def restore(attempt: Attempt) -> None:
    """Put a withdrawn text back as it was when it was last public."""
    last = record.last_edition(attempt.release, attempt.translation.language)
    if last is None:
        raise ValueError("A withdrawn text has an edition on record.")
    edition = Edition.of(last)
    outdated = outdated_after(attempt.release, edition)
    attempt.edition = _put_live(attempt, edition, Act.RESTORED, outdated)
    _note_company(attempt)


def withdraw(attempt: Attempt) -> None:
    """Put a notice in place of the text; ``taking_down.take_down`` takes others along."""
    _take_down(attempt, Act.WITHDRAWN)


def renew_notices(attempt: Attempt) -> None:
    """Say on the live texts whose source has since been corrected, and no longer on the others."""
    record.mark_outdated(attempt.release, outdated_after(attempt.release), at=attempt.at)


def remove(attempt: Attempt) -> None:
    """Take the text off the site for good."""
    _take_down(attempt, Act.REMOVED)


def _put_live(
    attempt: Attempt, edition: Edition, act: str, outdated: AbstractSet[str]
) -> Publication:
    return record.publish(
        attempt.release,
        edition,
        outdated=outdated,
        actor=attempt.user,
        at=attempt.at,
        act=act,
    )


def _take_down(attempt: Attempt, act: str) -> None:
    attempt.edition = record.take_down(
        attempt.release,
        attempt.translation.language,
        act=act,
        reason=attempt.inputs.reason,
        actor=attempt.user,
        at=attempt.at,
    )
    _note_company(attempt)


def _note_company(attempt: Attempt) -> None:
    """Keep which languages went or came back in the same act: who restores one is offered the others."""
    if attempt.inputs.together:
        attempt.facts["together"] = list(attempt.inputs.together)


def _is_newest(attempt: Attempt, edition: Edition) -> bool:
    """Whether the live columns alone say that no live text's source is newer than what it was made from.

    That is so wherever nothing was corrected. What they can't tell is asked of the record.
    """
    source = attempt.translation.source
    made_from = made_from_what(attempt.release)
    made_from[edition.language] = (edition.source_language, edition.source_revision or 0)
    newest = live_revisions(attempt.release) | {edition.language: edition.revision}
    if source is not None and source.is_external:
        newest[source.language] = source.revision
    return all(
        not language or newest.get(language, math.inf) <= revision
        for language, revision in made_from.values()
    )


def outdated_after(release: Release, edition: Edition | None = None) -> set[str]:
    """The live languages whose source has since been corrected in public, once ``edition`` is live.

    Compares what each was made from, or was last confirmed against, with the revisions that were
    published, or recorded from another site; a corrected typing mistake outdates nothing.
    """
    made_from: dict[str, tuple[str, int]] = {}
    live: dict[str, str] = {}
    recorded, editions, approvals = _on_record(release)
    weighty = {each.language: each.revision for each in recorded if _weighs(each)}
    for each in [*editions, *([edition] if edition else [])]:
        made_from[each.language] = (each.source_language, each.source_revision or 0)
        live[each.language] = each.sha256
        if _weighs(each):
            weighty[each.language] = each.revision
    for each in approvals:
        # An approval of another wording than the live one says nothing of this one.
        if live.get(each.language) == each.sha256:
            source, known = made_from.get(each.language, ("", 0))
            made_from[each.language] = (source, max(known, each.source_revision or 0))

    def is_outdated(language: str) -> bool:
        source, revision = made_from.get(language, ("", 0))
        return bool(source) and (weighty.get(source, 0) > revision or is_outdated(source))

    return {language for language in made_from if is_outdated(language)}


def _weighs(edition: Edition) -> bool:
    return edition.significance != Significance.TYPO


def _on_record(release: Release) -> tuple[list[Edition], list[Edition], list[Edition]]:
    """What was recorded from another site, published, and approved, each in order, without its text."""
    found: tuple[list[Edition], list[Edition], list[Edition]] = ([], [], [])
    for kind, _place, language, *facts in sorted(_RECORD.rows(release.pk), key=lambda row: row[:2]):
        revision, sha256, significance, source_language, source_revision = facts
        found[kind].append(
            Edition(language, revision, "", sha256, significance, source_language, source_revision)
        )
    return found


def _record_of(release: int) -> QuerySet[Any, Any]:
    """One statement over three tables: what kind of row, its place among those, and an edition's facts."""
    recorded = RevisionRecord.objects.filter(translation__release=release, cause=Cause.RECORDED)
    published = Publication.objects.filter(release=release, act__in=Publication.public_acts)
    approved = Approval.objects.standing().filter(translation__release=release)
    none, facts = Value("", CharField()), ("significance", "source_language", "source_revision")
    of_text = ("translation__language", "number", "sha256", "significance", none, "source_revision")
    rows = (
        recorded.values_list(Value(0), "number", *of_text),
        published.values_list(Value(1), "sequence", "language", "revision", "sha256", *facts),
        approved.values_list(
            Value(2), "pk", "translation__language", "revision", "sha256", none, none, facts[-1]
        ),
    )
    first, *others = [each.order_by() for each in rows]
    return first.union(*others, all=True)


_RECORD: Prepared[Any] = Prepared(_record_of)
