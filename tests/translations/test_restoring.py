"""Restoring: what went together comes back together, and nothing that was withdrawn by itself."""

from __future__ import annotations

import re

import pytest
from django.core.management import call_command
from django.test import Client
from django.urls import reverse

from releases.live import live_languages
from releases.models import Address, Publication, Rendered
from tests.cast import ENGLISH, Cast
from tests.translations.staff import at_desk, page_of, release_path, text_path, words
from translations import publishing
from translations.errors import Refused
from translations.models import Transition, Translation
from translations.restoring import restore_together, restore_with_others, withdrawn_with
from translations.verbs import Verb
from translations.workflow import perform


def four(cast: Cast) -> dict[str, Translation]:
    """A public original, an English pivot with a French text made from it, and an Arabic one."""
    original = cast.published(cast.original())
    english = cast.published(cast.drafted(original, "en", ENGLISH))
    french = cast.published(cast.drafted(english))
    arabic = cast.published(cast.drafted(original, "ar"))
    return {text.language: text for text in (original, english, french, arabic)}


def withdraw(text: Translation, cast: Cast, **given: object) -> None:
    text.refresh_from_db()
    publishing.withdraw_together(text, cast.olivia, reason="inaccurate", **given)  # type: ignore[arg-type]
    text.refresh_from_db()


def public(texts: dict[str, Translation]) -> dict[str, str]:
    rows = Translation.objects.filter(pk__in=[text.pk for text in texts.values()])
    return dict(rows.values_list("language", "public"))


def test_original_brings_back_what_was_withdrawn_with_it(cast: Cast) -> None:
    texts = four(cast)
    withdraw(texts["ja"], cast)
    assert set(public(texts).values()) == {"withdrawn"}
    back = restore_with_others(texts["ja"], cast.olivia)
    assert [text.language for text in back] == ["ja", "ar", "en", "fr"]
    assert set(public(texts).values()) == {"live"}
    call_command("rebuild", verify=True)


def test_language_that_was_withdrawn_by_itself_stays_withdrawn(cast: Cast) -> None:
    texts = four(cast)
    withdraw(texts["ar"], cast)
    withdraw(texts["ja"], cast)
    restore_with_others(texts["ja"], cast.olivia)
    assert public(texts) == {"ja": "live", "en": "live", "fr": "live", "ar": "withdrawn"}


def test_language_that_stayed_withdrawn_is_not_of_the_next_withdrawal(cast: Cast) -> None:
    texts = four(cast)
    withdraw(texts["ja"], cast)
    restore_with_others(texts["ja"], cast.olivia, languages=["en"])
    withdraw(texts["ja"], cast)
    assert [text.language for text in withdrawn_with(texts["ja"])] == ["en"]


def test_language_that_came_back_and_went_again_by_itself_is_not_brought_back(cast: Cast) -> None:
    texts = four(cast)
    withdraw(texts["en"], cast)
    restore_with_others(texts["en"], cast.olivia, languages=[])
    perform(texts["fr"], Verb.RESTORE, cast.olivia)
    withdraw(texts["fr"], cast)
    withdraw(texts["en"], cast)
    assert withdrawn_with(texts["en"]) == []


def test_pivot_brings_back_what_was_made_from_it_and_not_its_neighbours(cast: Cast) -> None:
    texts = four(cast)
    withdraw(texts["ja"], cast)
    restore_with_others(texts["ja"], cast.olivia, languages=[])
    texts["en"].refresh_from_db()
    restore_with_others(texts["en"], cast.olivia)
    assert public(texts) == {"ja": "live", "en": "live", "fr": "live", "ar": "withdrawn"}


def test_translation_comes_back_alone(cast: Cast) -> None:
    texts = four(cast)
    withdraw(texts["ja"], cast)
    restore_with_others(texts["ja"], cast.olivia, languages=[])
    texts["ar"].refresh_from_db()
    assert withdrawn_with(texts["ar"]) == []


def test_restoring_together_is_all_or_nothing_and_on_record(cast: Cast) -> None:
    texts = four(cast)
    withdraw(texts["ja"], cast)
    before = Publication.objects.count()
    with pytest.raises(Refused, match="The original is not public"):
        restore_together([texts["en"], texts["fr"]], cast.olivia)
    assert Publication.objects.count() == before
    restore_with_others(texts["ja"], cast.olivia)
    rows = Transition.objects.filter(verb=Verb.RESTORE).order_by("sequence")
    assert [row.translation.language for row in rows if row.translation] == ["ja", "ar", "en", "fr"]
    assert {tuple(row.particulars["together"]) for row in rows} == {("ja", "ar", "en", "fr")}


def test_who_has_no_say_restores_nothing(cast: Cast) -> None:
    texts = four(cast)
    withdraw(texts["ja"], cast)
    with pytest.raises(Refused):
        restore_with_others(texts["ja"], cast.anna)
    assert set(public(texts).values()) == {"withdrawn"}


def test_screen_says_what_comes_back_and_what_stays(cast: Cast) -> None:
    texts = four(cast)
    withdraw(texts["ar"], cast)
    withdraw(texts["ja"], cast)
    answer = at_desk(cast.olivia).get(text_path(texts["ja"]))
    assert "These were withdrawn with it, and come back with it" in words(answer)
    assert "These stay withdrawn: العربية." in words(answer)
    assert "English · withdrawn" in words(answer)  # and not that it is published
    box = re.compile(r'<input type="checkbox" name="others" value="(\d+)"[^>]*checked')
    boxes = box.findall(answer.content.decode())
    assert set(map(int, boxes)) == {texts["en"].pk, texts["fr"].pk}


def test_screen_lets_one_choose_what_comes_back(cast: Cast) -> None:
    texts = four(cast)
    withdraw(texts["ja"], cast)
    client, path = at_desk(cast.olivia), text_path(texts["ja"], "verb", "restore")
    client.post(path, {"others": [texts["en"].pk]})
    assert public(texts) == {"ja": "live", "en": "live", "fr": "withdrawn", "ar": "withdrawn"}


def test_screen_brings_back_nothing_that_went_by_itself(cast: Cast) -> None:
    texts = four(cast)
    withdraw(texts["ar"], cast)
    withdraw(texts["ja"], cast)
    client, path = at_desk(cast.olivia), text_path(texts["ja"], "verb", "restore")
    assert client.post(path, {"others": [texts["ar"].pk]}).status_code == 422
    assert set(public(texts).values()) == {"withdrawn"}


def test_screen_names_what_came_back_with_it(cast: Cast) -> None:
    texts = four(cast)
    withdraw(texts["ja"], cast)
    client, path = at_desk(cast.olivia), text_path(texts["ja"], "verb", "restore")
    answer = client.post(path, {"others": [texts["en"].pk, texts["ar"].pk]}, follow=True)
    said = re.sub("[\u2068\u2069]", "", words(answer))
    assert "Public again. Also public again: العربية, English." in said
    answer = client.post(text_path(texts["fr"], "verb", "restore"), follow=True)
    assert "Public again." in words(answer)
    assert "Also public again" not in words(answer)


def test_page_of_the_release_names_what_it_made_public_again(cast: Cast) -> None:
    texts = four(cast)
    withdraw(texts["ja"], cast)
    path = release_path(texts["ja"].release, "verb", "restore")
    keys = [texts["ja"].pk, texts["fr"].pk, texts["en"].pk]
    answer = at_desk(cast.olivia).post(path, {"texts": keys}, follow=True)
    said = re.sub("[\u2068\u2069]", "", words(answer))
    assert "These are public again: 日本語, English, Français." in said


def test_history_names_the_languages_of_one_act(cast: Cast) -> None:
    texts = four(cast)
    withdraw(texts["ja"], cast)
    path = reverse("admin:translations_translation_history", args=[texts["fr"].pk])
    shown = re.sub("[\u2068\u2069]", "", words(at_desk(cast.olivia).get(path)))  # no isolates
    assert "Français, العربية, English, 日本語" in shown


# One language, or all of them; withdrawn, restored, removed: from the staff's screens


@pytest.mark.parametrize("language", ["fr", "ja"])
@pytest.mark.parametrize("verb", ["withdraw", "remove"])
def test_one_language_or_all_from_the_page_of_the_text(
    cast: Cast, client: Client, verb: str, language: str
) -> None:
    texts = four(cast)
    at_desk(cast.olivia).post(text_path(texts[language], "verb", verb), {"reason": "legal"})
    gone = {"fr"} if language == "fr" else set(texts)
    seen_by_readers(client, texts, gone=gone, removed=verb == "remove")
    if verb == "withdraw":
        others = [texts[code].pk for code in gone - {language}]
        at_desk(cast.olivia).post(text_path(texts[language], "verb", "restore"), {"others": others})
        seen_by_readers(client, texts, gone=set())


@pytest.mark.parametrize("codes", [["fr"], ["ja", "en", "fr", "ar"]])
@pytest.mark.parametrize("verb", ["withdraw", "remove"])
def test_one_language_or_all_from_the_page_of_the_release(
    cast: Cast, client: Client, verb: str, codes: list[str]
) -> None:
    texts = four(cast)
    keys, staff = [texts[code].pk for code in codes], at_desk(cast.olivia)
    release = texts["ja"].release
    staff.post(release_path(release, "verb", verb), {"texts": keys, "reason": "legal"})
    seen_by_readers(client, texts, gone=set(codes), removed=verb == "remove")
    if verb == "withdraw":
        staff.post(release_path(release, "verb", "restore"), {"texts": keys})
        seen_by_readers(client, texts, gone=set())


def test_removing_the_original_removes_what_is_withdrawn_already(
    cast: Cast, client: Client
) -> None:
    texts = four(cast)
    withdraw(texts["ja"], cast)
    page = page_of(at_desk(cast.olivia), text_path(texts["ja"]))
    assert "These go with it: العربية, English, Français." in page.words
    at_desk(cast.olivia).post(text_path(texts["ja"], "verb", "remove"), {"reason": "legal"})
    seen_by_readers(client, texts, gone=set(texts), removed=True)


def test_original_is_not_removed_before_what_is_withdrawn(cast: Cast) -> None:
    texts = four(cast)
    withdraw(texts["ja"], cast)
    path = release_path(texts["ja"].release, "verb", "remove")
    answer = at_desk(cast.olivia).post(path, {"texts": [texts["ja"].pk], "reason": "legal"})
    assert answer.status_code == 422
    assert "Decide about the texts that go with it" in words(answer)
    assert set(public(texts).values()) == {"withdrawn"}


def seen_by_readers(
    client: Client, texts: dict[str, Translation], *, gone: set[str], removed: bool = False
) -> None:
    """Page, row, list, feed and API of each language say the same, at once."""
    release = texts["ja"].release
    release.refresh_from_db()
    assert set(live_languages(release)) == set(texts) - gone
    for code, text in texts.items():
        address = Address.objects.get(release=release, language=code, is_current=True)
        answer = client.get(address.path)
        page, title = answer.content.decode(), text.text.title
        assert answer.status_code == (410 if removed and code in gone else 200)
        assert (title in page) == (code not in gone)
        assert Rendered.objects.get(release=release, language=code).status == answer.status_code
        assert (title in client.get(f"/{code}/releases/").content.decode()) == (code not in gone)
        feed = client.get(f"/{code}/feed.atom").content.decode()
        assert ("<entry>" in feed, "at:deleted-entry" in feed) == (code not in gone, code in gone)
        listed = client.get(f"/api/v1/releases?language={code}").json()["items"]
        assert len(listed) == (code not in gone)
        whole = client.get(f"/api/v1/releases/{release.public_id}?language={code}")
        assert whole.status_code == (410 if code in gone else 200)
        assert client.get(f"{address.path}versions/").status_code == (410 if code in gone else 200)
