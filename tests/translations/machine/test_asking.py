"""Who may ask for a machine draft and when, and what the machine may be told."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import connection

from tests.cast import Cast
from tests.translations.machine.drafts import asked_for, codes, embargoed, made, texts
from tests.translations.machine.service import Service
from translations.errors import Refused
from translations.models import (
    EmbargoGrant,
    MachineDraft,
    Translation,
)
from translations.roles import machine
from translations.verbs import Verb
from translations.workflow import perform, perform_on_release, refusals

# Who may be told


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
