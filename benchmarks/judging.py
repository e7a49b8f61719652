"""What the checks of facts say of real pairs, of faults put into them, and of made-up releases."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from benchmarks.seeding import Fault, documents, faults
from releases.document import Document
from translations.checks import Severity
from translations.checks.facts import pair_findings
from translations.checks.input.pairs import Pair
from translations.checks.pair_finding import PairFinding

Sentences = Sequence[tuple[str, str]]


@dataclass
class Alarms:
    """The findings in pairs that are presumed right."""

    pairs: int = 0
    with_blocking: int = 0
    with_any: int = 0
    ids: Counter[str] = field(default_factory=Counter)
    told: list[str] = field(default_factory=list)


@dataclass
class Score:
    """How faults of one kind fared. ``new`` findings are those that the whole pair did not have;
    ``shared`` faults are in figures that the source has too."""

    seeded: int = 0
    found: int = 0
    shared: int = 0
    shared_found: int = 0
    placed: int = 0
    blocking: int = 0
    new: int = 0
    old: int = 0

    def __iadd__(self, other: Score) -> Score:
        for name, value in vars(other).items():
            setattr(self, name, getattr(self, name) + value)
        return self


@dataclass
class Scores:
    """Scores by kind, by kind and slip, and what was missed, in words."""

    kinds: dict[str, Score] = field(default_factory=lambda: defaultdict(Score))
    slips: dict[tuple[str, str], Score] = field(default_factory=lambda: defaultdict(Score))
    missed: list[str] = field(default_factory=list)
    releases: int = 0
    false_in_releases: int = 0

    def add(self, kind: str, slip: str, score: Score, told: Callable[[], str]) -> None:
        self.kinds[kind] += score
        self.slips[kind, slip] += score
        if not score.found:
            self.missed.append(told())


def alarms(sentences: Sentences, languages: tuple[str, str]) -> Alarms:
    """What is found in the pairs as they are."""
    counted = Alarms(pairs=len(sentences))
    for row, (source, target) in enumerate(sentences, 1):
        found = sentence_findings(source, target, languages)
        counted.with_any += bool(found)
        counted.with_blocking += any(each.severity == Severity.BLOCKING for each in found)
        counted.ids.update(each.id for each in found)
        if found:
            counted.told.append(_told(row, source, target, found))
    return counted


def sentences_scored(sentences: Sentences, languages: tuple[str, str], seed: int) -> Scores:
    """How the faults fare that are put into each translation, one at a time."""
    scores = Scores()
    for row, (source, target) in enumerate(sentences, 1):
        before = None
        for fault in faults(source, target, languages[1], row, seed):
            if before is None:
                before = Counter(map(_content, sentence_findings(source, target, languages)))
            found = sentence_findings(source, fault.text, languages)
            score = _score(found, before, lambda each, fault=fault: _touches(each, fault))
            score.shared = int(fault.is_shared)
            score.shared_found = score.found * score.shared
            where = "" if fault.is_shared else "(not in source) "
            told = f"{row} {where}{fault.kind}/{fault.slip}\n  {source}\n  {_marked(fault)}\n"
            scores.add(fault.kind, fault.slip, score, lambda told=told: told)
    return scores


def documents_scored(sentences: Sentences, languages: tuple[str, str], seed: int) -> Scores:
    """How points and notes dropped and doubled fare, in releases made of the pairs."""
    scores = Scores()
    before: Counter[tuple[str, ...]] = Counter()
    for made in documents(sentences, seed):
        found = document_findings(made.source, made.target, languages)
        if made.kind == "none":
            before = Counter(map(_content, found))
            scores.releases += 1
            scores.false_in_releases += len(found)
            continue
        named = f"fact-{made.kind}"
        score = _score(found, before, lambda each, named=named: each.id == named)
        told = f"{made.row} {made.kind}/{made.slip}\n{made.source}\n----\n{made.target}\n"
        scores.add(made.kind, made.slip, score, lambda told=told: told)
    return scores


def sentence_findings(
    source: str, target: str, languages: tuple[str, str]
) -> Sequence[PairFinding]:
    pair = Pair(0, 0, source, target, *languages)
    return pair_findings(pair.documents[0], languages[0], pair.documents[1], languages[1])


def document_findings(
    source: str, target: str, languages: tuple[str, str]
) -> Sequence[PairFinding]:
    texts = (Document("", "", text, standing="") for text in (source, target))
    return pair_findings(next(texts), languages[0], next(texts), languages[1])


def _score(
    found: Iterable[PairFinding],
    before: Counter[tuple[str, ...]],
    is_placed: Callable[[PairFinding], bool],
) -> Score:
    left, score = Counter(before), Score(seeded=1)
    for each in found:
        content = _content(each)
        if left[content]:
            left[content] -= 1
            score.old += 1
            continue
        score.new += 1
        score.placed = score.placed or int(is_placed(each))
        score.blocking = score.blocking or int(each.severity == Severity.BLOCKING)
    score.found = int(score.new > 0)
    return score


def _content(finding: PairFinding) -> tuple[str, ...]:
    return finding.id, str(finding.source_value), str(finding.target_value)


def _touches(finding: PairFinding, fault: Fault) -> bool:
    span = finding.target_span
    return span is not None and span.start < fault.end and fault.start < span.end


def _marked(fault: Fault) -> str:
    text = fault.text
    return f"{text[: fault.start]}⟦{text[fault.start : fault.end]}⟧{text[fault.end :]}"


def _told(row: int, source: str, target: str, found: Iterable[PairFinding]) -> str:
    said = "".join(
        f"  {each.severity} {each.id} {each.accuses}: {each.source_value} | {each.target_value}\n"
        for each in found
    )
    return f"{row}\n  {source}\n  {target}\n{said}"
