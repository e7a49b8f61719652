"""Ten jobs in a browser: each is done, what came of it is looked at, and its steps are counted."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, Any

import pytest
from django.utils import timezone

from tests.cast import FRENCH, Cast, person, text
from tests.translations.desk.texts import at, drafted, save
from tests.translations.jobs.counting import Hands
from tests.translations.jobs.table import Count, jobs
from tests.translations.scenes import behind
from tests.translations.test_admin_browser import cast
from translations.models import LanguageRole, Notice, State, Translation
from translations.verbs import Verb
from translations.workflow import perform

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Locator, Page

__all__ = ["cast"]  # a fixture

pytestmark = pytest.mark.browser

HOUR = datetime.timedelta(hours=1)


@pytest.fixture
def hands(page: Page, live_server: Any) -> Hands:
    return Hands(page, live_server)


def takes(number: int, hands: Hands) -> None:
    """The job was done in the steps of the table, no more and no fewer."""
    assert hands.count == jobs()[number].ours, jobs()[number].name


def row(hands: Hands, title: str, under: str = "") -> Locator:
    """The row of a text in the lists of the front page, or in the one with this heading."""
    lists = hands.page.locator(".work-list")
    if under:
        lists = lists.filter(has=hands.page.get_by_role("heading", name=under))
    return lists.locator(".work-row", has_text=title)


def standing_open(in_row: Locator) -> Locator:
    """The text, which is open in its row as the first that waits."""
    form = in_row.locator(".peek form")
    form.wait_for()
    return form


def told(hands: Hands) -> None:
    """The page that one is led to says that it was done."""
    hands.page.locator(".messagelist .success").first.wait_for()


def cell(hands: Hands, language: str) -> Locator:
    return hands.page.locator(".cells > li", has=hands.page.locator(f'[lang="{language}"]'))


def now(text: Translation) -> Translation:
    return Translation.objects.get(pk=text.pk)


def waiting(cast: Cast, title: str) -> Translation:
    return cast.submitted(cast.drafted(cast.external(), document=text(title, FRENCH.body)))


def next_edition(cast: Cast) -> Translation:
    """Of a live text, with two passages changed, handed in."""
    french = perform(cast.published(drafted(cast)), Verb.REVISE, cast.anna, significance="typo")
    given = {at(french, "Premier point").key: "Point premier"}
    given[at(french, "Fin.").key] = "C’est tout\u00a0!"
    return cast.submitted(save(cast, french, given))


def test_the_one_that_is_due_next_is_approved(cast: Cast, hands: Hands) -> None:
    """Its English is scheduled; it was neither handed in first nor last."""
    waiting(cast, "Le premier venu")
    due = waiting(cast, "Le plus pressé")
    assert due.source is not None
    english = cast.approved(cast.drafted(due.source, "en"))
    perform(english, Verb.SCHEDULE, cast.olivia, publish_at=timezone.now() + HOUR)
    waiting(cast, "Le dernier venu")
    hands.sits(cast.chloe)
    first = hands.page.locator(".work-row").first
    form = standing_open(first)
    assert "Premier point" in form.inner_text()
    hands.follow(form.get_by_role("button", name="Approve revision 1").last)
    told(hands)
    assert now(due).state == State.APPROVED
    assert Translation.objects.awaiting_review().count() == 2
    takes(1, hands)


def test_what_changed_since_last_time_is_seen(cast: Cast, hands: Hands) -> None:
    next_edition(cast)
    hands.sits(cast.chloe)
    form = standing_open(row(hands, "Participation"))
    shown = form.locator(".review-rows > .row:visible")
    assert shown.count() == 2
    assert shown.nth(0).locator("del").all_inner_texts() != []
    assert "C’est tout" in shown.nth(1).inner_text()
    assert "Second point" not in form.inner_text()
    takes(2, hands)


def test_text_is_returned_with_a_remark_on_one_segment(cast: Cast, hands: Hands) -> None:
    french = cast.submitted(drafted(cast))
    key = at(french, "Second point").key
    hands.sits(cast.chloe)
    passage = standing_open(row(hands, "Participation")).locator(f"#row-{key}")
    hands.click(passage.locator("summary", has_text="Remark"))
    hands.type("Est-ce bien le second ?")
    hands.follow(passage.get_by_role("button", name="Return with this"))
    told(hands)
    remark = french.remarks.get()
    assert (remark.key, remark.text) == (key, "Est-ce bien le second ?")
    assert now(french).state == State.RETURNED
    assert french.transitions.latest("sequence").reason == "Est-ce bien le second ?"
    takes(3, hands)


def test_comma_is_corrected_by_suggestion_and_published(
    cast: Cast, hands: Hands, client: Any
) -> None:
    """Chloé is press officer, too, as in a small embassy."""
    cast.chloe.language_roles.create(office=cast.office, role="press_officer")
    french = cast.submitted(drafted(cast))
    key = at(french, "Le ministre a participé à la réunion[^1].").key
    right = "Le ministre a participé, à la réunion[^1]."
    hands.sits(cast.chloe)
    passage = standing_open(row(hands, "Participation")).locator(f"#row-{key}")
    hands.click(passage.locator("summary", has_text="Suggest"))
    hands.page.keyboard.press("Control+A")
    hands.type(right)
    hands.click(passage.get_by_role("button", name="Suggest", exact=True))
    hands.page.locator(f"#row-{key}").get_by_text("Suggested by chloe").wait_for()
    assert now(french).text.body.count("participé,") == 0

    hands.sits(cast.anna)
    mine = row(hands, "Participation", under="Edits suggested to you")
    assert mine.locator("ins").all_inner_texts() != []
    hands.follow(mine.get_by_role("button", name="Take the edit"))

    hands.sits(cast.chloe)
    again = row(hands, "Participation", under="For your review")
    again.get_by_text("anna took your edit").wait_for()
    hands.follow(again.get_by_role("button", name="Approve and publish"))
    told(hands)
    assert "published" in cell(hands, "fr").inner_text()
    live = now(french)
    assert (live.state, live.public) == (State.PUBLISHED, "live")
    assert live.approvals.get().reviewer == cast.chloe
    path = french.release.addresses.get(language="fr").path
    assert "Le ministre a participé, à la réunion" in client.get(path).content.decode()
    takes(4, hands)


def test_who_changed_a_figure_is_found(cast: Cast, hands: Hands) -> None:
    said = "Le Japon a livré {} tentes."
    french = cast.save(cast.started(cast.external()), cast.anna, text("Tentes", said.format(250)))
    cast.save(french, cast.ben, text("Tentes", said.format(260)))
    cast.save(french, cast.anna, text("Les tentes", said.format(260)))
    hands.sits(cast.olivia)
    hands.click(hands.page.get_by_label("Who changed these words, or this figure?"))
    hands.type("260")
    hands.press("Enter")
    (found,) = hands.page.locator(".turn").all()
    assert found.inner_text().startswith("ben, ")
    assert "wrote “260”" in found.inner_text()
    assert found.locator("del").all_inner_texts() == ["250"]
    takes(5, hands)


def two_revisions(cast: Cast) -> Translation:
    """The second has another title, and one point reads otherwise."""
    french = cast.submitted(cast.drafted(cast.external()))
    french = perform(french, Verb.RECALL, cast.anna)
    other = text("La participation", FRENCH.body.replace("Second point", "Point second"))
    return cast.submitted(cast.save(french, cast.anna, other))


def test_two_revisions_are_compared(cast: Cast, hands: Hands) -> None:
    two_revisions(cast)
    hands.sits(cast.olivia)
    hands.click(cell(hands, "fr").get_by_role("link", name="revision 2"))
    differs = hands.page.get_by_role("region", name="Français · revision 2")
    differs.wait_for()
    gone = "".join(differs.locator("del").all_inner_texts())
    assert "Participation" in gone
    assert differs.get_by_text("Premier point").count() == 1
    takes(6, hands)


def test_revision_is_restored(cast: Cast, hands: Hands) -> None:
    french = perform(two_revisions(cast), Verb.RECALL, cast.anna)
    hands.sits(cast.olivia)
    hands.follow(cell(hands, "fr").get_by_role("link", name="since"))
    hands.follow(hands.page.get_by_role("button", name="Restore revision 1"))
    told(hands)
    assert (now(french).state, now(french).text.title) == (State.DRAFT, FRENCH.title)
    assert "Second point" in now(french).text.body
    takes(7, hands)


def test_several_are_approved_in_bulk(cast: Cast, hands: Hands) -> None:
    texts = [waiting(cast, f"Texte {name}") for name in "ABCDE"]
    own = cast.save(cast.started(cast.external(), by=cast.ben), cast.ben, FRENCH)
    own = cast.submitted(own, cast.ben)
    hands.sits(cast.ben)
    hands.click(hands.page.get_by_label("Mark all"))
    hands.follow(hands.page.get_by_role("button", name="Approve those marked"))
    hands.page.get_by_text("5 approved").first.wait_for()
    assert {now(each).state for each in texts} == {State.APPROVED}
    assert now(own).state == State.SUBMITTED
    takes(8, hands)


def test_what_is_outdated_in_french_is_seen(cast: Cast, hands: Hands) -> None:
    fleur = person("fleur", cast.office, translator="fr")
    late = cast.published(cast.drafted(cast.external(), document=text("Le retardé", FRENCH.body)))
    cast.published(cast.drafted(cast.external(), document=text("Le frais", FRENCH.body)))
    behind(cast, late)
    hands.sits(fleur)
    under = "The source has changed"
    assert row(hands, "Le retardé", under).count() == 1
    assert row(hands, "Le frais", under).count() == 0
    takes(9, hands)


def test_text_is_handed_to_a_deputy(cast: Cast, hands: Hands) -> None:
    dora = person("dora")
    LanguageRole.objects.create(
        user=dora, office=cast.office, role="translator", language="fr", deputises_for=cast.anna,
        valid_until=timezone.now() + 5 * 24 * HOUR,
    )  # fmt: skip
    due = timezone.now() + HOUR
    french = cast.drafted(cast.external())
    perform(french, Verb.ASSIGN, cast.olivia, assignee=cast.anna, due_at=due)
    hands.sits(cast.anna)
    hands.page.get_by_text("dora stands in for you until").wait_for()
    mine = row(hands, "Participation", under="Assigned to you")
    hands.follow(mine.get_by_role("button", name="Hand to dora"))
    told(hands)
    assert (now(french).assignee, now(french).due_at) == (dora, due)
    assert Notice.objects.filter(person=dora).exists()
    assert french.transitions.latest("sequence").actor == cast.anna
    takes(10, hands)


# --- what the counting itself must hold -------------------------------------------------------


def test_one_step_more_is_noticed(cast: Cast, hands: Hands) -> None:
    next_edition(cast)
    hands.sits(cast.chloe)
    standing_open(row(hands, "Participation"))
    hands.follow(row(hands, "Participation").locator(".work-title a"))
    assert hands.count == Count(clicks=1, loads=1)
    with pytest.raises(AssertionError):
        takes(2, hands)


def test_front_page_does_the_same_without_a_script(
    cast: Cast, live_server: Any, browser: Browser
) -> None:
    """What is read in the row has its own page; marking and approving need none."""
    french = waiting(cast, "Un texte")
    context = browser.new_context(java_script_enabled=False)
    hands = Hands(context.new_page(), live_server)
    hands.sits(cast.chloe)
    assert not hands.page.get_by_role("button", name="Read it here").is_visible()
    hands.click(hands.page.get_by_role("checkbox", name="Un texte"))
    hands.follow(hands.page.get_by_role("button", name="Approve those marked"))
    assert now(french).state == State.APPROVED
    context.close()
