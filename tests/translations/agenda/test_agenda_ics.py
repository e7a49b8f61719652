"""The calendar as a file for other calendars."""

from __future__ import annotations

import pytest
from django.test import Client

from tests.cast import Cast
from tests.translations.agenda.asking import (
    NOON,
    ics,
    scheduled,
)
from tests.translations.scenes import approved
from translations.agenda.ics import escaped, folded
from translations.verbs import Verb
from translations.workflow import perform


def test_file_has_an_event_for_each_entry_but_what_is_the_houses_own(
    cast: Cast, olivia: Client
) -> None:
    source = cast.external()
    french = cast.approved(cast.drafted(source))
    english = cast.started(source, "en")
    perform(english, Verb.ASSIGN, cast.olivia, assignee=cast.anna, due_at=NOON)
    scheduled(french, cast)
    lines = ics(olivia).replace("\r\n ", "").split("\r\n")
    assert lines[0] == "BEGIN:VCALENDAR"
    assert lines[-2:] == ["END:VCALENDAR", ""]
    assert lines.count("BEGIN:VEVENT") == lines.count("END:VEVENT") == 1
    assert "DTSTART:20990304T120000Z" in lines
    assert "SUMMARY:会合への参加 · goes out (fr)" in lines
    assert "DESCRIPTION:English: not ready\\, draft" in lines
    assert "STATUS:TENTATIVE" in lines


def test_no_line_of_the_file_is_longer_than_a_calendar_reads(cast: Cast, olivia: Client) -> None:
    scheduled(approved(cast), cast)
    for line in ics(olivia).encode().split(b"\r\n"):
        assert len(line) <= 75
        line.decode()  # no character is broken


@pytest.mark.parametrize("text", ["a" * 200, "会合への参加" * 20, "é" * 74, "x" * 75, ""])
def test_line_is_folded_by_octets_and_unfolds_as_it_was(text: str) -> None:
    made = folded(text)
    assert all(len(piece.encode()) <= 75 for piece in made.removesuffix("\r\n").split("\r\n"))
    assert made.removesuffix("\r\n").replace("\r\n ", "") == text


def test_signs_that_separate_values_are_escaped() -> None:
    assert escaped("a, b; c\\d\ne") == "a\\, b\\; c\\\\d\\ne"
