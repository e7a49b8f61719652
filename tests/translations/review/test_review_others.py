"""What else a person can do from the review: every act of the table, by the forms of the text's page."""

from __future__ import annotations

import pytest

from tests.cast import Cast
from tests.translations.desk.texts import save
from tests.translations.review.test_review_page import review
from tests.translations.scenes import SCENES, behind, published, scheduled
from tests.translations.staff import at_desk, page_of, text_path, words
from tests.translations.test_budgets import at_most
from translations.admin.verb_forms import FORMS
from translations.done import done
from translations.heads import slots
from translations.models import State, Transition, Translation
from translations.review.decision import PLACED
from translations.verbs import Verb
from translations.workflow import perform, perform_on_release

OTHERS = [verb for verb in FORMS if verb not in PLACED]
SHOWN_ONCE = (
    Verb.PREVIEW_LINK
)  # its answer is a page of its own, since no address leads to what it says


def test_others_are_what_the_review_has_no_place_for() -> None:
    assert {
        *(Verb.RESCHEDULE, Verb.UNSCHEDULE, Verb.PUBLISH, Verb.RETRY, Verb.REVISE, Verb.CONFIRM),
        *(Verb.MAKE_OFFICIAL, Verb.WITHDRAW, Verb.RESTORE, Verb.REMOVE, Verb.RESTORE_REVISION),
    } <= set(OTHERS)


@pytest.mark.parametrize("verb", [verb for verb in OTHERS if verb != SHOWN_ONCE])
def test_verb_is_done_from_the_review_and_leads_back_to_it(cast: Cast, verb: str) -> None:
    scene = SCENES[Verb(verb)]
    french = scene.made(cast)
    client = at_desk(getattr(cast, scene.person))
    form = page_of(client, review(french)).form(f"/verb/{verb}/")
    answer = client.post(form.action, form.fields | scene.given(french))
    assert (answer.status_code, answer.headers.get("Location")) == (302, review(french))
    assert done(verb) in words(client.get(review(french)))
    assert Transition.objects.filter(verb=verb, refusal="").exists()


def test_refused_act_is_shown_on_the_review_with_what_was_typed(cast: Cast) -> None:
    french = scheduled(cast)
    client = at_desk(cast.olivia)
    form = page_of(client, review(french)).form("/verb/unschedule/")
    answer = client.post(form.action, form.fields | {"reason": ""})
    assert answer.status_code == 422
    assert "Give a reason: it goes on record." in words(answer)
    assert answer.templates[0].name == "admin/translations/review/review.html"
    form = page_of(client, review(french)).form("/verb/reschedule/")
    given = {"publish_at_0": "2001-01-02", "publish_at_1": "10:00", "zone": "Europe/Paris"}
    answer = client.post(form.action, form.fields | given)
    assert answer.status_code == 422
    assert 'value="2001-01-02"' in answer.content.decode()
    assert Translation.objects.get(pk=french.pk).state == State.SCHEDULED


def test_unreadable_act_is_shown_on_the_review(cast: Cast) -> None:
    french = scheduled(cast)
    client = at_desk(cast.olivia)
    form = page_of(client, review(french)).form("/verb/reschedule/")
    answer = client.post(form.action, form.fields | {"publish_at_0": "yesterday"})
    assert answer.status_code == 422
    assert answer.templates[0].name == "admin/translations/review/review.html"


def test_act_that_is_held_back_says_why_on_a_disabled_button(cast: Cast) -> None:
    """Nothing to confirm: the source has not changed."""
    french = published(cast)
    page = at_desk(cast.chloe).get(review(french)).context["page"]
    held = {button.verb: button.refusals for button in page.decision.others.held}
    assert [str(reason) for reason in held[Verb.CONFIRM]]
    html = at_desk(cast.chloe).get(review(french)).content.decode()
    assert 'disabled aria-describedby="why-confirm"' in html
    late = behind(cast, published(cast))
    page = at_desk(cast.chloe).get(review(late)).context["page"]
    assert Verb.CONFIRM in [button.verb for button in page.decision.others.ready]


def test_acts_of_others_are_not_offered(cast: Cast) -> None:
    french = published(cast)
    page = at_desk(cast.chloe).get(review(french)).context["page"]
    others = page.decision.others
    offered = {button.verb for button in (*others.ready, *others.held)}
    assert offered.isdisjoint({Verb.WITHDRAW, Verb.REMOVE, Verb.MAKE_OFFICIAL, Verb.ASSIGN})
    forged = text_path(french, "verb", "withdraw")
    answer = at_desk(cast.chloe).post(forged, {"reason": "mistake", "back": "review"})
    assert answer.status_code == 403
    assert "This is for press officers of the office." in words(answer)


@pytest.mark.parametrize("who", ["olivia", "root", "chloe"])
def test_officer_opens_a_review_in_few_statements(cast: Cast, who: str) -> None:
    """Of the next edition of what is live, with an address beside it; Chloé is officer and reviewer."""
    cast.chloe.language_roles.create(office=cast.office, role="press_officer")
    french = perform(published(cast), Verb.REVISE, cast.anna, significance="typo")
    links = ("https://www.example.org/",)
    perform_on_release(french.release, Verb.CHANGE_LINKS, cast.olivia, links=links)
    given = {"title": "La participation"} | {slot.key: "Site" for slot in slots(french)}
    french = cast.submitted(save(cast, Translation.objects.get(pk=french.pk), given))
    perform(french, Verb.REMARK, cast.ben, key="title", comment="Vraiment ?")
    client = at_desk(getattr(cast, who))
    client.get(review(french))
    with at_most(15):
        assert client.get(review(french)).status_code == 200
