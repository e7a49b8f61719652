"""``manage.py check_text``: what the checks say of a translation beside its source, from two files."""

from __future__ import annotations

import datetime
import json
from argparse import ArgumentParser, ArgumentTypeError, RawDescriptionHelpFormatter
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, TypeVar

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import override

from releases.languages import CODES
from translations.checks import findings
from translations.checks.beside import document_findings, shipped
from translations.checks.facts import pair_findings
from translations.checks.input import TextFile, read_text, values
from translations.checks.report import Report, in_order, of_facts, of_form
from translations.exchange.errors import Unreadable

HELP = """\
Check a translation: its facts beside those of its source, and its form.

Both files are Markdown in UTF-8, with or without front matter, of which title and summary are checked
too. Day and zone of the event are the options', else what “date” and “zone” say in the source's front
matter, else in the target's.

With --json, one object: {"findings": [...]}; spans are [start, end] in characters of each file as it
stands, its front matter included (a byte order mark is not counted). It ends with 0 whatever was
found, with 2 if a file or option is refused.
"""

Value = TypeVar("Value")


def _option(read: Callable[[str], Value]) -> Callable[[str], Value]:
    """``read`` as argparse wants it, which shows the message of its own error alone."""

    def option(text: str) -> Value:
        try:
            return read(text)
        except ValueError as error:
            raise ArgumentTypeError(str(error)) from error

    return option


class Command(BaseCommand):
    help = HELP
    requires_system_checks = ()

    def create_parser(self, prog_name: str, subcommand: str, **kwargs: Any) -> Any:
        return super().create_parser(
            prog_name, subcommand, formatter_class=RawDescriptionHelpFormatter, **kwargs
        )

    def add_arguments(self, parser: ArgumentParser) -> None:
        for name in ("--source-language", "--language"):
            parser.add_argument(name, choices=CODES, required=True, metavar="CODE")
        for name in ("--source", "--target"):
            parser.add_argument(name, type=Path, required=True, metavar="FILE")
        parser.add_argument("--date", type=_option(values.day), metavar="YYYY-MM-DD")
        parser.add_argument("--place-zone", type=_option(values.zone), metavar="Europe/Brussels")
        parser.add_argument("--json", action="store_true", help="one JSON object")
        parser.add_argument(
            "--lang",
            choices=CODES,
            default=settings.LANGUAGE_CODE,
            metavar="CODE",
            help="the language of the messages (%(default)s)",
        )

    def handle(
        self,
        *,
        source: Path,
        target: Path,
        source_language: str,
        language: str,
        date: datetime.date | None,
        place_zone: str | None,
        lang: str,
        **options: Any,
    ) -> None:
        with override(lang):
            texts = _read(source), _read(target)
            found = reports(
                *texts,
                (source_language, language),
                date=date or texts[0].date or texts[1].date,
                place_zone=place_zone or texts[0].zone or texts[1].zone,
            )
            if options["json"]:
                findings = [each.as_json() for each in found]
                self.stdout.write(json.dumps({"findings": findings}, ensure_ascii=False))
            else:
                for report in found:
                    self.stdout.write(_line(report, *texts))


def reports(
    source: TextFile,
    target: TextFile,
    languages: tuple[str, str],
    *,
    date: datetime.date | None,
    place_zone: str | None,
) -> Sequence[Report]:
    """What the checks find, by place in the target."""
    facts = pair_findings(
        source.document,
        languages[0],
        target.document,
        languages[1],
        date=date,
        place_zone=place_zone,
    )
    form = findings(target.document, languages[1])
    form += document_findings(
        source.document, languages[0], target.document, languages[1], shipped(*languages)
    )
    return in_order(
        [of_facts(each, source.span, target.span) for each in facts]
        + [of_form(each, target.text, target.span) for each in form]
    )


def _read(path: Path) -> TextFile:
    try:
        return read_text(str(path), path.read_bytes())
    except OSError as error:
        raise CommandError(f"{path}: {error.strerror}", returncode=2) from error
    except Unreadable as error:
        raise CommandError(str(error), returncode=2) from error


def _line(report: Report, source: TextFile, target: TextFile) -> str:
    """A finding as compilers write theirs: file, line and column of what it accuses."""
    accused, span = target, report.target_span
    if report.accuses == "source" or span is None:
        accused, span = source, report.source_span
    where = accused.name
    if span:
        before = accused.text[: span[0]]
        where += f":{before.count(chr(10)) + 1}:{len(before) - before.rfind(chr(10))}"
    return f"{where}: {report.severity} {report.id}: {report.message}"
