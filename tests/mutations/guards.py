"""The guards that are taken away, one at a time: what stands in the source, what then, who must notice."""

from __future__ import annotations

from dataclasses import dataclass

from tests.lanes import EMBEDDED, SERVICES

TRANSLATIONS, RELEASES = "tests/translations", "tests/releases"


@dataclass(frozen=True)
class Mutation:
    """``old`` stands once in the file at ``path``; with ``new`` in its place one of ``tests`` must fail."""

    name: str
    path: str
    old: str
    new: str
    tests: tuple[str, ...]
    lane: str = EMBEDDED


MUTATIONS = (
    Mutation(
        "approval: the posted revision and hash are the text’s",
        "translations/guards/approval.py",
        "    if posted == (attempt.translation.revision, attempt.translation.sha256):",
        "    if posted:",
        (f"{TRANSLATIONS}/test_workflow.py", f"{TRANSLATIONS}/test_admin_verbs.py"),
    ),
    Mutation(
        "publication: the approval has the text’s hash",
        "translations/guards/approval.py",
        "        and approval.sha256 == text.sha256 == digest(approval.document)",
        "        and approval.document",
        (f"{TRANSLATIONS}/test_publishing.py", f"{TRANSLATIONS}/test_workflow.py"),
    ),
    Mutation(
        "publication: the document has the hash that it goes by",
        "releases/record.py",
        "    if digest(edition.canonical) != edition.sha256:",
        "    if not edition.canonical:",
        (f"{RELEASES}/test_record.py",),
    ),
    Mutation(
        "an act is done from the states of its row alone",
        "translations/workflow.py",
        "    if text.state not in row.sources:",
        "    if not row.sources:",
        (f"{TRANSLATIONS}/test_workflow.py",),
    ),
    Mutation(
        "a save begins from the newest version",
        "translations/guards/given.py",
        "    if given.version == attempt.translation.version:",
        "    if given.version:",
        (f"{TRANSLATIONS}/test_workflow.py", f"{TRANSLATIONS}/test_editor_saving.py"),
    ),
    Mutation(
        "an act holds the lock of its release",
        "translations/attempting.py",
        "        Release.objects.locked(translation.release_id)",
        "        pass",
        (f"{TRANSLATIONS}/test_locks.py",),
        SERVICES,
    ),
    Mutation(
        "readers have what is live alone",
        "releases/querysets.py",
        "        return self.filter(**{f\"{column('published_at', language)}__isnull\": False})",
        "        return self.filter(**{f\"{column('title', language)}__isnull\": False})",
        (f"{RELEASES}/test_live.py", f"{RELEASES}/test_views.py"),
    ),
    Mutation(
        "nobody approves what they wrote: the guard",
        "translations/guards/approval.py",
        "    if attempt.user.pk not in attempt.authors_since_approval:",
        "    if attempt.user:",
        (f"{TRANSLATIONS}/test_four_eyes.py",),
    ),
    Mutation(
        "nobody approves what they wrote: the database",
        "translations/constraints.py",
        "            condition=AUTHORED_SINCE_LAST_APPROVAL,",
        '            condition="NEW.reviewer_id < 0",',
        (f"{TRANSLATIONS}/test_four_eyes.py",),
    ),
    Mutation(
        "nothing is published that was not approved: the database",
        "translations/constraints.py",
        "            condition=PUBLISHED_WITHOUT_APPROVAL,",
        '            condition="NEW.revision < 0",',
        (f"{TRANSLATIONS}/test_publishing.py", f"{TRANSLATIONS}/test_four_eyes.py"),
    ),
    Mutation(
        "nothing goes out under an embargo",
        "translations/guards/time.py",
        '    return Refusal("embargo", _("The release is under embargo still."))',
        "    return None",
        (f"{TRANSLATIONS}/test_embargo.py",),
    ),
    Mutation(
        "who has no grant learns nothing of an embargoed release",
        "translations/visibility.py",
        '    return frozenset(grants.values_list("user", flat=True))',
        "    return keys",
        (f"{TRANSLATIONS}/test_embargo.py",),
    ),
    Mutation(
        "the clock publishes nothing before its minute",
        "translations/guards/time.py",
        "    if attempt.translation.state == State.SCHEDULED and at is not None and at <= attempt.at:",
        "    if attempt.translation.state == State.SCHEDULED:",
        (f"{TRANSLATIONS}/test_workflow.py", f"{TRANSLATIONS}/test_publishing.py"),
    ),
    Mutation(
        "a bad item holds up no other",
        "translations/publishing.py",
        "        turn.held.append(claimed.pk)\n",
        "        raise\n",
        (f"{TRANSLATIONS}/test_publishing.py",),
    ),
)
