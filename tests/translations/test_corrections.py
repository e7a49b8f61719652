"""From a correction begun to what readers of each language are told of it."""

from __future__ import annotations

from dataclasses import replace

from django.core.management import call_command
from django.test import Client

from releases.addresses import current_paths
from releases.document import Document
from releases.live import LiveText, live_text
from releases.models import Release
from tests.cast import ENGLISH, FRENCH, JAPANESE, Cast, approve
from translations import publishing
from translations.models import Translation
from translations.verbs import Verb
from translations.workflow import perform

BEHIND = "L’original a été corrigé depuis"
AGAIN = {"en": "The second", "fr": "Deuxième"}
NOTE = "第二点に誤りがありました。"


def read(client: Client, text: Translation, rest: str = "", status: int = 200) -> str:
    path = current_paths(text.release)[text.language]
    answer = client.get(f"{path}{rest}")
    assert answer.status_code == status, answer.status_code
    return answer.content.decode()


def corrected(
    cast: Cast, text: Translation, document: Document, significance: str, note: str = ""
) -> Translation:
    """The text with its next edition public, begun by Olivia."""
    text.refresh_from_db()
    given = {"significance": significance, "correction_note": note}
    text = perform(text, Verb.REVISE, cast.olivia, **given)
    text = cast.save(text, cast.olivia, document)
    text = approve(cast.submitted(text, cast.olivia), cast.chloe)
    return cast.published(text)


def three(cast: Cast) -> tuple[Translation, Translation, Translation]:
    """A Japanese original, the English made from it, and the French made from the English, all public."""
    original = cast.published(cast.original())
    english = cast.published(cast.drafted(original, "en", ENGLISH))
    return original, english, cast.published(cast.drafted(english, "fr", FRENCH))


SECOND = replace(JAPANESE, body=JAPANESE.body.replace("第二点", "第二の点"))


def test_correction_is_told_where_it_was_made_and_wherever_it_reaches(
    cast: Cast, client: Client
) -> None:
    original, english, french = three(cast)
    assert BEHIND not in read(client, french)
    corrected(cast, original, SECOND, "correction", NOTE)
    assert NOTE in read(client, original)
    changes = f"/ja/releases/{original.release.public_id}/versions/changes/?old=1&amp;new=2"
    for text in (english, french):
        assert changes in read(client, text)
    assert BEHIND in read(client, french)
    assert "<ins>の</ins>" in read(client, original, "versions/changes/?old=1&new=2")
    assert (
        "outdated_since"
        in client.get(f"/api/v1/releases/{french.release.public_id}?language=fr").content.decode()
    )


def test_notice_stays_until_the_whole_way_from_the_original_is_revised(
    cast: Cast, client: Client
) -> None:
    original, english, french = three(cast)
    corrected(cast, original, SECOND, "correction", NOTE)
    english = retaken(cast, english)
    assert live(english).outdated_since is None
    assert live(french).outdated_since is not None
    retaken(cast, french)
    assert live(french).outdated_since is None
    assert BEHIND not in read(client, french)


def retaken(cast: Cast, text: Translation) -> Translation:
    """The translation with each passage whose source changed worded anew, and public again."""
    text.refresh_from_db()
    text = perform(text, Verb.REVISE, cast.anna, significance="substantive")
    text = perform(text, Verb.TAKE_SOURCE, cast.anna)
    stale = text.segments.filter(is_to_revise=True)
    texts = {each.key: each.text.replace("Second", AGAIN[text.language]) for each in stale}
    given = {"texts": texts, "confirm": list(texts), "version": text.version}
    text = perform(text, Verb.SAVE, cast.anna, **given)
    return cast.published(approve(cast.submitted(text), cast.chloe))


def live(text: Translation) -> LiveText:
    found = live_text(Release.objects.get(pk=text.release_id), text.language)
    assert found is not None
    return found


def test_typing_mistake_outdates_nothing_and_is_still_a_version(cast: Cast, client: Client) -> None:
    original, english, french = three(cast)
    before = [read(client, text) for text in (english, french)]
    corrected(cast, original, SECOND, "typo")
    assert [read(client, text) for text in (english, french)] == before
    assert 'class="corrections"' not in read(client, original)
    assert read(client, original, "versions/").count('<li class="version-row') == 2


def test_next_edition_is_no_version_before_it_is_published(cast: Cast, client: Client) -> None:
    original, _english, _french = three(cast)
    before = read(client, original, "versions/")
    text = perform(
        original, Verb.REVISE, cast.olivia, significance="correction", correction_note=NOTE
    )
    text = cast.save(text, cast.olivia, SECOND)
    text = approve(cast.submitted(text, cast.olivia), cast.chloe)
    assert read(client, original, "versions/") == before
    read(client, original, "versions/2/", 404)
    read(client, original, "versions/changes/?old=1&new=2", 404)


def test_official_text_keeps_the_address_and_the_provisional_its_label(
    cast: Cast, client: Client
) -> None:
    _original, _english, french = three(cast)
    path = current_paths(french.release)["fr"]
    french = perform(french, Verb.MAKE_OFFICIAL, cast.olivia)
    french = cast.save(french, cast.anna, replace(FRENCH, title="Participation à cette réunion"))
    cast.published(approve(cast.submitted(french), cast.chloe))
    assert current_paths(french.release)["fr"] == path
    page = read(client, french)
    assert "Traduction provisoire et purement informative" not in page
    assert page.count("Traduction officielle") == 3
    assert (
        read(client, french, "versions/1/").count("Traduction provisoire et purement informative")
        == 2
    )
    api = client.get(f"/api/v1/releases/{french.release.public_id}?language=fr").json()
    assert (api["standing"], api["version"]) == ("official", 2)
    assert 'term="official"' in client.get("/fr/feed.atom").content.decode()


def test_withdrawn_everywhere_at_once_and_back_with_all_its_versions(
    cast: Cast, client: Client
) -> None:
    original, english, french = three(cast)
    corrected(cast, original, SECOND, "correction", NOTE)
    original.refresh_from_db()
    publishing.withdraw_together(original, cast.olivia, reason="inaccurate")
    said = {"ja": "撤回されました", "en": "has been withdrawn", "fr": "a été retiré"}
    for text in (original, english, french):
        assert said[text.language] in read(client, text)
        assert said[text.language] in read(client, text, "versions/1/", 410)
        feed = client.get(f"/{text.language}/feed.atom").content.decode()
        assert "<entry>" not in feed
        assert "at:deleted-entry" in feed
    for text in (original, english, french):
        text.refresh_from_db()
        perform(text, Verb.RESTORE, cast.olivia)
        assert "<entry>" in client.get(f"/{text.language}/feed.atom").content.decode()
    assert NOTE in read(client, original)
    assert "第二点" in read(client, original, "versions/1/")
    call_command("rebuild", verify=True)
