"""A record with every sort of row in it, whose guards are lifted."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

import pytest
from django.db import connection, transaction
from django.utils import timezone

from releases import append_only
from tests.cast import Cast, text
from tests.files import annex
from tests.translations.verifying.running import retitled
from translations import opening
from translations.appointing import appoint
from translations.checking import Checking
from translations.models import LanguageRole, Translation
from translations.verbs import Verb
from translations.workflow import perform, perform_on_release


@pytest.fixture
def record(cast: Cast) -> Iterator[Translation]:
    """A French text with every sort of row behind it: corrected, voided, published twice, let stand.

    What refuses a change is lifted, as by whoever owns the database; what is done ends with the test.
    """
    begun = cast.drafted(cast.external())
    french = perform(
        begun, Verb.ATTACH, cast.anna, paper=annex(), text="Annexe", standing="provisional"
    )
    french = cast.published(french)
    french = perform(french, Verb.REVISE, cast.anna, significance="substantive")
    french = cast.approved(retitled(french, cast, "Participation à la rencontre"))
    french = cast.approved(perform(french, Verb.RECALL, cast.anna))
    french = cast.published(french)
    perform_on_release(french.release, Verb.CHANGE_FACTS, cast.olivia, facts={"kind": "notice"})
    let_stand(cast)
    deputised(cast)
    opening.duplicate(cast.original().release, cast.olivia, issued_on=datetime.date(2026, 1, 2))
    connection.check_constraints()  # PostgreSQL drops no trigger while a constraint is to be checked
    append_only.remove(connection, only=[guard.name for guard in append_only.guards()])
    yield french
    transaction.set_rollback(True)  # or the test ends by checking what we have spoilt


def let_stand(cast: Cast) -> None:
    english = cast.drafted(
        cast.external(text("会合", "12か国。\n")), "en", text("Talks", "13 states.\n")
    )
    found = next(each for each in Checking.of(english).found if each.family == "facts")
    perform(english, Verb.ACCEPT, cast.anna, finding=found.about, reason="The ministry says 13.")


def deputised(cast: Cast) -> None:
    now = timezone.now()
    role = LanguageRole(
        user=cast.anna,
        office=cast.office,
        role="reviewer",
        language="fr",
        valid_from=now,
        valid_until=now + datetime.timedelta(days=1),
        deputises_for=cast.chloe,
    )
    appoint(role, cast.root)
    appoint(role, cast.root)  # a change, so that there is a chain
