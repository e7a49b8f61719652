"""The faults that the benchmark puts into translations: one statement changed, the same for each seed."""

from __future__ import annotations

import re

import pytest

from benchmarks.seeding import documents, faults
from benchmarks.seeding.places import places

KINDS = [
    ("en", "On Tuesday, June 24, 2025, it grew 12.5 percent to $1.5 billion by 4:30 p.m."),
    ("fr", "Le mardi 24 juin 2025, hausse de 12,5 % à 1,5 milliard d’euros vers 16 h 30."),
    ("ja", "2025年6月24日火曜日、午後4時30分までに12.5パーセント増の15億ドルとなった。"),
    (
        "de",
        "Am Dienstag, 24. Juni 2025, um 16:30 Uhr waren es 12,5 Prozent und 1,5 Milliarden Euro.",
    ),
    ("es", "El martes 24 de junio de 2025, a las 16:30, un 12,5 % y 1,5 millones de euros."),
    ("ar", "يوم الثلاثاء 24 يونيو 2025 الساعة 16:30 بنسبة 12.5 في المائة إلى 1.5 مليون دولار"),
]


@pytest.mark.parametrize(("language", "text"), KINDS)
def test_a_place_of_each_kind_is_found_once(language: str, text: str) -> None:
    kinds = [place.kind for place in places(text, language)]
    assert sorted(kinds) == ["amount", "clock", "date", "date", "percentage", "weekday"]


@pytest.mark.parametrize(("language", "text"), KINDS)
def test_each_fault_changes_one_place_and_says_where(language: str, text: str) -> None:
    for seed in range(40):
        for fault in faults(text, text, language, 1, seed):
            assert fault.text != text
            tail = len(text) - (len(fault.text) - fault.end)
            assert text[: fault.start] == fault.text[: fault.start]
            assert text[tail:] == fault.text[fault.end :]


def test_faults_are_the_same_for_the_same_seed() -> None:
    text = KINDS[0][1]
    assert list(faults(text, text, "en", 1, 7)) == list(faults(text, text, "en", 1, 7))
    assert list(faults(text, text, "en", 1, 7)) != list(faults(text, text, "en", 1, 8))


@pytest.mark.parametrize(
    ("language", "text", "becomes"),
    [
        ("en", "$2 million", {"$3 million", "$2 billion", "€2 million", "$20 million"}),
        ("ja", "1億円", {"1万円", "2億円", "1億ドル", "10億円"}),
        ("en", "three men", {"two men", "four men"}),
        ("ja", "三人", {"二人", "四人"}),
        ("fr", "à 16h00", {"à 15h00", "à 17h00", "à 16h05"}),
        ("en", "1.5", {"15", "1.6", "1.4"}),
    ],
)
def test_slips_are_those_of_a_tired_person(language: str, text: str, becomes: set[str]) -> None:
    made = {fault.text for seed in range(200) for fault in faults(text, text, language, 1, seed)}
    assert becomes <= made


def test_made_up_releases_lose_or_repeat_one_point_or_note() -> None:
    pairs = [(f"Source {letter}.", f"Target {letter}.") for letter in "abcdefghijk"]
    whole, *faulty = documents(pairs, 7)
    assert whole.target == whole.source.replace("Source", "Target")
    marks = re.compile(r"^( *)- |^\[\^\d\]: ", re.MULTILINE)
    counted = {made.slip: len(marks.findall(made.target)) for made in faulty}
    assert len(marks.findall(whole.target)) == 9
    assert counted == {
        "point dropped": 8,
        "point doubled": 10,
        "inner point dropped": 8,
        "inner point doubled": 10,
        "note dropped": 8,
        "note doubled": 10,
    }
    for made in faulty:
        assert made.source == whole.source
        references = re.findall(r"\[\^(\d)\](?!:)", made.target)
        assert sorted(references) == sorted(re.findall(r"\[\^(\d)\]:", made.target))


@pytest.mark.parametrize(
    ("language", "text", "source", "is_shared"),
    [
        ("fr", "1 250 soldats", "1,250 troops", True),
        ("ja", "1100万ドル", "$11 million", True),
        ("ja", "午後４時", "à 16h", True),
        ("en", "15 men", "une quinzaine d’hommes", False),
    ],
)
def test_a_fault_knows_whether_the_source_has_its_figure(
    language: str, text: str, source: str, is_shared: bool
) -> None:
    (fault,) = faults(source, text, language, 1, 7)
    assert fault.is_shared == is_shared
