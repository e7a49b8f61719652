"""Vocabularies and labels in the admin."""

from typing import Any

from django.contrib.auth.models import Permission, User
from django.test import Client
from django.urls import reverse, reverse_lazy

from releases.models import Release, StandingLabel, Topic
from tests.releases import builders

pytestmark = builders.ROOM_ALONE
ADD_LABEL = reverse_lazy("admin:releases_standinglabel_add")


def errors(response: Any) -> str:
    assert response.status_code == 200
    return str(response.context["adminform"].form.errors)


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


def test_labels_of_the_house_are_not_deleted(admin_client: Client) -> None:
    label = StandingLabel.objects.get(standing="provisional")
    delete = reverse("admin:releases_standinglabel_delete", args=[label.pk])
    assert admin_client.post(delete, {"post": "yes"}).status_code == 403


def test_label_of_an_office_is_added_and_taken_off_and_its_pages_follow(
    admin_client: Client, django_capture_on_commit_callbacks: Any
) -> None:
    release = builders.published()
    others = builders.publish(builders.release(office=builders.embassy(slug="bern")))
    given = {"standing": "provisional", "office": release.office_id}
    with django_capture_on_commit_callbacks(execute=True) as renewed:
        admin_client.post(ADD_LABEL, given | {"full_fr": "Version de travail"})
    own = StandingLabel.objects.get(office=release.office)
    assert (own.standing, own.full_fr) == ("provisional", "Version de travail")  # type: ignore[attr-defined]
    assert len(renewed) == 1
    assert "Version de travail" in builders.page_of(release)
    assert "Version de travail" not in builders.page_of(others)
    with django_capture_on_commit_callbacks(execute=True):
        delete = reverse("admin:releases_standinglabel_delete", args=[own.pk])
        assert admin_client.post(delete, {"post": "yes"}).status_code == 302
    assert "Version de travail" not in builders.page_of(release)
    assert builders.LABEL_FR in builders.page_of(release)


def test_label_of_an_office_is_worded_once_a_standing(admin_client: Client) -> None:
    office = builders.embassy()
    given = {"standing": "provisional", "office": office.pk, "full_fr": "Version de travail"}
    admin_client.post(ADD_LABEL, given)
    assert "already exists" in errors(admin_client.post(ADD_LABEL, given))
    assert "This field is required" in errors(admin_client.post(ADD_LABEL, given | {"office": ""}))


def test_empty_label_shows_the_wording_that_holds(admin_client: Client) -> None:
    office = builders.embassy()
    query = {"standing": "provisional", "office": office.pk}
    fields = admin_client.get(ADD_LABEL, query).context["adminform"].form.fields
    assert fields["full_fr"].widget.attrs["placeholder"] == builders.LABEL_FR
    StandingLabel.objects.filter(standing="provisional").update(full_fr="Traduction de courtoisie")
    fields = admin_client.get(ADD_LABEL, query).context["adminform"].form.fields
    assert fields["full_fr"].widget.attrs["placeholder"] == "Traduction de courtoisie"


def test_staff_without_the_permission_see_no_office(client: Client) -> None:
    staff = User.objects.create_user("anna", is_staff=True)
    client.force_login(staff)
    listing = reverse("admin:releases_office_changelist")
    assert client.get(listing).status_code == 403
    staff.user_permissions.add(Permission.objects.get(codename="view_office"))
    assert client.get(listing).status_code == 200
