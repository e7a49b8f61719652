"""What the verbs on a whole release do: its embargo, and the facts that readers see."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

from django.db.models import Max
from django.utils.translation import gettext as _

from releases import record
from releases.live import live_languages
from releases.models import Office, Release, SeriesNumber
from translations.attempt import Attempt
from translations.errors import Refusal
from translations.models import EmbargoGrant

PLAIN_FACTS = frozenset(
    {
        "kind",
        "is_urgent",
        "issued_on",
        "event_at",
        "event_zone",
        "event_place",
        "plan",
        "series_number",
        "press_contact",
    }
)
SETS_OF_FACTS = frozenset({"topics", "countries", "carried_by"})


def nothing_public(attempt: Attempt) -> Refusal | None:
    """What the public reads already can't be put under an embargo; it can be withdrawn."""
    if not live_languages(attempt.release):
        return None
    return Refusal("already_public", _("The release is public already."))


def embargo_possible(attempt: Attempt) -> Refusal | None:
    """An end in the future, or none at all, which lifts it."""
    until = attempt.inputs.embargo_until
    if until is not None and until <= attempt.at:
        return Refusal("past", _("That time is past: lift the embargo, or give a later one."))
    if until is None and attempt.release.embargo_until is None:
        return Refusal("no_embargo", _("The release is not under embargo."))
    return None


def facts_given(attempt: Attempt) -> Refusal | None:
    """Only facts that press officers set, and values that the model accepts."""
    facts = attempt.inputs.facts or {}
    unknown = sorted(set(facts) - PLAIN_FACTS - SETS_OF_FACTS)
    if not facts or unknown:
        return Refusal(
            "unknown_facts",
            _("These are not facts of a release: %(names)s.")
            % {"names": ", ".join(unknown) or "–"},
        )
    return None


def has_no_number(attempt: Attempt) -> Refusal | None:
    if not attempt.release.series_number:
        return None
    return Refusal(
        "has_number",
        _("The release has a number already: %(number)s.")
        % {"number": attempt.release.series_number},
    )


def reserve_number(attempt: Attempt) -> None:
    """Give the release the next number of its office in the year of its issue."""
    release = attempt.release
    office = Office.objects.select_for_update(no_key=True).get(pk=release.office_id)
    year = release.issued_on.year
    last = SeriesNumber.objects.filter(office=office, year=year).aggregate(Max("number"))
    number = (last["number__max"] or 0) + 1
    SeriesNumber.objects.update_or_create(
        release=release, defaults={"office": office, "year": year, "number": number}
    )
    written = office.series_number(year, number)
    attempt.inputs = replace(attempt.inputs, facts={"series_number": written})
    change_facts(attempt)


def set_embargo(attempt: Attempt) -> None:
    """Write the end of the embargo; whoever sets it may know of the release."""
    until = attempt.inputs.embargo_until
    attempt.release.embargo_until = until
    Release.objects.filter(pk=attempt.release.pk).update(embargo_until=until)
    attempt.facts["embargo_until"] = until.isoformat() if until else ""
    if until is not None:
        _grant(attempt, attempt.user)


def grant(attempt: Attempt) -> None:
    """Let one more person know of the release while it is under embargo."""
    if attempt.inputs.assignee is not None:
        _grant(attempt, attempt.inputs.assignee)
        attempt.facts["granted"] = attempt.inputs.assignee.get_username()


def _grant(attempt: Attempt, user: Any) -> None:
    EmbargoGrant.objects.get_or_create(
        release=attempt.release, user=user, defaults={"granted_by": attempt.user}
    )


def change_facts(attempt: Attempt) -> None:
    """Write the facts; where the release is public, its pages change in the same transaction.

    Raises ValidationError naming each fact whose value the model refuses.
    """
    release, facts = attempt.release, dict(attempt.inputs.facts or {})
    plain = {name: value for name, value in facts.items() if name in PLAIN_FACTS}
    for name, value in plain.items():
        setattr(release, name, value)
    others = {field.name for field in release._meta.fields} - set(plain)
    release.clean_fields(exclude=others)
    if plain:
        Release.objects.filter(pk=release.pk).update(**plain)
    for name in SETS_OF_FACTS & set(facts):
        getattr(release, name).set(facts[name])
    attempt.facts = json.loads(json.dumps(facts, default=str))
    if live_languages(release):
        reason = attempt.inputs.reason[:40]
        record.facts_changed(release, actor=attempt.user, at=attempt.at, reason=reason)
