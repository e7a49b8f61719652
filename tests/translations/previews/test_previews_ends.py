"""A preview link that is over answers as if it had never been."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.cast import FRENCH, Cast, text
from tests.translations.previews.ending import (
    answers_as_nonsense,
    cancelled,
    dropped,
    expired,
    link,
    maker_gone,
    maker_works_there_no_more,
    nonsense,
    published,
    published_and_revised,
    put_under_embargo_by_another,
    revoked,
    taken_up_again,
    withdrawn,
)
from tests.translations.scenes import approved, draft, submitted
from translations.previews.tokens import digest
from translations.verbs import Verb
from translations.workflow import perform

ENDS = [
    revoked, expired, cancelled, taken_up_again, dropped, published, published_and_revised,
    withdrawn, maker_gone, maker_works_there_no_more, put_under_embargo_by_another,
]  # fmt: skip


@pytest.mark.parametrize("end", ENDS, ids=lambda end: end.__name__)
def test_link_that_is_over_answers_as_nonsense(cast: Cast, reader: Client, end: Any) -> None:
    french = approved(cast)
    path = link(french, cast)
    assert reader.get(path).status_code == 200
    end(french, cast)
    assert answers_as_nonsense(reader, path)


@pytest.mark.parametrize("end", [revoked, expired, published], ids=lambda end: end.__name__)
def test_nonsense_and_a_link_that_is_over_are_looked_for_by_the_same_questions(
    cast: Cast, reader: Client, end: Any
) -> None:
    """Of what is not found nothing is read, so neither takes longer."""
    french = approved(cast)
    path = link(french, cast)
    end(french, cast)

    def asked(where: str) -> list[str]:
        with CaptureQueriesContext(connection) as found:
            reader.get(where)
        token = where.split("/")[2]
        return [each["sql"].replace(digest(token), "…") for each in found]

    nothing = nonsense()
    asked(nothing)
    assert asked(path) == asked(nothing)


def test_what_has_not_the_shape_of_a_token_asks_the_database_nothing_of_links(
    reader: Client, db: None
) -> None:
    with CaptureQueriesContext(connection) as found:
        assert reader.get("/preview/abc/").status_code == 404
    assert not [each for each in found if "previewlink" in each["sql"]]


def test_link_outlives_what_does_not_end_it(cast: Cast, reader: Client) -> None:
    french = submitted(cast)
    path = link(french, cast)
    perform(french, Verb.RETURN, cast.chloe, comment="Le titre ?")
    assert reader.get(path).status_code == 200


def test_link_to_the_next_edition_shows_it_and_ends_with_it(cast: Cast, reader: Client) -> None:
    french = cast.published(draft(cast))
    perform(french, Verb.REVISE, cast.olivia, significance="substantive")
    newer = text("La version corrigée", FRENCH.body)
    french = cast.submitted(cast.save(french, cast.anna, newer))
    path = link(french, cast)
    assert "La version corrigée" in reader.get(path).content.decode()
    cast.published(french)
    assert answers_as_nonsense(reader, path)
