"""The benchmark's own app, under a label that Wagtail has not."""

from __future__ import annotations

from django.apps import AppConfig


class PressConfig(AppConfig):
    name = "benchmarks.wagtail"
    label = "wagtail_press"
