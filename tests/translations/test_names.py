"""People are called by their names, and the system's own actors in words."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import User
from django.utils.translation import override

from translations import roles
from translations.names import name_of


def test_person_is_called_by_the_full_name_and_else_by_the_user_name() -> None:
    assert (
        name_of(User(username="anna", first_name="Anna", last_name="Lindqvist")) == "Anna Lindqvist"
    )
    assert name_of(User(username="anna")) == "anna"
    assert name_of(None) == ""


@pytest.mark.django_db
def test_actors_of_the_system_are_named_in_the_readers_language() -> None:
    with override("fr"):
        assert name_of(roles.clock()) == "horloge"
    with override("ja"):
        assert name_of(roles.machine()) == "翻訳サービス"
