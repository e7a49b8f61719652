"""The record's tables refuse to be changed, on whichever database this lane runs."""

from __future__ import annotations

import pytest
from django.apps import apps
from django.conf import settings
from django.core.management import call_command
from django.db import DatabaseError, IntegrityError, connection, transaction
from django.utils import timezone
from reversion.models import Revision, Version

from releases import append_only
from releases.models import Chained, ChainHead, Publication
from tests.cast import Cast, text
from translations.appointing import appoint
from translations.checking import Checking
from translations.models import (
    Acceptance,
    Approval,
    LanguageRole,
    RevisionRecord,
    RoleChange,
    SegmentChange,
    Transition,
)
from translations.verbs import Verb
from translations.workflow import perform


@pytest.fixture
def history(db: None) -> None:
    """At least one row in each append-only table."""
    cast = Cast()
    french = cast.published(cast.drafted(cast.external()))
    perform(french, Verb.REVISE, cast.anna, significance="typo")
    draft = cast.save(cast.started(cast.external()), cast.anna, text("Le 03 avril", "Réunion."))
    about = Checking.of(draft).found[0].about
    perform(draft, Verb.ACCEPT, cast.anna, finding=about, reason="C’est le titre.")
    appoint(LanguageRole(user=cast.anna, office=cast.office, role="reviewer"), cast.root)


def test_setting_names_every_table_of_the_record() -> None:
    record = {
        Acceptance,
        Approval,
        Publication,
        RevisionRecord,
        RoleChange,
        SegmentChange,
        Transition,
        Revision,
        Version,
    }
    assert {apps.get_model(label) for label in settings.APPEND_ONLY} == record


@pytest.mark.parametrize("label", settings.APPEND_ONLY)
def test_append_only_row_refuses_an_update(history: None, label: str) -> None:
    model = apps.get_model(label)
    with pytest.raises(DatabaseError, match="is append-only"), transaction.atomic():
        model.objects.update(id=model.objects.first().pk)


@pytest.mark.parametrize("label", settings.APPEND_ONLY)
def test_append_only_row_refuses_a_delete(history: None, label: str) -> None:
    table = apps.get_model(label)._meta.db_table
    with (
        pytest.raises(DatabaseError, match="is append-only"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(f'DELETE FROM "{table}"')  # noqa: S608  (a table's name, from the setting)


@pytest.mark.parametrize("label", settings.APPEND_ONLY)
def test_append_only_table_refuses_truncate(history: None, label: str) -> None:
    if connection.vendor != "postgresql":
        return  # SQLite has no TRUNCATE
    table = apps.get_model(label)._meta.db_table
    with (
        pytest.raises(DatabaseError, match="is append-only"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")  # or it refuses for what is still to check
        cursor.execute(f'TRUNCATE "{table}" CASCADE')


def test_every_trigger_stands_after_all_migrations(db: None) -> None:
    assert append_only.missing(connection) == []
    names = {each.name for each in append_only.standing(connection)}
    assert names <= {each.name for each in append_only.triggers()}


def test_triggers_stand_again_after_another_migrate(transactional_db: None) -> None:
    before = append_only.standing(connection)
    append_only.remove(connection)
    assert append_only.standing(connection) == []
    call_command("migrate", verbosity=0)
    assert append_only.standing(connection) == before


def test_chain_names_the_first_row_that_was_altered(history: None) -> None:
    with append_only.lifted(connection):
        Transition.objects.filter(sequence=3).update(reason="as it suits")
    assert Transition.first_broken() == 3


def test_chain_names_a_row_that_was_removed(history: None) -> None:
    with append_only.lifted(connection):
        row = Transition.objects.get(sequence=2)
        Transition.objects.filter(pk=row.pk).delete()
    assert Transition.first_broken() == 2


def test_chain_notices_that_its_tail_was_cut(history: None) -> None:
    last = Transition.objects.last()
    with append_only.lifted(connection):
        Transition.objects.filter(pk=last.pk).delete()
    assert Transition.first_broken() == last.sequence


def test_chain_notices_two_rows_that_changed_places(history: None) -> None:
    with append_only.lifted(connection):
        Transition.objects.filter(sequence=2).update(sequence=1000)
        Transition.objects.filter(sequence=3).update(sequence=2)
        Transition.objects.filter(sequence=1000).update(sequence=3)
    assert Transition.first_broken() == 2


@pytest.mark.parametrize("chained", [Publication, RoleChange, Transition])
def test_head_of_a_chain_is_its_last_row(history: None, chained: type[Chained]) -> None:
    head, last = (
        ChainHead.objects.get(name=chained.chain),
        chained.objects.order_by("sequence").last(),
    )
    assert last is not None
    assert (head.length, head.hash) == (last.sequence, last.row_hash)


def test_chain_whose_head_the_database_does_not_move_grows_no_more(history: None) -> None:
    """Rather that nothing can be done than that something is done off the record."""
    append_only.remove(connection, only=[each.name for each in append_only.keepers()])
    last = Transition.objects.order_by("sequence").last()
    again = {"release": last.release, "verb": last.verb, "actor": last.actor, "at": last.at}
    Transition(**again).append()
    with pytest.raises(IntegrityError), transaction.atomic():
        Transition(**again).append()


def test_head_that_stayed_behind_is_moved_up_when_the_triggers_are_put_back(history: None) -> None:
    """An act that comes while they are lifted would else be the last that the house ever does."""
    append_only.remove(connection, only=[each.name for each in append_only.keepers()])
    last = Transition.objects.order_by("sequence").last()
    again = {"release": last.release, "verb": last.verb, "actor": last.actor, "at": last.at}
    Transition(**again).append()
    connection.check_constraints()
    append_only.install(connection)
    for _each in range(2):
        Transition(**again).append()
    assert ChainHead.objects.get(name=Transition.chain).length == last.sequence + 3
    assert Transition.first_broken() is None


def test_head_is_not_moved_to_what_is_no_link_of_its_chain(history: None) -> None:
    append_only.remove(connection)
    last = Transition.objects.order_by("sequence").last()
    again = {"release": last.release, "verb": last.verb, "actor": last.actor, "at": last.at}
    forged = Transition(**again).append()
    Transition.objects.filter(pk=forged.pk).update(reason="as it suits")
    connection.check_constraints()
    append_only.install(connection)
    assert ChainHead.objects.get(name=Transition.chain).length == last.sequence
    assert Transition.first_broken() == forged.sequence


def test_trigger_that_is_switched_off_is_missing(history: None) -> None:
    if connection.vendor != "postgresql":
        return  # SQLite's can't be
    connection.check_constraints()
    keeper = append_only.keepers()[0]
    with connection.cursor() as cursor:
        cursor.execute(f'ALTER TABLE "{keeper.table}" DISABLE TRIGGER "{keeper.name}"')
    assert append_only.missing(connection) == [keeper.name]
    append_only.install(connection)
    assert append_only.missing(connection) == []


def test_migrating_leaves_what_stands_on_postgresql(history: None) -> None:
    """Whoever acts meanwhile is guarded, and nobody waits for the tables."""
    if connection.vendor != "postgresql":
        return  # SQLite remakes its tables, and has one lock
    connection.check_constraints()
    with connection.cursor() as cursor:
        asked = "SELECT oid FROM pg_trigger WHERE NOT tgisinternal ORDER BY 1"
        cursor.execute(asked)
        before = cursor.fetchall()
        append_only.lift_before_migrate(connection.alias)
        append_only.install(connection)
        cursor.execute(asked)
        assert cursor.fetchall() == before


def test_chained_row_reads_the_same_hash_from_the_database(history: None) -> None:
    for row in Transition.objects.all():
        assert row.row_hash == row.link_hash()
        assert row.at <= timezone.now()
