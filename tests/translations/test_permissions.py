"""Permissions in one query: the same that Django would give."""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib.auth.backends import ModelBackend
from django.contrib.auth.models import Group, Permission, User

from tests.cast import person
from translations.permissions import PermissionsBackend


@pytest.fixture
def keeper(db: None) -> User:
    """With a right of their own, and one of a group."""
    keeper = person("keeper")
    view, change = Permission.objects.filter(content_type__model="user").order_by("codename")[:2]
    keeper.user_permissions.add(view)
    group = Group.objects.create(name="keepers")
    group.permissions.add(change)
    keeper.groups.add(group)
    return keeper


def test_rights_are_those_of_django_in_one_query(
    keeper: User, django_assert_num_queries: Any
) -> None:
    with django_assert_num_queries(1):
        found = PermissionsBackend().get_all_permissions(keeper)
    again = User.objects.get(pk=keeper.pk)
    assert found == ModelBackend().get_all_permissions(again)
    assert len(found) == 2
    with django_assert_num_queries(0):
        assert PermissionsBackend().has_perm(keeper, min(found))


def test_whoever_is_closed_has_none(keeper: User) -> None:
    User.objects.filter(pk=keeper.pk).update(is_active=False)
    closed = User.objects.get(pk=keeper.pk)
    assert PermissionsBackend().get_all_permissions(closed) == set()
    assert PermissionsBackend().get_all_permissions(keeper, keeper) == set()


def test_superuser_has_every_one(db: None) -> None:
    root = User.objects.create_superuser("root")
    assert len(PermissionsBackend().get_all_permissions(root)) == Permission.objects.count()
