"""Derived: where the live columns and the rendered pages differ from the record they are made from."""

from __future__ import annotations

from releases import pages
from releases.languages import CODES, column
from releases.live import live_languages
from releases.models import Office, Release, Rendered
from releases.record import on_record


def differences(release: Release) -> list[str]:
    """Each derived thing of ``release`` that is not as the record has it, named; empty if all are."""
    return [*of_columns(release), *of_pages(release)]


def of_columns(release: Release) -> list[str]:
    """The live columns that are not as the Publications have them."""
    stated = on_record(release)
    wrong = [
        f"{release.public_id} {column(field, language)}"
        for language, columns in stated.items()
        for field, value in columns.items()
        if getattr(release, column(field, language)) != value
    ]
    unstated = set(live_languages(release)) - set(stated)
    return wrong + [
        f"{release.public_id} {column('published_at', code)}" for code in CODES if code in unstated
    ]


def of_pages(release: Release) -> list[str]:
    """The pages that are not as the live columns make them."""
    made = {
        (page.office_id, page.path, page.status, page.content) for page in pages.rendered(release)
    }
    rows = Rendered.objects.filter(release=release)
    kept = set(rows.values_list("office", "path", "status", "content"))
    slugs = dict(Office.objects.values_list("pk", "slug"))
    return sorted(
        {
            f"{release.public_id} {path} ({slugs[office]})"
            for office, path, _status, _content in made ^ kept
        }
    )
