"""What particular verbs ask of the person: acknowledgements, times, reasons, decisions."""

import datetime

import pytest

from tests.cast import FRENCH, Cast, person, text
from tests.translations.scenes import (
    TOMORROW,
    approved,
    behind,
    draft,
    published,
    submitted,
    suggested,
    suggestion,
)
from tests.translations.staff import at_desk, page_of, text_path, typed, words
from translations.models import State, Suggestion


def test_outdated_text_is_approved_only_with_the_box_ticked(cast: Cast) -> None:
    french = behind(cast, submitted(cast))
    client = at_desk(cast.chloe)
    exact = {"revision": french.revision, "sha256": french.sha256}
    path = text_path(french, "verb", "approve")
    refused = client.post(path, exact)
    assert refused.status_code == 422
    assert "acknowledge it" in words(refused)
    assert "I know that the source has a newer revision" in words(refused)
    assert client.post(path, exact | {"outdated_acknowledged": "on"}).status_code == 302


def test_hidden_direction_marks_are_approved_only_with_the_box_ticked(cast: Cast) -> None:
    marked = text("Titre", FRENCH.body + "\n\u202eenvers\u202c\n")
    french = cast.submitted(cast.drafted(cast.external(), document=marked))
    client, path = at_desk(cast.chloe), text_path(french, "verb", "approve")
    exact = {"revision": french.revision, "sha256": french.sha256}
    assert client.post(path, exact).status_code == 422
    assert client.post(path, exact | {"controls_confirmed": "on"}).status_code == 302


def test_schedule_is_read_by_the_zone_that_was_chosen(cast: Cast) -> None:
    french = approved(cast)
    at_desk(cast.olivia).post(text_path(french, "verb", "schedule"), TOMORROW)
    french.refresh_from_db()
    assert french.publish_at == datetime.datetime(2099, 1, 2, 1, 0, tzinfo=datetime.UTC)


def test_schedule_is_by_the_offices_clocks_where_no_zone_is_chosen(cast: Cast) -> None:
    french = approved(cast)
    given = {"publish_at_0": "2099-07-02", "publish_at_1": "10:00:30"}
    at_desk(cast.olivia).post(text_path(french, "verb", "schedule"), given)
    french.refresh_from_db()
    assert french.publish_at == datetime.datetime(2099, 7, 2, 8, 0, 30, tzinfo=datetime.UTC)


def test_schedule_in_the_gap_of_spring_is_refused(cast: Cast) -> None:
    given = {"publish_at_0": "2027-03-28", "publish_at_1": "02:30"}
    answer = at_desk(cast.olivia).post(text_path(approved(cast), "verb", "schedule"), given)
    assert answer.status_code == 422
    assert "In Europe/Paris the clocks go forward then: 02:30 does not exist." in words(answer)
    assert "Give a time up to 01:59 or from 03:00." in words(answer)


def test_schedule_in_the_fold_of_autumn_asks_which(cast: Cast) -> None:
    french = approved(cast)
    client, path = at_desk(cast.olivia), text_path(french, "verb", "schedule")
    given = {"publish_at_0": "2027-10-31", "publish_at_1": "02:30"}
    asked = client.post(path, given)
    assert asked.status_code == 422
    assert "Which is meant?" in words(asked)
    assert "the first, at UTC+2" in words(asked)
    assert "the second, at UTC+1" in words(asked)
    assert client.post(path, given | {"fold": "1"}).status_code == 302
    french.refresh_from_db()
    assert french.publish_at == datetime.datetime(2027, 10, 31, 1, 30, tzinfo=datetime.UTC)


@pytest.mark.parametrize(
    "given",
    [
        {},
        {"publish_at_0": "2099-01-02"},
        {"publish_at_0": "02/01/2099", "publish_at_1": "10:00"},
        {"publish_at_0": "2001-01-02", "publish_at_1": "10:00"},
        TOMORROW | {"zone": "Mars/Olympus"},
    ],
)
def test_schedule_without_a_time_to_come_is_refused(cast: Cast, given: dict[str, str]) -> None:
    answer = at_desk(cast.olivia).post(text_path(approved(cast), "verb", "schedule"), given)
    assert answer.status_code == 422


def test_withdrawing_a_pivot_asks_about_each_text_made_from_it(cast: Cast) -> None:
    english = cast.published(cast.drafted(cast.external(), "en"))
    french = cast.published(cast.drafted(english))
    client, path = at_desk(cast.olivia), text_path(english, "verb", "withdraw")
    undecided = client.post(path, {"reason": "inaccurate"})
    assert undecided.status_code == 422
    assert "Français was made from it" in words(undecided)
    client.post(path, {"reason": "inaccurate", "with-fr": "stays"})
    english.refresh_from_db()
    french.refresh_from_db()
    assert (english.public, french.public) == ("withdrawn", "live")


def test_withdrawing_an_original_takes_every_language_along(cast: Cast) -> None:
    japanese = cast.published(cast.original())
    french = cast.published(cast.drafted(japanese))
    client = at_desk(cast.olivia)
    assert "These go with it: Français." in page_of(client, text_path(japanese)).words
    client.post(text_path(japanese, "verb", "withdraw"), {"reason": "mistake"})
    french.refresh_from_db()
    assert french.public == "withdrawn"


def test_removal_needs_a_reason_that_readers_can_be_shown(cast: Cast) -> None:
    french = published(cast)
    given = {"reason": "because I say so"}
    answer = at_desk(cast.olivia).post(text_path(french, "verb", "remove"), given)
    assert answer.status_code == 422


def test_correction_needs_its_public_note(cast: Cast) -> None:
    french = published(cast)
    client, path = at_desk(cast.olivia), text_path(french, "verb", "revise")
    refused = client.post(path, {"significance": "correction"})
    assert refused.status_code == 422
    assert "A correction needs its public note." in words(refused)
    note = {"significance": "correction", "correction_note": "Une date a été corrigée."}
    assert client.post(path, note).status_code == 302


def test_text_is_assigned_with_its_due_time(cast: Cast) -> None:
    french = draft(cast)
    due = {"assignee": cast.anna.pk, "due_at_0": "2099-07-02", "due_at_1": "18:00"}
    at_desk(cast.olivia).post(text_path(french, "verb", "assign"), due)
    french.refresh_from_db()
    assert french.assignee == cast.anna
    assert french.due_at == datetime.datetime(2099, 7, 2, 16, 0, tzinfo=datetime.UTC)


def test_text_is_assigned_only_to_people_of_its_language(cast: Cast) -> None:
    stranger = person("stranger")
    given = {"assignee": stranger.pk}
    answer = at_desk(cast.olivia).post(text_path(draft(cast), "verb", "assign"), given)
    assert answer.status_code == 422


def test_refused_suggestion_keeps_the_reason(cast: Cast) -> None:
    french = suggested(cast)
    at_desk(cast.anna).post(text_path(french, "verb", "refuse_suggestion"), suggestion(french))
    assert Suggestion.objects.get().reason == "the ministry’s own word"


def test_remark_stands_beside_the_text_that_came_back(cast: Cast) -> None:
    french = submitted(cast)
    key = french.segments.get(text="Premier point").key
    given = {"comment": "Vérifier ce point.", "key": key}
    at_desk(cast.chloe).post(text_path(french, "verb", "return"), given)
    page = at_desk(cast.anna).get(text_path(french)).context["page"]
    assert [(r.text, r.passage) for r in page.remarks] == [("Vérifier ce point.", "Premier point")]


def test_fields_typed_beside_another_button_are_not_lost(cast: Cast) -> None:
    french = draft(cast)
    client = at_desk(cast.anna)
    fields = typed(client, french, title="Titre nouveau")
    client.post(text_path(french), fields | {"then": "submit"})
    french.refresh_from_db()
    assert (french.state, french.text.title) == (State.SUBMITTED, "Titre nouveau")
