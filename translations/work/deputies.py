"""Deputies: who stands in for the person now, and for whom the person does."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.contrib.auth.models import User

from translations.models.role import OVER_TEXTS
from translations.names import name_of
from translations.roles import in_force_about


@dataclass(frozen=True)
class Stead:
    """That ``deputy`` stands in for ``other`` until a moment, by the clocks of an office."""

    deputy: User
    other: User
    until: datetime.datetime
    office: int


class Deputies:
    """The roles in force by which somebody deputises for the person, or the person for somebody."""

    def __init__(self, user: User) -> None:
        self.user = user
        self.roles = [
            role
            for role in in_force_about(user)
            if role.deputises_for_id and role.role in OVER_TEXTS and role.user.is_active
        ]

    @property
    def steads(self) -> Sequence[Stead]:
        """Each pair of people once an office, with the end of the last role between them."""
        found: dict[tuple[int, int | None, int], Stead] = {}
        for role in self.roles:  # by their ends: the last one stands
            if role.deputises_for is not None and role.valid_until is not None:
                pair = (role.user_id, role.deputises_for_id, role.office_id)
                found[pair] = Stead(role.user, role.deputises_for, role.valid_until, role.office_id)
        return list(found.values())

    def for_text(self, text: Any) -> Sequence[User]:
        """To whom the person can hand this text of theirs: who stands in for them in its language."""
        if text.assignee_id != self.user.pk:
            return []
        fitting = {
            role.user
            for role in self.roles
            if role.deputises_for_id == self.user.pk
            and role.office_id == text.release.office_id
            and role.language in ("", text.language)
        }
        return sorted(fitting, key=name_of)
