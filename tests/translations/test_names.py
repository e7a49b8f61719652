"""People are called by their names, and the system's own actors in words."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import User
from django.urls import reverse
from django.utils.translation import override

from tests.cast import Cast
from tests.translations.staff import at_desk, page_of, release_path
from translations import roles
from translations.admin.timeline import Timeline
from translations.names import name_of


def test_person_is_called_by_the_full_name_and_else_by_the_user_name() -> None:
    assert (
        name_of(User(username="anna", first_name="Anna", last_name="Lindqvist")) == "Anna Lindqvist"
    )
    assert name_of(User(username="anna")) == "anna"
    assert name_of(None) == ""


def test_people_are_in_the_order_of_what_they_are_called(cast: Cast) -> None:
    """Not in that of their user names, which stand nowhere beside them."""
    french = cast.submitted(cast.drafted(cast.external()))
    for name, first in (("anna", "Zoé"), ("ben", "Milan"), ("chloe", "Ada")):
        User.objects.filter(username=name).update(first_name=first, last_name="Blanc")
    client = at_desk(cast.root)
    rows = Timeline(cast.root, {}, french.release).form.fields["who"]
    assert [name for _key, name in rows.choices][1:] == ["olivia", "Zoé Blanc"]  # type: ignore[attr-defined]
    office = page_of(client, reverse("admin:releases_office_change", args=[cast.office.pk])).words
    starting = page_of(client, release_path(french.release)).words
    for shown in (office, starting):
        assert shown.index("Ada Blanc") < shown.index("Milan Blanc") < shown.index("Zoé Blanc")


@pytest.mark.django_db
def test_actors_of_the_system_are_named_in_the_readers_language() -> None:
    with override("fr"):
        assert name_of(roles.clock()) == "horloge"
    with override("ja"):
        assert name_of(roles.machine()) == "翻訳サービス"
