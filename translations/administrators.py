"""Administrators: what the role of that name lets one do in the admin. Texts are not among it."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.backends import BaseBackend
from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.auth.models import AnonymousUser, User

from translations.models import Role
from translations.roles import is_any

EVERYTHING, WITHOUT_DELETING = ("view", "add", "change", "delete"), ("view", "add", "change")
KEPT = {
    "auth.user": WITHOUT_DELETING,
    "translations.languagerole": EVERYTHING,
    "releases.topic": EVERYTHING,
    "releases.country": EVERYTHING,
}
RIGHTS = frozenset(
    f"{app}.{verb}_{model}"
    for label, verbs in KEPT.items()
    for app, model in [label.split(".")]
    for verb in verbs
)


class AdministratorBackend(BaseBackend):
    """Gives the administrators of an office Django's permissions for what they keep.

    Which rows are theirs is for each room to say: ``translations.admin.roles`` and ``users``.
    """

    def has_perm(
        self, user_obj: AbstractBaseUser | AnonymousUser, perm: str, obj: Any = None
    ) -> bool:
        if not (isinstance(user_obj, User) and user_obj.is_active and perm in RIGHTS):
            return False
        return is_any(user_obj, Role.ADMINISTRATOR)

    def has_module_perms(self, user_obj: AbstractBaseUser | AnonymousUser, app_label: str) -> bool:
        """Whether anything of the app is theirs to keep."""
        return any(
            self.has_perm(user_obj, perm) for perm in RIGHTS if perm.startswith(f"{app_label}.")
        )
