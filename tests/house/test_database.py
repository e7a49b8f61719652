"""The database as migrations leave it: nothing pending, every trigger standing."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import Permission
from django.core.management import call_command
from django.db import connection

from releases import append_only


@pytest.mark.django_db
def test_migrations_none_pending() -> None:
    call_command("makemigrations", "--check", "--dry-run", verbosity=0)


@pytest.mark.django_db
def test_triggers_all_stand_after_all_migrations() -> None:
    assert missing_triggers() == set()


def test_triggers_all_stand_in_a_test_that_commits(transactional_db: None) -> None:
    assert missing_triggers() == set()


@pytest.mark.parametrize("turn", ["first", "second"])
def test_rows_of_migrations_return_after_a_test_that_commits(
    transactional_db: None, turn: str
) -> None:
    assert Permission.objects.exists()
    Permission.objects.all().delete()


def missing_triggers() -> set[str]:
    return set(append_only.missing(connection))
