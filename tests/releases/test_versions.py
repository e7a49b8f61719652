"""The public versions of a text: what the page tells of them, and how each can still be read."""

from __future__ import annotations

import datetime
import zoneinfo
from dataclasses import replace
from typing import Any

import pytest
from django.test import Client

from releases.document import Significance
from releases.live import live_text
from releases.models import Act, Address, Office, Release, StandingLabel
from releases.version_rows import version_rows
from releases.versions import Version
from tests.releases import builders

pytestmark = builders.ROOM_ALONE

PATH = "/fr/releases/reunion/"
VERSIONS = f"{PATH}versions/"
CHANGES = f"{VERSIONS}changes/"
DAY = datetime.timedelta(days=1)
FIRST = "La réunion s’ouvre à 16h00.\n\nLe ministre y prononcera un discours.\n"
SECOND = "La réunion s’ouvre à 16h30.\n\nLe ministre y prononcera un discours.\n"
NOTE = "L’heure d’ouverture était erronée."


def corrected(
    made: Release | None = None,
    *,
    revision: int = 2,
    significance: str = Significance.CORRECTION,
    note: str = NOTE,
    **parts: Any,
) -> Release:
    """The release with one edition more in French, a day later each; public at 16h00 to begin with."""
    if made is None:
        made = builders.published(title="Réunion", body=FIRST)
    parts = {"title": "Réunion", "body": SECOND, "correction_note": note} | parts
    at = builders.AT + (revision - 1) * DAY
    return builders.publish(made, at=at, revision=revision, significance=significance, **parts)


def read(client: Client, path: str, status: int = 200) -> str:
    answer = client.get(path)
    assert answer.status_code == status
    return answer.content.decode()


def test_page_says_when_it_was_corrected_what_and_why(client: Client) -> None:
    corrected()
    page = read(client, PATH)
    instant = '<time datetime="2025-04-04T21:30:00Z">'
    assert f"Corrigé le {instant}4 avril 2025, 23:30 (heure d’Europe centrale)</time>" in page
    assert f'<p class="correction-note">{NOTE}</p>' in page
    assert "s’ouvre à <del>16h00</del><ins>16h30</ins>." in page
    assert "discours" not in page.partition('class="corrections"')[2].partition("prose")[0]
    assert f'href="{CHANGES}?old=1&amp;new=2"' in page
    assert f'<link rel="version-history" href="{VERSIONS}">' in page


def test_correction_of_a_text_from_before_versions_were_kept_is_no_first_version(
    client: Client,
) -> None:
    made = builders.published(title="Réunion", body=FIRST)
    Release.objects.rewrite(mode=False).update(versions_fr=None)
    corrected(Release.objects.get(pk=made.pk))
    assert "Corrigé le" in read(client, PATH)
    assert "16h00" in read(client, f"{VERSIONS}1/")
    assert "16h30" in read(client, f"{VERSIONS}2/")


def test_page_of_a_first_version_says_nothing_of_versions(client: Client) -> None:
    builders.published(title="Réunion")
    page = read(client, PATH)
    assert 'class="corrections"' not in page
    assert "Versions de ce texte" not in page


def test_typing_mistake_is_put_right_in_silence(client: Client) -> None:
    corrected(significance=Significance.TYPO, note="")
    page = read(client, PATH)
    assert 'class="corrections"' not in page
    assert "16h00" not in page
    assert '<meta property="article:modified_time" content="2025-04-03T23:30:00+02:00">' in page
    rows = read(client, VERSIONS)
    assert "Coquille corrigée" in rows
    assert rows.index("Version 2") < rows.index("Version 1")


def test_substantive_change_is_an_update_and_no_correction(client: Client) -> None:
    corrected(significance=Significance.SUBSTANTIVE, note="")
    page = read(client, PATH)
    assert "Mis à jour le <time" in page
    assert "Corrigé le" not in page


def test_correction_is_still_told_after_a_typing_mistake(client: Client) -> None:
    release = corrected()
    corrected(release, revision=3, significance=Significance.TYPO, note="", title="La réunion")
    page = read(client, PATH)
    assert "4 avril 2025, 23:30" in page
    assert NOTE in page
    text = live_text(release, "fr")
    assert text is not None
    assert [version.is_told for version in text.versions] == [False, True, False]
    assert text.updated_at == builders.AT + DAY


def test_times_are_by_the_clocks_of_the_office(client: Client) -> None:
    office = builders.embassy(time_zone="Asia/Tokyo")
    release = builders.publish(builders.release(office=office), title="Réunion", body=FIRST)
    corrected(release)
    assert "5 avril 2025, 06:30 (heure du Japon)</time>" in read(client, PATH)


def test_list_of_versions_marks_each(client: Client) -> None:
    corrected()
    rows = read(client, VERSIONS)
    new, old = rows.split('class="version-row')[2:]
    assert "Version 2" in new
    assert "Version actuelle" in new
    assert NOTE in new
    assert "N’est plus en vigueur" in old
    first = '<time datetime="2025-04-03T21:30:00Z">3 avril 2025, 23:30</time>'
    assert f"publique du {first} au <time" in old
    assert old.count("heure d’Europe centrale") == 1  # once for both
    assert "Traduction provisoire" in old


def test_zone_is_named_at_both_ends_where_its_name_is_not_the_same() -> None:
    twice = datetime.datetime(2026, 10, 25, 0, 30, tzinfo=datetime.UTC)  # and again an hour later
    first = Version(1, 1, twice, "substantive", "official", "", None, "", None, (), 0)
    second = replace(first, number=2, at=twice + DAY)
    row, _now = version_rows([first, second], {}, "en", zoneinfo.ZoneInfo("Europe/Paris"))
    assert "(Central European Time, UTC+02:00)" in row.since
    assert "(Central European Time)" in row.until


def test_old_version_can_be_read_and_leads_to_the_current(client: Client) -> None:
    corrected()
    page = read(client, f"{VERSIONS}1/")
    assert "<p>La réunion s’ouvre à 16h00.</p>" in page
    assert "16h30" not in page
    assert "elle a été corrigée le <time" in page
    assert f'<link rel="canonical" href="{PATH}">' in page
    assert '<meta name="robots" content="noindex">' in page
    assert f'<a href="{PATH}">Lire la version actuelle</a>' in page
    assert page.count(builders.LABEL_FR) == 2


def test_two_versions_are_compared_word_by_word(client: Client) -> None:
    release = corrected()
    corrected(release, revision=3, title="Réunion", body=SECOND.replace("ministre", "Ministre"))
    page = read(client, f"{CHANGES}?old=1&new=3")
    assert "<del>16h00</del><ins>16h30</ins>" in page
    assert "<del>ministre</del><ins>Ministre</ins>" in page
    assert "<del>16h00</del>" not in read(client, CHANGES)  # the newest and the one before it


@pytest.mark.parametrize(
    ("language", "old", "new", "shown"),
    [
        (
            "ja",
            "会合は４月に開催される。",
            "会合は５月に開催される。",
            "会合は<del>４</del><ins>５</ins>月",
        ),
        (
            "zh-hans",
            "会议在北京举行。",
            "会议在东京举行。",
            "会议在<del>北</del><ins>东</ins>京举行",
        ),
        (
            "ar",
            "عُقد الاجتماع في باريس.",
            "عُقد الاجتماع في طوكيو.",
            "<del>باريس</del><ins>طوكيو</ins>.",
        ),
    ],
)
def test_comparison_is_right_for_every_script(
    client: Client, language: str, old: str, new: str, shown: str
) -> None:
    release = builders.published(language, title="会合", body=f"{old}\n")
    builders.publish(release, language, revision=2, title="会合", body=f"{new}\n")
    path = builders.path_of(release, language)
    assert shown in read(client, f"{path}versions/changes/")


def test_comparison_shows_where_a_link_leads(client: Client) -> None:
    release = builders.published(title="Réunion", body="Voir [ici](https://a.example/).\n")
    corrected(release, body="Voir [ici](https://b.example/).\n")
    page = read(client, CHANGES)
    assert "<del>a</del><ins>b</ins>" in page


def test_versions_that_differ_in_layout_alone_say_so(client: Client) -> None:
    release = builders.published(title="Réunion", body="Un **mot**.\n")
    corrected(release, body="Un mot.\n", note="", significance=Significance.SUBSTANTIVE)
    assert "Les mots sont les mêmes" in read(client, CHANGES)


@pytest.mark.parametrize("rest", ["3/", "0/", "01/", "x/", "-1/", "99999/", "changes/?old=1&new=3"])
def test_version_that_is_none_leads_nowhere(client: Client, rest: str) -> None:
    corrected()
    read(client, f"{VERSIONS}{rest}", 404)


@pytest.mark.parametrize("rest", ["", "1/", "2/", "changes/"])
@pytest.mark.parametrize("act", [Act.WITHDRAWN, Act.REMOVED])
def test_versions_of_a_text_that_was_taken_down_can_not_be_read(
    client: Client, rest: str, act: str
) -> None:
    release = builders.take_down(corrected(), act=act)
    etag = read_etag(client, f"{VERSIONS}{rest}")
    page = read(client, f"{VERSIONS}{rest}", 410)
    assert page == builders.page_of(release)
    for secret in ("16h", "ministre", NOTE):
        assert secret not in page
    again = client.get(f"{VERSIONS}{rest}", headers={"if-none-match": etag})
    assert again.status_code == 410


def read_etag(client: Client, path: str) -> str:
    etag: str = client.get(path)["ETag"]
    return etag


def test_versions_of_a_restored_text_can_be_read_again(client: Client) -> None:
    release = builders.take_down(corrected())
    builders.restore(release)
    page = read(client, VERSIONS)
    assert page.count('class="version-row') >= 2
    assert "de nouveau publique depuis" in page
    assert "16h00" in read(client, f"{VERSIONS}1/")
    assert "4 avril 2025, 23:30" in read(client, PATH)


def test_versions_of_an_old_address_lead_to_the_current_one(client: Client) -> None:
    release = corrected()
    Address.objects.create(
        path="/fr/releases/vieux/", release=release, language="fr", is_current=False
    )
    answer = client.get("/fr/releases/vieux/versions/changes/?old=1&new=2")
    assert (answer.status_code, answer["Location"]) == (301, f"{CHANGES}?old=1&new=2")
    builders.take_down(release, act=Act.REMOVED)
    for path in ("/fr/releases/vieux/", "/fr/releases/vieux/versions/1/"):
        assert client.get(path).status_code == 410


def test_official_text_takes_the_place_of_the_provisional(client: Client) -> None:
    release = builders.published(title="Réunion", body=FIRST)
    corrected(release, body=FIRST, standing="official", note="", significance="substantive")
    page = read(client, PATH)
    assert builders.LABEL_FR not in page
    assert page.count("Traduction officielle") == 3
    assert "<del>Traduction provisoire</del> <ins>Traduction officielle</ins>" in page
    assert read(client, f"{VERSIONS}1/").count(builders.LABEL_FR) == 2
    assert "Traduction officielle" in read(client, f"{VERSIONS}2/")
    assert "Traduction provisoire" not in read(client, "/fr/releases/")


def test_version_words_its_standing_as_its_office_does(client: Client) -> None:
    corrected()
    StandingLabel.objects.create(
        standing="provisional", office=Office.objects.get(), full_fr="Traduction de courtoisie"
    )
    assert read(client, f"{VERSIONS}1/").count("Traduction de courtoisie") == 2


def test_versions_stand_on_the_site_of_an_office_that_carries_the_text(
    client: Client, settings: Any
) -> None:
    settings.PUBLIC_URL = "https://www.example.org"
    release = corrected()
    builders.carried_by(builders.mission(), release)
    client.defaults["HTTP_HOST"] = "mission.localhost"
    page = read(client, f"{VERSIONS}1/")
    assert "Mission auprès des organisations" in page
    assert f'<link rel="canonical" href="https://www.example.org{PATH}">' in page
    builders.publish(release, "ar", title="بيان")
    arabic = builders.row_of(release, "ar", at=release.office).path
    assert client.get(f"{arabic}versions/").status_code == 404


def test_version_leads_only_to_files_that_readers_may_have(client: Client) -> None:
    release = builders.illustrated(title="Réunion")
    assert f"/files/{release.images.get().token}/image.jpg" in read(client, f"{VERSIONS}1/")
    corrected(release)
    page = read(client, f"{VERSIONS}1/")
    assert "La délégation" in page
    assert "/files/" not in page


def test_versions_take_few_queries(client: Client, django_assert_max_num_queries: Any) -> None:
    release = builders.illustrated(title="Réunion")
    for revision in range(2, 8):
        corrected(release, revision=revision, body=f"{SECOND}\n{revision}\n")
    for rest in ("", "1/", "7/", "changes/", "changes/?old=1&new=7"):
        with django_assert_max_num_queries(4):
            read(client, f"{VERSIONS}{rest}")


def test_version_unchanged_since_it_was_fetched(client: Client) -> None:
    corrected()
    for rest in ("", "1/", "changes/"):
        first = client.get(f"{VERSIONS}{rest}")
        assert first["Cache-Control"] == "public, max-age=30, must-revalidate"
        again = client.get(f"{VERSIONS}{rest}", headers={"if-none-match": first["ETag"]})
        assert again.status_code == 304


def test_versions_are_for_reading_only(client: Client) -> None:
    corrected()
    for rest in ("", "1/", "changes/"):
        assert client.post(f"{VERSIONS}{rest}").status_code == 405
        assert client.head(f"{VERSIONS}{rest}").content == b""


def test_outdated_translation_leads_to_what_changed_in_its_source(client: Client) -> None:
    release = builders.publish(
        builders.release(), "ja", title="会合", standing="original", body="一。\n"
    )
    builders.publish(release, "en", title="Meeting", source=("ja", 1))
    builders.publish(release, "fr", title="Réunion", source=("en", 1))
    builders.publish(release, "ja", revision=2, title="会合", standing="original", body="二。\n")
    builders.outdate(release, "en", "fr")
    changes = f"/ja/releases/{release.public_id}/versions/changes/?old=1&amp;new=2"
    for language in ("en", "fr"):
        assert f'<a href="{changes}" hreflang="ja">' in builders.page_of(release, language)
    assert "L’original a été corrigé depuis" in builders.page_of(release, "fr")


def test_translation_behind_its_pivot_alone_does_not_accuse_the_original() -> None:
    release = builders.publish(builders.release(), "ja", title="会合", standing="original")
    builders.publish(release, "en", title="Meeting", source=("ja", 1))
    builders.publish(release, "fr", title="Réunion", source=("en", 1))
    builders.publish(release, "en", revision=2, title="The meeting", source=("ja", 1))
    builders.outdate(release, "fr")
    page = builders.page_of(release, "fr")
    assert "Le texte dont cette traduction a été faite (English) a été corrigé depuis." in page
    assert '<a href="/en/releases/meeting/versions/changes/?old=1&amp;new=2" hreflang="en">' in page
