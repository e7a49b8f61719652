"""The workflow: ``perform()``, the only code that changes a state, as ``translations.transitions`` has it.

``refusals()`` gives the reasons that a disabled button shows and that the verb raises.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping
from contextlib import nullcontext
from typing import Any

from django.contrib.auth.models import User
from django.db import transaction
from django.db.models.functions import Now
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from releases.models import Publication, Release
from releases.models.chain import growing
from translations import history, notifications
from translations.attempt import Attempt, Inputs
from translations.attempting import prepare, prepare_approved
from translations.errors import Refusal, Refused
from translations.models import Transition, Translation
from translations.nudge import nudge
from translations.roles import held_for, is_clock
from translations.transitions import RELEASE_TABLE, TABLE, Row
from translations.verbs import Verb

# They leave a worker nothing to do, and who types must not wait at each pause for a broker that is dead.
UNHURRIED = frozenset({Verb.SAVE, Verb.ARRANGE, Verb.REMARK, Verb.RESOLVE_REMARK})


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
