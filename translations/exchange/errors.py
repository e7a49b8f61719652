"""What a reader of files and pasted pages refuses with."""

from __future__ import annotations

from django.utils.functional import Promise


class Unreadable(ValueError):
    """Something that can't be read: in which ``file``, at which ``line`` (0: at none), and why.

    A page that was pasted has no file; what is wrong with a file as a whole has no line.
    """

    def __init__(self, file: str, line: int, reason: str | Promise) -> None:
        super().__init__(file, line, reason)
        self.file, self.line, self.reason = file, line, reason

    def __str__(self) -> str:
        where = f"{self.file}:{self.line}" if self.line else self.file
        return f"{where}: {self.reason}" if where else str(self.reason)
