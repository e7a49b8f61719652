"""The demonstration: loaded once, by the verbs alone, with the seed's wording to the letter."""

from __future__ import annotations

import datetime
import re
import stat
from io import StringIO
from pathlib import Path

import pytest
from django.contrib.auth.models import User
from django.core.management import CommandError, call_command
from django.test import Client
from pytest_django import Settings

from releases.models import Publication, Release
from tests.processes import wait_until
from translations.demo import accounts, loading, texts
from translations.demo.page import read_page
from translations.models import Approval, Public, SegmentChange, State, Transition, Translation
from translations.publishing import publish_due


@pytest.fixture(autouse=True)
def data(settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of its own for the password, and a schedule that is due soon."""
    settings.DATA_DIR = tmp_path
    monkeypatch.delenv("DEMO_PASSWORD", raising=False)
    monkeypatch.setattr(loading, "SOON", datetime.timedelta(seconds=0.4))
    return tmp_path


def demo() -> str:
    out = StringIO()
    call_command("demo", stdout=out)
    return out.getvalue()


def the_worker_comes_by() -> None:
    wait_until(lambda: publish_due().published, lambda: "nothing is due")


def of_otan(language: str) -> Translation:
    return Translation.objects.get(release__external_original__isnull=False, language=language)


def sentences(markdown: str) -> list[str]:
    """What a reader reads of each line, without the marks of Markdown."""
    lines = (
        re.sub(r"^(\s*[-*] |\s*\d+\. |\[\^\w+\]: )", "", line) for line in markdown.splitlines()
    )
    return [part for line in lines for part in re.split(r"\[\^\w+\]", line) if part.strip()]


@pytest.mark.django_db
def test_loading_publishes_nothing_of_the_nato_release() -> None:
    demo()
    assert {
        text.language: (text.state, text.public)
        for text in of_otan("fr").release.translations.all()
    } == {
        "ja": (State.PUBLISHED, Public.EXTERNAL),
        "en": (State.APPROVED, Public.NONE),
        "fr": (State.SCHEDULED, Public.NONE),
    }


@pytest.mark.django_db
def test_the_french_page_has_the_seeds_wording_to_the_letter(client: Client) -> None:
    demo()
    the_worker_comes_by()
    seed = texts.read(texts.OTAN, "fr").document
    edition = Publication.objects.get(release=of_otan("fr").release).text
    assert (edition.title, edition.body) == (seed.title, seed.body)
    page = client.get(publication_path("fr")).content.decode()
    read = read_page(page).words
    assert seed.title in read
    assert [line for line in sentences(seed.body) if line.strip() not in read] == []
    assert read.count("Traduction provisoire et purement informative") == 2


def publication_path(language: str) -> str:
    release = of_otan(language).release
    return release.addresses.get(language=language).path


@pytest.mark.django_db
def test_the_sources_of_the_nato_release_are_never_public(client: Client) -> None:
    demo()
    the_worker_comes_by()
    release = of_otan("fr").release
    for language in ("ja", "en"):
        source = texts.read(texts.OTAN, language).document
        assert source.title not in client.get(f"/{language}/releases/").content.decode()
        found = client.get(f"/api/v1/releases/{release.public_id}?language={language}")
        assert found.status_code == 404


@pytest.mark.django_db
@pytest.mark.parametrize("language", ["ja", "en"])
def test_a_reconstruction_says_so_in_the_title_that_readers_see(language: str) -> None:
    demo()
    assert texts.MARKS[language] in of_otan(language).text.title


@pytest.mark.django_db
def test_the_release_with_an_original_of_its_own_is_public_in_three_languages() -> None:
    demo()
    release = Release.objects.get(related_links__isnull=False)
    public = release.translations.live().values_list("language", "standing")
    assert set(public) == {("fr", "original"), ("ja", "official"), ("ar", "provisional")}


@pytest.mark.django_db
def test_the_notice_waits_for_its_reviewer() -> None:
    demo()
    assert Translation.objects.awaiting_review().get().release.kind == "notice"


@pytest.mark.django_db
def test_nobody_approved_what_they_wrote() -> None:
    demo()
    for approval in Approval.objects.all():
        authors = SegmentChange.objects.filter(translation=approval.translation).values("author")
        assert not authors.filter(author=approval.reviewer)


@pytest.mark.django_db
def test_a_second_run_keeps_the_data_and_says_so(data: Path) -> None:
    password = accounts.password()
    first = demo()
    acts = Transition.objects.count()
    second = demo()
    assert "its data are kept" in second
    assert password in first
    assert password in second
    assert Transition.objects.count() == acts


@pytest.mark.django_db
def test_everyone_logs_in_with_the_kept_password(client: Client) -> None:
    demo()
    for person in accounts.PEOPLE:
        assert client.login(username=person.username, password=accounts.kept().read_text())


def test_the_password_is_kept_for_its_owner_alone() -> None:
    accounts.password()
    assert stat.S_IMODE(accounts.kept().stat().st_mode) == 0o600


@pytest.mark.django_db
def test_a_password_given_later_is_the_one_that_works(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    demo()
    monkeypatch.setenv("DEMO_PASSWORD", "Kirschblüte")
    assert "Kirschblüte" in demo()
    assert client.login(username="anna", password="Kirschblüte")


@pytest.mark.django_db
def test_production_is_left_alone(settings: Settings) -> None:
    settings.PRODUCTION = True
    with pytest.raises(CommandError, match="not for production"):
        demo()
    assert not User.objects.filter(username="olivia").exists()


@pytest.mark.parametrize(
    "file", sorted(texts.FOLDER.glob("*/??.md")), ids=lambda f: f"{f.parent.name}/{f.stem}"
)
def test_every_text_of_the_demo_says_what_it_is(file: Path) -> None:
    content = file.read_text(encoding="utf-8")
    is_real = file.parent.name == texts.OTAN and file.stem == "fr"
    assert is_real or re.search("standing: reconstruction|démonstration|デモ用|توضيحي", content)


def test_a_text_without_front_matter_is_refused() -> None:
    with pytest.raises(ValueError, match="front matter"):
        texts.parse("Voici le résumé.\n")
