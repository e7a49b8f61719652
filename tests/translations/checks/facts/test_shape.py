"""Points, footnotes and links: as many, and as deep, as in the source."""

from __future__ import annotations

import pytest

from tests.translations.checks.facts.pairing import differing, found
from translations.checks import Severity

JA = "1. 一点目\n2. 二点目\n    1. 内側\n    2. 内側の次\n3. 三点目\n"
FR = "- un point\n- un autre\n    - dedans\n    - dedans encore\n- le dernier\n"


def test_bullets_stand_for_numbers() -> None:
    assert differing(JA, FR) == []


@pytest.mark.parametrize(
    ("target", "counted"),
    [
        (FR.replace("- un autre\n", "- un autre\n- un autre\n"), "4 + 2"),
        (FR.replace("- le dernier\n", ""), "2 + 2"),
        (FR.replace("    - dedans encore\n", ""), "3 + 1"),
        (FR.replace("    - dedans encore\n", "- dedans encore\n"), "4 + 1"),
        ("un point, un autre, le dernier", "0"),
    ],
    ids=["doubled", "dropped", "inner-dropped", "raised", "run-together"],
)
def test_point_that_was_dropped_doubled_or_moved_is_found(target: str, counted: str) -> None:
    (finding,) = [each for each in found(JA, target) if each.id == "fact-list"]
    assert (finding.source_value, finding.target_value) == ("3 + 2", counted)
    assert finding.severity == Severity.BLOCKING


def test_sentence_that_begins_with_a_dash_is_no_list() -> None:
    assert found("- はい", "– Oui") == []


NOTE = "会合[^1]に参加[^2]した。\n\n[^1]: 第一\n\n[^2]: 第二\n"
NOTE_FR = "A participé[^1] à la réunion[^2].\n\n[^1]: Une note\n\n[^2]: Une autre\n"


def test_footnotes_are_counted_by_marks_and_notes() -> None:
    assert differing(NOTE, NOTE_FR) == []
    (lost,) = found(NOTE, "A participé[^1] à la réunion.\n\n[^1]: Une note\n")
    assert (lost.id, lost.source_value, lost.target_value) == ("fact-footnote", "2 / 2", "1 / 1")
    (doubled,) = found(NOTE, NOTE_FR.replace("réunion[^2]", "réunion[^2][^2]"))
    assert (doubled.id, doubled.target_value) == ("fact-footnote", "3 / 2")


def test_link_that_was_lost_is_found() -> None:
    source = "詳細は[こちら](https://example.org/ja/)と[資料](/a.pdf)。"
    assert differing(source, "Voir [ici](https://example.org/fr/) et [le document](/b.pdf).") == []
    (finding,) = found(source, "Voir [ici](https://example.org/fr/).")
    assert (finding.id, finding.severity) == ("fact-link", Severity.WARNING)
    assert finding.source_span is not None
