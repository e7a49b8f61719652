"""The bell, the list of notices, and the page of one's wishes: each person's own."""

from __future__ import annotations

import datetime
from typing import Any

import pytest
from django.conf import settings
from django.contrib.auth.models import User
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from releases.models import Release
from tests.cast import FRENCH, Cast, person
from tests.translations.notifications.test_mails import embargoed
from tests.translations.scenes import draft, submitted
from tests.translations.staff import at_desk, page_of, release_path, text_path, words
from translations import publishing
from translations.models import (
    EmbargoGrant,
    Event,
    LanguageRole,
    Mode,
    Notice,
    NoticeWishes,
    Translation,
)
from translations.notifications.bell import Bell
from translations.notifications.table import ROWS
from translations.verbs import Verb
from translations.workflow import perform

LIST = "/admin/translations/notice/"
READ, SETTINGS = f"{LIST}read/", f"{LIST}settings/"
HOUR = datetime.timedelta(hours=1)


def unread(user: User) -> int:
    return Bell(User.objects.get(pk=user.pk)).unread


def own(user: User) -> Notice:
    return Notice.objects.get(person=user)


def test_bell_is_on_every_page_with_the_number_of_those_not_read(cast: Cast) -> None:
    french = submitted(cast)
    submitted(cast)
    client = at_desk(cast.chloe)
    for path in ("/admin/", text_path(french), text_path(french, "review"), LIST):
        assert "Notices 2 unread" in words(client.get(path)), path


def test_bell_of_whoever_has_read_all_shows_no_number(cast: Cast) -> None:
    submitted(cast)
    assert "unread" not in words(at_desk(cast.olivia).get("/admin/"))
    assert "Notices" not in words(Client().get("/admin/login/"))


def test_bell_counts_no_further_than_it_shows(cast: Cast) -> None:
    submitted(cast)
    first = Notice.objects.values().get(person=cast.chloe)
    many = [Notice(**first | {"id": None, "key": f"more:{number}"}) for number in range(150)]
    Notice.objects.bulk_create(many)
    bell = Bell(cast.chloe)
    with CaptureQueriesContext(connection) as asked:
        assert bell.shown == bell.shown == "99+"
    assert len(asked) == 1


def test_list_says_what_happened_in_the_readers_language(cast: Cast) -> None:
    submitted(cast)
    said = words(at_desk(cast.chloe).get(LIST))
    assert "Submitted for review" in said
    assert f"{FRENCH.title}" in said
    assert "anna submitted it: it waits for a review." in said
    assert "now: submitted" in said
    french = Client(headers={"accept-language": "fr"})
    french.force_login(cast.chloe)
    assert 'lang="fr"' in french.get(LIST).content.decode()


def test_remark_with_which_a_text_was_returned_is_read_there(cast: Cast) -> None:
    perform(submitted(cast), Verb.RETURN, cast.chloe, comment="« rencontre » <b>")
    said = at_desk(cast.anna).get(LIST).content.decode()
    assert "« rencontre » &lt;b&gt;" in said


def test_nobody_sees_anothers(cast: Cast) -> None:
    submitted(cast)
    for user in (cast.olivia, cast.root, person("visitor")):
        client = at_desk(user)
        assert "Submitted" not in words(client.get(LIST))
        assert client.get(f"{LIST}{own(cast.chloe).pk}/").status_code == 404
        client.post(READ, {"notice": own(cast.chloe).pk})
    assert unread(cast.chloe) == 1


# --- where it leads -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("who", "event", "room"),
    [
        ("chloe", Event.SUBMITTED, "review"),
        ("anna", Event.APPROVED, "desk"),
        ("olivia", Event.APPROVED, "release"),
    ],
)
def test_opening_the_text_through_its_notice_marks_it_read(
    cast: Cast, who: str, event: str, room: str
) -> None:
    french = cast.approved(draft(cast))
    user = getattr(cast, who)
    notice = Notice.objects.get(person=user, event=event)
    answer = at_desk(user).get(f"{LIST}{notice.pk}/")
    rooms = {
        "review": text_path(french, "review"),
        "desk": text_path(french, "desk"),
        "release": release_path(french.release),
    }
    assert answer.headers["Location"] == rooms[room]
    notice.refresh_from_db()
    assert notice.read_at is not None


def test_author_of_an_original_is_led_to_its_page(cast: Cast) -> None:
    original = cast.submitted(cast.original(), cast.olivia)
    perform(original, Verb.RETURN, cast.chloe, comment="non")
    answer = at_desk(cast.olivia).get(f"{LIST}{own(cast.olivia).pk}/")
    assert answer.headers["Location"] == text_path(original)


def test_one_notice_is_marked_read_by_its_button(cast: Cast) -> None:
    submitted(cast)
    submitted(cast)
    client = at_desk(cast.chloe)
    first = Notice.objects.filter(person=cast.chloe).earliest("pk")
    answer = client.post(READ, {"notice": first.pk, "show": "unread", "page": ""})
    assert answer.headers["Location"] == f"{LIST}?show=unread"
    assert unread(cast.chloe) == 1
    assert str(first.pk) not in client.get(f"{LIST}?show=unread").content.decode().split('"')


def test_marking_all_leaves_what_came_after_the_page_was_read(cast: Cast) -> None:
    submitted(cast)
    client = at_desk(cast.chloe)
    form = page_of(client, LIST).form(READ)
    submitted(cast)
    client.post(READ, form.fields | {"until": own_first(cast.chloe)})
    assert unread(cast.chloe) == 1


def own_first(user: User) -> int:
    return Notice.objects.filter(person=user).earliest("pk").pk


@pytest.mark.parametrize("given", [{}, {"notice": "x"}, {"until": "-1"}, {"notice": "9" * 30}])
def test_forged_marks_are_no_notice(cast: Cast, given: dict[str, str]) -> None:
    submitted(cast)
    assert at_desk(cast.chloe).post(READ, given).status_code == 404
    assert unread(cast.chloe) == 1


def test_list_has_pages_and_asks_no_more_for_a_longer_one(cast: Cast) -> None:
    submitted(cast)
    client = at_desk(cast.chloe)

    def statements() -> int:
        with CaptureQueriesContext(connection) as asked:
            assert client.get(LIST).status_code == 200
        return len(asked)

    few = statements()
    first = Notice.objects.values().get(person=cast.chloe)
    many = [Notice(**first | {"id": None, "key": f"more:{number}"}) for number in range(40)]
    Notice.objects.bulk_create(many)
    assert statements() == few <= 12
    assert "Page 1 of 2" in words(client.get(LIST))
    assert "Page 2 of 2" in words(client.get(f"{LIST}?page=2"))


# --- what one may no longer know of -----------------------------------------------------------------


def test_notice_of_what_one_may_no_longer_know_of_is_not_there(cast: Cast) -> None:
    french = submitted(cast)
    notice = own(cast.chloe)
    embargoed(french.release, cast)
    client = at_desk(cast.chloe)
    assert unread(cast.chloe) == 0
    assert "Submitted" not in words(client.get(LIST))
    there, nowhere = client.get(f"{LIST}{notice.pk}/"), client.get(f"{LIST}987654/")
    assert (there.status_code, there.content) == (404, nowhere.content)
    grant = EmbargoGrant.objects.create(
        release=french.release, user=cast.chloe, granted_by=cast.olivia
    )
    assert unread(cast.chloe) == 1
    grant.delete()
    assert unread(cast.chloe) == 0


def test_notice_is_gone_with_the_role(cast: Cast) -> None:
    submitted(cast)
    LanguageRole.objects.filter(user=cast.chloe).update(valid_until=timezone.now() - HOUR)
    assert unread(cast.chloe) == 0
    assert at_desk(cast.chloe).get(f"{LIST}{own(cast.chloe).pk}/").status_code == 404


def test_text_of_an_embargoed_release_is_not_on_the_page(cast: Cast) -> None:
    french = submitted(cast)
    embargoed(french.release, cast, cast.anna, cast.chloe)
    perform(french, Verb.RETURN, cast.chloe, comment="« rencontre »")
    page = at_desk(cast.anna).get(LIST).content.decode()
    assert "A release under embargo" in page
    assert "Returned" in page
    for secret in (FRENCH.title, "会合", "« rencontre »", french.release.public_id):
        assert secret not in page
    Release.objects.update(embargo_until=timezone.now() - HOUR)
    assert FRENCH.title in at_desk(cast.anna).get(LIST).content.decode()


# --- wishes ---------------------------------------------------------------------------------------


def chosen(client: Client, **changes: str) -> dict[str, str]:
    return page_of(client, SETTINGS).form(SETTINGS).fields | changes


def test_wishes_are_kept_and_hold(cast: Cast) -> None:
    client = at_desk(cast.chloe)
    given = chosen(client, **{"mail-submitted": "daily", "digest_hour": "17", "language": "ja"})
    answer = client.post(SETTINGS, given)
    assert answer.status_code == 302
    assert answer.cookies[settings.LANGUAGE_COOKIE_NAME].value == "ja"
    wishes = NoticeWishes.objects.get(person=cast.chloe)
    assert (wishes.language, wishes.digest_hour) == ("ja", 17)
    assert set(wishes.mails) == set(Event)
    submitted(cast)
    assert own(cast.chloe).mode == Mode.DAILY
    assert chosen(client)["digest_hour"] == "17"


def test_page_of_wishes_begins_with_what_the_table_has(cast: Cast) -> None:
    fields = chosen(at_desk(cast.chloe))
    assert {name: fields[f"mail-{name}"] for name in Event} == {row.event: row.mail for row in ROWS}
    assert fields["digest_hour"] == "8"


def test_wishes_refuse_what_nobody_can_mean(cast: Cast) -> None:
    client = at_desk(cast.chloe)
    given = chosen(client, **{"mail-failed": "by pigeon", "digest_hour": "24"})
    assert client.post(SETTINGS, given).status_code == 422
    assert not NoticeWishes.objects.exists()


def test_page_of_wishes_says_by_whose_clocks_and_to_which_address(cast: Cast) -> None:
    said = words(at_desk(cast.chloe).get(SETTINGS))
    assert "By the ministry’s clocks (Europe/Paris)." in said
    assert "Mails go to chloe@example.org." in said
    cast.chloe.email = ""
    cast.chloe.save()
    assert "nothing is mailed to you" in words(at_desk(cast.chloe).get(SETTINGS))


def test_language_chosen_in_the_head_of_a_page_is_that_of_the_mails(cast: Cast) -> None:
    client = at_desk(cast.chloe)
    client.post(reverse("admin:set_language"), {"language": "ja", "next": "/admin/"})
    assert NoticeWishes.objects.get(person=cast.chloe).language == "ja"
    client.post(reverse("admin:set_language"), {"language": "xx"})
    assert NoticeWishes.objects.get(person=cast.chloe).language == "ja"
    anybody = Client()
    anybody.post(reverse("admin:set_language"), {"language": "fr"})
    assert NoticeWishes.objects.count() == 1


def test_page_with_no_notice_says_so(cast: Cast) -> None:
    client = at_desk(cast.chloe)
    assert "Nothing yet." in words(client.get(LIST))
    assert "You have read all of them." in words(client.get(f"{LIST}?show=unread"))


def test_notices_of_several_states_read_as_they_are_now(cast: Cast) -> None:
    french = submitted(cast)
    publishing.perform(
        french, Verb.APPROVE, cast.ben, revision=french.revision, sha256=french.sha256
    )
    assert "now: approved" in words(at_desk(cast.chloe).get(LIST))
    assert Translation.objects.get(pk=french.pk).state == "approved"


def test_every_event_has_its_words(cast: Cast) -> None:
    from translations.notifications.words import SAID, headline, sentence

    submitted(cast)
    notice: Any = own(cast.chloe)
    notice.moment = timezone.now()
    assert set(SAID) == set(Event)
    for event in Event:
        notice.event = event
        assert sentence(notice, cast.office).endswith(".")
        assert headline(event)[0].isupper()
