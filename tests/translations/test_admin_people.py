"""Accounts and roles: who keeps them, and that nobody is ever deleted."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import Permission, User
from django.urls import reverse

from tests.cast import Cast, person
from tests.translations.staff import at_desk, page_of, text_path
from translations.models import LanguageRole
from translations.roles import clock


@pytest.fixture
def keeper(cast: Cast) -> User:
    """Someone who may manage accounts and roles, and is no superuser."""
    keeper = person("keeper")
    models = ("user", "languagerole")
    keeper.user_permissions.set(Permission.objects.filter(content_type__model__in=models))
    return keeper


def account(user: User, **changes: str) -> dict[str, str]:
    """The fields of the account's form as the page has them."""
    return {
        "username": user.username,
        "email": user.email,
        "date_joined_0": "2025-01-01",
        "date_joined_1": "00:00:00",
        "is_active": "on",
        "is_staff": "on",
        **changes,
    }


def change(user: User) -> str:
    return reverse("admin:auth_user_change", args=[user.pk])


def test_account_is_closed_and_never_deleted(cast: Cast, keeper: User) -> None:
    given = account(cast.anna)
    del given["is_active"]
    assert at_desk(keeper).post(change(cast.anna), given).status_code == 302
    cast.anna.refresh_from_db()
    assert not cast.anna.is_active
    gone = at_desk(cast.root).post(
        reverse("admin:auth_user_delete", args=[cast.anna.pk]), {"post": "yes"}
    )
    assert gone.status_code == 403
    listed = {"action": "delete_selected", "_selected_action": cast.anna.pk, "post": "yes"}
    at_desk(cast.root).post(reverse("admin:auth_user_changelist"), listed)
    assert User.objects.filter(pk=cast.anna.pk).exists()


def test_keeper_makes_nobody_a_superuser(cast: Cast, keeper: User) -> None:
    rights = [str(pk) for pk in Permission.objects.values_list("pk", flat=True)]
    for user in (keeper, cast.anna):
        at_desk(keeper).post(
            change(user), account(user, is_superuser="on") | {"user_permissions": rights}
        )
        user.refresh_from_db()
        assert not user.is_superuser
        assert user.user_permissions.count() < len(rights)


def test_keeper_does_not_touch_superusers(cast: Cast, keeper: User) -> None:
    assert at_desk(keeper).post(change(cast.root), account(cast.root)).status_code == 403
    password = reverse("admin:auth_user_password_change", args=[cast.root.pk])
    given = {"password1": "a-new-one-of-ours", "password2": "a-new-one-of-ours"}
    assert at_desk(keeper).post(password, given).status_code == 403


def test_clock_is_nobodys_to_change(cast: Cast) -> None:
    actor = clock()
    assert at_desk(cast.root).get(change(actor)).status_code == 200
    assert at_desk(cast.root).post(change(actor), account(actor)).status_code == 403
    password = reverse("admin:auth_user_password_change", args=[actor.pk])
    assert at_desk(cast.root).get(password).status_code == 403


def test_role_is_given_and_taken_back(cast: Cast, keeper: User) -> None:
    given = {"user": keeper.pk, "office": cast.office.pk, "role": "translator", "language": "fr"}
    client = at_desk(keeper)
    client.post(reverse("admin:translations_languagerole_add"), given)
    role = LanguageRole.objects.get(user=keeper)
    french = cast.drafted(cast.external())
    assert client.get(text_path(french)).status_code == 200
    client.post(reverse("admin:translations_languagerole_delete", args=[role.pk]), {"post": "yes"})
    assert client.get(text_path(french)).status_code in (403, 404)


def test_role_is_not_given_to_a_closed_account(cast: Cast) -> None:
    User.objects.filter(pk=cast.anna.pk).update(is_active=False)
    page = page_of(at_desk(cast.root), reverse("admin:translations_languagerole_add"))
    assert "chloe" in page.words
    assert "anna" not in page.words
