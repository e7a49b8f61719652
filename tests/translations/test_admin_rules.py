"""The page of rules: every check stands on it with its reason, and findings lead to it."""

from __future__ import annotations

import pytest
from django.urls import reverse
from django.utils import translation

from tests.cast import Cast, text
from tests.translations.staff import at_desk, text_path, words
from translations.checks import CHECKS
from translations.checks.beside import BESIDE_CHECKS
from translations.checks.facts import FACT_CHECKS

RULES = reverse("admin:translations_translation_rules")


@pytest.mark.parametrize("language", ["en", "fr", "ja"])
def test_every_check_is_explained_in_the_reader_s_language(cast: Cast, language: str) -> None:
    answer = at_desk(cast.anna).get(RULES, headers={"accept-language": language})
    html, said = answer.content.decode(), words(answer)
    for check in (*CHECKS, *BESIDE_CHECKS, *FACT_CHECKS):
        assert f'id="{check.id}"' in html
        with translation.override(language):
            assert " ".join(str(check.explanation).split()) in said
        assert " ".join(check.source.split()) in said


def test_finding_leads_to_its_rule(cast: Cast) -> None:
    french = cast.save(cast.started(cast.external()), cast.anna, text("Le 03 avril", "Réunion."))
    desk = at_desk(cast.anna).get(text_path(french, "desk") + "?show=failing").content.decode()
    assert f'href="{RULES}#leading-zero"' in desk
