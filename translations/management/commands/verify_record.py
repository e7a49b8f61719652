"""``manage.py verify_record``: whether the record is as it was written, and what is live was approved."""

from __future__ import annotations

from argparse import RawDescriptionHelpFormatter
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from releases.addresses import served_at
from translations.verifying import Head, UnreadableHead, Verification, current, gone, parse_all

ELSEWHERE = 3
HELP = """\
Verify the record: every row of both chains and of what they seal, and every live text against its
approval. Changes nothing, and may run beside people at work.

Prints a line for each thing that is wrong, with its table, its row, and what it is, then the figures.
A page that is right but for the address that it was made for has a line as well.
Ends with 0 if nothing is wrong, with 1 if anything is, with 2 if a file or option is refused, and with
3 if nothing is wrong but that pages were made for another address than this run was told.

With --head, prints the heads of the chains instead, one JSON object a line. Add them to a file on
another machine, day by day; --against then finds what was cut from the end, or all hashed again.
"""


class Command(BaseCommand):
    help = HELP

    def create_parser(self, prog_name: str, subcommand: str, **kwargs: Any) -> Any:
        return super().create_parser(
            prog_name, subcommand, formatter_class=RawDescriptionHelpFormatter, **kwargs
        )

    def add_arguments(self, parser: CommandParser) -> None:
        one = parser.add_mutually_exclusive_group()
        one.add_argument("--head", action="store_true", help="print the heads of the chains")
        one.add_argument(
            "--against", type=Path, metavar="FILE", help="heads that were printed earlier"
        )

    def handle(self, *, head: bool, against: Path | None, **_options: Any) -> None:
        if head:
            self._print_heads()
            return
        verification = Verification(self._kept(against) if against else ())
        for finding in verification.findings():
            self.stdout.write(str(finding))
        self._conclude(verification)

    def _print_heads(self) -> None:
        """A head that the chain itself doesn't hold would be worth nothing."""
        heads = current()
        if wrong := list(gone(heads)):
            raise CommandError("\n".join(map(str, wrong)), returncode=1)
        for each in heads:
            self.stdout.write(each.line)

    def _kept(self, file: Path) -> list[Head]:
        try:
            return parse_all(file.read_text(encoding="utf-8"))
        except OSError as error:
            raise CommandError(f"{file} can't be read: {error.strerror}", returncode=2) from error
        except UnicodeDecodeError as error:
            raise CommandError(f"{file} is no text in UTF-8", returncode=2) from error
        except UnreadableHead as error:
            raise CommandError(f"{file}: {error}", returncode=2) from error

    def _conclude(self, done: Verification) -> None:
        if done.sealed.older:
            self.stdout.write(
                f"{done.sealed.older} rows are older than the seals: counted, not proved."
            )
        self.stdout.write(
            f"{done.rows} rows of the record, {done.live.texts} live texts of"
            f" {done.live.releases} releases, {len(done.kept_heads)} kept heads:"
            f" {done.found or 'nothing'} wrong, in {done.seconds:.1f} s."
        )
        for url, pages in sorted(done.elsewhere.items()):
            self.stdout.write(
                f"Pages made for {url} and otherwise right: {pages}; this run was told"
                f" {served_at().url} (PUBLIC_URL, or else HOST and PORT)."
            )
        if done.found:
            raise CommandError("The record is not as it was written.", returncode=1)
        if done.elsewhere:
            raise CommandError(
                "The record is as it was written. Verify it under the address that the site has, or, if"
                " that has changed, make the pages again with `manage.py rebuild`.",
                returncode=ELSEWHERE,
            )
