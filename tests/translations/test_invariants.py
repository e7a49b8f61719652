"""What must always hold (DESIGN.md, section 6), whatever four people do to three languages.

Each step is any verb of the table by anyone, plausible or forged; most are refused. The checks
afterwards look only at the rows and at what a reader gets over HTTP, and keep their own account of
who wrote what, so that a fault in a guard can't hide in the guard's own query.
"""

from __future__ import annotations

import contextlib
import datetime
import os
from typing import Any

import pytest
from django.db import DatabaseError, transaction
from django.test import Client
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from releases.live import live_languages, live_text
from releases.models import Act, Address, Publication, Release
from tests.cast import Cast, text
from translations import publishing
from translations.composing import compose
from translations.errors import Refused
from translations.models import Approval, SegmentChange, State, Transition, Translation
from translations.roles import clock
from translations.verbs import Verb
from translations.verifying import Verification
from translations.workflow import TABLE, perform

PEOPLE = ("olivia", "anna", "ben", "chloe", "root")
LANGUAGES = ("ja", "en", "fr")
WALKS = int(os.environ.get("WALKS", "8"))
WORDS = st.sampled_from(["alpha", "bêta", "ガンマ", "دلتا"])


class Workflow(RuleBasedStateMachine):
    """One release with an original in Japanese, and French and English made from it."""

    published = 0

    def __init__(self) -> None:
        super().__init__()
        self.rollback = transaction.atomic()
        self.rollback.__enter__()
        self.cast = Cast()
        self.canaries = 0
        original = self.cast.approved(self.cast.original())
        for language in ("en", "fr"):
            self.cast.drafted(original, language)
        self.release = original.release

    def teardown(self) -> None:
        Workflow.published += Publication.objects.count()
        transaction.set_rollback(True)
        self.rollback.__exit__(None, None, None)

    def user(self, name: str) -> Any:
        return clock() if name == "clock" else getattr(self.cast, name)

    def text(self, language: str) -> Translation:
        return Translation.objects.get(release=self.release, language=language)

    @rule(language=st.sampled_from(LANGUAGES), name=st.sampled_from(PEOPLE), word=WORDS)
    def save(self, language: str, name: str, word: str) -> None:
        """Every saved text holds a word of its own, to be looked for where it must not be."""
        self.canaries += 1
        canary = f"{word} canari-{self.canaries:04d}"
        draft = text(f"Titre {canary}", f"Texte {canary}.\n\n- point\n")
        self.attempt(language, Verb.SAVE, name, document=draft)

    @rule(
        language=st.sampled_from(LANGUAGES),
        name=st.sampled_from([*PEOPLE, "clock"]),
        verb=st.sampled_from(sorted(TABLE)),
        stale=st.booleans(),
    )
    def any_verb(self, language: str, name: str, verb: str, stale: bool) -> None:
        self.attempt(language, verb, name, stale=stale)

    @rule(language=st.sampled_from(LANGUAGES))
    def the_usual_way(self, language: str) -> None:
        """What staff do all day, so that the walk gets far: submit, approve, publish."""
        for verb, name in [
            (Verb.SUBMIT, "anna"),
            (Verb.SUBMIT, "olivia"),
            (Verb.APPROVE, "chloe"),
            (Verb.APPROVE, "ben"),
            (Verb.PUBLISH, "olivia"),
        ]:
            self.attempt(language, verb, name)

    @rule(language=st.sampled_from(LANGUAGES))
    def the_minute_comes(self, language: str) -> None:
        """The clock runs past a schedule, and two workers sweep."""
        row = Translation.objects.filter(pk=self.text(language).pk, state=State.SCHEDULED)
        row.update(publish_at="2025-01-01T00:00:00Z", next_try_at=None)
        publishing.publish_due()
        publishing.publish_due()

    @rule(name=st.sampled_from(PEOPLE), language=st.sampled_from(LANGUAGES))
    def withdraw_with_others(self, name: str, language: str) -> None:
        with contextlib.suppress(Refused):
            publishing.withdraw_together(self.text(language), self.user(name), reason="mistake")

    @precondition(lambda self: self.canaries)
    @rule(name=st.sampled_from(PEOPLE), language=st.sampled_from(LANGUAGES))
    def forge_an_approval(self, name: str, language: str) -> None:
        """A script that goes round the verbs: the database itself must refuse an author."""
        draft = self.text(language)
        author = self.user(name)
        if author.pk not in self.authors_since_approval(draft):
            return
        refused = pytest.raises(DatabaseError, match="an author of this text can not approve it")
        with refused, transaction.atomic():
            Approval.objects.create(
                translation=draft,
                revision=draft.revision,
                sha256=draft.sha256,
                document=draft.document,
                reviewer=author,
                at=draft.changed_at,
            )

    def attempt(self, language: str, verb: str, name: str, **given: Any) -> None:
        current = self.text(language)
        stale = given.pop("stale", False)
        inputs = {
            "version": current.version - stale,
            "revision": current.revision - stale,
            "sha256": current.sha256,
            "reason": "mistake",
            "comment": "À revoir.",
            "publish_at": datetime.datetime(2099, 1, 1, tzinfo=datetime.UTC),
            "significance": "substantive",
            "key": "title",
            "text": "Titre proposé",
            "outdated_acknowledged": True,
            "assignee": self.cast.anna,
            "document": text("Titre", "Texte.\n"),
        } | given
        waiting = current.suggestions.filter(outcome="waiting").first()
        inputs["suggestion"] = waiting.pk if waiting else None
        with contextlib.suppress(Refused):
            perform(current, verb, self.user(name), **inputs)

    def authors_since_approval(self, draft: Translation) -> set[int]:
        """This test's own account of it, in Python, from the bare rows."""
        voided = set(Transition.objects.exclude(voids=None).values_list("voids", flat=True))
        approvals = [a for a in Approval.objects.filter(translation=draft) if a.pk not in voided]
        since = max((a.last_change_id or 0 for a in approvals), default=0)
        changes = SegmentChange.objects.filter(translation=draft)
        return {change.author_id for change in changes if change.pk > since}

    # --- what must hold after every step -----------------------------------------------------

    @invariant()
    def approvals_are_by_those_who_did_not_write(self) -> None:
        for approval in Approval.objects.all():
            before = Approval.objects.filter(
                translation=approval.translation_id, pk__lt=approval.pk, voided_by__isnull=True
            )
            since = max((a.last_change_id or 0 for a in before), default=0)
            authored = SegmentChange.objects.filter(
                translation=approval.translation_id,
                author=approval.reviewer_id,
                pk__gt=since,
                pk__lte=approval.last_change_id or 0,
            )
            assert not authored.exists()

    @invariant()
    def what_is_live_is_what_was_approved(self) -> None:
        release = Release.objects.get(pk=self.release.pk)
        for language in live_languages(release):
            live = live_text(release, language)
            assert live is not None
            edition = Publication.objects.filter(
                language=language, act__in=Publication.public_acts
            ).latest("sequence")
            assert (live.title, live.revision) == (edition.text.title, edition.revision)
            approvals = Approval.objects.filter(
                translation__language=language, document=edition.document, sha256=edition.sha256
            )
            assert approvals.exists()

    @invariant()
    def nothing_unapproved_is_readable(self) -> None:
        """No canary of a draft is on any page, list, feed or API answer."""
        approved = "".join(Approval.objects.values_list("document", flat=True))
        client = Client()
        for language in LANGUAGES:
            paths = [
                f"/{language}/",
                f"/{language}/releases/",
                f"/{language}/feed.atom",
                f"/api/v1/releases?language={language}",
                *Address.objects.filter(language=language).values_list("path", flat=True),
            ]
            for path in paths:
                body = client.get(path).content.decode()
                for word in set(_canaries(body)):
                    assert word in approved, f"{word} at {path}"

    @invariant()
    def state_and_public_agree_with_the_columns(self) -> None:
        release = Release.objects.get(pk=self.release.pk)
        live = {t.language for t in Translation.objects.filter(public="live")}
        assert live == set(live_languages(release))

    @invariant()
    def editions_go_out_once_each(self) -> None:
        published = Publication.objects.filter(act=Act.PUBLISHED)
        editions = list(published.values_list("language", "revision"))
        assert len(editions) == len(set(editions))

    @invariant()
    def record_is_as_it_was_written_and_what_is_live_was_approved(self) -> None:
        assert [str(finding) for finding in Verification().findings()] == []

    @invariant()
    def revisions_hold_what_they_are_named_for(self) -> None:
        for draft in Translation.objects.exclude(revision=0):
            settled = {State.SUBMITTED, State.APPROVED, State.SCHEDULED, State.PUBLISHED}
            if draft.state in settled:
                assert compose(draft).sha256 == draft.sha256


def _canaries(body: str) -> list[str]:
    return [word[:11] for word in body.split("canari-")[1:] for word in [f"canari-{word}"]]


@pytest.mark.django_db
def test_workflow_holds_whatever_people_do() -> None:
    run_state_machine_as_test(
        Workflow,
        settings=settings(
            max_examples=WALKS,
            stateful_step_count=20,
            deadline=None,
            suppress_health_check=list(HealthCheck),
        ),
    )
    assert Workflow.published, "no walk came as far as the public: the walk proves nothing"
