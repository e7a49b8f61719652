"""What the verbs refuse with."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.functional import Promise

if TYPE_CHECKING:
    from collections.abc import Sequence


@dataclass(frozen=True)
class Refusal:
    """One reason against an act: a stable ``code`` and a sentence for the person who tried.

    ``keys`` names the segments that it is about, where it is about some.
    """

    code: str
    message: str | Promise
    keys: tuple[str, ...] = ()

    def __str__(self) -> str:
        return str(self.message)


class Refused(Exception):
    """A verb that the workflow's table or a guard refuses, with every reason at once."""

    def __init__(self, verb: str, refusals: Sequence[Refusal]) -> None:
        super().__init__(" ".join(str(refusal) for refusal in refusals))
        self.verb = verb
        self.refusals = tuple(refusals)

    @property
    def codes(self) -> tuple[str, ...]:
        return tuple(refusal.code for refusal in self.refusals)
