"""What a preview link shows, and that it tells nobody."""

from __future__ import annotations

import pytest
from django.test import Client, override_settings
from django.utils.translation import get_language

from releases.preview import Banner
from tests.cast import FRENCH, Cast, text
from tests.translations.previews.ending import (
    BANNER,
    link,
    revoked,
)
from tests.translations.scenes import submitted
from tests.translations.staff import at_desk
from translations.models import PreviewView
from translations.verbs import Verb
from translations.workflow import perform


def test_link_shows_the_revision_in_its_language_under_a_banner(cast: Cast, reader: Client) -> None:
    answer = reader.get(link(submitted(cast), cast))
    assert answer.status_code == 200
    html = answer.content.decode()
    assert '<html lang="fr" dir="ltr">' in html
    assert FRENCH.title in html
    assert "Premier point" in html
    assert 'class="preview outside"' in html
    assert "Traduction provisoire" in html
    assert answer.headers["Content-Language"] == "fr"


def test_banner_is_english_where_nobody_has_worded_it(monkeypatch: pytest.MonkeyPatch) -> None:
    wordings = {"fr": "Aperçu, non publié. Ne pas diffuser."}
    monkeypatch.setattr(
        "releases.preview.gettext", lambda words: wordings.get(get_language() or "", words)
    )
    worded, unworded = Banner.to_outsiders("fr"), Banner.to_outsiders("ko")
    assert (worded.said, worded.language.code) == (wordings["fr"], "fr")
    assert (unworded.said, unworded.language.code) == (BANNER, "en")


def test_arabic_is_shown_from_right_to_left(cast: Cast, reader: Client) -> None:
    body = "ملخص الاجتماع.\n\n- النقطة الأولى\n- النقطة الثانية\n"
    arabic = cast.drafted(cast.external(), "ar", text("المشاركة في الاجتماع", body))
    html = reader.get(link(cast.submitted(arabic), cast)).content.decode()
    assert '<html lang="ar" dir="rtl">' in html


def test_link_shows_its_own_revision_whatever_is_written_since(cast: Cast, reader: Client) -> None:
    french = submitted(cast)
    path = link(french, cast)
    french = perform(french, Verb.RECALL, cast.anna)
    newer = text("Un autre titre", FRENCH.body)
    french = cast.submitted(cast.save(french, cast.anna, newer))
    assert french.revision == 2
    html = reader.get(path).content.decode()
    assert FRENCH.title in html
    assert "Un autre titre" not in html


def test_page_is_kept_by_nobody_found_by_nobody_and_tells_no_one(
    cast: Cast, reader: Client
) -> None:
    answer = reader.get(link(submitted(cast), cast))
    assert "no-store" in answer.headers["Cache-Control"]
    assert "noindex" in answer.headers["X-Robots-Tag"]
    assert answer.headers["Referrer-Policy"] == "no-referrer"
    assert '<meta name="robots" content="noindex">' in answer.content.decode()
    assert "canonical" not in answer.content.decode()
    assert not answer.cookies


def test_office_elsewhere_and_logged_in_people_see_the_same(cast: Cast, reader: Client) -> None:
    path = link(submitted(cast), cast)
    assert at_desk(cast.anna).get(path).content == reader.get(path).content


def test_each_view_is_counted_by_network_and_hour(cast: Cast, reader: Client) -> None:
    path = link(submitted(cast), cast)
    for address in ("203.0.113.7", "203.0.113.99", "198.51.100.1", "2001:db8:1:2::9"):
        reader.get(path, REMOTE_ADDR=address)
    counts = dict(PreviewView.objects.values_list("network", "count"))
    assert counts == {"203.0.113.0/24": 2, "198.51.100.0/24": 1, "2001:db8:1::/48": 1}
    assert "203.0.113.7" not in str(list(PreviewView.objects.values()))


def test_flood_of_views_makes_no_rows(cast: Cast, reader: Client) -> None:
    path = link(submitted(cast), cast)
    for _each in range(10):
        reader.get(path)
    assert PreviewView.objects.count() in (1, 2)  # the hour may turn
    assert sum(PreviewView.objects.values_list("count", flat=True)) == 10


@pytest.mark.parametrize(
    ("production", "network"), [(False, "192.0.2.0/24"), (True, "198.51.100.0/24")]
)
def test_only_the_proxy_of_production_says_who_asks(
    cast: Cast, reader: Client, production: bool, network: str
) -> None:
    """And of what it passes on only its own word, which is the last."""
    path = link(submitted(cast), cast)
    forged = "203.0.113.7, 198.51.100.4"
    with override_settings(PRODUCTION=production):
        reader.get(path, REMOTE_ADDR="192.0.2.1", HTTP_X_FORWARDED_FOR=forged)
    assert PreviewView.objects.get().network == network


def test_visitor_without_an_address_is_counted_too(cast: Cast, reader: Client) -> None:
    reader.get(link(submitted(cast), cast), REMOTE_ADDR="")
    assert PreviewView.objects.get().network == ""


def test_nonsense_and_links_that_are_over_count_no_view(cast: Cast, reader: Client) -> None:
    french = submitted(cast)
    path = link(french, cast)
    revoked(french, cast)
    reader.get(path)
    assert not PreviewView.objects.exists()
