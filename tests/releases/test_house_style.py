"""How an office writes, in its form: a few choices a language, and spellings one a line."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.test import Client

from releases.house_style import MOST, HouseStyle, read_spellings, written
from releases.models import Office
from tests.releases import builders
from tests.releases.test_admin_offices import change, errors, kept
from translations.demo.page import read_page

pytestmark = builders.ROOM_ALONE


def saved(client: Client, office: Office, **typed: Any) -> Office:
    answer = client.post(change(office), kept(client, office, **typed))
    assert answer.status_code == 302, errors(answer)
    office.refresh_from_db()
    return office


def test_office_that_sets_nothing_writes_as_the_house_does(admin_client: Client) -> None:
    office = saved(admin_client, builders.embassy())
    assert office.house_style == {}
    assert office.style("fr") == HouseStyle()


def test_style_is_kept_by_language_and_stands_in_the_form_again(admin_client: Client) -> None:
    office = saved(
        admin_client,
        builders.embassy(),
        clock_fr="16 h",
        space_fr="narrow",
        apostrophe_fr="straight",
        spellings_fr="Indopacifique → Indo-Pacifique\n\n Kiev -> Kyiv ",
        spellings_ja="外務大臣=>外相",
    )
    assert office.style("fr") == HouseStyle(
        clock="16 h",
        space="narrow",
        apostrophe="straight",
        spellings=(("Indopacifique", "Indo-Pacifique"), ("Kiev", "Kyiv")),
    )
    assert office.style("ja") == HouseStyle(spellings=(("外務大臣", "外相"),))
    assert office.style("en") == HouseStyle()
    again = kept(admin_client, office)
    assert again["spellings_fr"] == "Indopacifique → Indo-Pacifique\nKiev → Kyiv"
    assert (again["clock_fr"], again["space_fr"]) == ("16 h", "narrow")
    before = office.house_style
    assert saved(admin_client, office).house_style == before
    assert saved(admin_client, office, spellings_ja="").style("ja") == HouseStyle()


def test_style_stands_under_a_heading_for_the_office_s_languages_alone(
    admin_client: Client,
) -> None:
    page = admin_client.get(change(builders.embassy(languages=["fr", "ja"])))
    (fieldset,) = [each for each in page.context["adminform"] if each.name == "House style"]
    assert fieldset.fields == [
        ("spellings_ja",), ("clock_fr", "space_fr", "apostrophe_fr"), ("spellings_fr",),
    ]  # fmt: skip
    said = read_page(page.content.decode()).words
    assert "Clock times (Français)" in said
    assert "Spellings (日本語)" in said
    assert "(English)" not in said


def test_style_of_a_language_that_is_given_up_is_kept(admin_client: Client) -> None:
    office = saved(admin_client, builders.embassy(), clock_fr="16h00")
    saved(admin_client, office, languages=["ja"], default_language="ja")
    assert office.style("fr").clock == "16h00"
    saved(admin_client, office, spellings_ja="外務大臣 → 外相")
    assert office.style("fr").clock == "16h00"


@pytest.mark.parametrize(
    ("typed", "reasons"),
    [
        ("Kiev", ["Line 1: write what is wrong, one arrow"]),
        ("Kiev → Kyiv\n→ Kyiv", ["Line 2: write what is wrong, one arrow"]),
        ("a → b → c", ["Line 1: write what is wrong, one arrow"]),
        ("Kiev → Kiev", ["Line 1: both sides of the arrow are the same."]),
        ("Kiev → Kyiv\n\nKiev → Kyïv", ["Line 3: “Kiev” stands in line 1 already."]),
        (f"{'a' * 81} → b", ["Line 1: a spelling has at most 80 characters."]),
        ("Kiev\nb → b", ["Line 1: write", "Line 2: both sides"]),
    ],
)
def test_wrong_line_is_named(admin_client: Client, typed: str, reasons: list[str]) -> None:
    office = builders.embassy()
    answer = admin_client.post(change(office), kept(admin_client, office, spellings_fr=typed))
    for reason in reasons:
        assert reason in read_page(errors(answer)).words
    office.refresh_from_db()
    assert office.house_style == {}
    assert typed.splitlines()[0] in answer.content.decode()  # it is there to be mended


def test_choice_that_there_is_not_is_refused(admin_client: Client) -> None:
    office = builders.embassy()
    for wrong in ({"clock_fr": "4 p.m."}, {"space_fr": "none"}, {"apostrophe_fr": "`"}):
        assert errors(admin_client.post(change(office), kept(admin_client, office, **wrong)))


def test_spellings_are_as_many_as_can_be_read_in_a_moment() -> None:
    lines = [f"a{number} → b{number}" for number in range(MOST + 1)]
    assert len(read_spellings("\n".join(lines[:-1]))) == MOST
    with pytest.raises(ValidationError, match="at most 100"):
        read_spellings("\n".join(lines))


def test_spellings_are_read_as_they_are_written() -> None:
    pairs = (("Indopacifique", "Indo-Pacifique"), ("a-b", "a–b"))
    assert read_spellings(written(pairs)) == pairs
    assert read_spellings(" \r\n\n") == ()


def test_hostile_spelling_is_text(admin_client: Client) -> None:
    office = saved(admin_client, builders.embassy(), spellings_fr="<b>x</b> → </textarea><script>")
    page = admin_client.get(change(office)).content.decode()
    assert "&lt;/textarea&gt;&lt;script&gt;" in page
    assert "</textarea><script>" not in page
