"""Whether an embargoed release can be told from nonsense by a clock: ``python -m benchmarks.embargo``.

Each address that whoever knows of it could guess at is asked for again and again, in turn with nonsense of
the same shape and in an order thrown for each round, so that what disturbs the machine disturbs both.
"""

from __future__ import annotations

import logging
import math
import os
import random
import statistics
import tempfile
import time
from argparse import ArgumentParser
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from benchmarks.results import record, table

WARM = 10
SURE = 1.96  # standard deviations that 95 of 100 draws by chance keep within


def main() -> None:
    parser = ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=400)
    parser.add_argument("--neighbours", type=int, default=40, help="releases that are public")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        os.environ["PROVISOIRE_DATA"] = folder
        os.environ.setdefault("DATABASE_URL", f"sqlite:///{Path(folder) / 'bench.sqlite3'}")
        os.environ["DJANGO_SETTINGS_MODULE"] = "cms.settings"
        record(
            "embargo",
            "An embargoed release and nonsense, by the clock",
            measure(arguments.rounds, arguments.neighbours),
        )


def share_slower(guesses: Sequence[float], nonsense: Sequence[float]) -> float:
    """How often a guess takes longer than nonsense, of all pairs of both: 0.5 where neither does."""
    ranked = sorted([(each, 1) for each in guesses] + [(each, 0) for each in nonsense])
    ranks = sum(place for place, (_took, is_guess) in enumerate(ranked, start=1) if is_guess)
    return (ranks - len(guesses) * (len(guesses) + 1) / 2) / (len(guesses) * len(nonsense))


def chance(rounds: int, pairs: int = 1) -> float:
    """How far from 0.5 the share goes by chance, in 95 of 100 runs, for the worst of ``pairs``."""
    sure = statistics.NormalDist().inv_cdf(1 - 0.025 / pairs) if pairs > 1 else SURE
    return sure * math.sqrt((2 * rounds + 1) / (12 * rounds * rounds))


def measure(rounds: int, neighbours: int) -> str:
    import django

    django.setup()
    logging.disable(logging.WARNING)  # of each address that isn't there
    from django.test import Client

    client = Client(SERVER_NAME="127.0.0.1", raise_request_exception=False)
    pairs = staged(neighbours)
    took = clocked(lambda path: b"".join(client.get(path)), pairs, rounds)  # type: ignore[call-overload]
    rows = [row(said, *times) for said, times in zip(pairs, took, strict=True)]
    secret = [each for said, each in zip(pairs, took, strict=True) if said.startswith("guess")]
    worst = max(abs(share_slower(*each) - 0.5) for each in secret)
    return (
        f"{rounds} rounds; each address {rounds} times through the whole of Django, {neighbours} "
        "releases public beside it. The share is that of all pairs of times in which the guess took "
        f"longer: 0.5 where a clock tells nothing, and by chance alone within ±{chance(rounds):.3f} "
        f"for one address and ±{chance(rounds, len(secret)):.3f} for the worst of {len(secret)}. "
        f"The worst of the guesses is {worst:.3f} from it. The last two rows show what the clock "
        "makes of nonsense beside other nonsense, and of a page that is public. Load of the machine "
        f"meanwhile, of which this is one: {os.getloadavg()[0]:.1f}.\n\n"
        + table(("address", "guess, ms", "nonsense, ms", "ratio", "share slower"), rows)
    )


def staged(neighbours: int) -> dict[str, tuple[str, str]]:
    """The addresses to be asked for, by what is said of them."""
    from django.core.management import call_command

    from releases.addresses import current_paths
    from tests.cast import Cast
    from tests.translations.secrets import NONSENSE, embargoed, guesses

    call_command("migrate", verbosity=0)
    cast = Cast()
    public = [cast.published(cast.drafted(cast.external())) for _each in range(neighbours)]
    pairs = guesses(embargoed(cast))
    found = {f"guess {place}: `{each[1]}`": each for place, each in enumerate(pairs, start=1)}
    page = f"/fr/releases/{NONSENSE}/"
    found["nonsense beside nonsense"] = (f"/fr/releases/{NONSENSE[::-1]}/", page)
    found["a public page beside nonsense"] = (current_paths(public[0].release)["fr"], page)
    return found


def clocked(
    ask: Callable[[str], object], pairs: dict[str, tuple[str, str]], rounds: int
) -> list[tuple[list[float], list[float]]]:
    """The milliseconds that each address of each pair took, every round in an order of its own."""
    dice = random.Random(7)  # noqa: S311  (an order, no secret)
    paths: list[tuple[int, int, str]] = [
        (place, side, path)
        for place, pair in enumerate(pairs.values())
        for side, path in enumerate(pair)
    ]
    took: Any = [([], []) for _pair in pairs]
    for turn in range(-WARM, rounds):
        dice.shuffle(paths)
        for place, side, path in paths:
            began = time.perf_counter()
            ask(path)
            if turn >= 0:
                took[place][side].append((time.perf_counter() - began) * 1000)
    return list(took)


def row(said: str, guesses: list[float], nonsense: list[float]) -> tuple[str, ...]:
    there, nowhere = statistics.median(guesses), statistics.median(nonsense)
    share = share_slower(guesses, nonsense)
    return said, f"{there:.2f}", f"{nowhere:.2f}", f"{there / nowhere:.3f}", f"{share:.3f}"


if __name__ == "__main__":
    main()
