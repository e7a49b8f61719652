"""A passage beside its source: is it translated, and is it of the length to expect."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from releases.document import Document
from releases.languages import CODES
from releases.markup import LIMIT
from tests.soon import soon
from tests.translations.checks.test_running import TEXTS, read
from translations.checks import Family, Severity
from translations.checks.beside import (
    BESIDE_CHECKS,
    Norm,
    Said,
    document_findings,
    learned,
    passage_findings,
    shipped,
)

EN = (
    "The Minister met the Secretary General in Brussels on Thursday, and both agreed to deepen the"
    " cooperation between their institutions in the years to come."
)
FR = (
    "Le ministre a rencontré le Secrétaire général jeudi à Bruxelles, et tous deux sont convenus"
    " d’approfondir la coopération entre leurs institutions dans les années à venir."
)
JA = (
    "大臣は木曜日にブリュッセルで事務総長と会談し、"
    "両者は今後数年間にわたり機関間の協力を深めることで一致した。"
)
AR = "التقى الوزير بالأمين العام"
TREATY = "North Atlantic Treaty Organization"
CHINESE = "中日两国外长在北京举行会谈并达成一致"


def found(source: str, language: str, target: str, to: str) -> Sequence[tuple[str, str]]:
    """Of each finding the check, and the words that it is about."""
    said = Said(source, language, target, to, shipped(language, to))
    return [(each.id, target[each.start : each.end]) for each in passage_findings(said)]


# --- untranslated ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("source", "language", "target", "to", "words"),
    [
        (EN, "en", EN, "fr", EN),
        (EN, "en", f" **{EN}** ", "fr", f"**{EN}**"),
        ("Joint press statement", "en", "Joint press statement", "fr", "Joint press statement"),
        (JA, "ja", JA, "fr", JA),
        (JA, "ja", JA, "zh-hans", JA),
        ("実施した会合", "ja", "実施した会合 (suite)", "fr", "実施した会合 (suite)"),
        (EN, "en", EN, "ja", EN),
        (EN, "en", f"大臣は {EN[13:]}", "ja", f"大臣は {EN[13:]}"),
        (EN, "en", EN, "ru", EN),
        (AR, "ar", AR, "fr", AR),
        ("Встреча министров прошла", "ru", "Встреча министров прошла.", "en", "Встреча министров прошла."),
    ],
)  # fmt: skip
def test_passage_left_in_its_language_is_found(
    source: str, language: str, target: str, to: str, words: str
) -> None:
    assert found(source, language, target, to) == [("untranslated", words)]


def test_passage_that_is_mostly_left_is_found_where_it_is() -> None:
    target = f"Le ministre {EN[len('The Minister ') :]}"
    ((check, words),) = found(EN, "en", target, "fr")
    assert check == "untranslated"
    assert words == EN[len("The Minister ") : -1]


@pytest.mark.parametrize(
    ("source", "language", "target", "to"),
    [
        (EN, "en", FR, "fr"),
        (JA, "ja", FR, "fr"),
        (EN, "en", JA, "ja"),
        ("Kaori Mizuhara", "en", "Kaori Mizuhara", "fr"),
        ("Maison des deux rives", "fr", "Maison des deux rives", "en"),
        ("NATO 2030, F-16, 24,000", "en", "NATO 2030, F-16, 24,000", "fr"),
        ("Introduction", "en", "Introduction", "fr"),
        ("https://www.example.org/the/same/page", "en", "https://www.example.org/the/same/page", "fr"),
        ("`make the same run twice`", "en", "`make the same run twice`", "fr"),
        ("水原千歳外務大臣", "ja", "水原千歳外務大臣", "zh-hans"),
        (CHINESE, "zh-hans", CHINESE, "zh-hant"),
        (f"{TREATY} (NATO)", "en", f"{TREATY}（北大西洋条約機構）", "ja"),
        ("", "ja", "", "fr"),
        (EN, "en", EN, "en"),
    ],
)  # fmt: skip
def test_names_codes_and_translations_are_left_alone(
    source: str, language: str, target: str, to: str
) -> None:
    assert found(source, language, target, to) == []


def test_what_is_quoted_may_stand_in_its_language() -> None:
    source = f"The poem begins “{EN[:60]}”, he said on that day."
    target = f"Le poème commence par « {EN[:60]} », a-t-il dit ce jour-là."
    assert found(source, "en", target, "fr") == []


# --- lengths ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("source", "language", "target", "to"),
    [
        (EN, "en", "Le ministre a rencontré le Secrétaire général.", "fr"),
        (JA, "ja", "Le ministre était là.", "fr"),
        (EN, "en", "大臣が会談した。", "ja"),
        ("The Minister met the Secretary General.", "en", f"{FR} {FR}", "fr"),
        (EN, "en", "Міністр прибув.", "uk"),
    ],
)
def test_passage_far_from_the_length_to_expect_is_found(
    source: str, language: str, target: str, to: str
) -> None:
    assert found(source, language, target, to) == [("length-ratio", target)]


@pytest.mark.parametrize(
    ("source", "language", "target", "to"),
    [
        (EN, "en", FR, "fr"),
        (FR, "fr", EN, "en"),
        (JA, "ja", FR, "fr"),
        (JA, "ja", EN, "en"),
        (FR, "fr", JA, "ja"),
        ("Q&A", "en", "Questions et réponses", "fr"),
        ("要旨", "ja", "Résumé de la conférence", "fr"),
        (f"{EN} https://www.example.org/{'a' * 200}", "en", FR, "fr"),
        (EN, "en", "", "fr"),
    ],
)
def test_short_passages_and_usual_lengths_are_left_alone(
    source: str, language: str, target: str, to: str
) -> None:
    assert found(source, language, target, to) == []


def test_norm_is_learned_from_enough_passages_and_not_moved_by_wrong_ones() -> None:
    pairs = [("a" * 100, "b" * size) for size in (118, 120, 120, 122, 120) * 39]
    assert learned(pairs, "en", "fr") is None
    norm = learned([*pairs, *[("a" * 100, "b" * 60)] * 5], "en", "fr")
    assert norm is not None
    assert norm.expected(100) == pytest.approx(120)
    assert norm.spread < 0.02
    assert learned([*pairs, *[("short", "court")] * 500], "en", "fr") is None


def test_table_has_both_directions_and_every_pair_has_a_norm() -> None:
    assert shipped("fr", "ja").median == -shipped("ja", "fr").median
    assert shipped("ja", "fr").spread < shipped("ko", "fr").spread
    assert shipped("zh-hans", "en").median > 0.5
    assert all(isinstance(shipped(one, other), Norm) for one in CODES for other in CODES)


# --- both ------------------------------------------------------------------------------------


def test_findings_of_documents_stand_at_their_places() -> None:
    source = Document("Title", "", f"## One\n\n{EN}\n\n- {EN}\n\n```\n{EN}\n```\n", standing="")
    target = Document("Titre", "", f"## Un\n\n{FR}\n\n- {EN}\n\n```\n{EN}\n```\n", standing="")
    (finding,) = document_findings(source, "en", target, "fr", shipped("en", "fr"))
    assert (finding.id, finding.field) == ("untranslated", "body")
    assert target.body[finding.start : finding.end] == EN
    assert finding.start == target.body.index(EN)


def test_demo_raises_no_false_alarm_beside_its_sources() -> None:
    texts = [(path, *read(path)) for path in TEXTS]
    compared = 0
    for path, source, language in texts:
        for other, target, to in texts:
            if path.parent == other.parent and path != other:
                norm = shipped(language, to)
                assert document_findings(source, language, target, to, norm) == [], (path, other)
                compared += 1
    assert compared > 40


def test_every_check_explains_itself_and_blocks_nothing() -> None:
    for check in BESIDE_CHECKS:
        assert str(check.explanation).endswith(".")
        assert check.source
        assert check.severity != Severity.BLOCKING
    (finding,) = passage_findings(Said(EN, "en", EN, "fr", shipped("en", "fr")))
    assert finding.family == Family.FORM


@pytest.mark.parametrize(
    "unit", ["a", "a ", "the same words ", "ab cd ef gh ij ", "<", "@a", "覚", "«a"]
)
@pytest.mark.parametrize("languages", [("en", "fr"), ("ja", "fr"), ("fr", "ja"), ("ru", "uk")])
def test_line_of_50_kilobytes_is_read_soon(unit: str, languages: tuple[str, str]) -> None:
    line = unit * (LIMIT // len(unit.encode()))
    norm = shipped(*languages)
    for source, target in ((line, line), (line, f"{line}x"), (line, "12"), ("12", line)):
        with soon():
            passage_findings(Said(source, languages[0], target, languages[1], norm))
