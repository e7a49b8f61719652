"""What is derived is made again from the record, and any difference is named."""

from __future__ import annotations

from dataclasses import replace

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError

from releases import filling
from releases.filling import fill, fill_after_migrate
from releases.live import live_text
from releases.models import Release, Rendered
from tests.cast import FRENCH, Cast
from translations import publishing
from translations.verbs import Verb
from translations.workflow import perform


@pytest.fixture
def release(db: None) -> Release:
    """A release whose French was published, corrected once, withdrawn and put back."""
    cast = Cast()
    french = cast.published(cast.drafted(cast.external()))
    french = perform(french, Verb.REVISE, cast.anna, significance="substantive")
    corrected = replace(FRENCH, body=FRENCH.body.replace("Second", "Deuxième"))
    french = cast.published(cast.approved(cast.save(french, cast.anna, corrected)))
    publishing.withdraw_together(french, cast.olivia, reason="mistake")
    return perform(french, Verb.RESTORE, cast.olivia).release


def test_verify_finds_nothing_where_nothing_was_touched(release: Release) -> None:
    call_command("rebuild", verify=True)


def test_verify_names_a_live_column_that_differs(
    release: Release, capsys: pytest.CaptureFixture[str]
) -> None:
    Release.objects.rewrite(mode=False).update(title_fr="Un titre que personne n’a approuvé")
    with pytest.raises(CommandError):
        call_command("rebuild", verify=True)
    assert f"{release.public_id} title_fr" in capsys.readouterr().out


def test_rebuild_puts_the_approved_text_back(release: Release) -> None:
    Release.objects.rewrite(mode=False).update(title_fr="Un titre que personne n’a approuvé")
    Rendered.objects.update(content="<p>vandalised</p>")
    call_command("rebuild")
    live = live_text(Release.objects.get(), "fr")
    assert live is not None and live.title == FRENCH.title
    assert FRENCH.title in Rendered.objects.get().content
    call_command("rebuild", verify=True)


def test_verify_names_a_page_that_has_no_text(
    release: Release, capsys: pytest.CaptureFixture[str]
) -> None:
    Rendered.objects.create(
        path="/fr/releases/forged/",
        office=release.office,
        release=release,
        language="fr",
        etag="x",
        content="forged",
    )
    with pytest.raises(CommandError):
        call_command("rebuild", verify=True)
    assert "/fr/releases/forged/" in capsys.readouterr().out


# What an upgrade adds


def test_upgrade_fills_in_the_versions_of_what_is_public(release: Release) -> None:
    whole = Release.objects.get().versions_fr  # type: ignore[attr-defined]
    Release.objects.rewrite(mode=False).update(versions_fr=None)
    fill_after_migrate(using="default", plan=[])
    assert Release.objects.get().versions_fr == whole  # type: ignore[attr-defined]
    assert fill() == 0
    call_command("rebuild", verify=True)


def test_upgrade_leaves_alone_what_somebody_wrote_past_the_record(release: Release) -> None:
    Release.objects.rewrite(mode=False).update(versions_fr=None, title_fr="Un faux titre")
    fill_after_migrate(using="default", plan=[])
    with pytest.raises(CommandError):
        call_command("rebuild", verify=True)


def test_release_that_can_not_be_filled_keeps_no_other_from_it(
    release: Release, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """And the next migrate tries it again."""
    whole = Release.objects.get().versions_fr  # type: ignore[attr-defined]
    Release.objects.rewrite(mode=False).update(versions_fr=None)

    def spoilt(_release: Release) -> None:
        raise ValueError("a document that nobody can read")

    with monkeypatch.context() as patched:
        patched.setattr(filling, "fill_versions", spoilt)
        fill_after_migrate(using="default", plan=[])
    assert f"release {release.pk}" in caplog.text
    assert Release.objects.get().versions_fr is None  # type: ignore[attr-defined]
    fill_after_migrate(using="default", plan=[])
    assert Release.objects.get().versions_fr == whole  # type: ignore[attr-defined]


def test_flush_fills_nothing(release: Release) -> None:
    Release.objects.rewrite(mode=False).update(versions_fr=None)
    fill_after_migrate(using="default")
    assert Release.objects.get().versions_fr is None  # type: ignore[attr-defined]
