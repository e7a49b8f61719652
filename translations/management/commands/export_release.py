"""``manage.py export_release``: a release's texts and files, in the form that ``import_release`` reads."""

from __future__ import annotations

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from releases.models import Release
from translations.exchange.exporting import export_release


class Command(BaseCommand):
    help = "Write a release's working texts, one file a language, with its images and attachments."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("public_id", help="the release's id, as its page shows it")
        parser.add_argument("--to", required=True, type=Path, help="the folder to write into")

    def handle(self, *, public_id: str, to: Path, **options: Any) -> None:
        release = Release.objects.filter(public_id=public_id).first()
        if release is None:
            raise CommandError(f"There is no release “{public_id}”.")
        try:
            written = export_release(release, to)
        except FileExistsError as error:
            raise CommandError(f"{error} is there already: nothing was written.") from error
        except OSError as error:
            raise CommandError(f"{error.filename}: {error.strerror}") from error
        for path in written:
            self.stdout.write(str(path))
