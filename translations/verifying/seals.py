"""The rows of the record against the acts that wrote them: each has the hash that its act holds."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from django.db import models

from releases.models.chain import fingerprint
from releases.reading import CHUNK, SPOILT, in_order, read
from translations.models import Transition
from translations.sealing import in_facts, sealed_models
from translations.verifying.finding import Finding
from translations.verifying.numbers import Numbers


class Sealed:
    """What the acts say of the other tables, read in the order of their chain up to row ``last``.

    ``older`` counts the rows from before there were seals, which nothing proves but what quotes them.
    """

    def __init__(self) -> None:
        self.models = sealed_models()
        self.keys = {table: Numbers() for table in self.models}
        self.last = 0
        self.rows = self.older = 0
        self._began_unsealed = False

    def altered(self) -> Iterator[Finding]:
        """Each row that an act wrote and that is not there, or not as it was written."""
        waiting: dict[str, dict[int, tuple[str, int]]] = defaultdict(dict)
        for sequence, act in in_order(Transition, "sequence", self.last):
            self.last = sequence
            for table, seals in self._seals_of(sequence, act).items():
                for key, seal in seals.items():
                    self.keys[table].add(key)
                    waiting[table][key] = seal, sequence
                if len(waiting[table]) >= CHUNK:
                    yield from self._compare(table, waiting.pop(table))
        for table, rows in waiting.items():
            yield from self._compare(table, rows)

    def unsealed(self) -> Iterator[Finding]:
        """Each row that no act wrote. Those whose act was committed while we read are no such."""
        strangers = {table: list(self._strangers(table)) for table in self.models}
        yield from self.altered()
        for table, keys in strangers.items():
            first = self.keys[table].smallest()
            for key in keys:
                if self._began_unsealed and (first is None or key < first):
                    self.older += 1
                elif key not in self.keys[table]:
                    yield Finding(
                        _table(self.models[table]),
                        str(key),
                        "no act on record wrote it: it was added",
                    )

    def _seals_of(self, sequence: int, act: Transition | None) -> dict[str, dict[int, str]]:
        seals = in_facts(act.facts) if act else None
        if seals is None and sequence == 1:
            self._began_unsealed = True
        # A name that is no table of the record stands in a spoilt act, which the chain names.
        return {table: rows for table, rows in (seals or {}).items() if table in self.models}

    def _compare(self, table: str, seals: dict[int, tuple[str, int]]) -> Iterator[Finding]:
        model = self.models[table]
        found = read(model, list(seals))
        self.rows += len(found)
        for key, (seal, sequence) in seals.items():
            if key not in found:
                yield Finding(_table(model), str(key), f"is missing: act {sequence} wrote it")
            elif not _is_as_sealed(found[key], seal):
                what = f"is not as act {sequence} wrote it: it was altered"
                yield Finding(_table(model), str(key), what)

    def _strangers(self, table: str) -> Iterator[int]:
        rows, sealed = self.models[table]._default_manager.order_by("pk"), self.keys[table]
        rest = rows
        while keys := list(rest.values_list("pk", flat=True)[: 10 * CHUNK]):
            yield from (key for key in keys if key not in sealed)
            rest = rows.filter(pk__gt=keys[-1])


def _is_as_sealed(row: models.Model | None, seal: str) -> bool:
    try:
        return row is not None and fingerprint(row) == seal
    except SPOILT:
        return False


def _table(model: type[models.Model]) -> str:
    return str(model._meta.db_table)
