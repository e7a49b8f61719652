"""A disk of a drill's own, small enough to be full: its room is memory, and mounting it is root's."""

from __future__ import annotations

import errno
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path

BALLAST, CHUNK = "ballast", 64 * 1024  # bytes


@cache
def why_no_disk() -> str:
    """Why the drill can't have one; empty where it can."""
    with tempfile.TemporaryDirectory(prefix="provisoire-disk-") as name:
        try:
            with own_disk(Path(name), 1_000_000):
                return ""
        except (OSError, subprocess.CalledProcessError):
            return "no disk may be mounted here"


@contextmanager
def own_disk(folder: Path, size: int) -> Iterator[None]:
    """A disk of ``size`` bytes at ``folder``, while within. Raises CalledProcessError if none may be."""
    mount = ["mount", "-t", "tmpfs", "-o", f"size={size}", "provisoire", str(folder)]
    subprocess.run(mount, check=True, capture_output=True)
    try:
        yield
    finally:
        subprocess.run(["umount", "--lazy", str(folder)], check=True)


def fill(folder: Path) -> None:
    """Take all the room that is left, to the last byte."""
    with (folder / BALLAST).open("ab", buffering=0) as ballast:
        for size in (CHUNK, 1):
            try:
                while ballast.write(bytes(size)) == size:
                    pass
            except OSError as error:
                if error.errno != errno.ENOSPC:
                    raise


def make_room(folder: Path) -> None:
    """Give back what was taken."""
    (folder / BALLAST).unlink()
