"""The staff's site speaks three languages, and says which."""

from __future__ import annotations

import pytest
from django.contrib import admin
from django.contrib.auth.models import User
from django.test import Client

pytestmark = pytest.mark.django_db
LOGIN = "/admin/login/"


@pytest.mark.parametrize(
    ("asked", "spoken"),
    [
        ("fr", "fr"),
        ("ja", "ja"),
        ("en-GB", "en"),
        ("fr-CH, de;q=0.5", "fr"),
        ("de", "en"),
        ("ar", "en"),
    ],
)
def test_interface_is_in_the_browsers_language_where_it_is_one_of_ours(
    asked: str, spoken: str
) -> None:
    answer = Client(headers={"accept-language": asked}).get(LOGIN)
    assert f'<html lang="{spoken}" dir="ltr">' in answer.content.decode()
    assert answer.headers["Content-Language"] == spoken


def test_language_that_was_chosen_stays(admin_client: Client) -> None:
    chosen = admin_client.post("/admin/language/", {"language": "ja", "next": "/admin/"})
    assert chosen.headers["Location"] == "/admin/"
    assert '<html lang="ja"' in admin_client.get("/admin/").content.decode()


def test_language_that_was_chosen_is_there_in_the_next_browser(client: Client) -> None:
    kenji = User.objects.create_user("kenji", password="hana", is_staff=True)
    first, second = Client(), client
    first.force_login(kenji)
    first.post("/admin/language/", {"language": "ja"})
    second.post("/admin/login/", {"username": "kenji", "password": "hana", "next": "/admin/"})
    assert '<html lang="ja"' in second.get("/admin/").content.decode()


@pytest.mark.parametrize("language", ["de", "", "tlh", "../fr"])
def test_language_that_is_none_of_ours_is_not_chosen(client: Client, language: str) -> None:
    assert client.post("/admin/language/", {"language": language}).status_code == 422
    assert client.cookies == {}


def test_language_choice_leads_to_no_other_site(client: Client) -> None:
    given = {"language": "fr", "next": "https://elsewhere.example/"}
    assert client.post("/admin/language/", given).headers["Location"] == "/"


def test_language_is_not_chosen_from_another_site() -> None:
    client = Client(enforce_csrf_checks=True)
    assert client.post("/admin/language/", {"language": "fr"}).status_code == 403


def test_nothing_is_deleted_in_bulk() -> None:
    assert dict(admin.site.actions) == {}
