"""``manage.py demo``: loads the demonstration once; ``--walk`` does the main job over HTTP."""

from __future__ import annotations

import time
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from translations.demo import accounts, house, loading


class Command(BaseCommand):
    help = "Load the demonstration, once: an embassy, its people and three releases."

    def handle(self, **options: Any) -> None:
        self.load()

    def load(self) -> None:
        """Load what is not there yet, and say who may log in."""
        if settings.PRODUCTION:
            raise CommandError("The demonstration is for one's own machine, not for production.")
        password = accounts.password()
        if house.office():
            self.stdout.write("The demonstration is loaded already; its data are kept.")
            accounts.change_password(password)
        else:
            began = time.monotonic()
            loading.load(password, lambda line: self.stdout.write(f"  {line}"))
            self.stdout.write(f"Loaded in {time.monotonic() - began:.1f} s.")
        self.show_accounts(password)

    def show_accounts(self, password: str) -> None:
        self.stdout.write(f"\nAccounts, all with the password  {password}")
        for person in accounts.PEOPLE:
            self.stdout.write(f"  {person.username:<8} {person.part}")
