"""Whatever is altered, removed or added in the record behind its triggers' back is named."""

from __future__ import annotations

import datetime
import json
from typing import Any

import pytest
from django.apps import apps
from django.conf import settings
from django.db import connection, models, transaction

from releases.models import ChainHead, Publication
from tests.cast import Cast
from tests.translations.verifying.running import ACTS, hashed_again, named, retitled, verified
from translations.models import SegmentChange, Transition, Translation
from translations.verbs import Verb
from translations.verifying import Verification
from translations.verifying.numbers import Numbers
from translations.workflow import perform

# As it was written


def test_record_that_nobody_touched_is_as_it_was_written(record: Translation) -> None:
    code, lines = verified()
    assert code == 0, lines
    rows = sum(apps.get_model(label).objects.count() for label in settings.APPEND_ONLY)
    # A publication is met twice: in its own chain, and as the act sealed it.
    assert lines[-1].startswith(f"{rows + Publication.objects.count()} rows of the record, 1 live")
    assert "nothing wrong" in lines[-1]


def test_empty_record_is_as_it_was_written(db: None) -> None:
    assert verified()[0] == 0


@pytest.mark.parametrize("label", settings.APPEND_ONLY)
def test_each_table_of_the_record_has_rows_in_this_test(record: Translation, label: str) -> None:
    assert apps.get_model(label).objects.count() >= 1


# One row altered, removed, added


def another(field: models.Field[Any, Any], value: Any) -> Any:
    """A value that the column takes and that is not ``value``."""
    if isinstance(field, models.IntegerField | models.ForeignKey):
        return 9_999
    if isinstance(value, datetime.datetime):
        return value + datetime.timedelta(microseconds=1)
    if isinstance(value, list):
        return [*value, 99]
    if isinstance(value, str) and value:
        return value[:-1] + ("x" if value[-1] != "x" else "y")
    return "x"


def names_of(row: models.Model) -> set[str]:
    table = row._meta.db_table
    return {f"{table} {row.pk}", f"{table} {getattr(row, 'sequence', row.pk)}"}


@pytest.mark.parametrize("label", settings.APPEND_ONLY)
def test_row_altered_in_any_column_is_named(record: Translation, label: str) -> None:
    model = apps.get_model(label)
    rows = list(model.objects.order_by("pk"))
    row = rows[(len(rows) - 1) // 2]
    missed = []
    for field in model._meta.concrete_fields:
        value = another(field, getattr(row, field.attname))
        with transaction.atomic():
            model.objects.filter(pk=row.pk).update(**{field.attname: value})
            if not names_of(row) & set(named()):
                missed.append(field.attname)
            transaction.set_rollback(True)
    assert missed == []


@pytest.mark.parametrize("label", settings.APPEND_ONLY)
def test_each_row_that_was_removed_is_named(record: Translation, label: str) -> None:
    model = apps.get_model(label)
    missed = []
    for row in model.objects.order_by("pk"):
        with transaction.atomic():
            model.objects.filter(pk=row.pk)._raw_delete(model.objects.db)
            if not names_of(row) & set(named()):
                missed.append(row.pk)
            transaction.set_rollback(True)
    assert missed == []


@pytest.mark.parametrize("label", settings.APPEND_ONLY)
def test_row_that_nobody_wrote_is_named(record: Translation, label: str) -> None:
    model = apps.get_model(label)
    row = model.objects.latest("pk")
    row.pk = 8_888
    for column in {"sequence", "number", "revision_id"}:
        if hasattr(row, column):
            setattr(row, column, 8_888)
    behind_the_head = f"{row._meta.db_table} {model.objects.count() + 1}"
    model.objects.bulk_create([row])
    assert {*names_of(row), behind_the_head} & set(named())


def test_first_row_that_was_altered_is_named_first(record: Translation) -> None:
    Transition.objects.filter(sequence__in=[4, 6]).update(reason="as it suits")
    assert named()[:2] == [f"{ACTS} 4", f"{ACTS} 6"]


@pytest.mark.parametrize("other", [3, 9])
def test_two_acts_that_changed_places_are_both_named(record: Translation, other: int) -> None:
    for old, new in [(2, 1000), (other, 2), (1000, other)]:
        Transition.objects.filter(sequence=old).update(sequence=new)
    assert named()[:2] == [f"{ACTS} 2", f"{ACTS} {other}"]


def test_acts_removed_in_the_middle_are_named_by_the_first(record: Translation) -> None:
    gone = Transition.objects.filter(sequence__in=[3, 4, 5])
    gone._raw_delete("default")
    assert named()[0] == f"{ACTS} 3"
    assert "and those up to 5 are missing" in verified()[1][0]


def test_acts_that_closed_the_gap_are_named(record: Translation) -> None:
    """One is removed, and those behind it each take the number before."""
    Transition.objects.filter(sequence=3)._raw_delete("default")
    for act in Transition.objects.filter(sequence__gt=3).order_by("sequence"):
        Transition.objects.filter(pk=act.pk).update(sequence=act.sequence - 1)
    assert named()[0] == f"{ACTS} 3"


@pytest.mark.parametrize("place", [1, 4, -1])
def test_act_that_was_altered_and_hashed_again_is_named_itself(
    record: Translation, place: int
) -> None:
    act = list(Transition.objects.order_by("sequence"))[place if place < 0 else place - 1]
    act.reason = "as it suits"
    Transition.objects.filter(pk=act.pk).update(reason=act.reason, row_hash=act.link_hash())
    assert named() == [f"{ACTS} {act.sequence}"]


def test_chain_whose_head_was_altered_is_named(record: Translation) -> None:
    for change in ({"hash": "f" * 64}, {"length": 3}, {"length": 3000}):
        with transaction.atomic():
            ChainHead.objects.filter(name="transitions").update(**change)
            assert named()[0].startswith(ACTS)
            transaction.set_rollback(True)
    ChainHead.objects.filter(name="transitions").delete()
    assert named() == [f"{ACTS} {Transition.objects.count()}"]
    assert "has no head" in verified()[1][0]


@pytest.mark.parametrize("column", ["at", "reason", "previous_hash", "sequence"])
def test_column_that_django_can_not_read_is_named(record: Translation, column: str) -> None:
    """SQLite takes anything in any column."""
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute(
                f"UPDATE {ACTS} SET {column} = CAST(X'FFFE' AS TEXT) WHERE sequence = 4"  # noqa: S608
            )
        assert named()[0] == f"{ACTS} 4"


def test_facts_of_an_act_that_were_spoilt_are_named(record: Translation) -> None:
    for facts in ("", "[]", '{"seals": 3}', '{"seals": {"auth.user": {"1": "x"}}}', "[" * 5000):
        with transaction.atomic():
            Transition.objects.filter(sequence=1).update(facts=facts)
            assert named()[0] == f"{ACTS} 1"
            transaction.set_rollback(True)


# How it is done


def test_acts_committed_while_it_reads_are_taken_in(record: Translation, cast: Cast) -> None:
    verification = Verification()
    found = verification.sealed.altered()
    assert list(found) == []
    perform(record, Verb.REVISE, cast.anna, significance="typo")
    retitled(record, cast, "Autre")
    assert list(verification.findings()) == []
    assert verification.walks["transitions"].rows == Transition.objects.count()


def test_rows_from_before_the_seals_are_counted_and_not_blamed(record: Translation) -> None:
    """As on an installation that was at work before acts sealed what they wrote."""
    for act in Transition.objects.all():
        Transition.objects.filter(pk=act.pk).update(facts=json.dumps(act.particulars))
    hashed_again(1)
    code, lines = verified()
    assert code == 0, lines
    assert "rows are older than the seals" in lines[-2]


def test_more_statements_are_asked_only_for_more_chunks(
    record: Translation, django_assert_max_num_queries: Any
) -> None:
    with django_assert_max_num_queries(90):
        assert verified()[0] == 0
    assert SegmentChange.objects.count() < 500


def test_numbers_hold_what_was_put_in() -> None:
    numbers = Numbers()
    assert numbers.smallest() is None
    for number in (4095, 4096, 10**15):
        numbers.add(number)
    assert 4096 in numbers and 4097 not in numbers
    assert numbers.smallest() == 4095
