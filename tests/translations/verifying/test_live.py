"""What is live and is not what was approved, byte for byte, is named."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.db import connection

from releases import derived
from releases.models import Act, Attachment, Publication, Release, Rendered
from tests.cast import Cast, office
from tests.files import annex
from tests.translations.verifying.running import PUBLICATIONS, named, verified
from translations.models import Approval, Transition, Translation
from translations.verbs import Verb
from translations.workflow import perform


def altered_column(french: Translation) -> str:
    Release.objects.rewrite(mode=False).update(title_fr="Un titre que personne n’a approuvé")
    return f"releases_release {french.release.public_id} title_fr"


def altered_page(french: Translation) -> str:
    page = Rendered.objects.get(language="fr")
    Rendered.objects.update(content=page.content.replace("rencontre", "rupture"))
    return f"releases_rendered {french.release.public_id} {page.path} (ambafrance)"


def forged_text(_french: Translation) -> str:
    """A text put before the public of a release that has no publication at all."""
    draft = Release.objects.filter(publications=None).first()
    assert draft
    Release.objects.rewrite(mode=False).filter(pk=draft.pk).update(
        published_at_fr=datetime.datetime(2026, 1, 1, tzinfo=datetime.UTC), title_fr="Faux"
    )
    return f"releases_release {draft.public_id} published_at_fr"


def voided_approval(french: Translation) -> str:
    approval = Approval.objects.standing().latest("pk")
    Transition.objects.filter(sequence=1).update(voids=approval)
    public = Publication.objects.filter(act=Act.PUBLISHED).latest("sequence")
    return f"{PUBLICATIONS} {public.sequence} ({french.release.public_id} fr)"


def removed_approval(french: Translation) -> str:
    Approval.objects.all()._raw_delete("default")
    public = Publication.objects.filter(act=Act.PUBLISHED).latest("sequence")
    return f"{PUBLICATIONS} {public.sequence} ({french.release.public_id} fr)"


def spoilt_publication(french: Translation) -> str:
    Publication.objects.filter(act=Act.PUBLISHED).update(document="{")
    return f"releases_release {french.release.public_id}"


@pytest.mark.parametrize(
    "forge",
    [
        altered_column,
        altered_page,
        forged_text,
        voided_approval,
        removed_approval,
        spoilt_publication,
    ],
)
def test_what_is_live_and_was_not_approved_is_named(
    record: Translation, forge: Callable[[Translation], str]
) -> None:
    name = forge(record)
    assert name in named()


def made_for(settings: Any, **address: Any) -> None:
    """Every page as an installation served there makes it."""
    told = {name: getattr(settings, name) for name in address}
    for name, value in address.items():
        setattr(settings, name, value)
    call_command("rebuild")
    for name, value in told.items():
        setattr(settings, name, value)


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ({"PUBLIC_URL": "https://other.example"}, "https://other.example"),
        ({"PUBLIC_URL": "https://other.example:8443"}, "https://other.example:8443"),
        ({"LOCAL_PORT": 9000}, "http://127.0.0.1:9000"),
        ({"LOCAL_HOST": "[::1]"}, "http://[::1]:8000"),
    ],
)
def test_pages_made_for_another_address_are_named_and_told_from_tampering(
    record: Translation, settings: Any, address: dict[str, Any], said: str
) -> None:
    settings.LOCAL_HOST, settings.LOCAL_PORT = "127.0.0.1", 8000
    record.release.carried_by.add(office("mission", host="mission.localhost"))
    made_for(settings, **address)
    code, lines = verified()
    assert code == 3, lines
    *names, figures, sentence = lines
    path = Rendered.objects.filter(language="fr")[0].path
    assert (
        f"releases_rendered {record.release.public_id} {path} (mission):"
        f" was made for {said}, and is otherwise right"
    ) in names
    assert "nothing wrong" in figures
    assert sentence.startswith(f"Pages made for {said} and otherwise right: {len(names)}; this run")


def test_search_for_another_address_holds_no_lock(
    record: Translation, settings: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    made_for(settings, PUBLIC_URL="https://other.example")
    outside = len(connection.savepoint_ids)
    held: list[int] = []

    def searched(release: Release, kept: derived.Pages) -> str:
        held.append(len(connection.savepoint_ids) - outside)
        return made_elsewhere(release, kept)

    made_elsewhere = derived.made_elsewhere
    monkeypatch.setattr(derived, "made_elsewhere", searched)
    assert verified()[0] == 3
    assert held == [0]


def test_release_published_during_the_search_is_looked_at_again(
    record: Translation, monkeypatch: pytest.MonkeyPatch
) -> None:
    altered_page(record)

    def searched(_release: Release, _kept: derived.Pages) -> str:
        call_command("rebuild")
        return ""

    monkeypatch.setattr(derived, "made_elsewhere", searched)
    assert verified()[0] == 0


def test_page_made_where_there_was_no_public_address_is_told_from_tampering(
    record: Translation, settings: Any
) -> None:
    call_command("rebuild")
    settings.PUBLIC_URL = "https://now.example"
    assert verified()[0] == 3


def test_altered_page_is_named_under_whatever_address_it_was_made(
    record: Translation, settings: Any
) -> None:
    made_for(settings, PUBLIC_URL="https://other.example")
    name = altered_page(record)
    assert name in named()


def test_address_that_stands_in_one_place_only_is_tampering(
    record: Translation, settings: Any
) -> None:
    settings.PUBLIC_URL = "https://own.example"
    call_command("rebuild")
    page = Rendered.objects.get(language="fr")
    assert page.content.count("https://own.example") > 1
    forged = page.content.replace("https://own.example", "https://evil.example", 1)
    Rendered.objects.update(content=forged)
    assert named() == [f"releases_rendered {record.release.public_id} {page.path} (ambafrance)"]


def test_one_page_forged_with_another_address_throughout_is_tampering(
    cast: Cast, settings: Any
) -> None:
    settings.PUBLIC_URL = "https://own.example"
    original = cast.published(cast.original())
    release = cast.published(cast.drafted(original)).release
    page = Rendered.objects.get(language="fr")
    forged = page.content.replace("https://own.example", "https://evil.example")
    Rendered.objects.filter(pk=page.pk).update(content=forged)
    assert named() == [f"releases_rendered {release.public_id} {page.path} (ambafrance)"]


@pytest.mark.parametrize(
    "address", ["http://x:99999", "http://[x:1", "http://x:١٢", "http://[::]]", "http://[:::::]/"]
)
def test_impossible_address_hides_nothing_else_of_its_release(
    record: Translation, address: str
) -> None:
    column = altered_column(record)
    page = Rendered.objects.get(language="fr")
    Rendered.objects.update(content=f'{page.content}<a href="{address}">')
    assert named() == [
        column,
        f"releases_rendered {record.release.public_id} {page.path} (ambafrance)",
    ]


def test_page_that_can_not_be_read_is_named(record: Translation) -> None:
    if connection.vendor != "sqlite":
        pytest.skip("PostgreSQL takes no bytes for text")
    page = Rendered.objects.get(language="fr")
    with connection.cursor() as cursor:
        cursor.execute("UPDATE releases_rendered SET content = CAST(x'ff' AS TEXT)")
    of_it = f"releases_rendered {record.release.public_id}"
    assert named() == [f"{of_it} {page.path} (ambafrance)", f"{of_it} with the id {page.pk}"]


def test_publication_that_can_not_be_read_hides_no_page(record: Translation) -> None:
    spoilt_publication(record)
    page = altered_page(record)
    assert page in named()


def test_attachment_that_is_another_file_than_was_approved_is_named(
    cast: Cast, settings: Any, tmp_path: Path
) -> None:
    settings.MEDIA_ROOT = str(tmp_path)
    french = cast.drafted(cast.external())
    cast.published(
        perform(french, Verb.ATTACH, cast.anna, paper=annex(), text="A", standing="provisional")
    )
    assert verified()[0] == 0
    kept = Attachment.objects.get()
    Path(kept.file.path).write_bytes(b"%PDF another")
    assert named() == [f"releases_attachment {kept.pk}"]
    Path(kept.file.path).unlink()
    assert "can't be read" in verified()[1][0]
