"""``manage.py check_pairs``: what the checks say of pairs of sentences, one JSON object a row."""

from __future__ import annotations

import json
from argparse import ArgumentParser, RawDescriptionHelpFormatter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import override

from releases.languages import CODES
from translations.checks import Field, findings
from translations.checks.beside import Said, passage_findings, shipped
from translations.checks.facts import pair_findings
from translations.checks.input import Pair, read_pairs
from translations.checks.report import Report, in_order, of_facts, of_form
from translations.exchange.errors import Unreadable

HELP = """\
Check pairs of sentences: the facts of each pair, and the form of its target.

FILE is tab-separated UTF-8 without quoting (a quotation mark is a character). Its header has at least
source and target; date (YYYY-MM-DD) and place_zone (Europe/Brussels) say when and where; other columns
are left alone. Columns source_language and language, where a row fills them, win over the options,
which are needed only where they don't. A row without a source is checked for its form alone.

With --json, one object a line for each row, in order: row counts from 1 after the header, empty lines
left out; spans are [start, end] in characters of the cell. It ends with 0 whatever was found, with 2
if the file is refused, and then prints nothing else.
"""


class Command(BaseCommand):
    help = HELP
    requires_system_checks = ()

    def create_parser(self, prog_name: str, subcommand: str, **kwargs: Any) -> Any:
        return super().create_parser(
            prog_name, subcommand, formatter_class=RawDescriptionHelpFormatter, **kwargs
        )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, metavar="FILE")
        parser.add_argument("--source-language", choices=CODES, default="", metavar="CODE")
        parser.add_argument("--language", choices=CODES, default="", metavar="CODE")
        parser.add_argument("--json", action="store_true", help="one JSON object a row")
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
        file: Path,
        source_language: str,
        language: str,
        json: bool,
        lang: str,
        **options: Any,
    ) -> None:
        with override(lang):
            try:
                pairs = read_pairs(
                    str(file),
                    file.read_bytes(),
                    source_language=source_language,
                    language=language,
                )
            except OSError as error:
                raise CommandError(f"{file}: {error.strerror}", returncode=2) from error
            except Unreadable as error:
                raise CommandError(str(error), returncode=2) from error
            for pair in pairs:
                found = reports(pair)
                for line in [_object(pair, found)] if json else _lines(file, pair, found):
                    self.stdout.write(line)


def reports(pair: Pair) -> Sequence[Report]:
    """What the checks find in a pair, by place in its target."""
    source, target = pair.documents
    found = [of_form(each, pair.target, _places) for each in findings(target, pair.language)]
    if pair.source.strip():
        facts = pair_findings(
            source,
            pair.source_language,
            target,
            pair.language,
            date=pair.date,
            place_zone=pair.place_zone,
        )
        found += [of_facts(each, _places, _places) for each in facts]
        languages = pair.source_language, pair.language
        said = Said(pair.source, languages[0], pair.target, languages[1], shipped(*languages))
        found += [of_form(each, pair.target, _places) for each in passage_findings(said)]
    return in_order(found)


def _places(_field: Field, start: int, end: int) -> tuple[int, int]:
    return start, end


def _object(pair: Pair, found: Sequence[Report]) -> str:
    row = {"row": pair.row, "findings": [each.as_json() for each in found]}
    return json.dumps(row, ensure_ascii=False)


def _lines(file: Path, pair: Pair, found: Sequence[Report]) -> Sequence[str]:
    return [f"{file}:{pair.line}: {each.severity} {each.id}: {each.message}" for each in found]
