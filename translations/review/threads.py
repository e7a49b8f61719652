"""Threads: the remarks of a text with their answers, by the passage that they are about."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from translations.models import Remark


@dataclass
class Thread:
    """A remark and the answers to it; ``typed`` is an answer that was posted and is not on record yet."""

    first: Remark
    answers: list[Remark] = field(default_factory=list)
    typed: str = ""

    @property
    def is_resolved(self) -> bool:
        return self.first.is_resolved

    @property
    def remarks(self) -> list[Remark]:
        return [self.first, *self.answers]


def threads_by_passage(
    remarks: Iterable[Remark], posted: Mapping[str, str]
) -> Mapping[str, Sequence[Thread]]:
    """By key, "" for the whole text: the open ones first, each in the order of time."""
    threads: dict[int | None, Thread] = {}
    for remark in remarks:
        if remark.parent_id is None:
            threads[remark.pk] = Thread(remark, typed=posted.get(f"answer-{remark.pk}", ""))
        else:
            threads[remark.parent_id].answers.append(remark)
    found: defaultdict[str, list[Thread]] = defaultdict(list)
    for thread in sorted(threads.values(), key=lambda each: each.is_resolved):
        found[thread.first.key].append(thread)
    return found
