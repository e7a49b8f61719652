"""Several texts at once: chosen in the list, confirmed on one page, and approved one by one."""

from __future__ import annotations

import datetime
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.urls import reverse

from tests.cast import FRENCH, Cast, office, person
from tests.translations.scenes import behind
from tests.translations.several.choosing import (
    LIST,
    address,
    fields,
    mark,
    offered,
    press,
    reasons,
    state,
    states,
    submitted,
)
from tests.translations.staff import at_desk, page_of, words
from translations import publishing
from translations.models import Approval, State, Transition
from translations.several.chosen import MOST
from translations.verbs import Verb
from translations.workflow import perform


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
    assert "No text was chosen." in words(client.post(address("approve"), {}))


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
