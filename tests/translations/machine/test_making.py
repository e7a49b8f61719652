"""A machine draft from the wish to the text: what is saved, what never is, and what goes wrong."""

from __future__ import annotations

import datetime
from typing import Any

import pytest
from django.utils import timezone

from tests.cast import Cast, text
from tests.translations.machine.drafts import asked_for, codes, made, soon, texts
from tests.translations.machine.service import Service, answer, hang, status
from translations.machine import making
from translations.models import (
    Origin,
    Segment,
    State,
    Transition,
    Translation,
)
from translations.verbs import Verb
from translations.workflow import perform, refusals

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
