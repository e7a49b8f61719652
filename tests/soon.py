"""What must not take for ever. A test is no stopwatch: the budgets are measured in ``benchmarks/``."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager

# Of the processor, many times what the longest took. What grows with the square of a line of 50 kB
# takes half a minute and more; so what passes here is linear, or nearly.
FAR_TOO_LONG = 5.0


@contextmanager
def soon() -> Iterator[None]:
    """Fail where what is done within goes on far longer than anybody would wait."""
    began = time.process_time()
    yield
    took = time.process_time() - began
    assert took < FAR_TOO_LONG, f"{took:.1f} s"
