"""The bell: how many notices a person has not read, on every page of the staff."""

from __future__ import annotations

from functools import cached_property
from typing import Any

from django.contrib.auth.models import User

from translations.models import Notice

MOST = 99


class Bell:
    """Asked only where a page shows it; one statement, which stops counting at what it can show."""

    def __init__(self, person: Any) -> None:
        self.person = person

    @cached_property
    def unread(self) -> int:
        if not isinstance(self.person, User):
            return 0
        return Notice.objects.of(self.person).unread().order_by()[: MOST + 1].count()

    @property
    def shown(self) -> str:
        return f"{MOST}+" if self.unread > MOST else str(self.unread)
