"""The workflow: the one table of transitions, and ``perform()``, the only code that changes a state.

Buttons, admin actions, the API, commands and tests read ``TABLE``; ``refusals()`` gives the reasons
that a disabled button shows and that the verb raises.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Mapping
from contextlib import nullcontext
from dataclasses import dataclass
from typing import Any

from django.contrib.auth.models import User
from django.db import transaction
from django.db.models.functions import Now
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from releases.models import Publication, Release
from releases.models.chain import growing
from translations import (
    accepting,
    acts,
    arranging,
    bundling,
    files,
    going_public,
    history,
    notifications,
    release_acts,
    remarking,
    suggesting,
)
from translations.attempt import Attempt, Inputs
from translations.attempting import prepare, prepare_approved
from translations.errors import Refusal, Refused
from translations.guards import approval, given, machine, text, time, whole
from translations.machine import asking
from translations.models import Public, State, Transition, Translation
from translations.nudge import nudge
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
from translations.roles import held_for, is_clock
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
# They leave a worker nothing to do, and who types must not wait at each pause for a broker that is dead.
UNHURRIED = frozenset({Verb.SAVE, Verb.ARRANGE, Verb.REMARK, Verb.RESOLVE_REMARK})


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


def refusals(translation: Translation, verb: str, user: User, **inputs: Any) -> tuple[Refusal, ...]:
    """Every reason why ``user`` can't do ``verb`` now; none means that the verb would be done.

    Without inputs, only how things are is judged, as for a button. Raises KeyError for a verb
    that the table has not.
    """
    attempt = prepare(translation, verb, user, Inputs(**inputs), lock=False)
    return _judge(attempt, TABLE[verb], with_demands=bool(inputs))


def all_refusals(
    translation: Translation,
    user: User,
    verbs: Iterable[str] | None = None,
    *,
    now: datetime.datetime | None = None,
    known: Mapping[str, Any] | None = None,
) -> dict[str, tuple[Refusal, ...]]:
    """``refusals`` for these verbs, or every one of the table; the text and the person are read once.

    A text that was read at ``now``, by the database's clock, among those that the person may know of,
    is not read again, nor what is ``known`` of the attempt; the person's roles are those of the request.
    Whatever is done is judged anew.
    """
    if now is None:
        attempt = prepare(translation, "", user, Inputs(), lock=False)
    else:
        attempt = Attempt("", user, translation.release, now, working=translation)
        attempt.may_know = True
        if not is_clock(user):
            office = translation.release.office_id
            attempt.roles = held_for(user, office, translation.language)
    for name, value in (known or {}).items():
        setattr(attempt, name, value)
    found = {}
    for attempt.verb in TABLE if verbs is None else verbs:
        found[attempt.verb] = _judge(attempt, TABLE[attempt.verb], with_demands=False)
    return found


def perform(translation: Translation, verb: str, user: User, **inputs: Any) -> Translation:
    """Do ``verb`` as ``user`` and return the text as it then is.

    One transaction: the effect, the state, the deliveries and the row of history. Raises Refused
    with every reason, KeyError for an unknown verb, TypeError for an unknown input.
    """
    row, given = TABLE[verb], Inputs(**inputs)
    try:
        with transaction.atomic():
            attempt = prepare(translation, verb, user, given, lock=True)
            _carry_out(attempt, row)
    except Refused as refused:
        if row.watched:
            _record_refusal(translation, verb, user, given, refused)
        raise
    return attempt.translation


def perform_claimed(key: int, verb: str, user: User, **inputs: Any) -> Translation:
    """``perform`` for who has claimed the text ``key``, which is approved, in a transaction of their own.

    They hold the locks of its release and itself already, and all of it is undone if this raises:
    a refusal is theirs to put on record.
    """
    attempt = prepare_approved(key, verb, user, Inputs(**inputs))
    _carry_out(attempt, TABLE[verb])
    return attempt.translation


def perform_on_release(release: Release, verb: str, user: User, **inputs: Any) -> Release:
    """Do one of ``RELEASE_TABLE``'s verbs as ``user``. Raises as ``perform`` does."""
    row, given = RELEASE_TABLE[verb], Inputs(**inputs)
    with transaction.atomic():
        Release.objects.locked(release.pk)
        locked = Release.objects.annotate(now=Now()).get(pk=release.pk)
        attempt = Attempt(verb, user, locked, locked.now, given)
        reasons = _judge(attempt, row, with_demands=True)
        if reasons:
            raise Refused(verb, reasons)
        if row.effect:
            row.effect(attempt)
        history.append(attempt)
    return attempt.release


def _judge(attempt: Attempt, row: Row, *, with_demands: bool) -> tuple[Refusal, ...]:
    """Who and where first, since nothing else matters if those fail; then every guard's reason."""
    if not attempt.may_know:
        return (Refusal("unknown", _("There is no such text.")),)
    basic = [reason for reason in (_who(attempt, row), _where(attempt, row)) if reason]
    if basic:
        return tuple(basic)
    judges = row.guards + (row.demands if with_demands else ())
    return tuple(reason for judge in judges if (reason := judge(attempt)))


def _who(attempt: Attempt, row: Row) -> Refusal | None:
    if any(who.is_one(attempt) for who in sorted(row.who, key=lambda who: who.reads)):
        return None
    names: list[str | Promise] = [who.name for who in row.who]
    return Refusal("role", _("This is for %(people)s.") % {"people": ", ".join(map(str, names))})


def _where(attempt: Attempt, row: Row) -> Refusal | None:
    text = attempt.working
    if text is None:
        return None
    if text.public not in row.publics:
        return Refusal(
            "public", _("The text is %(public)s.") % {"public": text.get_public_display()}
        )
    if text.state not in row.sources:
        return Refusal("state", _("The text is %(state)s.") % {"state": text.get_state_display()})
    return None


def _carry_out(attempt: Attempt, row: Row) -> None:
    reasons = _judge(attempt, row, with_demands=True)
    if reasons:
        raise Refused(attempt.verb, reasons)
    text = attempt.translation
    before = {"from_state": text.state, "from_public": text.public}
    target = row.target(attempt) if callable(row.target) else row.target
    with growing(Publication, Transition) if row.to_public else nullcontext():
        if row.effect:
            row.effect(attempt)
        text.state = target or text.state
        text.public = row.to_public or text.public
        text.version += 1
        text.save()
        notifications.announce(attempt)
        history.append(attempt, **before)
    if not (is_clock(attempt.user) or attempt.verb in UNHURRIED):
        nudge()


def _record_refusal(
    translation: Translation, verb: str, user: User, inputs: Inputs, refused: Refused
) -> None:
    with transaction.atomic():
        attempt = prepare(translation, verb, user, inputs, lock=True)
        text = attempt.translation
        history.append(
            attempt, from_state=text.state, from_public=text.public, refusal=str(refused)
        )
