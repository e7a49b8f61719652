"""Hash-chained rows: each holds the hash of the one before it (DESIGN.md, section 4)."""

from __future__ import annotations

import datetime
import hashlib
import json
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any, ClassVar, Self

from django.db import models, transaction

from releases.models.walk import Break, Walk
from releases.reading import in_order


def _plain(value: Any) -> Any:
    """A value as it reads the same from either database: times in UTC, to the microsecond."""
    if isinstance(value, datetime.datetime):
        return value.astimezone(datetime.UTC).isoformat(timespec="microseconds")
    return value


def fingerprint(row: models.Model, *without: str) -> str:
    """SHA-256 over a row's values in canonical JSON, the columns named in ``without`` left out."""
    values = {
        field.attname: _plain(getattr(row, field.attname))
        for field in row._meta.concrete_fields
        if field.attname not in without
    }
    canonical = json.dumps(values, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(canonical.encode()).hexdigest()


class ChainHead(models.Model):
    """The last link of one chain; its row is the lock under which the chain grows.

    The database itself moves it along with each link (``append_only.keepers``).
    """

    name = models.CharField(max_length=40, primary_key=True)
    length = models.PositiveBigIntegerField(default=0)
    hash = models.CharField(max_length=64, default="0" * 64)

    class Meta:
        verbose_name = "head of a chain"

    def __str__(self) -> str:
        return f"{self.name}: {self.length}"

    @classmethod
    def locked(cls, *names: str) -> dict[str, ChainHead]:
        """The heads of these chains, begun where they aren't, locked until the transaction ends."""
        # In one order, so that no two who grow both chains wait for each other.
        rows = cls.objects.select_for_update(no_key=True).filter(name__in=names).order_by("name")
        heads: dict[str, ChainHead] = {head.name: head for head in rows}
        if len(heads) == len(names):
            return heads
        for name in sorted(set(names) - set(heads)):
            cls.objects.get_or_create(name=name)
        return {head.name: head for head in rows.all()}


class Growth:
    """Chains that grow in one act: their heads are locked, and read, at the first link."""

    def __init__(self, names: Sequence[str]) -> None:
        self.names = names
        self.heads: dict[str, ChainHead] = {}

    def head(self, name: str) -> ChainHead:
        """The head of the chain ``name``, under the lock of each of the act's chains."""
        if not self.heads:
            self.heads = ChainHead.locked(*self.names)
        return self.heads[name]


_growth: ContextVar[Growth | None] = ContextVar("growth", default=None)


@contextmanager
def growing(*chains: type[Chained]) -> Iterator[None]:
    """Let what is appended within to ``chains``, and to no other, take one lock.

    Only around what is committed or undone as a whole: after a savepoint undone within, the next link
    would be one to what is not there.
    """
    growth = Growth(sorted({each.chain for each in chains}))
    token = _growth.set(growth)
    try:
        yield
    finally:
        _growth.reset(token)


class Chained(models.Model):
    """An append-only row in a chain. Take ``append``, or ``append_all``, last: they lock the chain."""

    chain: ClassVar[str]

    sequence = models.PositiveBigIntegerField(unique=True, editable=False)
    previous_hash = models.CharField(max_length=64, editable=False)
    row_hash = models.CharField(max_length=64, editable=False)

    class Meta:
        abstract = True

    def link_hash(self) -> str:
        """The hash that this row must have. Its id isn't in it: that is given when it is stored."""
        return fingerprint(self, "id", "row_hash")

    def append(self) -> Self:
        """Insert this row as the chain's next link, in the caller's transaction or its own."""
        type(self).append_all([self])
        return self

    @classmethod
    def append_all(cls, rows: Sequence[Self]) -> None:
        """Insert these rows as the chain's next links in their order, under one taking of its lock."""
        # No savepoint inside the caller's transaction: an act whose row fails has failed as a whole.
        with transaction.atomic(savepoint=False):
            head = (_growth.get() or Growth([cls.chain])).head(cls.chain)
            for row in rows:
                head.length += 1
                row.sequence, row.previous_hash = head.length, head.hash
                row.row_hash = head.hash = row.link_hash()
            cls._default_manager.bulk_create(rows)

    @classmethod
    def first_broken(cls) -> int | None:
        """The number of the first row that was altered, removed or reordered; None if all holds."""
        return next((each.sequence for each in cls.breaks()), None)

    @classmethod
    def breaks(cls, walk: Walk | None = None) -> Iterator[Break]:
        """Each place where the chain doesn't hold, from where ``walk`` stands, a chunk at a time."""
        walk = walk or Walk()
        rows = cls._default_manager
        while True:
            for sequence, row in in_order(cls, "sequence", walk.last):
                yield from walk.step(sequence, row)
            head = ChainHead.objects.filter(name=cls.chain).first()
            # A row is committed with its head: of those appended meanwhile none is behind it.
            if head is None or not rows.filter(sequence__gt=walk.last, sequence__lte=head.length):
                break
        yield from walk.end(head)
