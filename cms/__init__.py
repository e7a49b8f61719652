"""The wiring. Loading it loads the Celery app, so that a task sent anywhere knows its broker."""

from cms.celery import app as celery_app

__all__ = ["celery_app"]
