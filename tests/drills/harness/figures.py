"""The figures of the drills: printed in the long form (``make drills``), and written down there."""

from __future__ import annotations

import json
import os

from tests.drills.harness.drill import Figures
from tests.lanes import LANE


def note(name: str, figures: Figures) -> None:
    """Keep a line for the table, where the long form asks for one."""
    if path := os.environ.get("DRILL_FIGURES"):
        with open(path, "a", encoding="utf-8") as lines:  # noqa: PTH123
            lines.write(json.dumps({"name": name, "lane": os.environ[LANE]} | vars(figures)) + "\n")
