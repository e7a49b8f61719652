"""Administrators of an office: its accounts, its roles, the vocabularies; no say over texts."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import Group, Permission, User
from django.urls import reverse

from releases.models import Topic
from tests.cast import Cast, office, person
from tests.translations.staff import at_desk, page_of, text_path, words
from translations.models import LanguageRole, RoleChange
from translations.transitions import TABLE
from translations.verbs import Verb
from translations.visibility import visible_releases, works_here
from translations.work.mine import lists_of
from translations.workflow import refusals

ROLES = "admin:translations_languagerole"
USERS = "admin:auth_user"


@pytest.fixture
def ada(cast: Cast) -> User:
    """The administrator of the embassy."""
    return person("ada", cast.office, administrator="")


def room(name: str, *key: int) -> str:
    return reverse(name, args=key)


def role_for(user: User, of: object, **changes: str) -> dict[str, object]:
    given = {"user": user.pk, "office": of.pk, "role": "translator", "language": "fr"}  # type: ignore[attr-defined]
    return given | changes


def test_administrator_has_no_say_over_texts(cast: Cast, ada: User) -> None:
    french = cast.submitted(cast.drafted(cast.external()))
    assert not works_here(ada)
    assert list(visible_releases(ada)) == []
    assert lists_of(ada) == []
    for verb in TABLE:
        assert "role" in [each.code for each in refusals(french, verb, ada)], verb
    client = at_desk(ada)
    assert client.get(text_path(french)).status_code == 404
    assert client.get("/admin/releases/release/").status_code == 403
    assert client.get("/admin/translations/translation/").status_code == 403
    post = client.post(text_path(french, "verb", Verb.APPROVE), {"revision": 1})
    assert post.status_code == 404


def test_administrator_who_reviews_too_has_that_say(cast: Cast, ada: User) -> None:
    french = cast.submitted(cast.drafted(cast.external()))
    ada.language_roles.create(office=cast.office, role="reviewer", language="fr")
    assert refusals(french, Verb.APPROVE, User.objects.get(pk=ada.pk)) == ()


def test_front_page_of_an_administrator_leads_to_what_they_keep(cast: Cast, ada: User) -> None:
    links = page_of(at_desk(ada), "/admin/").links
    for name in (f"{USERS}_changelist", f"{ROLES}_changelist", "admin:releases_topic_changelist"):
        assert reverse(name) in links
    assert reverse("admin:releases_office_changelist") not in links
    assert reverse("admin:auth_group_changelist") not in links


def test_head_leads_to_the_rooms_that_one_may_enter(cast: Cast, ada: User) -> None:
    rooms = {"/admin/releases/release/", "/admin/translations/translation/"}
    rooms.add(reverse("admin:releases_release_calendar"))
    visitor = person("visitor", cast.office)
    for nobody in (ada, visitor):
        assert not rooms & set(page_of(at_desk(nobody), "/admin/").links)
        lost = at_desk(nobody).get("/admin/nothing/").content.decode()
        assert not any(f'href="{room}"' in lost for room in rooms)
    assert rooms <= set(page_of(at_desk(cast.chloe), "/admin/").links)


def test_administrator_keeps_the_vocabularies(cast: Cast, ada: User) -> None:
    client = at_desk(ada)
    path = room("admin:releases_topic_add")
    assert client.get(path).status_code == 200
    form = page_of(client, path).form("").fields
    answer = client.post(path, form | {"slug": "security", "name_en": "Security"})
    assert answer.status_code == 302, words(answer)
    assert Topic.objects.get().slug == "security"


def test_administrator_gives_roles_in_their_office_alone(cast: Cast, ada: User) -> None:
    nina, mission = person("nina"), office("mission")
    client = at_desk(ada)
    assert client.post(room(f"{ROLES}_add"), role_for(nina, cast.office)).status_code == 302
    answer = client.post(room(f"{ROLES}_add"), role_for(nina, mission))
    assert answer.status_code == 200
    assert "Select a valid choice." in words(answer)
    assert nina.language_roles.get().office == cast.office
    assert RoleChange.objects.get().actor == ada


def test_administrator_sees_no_role_or_person_of_another_office(cast: Cast, ada: User) -> None:
    marc = person("marc", office("mission"), press_officer="")
    theirs, client = marc.language_roles.get(), at_desk(ada)
    for name in (f"{ROLES}_changelist", f"{ROLES}_add", f"{USERS}_changelist"):
        page = words(client.get(room(name)))
        assert "marc" not in page, name
        assert "chloe" in page, name
    for name, key in ((f"{ROLES}_change", theirs.pk), (f"{USERS}_change", marc.pk)):
        assert client.get(room(name, key)).status_code == 302  # to the first page: there is none
    client.post(room(f"{ROLES}_delete", theirs.pk), {"post": "yes"})
    assert LanguageRole.objects.filter(pk=theirs.pk).exists()


def test_administrator_gives_nothing_to_themselves(cast: Cast, ada: User) -> None:
    client = at_desk(ada)
    answer = client.post(room(f"{ROLES}_add"), role_for(ada, cast.office))
    assert "Nobody gives a role to themselves" in words(answer)
    own = ada.language_roles.get()
    assert client.post(room(f"{ROLES}_delete", own.pk), {"post": "yes"}).status_code == 403
    changed = client.post(
        room(f"{ROLES}_change", own.pk), role_for(ada, cast.office, role="press_officer")
    )
    assert "Nobody gives a role to themselves" in words(changed)
    assert [role.role for role in ada.language_roles.all()] == ["administrator"]


def test_administrator_opens_an_account_and_gives_it_a_role(cast: Cast, ada: User) -> None:
    client, secret = at_desk(ada), "a-long-way-to-Valbrume"
    given = {"username": "nina", "usable_password": "true", "password1": secret}
    answer = client.post(room(f"{USERS}_add"), given | {"password2": secret})
    assert answer.status_code == 302, words(answer)
    nina = User.objects.get(username="nina")
    assert client.post(room(f"{ROLES}_add"), role_for(nina, cast.office)).status_code == 302


def test_administrator_has_no_hand_on_whoever_may_more(cast: Cast, ada: User) -> None:
    """Whose password one sets, in their name one acts."""
    marc = person("marc", cast.office, translator="fr")
    marc.language_roles.create(office=office("mission"), role="press_officer")
    keeper, grouped = person("keeper"), person("grouped")
    keeper.user_permissions.set(Permission.objects.filter(codename="change_office"))
    grouped.groups.add(Group.objects.create(name="keepers"))
    secret = "a-new-one-of-ours"
    client = at_desk(ada)
    for user in (cast.root, marc, keeper, grouped):
        path = room("admin:auth_user_password_change", user.pk)
        answer = client.post(path, {"password1": secret, "password2": secret})
        assert answer.status_code in (302, 403, 404)
        user.refresh_from_db()
        assert not user.check_password(secret), user
    path = room("admin:auth_user_password_change", cast.anna.pk)
    client.post(path, {"password1": secret, "password2": secret})
    cast.anna.refresh_from_db()
    assert cast.anna.check_password(secret)


def test_administrator_makes_nobody_a_superuser_and_hands_on_no_rights(
    cast: Cast, ada: User
) -> None:
    given = {
        "username": "anna", "date_joined_0": "2025-01-01", "date_joined_1": "00:00:00",
        "is_active": "on", "is_staff": "on", "is_superuser": "on",
        "user_permissions": [str(pk) for pk in Permission.objects.values_list("pk", flat=True)],
    }  # fmt: skip
    assert at_desk(ada).post(room(f"{USERS}_change", cast.anna.pk), given).status_code == 302
    cast.anna.refresh_from_db()
    assert not cast.anna.is_superuser
    assert not cast.anna.user_permissions.exists()


def test_administrator_is_one_while_the_role_holds(cast: Cast, ada: User) -> None:
    client = at_desk(ada)
    assert client.get(room(f"{ROLES}_changelist")).status_code == 200
    ada.language_roles.update(valid_until=ada.date_joined)
    assert client.get(room(f"{ROLES}_changelist")).status_code == 403
