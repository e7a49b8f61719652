"""Several texts at once: chosen in the list, confirmed on one page, done one by one."""

from __future__ import annotations

import datetime
import re
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.db import DatabaseError
from django.test import Client
from django.urls import reverse

from tests.cast import FRENCH, Cast, approve, office, person
from tests.translations.scenes import behind
from tests.translations.staff import at_desk, page_of, words
from tests.translations.test_budgets import at_most
from translations import publishing, workflow
from translations.models import Approval, State, Transition, Translation
from translations.several.chosen import MOST
from translations.verbs import Verb
from translations.workflow import perform

LIST = "/admin/translations/translation/"
TOMORROW = {"publish_at_0": "2099-01-02", "publish_at_1": "10:00", "zone": "Europe/Paris"}


def address(act: str, *texts: Translation) -> str:
    query = "&".join(f"text={each.pk}" for each in texts)
    return reverse("admin:translations_translation_several", args=[act]) + f"?{query}"


def submitted(cast: Cast, language: str = "fr") -> Translation:
    return cast.submitted(cast.drafted(cast.external(), language))


def approved(cast: Cast, language: str = "fr") -> Translation:
    return cast.approved(cast.drafted(cast.external(), language))


def offered(client: Client) -> list[str]:
    """The acts that the list has buttons for."""
    html = client.get(LIST).content.decode()
    return re.findall(r'<input type="hidden" name="action" value="(\w+)">', html)


def mark(client: Client, act: str, *texts: Translation, **more: str) -> Any:
    """Mark these in the list and press the act's button."""
    acts = offered(client)
    marked = {"_selected_action": [str(each.pk) for each in texts]}
    given = {"action": acts, "index": acts.index(act), "select_across": "0"} | marked | more
    return client.post(LIST, given)


def fields(client: Client, act: str, *texts: Translation) -> dict[str, Any]:
    """What the page that asks would post of these texts, untouched."""
    path = address(act, *texts)
    shown = page_of(client, path).form(f"/several/{act}/").fields
    return shown | {"text": [str(each.pk) for each in texts]}


def press(client: Client, act: str, *texts: Translation, **more: Any) -> Any:
    return client.post(address(act), fields(client, act, *texts) | more)


def state(one: Translation) -> str:
    return Translation.objects.get(pk=one.pk).state


def states(*texts: Translation) -> list[str]:
    return [state(each) for each in texts]


def reasons(answer: Any) -> dict[int, list[str]]:
    """By text, why it was refused, as the page that was answered says."""
    every = answer.context["outcomes"].refused
    return {each.text.pk: [str(reason) for reason in each.refusals] for each in every}


@pytest.fixture
def rita(cast: Cast) -> User:
    """She reviews French and writes it, too."""
    return person("rita", cast.office, reviewer="fr", translator="fr")


# In the list


def test_actions_are_offered_to_those_whose_they_are(cast: Cast, rita: User) -> None:
    submitted(cast)
    officers = ["schedule", "reschedule", "publish"]
    assert offered(at_desk(cast.anna)) == []
    assert offered(at_desk(rita)) == ["approve"]
    assert offered(at_desk(cast.olivia)) == officers
    assert offered(at_desk(cast.root)) == ["approve", "approve_schedule", *officers]


def test_marked_texts_lead_to_the_page_that_asks(cast: Cast) -> None:
    texts, client = [submitted(cast), submitted(cast, "en")], at_desk(cast.chloe)
    answer = mark(client, "approve", *texts)
    assert answer.status_code == 302
    page = client.get(answer.headers["Location"]).context["page"]
    assert {each.text.pk for each in page.ready} == {each.pk for each in texts}
    assert states(*texts) == ["submitted"] * 2


def test_every_text_of_the_list_can_be_marked_at_once(cast: Cast) -> None:
    french, client = submitted(cast), at_desk(cast.chloe)
    answer = mark(client, "approve", french, select_across="1")
    assert len(client.get(answer.headers["Location"]).context["page"].chosen) == 2


def test_nothing_marked_does_nothing(cast: Cast) -> None:
    client = at_desk(cast.chloe)
    answer = mark(client, "approve", submitted(cast))
    assert "text=" in answer.headers["Location"]
    assert "No text was chosen." in words(client.get(address("approve")))
    assert client.post(address("approve"), {}).context["outcomes"].every == []


def test_what_is_no_key_is_answered_as_no_text(cast: Cast) -> None:
    client = at_desk(cast.chloe)
    submitted(cast)
    acts = offered(client)
    given = {"action": acts, "index": "0", "_selected_action": ["1 or 1"]}
    assert client.post(LIST, given).status_code == 404
    assert client.get(address("explode")).status_code == 404
    answer = client.get(address("approve") + "text=x&text=-1&text=99999999999999999999")
    assert "No text was chosen." in words(answer)


def test_too_many_are_refused_in_words(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    texts, client = [submitted(cast) for _number in range(2)], at_desk(cast.chloe)
    monkeypatch.setattr("translations.several.room.MOST", 1)
    said = "You chose 2 texts. At once there can be 1: choose fewer."
    given = {"text": [each.pk for each in texts]}
    for ask in (
        lambda: mark(client, "approve", *texts),
        lambda: client.get(address("approve", *texts)),
        lambda: client.post(address("approve"), given),
    ):
        answer = ask()
        assert answer.status_code == 302
        assert said in words(client.get(answer.headers["Location"]))
    assert states(*texts) == ["submitted"] * 2
    assert MOST == 200


# Approve


def test_of_twenty_three_are_refused_with_their_reasons_and_seventeen_approved(
    cast: Cast, rita: User
) -> None:
    """One that she wrote a part of, one recalled meanwhile, and one in a language without a role."""
    fit = [submitted(cast) for _number in range(17)]
    meanwhile, foreign = submitted(cast), submitted(cast, "en")
    own = cast.drafted(cast.external())
    key = own.segments.get(text="Premier point").key
    own = perform(own, Verb.SAVE, rita, texts={key: "Point premier"}, was={key: "Premier point"})
    own = cast.submitted(own)
    client, texts = at_desk(rita), [own, *fit[:9], meanwhile, foreign, *fit[9:]]
    path = mark(client, "approve", *texts).headers["Location"]
    asked = client.get(path).context["page"]
    assert (len(asked.ready), len(asked.held)) == (18, 2)
    given = page_of(client, path).form("/several/approve/").fields
    perform(meanwhile, Verb.RECALL, cast.anna)
    answer = client.post(path, given | {"text": [str(each.pk) for each in texts]})
    assert answer.status_code == 200
    assert "17 approved, 3 refused" in words(answer)
    assert states(*fit) == ["approved"] * 17
    why = reasons(answer)
    assert set(why) == {own.pk, meanwhile.pk, foreign.pk}
    assert "You changed this text yourself" in why[own.pk][0]
    assert why[meanwhile.pk] == ["The text is draft."]
    assert why[foreign.pk] == ["This is for reviewers of this language."]
    for each in (own, meanwhile, foreign):
        assert reverse("admin:translations_translation_review", args=[each.pk]) in (
            answer.content.decode()
        )
    tried = Transition.objects.exclude(refusal="").filter(verb=Verb.APPROVE, actor=rita)
    assert set(tried.values_list("translation", flat=True)) == set(why)
    assert set(Approval.objects.values_list("reviewer", flat=True)) == {rita.pk}


def test_text_resubmitted_meanwhile_is_refused_as_another_revision(cast: Cast) -> None:
    stays, moves = submitted(cast), submitted(cast)
    client = at_desk(cast.chloe)
    given = fields(client, "approve", stays, moves)
    draft = perform(moves, Verb.RECALL, cast.anna)
    key = draft.segments.get(text="Premier point").key
    draft = perform(draft, Verb.SAVE, cast.anna, texts={key: "Point"}, was={key: "Premier point"})
    cast.submitted(draft)
    answer = client.post(address("approve"), given)
    said = "You had revision 1 before you; the text is at revision 2."
    assert reasons(answer) == {moves.pk: [said]}
    assert states(stays, moves) == ["approved", "submitted"]


@pytest.mark.parametrize("forged", ["none", "wrong", "shared", "another’s"])
def test_forged_post_approves_nothing_that_was_not_shown(cast: Cast, forged: str) -> None:
    shown, other = submitted(cast), submitted(cast)
    client = at_desk(cast.chloe)
    given = fields(client, "approve", shown)
    hashes = {"revision": other.revision, "sha256": other.sha256}
    more: dict[str, dict[str, Any]] = {
        "none": {},
        "wrong": {f"{other.pk}-revision": "1", f"{other.pk}-sha256": "0" * 64},
        "shared": hashes,
        "another’s": {f"{shown.pk}-revision": "1", f"{shown.pk}-sha256": other.sha256},
    }
    answer = client.post(address("approve"), given | {"text": [shown.pk, other.pk]} | more[forged])
    assert state(other) == State.SUBMITTED
    assert state(shown) == State.APPROVED
    assert list(reasons(answer)) == [other.pk]
    refused = Transition.objects.exclude(refusal="").get()
    assert (refused.translation, refused.actor) == (other, cast.chloe)


def test_text_whose_mark_was_taken_away_is_not_tried(cast: Cast) -> None:
    kept, left = submitted(cast), submitted(cast)
    client = at_desk(cast.chloe)
    given = fields(client, "approve", kept, left) | {"text": [str(kept.pk)]}
    assert "1 approved" in words(client.post(address("approve"), given))
    assert states(kept, left) == ["approved", "submitted"]
    assert not Transition.objects.exclude(refusal="")


def test_nobody_approves_what_they_wrote_by_a_bulk_action(cast: Cast) -> None:
    """Not a superuser either; the try is on record, and the status says whose fault it was."""
    french = cast.started(cast.external())
    french = cast.submitted(cast.save(french, cast.root, FRENCH), cast.root)
    answer = press(at_desk(cast.root), "approve", french)
    assert answer.status_code == 403
    assert "0 approved, 1 refused" in words(answer)
    tried = Transition.objects.latest("sequence")
    assert (tried.verb, tried.actor) == ("approve", cast.root)
    assert "You changed this text yourself" in tried.refusal


def test_second_press_finds_them_approved_and_records_no_refusal(cast: Cast) -> None:
    texts, client = [submitted(cast), submitted(cast)], at_desk(cast.chloe)
    given = fields(client, "approve", *texts)
    for _press in range(2):
        assert "2 approved" in words(client.post(address("approve"), given))
    assert Approval.objects.count() == 2
    assert not Transition.objects.exclude(refusal="")


def test_newer_source_is_acknowledged_for_each_text(cast: Cast) -> None:
    fresh, late = submitted(cast), behind(cast, submitted(cast))
    client = at_desk(cast.chloe)
    given = fields(client, "approve", fresh, late)
    asked = [name for name in given if name.endswith("outdated_acknowledged")]
    assert (
        f"{late.pk}-outdated_acknowledged"
        in client.get(address("approve", fresh, late)).content.decode()
    )
    assert len(asked) <= 1
    answer = client.post(address("approve"), given)
    assert "acknowledge it, or return the text" in reasons(answer)[late.pk][0]
    acknowledged = {f"{late.pk}-outdated_acknowledged": "on"}
    assert "1 approved" in words(press(client, "approve", late, **acknowledged))
    assert states(fresh, late) == ["approved", "approved"]


def test_page_says_what_changed_since_the_last_approval(cast: Cast) -> None:
    first, again = submitted(cast), cast.published(cast.drafted(cast.external()))
    draft = perform(again, Verb.REVISE, cast.anna, significance="typo")
    key = draft.segments.get(text="Premier point").key
    draft = perform(draft, Verb.SAVE, cast.anna, texts={key: "Point"}, was={key: "Premier point"})
    again = cast.submitted(draft)
    page = at_desk(cast.chloe).get(address("approve", first, again)).context["page"]
    found = {each.text.pk: (each.changes, each.query) for each in page.chosen}
    assert found == {first.pk: (None, ""), again.pk: (1, "?show=approved")}


# What a person may not know of


def test_text_that_one_may_not_know_of_is_answered_as_none(cast: Cast) -> None:
    embargoed = submitted(cast)
    until = datetime.datetime(2099, 1, 1, tzinfo=datetime.UTC)
    publishing.set_embargo(embargoed.release, cast.olivia, until, reason="the minister waits")
    client, kept = at_desk(cast.chloe), submitted(cast)
    count = Transition.objects.count()
    forged = {"text": [kept.pk, embargoed.pk], f"{embargoed.pk}-revision": "1"}
    forged |= {f"{embargoed.pk}-sha256": embargoed.sha256}
    there = client.post(address("approve"), fields(client, "approve", kept) | forged)
    assert "1 approved, 1 refused" in words(there)
    assert "1 of those that you chose is not there." in words(there)
    assert embargoed.release.public_id not in there.content.decode()
    assert state(embargoed) == State.SUBMITTED
    assert Transition.objects.count() == count + 1
    nowhere = client.post(address("approve"), {"text": ["987654"]})
    hidden = client.post(address("approve"), {"text": [embargoed.pk]})
    assert (hidden.status_code, words(hidden)) == (nowhere.status_code, words(nowhere))


def test_stranger_finds_no_text_of_another_office(cast: Cast) -> None:
    stranger = person("stranger", office("mission"), reviewer="")
    french = submitted(cast)
    answer = at_desk(stranger).get(address("approve", french))
    assert "No text was chosen." in words(answer)


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
