"""What stands in the calendar, and what of it is not ready."""

from __future__ import annotations

import datetime

import pytest
from django.test import Client
from django.urls import reverse

from tests.cast import Cast
from tests.translations.agenda.asking import (
    NOON,
    UTC,
    calendar,
    entries,
    on_days,
    scheduled,
    under_embargo,
)
from tests.translations.scenes import approved, draft, submitted
from tests.translations.staff import words
from translations import bundles
from translations.models import Translation
from translations.roles import clock
from translations.verbs import Verb
from translations.workflow import perform


def test_text_stands_on_the_day_that_the_chosen_clocks_show(cast: Cast, olivia: Client) -> None:
    late = datetime.datetime(2099, 3, 4, 20, 0, tzinfo=UTC)
    scheduled(approved(cast), cast, late)
    assert on_days(calendar(olivia)) == {"2099-03-04": 1}
    assert "21:00" in words(calendar(olivia))
    assert on_days(calendar(olivia, zone="Asia/Tokyo")) == {"2099-03-05": 1}
    assert "21:00 Europe/Paris" in words(calendar(olivia, zone="Asia/Tokyo"))


def test_page_says_by_whose_clocks_it_is(cast: Cast, olivia: Client) -> None:
    assert "Times are by the clocks of Europe/Paris, UTC+" in words(calendar(olivia))
    assert "Times are by the clocks of Asia/Tokyo, UTC+9." in words(
        calendar(olivia, zone="Asia/Tokyo")
    )


def test_languages_of_one_minute_stand_together_and_those_not_ready_say_so(
    cast: Cast, olivia: Client
) -> None:
    source = cast.external()
    french = cast.approved(cast.drafted(source))
    english = cast.drafted(source, "en")
    cast.submitted(english)
    cast.started(source, "ar")
    scheduled(french, cast)
    (entry,) = entries(calendar(olivia))
    assert [text.code for text in entry.texts] == ["fr"]
    assert [(text.code, text.state) for text in entry.waiting] == [
        ("ar", "draft"), ("en", "submitted"),
    ]  # fmt: skip
    said = words(calendar(olivia))
    assert "English: not ready, submitted" in said
    assert "العربية: not ready, draft" in said
    assert "✓ Français" in said


@pytest.mark.parametrize(
    ("decided", "said"),
    [
        ({"manner": "together", "if_missing": "hold"}, "hold all of them"),
        ({"manner": "together", "if_missing": "go"}, "go without it"),
        ({"manner": "as_ready"}, "as ready"),
    ],
)
def test_bundle_says_which_language_is_not_ready_and_what_was_decided(
    cast: Cast, olivia: Client, decided: dict[str, str], said: str
) -> None:
    source = cast.external()
    french = cast.approved(cast.drafted(source))
    english = cast.started(source, "en")
    bundles.bundle(source.release, cast.olivia, [french, english], publish_at=NOON, **decided)
    (entry,) = entries(calendar(olivia))
    assert [text.code for text in entry.texts] == ["fr"]
    assert [text.code for text in entry.waiting] == ["en"]
    assert said in words(calendar(olivia))


def test_bundle_of_which_nothing_is_ready_stands_at_its_minute(cast: Cast, olivia: Client) -> None:
    french = draft(cast)
    given = {"publish_at": NOON, "manner": "together"}
    bundles.bundle(french.release, cast.olivia, [french], **given)
    (entry,) = entries(calendar(olivia))
    assert (entry.texts, [text.code for text in entry.waiting]) == ([], ["fr"])


def test_languages_of_one_minute_and_release_stand_in_one_entry(cast: Cast, olivia: Client) -> None:
    source = cast.external()
    for second, code in enumerate(("fr", "en")):
        at = NOON + datetime.timedelta(seconds=second)
        scheduled(cast.approved(cast.drafted(source, code)), cast, at)
    (entry,) = entries(calendar(olivia))
    assert {text.code for text in entry.texts} == {"fr", "en"}


def test_month_has_what_a_week_has(cast: Cast, olivia: Client) -> None:
    scheduled(approved(cast), cast)
    assert on_days(calendar(olivia, view="month")) == {"2099-03-04": 1}
    assert on_days(calendar(olivia, view="month", day="2099-05-01")) == {}


def test_days_beside_a_month_show_what_is_on_them(cast: Cast, olivia: Client) -> None:
    last = datetime.datetime(2099, 3, 31, 12, 0, tzinfo=UTC)
    scheduled(approved(cast), cast, last)
    answer = calendar(olivia, view="month", day="2099-04-15")
    (day,) = [day for day in answer.context["page"].days if day.entries]
    assert (f"{day.date}", day.is_own) == ("2099-03-31", False)


def test_published_text_stands_where_it_went_out(cast: Cast, olivia: Client) -> None:
    cast.published(draft(cast))
    (entry,) = entries(olivia.get(reverse("admin:releases_release_calendar")))
    assert (entry.kind, entry.late) == ("published", None)


def test_what_went_out_and_was_withdrawn_since_says_so(cast: Cast, olivia: Client) -> None:
    french = cast.published(draft(cast))
    perform(french, Verb.WITHDRAW, cast.olivia, reason="mistake")
    answer = olivia.get(reverse("admin:releases_release_calendar"))
    (entry,) = entries(answer)
    assert [(text.code, text.state, text.is_ready) for text in entry.texts] == [
        ("fr", "withdrawn", False),
    ]  # fmt: skip
    assert "Français: withdrawn" in words(answer)
    assert "✓ Français" not in words(answer)


def overdue(french: Translation, cast: Cast, minutes: int) -> Translation:
    """A text whose minute was some time ago, while no worker was there."""
    due = datetime.datetime.now(UTC) - datetime.timedelta(minutes=minutes, seconds=5)
    scheduled(french, cast)
    Translation.objects.filter(pk=french.pk).update(publish_at=due)
    return Translation.objects.get(pk=french.pk)


def test_publication_that_came_late_says_by_how_much(cast: Cast, olivia: Client) -> None:
    perform(overdue(approved(cast), cast, 7), Verb.PUBLISH, clock())
    answer = olivia.get(reverse("admin:releases_release_calendar"))
    assert "7 minutes late" in words(answer)


def test_publication_in_its_minute_is_not_called_late(cast: Cast, olivia: Client) -> None:
    perform(overdue(approved(cast), cast, 0), Verb.PUBLISH, clock())
    (entry,) = entries(olivia.get(reverse("admin:releases_release_calendar")))
    assert entry.late is None


def test_what_people_publish_themselves_is_never_late(cast: Cast, olivia: Client) -> None:
    perform(overdue(approved(cast), cast, 7), Verb.PUBLISH, cast.olivia)
    (entry,) = entries(olivia.get(reverse("admin:releases_release_calendar")))
    assert entry.late is None


def test_failed_text_says_so_at_its_minute(cast: Cast, olivia: Client) -> None:
    french = scheduled(approved(cast), cast)
    perform(french, Verb.FAIL, clock(), failure="the disk is full")
    (entry,) = entries(calendar(olivia))
    assert [text.is_ready for text in entry.texts] == [False]
    assert "Français: failed" in words(calendar(olivia))


def test_draft_stands_where_it_is_due(cast: Cast, olivia: Client) -> None:
    french = draft(cast)
    perform(french, Verb.ASSIGN, cast.olivia, assignee=cast.anna, due_at=NOON)
    (entry,) = entries(calendar(olivia))
    assert (entry.kind, [text.code for text in entry.texts]) == ("due", ["fr"])


def test_end_of_an_embargo_stands_with_what_waits_for_it(cast: Cast, olivia: Client) -> None:
    french = submitted(cast)
    under_embargo(french.release, cast)
    (entry,) = entries(calendar(olivia))
    assert (entry.kind, [text.code for text in entry.waiting]) == ("embargo", ["fr"])


def test_day_on_which_the_clocks_change_says_its_hours_and_which_of_two(
    cast: Cast, olivia: Client
) -> None:
    second = datetime.datetime(2099, 10, 25, 1, 30, tzinfo=UTC)
    scheduled(approved(cast), cast, second)
    said = words(calendar(olivia, day="2099-10-25"))
    assert "25 hours" in said
    assert "02:30 UTC+1" in said
