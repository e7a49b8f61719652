"""Offices, vocabularies and labels in the admin."""

from typing import Any

from django.contrib.auth.models import Permission, User
from django.test import Client
from django.urls import reverse

from releases.models import Office, Release, StandingLabel, Topic
from tests.releases import builders

pytestmark = builders.ROOM_ALONE


def office_form(**values: Any) -> dict[str, Any]:
    return {
        "slug": "bern",
        "languages": ["de", "fr"],
        "default_language": "de",
        "time_zone": "Europe/Zurich",
        "name_de": "Japanische Botschaft in der Schweiz",
        "name_fr": "Ambassade du Japon en Suisse",
        **values,
    }


def errors(response: Any) -> str:
    assert response.status_code == 200
    return str(response.context["adminform"].form.errors)


def test_office_is_added_with_its_languages(admin_client: Client) -> None:
    admin_client.post(reverse("admin:releases_office_add"), office_form())
    office = Office.objects.get()
    assert sorted(office.languages) == ["de", "fr"]
    assert str(office) == "Ambassade du Japon en Suisse"


def test_office_needs_a_name_in_each_of_its_languages(admin_client: Client) -> None:
    response = admin_client.post(reverse("admin:releases_office_add"), office_form(name_fr=""))
    assert "The office issues in this language." in errors(response)
    assert not Office.objects.exists()


def test_office_fronts_one_of_its_own_languages(admin_client: Client) -> None:
    response = admin_client.post(
        reverse("admin:releases_office_add"), office_form(default_language="ja")
    )
    assert "Choose one of the office’s languages." in errors(response).replace("&#x27;", "’")


def test_office_shows_its_languages_open_and_first(admin_client: Client) -> None:
    office = builders.embassy()
    page = admin_client.get(reverse("admin:releases_office_change", args=[office.pk]))
    fieldsets = list(page.context["adminform"])
    names = [fieldset.name for fieldset in fieldsets[1:4]]
    assert names == ["日本語", "Français", "العربية"]
    assert [bool(f.is_collapsible) for f in fieldsets[1:5]] == [False, False, False, True]


def test_topic_is_worded_in_any_one_language(admin_client: Client) -> None:
    add = reverse("admin:releases_topic_add")
    assert "at least one language" in errors(admin_client.post(add, {"slug": "security"}))
    admin_client.post(add, {"slug": "security", "name_uk": "Безпека"})
    assert Topic.objects.get().slug == "security"


def test_topic_in_use_is_not_deleted(admin_client: Client) -> None:
    topic = Topic.objects.create(slug="security", name_fr="Sécurité")
    builders.release().topics.add(topic)
    response = admin_client.post(
        reverse("admin:releases_topic_delete", args=[topic.pk]), {"post": "yes"}
    )
    assert response.status_code == 403


def test_reworded_topic_is_on_the_pages_at_once(
    admin_client: Client, django_capture_on_commit_callbacks: Any
) -> None:
    topic = Topic.objects.create(slug="security", name_fr="Sécurité")
    release = builders.release()
    release.topics.add(topic)
    builders.publish(release)
    with django_capture_on_commit_callbacks(execute=True):
        admin_client.post(
            reverse("admin:releases_topic_change", args=[topic.pk]),
            {"slug": "security", "name_fr": "Paix et sécurité"},
        )
    assert "Paix et sécurité" in builders.page_of(release)


def test_reworded_label_is_on_the_pages_at_once(
    admin_client: Client, django_capture_on_commit_callbacks: Any
) -> None:
    release = builders.published()
    label = StandingLabel.objects.get(standing="provisional")
    with django_capture_on_commit_callbacks(execute=True):
        admin_client.post(
            reverse("admin:releases_standinglabel_change", args=[label.pk]),
            {"full_fr": "Traduction de courtoisie", "short_fr": "Courtoisie"},
        )
    assert builders.page_of(release).count("Traduction de courtoisie") == 2
    assert Release.objects.live("fr").count() == 1


def test_labels_are_neither_added_nor_deleted(admin_client: Client) -> None:
    label = StandingLabel.objects.get(standing="provisional")
    delete = reverse("admin:releases_standinglabel_delete", args=[label.pk])
    assert admin_client.get(reverse("admin:releases_standinglabel_add")).status_code == 403
    assert admin_client.post(delete, {"post": "yes"}).status_code == 403


def test_staff_without_the_permission_see_no_office(client: Client) -> None:
    staff = User.objects.create_user("anna", is_staff=True)
    client.force_login(staff)
    listing = reverse("admin:releases_office_changelist")
    assert client.get(listing).status_code == 403
    staff.user_permissions.add(Permission.objects.get(codename="view_office"))
    assert client.get(listing).status_code == 200
