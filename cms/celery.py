"""The Celery app: ``celery -A cms worker`` and ``celery -A cms beat``."""

from __future__ import annotations

import os

from celery import Celery
from celery.signals import (
    before_task_publish,
    task_postrun,
    task_prerun,
    worker_init,
    worker_shutting_down,
)

from cms import request_ids

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cms.settings")

app = Celery("provisoire")
app.config_from_object("cms.queue")  # by name: read at first use, when Django's settings stand
app.autodiscover_tasks()
before_task_publish.connect(request_ids.send_along, weak=False)
task_prerun.connect(request_ids.take_up, weak=False)
task_postrun.connect(request_ids.put_down, weak=False)


# Not worker_ready, which never fires while the broker is dead (DESIGN.md, section 7).
@worker_init.connect(weak=False)
def sweep_without_the_broker(**_kwargs: object) -> None:
    from cms import sweeper

    sweeper.start()


@worker_shutting_down.connect(weak=False)
def stop_sweeping(**_kwargs: object) -> None:
    from cms import sweeper

    sweeper.stop()
