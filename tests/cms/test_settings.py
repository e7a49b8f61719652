"""The settings: short of nothing in production, and of nothing to ask on one's own machine."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from pathlib import Path

import pytest
from environ import Env

from cms.environment import REQUIRED, secret_key
from tests.processes import HOUSE

PRODUCTION = {
    "PROVISOIRE_PRODUCTION": "1",
    "SECRET_KEY": "a-key-of-fifty-characters-and-more-0123456789-abcdefghijk",
    "DATABASE_URL": "postgres://user:password@127.0.0.1:1/name",
    "REDIS_URL": "redis://127.0.0.1:1/0",
    "ALLOWED_HOSTS": "press.example.org",
    "PUBLIC_URL": "https://press.example.org",
    "EMAIL_URL": "smtp+tls://user:password@mail.example.org:587",
    "DEFAULT_FROM_EMAIL": "press@example.org",
    "TIME_ZONE": "Asia/Tokyo",
}


def manage(env: dict[str, str], *arguments: str) -> subprocess.CompletedProcess[str]:
    kept = {name: os.environ[name] for name in ("PATH", "HOME", "LANG") if name in os.environ}
    return subprocess.run(
        [sys.executable, "manage.py", *arguments],
        cwd=HOUSE,
        env=kept | env,
        capture_output=True,
        text=True,
        check=False,
    )


def test_production_passes_the_deployment_check(tmp_path: Path) -> None:
    env = PRODUCTION | {"PROVISOIRE_DATA": str(tmp_path)}
    checked = manage(env, "check", "--deploy", "--fail-level", "WARNING")
    assert checked.returncode == 0, checked.stderr
    assert "no issues" in checked.stdout


@pytest.mark.parametrize("name", REQUIRED)
def test_production_names_what_is_missing(tmp_path: Path, name: str) -> None:
    env = PRODUCTION | {"PROVISOIRE_DATA": str(tmp_path)}
    del env[name]
    refused = manage(env, "check")
    assert refused.returncode != 0
    assert f"{name} ({REQUIRED[name]})" in refused.stderr


def test_production_names_everything_at_once_and_writes_nothing(tmp_path: Path) -> None:
    refused = manage({"PROVISOIRE_PRODUCTION": "1", "PROVISOIRE_DATA": str(tmp_path)}, "check")
    assert all(name in refused.stderr for name in REQUIRED)
    assert list(tmp_path.iterdir()) == []


def test_production_collects_static_files_that_all_refer_to_each_other(tmp_path: Path) -> None:
    env = PRODUCTION | {"PROVISOIRE_DATA": str(tmp_path)}
    collected = manage(env, "collectstatic", "--noinput", "--verbosity", "0")
    assert collected.returncode == 0, collected.stderr
    assert (tmp_path / "static" / "staticfiles.json").exists()


def test_secret_key_is_one_however_many_ask_first(tmp_path: Path) -> None:
    keys: list[str] = []
    together = threading.Barrier(8)

    def ask() -> None:
        together.wait()
        keys.append(secret_key(Env(), tmp_path / "var"))

    threads = [threading.Thread(target=ask) for _number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    kept = tmp_path / "var" / "secret-key"
    assert set(keys) == {kept.read_text()}
    assert len(keys[0]) > 50
    assert kept.stat().st_mode & 0o077 == 0
    assert list(kept.parent.iterdir()) == [kept]
