"""Recipients: the people whom the table names, as they are now, read for many texts at once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from django.contrib.auth.models import User
from django.db.models import IntegerField, OuterRef, Subquery
from django.db.models.functions import Coalesce

from translations.models import Approval, Role, SegmentChange
from translations.notifications.occasion import Occasion
from translations.notifications.table import TABLE, Told
from translations.roles import in_office
from translations.visibility import those_who_may_know_of


def recipients(occasions: Sequence[Occasion]) -> Iterator[tuple[Occasion, User, Role]]:
    """Whom each of these occasions is told to, and as what.

    One statement an office: the roles that are held now. Who wrote in a text, and who may know of a
    release under embargo, is one more each, asked where it matters.
    """
    offices: defaultdict[int, list[Occasion]] = defaultdict(list)
    for occasion in occasions:
        offices[occasion.release.office_id].append(occasion)
    for own in offices.values():
        yield from _in_one_office(own)


def _in_one_office(occasions: Sequence[Occasion]) -> Iterator[tuple[Occasion, User, Role]]:
    staff = Staff(occasions)
    releases: defaultdict[int, list[tuple[Occasion, User, Role]]] = defaultdict(list)
    for occasion in occasions:
        for key, role in staff.told(occasion).items():
            releases[occasion.release.pk].append((occasion, staff.people[key], role))
    for found in releases.values():
        release, now = found[0][0].release, found[0][0].at
        knowing = those_who_may_know_of((person for _o, person, _r in found), release, now)
        yield from (each for each in found if each[1].pk in knowing)


class Staff:
    """Those who can be told of anything in one office, in the languages of these occasions."""

    def __init__(self, occasions: Sequence[Occasion]) -> None:
        languages = {occasion.text.language for occasion in occasions}
        self.people: dict[int, User] = {}
        self.roles: defaultdict[int, set[tuple[str, str]]] = defaultdict(set)
        rows = in_office(occasions[0].release.office_id, *languages).filter(user__is_active=True)
        for held in rows.select_related("user__notice_wishes").order_by("pk"):
            self.people[held.user_id] = held.user
            self.roles[held.user_id].add((held.role, held.language))
        self.wrote = _writers(occasions)
        self._add_superusers(occasions)

    def told(self, occasion: Occasion) -> Mapping[int, Role]:
        """By id, as what each is told; nobody of what they did."""
        found: dict[int, Role] = {}
        for told in TABLE[occasion.event].told:
            if told.where(occasion):
                for key in self._of_kind(told, occasion):
                    found.setdefault(key, told.role)
        found.pop(occasion.actor.pk, None)
        return found

    def _of_kind(self, told: Told, occasion: Occasion) -> Iterator[int]:
        text = occasion.text
        writers = self.wrote.get(text.pk, frozenset())
        for key, person in self.people.items():
            roles = {role for role, of in self.roles[key] if of in ("", text.language)}
            if not (roles or person.is_superuser) or (told.but_writers and key in writers):
                continue
            if (
                (told.holders and told.role in roles)
                or (told.assigned and key == text.assignee_id)
                or (told.writers and key in writers)
            ):
                yield key

    def _add_superusers(self, occasions: Sequence[Occasion]) -> None:
        """Those without a role to whom a text is assigned, or who wrote in one."""
        named = {occasion.text.assignee_id for occasion in occasions}.union(*self.wrote.values())
        if unknown := named - set(self.people) - {None, *(each.actor.pk for each in occasions)}:
            rows = User.objects.filter(pk__in=unknown, is_superuser=True, is_active=True)
            self.people |= {row.pk: row for row in rows.select_related("notice_wishes")}


def _writers(occasions: Sequence[Occasion]) -> Mapping[int, frozenset[int]]:
    """By text, those who wrote in its working edition: since its last approval but for this one's own."""
    texts = [
        occasion.text.pk
        for occasion in occasions
        if any(told.writers or told.but_writers for told in TABLE[occasion.event].told)
    ]
    if not texts:
        return {}
    before = Approval.objects.standing().filter(
        translation=OuterRef("translation"), revision__lt=OuterRef("translation__revision")
    )
    last = Subquery(
        before.order_by("-last_change").values("last_change")[:1], output_field=IntegerField()
    )
    rows = SegmentChange.objects.filter(translation__in=texts, pk__gt=Coalesce(last, 0))
    found: defaultdict[int, set[int]] = defaultdict(set)
    for text, author in rows.order_by().values_list("translation", "author").distinct():
        found[text].add(author)
    return {text: frozenset(authors) for text, authors in found.items()}
