"""Series numbers: each office counts by year, and two people at once get two numbers."""

from __future__ import annotations

import datetime
from typing import Any

import pytest

from releases.models import Release, SeriesNumber
from tests.cast import Cast, office, person
from tests.translations.test_concurrency import at_once
from translations import opening
from translations.errors import Refused
from translations.models import Transition
from translations.verbs import Verb
from translations.workflow import perform_on_release


def numbered(release: Release, user: Any) -> str:
    return perform_on_release(release, Verb.RESERVE_NUMBER, user).series_number


def test_numbers_follow_each_other_as_the_office_writes_them(cast: Cast) -> None:
    cast.office.series_pattern = "PR {number}/{year}"
    cast.office.save()
    releases = [cast.original().release for _each in range(2)]
    assert [numbered(each, cast.olivia) for each in releases] == ["PR 1/2025", "PR 2/2025"]
    assert Transition.objects.latest("sequence").verb == "reserve_number"


def test_numbers_begin_anew_each_year(cast: Cast) -> None:
    numbered(cast.original().release, cast.olivia)
    later = cast.original(issued_on=datetime.date(2026, 1, 2)).release
    assert numbered(later, cast.olivia) == "2026-001"


def test_each_office_counts_for_itself(cast: Cast) -> None:
    numbered(cast.original().release, cast.olivia)
    mission = office("mission")
    marc = person("marc", mission, press_officer="")
    theirs = opening.open_release(
        mission, marc, source_language="fr", issued_on=datetime.date(2025, 4, 3)
    )
    assert numbered(theirs.release, marc) == "2025-001"


def test_release_that_has_a_number_gets_no_other(cast: Cast) -> None:
    release = cast.original().release
    numbered(release, cast.olivia)
    with pytest.raises(Refused) as refused:
        numbered(release, cast.olivia)
    assert refused.value.codes == ("has_number",)
    assert SeriesNumber.objects.count() == 1


def test_number_is_for_press_officers(cast: Cast) -> None:
    with pytest.raises(Refused) as refused:
        numbered(cast.original().release, cast.anna)
    assert refused.value.codes == ("role",)


def test_two_at_once_get_different_numbers(transactional_db: None) -> None:
    cast = Cast()
    releases = [cast.original().release for _each in range(6)]
    answers = at_once(
        *[lambda each=each: numbered(each, cast.olivia) for each in releases]  # type: ignore[misc]
    )
    assert sorted(answers) == [f"2025-{number:03}" for number in range(1, 7)]
    held = SeriesNumber.objects.values_list("release__series_number", flat=True)
    assert sorted(held) == sorted(answers)


def test_one_release_numbered_by_two_at_once_gets_one(transactional_db: None) -> None:
    cast = Cast()
    release = cast.original().release
    answers = at_once(*[lambda: numbered(release, cast.olivia)] * 2)
    assert sorted(map(str, answers))[0] == "2025-001"
    assert sum(isinstance(answer, Refused) for answer in answers) == 1
    assert SeriesNumber.objects.get().number == 1
