"""Roles for a period: before and after it they give nothing, and who deputises for whom is on record."""

from __future__ import annotations

import datetime
import re

import pytest
from django.contrib.auth.models import User
from django.urls import reverse
from django.utils import timezone

from tests.cast import Cast, approve, person
from tests.processes import HOUSE
from tests.translations.staff import at_desk, page_of, text_path, words
from translations import publishing
from translations.appointing import appoint, dismiss
from translations.errors import Refused
from translations.models import LanguageRole, Notice, Role, RoleChange, State, Translation
from translations.roles import Held, held_by, holders, roles_for
from translations.starting import Wanted, start_translations
from translations.verbs import Verb
from translations.visibility import visible_releases, works_here
from translations.work.mine import Part, lists_of
from translations.workflow import perform, refusals

DAY = datetime.timedelta(days=1)
NOW, LATER, OVER = "now", "later", "over"
ADD = "admin:translations_languagerole_add"


def deputy(cast: Cast, when: str = NOW, role: str = "reviewer") -> User:
    """Dora, who deputises for Chloé: now, only from tomorrow on, or until yesterday."""
    dora = User.objects.filter(username="dora").first() or person("dora")
    shift = {NOW: 0, LATER: 2, OVER: -2}[when] * DAY
    LanguageRole.objects.create(
        user=dora,
        office=cast.office,
        role=role,
        language="fr",
        valid_from=timezone.now() + shift - DAY,
        valid_until=timezone.now() + shift + DAY,
        deputises_for=cast.chloe,
    )
    return dora


def submitted(cast: Cast) -> Translation:
    return cast.submitted(cast.drafted(cast.external()))


def again(user: User) -> User:
    """The same person at their next request."""
    return User.objects.get(pk=user.pk)


def test_deputy_does_what_the_other_would(cast: Cast) -> None:
    french, dora = submitted(cast), deputy(cast)
    assert refusals(french, Verb.APPROVE, dora) == ()
    assert held_by(dora) == {Held(cast.office.pk, Role.REVIEWER, "fr")}
    assert [row.pk for row in lists_of(dora)[0].rows] == [french.pk]
    assert approve(french, dora).state == State.APPROVED


@pytest.mark.parametrize("when", [LATER, OVER])
def test_role_gives_nothing_outside_its_period(cast: Cast, when: str) -> None:
    french, dora = submitted(cast), deputy(cast, when)
    assert roles_for(dora, cast.office.pk, "fr") == frozenset()
    assert not works_here(dora)
    assert list(visible_releases(dora)) == []
    assert lists_of(dora) == []
    assert dora not in holders(cast.office.pk, "fr", role=Role.REVIEWER)
    with pytest.raises(Refused) as refused:
        approve(french, dora)
    assert refused.value.codes == ("role",)
    client = at_desk(dora)
    assert client.get(text_path(french)).status_code == 404
    assert client.get("/admin/translations/translation/").status_code == 403
    assert "You have no role in any office yet." in words(client.get("/admin/"))


@pytest.mark.parametrize(("when", "offered"), [(NOW, True), (LATER, False), (OVER, False)])
def test_button_is_there_in_the_period_alone(cast: Cast, when: str, offered: bool) -> None:
    """Dora always translates Arabic here, so that she may read the text."""
    french, dora = submitted(cast), deputy(cast, when)
    dora.language_roles.create(office=cast.office, role="translator", language="ar")
    page = page_of(at_desk(dora), text_path(french))
    paths = [form.action for form in page.forms]
    assert (text_path(french, "verb", "approve") in paths) == offered
    review = [each for each in lists_of(again(dora)) if each.part == Part.REVIEW]
    assert bool(review and review[0].rows) == offered


@pytest.mark.parametrize("when", [LATER, OVER])
def test_nobody_is_offered_whose_period_is_not_now(cast: Cast, when: str) -> None:
    french, dora = cast.drafted(cast.external()), deputy(cast, when, "translator")
    client, page = at_desk(cast.olivia), text_path(french)
    assert "dora" not in words(client.get(page))
    with pytest.raises(Refused) as refused:
        perform(french, Verb.ASSIGN, cast.olivia, assignee=dora)
    assert refused.value.codes == ("assignee",)
    source = cast.external()
    with pytest.raises(Refused):
        start_translations(source, [Wanted("fr", assignee=dora)], cast.olivia)
    path = reverse("admin:releases_release_change", args=[source.release_id])
    assert "dora" not in words(client.get(path))
    LanguageRole.objects.filter(user=dora).update(valid_from=None, valid_until=None)
    assert "dora" in words(client.get(page))
    assert "dora" in words(client.get(path))


@pytest.mark.parametrize(("when", "told"), [(NOW, True), (LATER, False), (OVER, False)])
def test_reviewers_are_told_in_their_period_alone(cast: Cast, when: str, told: bool) -> None:
    dora = deputy(cast, when)
    submitted(cast)
    assert Notice.objects.filter(person=dora).exists() == told


def test_press_officer_for_a_period_opens_releases_in_it_alone(cast: Cast) -> None:
    dora = person("dora", cast.office, press_officer="")
    add, now = reverse("admin:releases_release_add"), timezone.now()
    assert at_desk(dora).get(add).status_code == 200
    assert "Coverage" in words(at_desk(dora).get("/admin/"))
    dora.language_roles.update(valid_until=now - DAY)
    assert at_desk(dora).get(add).status_code == 403
    dora.language_roles.create(office=cast.office, role="reviewer")
    assert "Coverage" not in words(at_desk(dora).get("/admin/"))


def test_assignment_does_not_outlast_the_role(cast: Cast) -> None:
    """It can still be handed back; the work is on nobody's list until it is."""
    dora = deputy(cast, role="translator")
    french = perform(cast.drafted(cast.external()), Verb.ASSIGN, cast.olivia, assignee=dora)
    assert [row.pk for row in lists_of(again(dora))[0].rows] == [french.pk]
    dora.language_roles.update(valid_until=timezone.now() - DAY / 2)
    assert lists_of(again(dora)) == []
    assert [each.code for each in refusals(french, Verb.SAVE, dora)] == ["role"]
    assert perform(french, Verb.TAKE_OVER, cast.anna).assignee == cast.anna


def test_text_is_handed_to_a_deputy_taken_over_and_handed_back(cast: Cast) -> None:
    dora = deputy(cast, role="translator")
    french = perform(cast.drafted(cast.external()), Verb.ASSIGN, cast.olivia, assignee=dora)
    assert perform(french, Verb.HAND_BACK, dora).assignee is None
    assert perform(french, Verb.TAKE_OVER, dora).assignee == dora
    acts = french.transitions.order_by("sequence").values_list("verb", "actor__username")
    assert list(acts)[-3:] == [("assign", "olivia"), ("hand_back", "dora"), ("take_over", "dora")]


def test_embargo_is_kept_from_a_deputy_who_was_not_told(cast: Cast) -> None:
    french, dora = submitted(cast), deputy(cast)
    until = timezone.now() + DAY
    publishing.set_embargo(french.release, cast.olivia, until, reason="joint announcement")
    assert list(visible_releases(dora)) == []
    assert lists_of(again(dora))[0].total == 0


# Giving and taking back


def days(cast: Cast, **changes: str | int) -> dict[str, str | int]:
    dora = User.objects.filter(username="dora").first() or person("dora")
    given = {
        "user": dora.pk, "office": cast.office.pk, "role": "reviewer", "language": "fr",
        "first_day": "2099-08-01", "last_day": "2099-08-15", "deputises_for": cast.chloe.pk,
    }  # fmt: skip
    return given | changes


def test_period_is_of_whole_days_by_the_clocks_of_the_office(cast: Cast) -> None:
    type(cast.office).objects.update(time_zone="Asia/Tokyo")
    answer = at_desk(cast.root).post(reverse(ADD), days(cast))
    assert answer.status_code == 302, words(answer)
    role = LanguageRole.objects.get(user__username="dora")
    assert f"{role.valid_from:%Y-%m-%d %H:%M}" == "2099-07-31 15:00"
    assert f"{role.valid_until:%Y-%m-%d %H:%M}" == "2099-08-15 15:00"
    path = reverse("admin:translations_languagerole_change", args=[role.pk])
    form = at_desk(cast.root).get(path).context["adminform"].form
    shown = [f"{form[name].value():%Y-%m-%d}" for name in ("first_day", "last_day")]
    assert shown == ["2099-08-01", "2099-08-15"]


def test_management_screen_shows_period_and_whose_deputy(cast: Cast) -> None:
    at_desk(cast.root).post(reverse(ADD), days(cast))
    room = reverse("admin:translations_languagerole_changelist")
    client = at_desk(cast.root)
    shown = words(client.get(room))
    assert "from Aug. 1, 2099 until Aug. 15, 2099" in shown
    assert "00:00" not in shown
    for asked, found in (("now", 0), ("later", 1), ("over", 0), ("deputies", 1)):
        rows = client.get(room, {"period": asked}).context["cl"].queryset
        assert rows.filter(user__username="dora").count() == found, asked
    office = reverse("admin:releases_office_change", args=[cast.office.pk])
    assert "for chloe" in words(client.get(office))


def test_people_are_called_by_their_names_where_roles_are_kept(cast: Cast) -> None:
    User.objects.filter(username="chloe").update(first_name="Chloé", last_name="Martin")
    client = at_desk(cast.root)
    room = reverse("admin:translations_languagerole_changelist")
    listed = page_of(client, room).words
    assert "Chloé Martin" in listed
    assert "chloe" not in listed
    offered = client.get(reverse(ADD)).context["adminform"].form.fields["user"].choices
    assert (cast.chloe.pk, "Chloé Martin") in [
        (key.value, str(name)) for key, name in offered if key
    ]
    assert str(LanguageRole.objects.get(user__username="chloe")) == "Chloé Martin · reviewer"


def test_who_deputises_for_whom_is_on_record(cast: Cast) -> None:
    client = at_desk(cast.root)
    client.post(reverse(ADD), days(cast))
    role = LanguageRole.objects.get(user__username="dora")
    change = reverse("admin:translations_languagerole_change", args=[role.pk])
    client.post(change, days(cast, last_day="2099-08-10"))
    history = reverse("admin:translations_languagerole_history", args=[role.pk])
    shown = words(client.get(history))
    assert shown.count("root dora reviewer") == 2
    client.post(reverse("admin:translations_languagerole_delete", args=[role.pk]), {"post": "yes"})
    acts = RoleChange.objects.values_list("act", "actor", "user", "deputises_for")
    ids = (cast.root.pk, role.user_id, cast.chloe.pk)
    assert list(acts) == [(act, *ids) for act in ("given", "changed", "taken_back")]
    assert [each.previous_hash for each in RoleChange.objects.all()[1:]] == [
        each.row_hash for each in RoleChange.objects.all()[:2]
    ]


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"last_day": ""}, "Say until when: a deputy is one for a period."),
        ({"last_day": "2099-07-01"}, "It would end before it begins."),
        ({"role": "press_officer"}, "chloe has no such role in this office."),
        ({"first_day": "soon"}, "Enter a valid date."),
        ({"role": "administrator", "deputises_for": ""}, "An administrator is one for every"),
    ],
)
def test_role_that_makes_no_sense_is_not_given(
    cast: Cast, changes: dict[str, str], said: str
) -> None:
    answer = at_desk(cast.root).post(reverse(ADD), days(cast, **changes))
    assert answer.status_code == 200
    assert said in words(answer)
    assert not LanguageRole.objects.filter(user__username="dora").exists()


def test_deputy_has_no_deputy(cast: Cast) -> None:
    """What somebody has for a while, they don't hand on."""
    dora, emil = deputy(cast), person("emil")
    until = timezone.now() + DAY
    role = LanguageRole(
        user=emil, office=cast.office, role="reviewer", language="fr",
        valid_until=until, deputises_for=dora,
    )  # fmt: skip
    with pytest.raises(Refused) as refused:
        appoint(role, cast.root)
    assert refused.value.codes == ("not_theirs",)


def test_role_is_not_given_by_whoever_keeps_none(cast: Cast) -> None:
    role = LanguageRole(user=cast.anna, office=cast.office, role="reviewer")
    for user in (cast.olivia, cast.anna):
        with pytest.raises(Refused) as refused:
            appoint(role, user)
        assert refused.value.codes == ("role",)
        with pytest.raises(Refused):
            dismiss(cast.chloe.language_roles.get(), user)
    assert not RoleChange.objects.exists()


def test_roles_are_asked_in_one_place() -> None:
    """Elsewhere a role out of its period would count; these keep the rows, and ask nothing of them."""
    keepers = {
        "roles.py",
        "appointing.py",
        "admin/roles.py",
        "admin/offices.py",
    }
    asks = re.compile(r"LanguageRole\.objects|language_roles|\broles__")
    room = HOUSE / "translations"
    found = {
        str(path.relative_to(room))
        for path in room.rglob("*.py")
        if asks.search(path.read_text()) and not {"migrations", "models"} & set(path.parts)
    }
    assert found == keepers
