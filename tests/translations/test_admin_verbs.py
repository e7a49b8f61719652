"""The buttons: each verb of the table has one, which does it; refusals are sentences and a status."""

from typing import Any

import pytest
from django.test import Client

from tests.cast import FRENCH, Cast, text
from tests.translations.scenes import SCENES, approved, draft, submitted, suggested
from tests.translations.staff import at_desk, page_of, release_path, text_path, words
from translations.admin.page import AFTER_SAVING
from translations.admin.verb_forms import FORMS
from translations.models import State, Transition
from translations.transitions import TABLE
from translations.verbs import Verb
from translations.workflow import perform

# Their form is the page itself or the desk; and what only the clock does has no button.
WITHOUT_BUTTON = {Verb.SAVE, Verb.RECORD_SOURCE, Verb.ARRANGE, Verb.ACCEPT, Verb.FAIL}


@pytest.fixture(autouse=True)
def a_service_is_set_up(settings: Any) -> None:
    """Else one button would not be there; nothing is asked of it here."""
    settings.MACHINE_PROVIDER = "libretranslate"


def test_every_verb_of_the_table_has_its_form_or_is_the_page_itself() -> None:
    assert set(FORMS) | WITHOUT_BUTTON == set(TABLE)
    assert not set(FORMS) & WITHOUT_BUTTON


def test_every_button_has_its_scene() -> None:
    assert set(SCENES) == set(FORMS)


@pytest.mark.parametrize("verb", FORMS)
def test_button_does_its_verb(cast: Cast, verb: Verb) -> None:
    scene = SCENES[verb]
    french = scene.made(cast)
    client = at_desk(getattr(cast, scene.person))
    page = client.get(text_path(french))
    offered = page.context["page"].buttons.ready
    assert verb in [button.verb for button in offered]
    fields = next(button.form.initial for button in offered if button.verb == verb)
    known = {name: value for name, value in fields.items() if value is not None}
    answer = client.post(text_path(french, "verb", verb), known | scene.given(french))
    assert answer.status_code == 302, words(answer)
    done = Transition.objects.latest("sequence")
    assert (done.verb, done.refusal) == (verb, "")


@pytest.mark.parametrize("verb", [verb for verb in FORMS if verb not in AFTER_SAVING])
def test_button_posts_a_form_of_its_own(cast: Cast, verb: Verb) -> None:
    scene = SCENES[verb]
    french = scene.made(cast)
    page = page_of(at_desk(getattr(cast, scene.person)), text_path(french))
    assert page.form(f"/verb/{verb}/")


# Refusals


def test_refusal_of_a_wrong_person_is_403_in_words(cast: Cast) -> None:
    french = submitted(cast)
    answer = at_desk(cast.anna).post(text_path(french, "verb", "approve"), {})
    assert answer.status_code == 403
    assert "This is for reviewers of this language." in words(answer)


def test_author_is_refused_approval_by_a_forged_post_and_it_is_on_record(cast: Cast) -> None:
    french = cast.save(cast.started(cast.external()), cast.ben, FRENCH)
    french = cast.submitted(french, cast.ben)
    exact = {"revision": french.revision, "sha256": french.sha256}
    for given in (exact, {}, {"revision": "nonsense", "sha256": "x" * 9000}):
        answer = at_desk(cast.ben).post(text_path(french, "verb", "approve"), given)
        assert answer.status_code == 403
        assert "You changed this text yourself" in words(answer)
    assert french.approvals.count() == 0
    refused = Transition.objects.filter(verb="approve").exclude(refusal="")
    assert refused.count() == 3


def test_author_is_refused_approval_as_superuser(cast: Cast) -> None:
    french = cast.submitted(
        cast.save(draft(cast), cast.root, text("Titre", "Corps\n\n- Un\n- Deux\n"))
    )
    exact = {"revision": french.revision, "sha256": french.sha256}
    answer = at_desk(cast.root).post(text_path(french, "verb", "approve"), exact)
    assert answer.status_code == 403


def test_approval_is_of_the_text_that_was_shown(cast: Cast) -> None:
    french = submitted(cast)
    shown = page_of(at_desk(cast.chloe), text_path(french)).form("/verb/approve/").fields
    perform(french, Verb.RECALL, cast.anna)
    cast.submitted(cast.save(french, cast.anna, text("Autre titre", FRENCH.body)))
    answer = at_desk(cast.chloe).post(text_path(french, "verb", "approve"), shown)
    assert answer.status_code == 409
    assert "You had revision 1 before you; the text is at revision 2." in words(answer)
    assert french.approvals.count() == 0


def test_approval_can_follow_once_the_new_text_was_shown(cast: Cast) -> None:
    french = submitted(cast)
    client = at_desk(cast.chloe)
    stale = client.post(text_path(french, "verb", "approve"), {"revision": 0, "sha256": ""})
    assert stale.status_code == 409
    form = next(b.form for b in stale.context["page"].buttons.ready if b.verb == "approve")
    assert client.post(text_path(french, "verb", "approve"), form.initial).status_code == 302


def test_verb_on_a_text_in_another_state_is_409(cast: Cast) -> None:
    answer = at_desk(cast.olivia).post(text_path(draft(cast), "verb", "publish"), {})
    assert answer.status_code == 409
    assert "The text is draft." in words(answer)


def test_return_without_a_comment_is_422_and_keeps_the_form_open(cast: Cast) -> None:
    answer = at_desk(cast.chloe).post(
        text_path(submitted(cast), "verb", "return"), {"comment": " "}
    )
    assert answer.status_code == 422
    assert "a comment is required" in words(answer)
    assert b'<details class="act" open>' in answer.content


def test_button_with_nothing_to_act_on_says_so_and_is_not_open(cast: Cast) -> None:
    page = at_desk(cast.anna).get(text_path(draft(cast))).context["page"]
    held = {button.verb: [str(each) for each in button.refusals] for button in page.buttons.held}
    assert (
        held[Verb.TAKE_SUGGESTION] == held[Verb.REFUSE_SUGGESTION] == ["No suggested edit waits."]
    )
    assert held[Verb.DETACH] == ["The text has no attachment."]
    offered = at_desk(cast.anna).get(text_path(suggested(cast))).context["page"].buttons.ready
    assert Verb.TAKE_SUGGESTION in [button.verb for button in offered]


def test_button_that_says_too_little_says_what_becomes_of_it(cast: Cast) -> None:
    french = draft(cast)
    assert "The text is then assigned to you." in words(at_desk(cast.anna).get(text_path(french)))
    release = words(at_desk(cast.olivia).get(release_path(french.release)))
    assert "The release gets the next number of its office’s series" in release


def test_verb_that_the_table_has_not_is_404(cast: Cast) -> None:
    client, french = at_desk(cast.olivia), draft(cast)
    for verb in ("explode", "save", "fail", "set_embargo"):
        assert client.post(text_path(french, "verb", verb), {}).status_code == 404


def test_verb_is_not_done_by_following_a_link(cast: Cast) -> None:
    french = approved(cast)
    answer = at_desk(cast.olivia).get(text_path(french, "verb", "publish"))
    assert (answer.status_code, answer.headers["Allow"]) == (405, "POST")
    assert "opening it does nothing" in words(answer)
    assert f'href="{text_path(french)}"' in answer.content.decode()
    french.refresh_from_db()
    assert french.state == State.APPROVED


def test_verb_without_the_token_is_refused(cast: Cast) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(cast.olivia)
    answer = client.post(text_path(approved(cast), "verb", "publish"), {})
    assert answer.status_code == 403
    assert Transition.objects.filter(verb="publish").count() == 0


def test_held_button_says_why(cast: Cast) -> None:
    page = page_of(at_desk(cast.anna), text_path(cast.started(cast.external())))
    assert "The title is empty." in page.words


def test_approval_pressed_twice_is_done_once_and_refused_to_nobody(cast: Cast) -> None:
    french, client = cast.submitted(cast.drafted(cast.external())), at_desk(cast.chloe)
    exactly = page_of(client, text_path(french)).form("/verb/approve/").fields
    path = text_path(french, "verb", "approve")
    assert [client.post(path, exactly).status_code for _press in range(2)] == [302, 302]
    assert french.approvals.count() == 1
    assert not Transition.objects.exclude(refusal="").exists()
    assert at_desk(cast.ben).post(path, exactly).status_code == 409
