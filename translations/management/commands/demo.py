"""``manage.py demo``: loads the demonstration once; ``--walk`` does the main job over HTTP."""

from __future__ import annotations

import json
import os
import time
from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from translations.demo import accounts, house, loading
from translations.demo.stage import Stage
from translations.demo.walk import Step, Walk


def here() -> str:
    """Where ``manage.py up`` listens, by the same variables."""
    return f"http://{os.environ.get('HOST') or '127.0.0.1'}:{os.environ.get('PORT') or 8000}"


class Command(BaseCommand):
    help = "Load the demonstration, once: two offices, their people and twelve releases."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--walk", action="store_true", help="do the main job over HTTP on the running system"
        )
        parser.add_argument(
            "--json", action="store_true", help="report the walk as one JSON object"
        )
        parser.add_argument("--base-url", default=here(), help="where it runs (%(default)s)")

    def handle(self, *, walk: bool, json: bool, base_url: str, **options: Any) -> None:
        if walk:
            self.walk(base_url, as_json=json)
        else:
            self.load()

    def load(self) -> None:
        """Load what is not there yet, and say who may log in."""
        if settings.PRODUCTION:
            raise CommandError("The demonstration is for one's own machine, not for production.")
        password = accounts.password()
        if house.is_loaded():
            self.stdout.write("The demonstration is loaded already; its data are kept.")
            accounts.change_password(password)
        else:
            began = time.monotonic()
            loading.load(password, lambda line: self.stdout.write(f"  {line}"))
            self.stdout.write(f"Loaded in {time.monotonic() - began:.1f} s.")
        self.show_accounts(password)

    def show_accounts(self, password: str) -> None:
        self.stdout.write(f"\nAccounts, all with the password  {password}")
        where = {house.MISSION: ", at the mission"}
        for person in accounts.PEOPLE:
            self.stdout.write(f"  {person.username:<8} {person.part}{where.get(person.office, '')}")

    def walk(self, base_url: str, *, as_json: bool) -> None:
        """Walk, telling each step. Raises CommandError naming the step that did not hold."""
        password = accounts.known_password()
        if not password:
            raise CommandError("Load the demonstration first, or name its DEMO_PASSWORD.")
        walk = Walk(Stage(base_url, password), self.quiet if as_json else self.tell)
        held = walk.run()
        report = walk.report()
        if as_json:
            self.stdout.write(json.dumps(report, ensure_ascii=False, indent=1))
        if not held:
            raise CommandError(f"The walk stopped at “{report['failed']}”: {report['why']}")
        if not as_json:
            self.stdout.write(f"All held: {len(walk.steps)} steps, {report['ms'] / 1000:.1f} s.")

    def tell(self, step: Step) -> None:
        mark = "ok" if step.ok else "NO"
        self.stdout.write(f"  {mark} {step.ms:8.1f} ms  {step.who:<8}  {step.what}")

    def quiet(self, step: Step) -> None:
        """A program reads the report at the end."""
