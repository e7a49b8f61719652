"""The desk says how a machine draft went, and offers one where it can be asked for; else nothing."""

from __future__ import annotations

import datetime
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from tests.cast import Cast
from tests.translations.machine.drafts import asked_for, embargoed, made
from tests.translations.machine.service import Service, hang_up, status
from tests.translations.staff import at_desk, page_of, release_path, text_path, words
from translations.models import EmbargoGrant, MachineDraft, State, Translation
from translations.names import MACHINE
from translations.verbs import Verb
from translations.workflow import perform

OFFER = "Draft what is empty by machine"
MOST_QUERIES = 15  # DESIGN.md, section 11


def desk(client: Client, french: Translation) -> str:
    return page_of(client, text_path(french, "desk")).words


def posted(client: Client, french: Translation, **given: str) -> Any:
    path = text_path(french, "desk")
    fields = page_of(client, path).form(path).fields
    return client.post(path, fields | given)


def test_nothing_is_said_where_no_service_is_set_up(cast: Cast, french: Translation) -> None:
    for room in ("desk", "change"):
        said = page_of(at_desk(cast.anna), text_path(french, room)).words.lower()
        assert "machine" not in said, room
    answer = posted(at_desk(cast.anna), french, then="machine")
    assert "No translation service is set up." in words(answer)


def test_button_asks_for_a_draft_after_saving_what_is_typed(
    cast: Cast, french: Translation, service: Service
) -> None:
    client = at_desk(cast.anna)
    assert OFFER in desk(client, french)
    answer = posted(client, french, then="machine", **{"text-title": "Le titre d’Anna"})
    assert answer.status_code == 302
    assert french.segments.get(key="title").text == "Le titre d’Anna"
    assert MachineDraft.objects.get().asked_by == cast.anna
    said = desk(client, french)
    assert "A machine draft is being made." in said
    assert OFFER not in said


def test_draft_that_was_made_is_said_with_what_was_left(
    cast: Cast, french: Translation, service: Service
) -> None:
    service.say = lambda passage: f"fr:{passage.replace('<g', '<b')}"
    made(asked_for(cast, french))
    said = desk(at_desk(cast.anna), french)
    assert "A machine draft was made, " in said
    assert "asked for by anna." in said
    assert "9 passages were drafted." in said
    assert "1 passage was left empty: what the service answered lacks a mark" in said
    assert OFFER in said  # for what was left
    assert "machine draft" in page_of(at_desk(cast.anna), text_path(french, "desk")).words


def test_passage_is_marked_in_words_and_so_is_its_history(
    cast: Cast, french: Translation, service: Service
) -> None:
    made(asked_for(cast, french))
    client = at_desk(cast.anna)
    rows = client.get(text_path(french, "desk")).context["page"].rows
    assert {row.status_name for row in rows if row.segment.text} == {"machine draft"}
    side = client.get(text_path(french, "desk_passage", "title")).content.decode()
    assert "drafted by machine" in side


def test_failure_is_said_with_its_cause(cast: Cast, french: Translation, service: Service) -> None:
    service.then.append(status(456))
    made(asked_for(cast, french))
    said = desk(at_desk(cast.anna), french)
    assert "A machine draft could not be made, " in said
    assert "The quota of the service is used up." in said
    assert "Nothing was left" not in said
    assert OFFER in said


def test_waiting_draft_says_how_the_last_try_went(
    cast: Cast, french: Translation, service: Service
) -> None:
    service.then.append(hang_up)
    made(asked_for(cast, french))
    said = desk(at_desk(cast.anna), french)
    assert "The last try: The service cannot be reached." in said


def test_draft_of_a_text_that_somebody_filled_meanwhile_says_so(
    cast: Cast, french: Translation, service: Service
) -> None:
    draft = asked_for(cast, french)
    french.segments.update(text="fait")
    made(draft)
    assert "Nothing was left to draft." in desk(at_desk(cast.anna), french)
    assert service.asked == []


@pytest.mark.parametrize("who", ["chloe", "olivia"])
def test_button_is_for_those_who_may(
    cast: Cast, french: Translation, service: Service, who: str
) -> None:
    assert (OFFER in desk(at_desk(getattr(cast, who)), french)) == (who == "olivia")


def test_button_is_not_there_once_the_text_is_submitted(
    cast: Cast, french: Translation, service: Service
) -> None:
    Translation.objects.filter(pk=french.pk).update(state=State.SUBMITTED)
    assert OFFER not in desk(at_desk(cast.anna), french)


def test_press_officer_lets_the_machine_know_of_an_embargoed_release(
    cast: Cast, french: Translation, service: Service
) -> None:
    embargoed(cast, french)
    said = desk(at_desk(cast.anna), french)
    assert "a press officer must first let the machine know of it" in said
    assert OFFER not in said

    client = at_desk(cast.olivia)
    path = release_path(french.release, "verb", "grant")
    offered = page_of(client, release_path(french.release)).form(path)
    machine = client.get(release_path(french.release)).content.decode()
    assert ">the translation service</option>" in machine
    number = EmbargoGrant._meta.get_field("user").related_model.objects.get(username=MACHINE).pk
    assert client.post(path, offered.fields | {"assignee": str(number)}).status_code == 302
    assert OFFER in desk(at_desk(cast.anna), french)


def test_machine_is_nobody_to_be_told_where_no_service_is_set_up(
    cast: Cast, french: Translation
) -> None:
    until = timezone.now() + datetime.timedelta(hours=1)
    release = french.release
    release.embargo_until = until
    release.save(update_fields=["embargo_until"])
    EmbargoGrant.objects.create(release=release, user=cast.olivia, granted_by=cast.olivia)
    answer = at_desk(cast.olivia).get(release_path(release)).content.decode()
    assert ">the translation service</option>" not in answer


@pytest.mark.parametrize("is_made", [False, True])
def test_desk_opens_in_few_queries_with_a_service_too(
    cast: Cast,
    french: Translation,
    service: Service,
    is_made: bool,
    django_assert_max_num_queries: Any,
) -> None:
    client = at_desk(cast.anna)
    if is_made:
        made(asked_for(cast, french))
    perform(french, Verb.REMARK, cast.chloe, key="title", comment="?")
    with django_assert_max_num_queries(MOST_QUERIES):
        client.get(text_path(french, "desk"))
