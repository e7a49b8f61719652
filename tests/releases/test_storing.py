"""Statements that are worded once write what Django's own would have written."""

import datetime

import pytest
from django.utils.translation import override

from releases.models import Address, Release, Rendered
from releases.storing import Insertion, update
from tests.releases import builders

pytestmark = pytest.mark.django_db
AT = datetime.datetime(2025, 4, 3, 21, 30, tzinfo=datetime.UTC)


def address(release: Release, language: str, path: str) -> Address:
    return Address(release=release, language=language, path=path)


def page(release: Release, path: str, content: str) -> Rendered:
    return Rendered(
        release=release, office=release.office, path=path, language="fr", content=content
    )


@pytest.mark.parametrize("languages", [["fr"], ["fr", "de"]])
def test_row_that_stands_in_the_way_is_left_as_it_is(languages: list[str]) -> None:
    first, second, insertion = builders.release(), builders.release(), Insertion(Address)
    for release in (first, second):
        insertion.insert([address(release, each, f"/{each}/") for each in languages])
    insertion.insert([address(second, "ja", "/ja/")])
    kept = {row.path: row.release for row in Address.objects.all()}
    assert kept == {f"/{each}/": first for each in languages} | {"/ja/": second}
    assert all(row.reserved_at is not None for row in Address.objects.all())


@pytest.mark.parametrize("paths", [["/a/"], ["/a/", "/b/"]])
def test_row_with_the_same_unique_columns_is_made_as_the_new_one_is(paths: list[str]) -> None:
    release, insertion = builders.release(), Insertion(Rendered, unique=("office", "path"))
    for content in ("« 1 » 100 %s", "« 2 » 100 %s"):
        insertion.insert([page(release, path, content) for path in paths])
    insertion.insert([])
    kept = Rendered.objects.order_by("path").values_list("path", "content", "status")
    assert list(kept) == [(path, "« 2 » 100 %s", 200) for path in paths]


def test_update_writes_the_named_columns_of_one_row_and_no_others() -> None:
    release, other = builders.release(), builders.release()
    links = [{"url": "https://example.org/", "label": "« Voir » 100 %"}]
    values = {"title": "Plain", "title_en": "English", "links_ar": links, "edited_at_ar": AT}
    with override("fr"):
        update(release, values)
        update(release, {"notice_ar": None, "revision_ar": 3})
    kept = Release.objects.rewrite(mode=False).values(*values, "title_fr", "revision_ar")
    assert kept.get(pk=release.pk) == values | {"title_fr": "", "revision_ar": 3}
    assert set(kept.get(pk=other.pk).values()) == {"", None}
