"""What the settings ask of the environment, and how they refuse to start without it."""

from __future__ import annotations

import secrets
from contextlib import suppress
from pathlib import Path
from tempfile import NamedTemporaryFile

from django.core.exceptions import ImproperlyConfigured
from environ import Env

REQUIRED = {
    "SECRET_KEY": "a long random text, kept secret",
    "DATABASE_URL": "postgres://user:password@host/name",
    "REDIS_URL": "redis://host:6379/0",
    "ALLOWED_HOSTS": "the host names that the site answers to, separated by commas",
    "PUBLIC_URL": "https://host, as readers see it",
    "EMAIL_URL": "smtp+tls://user:password@host:587",
    "DEFAULT_FROM_EMAIL": "the sender of the system's mails",
    "TIME_ZONE": "the ministry's IANA zone, such as Asia/Tokyo",
}


def required_in_production(env: Env) -> None:
    """Raise ImproperlyConfigured naming every variable that production lacks."""
    missing = [f"{name} ({hint})" for name, hint in REQUIRED.items() if not env.str(name, "")]
    if missing:
        raise ImproperlyConfigured(f"Production needs these variables: {'; '.join(missing)}")


def secret_key(env: Env, data_dir: Path) -> str:
    """The key from the environment, else one made once and kept for this machine only."""
    given: str = env.str("SECRET_KEY", "")
    if given:
        return given
    kept = data_dir / "secret-key"
    if not kept.exists():
        data_dir.mkdir(parents=True, exist_ok=True)
        # Web, worker and beat start together: whoever links first has made it, complete.
        with NamedTemporaryFile("w", dir=data_dir, prefix="secret-key-") as made:
            made.write(secrets.token_urlsafe(50))
            made.flush()
            with suppress(FileExistsError):
                kept.hardlink_to(made.name)
    return kept.read_text()


def reachable(host: str) -> str:
    """The host, as an address in a link has it, under which a server on ``host`` is reached from here."""
    here = {"": "127.0.0.1", "0.0.0.0": "127.0.0.1", "::": "::1"}.get(host, host)  # noqa: S104  (what others chose)
    return f"[{here}]" if ":" in here else here
