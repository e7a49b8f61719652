"""Every address of the admin, asked for by everyone: who is let in, and who learns of nothing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pytest
from django.contrib import admin
from django.contrib.auth.models import Group, Permission, User
from django.test import Client
from django.urls import reverse

from releases.files import keep_image
from releases.models import Country, StandingLabel, Topic
from releases.uploads import picture
from tests.cast import Cast, office, person
from tests.files import photograph
from tests.translations.staff import at_desk, headers
from translations.admin.verb_forms import FORMS
from translations.models import LanguageRole, Notice, Translation

EVERYONE = ("nobody", "visitor", "translator", "reviewer", "officer", "stranger", "keeper", "root")

# What each is answered; «login» is the way to the login. A column a person, in EVERYONE's order:
# nobody is not logged in, the visitor is staff without a role, the stranger is press officer of
# another office, the keeper may manage accounts and roles and nothing else.
IN, LOGIN, NO, NONE = 200, "login", 403, 404
STAFF = (LOGIN, IN, IN, IN, IN, IN, IN, IN)
THEIRS = (LOGIN, NONE, IN, IN, IN, NONE, NONE, IN)
ROLES = (LOGIN, NO, IN, IN, IN, IN, NO, IN)
OFFICERS_POST = (LOGIN, NO, NO, NO, 405, 405, NO, 405)
OFFICERS = (LOGIN, NO, NO, NO, IN, IN, NO, IN)
NEVER = (LOGIN, NONE, NONE, NONE, NONE, NONE, NONE, NONE)
KEEPERS = (LOGIN, NO, NO, NO, NO, NO, IN, IN)
NOT_EVEN_ROOT = (LOGIN, NO, NO, NO, NO, NO, NO, NO)
POSTED = (LOGIN, NONE, 405, 405, 405, NONE, NONE, 405)

TABLE: dict[str, tuple[Any, ...]] = {
    "index": STAFF,
    "login": (IN, 302, 302, 302, 302, 302, 302, 302),
    "logout": (302, 405, 405, 405, 405, 405, 405, 405),
    "password_change": STAFF,
    "password_change_done": STAFF,
    "jsi18n": STAFF,
    "set_language": (405,) * 8,
    "publishing": (LOGIN, 200, 200, 200, 204, 204, 200, 204),
    "autocomplete": (LOGIN, NO, NO, NO, NO, NO, NO, NO),
    "view_on_site": NEVER,
    "app_list": (LOGIN, NONE, IN, IN, IN, IN, IN, IN),
    "releases_release_changelist": ROLES,
    "releases_release_add": OFFICERS,
    "releases_release_add_external": OFFICERS,
    "releases_release_clean": OFFICERS_POST,
    "releases_release_calendar": ROLES,
    "releases_release_calendar_file": ROLES,
    "releases_release_change": THEIRS,
    "releases_release_history": THEIRS,
    "releases_release_delete": NEVER,
    "releases_release_verb": POSTED,
    "releases_release_file": THEIRS,
    "translations_translation_changelist": ROLES,
    "translations_translation_rules": ROLES,
    "translations_translation_changed": ROLES,
    "translations_translation_next": (LOGIN, NO, 302, 302, 302, 302, NO, 302),
    "translations_translation_several": ROLES,
    "translations_translation_add": NEVER,
    "translations_translation_change": THEIRS,
    "translations_translation_history": THEIRS,
    "translations_translation_revisions": THEIRS,
    "translations_translation_revision": THEIRS,
    "translations_translation_compare": THEIRS,
    "translations_translation_delete": NEVER,
    "translations_translation_verb": POSTED,
    "translations_translation_preview": POSTED,
    "translations_translation_clean": POSTED,
    "translations_translation_autosave": POSTED,
    "translations_translation_desk": THEIRS,
    "translations_translation_desk_passage": THEIRS,
    "translations_translation_desk_arrange": POSTED,
    "translations_translation_desk_preview": POSTED,
    "translations_translation_desk_remark": POSTED,
    "translations_translation_desk_save": POSTED,
    "translations_translation_desk_accept": POSTED,
    "translations_translation_desk_submit": POSTED,
    "translations_translation_desk_suggestion": POSTED,
    "translations_translation_review": THEIRS,
    "translations_translation_clocks": THEIRS,
    "translations_translation_presence": POSTED,
    "translations_notice_changelist": STAFF,
    "translations_notice_open": (LOGIN, NONE, NONE, 302, NONE, NONE, NONE, NONE),
    "translations_notice_read": (LOGIN, *(405,) * 7),
    "translations_notice_settings": STAFF,
    "translations_languagerole_changelist": KEEPERS,
    "translations_languagerole_add": KEEPERS,
    "translations_languagerole_change": KEEPERS,
    "translations_languagerole_history": KEEPERS,
    "translations_languagerole_delete": KEEPERS,
    "auth_user_changelist": KEEPERS,
    "auth_user_add": KEEPERS,
    "auth_user_change": KEEPERS,
    "auth_user_history": KEEPERS,
    "auth_user_password_change": KEEPERS,
    "auth_user_delete": NOT_EVEN_ROOT,
    "auth_group_delete": NOT_EVEN_ROOT,
}
# Rooms whose rules are Django's own permissions, whatever their model.
BY_PERMISSION = ("auth_group_", "releases_topic_", "releases_country_", "releases_office_")
BY_PERMISSION += ("releases_standinglabel_",)


def named(patterns: Any) -> Iterator[str]:
    for pattern in patterns:
        if hasattr(pattern, "url_patterns"):
            yield from named(pattern.url_patterns)
        elif pattern.name:
            yield pattern.name


NAMES = sorted(set(named(admin.site.urls[0])))


@dataclass
class House:
    """An office with a text, and one of each person."""

    cast: Cast
    text: Translation

    @property
    def notice(self) -> Notice:
        """The reviewer's, of the text that was submitted."""
        return Notice.objects.get(person=self.cast.chloe)

    def __getitem__(self, name: str) -> Client:
        if name == "nobody":
            return Client(headers={"accept-language": "en"})
        return at_desk(getattr(self, name)())

    def visitor(self) -> User:
        return person("visitor")

    def translator(self) -> User:
        return self.cast.anna

    def reviewer(self) -> User:
        return self.cast.chloe

    def officer(self) -> User:
        return self.cast.olivia

    def stranger(self) -> User:
        return person("stranger", office("mission"), press_officer="")

    def keeper(self) -> User:
        keeper = person("keeper")
        models = ("user", "languagerole")
        keeper.user_permissions.set(Permission.objects.filter(content_type__model__in=models))
        return keeper

    def root(self) -> User:
        return self.cast.root

    def path(self, name: str) -> str:
        release = self.text.release_id
        arguments: dict[str, list[Any]] = {
            "app_list": ["translations"],
            "view_on_site": [1, 1],
            "releases_release_verb": [release, "start"],
            "releases_release_file": [release, "small", self.text.release.images.get().pk],
            "translations_translation_verb": [self.text.pk, "submit"],
            "translations_translation_several": ["approve"],
            "translations_translation_preview": [self.text.pk],
            "translations_translation_clean": [self.text.pk],
            "translations_translation_autosave": [self.text.pk],
            "translations_translation_desk": [self.text.pk],
            "translations_translation_desk_passage": [self.text.pk, "title"],
            "translations_translation_desk_arrange": [self.text.pk],
            "translations_translation_desk_preview": [self.text.pk],
            "translations_translation_desk_remark": [self.text.pk],
            "translations_translation_desk_save": [self.text.pk],
            "translations_translation_desk_accept": [self.text.pk],
            "translations_translation_desk_submit": [self.text.pk],
            "translations_translation_desk_suggestion": [self.text.pk],
            "translations_translation_review": [self.text.pk],
            "translations_translation_presence": [self.text.pk],
            "translations_translation_clocks": [self.text.pk],
            "translations_translation_revisions": [self.text.pk],
            "translations_translation_revision": [self.text.pk, 1],
            "translations_translation_compare": [self.text.pk, 1, 1],
            "translations_notice_open": [self.notice.pk],
            "auth_user_password_change": [self.cast.anna.pk],
            "releases_office_logo": [self.cast.office.pk],
        }
        if name in arguments:
            return reverse(f"admin:{name}", args=arguments[name])
        if not name.endswith(("_change", "_history", "_delete")) or name == "password_change":
            return reverse(f"admin:{name}")
        keys = {
            "releases_release": release,
            "translations_translation": self.text.pk,
            "translations_languagerole": LanguageRole.objects.earliest("pk").pk,
            "auth_user": self.cast.anna.pk,
            "releases_office": self.cast.office.pk,
            "releases_standinglabel": StandingLabel.objects.earliest("pk").pk,
        }
        return reverse(f"admin:{name}", args=[keys.get(name.rpartition("_")[0], 1)])


@pytest.fixture
def house(cast: Cast) -> House:
    Topic.objects.create(pk=1, slug="security", name_fr="Sécurité")
    Country.objects.create(pk=1, code="be", name_fr="Belgique")
    Group.objects.create(pk=1, name="keepers")
    text = cast.submitted(cast.drafted(cast.external()))
    keep_image(text.release, picture(photograph(80, 80)))
    return House(cast, text)


def test_every_address_stands_in_the_table() -> None:
    unlisted = [name for name in NAMES if name not in TABLE]
    assert [name for name in unlisted if not name.startswith(BY_PERMISSION)] == []
    assert set(TABLE) <= set(NAMES)


@pytest.mark.parametrize("who", EVERYONE)
@pytest.mark.parametrize("name", TABLE)
def test_address_answers_each_as_the_table_says(house: House, name: str, who: str) -> None:
    expected = TABLE[name][EVERYONE.index(who)]
    answer = house[who].get(house.path(name))
    answer.close()
    if expected == LOGIN:
        assert answer.status_code == 302
        assert answer.headers["Location"].startswith("/admin/login/")
    else:
        assert answer.status_code == expected


@pytest.mark.parametrize("who", ["visitor", "translator", "reviewer", "officer", "keeper"])
@pytest.mark.parametrize("name", [name for name in NAMES if name.startswith(BY_PERMISSION)])
def test_vocabularies_and_groups_are_not_for_those_without_permission(
    house: House, name: str, who: str
) -> None:
    assert house[who].get(house.path(name)).status_code == 403


@pytest.mark.parametrize("verb", [*FORMS, "explode"])
def test_stranger_can_not_tell_a_text_from_none_by_its_verbs(house: House, verb: str) -> None:
    stranger = house["stranger"]
    there = stranger.post(
        reverse("admin:translations_translation_verb", args=[house.text.pk, verb])
    )
    nowhere = stranger.post(reverse("admin:translations_translation_verb", args=[987654, verb]))
    assert (there.status_code, there.content) == (404, nowhere.content)
    assert headers(there) == headers(nowhere)


def test_deactivated_people_are_let_in_nowhere(house: House) -> None:
    client = house["translator"]
    User.objects.filter(pk=house.cast.anna.pk).update(is_active=False)
    assert client.get(house.path("translations_translation_change")).status_code == 302


PAGES = [
    name
    for name in TABLE
    if IN in TABLE[name][7:]
    and name not in ("jsi18n", "view_on_site", "autocomplete", "releases_release_file")
]


@pytest.mark.parametrize("name", PAGES)
def test_page_has_nothing_inline(house: House, name: str) -> None:
    """The policy forbids it, and a style that a browser drops in silence is a page half dressed."""
    answer = house["root"].get(house.path(name))
    html = answer.content.decode()
    assert "<style" not in html
    assert " style=" not in html
    assert " on" + "click=" not in html
    for script in html.split("<script")[1:]:
        tag = script.partition(">")[0]
        assert "src=" in tag or 'type="application/json"' in tag, tag
    assert "script-src 'self'" in answer.headers["Content-Security-Policy"]
