"""A finding: what a check reports of a text, where, and what would be right."""

from __future__ import annotations

from dataclasses import dataclass

from django.db import models
from django.utils.translation import gettext_lazy as _


class Family(models.TextChoices):
    """What a check compares: the facts of two texts, or the form of one."""

    FACTS = "facts", _("facts")
    FORM = "form", _("form")


class Severity(models.TextChoices):
    """How much a finding weighs. Only a blocking one may hold a text up."""

    BLOCKING = "blocking", _("blocking")
    WARNING = "warning", _("warning")
    HINT = "hint", _("hint")


class Accused(models.TextChoices):
    """Which of two texts is wrong. Of one text alone, it is the target."""

    SOURCE = "source", _("source")
    TARGET = "target", _("translation")


class Field(models.TextChoices):
    """Which part of a document a finding is in, in the order in which people read them."""

    TITLE = "title", _("title")
    SUMMARY = "summary", _("lead")
    BODY = "body", _("text")


@dataclass(frozen=True)
class Finding:
    """What the check ``id`` says of ``field[start:end]``, counted in characters of Python.

    ``message`` is a sentence in the language of whoever asks. ``suggestion`` is what would be right
    in place of the span; "" where the check knows of nothing.
    """

    id: str
    family: Family
    severity: Severity
    accuses: Accused
    field: Field
    start: int
    end: int
    message: str
    suggestion: str = ""
