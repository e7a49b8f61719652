"""Several texts scheduled or published at once, and what one of them costs the others."""

from __future__ import annotations

import datetime
from typing import Any

import pytest
from django.db import DatabaseError

from tests.cast import Cast, approve, office, person
from tests.translations.several.choosing import (
    LIST,
    TOMORROW,
    address,
    approved,
    fields,
    press,
    reasons,
    state,
    states,
    submitted,
)
from tests.translations.staff import at_desk, words
from tests.translations.test_budgets import at_most
from translations import publishing, workflow
from translations.models import LanguageRole, State, Translation

# Schedule and publish


def test_several_are_scheduled_for_one_minute_by_any_clocks(cast: Cast) -> None:
    texts, client = [approved(cast), approved(cast, "en")], at_desk(cast.olivia)
    waiting = submitted(cast)
    there = {"publish_at_0": "2099-01-02", "publish_at_1": "10:00", "zone": "America/St_Johns"}
    moment = datetime.datetime(2099, 1, 2, 13, 30, tzinfo=datetime.UTC)
    agreed = there | {"agreed": moment.isoformat()}
    answer = press(client, "schedule", *texts, waiting, **agreed)
    assert "2 scheduled, 1 refused" in words(answer)
    assert reasons(answer) == {waiting.pk: ["The text is submitted."]}
    found = Translation.objects.filter(state=State.SCHEDULED)
    assert {each.publish_at for each in found} == {moment}
    later = TOMORROW | {"publish_at_1": "18:00"}
    assert "2 rescheduled" in words(press(client, "reschedule", *texts, **later))


def test_time_without_a_zone_is_one_and_the_same_for_every_office(
    cast: Cast, settings: Any
) -> None:
    settings.TIME_ZONE = "Asia/Tokyo"
    paris, tokyo = cast.office, office("ambajp", time_zone="Asia/Tokyo")
    for user, role in (
        (cast.olivia, "press_officer"),
        (cast.anna, "translator"),
        (cast.chloe, "reviewer"),
    ):
        LanguageRole.objects.create(user=user, office=tokyo, role=role)
    cast.office = tokyo
    texts = [approved(cast)]
    cast.office = paris
    texts.append(approved(cast))
    client = at_desk(cast.olivia)
    typed = {"publish_at_0": "2099-01-02", "publish_at_1": "10:00", "zone": ""}
    given = fields(client, "schedule", *texts) | typed
    moment = datetime.datetime(2099, 1, 2, 9, tzinfo=datetime.UTC)
    asked = client.post(address("schedule"), given)
    assert f'name="agreed" value="{moment.isoformat()}"' in asked.content.decode()
    answer = client.post(address("schedule"), given | {"agreed": moment.isoformat()})
    assert "2 scheduled" in words(answer)
    assert {each.publish_at for each in Translation.objects.filter(state="scheduled")} == {moment}


def test_hour_that_comes_twice_asks_which_is_meant_for_all(cast: Cast) -> None:
    texts, client = [approved(cast), approved(cast)], at_desk(cast.olivia)
    autumn = {"publish_at_0": "2027-10-31", "publish_at_1": "02:30", "zone": "Europe/Paris"}
    given = fields(client, "schedule", *texts) | autumn
    asked = client.post(address("schedule"), given)
    assert asked.status_code == 422
    assert "Which is meant?" in words(asked)
    assert states(*texts) == ["approved"] * 2
    assert "2 scheduled" in words(client.post(address("schedule"), given | {"fold": "1"}))
    moment = datetime.datetime(2027, 10, 31, 1, 30, tzinfo=datetime.UTC)
    assert {each.publish_at for each in Translation.objects.filter(state="scheduled")} == {moment}


@pytest.mark.parametrize(
    "given",
    [
        {"publish_at_0": "", "publish_at_1": ""},
        {"publish_at_0": "2001-01-02"},
        {"publish_at_0": "2027-03-28", "publish_at_1": "02:30"},
        {"zone": "Mars/Olympus"},
    ],
)
def test_time_that_can_not_be_is_asked_for_again_before_anything_is_done(
    cast: Cast, given: dict[str, str]
) -> None:
    texts, client = [approved(cast), approved(cast)], at_desk(cast.olivia)
    answer = press(client, "schedule", *texts, **(TOMORROW | given))
    assert answer.status_code == 422
    assert len(answer.context["page"].chosen) == 2
    assert states(*texts) == ["approved"] * 2


def test_embargo_of_one_release_holds_up_no_other(cast: Cast) -> None:
    free, embargoed = approved(cast), approved(cast)
    until = datetime.datetime(2099, 6, 1, tzinfo=datetime.UTC)
    publishing.set_embargo(embargoed.release, cast.olivia, until, reason="the minister waits")
    answer = press(at_desk(cast.olivia), "schedule", free, embargoed, **TOMORROW)
    assert "1 scheduled, 1 refused" in words(answer)
    assert "under embargo" in reasons(answer)[embargoed.pk][0]


def test_officer_who_reviews_approves_and_schedules_in_one(cast: Cast) -> None:
    both = person("both", cast.office, reviewer="", press_officer="")
    one, other = submitted(cast), submitted(cast)
    draft = cast.drafted(cast.external())
    answer = press(at_desk(both), "approve_schedule", one, other, draft, **TOMORROW)
    assert "2 approved and scheduled, 1 refused" in words(answer)
    assert reasons(answer) == {draft.pk: ["The text is draft."]}
    assert states(one, other) == ["scheduled"] * 2


@pytest.mark.parametrize("act", ["schedule", "publish"])
def test_what_was_not_shown_is_neither_scheduled_nor_published(cast: Cast, act: str) -> None:
    french = approved(cast)
    given = TOMORROW | {"text": [french.pk]}
    answer = at_desk(cast.olivia).post(address(act), given)
    said = "You had revision – before you; the text is at revision 1."
    assert (answer.status_code, reasons(answer)) == (409, {french.pk: [said]})
    assert state(french) == State.APPROVED


def test_original_is_published_before_what_was_made_from_it(cast: Cast) -> None:
    original = cast.approved(cast.original())
    english = cast.approved(cast.drafted(original, "en"))
    french = cast.approved(cast.drafted(english))
    answer = press(at_desk(cast.olivia), "publish", french, english, original)
    assert "3 published" in words(answer)
    assert states(original, english, french) == ["published"] * 3


# One by one


def test_one_that_fails_holds_up_no_other(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    first, broken, last = (submitted(cast) for _number in range(3))
    do = workflow.perform

    def perform(translation: Translation, *args: Any, **given: Any) -> Translation:
        if translation.pk == broken.pk:
            raise DatabaseError("the disk is full")
        return do(translation, *args, **given)

    monkeypatch.setattr(workflow, "perform", perform)
    answer = press(at_desk(cast.chloe), "approve", first, broken, last)
    assert "2 approved, 1 refused" in words(answer)
    assert reasons(answer) == {broken.pk: ["It failed: try it by itself."]}
    assert states(first, broken, last) == ["approved", "submitted", "approved"]


def test_each_text_costs_a_few_statements(cast: Cast) -> None:
    texts, client = [submitted(cast) for _number in range(10)], at_desk(cast.chloe)
    fields(client, "approve", *texts)
    with at_most(8 + 8 * len(texts)):
        given = fields(client, "approve", *texts)
    with at_most(8 + 18 * len(texts)):
        client.post(address("approve"), given)
    assert states(*texts) == ["approved"] * 10


def test_list_costs_nothing_more_for_its_marks(cast: Cast) -> None:
    for _number in range(4):
        submitted(cast)
    client = at_desk(cast.chloe)
    client.get(LIST)
    with at_most(15):
        client.get(LIST)


def test_approval_by_hand_meanwhile_is_no_approval_of_this_page(cast: Cast) -> None:
    french, client = submitted(cast), at_desk(cast.chloe)
    given = fields(client, "approve", french)
    approve(french, cast.ben)
    answer = client.post(address("approve"), given)
    assert reasons(answer) == {french.pk: ["The text is approved."]}
    assert answer.status_code == 409
