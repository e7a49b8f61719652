"""Lengths: what a house's own published passages teach of how long its translations are."""

from __future__ import annotations

import pytest

from tests.cast import Cast, text
from tests.translations.desk.texts import keys, save
from translations import lengths
from translations.checking import Checking
from translations.checks.beside import shipped
from translations.lengths import learned_here, norm
from translations.models import Translation

PASSAGE = "外務大臣は、事務総長と会談し、今後も緊密に協力していくことで一致しました。"
FRENCH = (
    "Le ministre est convenu avec le Secrétaire général de poursuivre leur étroite coopération."
)
SOURCE = text("会談", "\n\n".join([PASSAGE] * 30))
LONG = f"{FRENCH} {FRENCH}"


@pytest.fixture(autouse=True)
def _nothing_learned() -> None:
    learned_here.cache_clear()


def french(cast: Cast, passage: str) -> Translation:
    """A translation each of whose passages reads like this."""
    begun = cast.started(cast.external(SOURCE))
    title, *rest = keys(begun)
    return save(cast, begun, {title: "Entretien", **dict.fromkeys(rest, passage)})


def test_table_stands_in_until_enough_is_published(cast: Cast) -> None:
    cast.published(french(cast, LONG))
    assert norm("ja", "fr") == shipped("ja", "fr")


def test_published_passages_teach_their_length(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("translations.checks.beside.lengths.LEAST_PAIRS", 20)
    drafted = french(cast, LONG)
    assert norm("ja", "fr") == shipped("ja", "fr")
    cast.published(drafted)
    learned_here.cache_clear()
    assert norm("ja", "fr").expected(100) == pytest.approx(
        100 * lengths_of(LONG) / lengths_of(PASSAGE)
    )
    assert norm("fr", "ja") == shipped("fr", "ja")


def lengths_of(words: str) -> int:
    return len("".join(words.split()))


def test_it_is_asked_once_an_hour(
    cast: Cast, django_assert_num_queries: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    hour = 1000.0 * lengths.KEPT_FOR
    monkeypatch.setattr("translations.lengths.time.monotonic", lambda: hour)
    norm("ja", "fr")
    with django_assert_num_queries(0):  # type: ignore[operator]
        norm("ja", "fr")
    monkeypatch.setattr("translations.lengths.time.monotonic", lambda: hour + lengths.KEPT_FOR)
    with django_assert_num_queries(1):  # type: ignore[operator]
        norm("ja", "fr")


def found(translation: Translation) -> list[tuple[str, str]]:
    return [(each.id, each.passage) for each in Checking.of(translation).found]


def test_checking_shows_what_is_not_translated_and_what_is_too_short(cast: Cast) -> None:
    begun = french(cast, FRENCH)
    assert found(begun) == []
    first, second = keys(begun)[1:3]
    wrong = save(cast, begun, {first: PASSAGE, second: "Le ministre est venu."})
    assert [each for each in found(wrong) if each[0] in ("untranslated", "length-ratio")] == [
        ("untranslated", PASSAGE),
        ("length-ratio", "Le ministre est venu."),
    ]
    assert Checking.of(wrong).blocking == []


def test_passage_that_nobody_has_written_is_not_found(cast: Cast) -> None:
    begun = french(cast, FRENCH)
    assert found(save(cast, begun, {keys(begun)[1]: ""})) == []
