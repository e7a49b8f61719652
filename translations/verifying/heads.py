"""Heads of the chains, to be kept elsewhere: whoever holds one knows whether the record went on from it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass

from django.utils.dateparse import parse_datetime

from releases.clock import database_now
from releases.models import Chained, ChainHead, Publication
from releases.models.walk import missing
from translations.models import RoleChange, Transition
from translations.verifying.finding import Finding

CHAINS: dict[str, type[Chained]] = {
    each.chain: each for each in (Transition, Publication, RoleChange)
}


class UnreadableHead(ValueError):
    """A line that is no head of one of our chains; the message names the line and what is wrong."""


@dataclass(frozen=True)
class Head:
    """How long a chain was at a time, and the hash of its last row then."""

    chain: str
    length: int
    hash: str
    at: str

    @property
    def line(self) -> str:
        return json.dumps(asdict(self))

    @classmethod
    def parse(cls, line: str) -> Head:
        """Raises UnreadableHead."""
        try:
            head = cls(**json.loads(line))
        except (ValueError, TypeError, RecursionError) as error:
            raise UnreadableHead("is not a head of a chain as --head prints it") from error
        if not isinstance(head.chain, str) or head.chain not in CHAINS:
            raise UnreadableHead(f"names no chain of ours; they are {', '.join(CHAINS)}")
        if type(head.length) is not int or not 0 <= head.length < 2**63:
            raise UnreadableHead("has a length that is no number of rows")
        if not isinstance(head.hash, str) or len(head.hash) != 64:
            raise UnreadableHead("has a hash that is no SHA-256")
        if not isinstance(head.at, str) or parse_datetime(head.at) is None:
            raise UnreadableHead("has a time that is none")
        return head


def current() -> list[Head]:
    """The heads as they are now."""
    at = database_now().isoformat()
    heads = {head.name: head for head in ChainHead.objects.filter(name__in=CHAINS)}
    known = [heads.get(name) or ChainHead(name=name) for name in CHAINS]
    return [Head(head.name, head.length, head.hash, at) for head in known]


def parse_all(text: str) -> list[Head]:
    """The heads of a file, one a line, oldest first. Raises UnreadableHead naming the line."""
    heads = []
    for number, line in enumerate(text.splitlines(), start=1):
        if line.strip():
            try:
                heads.append(Head.parse(line))
            except UnreadableHead as error:
                raise UnreadableHead(f"line {number} {error}") from error
    if not heads:
        raise UnreadableHead("holds no head of a chain")
    return sorted(heads, key=lambda head: head.length)


def gone(heads: Iterable[Head]) -> Iterator[Finding]:
    """Of each chain, the first of these heads that it does not hold any more."""
    agreed = dict.fromkeys(CHAINS, 0)
    named = set[str]()
    for head in heads:
        if head.chain in named:
            continue
        finding = _against(head, agreed[head.chain])
        if finding is None:
            agreed[head.chain] = head.length
        else:
            named.add(head.chain)
            yield finding


def _against(head: Head, agreed: int) -> Finding | None:
    """``agreed`` is how far the chain holds the head before this one."""
    if head.length == 0:
        return None
    model = CHAINS[head.chain]
    table, rows = str(model._meta.db_table), model._default_manager
    stored = rows.filter(sequence=head.length).values_list("row_hash", flat=True).first()
    if stored == head.hash:
        return None
    if stored is not None:
        what = (
            f"the head kept on {head.at} has another hash for row {head.length}: "
            f"a row from {agreed + 1} to {head.length} was altered, and all after it hashed again"
        )
        return Finding(table, str(agreed + 1), what)
    before = rows.filter(sequence__lt=head.length).order_by("-sequence")
    last = before.values_list("sequence", flat=True).first() or 0
    cut = missing(last + 1, head.length)
    return Finding(table, str(cut.sequence), f"{cut.what}; the head kept on {head.at} knows them")
