"""What a person is told once a verb is done."""

from __future__ import annotations

import pytest

from tests.cast import Cast
from tests.translations.scenes import draft
from tests.translations.staff import at_desk, page_of, text_path
from translations.done import SAID, done
from translations.verbs import Verb
from translations.workflow import perform


@pytest.mark.parametrize("verb", Verb)
def test_every_verb_is_told_in_a_sentence_of_its_own(verb: Verb) -> None:
    said = done(verb)
    assert said[0].isupper()
    assert said.endswith(".")
    assert [each for each in SAID if done(each) == said] == [verb]


def test_no_sentence_is_left_of_a_verb_that_is_no_more() -> None:
    assert set(SAID) == set(Verb)


@pytest.mark.parametrize(
    ("is_withdrawn", "said"),
    [
        (False, "The next edition is begun. What is live stays until then."),
        (
            True,
            "The next edition is begun. The text stays withdrawn until it is made public again.",
        ),
    ],
)
def test_whoever_revises_is_told_what_readers_have_meanwhile(
    cast: Cast, is_withdrawn: bool, said: str
) -> None:
    """*Revise* of a page that was opened before the text was withdrawn is the same press."""
    original = cast.published(cast.original())
    if is_withdrawn:
        perform(original, Verb.WITHDRAW, cast.olivia, reason="mistake")
    client = at_desk(cast.olivia)
    client.post(text_path(original, "verb", "revise"), {"significance": "typo"})
    assert said in page_of(client, text_path(original)).words


def test_official_edition_of_a_withdrawn_text_leaves_it_withdrawn(cast: Cast) -> None:
    french = cast.published(draft(cast))
    perform(french, Verb.WITHDRAW, cast.olivia, reason="mistake")
    client = at_desk(cast.olivia)
    client.post(text_path(french, "verb", "make_official"), {})
    said = "The official edition is begun. The text stays withdrawn until it is made public again."
    assert said in page_of(client, text_path(french)).words
