"""Going public: what the table's public verbs do, through ``releases.record``.

Called only by ``workflow.perform()``, inside its transaction and under the release's lock.
"""

from __future__ import annotations

from releases import record
from releases.document import Significance
from releases.models import Act, Publication, Release
from releases.record import Edition
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
    attempt.edition = _put_live(attempt, edition, Act.PUBLISHED)
    text.publish_at, text.next_try_at, text.tries, text.failure = None, None, 0, ""
    text.publish_zone = ""


def restore(attempt: Attempt) -> None:
    """Put a withdrawn text back as it was when it was last public."""
    last = record.last_edition(attempt.release, attempt.translation.language)
    if last is None:
        raise ValueError("A withdrawn text has an edition on record.")
    attempt.edition = _put_live(attempt, Edition.of(last), Act.RESTORED)


def withdraw(attempt: Attempt) -> None:
    """Put a notice in place of the text; ``publishing.withdraw_together`` takes others along."""
    _take_down(attempt, Act.WITHDRAWN)


def renew_notices(attempt: Attempt) -> None:
    """Say on the live texts whose source has since been corrected, and no longer on the others."""
    record.mark_outdated(attempt.release, outdated_after(attempt.release), at=attempt.at)


def remove(attempt: Attempt) -> None:
    """Take the text off the site for good."""
    _take_down(attempt, Act.REMOVED)


def _put_live(attempt: Attempt, edition: Edition, act: str) -> Publication:
    return record.publish(
        attempt.release,
        edition,
        outdated=outdated_after(attempt.release, edition),
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


def outdated_after(release: Release, edition: Edition | None = None) -> set[str]:
    """The live languages whose source has since been corrected in public, once ``edition`` is live.

    Compares what each was made from, or was last confirmed against, with the revisions that were
    published, or recorded from another site; a corrected typing mistake outdates nothing.
    """
    made_from: dict[str, tuple[str, int]] = {}
    live: dict[str, str] = {}
    weighty = _recorded_elsewhere(release)
    for each in [*_editions(release), *([edition] if edition else [])]:
        made_from[each.language] = (each.source_language, each.source_revision or 0)
        live[each.language] = each.sha256
        if each.significance != Significance.TYPO:
            weighty[each.language] = each.revision
    for language, revision in _confirmed_against(release, live).items():
        source, known = made_from.get(language, ("", 0))
        made_from[language] = (source, max(known, revision))

    def is_outdated(language: str) -> bool:
        source, revision = made_from.get(language, ("", 0))
        return bool(source) and (weighty.get(source, 0) > revision or is_outdated(source))

    return {language for language in made_from if is_outdated(language)}


def _editions(release: Release) -> list[Edition]:
    """Every edition that was made public, in order, without its text."""
    rows = Publication.objects.filter(release=release, act__in=Publication.public_acts)
    names = ("language", "revision", "sha256", "significance", "source_language", "source_revision")
    return [
        Edition(canonical="", **dict(zip(names, row, strict=True)))
        for row in rows.order_by("sequence").values_list(*names)
    ]


def _confirmed_against(release: Release, live: dict[str, str]) -> dict[str, int]:
    """The source's revision that each live text was last approved or confirmed against.

    ``live`` gives each language's hash: an approval of another wording says nothing of this one.
    """
    approvals = Approval.objects.standing().filter(
        translation__release=release, source_revision__isnull=False
    )
    rows = approvals.order_by("pk").values_list(
        "translation__language", "sha256", "source_revision"
    )
    return {
        language: revision or 0 for language, sha, revision in rows if live.get(language) == sha
    }


def _recorded_elsewhere(release: Release) -> dict[str, int]:
    """The newest weighty revision of the original, where it stands on another site."""
    records = (
        RevisionRecord.objects.filter(translation__release=release, cause=Cause.RECORDED)
        .exclude(significance=Significance.TYPO)
        .order_by("number")
    )
    return dict(records.values_list("translation__language", "number"))
