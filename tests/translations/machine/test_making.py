"""A machine draft from the wish to the text: what is saved, what never is, and what is said of it."""

from __future__ import annotations

import datetime
from typing import Any

import pytest
from django.db import connection
from django.utils import timezone

from tests.cast import Cast, text
from tests.translations.machine.service import Service, answer, hang, status
from translations import publishing
from translations.errors import Refused
from translations.machine import making, resending
from translations.models import (
    EmbargoGrant,
    MachineDraft,
    Origin,
    Segment,
    State,
    Transition,
    Translation,
)
from translations.roles import machine
from translations.tasks import draft_by_machine, sweep_once
from translations.verbs import Verb
from translations.workflow import perform, perform_on_release, refusals

HOUR = datetime.timedelta(hours=1)
SOURCE = text(
    "会合への参加",
    "会合の**概要**は[こちら](https://example.org/a)。[^1]\n\n1. 第一点\n2. {第二点|だいにてん}\n\n"
    "| 国 | 額 |\n|---|---|\n| 日本 | 12 |\n|  | 3 |\n\n```\ncode\n```\n\n[^1]: 注\n",
)


@pytest.fixture
def french(cast: Cast) -> Translation:
    return cast.started(cast.external(SOURCE))


def asked_for(cast: Cast, french: Translation) -> MachineDraft:
    perform(french, Verb.MACHINE, cast.anna)
    return MachineDraft.objects.get()


def made(draft: MachineDraft) -> MachineDraft:
    """The draft after one worker's turn."""
    making.make(draft.pk)
    draft.refresh_from_db()
    return draft


def texts(french: Translation) -> list[str]:
    return [segment.text for segment in french.segments.all()]


def soon(draft: MachineDraft) -> MachineDraft:
    """The draft when its pause, or its lease, is over."""
    past = timezone.now() - datetime.timedelta(minutes=2)
    MachineDraft.objects.filter(pk=draft.pk).update(next_try_at=past)
    return draft


def codes(french: Translation, cast: Cast) -> list[str]:
    return [refusal.code for refusal in refusals(french, Verb.MACHINE, cast.anna)]


# What is made


def test_draft_words_what_is_empty_and_keeps_the_marks(
    cast: Cast, french: Translation, service: Service
) -> None:
    draft = made(asked_for(cast, french))
    assert (draft.state, draft.cause, draft.left) == ("done", "", {})
    assert texts(french) == [
        "fr:会合への参加",
        "fr:会合の**概要**は[こちら](https://example.org/a)。[^1]",
        "fr:第一点",
        "fr:第二点",
        "fr:国",
        "fr:額",
        "fr:日本",
        "12",
        "",
        "3",
        "",
        "fr:注",
    ]
    assert draft.passages == 10
    assert draft.characters == sum(len(each) for sent in service.passages for each in sent)
    assert draft.ended_at is not None


def test_draft_is_marked_unconfirmed_and_its_askers(
    cast: Cast, french: Translation, service: Service
) -> None:
    made(asked_for(cast, french))
    drafted = french.segments.exclude(text="")
    assert set(drafted.values_list("origin", "is_confirmed")) == {(Origin.MACHINE, False)}
    changes = french.changes.values_list("origin", "author")
    assert set(changes) == {(Origin.MACHINE, cast.anna.pk)}
    french.refresh_from_db()
    assert french.state == State.DRAFT
    french.segments.filter(text="").update(text="x")
    assert [r.code for r in refusals(french, Verb.SUBMIT, cast.anna)] == ["machine"]


def test_wish_and_saving_are_on_record(cast: Cast, french: Translation, service: Service) -> None:
    made(asked_for(cast, french))
    acts = Transition.objects.filter(translation=french).order_by("sequence")
    assert [act.verb for act in acts][:3] == [Verb.START, Verb.MACHINE, Verb.SAVE]
    assert {act.actor for act in acts} == {cast.anna}


def test_what_somebody_wrote_is_never_written_over(
    cast: Cast, french: Translation, service: Service
) -> None:
    point = french.segments.get(kind="list_item", position=2)
    perform(french, Verb.SAVE, cast.ben, texts={"title": "De Ben"}, was={"title": ""})

    def meanwhile() -> None:
        Segment.objects.filter(pk=point.pk).update(text="De Chloé, entre-temps")

    draft = asked_for(cast, french)
    # The server's thread is not in this test's transaction, so the clerk writes as the answer is read.
    service.say = lambda passage: f"fr:{passage}"
    real = making._Run._ask

    def ask(run: Any, *given: Any) -> list[str]:
        answers = real(run, *given)
        meanwhile()
        return answers

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(making._Run, "_ask", ask)
        made(draft)
    assert draft.state == "done"
    assert texts(french)[:4] == [
        "De Ben",
        "fr:会合の**概要**は[こちら](https://example.org/a)。[^1]",
        "De Chloé, entre-temps",
        "fr:第二点",
    ]
    assert "会合への参加" not in str(service.passages)


def test_long_text_is_sent_in_bounded_requests(cast: Cast, service: Service) -> None:
    body = "".join(f"{number}番目の段落。\n\n" for number in range(120))
    french = cast.started(cast.external(text("題", body)))
    draft = made(asked_for(cast, french))
    assert (draft.state, draft.passages) == ("done", 121)
    most = {"libretranslate": 10, "deepl": 50}[draft.service.lower()]
    assert max(map(len, service.passages)) == most
    assert sum(map(len, service.passages)) == 121


def test_damaged_passage_is_left_empty_and_said(
    cast: Cast, french: Translation, service: Service
) -> None:
    service.say = lambda passage: f"fr:{passage.replace('<g', '<b')}"
    draft = made(asked_for(cast, french))
    damaged = french.segments.get(position=1)
    assert (damaged.text, draft.left) == ("", {damaged.key: "damaged"})
    assert (draft.state, draft.passages) == ("done", 9)


def test_passage_that_came_back_blank_is_left_empty(cast: Cast, service: Service) -> None:
    french = cast.started(cast.external())
    service.say = lambda _passage: " "
    draft = made(asked_for(cast, french))
    assert (draft.state, draft.cause, len(draft.left)) == ("failed", "unusable", 4)
    assert not any(texts(french))


def test_service_that_takes_less_is_sent_less(
    cast: Cast, french: Translation, service: Service
) -> None:
    service.then += [status(413)] * 3
    draft = made(asked_for(cast, french))
    assert draft.state == "done"
    assert [len(sent) for sent in service.passages][:4] == [8, 4, 2, 1]


def test_passage_too_long_for_the_service_is_said(cast: Cast, service: Service) -> None:
    french = cast.started(cast.external(text("題", "短い。\n")))
    service.then += [status(413)] * 3
    draft = made(asked_for(cast, french))
    assert (draft.state, draft.cause) == ("failed", "too_large")
    assert set(draft.left.values()) == {"too_long"}


# What goes wrong


@pytest.mark.parametrize(
    ("misdeed", "cause"),
    [
        (status(403), "key"),
        (status(456), "quota"),
        (answer(b"<"), "malformed"),
        (status(302), "redirect"),
    ],
)
def test_failure_that_waiting_does_not_mend_ends_at_once(
    cast: Cast, french: Translation, service: Service, misdeed: Any, cause: str
) -> None:
    service.then.append(misdeed)
    draft = made(asked_for(cast, french))
    assert (draft.state, draft.cause, draft.tries) == ("failed", cause, 1)
    assert not any(texts(french))
    assert Verb.MACHINE not in codes(french, cast)
    assert codes(french, cast) == []  # it can be asked for again


def test_failure_that_may_pass_is_tried_again_and_then_ends(
    cast: Cast, french: Translation, service: Service, settings: Any
) -> None:
    settings.MACHINE_TIMEOUT = 0.2
    service.then += [hang, status(429, Retry_After="90"), status(503)]
    draft = made(asked_for(cast, french))
    assert (draft.state, draft.cause) == ("waiting", "timeout")
    assert made(draft).tries == 1  # its pause is not over
    made(soon(draft))
    assert (draft.cause, draft.tries) == ("busy", 2)
    assert draft.next_try_at > timezone.now() + datetime.timedelta(seconds=80)
    made(soon(draft))
    assert (draft.state, draft.cause, draft.tries) == ("failed", "broken", 3)
    assert len(service.asked) == 3


def test_what_came_before_a_failure_is_kept(cast: Cast, service: Service) -> None:
    body = "".join(f"{number}番目の段落。\n\n" for number in range(120))
    french = cast.started(cast.external(text("題", body)))
    draft = asked_for(cast, french)
    service.meanwhile = lambda: (
        service.then.append(status(456)) if len(service.asked) == 2 else None
    )
    made(draft)
    assert (draft.state, draft.cause) == ("failed", "quota")
    assert draft.passages == sum(map(bool, texts(french))) > 0


def test_long_draft_gives_the_others_their_turn(
    cast: Cast, french: Translation, service: Service, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(making, "RUN_SECONDS", 0.0)
    sent: list[Any] = []
    monkeypatch.setattr(making, "send", lambda *given: sent.append(given))
    draft = made(asked_for(cast, french))
    assert (draft.state, draft.tries, service.asked) == ("waiting", 0, [])
    assert sent == [("translations.tasks.draft_by_machine", draft.pk)]


# Once


def test_task_that_comes_twice_works_once(
    cast: Cast, french: Translation, service: Service
) -> None:
    draft = asked_for(cast, french)
    during: list[int] = []
    service.meanwhile = lambda: during.append(1)
    for _turn in range(3):
        draft_by_machine(draft.pk)
    assert len(service.asked) == len(during)
    saves = Transition.objects.filter(translation=french, verb=Verb.SAVE)
    assert saves.count() == len(service.asked)


def test_draft_under_way_is_nobody_elses(cast: Cast, french: Translation, service: Service) -> None:
    draft = asked_for(cast, french)
    assert making._claim(draft.pk) is not None
    assert making._claim(draft.pk) is None
    made(draft)
    assert (draft.state, service.asked) == ("waiting", [])
    made(soon(draft))  # whoever had it died
    assert (draft.state, draft.tries) == ("done", 2)


def test_lost_task_is_sent_again_by_the_sweep_which_does_not_do_it(
    cast: Cast, french: Translation, service: Service, monkeypatch: pytest.MonkeyPatch
) -> None:
    sent: list[tuple[str, int]] = []
    monkeypatch.setattr(resending, "send", lambda *given: sent.append(given) or True)
    draft = asked_for(cast, french)
    sweep_once()
    assert sent == []  # it may be on its way
    soon(draft)
    sweep_once()
    sweep_once()
    assert sent == [("translations.tasks.draft_by_machine", draft.pk)]
    assert service.asked == []
    assert made(draft).state == "done"


def test_dead_broker_is_asked_once_a_sweep(
    cast: Cast, french: Translation, service: Service, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = cast.started(french.source, "en")  # type: ignore[arg-type]
    for each in (french, other):
        perform(each, Verb.MACHINE, cast.anna)
    past = timezone.now() - datetime.timedelta(minutes=2)
    MachineDraft.objects.update(next_try_at=past)
    asked: list[Any] = []
    monkeypatch.setattr(resending, "send", lambda *given: asked.append(given))
    assert resending.send_again() == 0
    assert len(asked) == 1


@pytest.mark.parametrize("columns", [{"tries": 3}, {"asked_at": timezone.now() - 2 * HOUR}])
def test_draft_that_nobody_ends_is_given_up(
    cast: Cast, french: Translation, service: Service, columns: dict[str, Any]
) -> None:
    draft = asked_for(cast, french)
    MachineDraft.objects.update(**columns)
    soon(draft)
    assert resending.send_again() == 0
    draft.refresh_from_db()
    assert (draft.state, draft.cause) == ("failed", "lost")
    assert made(draft).state == "failed"
    assert service.asked == []


# Who may be told


def embargoed(cast: Cast, french: Translation) -> None:
    until = timezone.now() + HOUR
    publishing.set_embargo(french.release, cast.olivia, until, reason="joint announcement")
    perform_on_release(french.release, Verb.GRANT, cast.olivia, assignee=cast.anna)


def test_embargoed_text_is_not_drafted_without_a_grant(
    cast: Cast, french: Translation, service: Service
) -> None:
    embargoed(cast, french)
    with pytest.raises(Refused, match="let the machine know of it"):
        perform(french, Verb.MACHINE, cast.anna)
    assert not MachineDraft.objects.exists()


def test_embargoed_text_is_drafted_with_a_grant(
    cast: Cast, french: Translation, service: Service
) -> None:
    embargoed(cast, french)
    perform_on_release(french.release, Verb.GRANT, cast.olivia, assignee=machine())
    assert made(asked_for(cast, french)).state == "done"


def test_grant_to_another_inactive_account_is_refused(cast: Cast, french: Translation) -> None:
    cast.chloe.is_active = False
    with pytest.raises(Refused, match="Name the person"):
        perform_on_release(french.release, Verb.GRANT, cast.olivia, assignee=cast.chloe)


def test_embargo_set_after_the_wish_keeps_the_text_here(
    cast: Cast, french: Translation, service: Service
) -> None:
    draft = asked_for(cast, french)
    embargoed(cast, french)
    made(draft)
    assert (draft.state, draft.cause, service.asked) == ("failed", "embargo", [])


def test_asker_who_may_no_longer_know_of_it_is_not_served(
    cast: Cast, french: Translation, service: Service
) -> None:
    draft = asked_for(cast, french)
    embargoed(cast, french)
    perform_on_release(french.release, Verb.GRANT, cast.olivia, assignee=machine())
    EmbargoGrant.objects.filter(user=cast.anna).delete()
    assert (made(draft).cause, service.asked) == ("role", [])


def test_text_that_went_on_meanwhile_is_left_alone(
    cast: Cast, french: Translation, service: Service
) -> None:
    draft = asked_for(cast, french)
    perform(french, Verb.DISCARD, cast.olivia)
    made(draft)
    assert (draft.state, draft.cause, service.asked) == ("failed", "state", [])


def test_asker_who_left_is_not_served(cast: Cast, french: Translation, service: Service) -> None:
    draft = asked_for(cast, french)
    cast.anna.is_active = False
    cast.anna.save()
    assert (made(draft).cause, service.asked) == ("role", [])


# When it may be asked for


def test_it_is_off_by_default_and_says_so(cast: Cast, french: Translation) -> None:
    (refusal,) = refusals(french, Verb.MACHINE, cast.anna)
    assert (refusal.code, str(refusal)) == ("off", "No translation service is set up.")
    with pytest.raises(Refused):
        perform(french, Verb.MACHINE, cast.anna)


def test_service_that_was_taken_away_meanwhile_is_said(
    cast: Cast, french: Translation, service: Service, settings: Any
) -> None:
    draft = asked_for(cast, french)
    settings.MACHINE_PROVIDER = ""
    assert made(draft).cause == "off"


def test_one_draft_waits_at_a_time(cast: Cast, french: Translation, service: Service) -> None:
    draft = asked_for(cast, french)
    assert codes(french, cast) == ["waiting"]
    assert made(draft).state == "done"
    assert codes(french, cast) == ["nothing_empty"]


def test_reviewer_alone_may_not_ask(cast: Cast, french: Translation, service: Service) -> None:
    (refusal,) = refusals(french, Verb.MACHINE, cast.chloe)
    assert refusal.code == "role"


def test_original_is_not_drafted(cast: Cast, service: Service) -> None:
    (refusal,) = refusals(cast.original(), Verb.MACHINE, cast.olivia)
    assert refusal.code == "original"


class Outside:
    """A service by its dotted path, which would notice a transaction around it."""

    name, is_escaped = "Outside", True
    most_texts = most_bytes = longest = 10_000

    def __init__(self, *_settings: Any) -> None:
        """It needs none."""

    def speaks(self, source: str, target: str) -> bool:
        return (source, target) == ("ja", "fr")

    def translate(self, passages: list[str], *_languages: str, until: float) -> list[str]:
        assert not connection.in_atomic_block
        return [f"fr:{passage}" for passage in passages]


def test_nothing_is_fetched_inside_a_transaction(transactional_db: None, settings: Any) -> None:
    settings.MACHINE_PROVIDER = f"{__name__}.Outside"
    cast = Cast()
    french, english = cast.started(original := cast.external()), cast.started(original, "en")
    assert codes(english, cast) == ["pair"]
    assert made(asked_for(cast, french)).state == "done"
    assert all(texts(french))
