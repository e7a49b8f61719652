"""The walk: the main job done over HTTP against the running system, step by step, and timed.

It opens a release of its own each time, so it can be repeated as often as one likes. What it knows
of the system is what a browser sees. The steps themselves are in ``steps``.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import asdict, dataclass, field
from typing import Any

from translations.demo.stage import Broken, Stage
from translations.demo.steps import STEPS, Action


@dataclass(frozen=True)
class Step:
    """One step as it went; ``why`` is empty where all held."""

    who: str
    what: str
    ms: float
    why: str = ""

    @property
    def ok(self) -> bool:
        return not self.why


@dataclass
class Walk:
    """``tell`` is called after each step."""

    stage: Stage
    tell: Callable[[Step], object]
    steps: list[Step] = field(default_factory=list)

    def run(self) -> bool:
        """Take every step until one doesn't hold. Returns whether all did."""
        return all(self._take(*step) for step in STEPS)

    def report(self) -> dict[str, Any]:
        """What happened, for programs."""
        failed = [step for step in self.steps if not step.ok]
        return {
            "ok": not failed and len(self.steps) == len(STEPS),
            "failed": failed[0].what if failed else None,
            "why": failed[0].why if failed else None,
            "base_url": self.stage.base_url,
            "release": self.stage.public_id or None,
            "page": self.stage.page_path or None,
            "ms": round(sum(step.ms for step in self.steps), 1),
            "steps": [{"ok": step.ok} | asdict(step) for step in self.steps],
        }

    def _take(self, who: str, what: str, act: Action) -> bool:
        began, why = time.perf_counter(), ""
        try:
            act(self.stage)
        except Broken as broken:
            why = str(broken)
        except OSError as error:
            why = f"{self.stage.base_url} does not answer ({error}). Is it running (make run)?"
        except (LookupError, ValueError) as error:
            why = f"The answer can not be read: {error}"
        step = Step(who, what, round((time.perf_counter() - began) * 1000, 1), why)
        self.steps.append(step)
        self.tell(step)
        return step.ok
