"""Titles whose adjective and article are of two genders."""

from __future__ import annotations

import pytest

from tests.translations.checks.found import corrected, words
from translations.demo import texts


@pytest.mark.parametrize(
    ("body", "right"),
    [
        ("Le secrétaire générale a dit.", "Le secrétaire général a dit."),
        ("avec la secrétaire général", "avec la secrétaire générale"),
        ("au ministre déléguée", "au ministre délégué"),
        ("une vice-ministre adjoint", "une vice-ministre adjointe"),
        ("Le Secrétaire Générale", "Le Secrétaire Général"),
    ],
)
def test_two_genders_are_found(body: str, right: str) -> None:
    assert corrected("title-agreement", body, "fr") == right


@pytest.mark.parametrize(
    "body",
    [
        "le secrétaire général et la secrétaire générale",
        "la ministre déléguée",
        "le secrétaire de l’assemblée générale",
        "l’une générale",
        "le secrétariat général",
        "la secrétaire généralement présente",
    ],
)
def test_what_agrees_is_not_found(body: str) -> None:
    assert words("title-agreement", body, "fr") == []


def test_the_one_of_the_first_release_is_found() -> None:
    body = texts.read(texts.OTAN, "fr").document.body
    assert words("title-agreement", body, "fr") == ["générale"]
