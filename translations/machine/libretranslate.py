"""LibreTranslate, and what speaks its protocol: ``POST /translate`` with passages as HTML."""

from __future__ import annotations

from collections.abc import Sequence

from releases.languages import CODES
from translations.machine.failure import Cause, Failed
from translations.machine.provider import texts_of
from translations.machine.wire import Wire

# Every version takes these two; the newer ones name them zh-Hans and zh-Hant besides.
_NAMES = {code: code for code in CODES} | {"zh-hans": "zh", "zh-hant": "zt"}
_ENGLISH = {"Accept-Language": "en"}  # for what it says when it refuses


class LibreTranslate:
    """A server of one's own, or a hosted one, which takes 2,000 characters and works slowly.

    It takes entities out of what it answers, so ``<`` may stand there for itself.
    """

    name = "LibreTranslate"
    most_texts = 10
    most_bytes = 2_000
    longest = 50_000
    is_escaped = False

    def __init__(self, url: str, key: str, timeout: float) -> None:
        self._key = key
        self._wire = Wire(url, timeout, _why)

    def speaks(self, source: str, target: str) -> bool:
        return source in _NAMES and target in _NAMES

    def translate(
        self, passages: Sequence[str], source: str, target: str, *, until: float
    ) -> list[str]:
        body = {
            "q": list(passages),
            "source": _NAMES[source],
            "target": _NAMES[target],
            "format": "html",
        }
        if self._key:
            body["api_key"] = self._key
        answer = self._wire.post("/translate", body, _ENGLISH, until=until)
        said = answer.get("translatedText") if isinstance(answer, dict) else None
        texts = texts_of(said, len(passages))
        if texts is None:
            raise Failed(Cause.MALFORMED)
        return texts


def _why(said: str) -> Cause:
    """What its 400 is about: it says so in a sentence."""
    sentence = said.lower()
    if "api key" in sentence:
        return Cause.KEY
    if "limit" in sentence:
        return Cause.TOO_LARGE
    if "not supported" in sentence or "not available" in sentence:
        return Cause.PAIR
    return Cause.REQUEST
