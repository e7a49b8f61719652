"""Loading the demonstration: what two offices would do in their first weeks, through the verbs alone."""

from __future__ import annotations

from collections.abc import Callable

from django.db import transaction

from translations.demo import accounts, house
from translations.demo.crew import Crew
from translations.demo.plots import PLOTS

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
