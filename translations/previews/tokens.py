"""Tokens: the secret part of a preview's address, which only its holder has."""

from __future__ import annotations

import hashlib
import secrets

BYTES = 32  # 256 bits: nobody guesses one, so no throttle is needed against guessing
SHAPE = r"[A-Za-z0-9_-]{43}"


def new_token() -> str:
    """A token that was never used, in 43 characters that need no escaping in an address."""
    return secrets.token_urlsafe(BYTES)


def digest(token: str) -> str:
    """What is kept of a token. Plain SHA-256 suffices: there is no dictionary of random bytes."""
    return hashlib.sha256(token.encode()).hexdigest()
