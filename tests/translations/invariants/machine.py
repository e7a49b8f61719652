"""The state machine: Hypothesis chooses the steps, and after each of them everything must hold."""

from __future__ import annotations

import re
from typing import Any, ClassVar
from unittest import mock

import pytest
from django.core import mail
from django.db import DatabaseError, transaction
from django.test import Client
from django.urls import reverse
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from releases import record
from releases.models import Publication
from tests.translations.invariants import holding, posting
from tests.translations.invariants.moves import WAYS
from tests.translations.invariants.walk import Walk
from tests.translations.invariants.world import PEOPLE, World
from translations import publishing
from translations.errors import Refused
from translations.models import Approval, State, Translation
from translations.transitions import RELEASE_TABLE, TABLE
from translations.verbs import Verb
from translations.verifying import Verification

OURS = ("ja", "en", "fr", "ar")
TEXTS = (*OURS, *OURS, "outside", "from_outside", "theirs", "theirs_en")  # ours twice: more happens
VERBS = sorted({*TABLE, *RELEASE_TABLE})
WRONG = ("revision", "hash", "none")


class Workflow(RuleBasedStateMachine):
    """``world`` is set by the test; each walk is rolled back to it."""

    world: ClassVar[World]
    tally: ClassVar[dict[str, int]]

    def __init__(self) -> None:
        super().__init__()
        self.rollback = transaction.atomic()
        self.rollback.__enter__()
        mail.outbox.clear()
        self.walk = Walk(self.world)

    def teardown(self) -> None:
        """At the end the record is as it was written, too."""
        try:
            assert [str(finding) for finding in Verification().findings()] == []
            tally = Workflow.tally
            tally["published"] = tally.get("published", 0) + Publication.objects.count()
            for verb, times in self.walk.account.done.items():
                tally[verb] = tally.get(verb, 0) + times
        finally:
            transaction.set_rollback(True)
            self.rollback.__exit__(None, None, None)

    def text(self, name: str) -> Translation:
        return self.world.text(name)

    # --- what people do ----------------------------------------------------------------------

    @rule(
        verb=st.sampled_from(VERBS),
        name=st.sampled_from(TEXTS),
        who=st.sampled_from([*PEOPLE, "clock"]),
        by_post=st.booleans(),
    )
    def any_verb(self, verb: str, name: str, who: str, by_post: bool) -> None:
        """By anybody on anything: most are refused, and then nothing has changed."""
        self.walk.step(verb, name, who, by_post=by_post)

    @rule(data=st.data(), name=st.sampled_from(TEXTS), by_post=st.booleans())
    def what_can_be_done_here(self, data: st.DataObject, name: str, by_post: bool) -> None:
        """A verb that the text's state allows, by one of those who may be able to."""
        text = self.text(name)
        here = [
            row.verb
            for row in TABLE.values()
            if text.state in row.sources and text.public in row.publics
        ]
        verb = data.draw(st.sampled_from(sorted(here)))
        theirs = name.startswith("theirs")
        who = data.draw(st.sampled_from(("marc", "greta") if theirs else PEOPLE[:5]))
        self.walk.step(verb, name, who, by_post=by_post)

    @rule(verb=st.sampled_from(VERBS))
    def the_way_to_a_verb(self, verb: str) -> None:
        self.walk.steps(*WAYS[verb])

    @rule()
    def a_usual_day(self) -> None:
        """A correction is begun, written, approved by another and published: the next language's."""
        day = self.walk.canaries
        name, who = OURS[day % len(OURS)], ("olivia", "anna", "ben")[day % 3]
        self.walk.step(Verb.REVISE, name, "olivia", significance=self._significance())
        self.walk.step(Verb.TAKE_SOURCE, name, who)
        self.walk.step(Verb.SAVE, name, who, by_post=True)
        self.walk.step(Verb.SUBMIT, name, who)
        for reviewer in ("ben", "chloe"):
            self.walk.step(Verb.APPROVE, name, reviewer, by_post=True)
        self.walk.step(Verb.PUBLISH, name, "olivia", by_post=True)

    def _significance(self) -> str:
        """One after the other, all three."""
        kinds = ("typo", "substantive", "correction")
        return kinds[self.walk.canaries % len(kinds)]

    @rule(
        name=st.sampled_from(TEXTS),
        who=st.sampled_from(PEOPLE),
        verb=st.sampled_from(["withdraw", "remove"]),
    )
    def take_down_with_others(self, name: str, who: str, verb: str) -> None:
        text, before = self.text(name), dict(Translation.objects.values_list("pk", "public"))
        try:
            gone = publishing.withdraw_together(
                text, self.world.user(who), reason="mistake", verb=verb
            )
        except Refused:
            assert dict(Translation.objects.values_list("pk", "public")) == before
        else:
            assert {each.release_id for each in gone} == {text.release_id}
        self.walk.account.new_acts()
        self.walk.moved()

    @rule(
        names=st.lists(st.sampled_from(TEXTS), min_size=1, max_size=5, unique=True),
        who=st.sampled_from(PEOPLE),
        with_another_hash=st.booleans(),
    )
    def approve_from_the_list(self, names: list[str], who: str, with_another_hash: bool) -> None:
        """Several at once, item by item: each is approved exactly as it was shown, or not at all."""
        self.walk.approve_several(names, who, with_another_hash=with_another_hash)

    @rule(
        names=st.lists(st.sampled_from(OURS), min_size=1, max_size=4, unique=True),
        who=st.sampled_from(["olivia", "dora", "anna", "root"]),
        manner=st.sampled_from(["together", "as_ready"]),
        if_missing=st.sampled_from(["hold", "go"]),
    )
    def a_bundle(self, names: list[str], who: str, manner: str, if_missing: str) -> None:
        """Several languages at one minute, whichever of them are approved by then."""
        self.walk.bundle(names, who, manner=manner, if_missing=if_missing)

    # --- the clock ---------------------------------------------------------------------------

    @rule(hours=st.sampled_from([1, 25, 50]))
    def time_passes(self, hours: int) -> None:
        """Minutes come, embargoes end, the deputy's period is over."""
        self.walk.hours_pass(hours)

    @rule()
    def workers_look(self) -> None:
        self.walk.sweep()

    @rule(bad=st.sampled_from(OURS))
    def one_cannot_be_rendered(self, bad: str) -> None:
        """A bad item never holds up another: what else is due leaves the schedule, or has its reason."""
        publish, broken = record.publish, self.text(bad)

        def fails_for_one(release: Any, edition: Any, **given: Any) -> Any:
            if (release.pk, edition.language) == (broken.release_id, broken.language):
                raise OSError(f"no space left for {broken.pk}")
            return publish(release, edition, **given)

        with mock.patch.object(record, "publish", fails_for_one):
            self.walk.sweep()
        assert not Translation.objects.due().exists()
        assert not self._newly_live(broken)

    def _newly_live(self, broken: Translation) -> bool:
        now = Translation.objects.get(pk=broken.pk)
        return now.state == State.PUBLISHED and broken.state == State.SCHEDULED

    # --- forgers -----------------------------------------------------------------------------

    @rule(name=st.sampled_from(TEXTS), who=st.sampled_from(PEOPLE), wrong=st.sampled_from(WRONG))
    def forge_another_text(self, name: str, who: str, wrong: str) -> None:
        """An approval or confirmation of a revision or hash that the text doesn't have."""
        text = self.text(name)
        posted = {
            "revision": {"revision": text.revision + 1, "sha256": text.sha256},
            "hash": {"revision": text.revision, "sha256": "0" * 64},
            "none": {},
        }[wrong]
        for verb in (Verb.APPROVE, Verb.CONFIRM):
            self._forged(who, posting.path(verb, text), posted, {403, 404, 409, 422})

    @rule(name=st.sampled_from(TEXTS), who=st.sampled_from(PEOPLE))
    def forge_a_stale_save(self, name: str, who: str) -> None:
        text = self.text(name)
        posted = {
            "version": text.version - 1,
            "title": "zqzzzz",
            "body": "zqzzzz",
            "then": "submit",
        }
        self._forged(who, posting.path(Verb.SAVE, text), posted, {403, 404, 409, 422})

    @rule(name=st.sampled_from(TEXTS), verb=st.sampled_from(VERBS))
    def forge_without_a_token(self, name: str, verb: str) -> None:
        """Another site has Olivia's browser post a form: she is logged in, and has no token of it."""
        browser = Client(enforce_csrf_checks=True)
        browser.cookies = self.world.desks["olivia"].cookies
        status = self.walk.forge(browser, posting.path(verb, self.text(name)), {"reason": "legal"})
        assert status == 403

    @rule(name=st.sampled_from(TEXTS), verb=st.sampled_from(VERBS))
    def forge_as_nobody(self, name: str, verb: str) -> None:
        assert self.walk.forge(Client(), posting.path(verb, self.text(name)), {}) == 302

    @rule(verb=st.sampled_from(VERBS), who=st.sampled_from(["marc", "greta", "adam"]))
    def forge_another_offices_number(self, verb: str, who: str) -> None:
        """Who has no say in the office can not tell its text from one that never was."""
        text = self.text("fr")
        path = posting.path(verb, text)
        answers = {
            self.walk.forge(self.world.desks[who], path, {}),
            self.walk.forge(self.world.desks[who], _nowhere(path, text), {}),
        }
        assert answers == {404}, (verb, who)

    @rule(name=st.sampled_from(TEXTS), who=st.sampled_from(PEOPLE))
    def forge_verbs_that_nobody_is_offered(self, name: str, who: str) -> None:
        for verb in (Verb.FAIL, Verb.SAVE, Verb.START, "explode"):
            path = reverse("admin:translations_translation_verb", args=[self.text(name).pk, verb])
            self._forged(who, path, {"failure": "no"}, {404})

    @rule(name=st.sampled_from(TEXTS), who=st.sampled_from(PEOPLE))
    def forge_an_approval_by_hand(self, name: str, who: str) -> None:
        """A script that goes round the verbs: the database itself refuses an author."""
        draft, user = self.text(name), self.world.user(who)
        if user.pk not in self.walk.account.authors(draft.pk):
            return
        refused = pytest.raises(DatabaseError, match="an author of this text can not approve it")
        with refused, transaction.atomic():
            Approval.objects.create(
                translation=draft,
                revision=draft.revision,
                sha256=draft.sha256,
                document=draft.document,
                reviewer=user,
                at=draft.changed_at,
            )

    def _forged(self, who: str, path: str, posted: dict[str, Any], expected: set[int]) -> None:
        assert self.walk.forge(self.world.desks[who], path, posted) in expected

    # --- what must hold after every step (DESIGN.md, section 6) --------------------------------

    @invariant()
    def nothing_unapproved_is_readable(self) -> None:
        holding.nothing_unapproved_is_readable(self.walk)

    @invariant()
    def who_writes_does_not_approve(self) -> None:
        holding.who_writes_does_not_approve(self.walk)

    @invariant()
    def what_is_public_is_what_was_approved(self) -> None:
        holding.what_is_public_is_what_was_approved(self.walk)

    @invariant()
    def one_is_live_and_addresses_stay(self) -> None:
        holding.one_is_live_and_addresses_stay(self.walk)

    @invariant()
    def corrections_outdate_and_take_nothing_down(self) -> None:
        holding.corrections_outdate_and_take_nothing_down(self.walk)

    @invariant()
    def languages_leave_each_other_alone_and_nothing_is_early(self) -> None:
        """Six, eight and ten are noted step by step, since they are about what changed."""
        assert self.walk.account.breaches == []

    @invariant()
    def editions_and_effects_are_once(self) -> None:
        holding.editions_and_effects_are_once()

    @invariant()
    def embargoed_is_as_if_it_were_not(self) -> None:
        holding.embargoed_is_as_if_it_were_not(self.walk)

    @invariant()
    def acts_lead_to_where_things_are(self) -> None:
        holding.acts_lead_to_where_things_are()

    @invariant()
    def nothing_is_approved_by_silence(self) -> None:
        holding.nothing_is_approved_by_silence()

    @invariant()
    def nothing_saved_is_lost(self) -> None:
        holding.nothing_saved_is_lost(self.walk)

    @invariant()
    def provisional_pages_say_so(self) -> None:
        holding.provisional_pages_say_so(self.walk)


def _nowhere(path: str, text: Translation) -> str:
    """The same address with a number that never was."""
    number = re.compile(rf"/({text.pk}|{text.release_id})/")
    return number.sub("/987654/", path, count=1)
