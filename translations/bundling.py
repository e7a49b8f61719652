"""Bundling: what the verbs on a release's bundle demand and do, and how texts come into and out of it.

Called only by the workflow, under the release's lock. What goes out at the minute is in ``bundles.py``.
"""

from __future__ import annotations

from django.db.models import Exists, OuterRef
from django.utils.translation import gettext as _

from translations.attempt import Attempt
from translations.errors import Refusal
from translations.models import Bundle, IfMissing, Manner, Public, Role, State, Translation
from translations.people import PRESS_OFFICER
from translations.roles import roles_of

# From these a text can still come to be approved, or is.
ON_ITS_WAY = frozenset(State) - {State.PUBLISHED, State.CANCELLED}


def open_bundle(attempt: Attempt) -> Bundle | None:
    """The bundle of the release that has not gone out yet."""
    return Bundle.objects.open().filter(release=attempt.release).first()


# What must hold


def is_bundled(attempt: Attempt) -> Refusal | None:
    if open_bundle(attempt) is not None:
        return None
    return Refusal("no_bundle", _("Nobody has set when its languages go public together."))


def goes_together(attempt: Attempt) -> Refusal | None:
    """Only languages that go in one act wait for each other."""
    bundle = open_bundle(attempt)
    if bundle is None or bundle.is_together:
        return None
    return Refusal("as_ready", _("Each language goes as it is ready: none waits for another."))


def holds(attempt: Attempt) -> Refusal | None:
    bundle = open_bundle(attempt)
    if bundle is None or bundle.if_missing == IfMissing.HOLD:
        return None
    return Refusal("goes_already", _("It goes without what is missing already."))


def manner_given(attempt: Attempt) -> Refusal | None:
    given = attempt.inputs
    if given.manner in Manner.values and given.if_missing in IfMissing.values:
        return None
    return Refusal(
        "no_manner",
        _("Say whether they go together or as ready, and what if one is not approved in time."),
    )


def texts_given(attempt: Attempt) -> Refusal | None:
    """Texts of this release that are not public as they are."""
    chosen = set(attempt.inputs.chosen)
    fit = attempt.release.translations.filter(pk__in=chosen, state__in=ON_ITS_WAY)
    if chosen and fit.exclude(public=Public.EXTERNAL).count() == len(chosen):
        return None
    return Refusal(
        "no_texts", _("Choose among the languages that are not public yet, or have a draft.")
    )


def texts_are_theirs(attempt: Attempt) -> Refusal | None:
    """Whoever gives a language its minute is a press officer for it, now as later."""
    chosen = attempt.release.translations.filter(pk__in=attempt.inputs.chosen)
    languages = set(chosen.values_list("language", flat=True))
    held = roles_of([attempt.user], attempt.release.office_id, languages)
    if all(Role.PRESS_OFFICER in roles for roles in held.values()):
        return None
    return Refusal("role", _("This is for %(people)s.") % {"people": PRESS_OFFICER.name})


def original_goes_too(attempt: Attempt) -> Refusal | None:
    """No translation goes public before its original."""
    original = attempt.original
    if original is None or original.public in (Public.LIVE, Public.EXTERNAL):
        return None
    if original.pk in attempt.inputs.chosen:
        return None
    return Refusal("original_not_public", _("The original is not public: choose it as well."))


def approved_ones_scheduled(attempt: Attempt) -> Refusal | None:
    """What is approved has its minute by the verbs on the text (``bundles.bundle``), so no other way."""
    chosen = attempt.release.translations.filter(pk__in=attempt.inputs.chosen)
    others = chosen.filter(state=State.APPROVED) | chosen.filter(state=State.SCHEDULED).exclude(
        publish_at=attempt.inputs.publish_at
    )
    if not others.exists():
        return None
    return Refusal("not_scheduled", _("What is approved must be scheduled for that minute first."))


# What is done


def bundle(attempt: Attempt) -> None:
    """Put the texts into a new bundle, in place of the one that there was."""
    given = attempt.inputs
    if given.publish_at is None:
        raise ValueError("The demands let through a bundle without a minute.")
    former = open_bundle(attempt)
    if former is not None:
        _close(former, attempt)
    made = Bundle.objects.create(
        release=attempt.release,
        manner=given.manner,
        if_missing=given.if_missing,
        publish_at=given.publish_at,
        publish_zone=given.publish_zone,
    )
    texts = attempt.release.translations.filter(pk__in=given.chosen)
    texts.update(bundle=made)
    attempt.facts |= {
        "manner": made.manner,
        "if_missing": made.if_missing if made.is_together else "",
        "publish_at": given.publish_at.isoformat(),
        "publish_zone": given.publish_zone,
        "languages": sorted(texts.values_list("language", flat=True)),
    }


def unbundle(attempt: Attempt) -> None:
    if former := open_bundle(attempt):
        _close(former, attempt)


def go_without(attempt: Attempt) -> None:
    """Let it go without what is missing, at its minute or, where it is held, at once."""
    if current := open_bundle(attempt):
        attempt.facts["missing"] = [text.language for text in current.waiting_for]
        Bundle.objects.filter(pk=current.pk).update(if_missing=IfMissing.GO)


def hold(attempt: Attempt) -> None:
    """Note that the minute has come and not everything is ready."""
    if current := open_bundle(attempt):
        attempt.facts["missing"] = [text.language for text in current.waiting_for]
        Bundle.objects.filter(pk=current.pk).update(held_since=attempt.at)


def gone_without(attempt: Attempt) -> None:
    """Close the bundle; what it went without is of none any more."""
    if current := open_bundle(attempt):
        attempt.facts["missing"] = [text.language for text in current.waiting_for]
        _close(current, attempt)


def _close(former: Bundle, attempt: Attempt) -> None:
    Translation.objects.filter(bundle=former).update(bundle=None)
    Bundle.objects.filter(pk=former.pk).update(closed_at=attempt.at)


# Texts


def take_place(attempt: Attempt) -> None:
    """Give a text that was just approved the minute of its bundle, or if that is past, this one."""
    text = attempt.translation
    if text.bundle is None:
        return
    text.publish_at = max(text.bundle.publish_at, attempt.at)
    text.publish_zone = text.bundle.publish_zone
    attempt.facts["publish_at"] = text.publish_at.isoformat()


def leave(attempt: Attempt) -> None:
    """Take the text out of its bundle, which ends with its last text."""
    text = attempt.translation
    if text.bundle_id is None:
        return
    others = Translation.objects.filter(bundle=OuterRef("pk")).exclude(pk=text.pk)
    Bundle.objects.filter(~Exists(others), pk=text.bundle_id).update(closed_at=attempt.at)
    text.bundle = None
