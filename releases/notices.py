"""Why a text was taken down: reason codes, worded in every language by the catalogues.

No free text: a sentence typed in haste would be public unreviewed, and in one language only.
"""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from releases.models import Act


class ReasonCode(models.TextChoices):
    """The reasons that a press officer chooses among."""

    MISTAKE = "mistake", _("It was published by mistake.")
    INACCURATE = "inaccurate", _("It was found to be inaccurate.")
    SUPERSEDED = "superseded", _("It has been replaced by another text.")
    LEGAL = "legal", _("It was taken down for legal reasons.")


HEADINGS = {
    Act.WITHDRAWN: _("This text has been withdrawn"),
    Act.REMOVED: _("This text has been removed"),
}


def reason_wording(code: str) -> str:
    """The public sentence of a reason code in the active language; empty for any other text."""
    return str(ReasonCode(code).label) if code in ReasonCode.values else ""
