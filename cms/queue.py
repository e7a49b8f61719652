"""Celery's settings: Redis where REDIS_URL names one, else files in a folder under the data.

The broker is only a nudge (DESIGN.md, section 7), so everything here prefers to give up quickly:
nobody who publishes waits for a broker, and no sweep is worth running late.
"""

from __future__ import annotations

import logging

from django.conf import settings

logger = logging.getLogger(__name__)

FOLDERS = {name: settings.DATA_DIR / "broker" / name for name in ("messages", "control")}


def files() -> dict[str, object]:
    """The options of kombu's filesystem transport, whose folders must exist before it starts.

    Where they can't be made nothing is raised: these settings are read by all who could publish
    without a broker.
    """
    for folder in FOLDERS.values():
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            logger.warning("there is no folder for the broker (%s); the sweep needs none", error)
    return {
        "data_folder_in": str(FOLDERS["messages"]),
        "data_folder_out": str(FOLDERS["messages"]),
        "control_folder": str(FOLDERS["control"]),
        "polling_interval": 0.25,
    }


def redis() -> dict[str, object]:
    """A dead Redis costs whoever sends a task two seconds at most, and one that refuses nothing."""
    return {
        "socket_connect_timeout": 1,
        "socket_timeout": 2,
        "max_retries": 1,
        "interval_start": 0,
        "connect_retries_timeout": 1,
    }


broker_url = settings.REDIS_URL or "filesystem://localhost"
broker_transport_options = redis() if settings.REDIS_URL else files()
broker_connection_timeout = 2
broker_connection_retry_on_startup = True
broker_connection_max_retries = None  # a worker waits for its broker for ever; its sweep goes on

task_ignore_result = True
task_acks_late = True
task_publish_retry = False
task_serializer = "json"
accept_content = ["json"]
timezone = "UTC"

worker_prefetch_multiplier = 1
worker_enable_remote_control = False  # nothing asks for it; it would leave files behind
worker_hijack_root_logger = False  # LOGGING has the say
worker_redirect_stdouts = False

beat_schedule = {
    "sweep": {
        "task": "translations.tasks.sweep",
        "schedule": settings.SWEEP_SECONDS,
        # One that waited longer than its successor is of no use; without this a backlog grows.
        "options": {"expires": settings.SWEEP_SECONDS, "retry": False},
    },
}
beat_schedule_filename = str(settings.DATA_DIR / "beat-schedule")
