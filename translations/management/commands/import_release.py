"""``manage.py import_release``: files become releases in draft; what is wrong with one changes nothing."""

from __future__ import annotations

import datetime
from argparse import ArgumentParser
from dataclasses import replace
from pathlib import Path
from typing import Any

from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.utils.dateparse import parse_date
from django.utils.translation import gettext as _

from releases.document import Standing
from releases.languages import CODES
from releases.models import Office
from translations.errors import Refused
from translations.exchange import ReleaseFile, Unreadable
from translations.exchange.checking import Source
from translations.exchange.importing import import_releases
from translations.exchange.reading import read


class Command(BaseCommand):
    help = (
        "Make releases in draft from files: Markdown with front matter, and what people have else. "
        "All of the files, or none."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("files", nargs="+", type=Path, metavar="FILE")
        parser.add_argument("--office", required=True, help="the office's short name")
        parser.add_argument("--user", required=True, help="the press officer in whose name")
        parser.add_argument(
            "--language", choices=CODES, help="of files that do not say theirs, as DOCX and text"
        )
        parser.add_argument(
            "--source-language",
            choices=CODES,
            help="what translations were made from whose files do not say it; they belong to the one "
            "release that the other files name",
        )
        parser.add_argument("--date", help="the date of issue of files that do not say theirs")

    def handle(self, *, files: list[Path], office: str, user: str, **options: Any) -> None:
        issuing = Office.objects.filter(slug=office).first()
        officer = User.objects.filter(username=user, is_active=True).first()
        if issuing is None:
            known = ", ".join(Office.objects.values_list("slug", flat=True))
            raise CommandError(f"There is no office “{office}”; there are: {known or 'none'}.")
        if officer is None:
            raise CommandError(f"There is no active account “{user}”.")
        try:
            sources = _together([self.source(path, **options) for path in files])
            made = import_releases(sources, issuing, officer)
        except (Unreadable, Refused) as error:
            raise CommandError(f"{error} Nothing was imported.") from error
        except ValidationError as error:
            raise CommandError(f"{' '.join(error.messages)} Nothing was imported.") from error
        for source in sources:
            for warning in source.text.warnings:
                self.stdout.write(self.style.WARNING(f"{source.text.name}: {warning}"))
        for texts in made:
            languages = ", ".join(text.language for text in texts)
            self.stdout.write(f"{texts[0].release.public_id}: {languages}, in draft")

    def source(
        self,
        path: Path,
        *,
        language: str | None,
        date: str | None,
        source_language: str | None,
        **_rest: Any,
    ) -> Source:
        """The file as read, with what the options say where it says nothing itself."""
        try:
            data = path.read_bytes()
        except OSError as error:
            raise CommandError(f"{path}: {error.strerror}. Nothing was imported.") from error
        text = read(str(path), data)
        if text.standing != Standing.ORIGINAL and not text.source:
            text = replace(text, source=source_language or "")
        return Source(_completed(text, language, date), path.parent)


def _together(sources: list[Source]) -> list[Source]:
    """The texts, translations that name no release with the one that the others name.

    Raises Unreadable for a translation whose release can't be told.
    """
    names = {source.text.release for source in sources} - {""}
    found = []
    for source in sources:
        text = source.text
        if text.source and not text.release:
            if len(names) != 1:
                raise Unreadable(
                    text.name, 0, "It does not say its release: give the original too."
                )
            text = replace(text, release=next(iter(names)))
        found.append(replace(source, text=text))
    return found


def _day(name: str, given: str | None) -> datetime.date | None:
    """The day that ``--date`` names. Raises Unreadable for one that is not in the calendar."""
    try:
        found = parse_date(given) if given else None
    except ValueError:
        found = None
    if given and found is None:
        raise Unreadable(name, 0, _("“%(day)s” is no date; write 2025-04-03.") % {"day": given})
    return found


def _completed(text: ReleaseFile, language: str | None, date: str | None) -> ReleaseFile:
    """Raises Unreadable where neither the file nor the options say what must be known."""
    text = replace(
        text,
        language=text.language or language or "",
        issued_on=text.issued_on or _day(text.name, date),
    )
    if not text.language:
        raise Unreadable(text.name, 0, _("The file does not say its language: give --language."))
    if not text.source and text.issued_on is None:
        raise Unreadable(text.name, 0, _("The file has no date of issue: give --date 2025-04-03."))
    return text
