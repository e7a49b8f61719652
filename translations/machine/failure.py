"""Why a machine draft could not be made, in words for the person who asked for it."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class Cause(models.TextChoices):
    """What went wrong: a name for the record, a sentence for people."""

    OFF = "off", _("No translation service is set up.")
    UNSAFE = (
        "unsafe",
        _("The address of the service is not https, and no text is sent in the open."),
    )
    UNREACHABLE = "unreachable", _("The service cannot be reached.")
    TIMEOUT = "timeout", _("The service did not answer in time.")
    BUSY = "busy", _("The service is busy and asks to wait.")
    BROKEN = "broken", _("The service itself failed.")
    KEY = "key", _("The service refused the key that is set up.")
    QUOTA = "quota", _("The quota of the service is used up.")
    PAIR = "pair", _("The service does not offer this pair of languages.")
    REQUEST = "request", _("The service did not accept the request.")
    TOO_LARGE = "too_large", _("The service takes less text at once than was sent.")
    REDIRECT = "redirect", _("The service sends to another address, and no text follows it there.")
    HUGE = "huge", _("The answer of the service is too large to be one.")
    MALFORMED = "malformed", _("The answer of the service could not be understood.")
    UNUSABLE = "unusable", _("Nothing that the service answered could be used.")
    FULL = "full", _("The text would become longer than a text may be.")
    EMBARGO = "embargo", _("The release is under embargo, and the machine may not know of it.")
    STATE = "state", _("The text is not being drafted any more.")
    ROLE = "role", _("The person who asked for it may no longer write in this text.")
    LOST = "lost", _("No worker took it up, or each was interrupted.")


# What may be otherwise in a minute. All else needs a person first.
PASSING = frozenset({Cause.UNREACHABLE, Cause.TIMEOUT, Cause.BUSY, Cause.BROKEN})


class Failed(Exception):
    """A request that brought no translation; ``wait`` is for how many seconds the service asked."""

    def __init__(self, cause: Cause, wait: int = 0) -> None:
        super().__init__(cause.value)
        self.cause, self.wait = cause, wait
