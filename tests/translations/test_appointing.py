"""Roles that are none: over before they are given, given twice, or for what the office does not publish."""

from __future__ import annotations

import datetime
from typing import Any

import pytest
from django.conf import settings
from django.urls import reverse
from django.utils import timezone

from tests.cast import Cast, office, person
from tests.translations.staff import at_desk, page_of, words
from translations.appointing import appoint
from translations.errors import Refused
from translations.models import LanguageRole

DAY = datetime.timedelta(days=1)
ROOM = "admin:translations_languagerole"
OVER = "That day is past: the role would give nothing."


def asked(cast: Cast, **changes: str | int) -> dict[str, str | int]:
    """The form as it is sent for Dora, who translates into French in August 2099."""
    dora = cast.office.roles.filter(user__username="dora").first()
    given = {
        "user": dora.user_id if dora else person("dora").pk,
        "office": cast.office.pk, "role": "translator", "language": "fr",
        "first_day": "2099-08-01", "last_day": "2099-08-15", "deputises_for": "",
    }  # fmt: skip
    return given | changes


def add(cast: Cast, **changes: str | int) -> str:
    return words(at_desk(cast.root).post(reverse(f"{ROOM}_add"), asked(cast, **changes)))


def held(cast: Cast, **facts: object) -> LanguageRole:
    dora = person("dora")
    return LanguageRole.objects.create(user=dora, office=cast.office, role="translator", **facts)


def between(first: int, last: int) -> dict[str, datetime.datetime]:
    """A period of days in August 2099, by the clocks of the office."""
    begin, end = (datetime.datetime(2099, 8, day, tzinfo=datetime.UTC) for day in (first, last))
    return {"valid_from": begin, "valid_until": end}


def begun(client: Any) -> int | None:
    """The office with which the form begins."""
    form = client.get(reverse(f"{ROOM}_add")).context["adminform"].form
    value: int | None = form["office"].value()
    return value


def count() -> int:
    return LanguageRole.objects.filter(user__username="dora").count()


@pytest.mark.parametrize("first", ["", "2020-01-01"])
def test_role_that_is_over_is_not_given(cast: Cast, first: str) -> None:
    assert OVER in add(cast, first_day=first, last_day="2020-02-01")
    assert count() == 0


def test_role_of_today_is_given(cast: Cast) -> None:
    today = f"{timezone.now().astimezone(cast.office.zone):%Y-%m-%d}"
    assert OVER not in add(cast, first_day="", last_day=today)
    assert count() == 1


def test_role_that_was_over_keeps_its_end_while_something_else_is_mended(cast: Cast) -> None:
    now = timezone.now()
    role = held(cast, language="fr", valid_from=now - 9 * DAY, valid_until=now - 2 * DAY)
    role.language = "en"
    appoint(role, cast.root)
    role.valid_until = now - DAY
    with pytest.raises(Refused) as refused:
        appoint(role, cast.root)
    assert refused.value.codes == ("over",)


@pytest.mark.parametrize(
    ("first", "last", "meets"),
    [
        ("2099-08-10", "2099-08-20", True),
        ("2099-08-01", "2099-08-01", True),
        ("", "2099-08-01", True),
        ("2099-08-15", "", True),
        ("", "", True),
        ("2099-08-16", "2099-08-20", False),
        ("2099-07-01", "2099-07-31", False),
    ],
)
def test_role_is_not_given_twice_for_the_same_days(
    cast: Cast, first: str, last: str, *, meets: bool
) -> None:
    assert "dora has this role already" not in add(cast)
    said = add(cast, first_day=first, last_day=last)
    already = "dora has this role already, from Aug. 1, 2099 until Aug. 15, 2099: change that one."
    assert (already in said) == meets
    assert count() == (1 if meets else 2)


def test_role_without_an_end_is_not_given_twice(cast: Cast) -> None:
    held(cast, language="fr")
    for period in ({"first_day": "", "last_day": ""}, {}):
        assert "dora has this role already: change that one." in add(cast, **period)
    assert count() == 1


def test_role_is_changed_without_being_its_own_rival(cast: Cast) -> None:
    add(cast)
    role = LanguageRole.objects.get(user__username="dora")
    path = reverse(f"{ROOM}_change", args=[role.pk])
    assert at_desk(cast.root).post(path, asked(cast, last_day="2099-08-20")).status_code == 302


@pytest.mark.parametrize(
    "changes", [{"language": "en"}, {"role": "reviewer"}, {"deputises_for": "anna"}]
)
def test_another_role_may_hold_in_the_same_days(cast: Cast, changes: dict[str, str]) -> None:
    held(cast, language="fr")
    given = {k: cast.anna.pk if v == "anna" else v for k, v in changes.items()}
    add(cast, **given)
    assert count() == 2


def test_second_deputising_from_the_same_day_is_refused_in_words(cast: Cast) -> None:
    """The database would refuse it, and the page end in an error of the server."""
    add(cast, deputises_for=cast.anna.pk)
    said = add(cast, deputises_for=cast.ben.pk)
    assert "dora has another such role from that day on: begin a day earlier or later." in said
    add(cast, deputises_for=cast.ben.pk, first_day="2099-08-02")
    assert count() == 2


def test_language_that_the_office_does_not_publish_is_told(cast: Cast) -> None:
    """It may be the language of an original, so it is no error."""
    client = at_desk(cast.root)
    page = client.post(reverse(f"{ROOM}_add"), asked(cast, language="ko"), follow=True)
    assert "does not publish in 한국어: nobody can start a translation into it" in words(page)
    assert count() == 1
    page = client.post(reverse(f"{ROOM}_add"), asked(cast, language="ar"), follow=True)
    assert "does not publish in" not in words(page)


@pytest.mark.parametrize(
    ("period", "adds"),
    [({}, False), (between(1, 30), False), (between(5, 30), True), (between(1, 10), True)],
)
def test_role_within_one_for_every_language_is_told(
    cast: Cast, period: dict[str, datetime.datetime], *, adds: bool
) -> None:
    cast.office.time_zone = "UTC"
    cast.office.save()
    held(cast, language="", **period)
    client = at_desk(cast.root)
    page = client.post(reverse(f"{ROOM}_add"), asked(cast), follow=True)
    told = (
        "Dora has this role for every language already: this one for Français gives nothing more."
    )
    assert (told in words(page)) != adds
    assert count() == 2


def test_every_language_is_named_in_the_form_and_in_the_list(cast: Cast) -> None:
    client = at_desk(cast.root)
    form = client.get(reverse(f"{ROOM}_add")).context["adminform"].form
    assert next(iter(form.fields["language"].choices)) == ("", "every language")
    assert "counts for those that the office takes up later" in words(
        client.get(reverse(f"{ROOM}_add"))
    )
    assert "chloereviewerevery language" in page_of(client, reverse(f"{ROOM}_changelist")).words


def test_form_speaks_the_readers_language_and_begins_with_the_only_office(cast: Cast) -> None:
    client = at_desk(cast.root)
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = "fr"
    page = page_of(client, reverse(f"{ROOM}_add"))
    assert "Personne" in page.words
    assert "User" not in page.words
    assert begun(client) == cast.office.pk
    listed = page_of(client, reverse(f"{ROOM}_changelist")).words
    assert "Service" in listed
    assert "ffice" not in listed
    office("mission")
    assert begun(client) is None
