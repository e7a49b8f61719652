"""Brokers that a drill may ill-treat: a Redis server of its own, or the folder of the embedded one."""

from __future__ import annotations

import shutil
import signal
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import redis

from tests.drills.harness.staged import ON_SERVICES
from tests.processes import free_port, wait_until


class OwnRedis:
    """Started on a free port, keeps nothing."""

    def __init__(self) -> None:
        self.port = free_port()
        self.url = f"redis://127.0.0.1:{self.port}/0"
        self.start()

    def start(self) -> None:
        command = ["redis-server", "--port", str(self.port), "--save", "", "--bind", "127.0.0.1"]
        self.process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
        wait_until(self._answers, lambda: "the drill's own Redis does not start")

    def stop(self) -> None:
        self.process.kill()
        self.process.wait()

    def flush(self) -> None:
        with redis.Redis.from_url(self.url) as client:
            client.flushall()

    def swallow(self) -> None:
        """It takes connections, and answers nothing: a black hole."""
        self.process.send_signal(signal.SIGSTOP)

    def wake(self) -> None:
        self.process.send_signal(signal.SIGCONT)

    be_absent, be_useless = stop, swallow

    def _answers(self) -> bool:
        try:
            with redis.Redis.from_url(self.url, socket_timeout=1) as client:
                return bool(client.ping())
        except redis.RedisError:
            return False


class Folder:
    """The embedded broker's messages, as files; without a folder nobody can leave one."""

    url = ""

    def __init__(self, data: Path) -> None:
        self.messages = data / "broker" / "messages"
        self.messages.mkdir(parents=True, exist_ok=True)

    def start(self) -> None:
        self.messages.mkdir(exist_ok=True)  # a worker that began again has made it already

    def stop(self) -> None:
        """It is gone, under a worker that looks into it several times a second."""
        shutil.rmtree(self.messages)

    def flush(self) -> None:
        for file in self.messages.iterdir():
            file.unlink(missing_ok=True)

    def swallow(self) -> None:
        """A message that nobody can read stands in the way of all others."""
        (self.messages / "0_0.celery.msg").write_bytes(b"\xff\x00 no message")

    def wake(self) -> None:
        self.flush()

    def be_absent(self) -> None:
        """A file is where its folder would be; there even root can make none."""
        shutil.rmtree(self.messages.parent)
        self.messages.parent.write_text("not a folder")

    def be_useless(self) -> None:
        """It is there, and its messages are a file."""
        self.stop()
        self.messages.write_text("not a folder")


@contextmanager
def own_broker(data: Path) -> Iterator[OwnRedis | Folder]:
    if not ON_SERVICES:
        yield Folder(data)
        return
    broker = OwnRedis()
    try:
        yield broker
    finally:
        broker.wake()
        broker.stop()
