"""One part of the running system in a process of its own: ``python -m cms.part web <parent> …``."""

from __future__ import annotations

import sys

from cms import leash

PARTS = ("web", "worker", "beat")
BEAT = ["beat", "--loglevel", "WARNING"]


def main(name: str, parent: str, host: str, port: str) -> int:
    leash.tie(int(parent))
    if name == "web":
        from cms.web import serve

        serve(host, int(port))
        return 0
    from cms import worker

    if name == "worker":
        return worker.run()
    return 0 if worker.celery(BEAT) else 1


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
