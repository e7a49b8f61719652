"""The public API."""

import datetime
from typing import Any

import pytest
from django.test import Client

from releases import api
from tests.releases import builders

pytestmark = builders.ROOM_ALONE


def get(client: Client, path: str = "", status: int = 200, **query: str) -> Any:
    response = client.get(f"/api/v1/releases{path}", query)
    assert response.status_code == status
    assert response["Content-Type"] == "application/json"
    return response.json()


def test_list_of_a_language(client: Client) -> None:
    release = builders.published(title="Titre")
    assert get(client, language="fr") == {
        "items": [
            {
                "id": release.public_id,
                "title": "Titre",
                "language": "fr",
                "standing": "provisional",
                "issued_on": "2025-04-03",
                "revision": 1,
                "version": 1,
                "updated_at": "2025-04-03T21:30:00+00:00",
                "corrected_at": None,
                "url": "http://testserver/fr/releases/titre/",
            }
        ],
        "next": None,
    }


def test_list_goes_on_where_it_stopped(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(api, "PAGE_SIZE", 2)
    for day in (1, 1, 2, 3, 3):
        made = builders.release(issued_on=datetime.date(2025, 4, day))
        builders.publish(made, title=f"Titre {made.public_id}")
    seen, page = [], get(client, language="fr")
    while True:
        seen += [(item["issued_on"], item["id"]) for item in page["items"]]
        if page["next"] is None:
            break
        page = client.get(page["next"]).json()
    assert len(seen) == 5
    assert seen == sorted(set(seen), reverse=True)


def test_list_takes_two_queries(client: Client, django_assert_num_queries: Any) -> None:
    builders.published()
    with django_assert_num_queries(2):
        get(client, language="fr")


def test_list_takes_a_language_in_any_case(client: Client) -> None:
    assert get(client, language="zh-Hans") == {"items": [], "next": None}


@pytest.mark.parametrize("language", ["", "xx", "français"])
def test_list_names_what_is_wrong_with_the_language(client: Client, language: str) -> None:
    error = get(client, status=400, language=language)["error"]
    assert "“language”" in error
    assert "zh-hans" in error


@pytest.mark.parametrize("cursor", ["", "x", "2025-13-01.2222222222", "2025-04-03.%", "9" * 400])
def test_list_names_what_is_wrong_with_the_cursor(client: Client, cursor: str) -> None:
    assert "“cursor”" in get(client, status=400, language="fr", cursor=cursor)["error"]


def test_detail_of_a_text(client: Client) -> None:
    release = builders.published(
        title="Titre", summary="En bref.", links=[("https://example.org/", "Lien")]
    )
    text = get(client, f"/{release.public_id}", language="fr")
    assert text["title"] == "Titre"
    assert text["summary"] == "En bref."
    assert text["body_html"] == "<p>Un paragraphe.</p>\n"
    assert text["links"] == [{"url": "https://example.org/", "label": "Lien"}]
    assert text["published_at"] == text["edited_at"] == "2025-04-03T21:30:00+00:00"
    assert text["languages"] == ["fr"]
    assert text["original"] == {
        "language": "ja",
        "url": "https://www.example.org/ja/1.html",
        "title": "岩屋外務大臣の会合への参加",
        "retrieved_on": "2025-04-01",
    }


def test_detail_names_the_files(client: Client) -> None:
    release = builders.illustrated()
    image, paper = release.images.get(), release.attachments.get()
    text = get(client, f"/{release.public_id}", language="fr")
    assert text["images"] == [
        {
            "url": f"http://testserver/files/{image.token}/image.jpg",
            "width": 800,
            "height": 1200,
            "alt": "Image 1",
            "caption": "La délégation",
            "credit": "Photo : service de presse",
        }
    ]
    assert text["attachments"] == [
        {
            "url": f"http://testserver/files/{paper.token}/annexe-n-1.pdf",
            "title": "Texte de la déclaration",
            "standing": "provisional",
            "size": paper.size,
            "pages": 1,
        }
    ]


def test_detail_of_a_carried_text_says_whose_it_is(client: Client, settings: Any) -> None:
    settings.PUBLIC_URL = "https://www.example.org"
    release, mission = builders.published(title="Titre"), builders.mission()
    builders.publish(release, "ar", title="بيان")
    builders.carried_by(mission, release)
    client.defaults["HTTP_HOST"] = "mission.localhost"
    text = get(client, f"/{release.public_id}", language="fr")
    assert text["office"] == "paris"
    assert text["url"] == "https://mission.localhost/fr/releases/titre/"
    assert text["canonical_url"] == "https://www.example.org/fr/releases/titre/"
    assert text["languages"] == ["fr"]
    get(client, f"/{release.public_id}", 404, language="ar")


def test_detail_tells_of_versions_and_corrections(client: Client) -> None:
    release = builders.published(title="Titre", body="À 16h00.\n")
    days = [builders.AT + datetime.timedelta(days=number) for number in (1, 2)]
    note = {"significance": "correction", "correction_note": "L’heure était fausse."}
    builders.publish(release, at=days[0], revision=3, title="Titre", body="À 16h30.\n", **note)
    builders.publish(
        release, at=days[1], revision=4, title="Titre", body="À 16h30 .\n", significance="typo"
    )
    text = get(client, f"/{release.public_id}", language="fr")
    page = "http://testserver/fr/releases/titre/"
    assert (text["version"], text["revision"]) == (3, 4)
    assert text["edited_at"] == days[1].isoformat()
    assert text["updated_at"] == days[0].isoformat()
    assert text["versions_url"] == f"{page}versions/"
    assert [each["significance"] for each in text["versions"]] == [
        "substantive",
        "correction",
        "typo",
    ]
    assert text["versions"][0] == {
        "version": 1,
        "revision": 1,
        "standing": "provisional",
        "significance": "substantive",
        "published_at": builders.AT.isoformat(),
        "restored_at": None,
        "url": f"{page}versions/1/",
    }
    assert text["corrections"] == [
        {
            "version": 2,
            "at": days[0].isoformat(),
            "significance": "correction",
            "note": "L’heure était fausse.",
            "parts": ["body"],
            "changes_url": f"{page}versions/changes/?old=1&new=2",
        }
    ]
    (item,) = get(client, language="fr")["items"]
    assert (item["corrected_at"], item["updated_at"]) == (days[0].isoformat(),) * 2
    for address in (text["versions_url"], text["corrections"][0]["changes_url"]):
        assert client.get(address).status_code == 200


def test_official_text_takes_the_place_of_the_provisional(client: Client) -> None:
    release = builders.published(title="Titre")
    builders.publish(release, revision=2, title="Titre", standing="official")
    text = get(client, f"/{release.public_id}", language="fr")
    assert text["standing"] == "official"
    assert [each["standing"] for each in text["versions"]] == ["provisional", "official"]
    assert get(client, language="fr")["items"][0]["standing"] == "official"


def test_detail_leads_to_an_original_here(client: Client) -> None:
    release = builders.publish(builders.release(), "ja", title="会合", standing="original")
    builders.publish(release)
    original = get(client, f"/{release.public_id}", language="fr")["original"]
    assert original["url"] == f"http://testserver/ja/releases/{release.public_id}/"


def test_detail_of_an_unpublished_release_answers_as_nonsense_does(client: Client) -> None:
    hidden = builders.release()
    guessed = client.get(f"/api/v1/releases/{hidden.public_id}", {"language": "fr"})
    nonsense = client.get("/api/v1/releases/nonsense", {"language": "fr"})
    assert guessed.status_code == nonsense.status_code == 404
    assert guessed.content == nonsense.content
    assert guessed["Cache-Control"] == "no-store"


def test_detail_in_another_language_than_is_live(client: Client) -> None:
    release = builders.published("fr")
    assert "“ja”" in get(client, f"/{release.public_id}", 404, language="ja")["error"]


def test_detail_of_a_withdrawn_text(client: Client) -> None:
    release = builders.take_down(builders.published(), reason="inaccurate")
    assert get(client, f"/{release.public_id}", 410, language="fr") == {
        "error": "This text is public no longer: withdrawn.",
        "act": "withdrawn",
        "reason": "inaccurate",
        "at": "2025-04-03T21:30:00+00:00",
    }
    assert get(client, language="fr")["items"] == []


def test_unknown_address_answers_in_json(client: Client) -> None:
    assert client.get("/api/v2/").json() == {"error": "There is nothing at this address."}


def test_api_is_for_reading_only(client: Client) -> None:
    assert client.post("/api/v1/releases?language=fr").status_code == 405
    assert client.delete("/api/v1/releases/x?language=fr").status_code == 405


def test_api_unchanged_since_it_was_fetched(client: Client) -> None:
    builders.published()
    etag = client.get("/api/v1/releases?language=fr")["ETag"]
    again = client.get("/api/v1/releases?language=fr", headers={"if-none-match": etag})
    assert again.status_code == 304
