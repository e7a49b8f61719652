"""Make what is derived again from the record, or only say where it differs."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import transaction

from releases.derived import differences
from releases.models import Release, Rendered
from releases.record import restate


class Command(BaseCommand):
    help = (
        "Makes the live columns and the rendered pages again from the Publications. "
        "With --verify, changes nothing and exits with 1 if anything differs."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--verify", action="store_true", help="only name what differs")

    def handle(self, *, verify: bool, **_options: Any) -> None:
        keys = Release.objects.filter(publications__isnull=False).distinct().order_by("pk")
        found = 0
        for key in keys.values_list("pk", flat=True):
            with transaction.atomic():
                Release.objects.locked(key)
                release = Release.objects.get(pk=key)
                wrong = differences(release)
                if wrong and not verify:
                    # All of them: a row that can't be read could not be told to be one too many.
                    Rendered.objects.filter(release=release).delete()
                    restate(release)
            found += len(wrong)
            for name in wrong:
                self.stdout.write(name)
        self._conclude(found, verify=verify)

    def _conclude(self, found: int, *, verify: bool) -> None:
        if not found:
            self.stdout.write("Everything derived is as the record has it.")
        elif verify:
            raise CommandError(f"{found} derived things differ from the record.")
        else:
            self.stdout.write(f"Made {found} derived things again.")
