"""The coverage board: what it shows, what it can be asked, and its figures."""

from __future__ import annotations

import datetime

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from releases.models import Office, Topic
from tests.cast import FRENCH, Cast, office, person, text
from tests.translations.scenes import behind
from tests.translations.staff import at_desk, page_of, release_path, text_path, words
from translations import opening, publishing
from translations.cancelling import cancel_release
from translations.models import Translation
from translations.verbs import Verb
from translations.work.board_form import NONE
from translations.work.cells import Cell
from translations.work.coverage import A_PAGE, Coverage
from translations.work.front import FrontPage
from translations.workflow import perform, perform_on_release

HOUR = datetime.timedelta(hours=1)


def front(user: User, **asked: str) -> FrontPage:
    return FrontPage(User.objects.get(pk=user.pk), asked)


def board(user: User, **asked: str) -> Coverage:
    found = front(user, **asked).board
    assert found
    return found


def shown(user: User, **asked: str) -> list[int]:
    """The ids of the releases on the page."""
    return [release.pk for release in board(user, **asked).page.object_list]


def cell(user: User, language: str) -> Cell:
    """That of the first release."""
    cells = front(user).lines[0].cells
    return next(each for each in cells if each.language.code == language)


def figure(user: User, language: str, state: str, **asked: str) -> int:
    return board(user, **asked).tally.counts[language, state]


def test_board_says_where_each_language_stands(cast: Cast) -> None:
    french = cast.submitted(cast.drafted(cast.external()))
    assert [each.language.code for each in front(cast.olivia).lines[0].cells] == [
        "ja", "en", "fr", "ar",
    ]  # fmt: skip
    own = cell(cast.olivia, "fr")
    assert (own.state, own.said, own.standing) == (
        "submitted", "submitted", "provisional translation",
    )  # fmt: skip
    assert own.who == "anna"
    assert own.since == f"since {timezone.localtime(french.transitions.latest('pk').at):%H:%M}"
    assert own.path == text_path(french)
    assert cell(cast.olivia, "ja").said == "on another site"
    assert (cell(cast.olivia, "ar").said, cell(cast.olivia, "ar").path) == ("not begun", "")


def test_board_says_whose_a_text_is_and_that_it_is_overdue(cast: Cast) -> None:
    now = timezone.now()
    french = cast.drafted(cast.external())
    perform(french, Verb.ASSIGN, cast.olivia, assignee=cast.ben, due_at=now + HOUR)
    assert (cell(cast.olivia, "fr").who, cell(cast.olivia, "fr").is_overdue) == ("ben", False)
    Translation.objects.filter(pk=french.pk).update(due_at=now - HOUR)
    assert cell(cast.olivia, "fr").is_overdue
    assert "overdue:" in words(at_desk(cast.olivia).get("/admin/"))


def test_board_says_what_readers_have_where_the_state_does_not(cast: Cast) -> None:
    french = cast.published(cast.drafted(cast.external()))
    assert cell(cast.olivia, "fr").said == "published"
    perform(french, Verb.REVISE, cast.olivia, significance="typo")
    assert cell(cast.olivia, "fr").said == "draft, live"
    perform(french, Verb.DISCARD, cast.olivia)
    perform(french, Verb.WITHDRAW, cast.olivia, reason="mistake")
    assert cell(cast.olivia, "fr").said == "withdrawn"


def test_withdrawn_text_is_called_and_counted_and_found_apart(cast: Cast) -> None:
    gone = cast.published(cast.drafted(cast.external()))
    live = cast.published(cast.drafted(cast.external()))
    perform(gone, Verb.WITHDRAW, cast.olivia, reason="mistake")
    assert (figure(cast.olivia, "fr", "published"), figure(cast.olivia, "fr", "withdrawn")) == (
        1,
        1,
    )
    assert shown(cast.olivia, state="published", language="fr") == [live.release_id]
    assert shown(cast.olivia, state="withdrawn") == [gone.release_id]
    (line,) = front(cast.olivia, state="withdrawn", language="fr").lines
    assert [(each.state, each.said, each.is_asked) for each in line.cells] == [
        ("withdrawn", "withdrawn", True),
    ]  # fmt: skip
    perform(gone, Verb.REVISE, cast.olivia, significance="substantive")
    assert (
        figure(cast.olivia, "fr", "withdrawn") == 0
    )  # worked on again: counted as the draft it is
    assert figure(cast.olivia, "fr", "draft") == 1


def test_original_on_another_site_is_called_and_counted_and_found_apart(cast: Cast) -> None:
    release = cast.external().release_id
    here = cast.published(cast.original())
    assert figure(cast.olivia, "ja", "published") == figure(cast.olivia, "ja", "external") == 1
    assert shown(cast.olivia, state="published", language="ja") == [here.release_id]
    assert shown(cast.olivia, state="external") == [release]
    (line,) = front(cast.olivia, state="external", language="ja").lines
    assert [(each.state, each.said, each.is_asked) for each in line.cells] == [
        ("external", "on another site", True),
    ]  # fmt: skip


def test_board_says_what_readers_are_told_of_a_language_without_a_text(cast: Cast) -> None:
    release = cast.external().release
    plan = {"plan": {"ar": "in_preparation"}}
    perform_on_release(release, Verb.CHANGE_FACTS, cast.olivia, facts=plan)
    assert (cell(cast.olivia, "ar").state, cell(cast.olivia, "ar").said) == (NONE, "in preparation")


def test_board_leads_to_the_release_and_to_each_text(cast: Cast) -> None:
    french = cast.drafted(cast.external())
    links = page_of(at_desk(cast.olivia), "/admin/").links
    assert release_path(french.release) in links
    assert text_path(french) in links


def test_board_is_for_press_officers_and_of_their_offices(cast: Cast) -> None:
    mine = cast.external().release_id
    mission = office("mission")
    marc = person("marc", mission, press_officer="")
    theirs = opening.open_release(
        mission, marc, source_language="fr", issued_on=datetime.date(2025, 5, 1)
    )
    assert front(cast.chloe).board is None
    assert "Coverage" not in words(at_desk(cast.chloe).get("/admin/"))
    assert shown(cast.olivia) == [mine]
    assert shown(marc) == [theirs.release_id]
    assert shown(cast.root) == [theirs.release_id, mine]


def test_board_is_not_of_an_office_where_the_officer_only_reviews(cast: Cast) -> None:
    cast.external()
    marc = person("marc", office("mission"), press_officer="")
    marc.language_roles.create(office=cast.office, role="reviewer")
    assert shown(marc) == []
    assert board(marc).tally.releases == 0


def test_embargoed_release_is_on_no_board_and_in_no_figure(cast: Cast) -> None:
    hugo = person("hugo", cast.office, press_officer="")
    secret = cast.drafted(cast.external(text("Accord secret", FRENCH.body)))
    publishing.set_embargo(secret.release, cast.olivia, timezone.now() + HOUR, reason="joint")
    for user in (hugo, cast.root):
        for asked in ({}, {"state": "draft"}, {"language": "fr"}, {"state": "none"}):
            assert shown(user, **asked) == []
            assert board(user, **asked).count == 0
            assert sum(board(user, **asked).tally.counts.values()) == 0
        assert "Accord" not in words(at_desk(user).get("/admin/"))
    assert shown(cast.olivia, state="draft") == [secret.release_id]
    assert "embargo until" in words(at_desk(cast.olivia).get("/admin/"))


def test_board_is_asked_for_days_a_topic_a_language_and_a_state(cast: Cast) -> None:
    topic = Topic.objects.create(slug="security", name_en="Security")
    old = cast.original(issued_on=datetime.date(2025, 1, 10))
    new = cast.original(issued_on=datetime.date(2025, 3, 10))
    old.release.topics.add(topic)
    french = cast.submitted(cast.drafted(cast.approved(new)))
    olivia, both = cast.olivia, [new.release_id, old.release_id]
    assert shown(olivia) == both
    assert shown(olivia, since="2025-02-01") == both[:1]
    assert shown(olivia, until="2025-02-01") == both[1:]
    assert shown(olivia, topic=str(topic.pk)) == both[1:]
    assert shown(olivia, state="submitted") == both[:1]
    assert shown(olivia, language="fr") == both
    assert shown(olivia, language="fr", state="submitted") == both[:1]
    assert shown(olivia, language="ja", state="submitted") == []
    assert shown(olivia, language="fr", state="none") == both[1:]
    assert shown(olivia, state="none") == both
    assert shown(olivia, state="overdue") == []
    Translation.objects.filter(pk=french.pk).update(state="draft", due_at=timezone.now() - HOUR)
    assert shown(olivia, state="overdue") == both[:1]


def test_board_is_asked_for_what_is_outdated(cast: Cast) -> None:
    french = cast.published(cast.drafted(cast.external()))
    cast.external()
    assert shown(cast.olivia, state="outdated") == []
    behind(cast, french)
    assert shown(cast.olivia, state="outdated") == [french.release_id]
    assert shown(cast.olivia, state="outdated", language="en") == []


def test_board_of_one_language_shows_that_alone(cast: Cast) -> None:
    cast.drafted(cast.external())
    (line,) = front(cast.olivia, language="fr").lines
    assert [each.language.code for each in line.cells] == ["fr"]


def test_cancelled_release_is_shown_when_it_is_asked_for(cast: Cast) -> None:
    original = cast.original()
    cancel_release(original.release, cast.olivia, reason="The visit is called off.")
    assert shown(cast.olivia) == []
    assert shown(cast.olivia, state="cancelled") == [original.release_id]


def test_figures_count_by_language_and_state(cast: Cast) -> None:
    for _each in range(2):
        cast.drafted(cast.external())
    cast.submitted(cast.drafted(cast.external()))
    assert figure(cast.olivia, "fr", "draft") == 2
    assert figure(cast.olivia, "fr", "submitted") == 1
    assert figure(cast.olivia, "ar", "none") == 3
    assert figure(cast.olivia, "fr", "none") == 0
    assert figure(cast.olivia, "fr", "draft", since="2025-05-01") == 0
    links = page_of(at_desk(cast.olivia), "/admin/").links
    assert "?language=fr&state=draft" in links


def test_figure_leads_to_as_many_releases_and_keeps_the_days(cast: Cast) -> None:
    for _each in range(2):
        cast.drafted(cast.external())
    page = front(cast.olivia, since="2025-01-01")
    (count,) = (
        count
        for language, _all, counts in page.tally
        for count in counts
        if (language.code, count.number) == ("fr", 2)
    )
    assert count.query == "since=2025-01-01&language=fr&state=draft"
    answer = at_desk(cast.olivia).get(f"/admin/?{count.query}")
    assert "Coverage 2" in words(answer)


def test_board_has_pages_that_keep_what_was_asked(cast: Cast) -> None:
    made = [cast.external().release_id for _each in range(A_PAGE + 1)]
    assert shown(cast.olivia) == made[:0:-1]
    assert shown(cast.olivia, page="2") == made[:1]
    assert shown(cast.olivia, page="nonsense") == made[:0:-1]
    assert shown(cast.olivia, page="99", language="fr") == made[:1]
    page = page_of(at_desk(cast.olivia), "/admin/?language=fr")
    assert "Page 1 of 2" in page.words
    assert "?language=fr&page=2#board-heading" in page.links


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ({"since": "yesterday"}, "Enter a valid date."),
        ({"since": "2025-02-02", "until": "2025-02-01"}, "This day is before the one"),
        ({"language": "xx"}, "Select a valid choice."),
        ({"state": "lost"}, "Select a valid choice."),
        ({"topic": "1'; --"}, "Select a valid choice."),
    ],
)
def test_board_says_what_it_can_not_be_asked(cast: Cast, asked: dict[str, str], said: str) -> None:
    cast.external()
    answer = at_desk(cast.olivia).get("/admin/", asked)
    assert answer.status_code == 422
    assert said in words(answer)
    assert "会合への参加" not in words(answer)


def test_times_are_said_with_the_zone_of_the_office(cast: Cast) -> None:
    cast.drafted(cast.external())
    Office.objects.update(time_zone="Asia/Tokyo")
    assert "Times are those of Asia/Tokyo." in words(at_desk(cast.olivia).get("/admin/"))
    assert cell(cast.olivia, "fr").since.count("Asia/Tokyo") == 0


def test_times_of_several_zones_each_say_theirs(cast: Cast) -> None:
    cast.drafted(cast.external())
    bern = office("bern", time_zone="America/New_York")
    cast.root.language_roles.create(office=bern, role="press_officer")
    opening.open_release(bern, cast.root, source_language="fr", issued_on=datetime.date(2025, 4, 1))
    assert "(Europe/Paris)" in cell(cast.root, "fr").since


def test_figures_are_counted_along_an_index_and_minutes_found_by_one(cast: Cast) -> None:
    """Among eighteen thousand texts, sorting them took longer than the rest of the page."""
    if connection.vendor == "postgresql":
        pytest.skip("PostgreSQL plans by statistics, which the table of a test has not")
    cast.external()
    with CaptureQueriesContext(connection) as asked:
        front(cast.olivia)
    (counting,) = (
        plan(each["sql"]) for each in asked if " AS late" in each["sql"].replace('"', "")
    )
    assert "COVERING INDEX translation_by_state" in counting
    assert "TEMP B-TREE" not in counting
    (listing,) = (plan(each["sql"]) for each in asked if "UNION ALL" in each["sql"])
    assert "INDEX translation_wanted" in listing


def plan(sql: str) -> str:
    with connection.cursor() as cursor:
        cursor.execute(f"EXPLAIN QUERY PLAN {sql}")
        return "\n".join(str(row[-1]) for row in cursor.fetchall())
