"""Starters: what an author begins from, with the facts of the release filled in."""

from __future__ import annotations

import datetime
import re
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.utils.translation import override

from releases.document import Document
from releases.markup import shape, to_html, to_text
from releases.models import Kind, Office, Release
from translations.checks import findings
from translations.starters import LANGUAGES, Starter, for_release
from translations.starters.clocks import both_clocks
from translations.starters.filling import FOLDER

BRUSSELS, TOKYO = ZoneInfo("Europe/Brussels"), ZoneInfo("Asia/Tokyo")
MEETING = datetime.datetime(2025, 4, 3, 14, 0, tzinfo=datetime.UTC)
EVERY = [(kind.value, language) for kind in Kind for language in LANGUAGES]
PLACEHOLDER = re.compile(r"\[[^\[\]^]+\]")


def release(**facts: Any) -> Release:
    """A release of the ministry in Tokyo, of which only the day of issue is known."""
    ministry = Office(
        slug="gaimusho",
        time_zone="Asia/Tokyo",
        name_ja="外務省",
        name_fr="Ministère des Affaires étrangères du Japon",
        contact_fr="Service de presse, presse@example.org",
    )
    return Release(**{"office": ministry, "issued_on": datetime.date(2025, 4, 4)} | facts)


def at_nato(**facts: Any) -> Release:
    return release(event_at=MEETING, event_zone="Europe/Brussels", **facts)


def starter(kind: str, language: str, of: Release) -> Starter:
    (found,) = [each for each in for_release(of, language) if each.kind == kind]
    return found


# --- what there is ---------------------------------------------------------------------------


@pytest.mark.parametrize("language", LANGUAGES)
def test_own_kind_stands_first_and_every_kind_is_there(language: str) -> None:
    for kind in Kind:
        kinds = [each.kind for each in for_release(release(kind=kind), language)]
        assert kinds[0] == kind
        assert sorted(kinds) == sorted(Kind.values)


def test_language_without_starters_has_none() -> None:
    assert for_release(release(), "de") == []


def test_every_file_is_a_starter() -> None:
    assert {path.name for path in FOLDER.glob("*.md")} == {f"{k}.{code}.md" for k, code in EVERY}


def test_names_are_in_the_language_of_who_chooses() -> None:
    with override("en"):
        assert for_release(release(kind=Kind.NOTICE), "ja")[0].name == "Notice to the public"


# --- well-formed -----------------------------------------------------------------------------


@pytest.mark.parametrize(("kind", "language"), EVERY)
@pytest.mark.parametrize("of", [release(), at_nato()], ids=["unknown", "known"])
def test_starter_is_a_text_of_the_grammar(kind: str, language: str, of: Release) -> None:
    made = starter(kind, language, of)
    assert made.title
    assert "\n" not in made.title
    assert made.body.endswith("\n")
    assert PLACEHOLDER.search(made.title)
    words = to_text(made.body)
    assert not re.search(r"\$|[{}*#]|^@|\(\d\)|^\d\.", words, re.MULTILINE)
    assert "<a " not in re.sub(r'<a href="#fn[^>]*>', "", to_html(made.body))


@pytest.mark.parametrize(("kind", "language"), EVERY)
@pytest.mark.parametrize("of", [release(), at_nato()], ids=["unknown", "known"])
def test_starter_raises_no_finding(kind: str, language: str, of: Release) -> None:
    made = starter(kind, language, of)
    document = Document(title=made.title, summary="", body=made.body, standing="")
    assert findings(document, language) == []


@pytest.mark.parametrize("kind", Kind.values)
def test_starters_of_a_kind_have_one_shape(kind: str) -> None:
    made = [starter(kind, language, at_nato()) for language in LANGUAGES]
    assert len({shape(each.body) for each in made}) == 1
    assert len({to_html(each.body).count("<p") for each in made}) == 1
    assert len({to_html(each.body).count('class="turn"') for each in made}) == 1
    assert len({len(PLACEHOLDER.findall(each.title)) for each in made}) == 1


@pytest.mark.parametrize("language", LANGUAGES)
def test_press_conference_has_turns_and_the_readout_points(language: str) -> None:
    conference = to_html(starter("press_conference", language, at_nato()).body)
    assert conference.count('<p class="turn">') == 5
    assert shape(starter("readout", language, at_nato()).body).points == ((), (), ((), ()), ())
    assert shape(starter("press_release", language, at_nato()).body).footnotes == 1


# --- facts -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("language", "lead"),
    [
        ("ja", "令和7年4月3日、16時00分（日本時間同日23時00分）から約[分数]分間、"),
        ("en", "On 3 April 2025, from 16:00 (23:00 Japan time), for about [number of minutes]"),
        ("fr", "Le 3 avril 2025, à partir de 16h00 (23h00, heure du Japon), [titre"),
        ("ar", "في 3 نيسان/أبريل 2025، ابتداءً من الساعة 16:00 (23:00 بتوقيت اليابان)، "),
    ],
)
def test_readout_has_its_two_clocks(language: str, lead: str) -> None:
    assert lead in starter("readout", language, at_nato()).body


@pytest.mark.parametrize(
    ("language", "lead"),
    [
        ("ja", "[行われた日]、[現地の時刻]（[自国の時刻]）から"),
        ("en", "On [date of the event], from [time there] ([time at home]), "),
        ("fr", "Le [date de l’événement], à partir de [heure sur place] ([heure de"),
        ("ar", "في [تاريخ المناسبة]، ابتداءً من الساعة [الساعة في المكان] ([الساعة"),
    ],
)
def test_readout_says_what_is_not_known(language: str, lead: str) -> None:
    assert lead in starter("readout", language, release()).body


def test_statement_is_dated_by_its_issue() -> None:
    assert "1. Le 4 avril 2025, [" in starter("statement", "fr", release()).body


def test_notice_names_the_office_and_whom_to_ask() -> None:
    french = starter("notice", "fr", release()).body
    assert "**Ministère des Affaires étrangères du Japon**" in french
    assert "Service de presse, presse@example.org." in french
    asked = starter("notice", "fr", release(press_contact="Mme MIZUHARA, 01 23"))
    assert "Mme MIZUHARA, 01 23." in asked.body


def test_name_in_another_language_is_not_taken_for_the_office() -> None:
    arabic = starter("notice", "ar", release()).body
    assert "**[اسم الجهة]**" in arabic
    assert "[جهة الاتصال]" in arabic


def test_date_is_that_of_the_place() -> None:
    late = datetime.datetime(2025, 4, 3, 19, 0, tzinfo=datetime.UTC)
    body = starter("readout", "fr", release(event_at=late, event_zone="Europe/Brussels")).body
    assert "Le 3 avril 2025, à partir de 21h00 (4h00 le lendemain, heure du Japon)" in body


def test_event_without_a_zone_has_the_clock_of_the_office() -> None:
    body = starter("readout", "fr", release(event_at=MEETING)).body
    assert "Le 3 avril 2025, à partir de 23h00, [" in body


# --- clocks ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("hour", "language", "said"),
    [
        (14, "fr", "16h00 (23h00, heure du Japon)"),
        (14, "en", "16:00 (23:00 Japan time)"),
        (14, "ja", "16時00分（日本時間同日23時00分）"),
        (14, "ar", "16:00 (23:00 بتوقيت اليابان)"),
        (19, "fr", "21h00 (4h00 le lendemain, heure du Japon)"),
        (19, "en", "21:00 (04:00 the following day, Japan time)"),
        (19, "ja", "21時00分（日本時間翌日4時00分）"),
        (19, "ar", "21:00 (04:00 من اليوم التالي بتوقيت اليابان)"),
    ],
)
def test_two_clocks_say_the_change_of_day(hour: int, language: str, said: str) -> None:
    at = datetime.datetime(2025, 4, 3, hour, 0, tzinfo=datetime.UTC)
    assert both_clocks(at, BRUSSELS, TOKYO, language) == said


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("fr", "4h00 (21h00 la veille, heure de Bruxelles)"),
        ("en", "04:00 (21:00 the previous day, Brussels time)"),
        ("ja", "4時00分（ブリュッセル時間前日21時00分）"),
        ("ar", "04:00 (21:00 من اليوم السابق بتوقيت بروكسل)"),
    ],
)
def test_two_clocks_may_go_back_a_day(language: str, said: str) -> None:
    at = datetime.datetime(2025, 4, 3, 19, 0, tzinfo=datetime.UTC)
    assert both_clocks(at, TOKYO, BRUSSELS, language) == said


def test_two_clocks_know_summer_time() -> None:
    winter, summer = (
        datetime.datetime(2025, month, 3, 14, 0, tzinfo=datetime.UTC) for month in (1, 7)
    )
    assert both_clocks(winter, BRUSSELS, TOKYO, "fr") == "15h00 (23h00, heure du Japon)"
    assert both_clocks(summer, BRUSSELS, TOKYO, "fr") == "16h00 (23h00, heure du Japon)"


def test_clocks_that_agree_are_said_once() -> None:
    assert both_clocks(MEETING, BRUSSELS, ZoneInfo("Europe/Paris"), "fr") == "16h00"
    assert both_clocks(MEETING, TOKYO, ZoneInfo("Asia/Seoul"), "ja") == "23時00分"


def test_zone_without_a_name_is_told_by_its_distance() -> None:
    kathmandu = ZoneInfo("Asia/Kathmandu")
    assert both_clocks(MEETING, BRUSSELS, kathmandu, "fr") == "16h00 (19h45, UTC+5:45)"
    assert both_clocks(MEETING, BRUSSELS, ZoneInfo("Pacific/Honolulu"), "en") == (
        "16:00 (04:00 UTC-10)"
    )
    assert both_clocks(MEETING, BRUSSELS, kathmandu, "ja") == "16時00分（UTC+5:45で同日19時45分）"
    assert both_clocks(MEETING, BRUSSELS, kathmandu, "ar") == "16:00 (19:45 بتوقيت UTC+5:45)"


def test_clocks_two_days_apart_give_the_date() -> None:
    at = datetime.datetime(2025, 4, 3, 10, 30, tzinfo=datetime.UTC)
    east, west = ZoneInfo("Pacific/Kiritimati"), ZoneInfo("Etc/GMT+12")
    assert both_clocks(at, west, east, "fr") == "22h30 (0h30 le 4 avril 2025, UTC+14)"
    assert both_clocks(at, west, east, "en") == "22:30 (00:30 on 4 April 2025, UTC+14)"


def test_named_zones_exist() -> None:
    lines = (FOLDER / "zones.tsv").read_text(encoding="utf-8").splitlines()
    assert lines[0].split("\t") == ["zone", *LANGUAGES]
    for line in lines[1:]:
        zone, *names = line.split("\t")
        assert ZoneInfo(zone)
        assert len(names) == len(LANGUAGES)
        assert all(names)
