"""Numbers in words, and figures with a word of magnitude: «five hundred», «5.5 million»."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property
from heapq import merge

from translations.checks.facts.numerals.digits import SPACES
from translations.checks.facts.numerals.numeral import Numeral, Shape

Token = Numeral | re.Match[str]
_LONGEST_GAP = 8
_HALF = Decimal("0.5")
_HUNDRED = Decimal(100)


@dataclass(frozen=True)
class Words:
    """The number words of a language.

    ``small`` are those below a hundred, ``multipliers`` what multiplies the number before it (hundred,
    million), of which the ``bare`` ones may stand alone (cent, mille). ``collectives`` multiply too
    (dozen, centaine). ``articles`` count one before either. ``idioms`` are those that alone mostly
    mean something else (one, first). ``joint`` may stand between two words of one number. After the
    ``scores`` follow 10 to 19 as well: soixante-douze. ``half`` adds one.
    """

    small: Mapping[str, int]
    multipliers: Mapping[str, int]
    ordinals: Mapping[str, int]
    collectives: Mapping[str, int] = field(default_factory=dict)
    bare: frozenset[str] = frozenset()
    articles: frozenset[str] = frozenset()
    idioms: frozenset[str] = frozenset()
    scores: frozenset[int] = frozenset()
    joint: str = "and"
    half: str = "(?!)"

    @cached_property
    def _word(self) -> re.Pattern[str]:
        words = _any_of([*self.small, *self.multipliers, *self.ordinals, *self.collectives])
        first = _first_letters(
            [*self.small, *self.multipliers, *self.ordinals, *self.collectives, *self.articles],
            self.half,
        )
        if self.articles:
            # Before anything else an article is none of our concern.
            after = _any_of([*self.multipliers, *self.collectives])
            words += rf"|(?:{_any_of(self.articles)})(?=[{SPACES}-](?:{after}))"
        return re.compile(
            rf"(?=[{first}])(?<![^\W\d_])(?:(?P<half>{self.half})|(?P<word>{words}))(?![^\W\d_])",
            re.IGNORECASE,
        )

    @cached_property
    def _gap(self) -> re.Pattern[str]:
        space = rf"[{SPACES}\n\u2010\u2011-]"
        return re.compile(
            rf"{space}{{0,2}}(?P<joint>(?:{self.joint}){space}{{1,2}})?", re.IGNORECASE
        )

    def find(self, text: str, digits: Iterable[Numeral]) -> Iterator[Numeral]:
        """The numbers of ``text``: ``digits``, its words, and those that are made of both."""
        tokens: Iterable[Token] = merge(digits, self._word.finditer(text), key=_start)
        run = _Run(self)
        for token in tokens:
            gap = self._gap_before(token, text, run.end)
            if gap is not None and run.takes(token, is_joined=bool(gap["joint"])):
                continue
            follows = gap is not None and run.last not in self.articles
            if run.is_begun:
                yield from run.numeral()
                run = _Run(self)
            if not (follows and self._is_unit(token)):
                run.takes(token, is_joined=False)
        yield from run.numeral()

    def _gap_before(self, token: Token, text: str, end: int) -> re.Match[str] | None:
        """What parts the token from the number that ended at ``end``, if it may go on with it."""
        start = _start(token)
        return self._gap.fullmatch(text, end, start) if 0 <= start - end <= _LONGEST_GAP else None

    def _is_unit(self, token: Token) -> bool:
        """Whether it is «second» after a number: 30-second."""
        return (
            not isinstance(token, Numeral)
            and token[0].lower() in self.ordinals
            and token[0].lower() in self.idioms
        )


def _any_of(words: Iterable[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(set(words), key=len, reverse=True))


def _first_letters(words: Iterable[str], half: str) -> str:
    """With what any word of a number can begin, or «and a half»."""
    letters = {word[0] for word in words} | {half[0]}
    return "".join(re.escape(letter + letter.upper()) for letter in sorted(letters))


def _start(token: Token) -> int:
    return token.start if isinstance(token, Numeral) else token.start()


@dataclass
class _Run:
    """Words that make one number, as far as they were read. ``room`` is what may still be added."""

    words: Words
    start: int = 0
    end: int = -100
    total: Decimal = Decimal(0)
    group: Decimal | None = None
    room: Decimal = Decimal(0)
    magnitude: Decimal = Decimal("Infinity")
    count: int = 0
    last: str = ""
    is_ordinal: bool = False
    digits: Numeral | None = None
    scale: Decimal = Decimal(1)

    @property
    def is_begun(self) -> bool:
        return self.count > 0

    def takes(self, token: Token, *, is_joined: bool) -> bool:
        """Whether the token goes on with this number, which then includes it."""
        if self.is_ordinal:
            return False
        if isinstance(token, Numeral):
            taken = self._takes_digits(token)
            start, end, word = token.start, token.end, ""
        else:
            start, end, word = token.start(), token.end(), token[0].lower()
            taken = (
                self._takes_half() if token["half"] else self._takes_word(word, is_joined=is_joined)
            )
        if taken:
            self.start = self.start if self.count else start
            self.end, self.last = end, word
            self.count += 1
        return taken

    def _takes_digits(self, token: Numeral) -> bool:
        if self.count:
            return False
        self.digits, self.group = token, token.amount
        self.is_ordinal = token.shape == Shape.ORDINAL
        return True

    def _takes_half(self) -> bool:
        if self.group is None or self.group != int(self.group):
            return False
        self.group, self.room = self.group + _HALF, Decimal(0)
        return True

    def _takes_word(self, word: str, *, is_joined: bool) -> bool:
        words = self.words
        if word in words.multipliers or word in words.collectives:
            by = Decimal(words.multipliers.get(word) or words.collectives[word])
            return not is_joined and self._multiplies(word, by)
        if word in words.ordinals:
            self.is_ordinal = self._takes_ordinal(
                Decimal(words.ordinals[word]), is_joined=is_joined
            )
            return self.is_ordinal
        return self._adds(Decimal(words.small.get(word, 1)), is_joined=is_joined)

    def _takes_ordinal(self, place: Decimal, *, is_joined: bool) -> bool:
        if place >= 100 and self.count and not is_joined:
            return self._multiplies("", place)
        return self._adds(place, is_joined=is_joined)

    def _adds(self, amount: Decimal, *, is_joined: bool) -> bool:
        follows_multiplier = self.last in self.words.multipliers
        if self.count and (amount >= self.room or not amount):
            return False
        follows_hundreds = self.room == _HUNDRED  # «duzentos e cinquenta»
        if is_joined and not (follows_multiplier or follows_hundreds or amount in (1, 11)):
            return False
        self.group = (self.group or Decimal(0)) + amount
        is_tens = 20 <= amount < 100 and not amount % 10
        self.room = Decimal((20 if int(amount) in self.words.scores else 10) if is_tens else 0)
        if _HUNDRED <= amount < 1000 and not amount % _HUNDRED:
            self.room = _HUNDRED
        return True

    def _multiplies(self, word: str, by: Decimal) -> bool:
        if self.group is None and not (word in self.words.bare and by < self.magnitude):
            return False
        if by < 1000 and (self.group or Decimal(0)) >= 100:
            return False
        if by < 1000:
            self.group, self.room = (self.group or Decimal(1)) * by, by
            return True
        if by >= self.magnitude:
            return False
        self.total += (Decimal(1) if self.group is None else self.group) * by
        self.scale = by if self.total == (self.group or 1) * by else Decimal(1)
        self.group, self.room, self.magnitude = None, by, by
        return True

    def numeral(self) -> Iterator[Numeral]:
        """The number, unless nothing or an article alone was read."""
        if self.count == 1 and self.digits is not None:
            yield self.digits
        elif self.count and not (self.count == 1 and self.last in self.words.articles):
            amount = self.total + (self.group or Decimal(0))
            shape = Shape.ORDINAL if self.is_ordinal else Shape.CARDINAL
            is_idiom = self.count == 1 and self.last in self.words.idioms
            scale = Decimal(1) if self.group else self.scale
            is_digits = self.digits is not None
            yield Numeral(self.start, self.end, amount, shape, is_digits, is_idiom, scale=scale)
