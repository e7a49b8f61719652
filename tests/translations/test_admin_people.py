"""Accounts and roles: who keeps them, and that nobody is ever deleted."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import Permission, User
from django.urls import reverse

from tests.cast import Cast, office, person
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


def test_account_that_is_opened_is_one_of_the_staff(cast: Cast, keeper: User) -> None:
    secret = "a-long-way-to-Valbrume"
    given = {"username": "marc", "usable_password": "true", "password1": secret}
    answer = at_desk(keeper).post(reverse("admin:auth_user_add"), given | {"password2": secret})
    assert answer.status_code == 302
    marc = User.objects.get(username="marc")
    assert (marc.is_staff, marc.is_superuser) == (True, False)
    at_desk(keeper).post(change(marc), {k: v for k, v in account(marc).items() if k != "is_staff"})
    marc.refresh_from_db()
    assert not marc.is_staff


def test_office_shows_who_works_in_it_and_the_way_to_give_a_role(cast: Cast) -> None:
    path = reverse("admin:releases_office_change", args=[cast.office.pk])
    give = f"{reverse('admin:translations_languagerole_add')}?office={cast.office.pk}"
    page = page_of(at_desk(cast.root), path)
    for said in ("olivia press officer every language", "ben reviewer", "ben translator"):
        assert said in page.words
    assert give in page.links
    caretaker = person("caretaker")
    rights = Permission.objects.filter(codename__in=["view_office", "change_office"])
    caretaker.user_permissions.set(rights)
    page = page_of(at_desk(caretaker), path)
    assert "olivia press officer" in page.words
    assert give not in page.links


def test_new_office_has_nobody_and_says_so(cast: Cast) -> None:
    made = office("bern", name_de="Botschaft in Bern")
    path = reverse("admin:releases_office_change", args=[made.pk])
    assert "Nobody has a role in this office yet." in page_of(at_desk(cast.root), path).words
