"""The tokeniser of placeholders, by the table of cases that holds it and the scripts' together."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from translations.segmentation.placeholders import placeholders

CASES: list[dict[str, Any]] = json.loads(
    (Path(__file__).parent / "placeholders.json").read_text(encoding="utf-8")
)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"])
def test_placeholders_are_found(case: dict[str, Any]) -> None:
    found = [
        [token.kind, token.raw, token.start, token.pair] for token in placeholders(case["text"])
    ]
    assert found == case["tokens"]
