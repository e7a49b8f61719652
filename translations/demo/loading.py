"""Loading the demonstration: what two offices would do in their first weeks, through the verbs alone."""

from __future__ import annotations

from collections.abc import Callable

from django.contrib.auth.models import User
from django.db import transaction
from django.db.models.functions import Now

from translations.demo import accounts, house
from translations.demo.crew import Crew
from translations.demo.plots import PLOTS
from translations.models import Notice

LATEST = 3  # notices of each person that the demonstration leaves unread
Say = Callable[[str], object]


def load(password: str, say: Say) -> None:
    """Load the offices, their people and releases, in one transaction: all of it or nothing."""
    with transaction.atomic():
        say("An embassy and a mission, their people, topics and countries")
        offices = house.found_offices()
        house.make_vocabularies()
        crew = Crew(offices, accounts.enrol(offices, password))
        for plot in PLOTS:
            say(plot.line)
            plot.play(crew)
        leave_unread(LATEST)


def leave_unread(latest: int) -> None:
    """Let everybody have read what they were told but the last, as people at work have."""
    for person in User.objects.filter(pk__in=Notice.objects.values("person")):
        own = Notice.objects.of(person).order_by("-pk")
        newest = list(own.values_list("pk", flat=True)[:latest])
        own.unread().exclude(pk__in=newest).update(read_at=Now())
