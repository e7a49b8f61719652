"""The release's page says what was set for its languages, and sets it."""

from __future__ import annotations

import datetime
import re
from typing import Any

import pytest
from django.utils import timezone

from tests.cast import ENGLISH, Cast
from tests.translations.staff import at_desk, page_of, release_path, words
from translations import bundles, publishing
from translations.models import Bundle, State, Translation
from translations.verbs import Verb
from translations.workflow import perform

MINUTE = {"publish_at_0": "2099-01-02", "publish_at_1": "10:00", "zone": "Europe/Paris"}


@pytest.fixture
def two(cast: Cast) -> tuple[Translation, Translation]:
    """An approved original and its English, a draft."""
    original = cast.approved(cast.original())
    return original, cast.drafted(original, "en", ENGLISH)


def post(client: Any, of: Any, verb: str = "bundle", **given: Any) -> Any:
    return client.post(release_path(of[0].release, "verb", verb), given)


def told(client: Any, path: str) -> str:
    """What stands on the page, without the marks that keep languages' directions apart."""
    return re.sub("[\u2068\u2069]", "", page_of(client, path).words)


def held(cast: Cast, texts: tuple[Translation, Translation]) -> Bundle:
    soon = timezone.now() + datetime.timedelta(hours=1)
    bundles.bundle(texts[0].release, cast.olivia, texts, publish_at=soon, manner="together")
    past = timezone.now() - datetime.timedelta(seconds=1)
    Bundle.objects.update(publish_at=past)
    Translation.objects.filter(state=State.SCHEDULED).update(publish_at=past)
    assert publishing.publish_due().published == []
    return Bundle.objects.get()


def test_press_officer_sets_them_with_the_form_as_it_begins(cast: Cast, two: Any) -> None:
    client = at_desk(cast.olivia)
    form = page_of(client, release_path(two[0].release)).form("/verb/bundle/")
    answer = post(client, two, **form.fields | MINUTE | {"texts": [each.pk for each in two]})
    assert answer.status_code == 302, words(answer)
    bundle = Bundle.objects.get()
    assert (bundle.manner, bundle.if_missing) == ("together", "hold")
    assert set(bundle.texts.all()) == set(two)
    page = client.get(release_path(two[0].release)).content.decode()
    assert "These languages go public together" in page
    assert "If one is not approved in time, all of them are held." in page


def test_form_begins_at_the_minute_that_a_text_was_given_and_pressing_moves_nothing(
    cast: Cast, two: Any
) -> None:
    minute = datetime.datetime(2099, 12, 2, 1, 0, tzinfo=datetime.UTC)
    given = {"publish_at": minute, "publish_zone": "Asia/Tokyo"}
    perform(two[0], Verb.SCHEDULE, cast.olivia, **given)
    client, path = at_desk(cast.olivia), release_path(two[0].release)
    page = page_of(client, path)
    fields = page.form("/verb/bundle/").fields
    begun = [fields[name] for name in ("publish_at_0", "publish_at_1", "zone")]
    assert begun == ["2099-12-02", "10:00", "Asia/Tokyo"]
    by_clocks = "Dec. 2, 2099, 02:00 (Europe/Paris, UTC+1) · 10:00 (Asia/Tokyo, UTC+9)"
    assert f"日本語 · scheduled · not public · set for {by_clocks}" in page.words
    agreed = {"agreed": minute.isoformat(), "texts": [each.pk for each in two]}
    assert post(client, two, **fields | agreed).status_code == 302
    assert Bundle.objects.get().publish_at == minute
    assert "Moved" not in told(client, path)


def test_first_minute_to_come_is_begun_with_and_what_was_moved_is_told(
    cast: Cast, two: Any
) -> None:
    original, english = two[0], cast.approved(two[1])
    for text, day in ((original, 2), (english, 3)):
        moment = datetime.datetime(2099, 12, day, 9, 0, tzinfo=datetime.UTC)
        perform(text, Verb.SCHEDULE, cast.olivia, publish_at=moment)
    client, path = at_desk(cast.olivia), release_path(original.release)
    fields = page_of(client, path).form("/verb/bundle/").fields
    assert (fields["publish_at_0"], fields["publish_at_1"]) == ("2099-12-02", "10:00")
    post(client, two, **fields | {"texts": [each.pk for each in two]})
    said = told(client, path)
    assert "Moved, was Dec. 3, 2099, 10:00 (Europe/Paris, UTC+1): English." in said
    assert "was Dec. 2" not in said
    post(client, two, **fields | MINUTE | {"texts": [each.pk for each in two]})
    said = told(client, path)
    assert "Moved, was Dec. 2, 2099, 10:00 (Europe/Paris, UTC+1): 日本語, English." in said


def test_draft_that_is_moved_with_its_bundle_is_told_too(cast: Cast, two: Any) -> None:
    moment = datetime.datetime(2099, 12, 2, 9, 0, tzinfo=datetime.UTC)
    bundles.bundle(two[0].release, cast.olivia, two, publish_at=moment, manner="together")
    client, path = at_desk(cast.olivia), release_path(two[0].release)
    page = page_of(client, path)
    assert "English · draft · not public · set for Dec. 2, 2099, 10:00" in page.words
    fields = page.form("/verb/bundle/").fields
    post(client, two, **fields | MINUTE | {"texts": [each.pk for each in two]})
    said = told(client, path)
    assert "Moved, was Dec. 2, 2099, 10:00 (Europe/Paris, UTC+1): 日本語, English." in said


def test_language_that_is_left_out_is_told_with_the_minute_it_had(cast: Cast, two: Any) -> None:
    """It was taken off its schedule, and nobody noticed before the minute."""
    original, english = two[0], cast.approved(two[1])
    french = cast.drafted(original)
    moment = datetime.datetime(2099, 1, 2, 9, 0, tzinfo=datetime.UTC)
    all_three = [original, english, french]
    bundles.bundle(original.release, cast.olivia, all_three, publish_at=moment, manner="together")
    client, path = at_desk(cast.olivia), release_path(original.release)
    fields = page_of(client, path).form("/verb/bundle/").fields
    assert post(client, two, **fields | {"texts": [original.pk]}).status_code == 302
    english.refresh_from_db()
    assert english.state == State.APPROVED
    minute = "Jan. 2, 2099, 10:00 (Europe/Paris, UTC+1)"
    said = told(client, path)
    assert f"Taken off the schedule, was {minute}: English, Français." in said
    assert "Moved" not in said
    post(client, two, **fields | {"texts": [original.pk]})
    assert "Taken off" not in told(client, path)


def test_seconds_of_the_minute_are_shown_and_kept(cast: Cast, two: Any) -> None:
    moment = datetime.datetime(2099, 1, 2, 9, 0, 30, 250, tzinfo=datetime.UTC)
    perform(two[0], Verb.SCHEDULE, cast.olivia, publish_at=moment)
    client, path = at_desk(cast.olivia), release_path(two[0].release)
    page = client.get(path).content.decode()
    assert re.search(r'<input type="time" name="publish_at_1" value="10:00:30"[^>]* step="1"', page)
    assert "set for Jan. 2, 2099, 10:00:30 (Europe/Paris, UTC+1)" in told(client, path)
    fields = page_of(client, path).form("/verb/bundle/").fields
    post(client, two, **fields | {"texts": [each.pk for each in two]})
    assert Bundle.objects.get().publish_at == moment.replace(microsecond=0)
    assert "Moved" not in told(client, path)


def test_page_says_since_when_all_are_held_and_for_what(cast: Cast, two: Any) -> None:
    held(cast, two)
    page = at_desk(cast.anna).get(release_path(two[0].release)).content.decode()
    assert "<strong>Held</strong> since" in page
    assert "All of them go public as soon as the last is approved." in page
    assert "/verb/go_without/" not in page  # that is for press officers


def test_press_officer_lets_it_go_without_what_is_missing(cast: Cast, two: Any) -> None:
    held(cast, two)
    client = at_desk(cast.olivia)
    assert "/verb/go_without/" in client.get(release_path(two[0].release)).content.decode()
    assert post(client, two, "go_without").status_code == 302
    assert publishing.publish_due().published == [two[0].pk]


def test_press_officer_drops_it_with_a_reason(cast: Cast, two: Any) -> None:
    held(cast, two)
    client = at_desk(cast.olivia)
    assert post(client, two, "unbundle", reason="").status_code == 422
    assert post(client, two, "unbundle", reason="The visit is put off.").status_code == 302
    assert Translation.objects.get(pk=two[0].pk).state == State.APPROVED
    assert "/verb/unbundle/" not in client.get(release_path(two[0].release)).content.decode()


def test_refusal_is_said_on_the_page_and_what_was_typed_stays(cast: Cast, two: Any) -> None:
    given = MINUTE | {"texts": two[1].pk, "manner": "together", "if_missing": "go"}
    answer = post(at_desk(cast.olivia), two, **given)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "The original is not public: choose it as well." in page
    assert not Bundle.objects.exists()


def test_minute_that_is_past_is_refused_at_the_first_send(cast: Cast, two: Any) -> None:
    past = {"publish_at_0": "2001-01-02", "publish_at_1": "10:00", "zone": "Asia/Tokyo"}
    given = past | {"texts": [each.pk for each in two], "manner": "together", "if_missing": "go"}
    answer = post(at_desk(cast.olivia), two, **given)
    assert answer.status_code == 422
    assert "That time is past" in words(answer)
    assert "send it once more" not in words(answer)


def test_translators_are_refused(cast: Cast, two: Any) -> None:
    given = MINUTE | {"texts": two[0].pk, "manner": "together", "if_missing": "go"}
    assert post(at_desk(cast.anna), two, **given).status_code == 403
    assert not Bundle.objects.exists()
