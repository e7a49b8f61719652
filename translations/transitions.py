"""The one table of transitions: each verb, from where to where, who may, what must hold, what it does.

``translations.workflow`` does what stands here. Buttons, admin actions, the API, commands and tests
read ``TABLE``, whose verbs are about one text, and ``RELEASE_TABLE``, whose verbs are about them all.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from translations import (
    accepting,
    acts,
    arranging,
    bundling,
    files,
    going_public,
    release_acts,
    remarking,
    suggesting,
)
from translations.attempt import Attempt
from translations.errors import Refusal
from translations.guards import approval, given, machine, text, time, whole
from translations.machine import asking
from translations.models import Public, State
from translations.people import (
    ASSIGNED,
    AUTHOR,
    CLOCK,
    HANDING_ON,
    PRESS_OFFICER,
    REVIEWER,
    TRANSLATOR,
    Who,
)
from translations.previews import acts as previewing
from translations.verbs import Verb

Guard = Callable[[Attempt], Refusal | None]
Effect = Callable[[Attempt], None]


S, P = State, Public
OURS = frozenset({P.NONE, P.LIVE, P.WITHDRAWN})
SEEN = frozenset({P.LIVE, P.WITHDRAWN})
UNSEEN = frozenset({P.NONE, P.EXTERNAL})
ANY_STATE = frozenset(State)
WORKING = frozenset({S.DRAFT, S.RETURNED})
ANYONE = (TRANSLATOR, REVIEWER, PRESS_OFFICER)


@dataclass(frozen=True)
class Row:
    """One verb: from which states and publics to which, who may, what must hold, what it does.

    ``guards`` judge how things are and grey the button; ``demands`` judge what the person gave
    with the verb. ``target`` and ``to_public`` of None leave the column as it is. A refused try
    of a ``watched`` verb goes on record.
    """

    verb: Verb
    sources: frozenset[State]
    target: State | Callable[[Attempt], State] | None
    who: tuple[Who, ...]
    effect: Effect | None = None
    guards: tuple[Guard, ...] = ()
    demands: tuple[Guard, ...] = ()
    publics: frozenset[Public] = OURS
    to_public: Public | None = None
    watched: bool = False


def at(*states: State) -> frozenset[State]:
    return frozenset(states)


def _after_discard(attempt: Attempt) -> State:
    return S.PUBLISHED if attempt.translation.public in SEEN else S.CANCELLED


def _after_reopening(attempt: Attempt) -> State:
    return S.PUBLISHED if attempt.translation.is_external else S.DRAFT


def _after_approval(attempt: Attempt) -> State:
    """What goes public by a decision on the whole release has its minute already."""
    return S.SCHEDULED if attempt.translation.bundle_id else S.APPROVED


def _after_restore(attempt: Attempt) -> State:
    returned = attempt.translation.state == S.RETURNED
    return S.RETURNED if returned else S.DRAFT


a, b, go, r = acts, bundling, going_public, release_acts

# One line says from where to where and who, the next ones what it does and what must hold.
# fmt: off
ROWS = (
    Row(Verb.SAVE, WORKING, None, ANYONE,
        a.save, demands=(given.content_given, given.not_stale)),
    Row(Verb.ARRANGE, WORKING, None, ANYONE,
        arranging.arrange, (text.is_translation,), (arranging.arrangement_fits,)),
    Row(Verb.TAKE_SOURCE, WORKING, None, ANYONE,
        a.take_source, (text.source_is_newer,)),
    Row(Verb.MACHINE, WORKING, None, (TRANSLATOR, PRESS_OFFICER),
        asking.ask, (text.is_translation, machine.set_up, machine.speaks_both,
                     machine.may_be_told, machine.something_to_draft)),
    Row(Verb.SUBMIT, WORKING, S.SUBMITTED, ANYONE,
        a.submit, (text.complete, text.all_revised, text.all_read, text.says_something_new,
                   text.source_settled),
        demands=(accepting.none_blocking,)),
    Row(Verb.REMARK, ANY_STATE - {S.CANCELLED}, None, ANYONE,
        a.remark, demands=(given.comment_given, given.passage_exists, remarking.answered_exists)),
    Row(Verb.RESOLVE_REMARK, ANY_STATE - {S.CANCELLED}, None, ANYONE,
        a.resolve_remark, (remarking.one_is_open,), (remarking.remark_is_open,)),

    Row(Verb.ACCEPT, WORKING | at(S.SUBMITTED), None, ANYONE,
        accepting.accept, demands=(accepting.finding_stands, given.reason_given)),

    Row(Verb.SUGGEST, at(S.SUBMITTED), None, (REVIEWER,),
        a.suggest, demands=(suggesting.suggestion_given, approval.seen_as_it_is)),
    Row(Verb.TAKE_SUGGESTION, WORKING | at(S.SUBMITTED), None, (TRANSLATOR, PRESS_OFFICER),
        a.take_suggestion, demands=(suggesting.suggestion_waits, suggesting.suggestion_fits)),
    Row(Verb.REFUSE_SUGGESTION, WORKING | at(S.SUBMITTED), None, (TRANSLATOR, PRESS_OFFICER),
        a.refuse_suggestion, demands=(suggesting.suggestion_waits, given.reason_given)),
    Row(Verb.RETURN, at(S.SUBMITTED), S.RETURNED, (REVIEWER,),
        a.send_back, demands=(given.comment_given, approval.seen_as_it_is)),
    Row(Verb.APPROVE, at(S.SUBMITTED), _after_approval, (REVIEWER,),
        a.approve, (approval.four_eyes, approval.revision_is_current),
        (approval.exactly_this, approval.outdated_acknowledged, text.no_hidden_controls),
        watched=True),
    Row(Verb.RECALL, at(S.SUBMITTED, S.APPROVED, S.SCHEDULED, S.FAILED), S.DRAFT,
        (AUTHOR, REVIEWER, PRESS_OFFICER),
        a.recall),

    Row(Verb.SCHEDULE, at(S.APPROVED), S.SCHEDULED, (PRESS_OFFICER,),
        a.schedule, (approval.approved_as_it_is, text.not_taken_down),
        (approval.seen_as_it_is, time.in_the_future, time.after_embargo)),
    Row(Verb.RESCHEDULE, at(S.SCHEDULED), S.SCHEDULED, (PRESS_OFFICER,),
        a.schedule, (approval.approved_as_it_is, text.not_taken_down),
        (approval.seen_as_it_is, time.in_the_future, time.after_embargo)),
    Row(Verb.UNSCHEDULE, at(S.SCHEDULED), S.APPROVED, (PRESS_OFFICER,),
        a.unschedule, demands=(given.reason_given,)),
    Row(Verb.PUBLISH, at(S.APPROVED, S.SCHEDULED), S.PUBLISHED, (PRESS_OFFICER, CLOCK),
        go.publish, (approval.approved_as_it_is, text.not_taken_down, text.source_live,
                     time.embargo_over, time.due_for_the_clock),
        (approval.seen_as_it_is,), to_public=P.LIVE, watched=True),
    Row(Verb.FAIL, at(S.SCHEDULED), S.FAILED, (CLOCK,),
        a.fail),
    Row(Verb.RETRY, at(S.FAILED), S.SCHEDULED, (PRESS_OFFICER,),
        a.retry, (approval.approved_as_it_is,)),

    Row(Verb.REVISE, at(S.PUBLISHED), S.DRAFT, (AUTHOR, PRESS_OFFICER),
        a.revise, demands=(given.significance_given,), publics=SEEN),
    Row(Verb.MAKE_OFFICIAL, at(S.PUBLISHED), S.DRAFT, (PRESS_OFFICER,),
        a.make_official, (text.is_provisional,), publics=SEEN),
    Row(Verb.DISCARD, WORKING, _after_discard, (AUTHOR, PRESS_OFFICER),
        a.discard),
    Row(Verb.RESTORE_REVISION, WORKING | at(S.PUBLISHED), _after_restore, ANYONE,
        a.restore_revision, demands=(given.revision_exists,)),

    Row(Verb.ATTACH, WORKING, None, ANYONE,
        files.attach, demands=(files.paper_given,)),
    Row(Verb.DETACH, WORKING, None, ANYONE,
        files.detach, demands=(files.attachment_exists,)),
    Row(Verb.CANCEL, ANY_STATE - {S.CANCELLED}, S.CANCELLED, (PRESS_OFFICER,),
        a.cancel, (whole.nothing_of_it_public, whole.others_cancelled_first),
        (given.reason_given,), publics=UNSEEN),
    Row(Verb.REOPEN, at(S.CANCELLED), _after_reopening, (PRESS_OFFICER,),
        None, (whole.original_taken_up_first,), publics=UNSEEN),

    Row(Verb.WITHDRAW, ANY_STATE, None, (PRESS_OFFICER,),
        go.withdraw, demands=(given.reason_code_given, given.dependents_decided),
        publics=frozenset({P.LIVE}), to_public=P.WITHDRAWN),
    Row(Verb.RESTORE, ANY_STATE, None, (PRESS_OFFICER,),
        go.restore, (text.source_live, time.embargo_over),
        publics=frozenset({P.WITHDRAWN}), to_public=P.LIVE),
    Row(Verb.REMOVE, ANY_STATE, None, (PRESS_OFFICER,),
        go.remove, demands=(given.reason_code_given, given.dependents_decided),
        publics=SEEN, to_public=P.GONE),
    Row(Verb.CONFIRM, at(S.PUBLISHED), None, (REVIEWER,),
        a.confirm, (text.source_is_newer, approval.four_eyes, approval.revision_is_current),
        (approval.exactly_this,), publics=frozenset({P.LIVE}), watched=True),

    Row(Verb.ASSIGN, ANY_STATE, None, (PRESS_OFFICER, HANDING_ON),
        a.assign, demands=(given.person_given, given.person_fits)),
    Row(Verb.TAKE_OVER, ANY_STATE, None, ANYONE,
        a.take_over),
    Row(Verb.HAND_BACK, ANY_STATE, None, (ASSIGNED, PRESS_OFFICER),
        a.hand_back, (given.is_assigned,)),
    Row(Verb.RECORD_SOURCE, ANY_STATE, None, (PRESS_OFFICER,),
        a.record_source, demands=(given.content_given, given.not_stale),
        publics=frozenset({P.EXTERNAL})),

    Row(Verb.PREVIEW_LINK, ANY_STATE - {S.PUBLISHED, S.CANCELLED}, None, (PRESS_OFFICER,),
        previewing.make, (previewing.has_a_revision, previewing.not_public_yet),
        (previewing.whom_given, previewing.bounded, previewing.secret_given)),
    Row(Verb.REVOKE_LINK, ANY_STATE, None, (PRESS_OFFICER,),
        previewing.revoke, (previewing.one_is_open,), (previewing.link_is_open,)),
)
TABLE: dict[str, Row] = {row.verb: row for row in ROWS}

RELEASE_ROWS = (
    Row(Verb.SET_EMBARGO, ANY_STATE, None, (PRESS_OFFICER,),
        r.set_embargo, (r.nothing_public,), (r.embargo_possible, given.reason_given)),
    Row(Verb.GRANT, ANY_STATE, None, (PRESS_OFFICER,),
        r.grant, demands=(machine.knower_given,)),
    Row(Verb.CHANGE_FACTS, ANY_STATE, None, (PRESS_OFFICER,),
        r.change_facts, demands=(r.facts_given,)),
    Row(Verb.CHANGE_LINKS, ANY_STATE, None, (PRESS_OFFICER,),
        files.change_links, demands=(files.links_given,)),
    Row(Verb.ADD_IMAGE, ANY_STATE, None, (PRESS_OFFICER,),
        files.add_image, demands=(files.picture_given,)),
    Row(Verb.REMOVE_IMAGE, ANY_STATE, None, (PRESS_OFFICER,),
        files.remove_image, demands=(files.image_exists,)),
    Row(Verb.BUNDLE, ANY_STATE, None, (PRESS_OFFICER,),
        b.bundle, demands=(time.in_the_future, time.after_embargo, b.manner_given, b.texts_given,
                           b.texts_are_theirs, b.original_goes_too, b.approved_ones_scheduled)),
    Row(Verb.UNBUNDLE, ANY_STATE, None, (PRESS_OFFICER,),
        b.unbundle, (b.is_bundled,), (given.reason_given,)),
    Row(Verb.GO_WITHOUT, ANY_STATE, None, (PRESS_OFFICER,),
        b.go_without, (b.is_bundled, b.goes_together, b.holds)),
    Row(Verb.HOLD, ANY_STATE, None, (CLOCK,),
        b.hold, (b.is_bundled,)),
    Row(Verb.GONE_WITHOUT, ANY_STATE, None, (CLOCK,),
        b.gone_without, (b.is_bundled,)),
    Row(Verb.RESERVE_NUMBER, ANY_STATE, None, (PRESS_OFFICER,),
        r.reserve_number, (r.has_no_number,)),
)
# fmt: on
RELEASE_TABLE: dict[str, Row] = {row.verb: row for row in RELEASE_ROWS}
