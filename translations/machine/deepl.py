"""DeepL, and what speaks its protocol: ``POST /v2/translate`` with passages as XML."""

from __future__ import annotations

from collections.abc import Sequence

from releases.languages import CODES
from translations.machine.failure import Cause, Failed
from translations.machine.provider import texts_of
from translations.machine.wire import Wire

# A source has no variants there; a target must name one.
_SOURCES = {code: code.partition("-")[0].upper() for code in CODES}
_TARGETS = {code: code.upper() for code in CODES} | {"en": "EN-GB", "pt": "PT-PT"}


class DeepL:
    """The service of that name; keys that end in ``:fx`` are of the free one, at an address of its own.

    A request of theirs is 50 texts and 128 KiB at most, JSON and all.
    """

    name = "DeepL"
    most_texts = 50
    most_bytes = longest = 96 * 1024
    is_escaped = True

    def __init__(self, url: str, key: str, timeout: float) -> None:
        self._key = key
        host = "api-free.deepl.com" if key.endswith(":fx") else "api.deepl.com"
        self._wire = Wire(url or f"https://{host}", timeout, _why)

    def speaks(self, source: str, target: str) -> bool:
        return source in _SOURCES and target in _TARGETS

    def translate(
        self, passages: Sequence[str], source: str, target: str, *, until: float
    ) -> list[str]:
        body = {
            "text": list(passages),
            "source_lang": _SOURCES[source],
            "target_lang": _TARGETS[target],
            "tag_handling": "xml",
            "tag_handling_version": "v2",
            "model_type": "prefer_quality_optimized",
        }
        headers = {"Authorization": f"DeepL-Auth-Key {self._key}"}
        answer = self._wire.post("/v2/translate", body, headers, until=until)
        rows = answer.get("translations") if isinstance(answer, dict) else None
        rows = rows if isinstance(rows, list) else []
        said = [row.get("text") if isinstance(row, dict) else None for row in rows]
        texts = texts_of(said, len(passages))
        if texts is None:
            raise Failed(Cause.MALFORMED)
        return texts


def _why(said: str) -> Cause:
    """What its 400 is about: it names the parameter."""
    return Cause.PAIR if "_lang" in said else Cause.REQUEST
