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

from releases import markup
from releases.document import Standing
from releases.models import Kind, Publication
from tests.processes import wait_until
from translations.composing import in_body
from translations.demo import accounts, house, plots, texts
from translations.demo.page import read_page
from translations.models import (
    Approval,
    Notice,
    Public,
    RoleChange,
    Segment,
    SegmentChange,
    State,
    Transition,
    Translation,
)
from translations.publishing import publish_due
from translations.verbs import Verb
from translations.visibility import visible_releases
from translations.work.mine import lists_of
from translations.workflow import perform


@pytest.fixture(autouse=True)
def data(settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of its own for the password, and a schedule that is due soon."""
    settings.DATA_DIR = tmp_path
    monkeypatch.delenv("DEMO_PASSWORD", raising=False)
    monkeypatch.setattr(plots, "SOON", datetime.timedelta(seconds=0.4))
    return tmp_path


def demo() -> str:
    out = StringIO()
    call_command("demo", stdout=out)
    return out.getvalue()


def the_worker_comes_by() -> None:
    wait_until(lambda: publish_due().published, lambda: "nothing is due")


def of_otan(language: str) -> Translation:
    return of(texts.OTAN, language)


def of(release: str, language: str) -> Translation:
    """The demonstration's text whose file this is, found by its title."""
    title = texts.read(release, language).title
    segments = Segment.objects.filter(key="title", text=title, translation__language=language)
    return segments.get().translation


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
    assert {"ja": "再構成", "en": "reconstruction"}[language] in of_otan(language).text.title


@pytest.mark.django_db
def test_the_release_with_an_original_of_its_own_is_public_in_three_languages() -> None:
    demo()
    release = of(texts.VALBRUME, "fr").release
    public = release.translations.live().values_list("language", "standing")
    assert set(public) == {("fr", "original"), ("ja", "official"), ("ar", "provisional")}


@pytest.mark.django_db
def test_the_notice_waits_for_its_reviewer() -> None:
    demo()
    assert of(texts.OPEN_DAY, "fr") in Translation.objects.awaiting_review()


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
    assert is_real or re.search(
        "(?i)démonstration|demonstration|for the demo|デモ用|توضيحي", content
    )


# --- what the nine releases that were written for it show ------------------------------------

WRITTEN = (
    texts.CALL, texts.DECLARATION, texts.CONFERENCE, texts.STATEMENT, texts.CONTRIBUTIONS,
    texts.SPEECH, texts.DELEGATION, texts.SEASON, texts.WORKSHOP,
)  # fmt: skip
# 250 words of a European language are about so many characters of Japanese.
LEAST_WORDS, LEAST_CHARACTERS = 250, 600


@pytest.mark.parametrize("release", WRITTEN)
def test_a_written_release_is_whole_in_each_of_its_languages(release: str) -> None:
    files = sorted((texts.FOLDER / release).glob("??.md"))
    read = [texts.read(release, file.stem) for file in files]
    shapes = {markup.shape(text.body) for text in read}
    assert len(read) >= 2
    assert len(shapes) == 1 or release in (texts.CALL,), shapes
    for text in read:
        plain = markup.to_text(text.body)
        enough = len(plain) >= LEAST_CHARACTERS
        enough = enough if text.language == "ja" else len(plain.split()) >= LEAST_WORDS
        assert enough, text.name
        found = markup.shape(text.body)
        assert found.points or found.tables or found.footnotes, text.name


@pytest.mark.django_db
def test_the_demonstration_has_every_state_kind_and_standing() -> None:
    demo()
    rows = Translation.objects.values_list("state", "public", "standing", "release__kind")
    states, publics, standings, kinds = (set(column) for column in zip(*rows, strict=True))
    assert states == set(State)
    assert publics == {Public.NONE, Public.LIVE, Public.WITHDRAWN, Public.EXTERNAL}
    assert standings == set(Standing)
    assert kinds == set(Kind)


@pytest.mark.django_db
def test_the_corrected_statement_leaves_its_english_outdated(client: Client) -> None:
    demo()
    english = of(texts.DECLARATION, "en")
    outdated = Translation.objects.outdated()
    assert english in outdated
    assert of(texts.DECLARATION, "ja") not in outdated
    path = english.release.addresses.get(language="en").path
    assert "corrected since" in client.get(path).content.decode()
    arabic = of(texts.DECLARATION, "ar")
    assert (arabic.state, arabic.public) == (State.RETURNED, Public.LIVE)


@pytest.mark.django_db
def test_the_returned_arabic_has_its_mend_suggested() -> None:
    demo()
    arabic = of(texts.DECLARATION, "ar")
    suggestion = arabic.suggestions.get()
    stored = arabic.segments.get(key=suggestion.key)
    assert arabic.acceptances.get().reason == plots.HASTY
    assert (stored.text.count("3 نوفمبر"), suggestion.text.count("13 نوفمبر")) == (1, 1)


@pytest.mark.django_db
def test_the_conference_stands_half_drafted_at_the_desk() -> None:
    """Something of each sort: confirmed, to be revised since its source was corrected, empty, remarked on."""
    demo()
    english = of(texts.CONFERENCE, "en")
    body = in_body(english.segments.all())
    revised = [row for row in body if row.is_to_revise]
    assert [row.text[:24] for row in revised] == ["@Minister: The 250 tents"]
    assert "18台" in revised[0].source_was
    assert len([row for row in body if row.is_confirmed]) == plots.HALF - 1
    assert len([row for row in body if not row.text]) == len(body) - plots.HALF
    assert english.remarks.get().key == body[plots.REMARKED].key


@pytest.mark.django_db
def test_the_missions_three_languages_are_scheduled_for_one_minute() -> None:
    demo()
    texts_ = of(texts.CONTRIBUTIONS, "en").release.translations.all()
    assert {text.state for text in texts_} == {State.SCHEDULED}
    assert len({text.publish_at for text in texts_}) == 1
    assert of(texts.CONTRIBUTIONS, "en").release.series_number == "PR 1/2025"


@pytest.mark.django_db
def test_the_speech_is_under_embargo() -> None:
    demo()
    release = of(texts.SPEECH, "fr").release
    told = visible_releases(User.objects.get(username="kenji"))
    assert release in told
    assert release not in visible_releases(User.objects.get(username="nadia"))


@pytest.mark.django_db
def test_the_french_call_was_made_from_the_english() -> None:
    demo()
    french = of(texts.CALL, "fr")
    assert french.source == of(texts.CALL, "en")


@pytest.mark.django_db
def test_the_two_offices_know_nothing_of_each_others_drafts() -> None:
    demo()
    marc, olivia = (User.objects.get(username=name) for name in ("marc", "olivia"))
    offices = {release.office.slug for release in visible_releases(marc)}
    assert offices == {house.MISSION}
    assert {release.office.slug for release in visible_releases(olivia)} == {house.EMBASSY}


@pytest.mark.django_db
def test_what_was_done_to_each_release_can_be_read(client: Client) -> None:
    demo()
    for officer in User.objects.filter(username__in=["olivia", "marc"]):
        client.force_login(officer)
        for release in visible_releases(officer):
            page = client.get(f"/admin/releases/release/{release.pk}/history/")
            assert page.status_code == 200


# --- its people -------------------------------------------------------------------------------


@pytest.mark.django_db
def test_camille_stands_in_for_kenji_and_both_are_told(client: Client) -> None:
    demo()
    kenji, camille = (User.objects.get(username=name) for name in ("kenji", "camille"))
    for person, said in (
        (kenji, "Camille Renaud stands in for you until"),
        (camille, "You stand in for Kenji Morita until"),
    ):
        client.force_login(person)
        assert said in read_page(client.get("/admin/").content.decode()).words
    english = of(texts.CONFERENCE, "en")
    assert english.assignee == kenji
    perform(english, Verb.ASSIGN, kenji, assignee=camille)
    assert lists_of(camille)[0].rows == [english]


@pytest.mark.django_db
def test_everybody_has_read_what_they_were_told_but_the_last() -> None:
    demo()
    for person in User.objects.filter(pk__in=Notice.objects.values("person")):
        own = Notice.objects.of(person)
        unread = list(own.unread().order_by("-pk"))
        assert unread == list(own.order_by("-pk")[: len(unread)])
        assert 1 <= len(unread) <= 3, person
    assert Notice.objects.of(User.objects.get(username="olivia")).count() > 3


@pytest.mark.django_db
def test_the_administrator_keeps_roles_and_sees_no_text(client: Client) -> None:
    demo()
    client.force_login(User.objects.get(username="yves"))
    assert client.get("/admin/translations/languagerole/").status_code == 200
    assert client.get("/admin/translations/translation/").status_code == 403
    assert (
        client.get(f"/admin/translations/translation/{of(texts.CALL, 'fr').pk}/change/").status_code
        == 404
    )


@pytest.mark.django_db
def test_who_gave_each_role_is_on_record() -> None:
    demo()
    given = RoleChange.objects.values_list("actor__username", "user__username", "role")
    assert given.count() == sum(len(person.roles) for person in accounts.PEOPLE)
    assert ("admin", "yves", "administrator") in given
    assert {actor for actor, _user, _role in given} == {"admin"}
