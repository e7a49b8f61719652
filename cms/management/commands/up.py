"""``manage.py up``: web, worker and beat in one terminal, as one tree of processes."""

from __future__ import annotations

import errno
import os
import socket
import urllib.error
import urllib.request
from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from cms import leash
from cms.environment import reachable
from cms.json_lines import relayed
from cms.part import PARTS
from cms.process_tree import Part, Tree, python

TRIES = 3  # starts of a web server that never answered


class Command(BaseCommand):
    help = "Run web, worker and beat together until Ctrl-C."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("parts", nargs="*", help=f"of {', '.join(PARTS)}; all if none is named")
        parser.add_argument("--host", default=os.environ.get("HOST") or "127.0.0.1")
        parser.add_argument("--port", type=int, default=int(os.environ.get("PORT") or 8000))
        parser.add_argument(
            "--with-parent",
            action="store_true",
            help="stop when the process that started this one is gone, too",
        )

    def handle(self, *, parts: list[str], host: str, port: int, **options: Any) -> None:
        if unknown := set(parts) - set(PARTS):
            raise CommandError(f"There is no part {', '.join(unknown)}: only {', '.join(PARTS)}.")
        if options["with_parent"]:
            leash.tie(os.getppid())
        os.environ["HOST"], os.environ["PORT"] = (
            host,
            str(port),
        )  # for the addresses in pages and links
        is_json = settings.LOG_FORMAT == "json"
        self.tree = Tree(self.stdout.write, *([relayed] if is_json else []))
        for name in sorted(parts or PARTS, key=PARTS.index):
            self.tree.add(name, python("cms.part", name, os.getpid(), host, port))
        web = next((part for part in self.tree.parts if part.name == "web"), None)
        if web:
            self._refuse_taken(host, port)
            welcome = Welcome(web, host, port, self.stdout.write)
            self.tree.run(welcome.look, welcome.has_answered)
        else:
            self.tree.run(lambda: None, lambda: True)
        self.stdout.write(f"Stopped by {self.tree.stopped_by}.")

    def _refuse_taken(self, host: str, port: int) -> None:
        """granian shares its port with whoever listens there already, so it must be asked first."""
        try:
            with socket.create_server((host, port), family=_family(host)):
                pass
        except OSError as error:
            if error.errno == errno.EADDRINUSE:
                raise CommandError(f"Port {port} is taken; set PORT to a free one.") from error
            raise CommandError(
                f"Can not listen on {host}, port {port}: {error.strerror}"
            ) from error


class Welcome:
    """Says where the site is, each time that its web server has begun to answer."""

    def __init__(self, web: Part, host: str, port: int, write: Any) -> None:
        self.web, self.write = web, write
        self.url = f"http://{reachable(host)}:{port}"
        self.welcomed: float | None = None

    def look(self) -> None:
        if self.welcomed == self.web.started_at:
            return
        if self._answers():
            self.welcomed = self.web.started_at
            self.write(f"\nProvisoire  {settings.PUBLIC_URL or self.url}/")
            self.write(f"Staff       {settings.PUBLIC_URL or self.url}/admin/")
            self.write("Ctrl-C stops it.\n")
        elif self.welcomed is None and self.web.failures >= TRIES:
            raise CommandError("The web server does not start; its own lines above say why.")

    def has_answered(self) -> bool:
        return self.welcomed is not None

    def _answers(self) -> bool:
        try:
            with urllib.request.urlopen(f"{self.url}/livez", timeout=1):  # noqa: S310  (ours)
                return True
        except (urllib.error.URLError, OSError):
            return False


def _family(host: str) -> socket.AddressFamily:
    return socket.AF_INET6 if ":" in host else socket.AF_INET
