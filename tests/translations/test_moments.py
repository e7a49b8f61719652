"""Local times made moments: the hour that the clocks leave out, and the one that comes twice."""

import datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from translations.moments import NoSuchTime, OutOfReach, TwiceThatTime, instant

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


@pytest.mark.parametrize(
    ("zone", "local", "last", "first"),
    [
        ("Europe/Paris", "2027-03-28T02:00", "2027-03-28T01:59", "2027-03-28T03:00"),
        ("America/New_York", "2027-03-14T02:59", "2027-03-14T01:59", "2027-03-14T03:00"),
        ("Australia/Lord_Howe", "2027-10-03T02:15", "2027-10-03T01:59", "2027-10-03T02:30"),
        ("Pacific/Apia", "2011-12-30T10:00", "2011-12-29T23:59", "2011-12-31T00:00"),
    ],
)
def test_gap_is_told_with_the_times_on_either_side(
    zone: str, local: str, last: str, first: str
) -> None:
    with pytest.raises(NoSuchTime) as refused:
        instant(datetime.datetime.fromisoformat(local), ZoneInfo(zone))
    sides = (refused.value.last, refused.value.next)
    assert sides == tuple(map(datetime.datetime.fromisoformat, (last, first)))


def test_day_that_a_country_left_out_is_told_by_the_days_around_it() -> None:
    """Samoa crossed the date line: to Thursday, 29 December 2011 it had Saturday follow."""
    told = "up to Dec. 29, 2011, 23:59 or from Dec. 31, 2011, 00:00"
    with pytest.raises(NoSuchTime, match=told):
        instant(datetime.datetime(2011, 12, 30, 10, 0), ZoneInfo("Pacific/Apia"))


@pytest.mark.parametrize(
    ("local", "zone"),
    [
        (datetime.datetime(1, 1, 1, 0, 0), "Asia/Tokyo"),
        (datetime.datetime(9999, 12, 31, 23, 0), "Pacific/Pago_Pago"),
    ],
)
def test_time_at_the_end_of_the_calendar_is_refused_in_words(
    local: datetime.datetime, zone: str
) -> None:
    with pytest.raises(OutOfReach, match="look at the year again"):
        instant(local, ZoneInfo(zone))


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
