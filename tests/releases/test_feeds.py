"""The news feeds."""

import datetime
from typing import Any
from xml.etree import ElementTree

from django.test import Client

from releases import feeds
from releases.feeds import entry_id
from releases.models import StandingLabel
from tests.releases import builders

pytestmark = builders.ROOM_ALONE

ATOM = {"a": "http://www.w3.org/2005/Atom"}
LANG = "{http://www.w3.org/XML/1998/namespace}lang"


def feed(client: Client, language: str = "fr") -> ElementTree.Element:
    response = client.get(f"/{language}/feed.atom")
    assert response.status_code == 200
    assert response["Content-Type"] == "application/atom+xml; charset=utf-8"
    return ElementTree.fromstring(response.content)  # noqa: S314 - our own answer


def test_feed_entry_says_what_it_is(client: Client) -> None:
    release = builders.published(title="Titre & suite", summary="En bref.")
    root = feed(client)
    entry = root.find("a:entry", ATOM)
    assert entry is not None
    assert root.get(LANG) == "fr"
    assert entry.findtext("a:title", namespaces=ATOM) == "Titre & suite"
    assert entry.findtext("a:id", namespaces=ATOM) == entry_id(release.public_id, "fr")
    assert entry.findtext("a:updated", namespaces=ATOM) == "2025-04-03T21:30:00+00:00"
    summary = entry.findtext("a:summary", namespaces=ATOM) or ""
    assert builders.LABEL_FR in summary
    assert "En bref." in summary
    category = entry.find("a:category", ATOM)
    assert category is not None
    assert category.attrib == {"term": "provisional", "label": "Traduction provisoire"}


def test_feed_entry_without_a_summary_begins_with_its_text(client: Client) -> None:
    builders.published(body="Le ministre[^1] a parlé.\n\n[^1]: Note.\n")
    summary = feed(client).findtext("a:entry/a:summary", namespaces=ATOM) or ""
    assert "Le ministre a parlé." in summary


def test_feed_entry_keeps_its_id_when_its_title_changes(client: Client) -> None:
    release = builders.published(title="Titre")
    before = feed(client).findtext("a:entry/a:id", namespaces=ATOM)
    builders.publish(release, revision=2, title="Titre corrigé")
    assert feed(client).findtext("a:entry/a:id", namespaces=ATOM) == before


def test_feed_holds_only_what_is_live_in_its_language(client: Client) -> None:
    builders.published("ja", title="会合")
    builders.take_down(builders.published("fr"))
    assert feed(client).find("a:entry", ATOM) is None


def test_feed_bears_a_character_that_xml_does_not(client: Client) -> None:
    builders.published(title="Titre\x0b avec un saut")
    assert feed(client).findtext("a:entry/a:title", namespaces=ATOM) == "Titre avec un saut"


def test_feed_entry_encloses_its_attachments(client: Client) -> None:
    release = builders.illustrated()
    paper = release.attachments.get()
    enclosed = feed(client).find("a:entry/a:link[@rel='enclosure']", ATOM)
    assert enclosed is not None
    assert enclosed.attrib == {
        "rel": "enclosure",
        "href": f"http://testserver/files/{paper.token}/annexe-n-1.pdf",
        "length": str(paper.size),
        "type": "application/pdf",
    }


def test_feed_words_each_standing_as_its_own_office_does(client: Client) -> None:
    bern = builders.embassy(slug="bern")
    StandingLabel.objects.create(standing="provisional", office=bern, short_fr="Courtoisie")
    builders.publish(builders.release(office=bern), title="De Berne")
    builders.publish(builders.release(office=builders.embassy()), title="De Paris")
    worded = {
        entry.findtext("a:title", namespaces=ATOM): category.get("label")
        for entry in feed(client).iterfind("a:entry", ATOM)
        if (category := entry.find("a:category", ATOM)) is not None
    }
    assert worded == {"De Berne": "Courtoisie", "De Paris": "Traduction provisoire"}


def test_feeds_of_two_sites_have_two_ids(client: Client) -> None:
    builders.embassy()
    builders.mission()
    here = feed(client).findtext("a:id", namespaces=ATOM)
    assert here == entry_id("feed", "fr")
    client.defaults["HTTP_HOST"] = "mission.localhost"
    assert feed(client).findtext("a:id", namespaces=ATOM) not in (None, here)


def test_feed_takes_few_queries(client: Client, django_assert_max_num_queries: Any) -> None:
    for number in range(3):
        builders.published(title=f"Titre {number}")
    with django_assert_max_num_queries(4):
        feed(client)


def test_feed_addresses_are_under_the_public_one(client: Client, settings: Any) -> None:
    settings.PUBLIC_URL = "https://www.example.org"
    builders.published(title="Titre")
    link = feed(client).find("a:entry/a:link", ATOM)
    assert link is not None
    assert link.get("href") == "https://www.example.org/fr/releases/titre/"


OWN = f"{{{feeds.OWN}}}"
GONE = f"{{{feeds.TOMBSTONES}}}deleted-entry"
LATER = builders.AT + datetime.timedelta(days=1)


def test_feed_tells_of_a_correction_and_of_its_revision(client: Client) -> None:
    release = builders.published(title="Titre", body="À 16h00.\n")
    builders.publish(
        release,
        at=LATER,
        revision=4,
        significance="correction",
        correction_note="L’heure était fausse.",
        body="À 16h30.\n",
    )
    entry = feed(client).find("a:entry", ATOM)
    assert entry is not None
    assert entry.findtext("a:updated", namespaces=ATOM) == "2025-04-04T21:30:00+00:00"
    assert entry.findtext("a:published", namespaces=ATOM) == "2025-04-03T21:30:00+00:00"
    assert (entry.findtext(f"{OWN}revision"), entry.findtext(f"{OWN}version")) == ("4", "2")
    correction = entry.find(f"{OWN}correction")
    assert correction is not None
    assert correction.text == "L’heure était fausse."
    assert correction.attrib == {
        "version": "2",
        "at": "2025-04-04T21:30:00+00:00",
        "significance": "correction",
    }
    summary = entry.findtext("a:summary", namespaces=ATOM) or ""
    assert "4 avril 2025, 23:30 (heure d’Europe centrale)" in summary
    assert "L’heure était fausse." in summary
    history = entry.find("a:link[@rel='version-history']", ATOM)
    assert history is not None
    assert client.get(history.attrib["href"]).status_code == 200


def test_feed_is_silent_about_a_typing_mistake(client: Client) -> None:
    release = builders.published(title="Titre", body="Un téxte.\n")
    builders.publish(release, at=LATER, revision=2, significance="typo", body="Un texte.\n")
    entry = feed(client).find("a:entry", ATOM)
    assert entry is not None
    assert entry.findtext("a:updated", namespaces=ATOM) == "2025-04-03T21:30:00+00:00"
    assert entry.find(f"{OWN}correction") is None
    assert entry.findtext(f"{OWN}version") == "2"


def test_feed_says_what_was_taken_down_and_no_longer_once_it_is_back(client: Client) -> None:
    release = builders.take_down(builders.published(title="Titre"), reason="inaccurate")
    root = feed(client)
    gone = root.find(GONE)
    assert gone is not None
    assert gone.attrib["ref"] == entry_id(release.public_id, "fr")
    assert gone.attrib["when"] == "2025-04-03T21:30:00+00:00"
    assert root.findtext("a:updated", namespaces=ATOM) == gone.attrib["when"]
    comment = gone.findtext(f"{{{feeds.TOMBSTONES}}}comment")
    assert comment == "Ce texte a été retiré. Il s’est révélé inexact."
    assert "Titre" not in ElementTree.tostring(root, encoding="unicode")
    builders.restore(release, at=LATER)
    root = feed(client)
    assert root.find(GONE) is None
    # A reader who kept the tombstone takes the entry for newer than that.
    assert root.findtext("a:entry/a:updated", namespaces=ATOM) == "2025-04-04T21:30:00+00:00"


def test_feed_does_not_tell_of_what_another_site_took_down(client: Client) -> None:
    builders.take_down(builders.published(title="Titre"))
    builders.mission()
    client.defaults["HTTP_HOST"] = "mission.localhost"
    assert feed(client).find(GONE) is None


def test_feed_of_an_official_text_has_no_word_of_the_provisional(client: Client) -> None:
    release = builders.published(title="Titre")
    builders.publish(release, at=LATER, revision=2, title="Titre", standing="official")
    category = feed(client).find("a:entry/a:category", ATOM)
    assert category is not None
    assert category.attrib == {"term": "official", "label": "Traduction officielle"}


def test_empty_feed_is_the_same_whenever_it_is_asked_for(client: Client) -> None:
    first = client.get("/fr/feed.atom")
    again = client.get("/fr/feed.atom", headers={"if-none-match": first["ETag"]})
    assert again.status_code == 304
