"""The two stores of presence, and a Redis that is there, dead, or swallows whatever it is sent."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from contextlib import contextmanager
from unittest.mock import patch

from django.test import override_settings

from tests.processes import free_port
from translations import presence
from translations.presence.breaker import Breaker


@contextmanager
def redis_at(url: str) -> Iterator[Breaker]:
    """REDIS_URL names this, and nobody has tried it yet."""
    breaker = Breaker("presence")
    with override_settings(REDIS_URL=url), patch.object(presence, "_breaker", breaker):
        yield breaker


def dead() -> str:
    return f"redis://127.0.0.1:{free_port()}/0"


@contextmanager
def black_hole() -> Iterator[str]:
    """It takes whoever comes, and never answers."""
    with socket.create_server(("127.0.0.1", 0), backlog=128) as hole:
        yield f"redis://127.0.0.1:{hole.getsockname()[1]}/0"
