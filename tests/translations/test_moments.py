"""Local times made moments: the hour that the clocks leave out, and the one that comes twice."""

import datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from translations.moments import NoSuchTime, TwiceThatTime, instant

PARIS, TOKYO = ZoneInfo("Europe/Paris"), ZoneInfo("Asia/Tokyo")
GAP = datetime.datetime(2025, 3, 30, 2, 30)
FOLD = datetime.datetime(2025, 10, 26, 2, 30)


def test_instant_reads_a_time_by_its_zone() -> None:
    local = datetime.datetime(2025, 4, 3, 16, 0)
    assert instant(local, PARIS) == datetime.datetime(2025, 4, 3, 14, 0, tzinfo=datetime.UTC)
    assert instant(local, TOKYO) == datetime.datetime(2025, 4, 3, 7, 0, tzinfo=datetime.UTC)


def test_instant_refuses_the_hour_that_spring_leaves_out() -> None:
    with pytest.raises(NoSuchTime, match="does not exist"):
        instant(GAP, PARIS)
    with pytest.raises(NoSuchTime):
        instant(GAP, PARIS, 1)


def test_instant_asks_which_of_the_hours_that_autumn_has_twice() -> None:
    with pytest.raises(TwiceThatTime, match="comes twice") as asked:
        instant(FOLD, PARIS)
    assert asked.value.second - asked.value.first == datetime.timedelta(hours=1)


@pytest.mark.parametrize(("fold", "hour"), [(0, 0), (1, 1)])
def test_instant_takes_the_one_that_is_meant(fold: int, hour: int) -> None:
    meant = datetime.datetime(2025, 10, 26, hour, 30, tzinfo=datetime.UTC)
    assert instant(FOLD, PARIS, fold) == meant


def test_instant_needs_no_choice_where_there_is_none() -> None:
    assert instant(GAP, TOKYO, 1) == instant(GAP, TOKYO)


@given(
    st.datetimes(datetime.datetime(2000, 1, 1), datetime.datetime(2037, 1, 1)),
    st.sampled_from(
        ["Europe/Paris", "Australia/Lord_Howe", "America/New_York", "Africa/Casablanca"]
    ),
    st.sampled_from([0, 1]),
)
def test_instant_shows_the_time_that_was_typed(
    local: datetime.datetime, zone: str, fold: int
) -> None:
    try:
        moment = instant(local, ZoneInfo(zone), fold)
    except NoSuchTime:
        return
    shown = moment.astimezone(datetime.UTC).astimezone(ZoneInfo(zone))
    assert shown.replace(tzinfo=None, fold=0) == local
