"""What a person is told once a verb is done."""

from __future__ import annotations

import pytest

from translations.done import SAID, done
from translations.verbs import Verb


@pytest.mark.parametrize("verb", Verb)
def test_every_verb_is_told_in_a_sentence_of_its_own(verb: Verb) -> None:
    said = done(verb)
    assert said[0].isupper()
    assert said.endswith(".")
    assert [each for each in SAID if done(each) == said] == [verb]


def test_no_sentence_is_left_of_a_verb_that_is_no_more() -> None:
    assert set(SAID) == set(Verb)
