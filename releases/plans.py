"""Plans: what readers are told of the languages in which a release can't be read."""

from __future__ import annotations

from collections.abc import Collection

from releases.languages import BY_CODE, CODES, Language
from releases.live import live_languages, notice
from releases.models import Plan, Release


def plan_of(release: Release, languages: Collection[str]) -> dict[str, str]:
    """The plan of each of ``languages`` that has one, in the house's order.

    A language in which the release is public, or was, has none: its page says what there is.
    """
    live = live_languages(release)
    return {
        code: release.plan[code]
        for code in CODES
        if code in languages
        and code in release.plan
        and code not in live
        and notice(release, code) is None
    }


def languages_by_plan(plan: dict[str, str]) -> list[tuple[str, list[Language]]]:
    """Each plan with its languages, the one that comes to something soonest first."""
    order = (Plan.IN_PREPARATION, Plan.PLANNED, Plan.NOT_PLANNED)
    by_plan = [
        (str(each), [BY_CODE[code] for code, told in plan.items() if told == each])
        for each in order
    ]
    return [(each, languages) for each, languages in by_plan if languages]
