"""Sealing: an act on record holds the hash of each row that it wrote elsewhere on the record.

Acts are chained; approvals, changes, revisions and let-stand findings are not. Through the seals a
row of those that was altered or removed is as plain as one of the chain, and so is one that nobody's
act wrote. Publications, which have a chain of their own, are sealed too: their tail can't be cut.
Changes of roles are about no release, so no act seals them: they stand on their own chain alone.
"""

from __future__ import annotations

import json
from typing import TypeAlias

from django.apps import apps
from django.conf import settings
from django.db import models

from releases.models import Release
from releases.models.chain import fingerprint
from translations.models import RoleChange, Transition

Seals: TypeAlias = dict[str, dict[str, str]]

OWN = (Transition, RoleChange)  # proved by their chain alone


def taken(release: Release) -> Seals:
    """By table and key, the hashes of the rows that wait on ``release`` for an act; then none wait."""
    found: Seals = {}
    for row in release.made:
        found.setdefault(row._meta.label_lower, {})[str(row.pk)] = fingerprint(row)
    release.made.clear()
    return found


def sealed_models() -> dict[str, type[models.Model]]:
    """By name, every table of the record that acts write in, but that of the acts themselves."""
    everything = [apps.get_model(label) for label in settings.APPEND_ONLY]
    return {model._meta.label_lower: model for model in everything if model not in OWN}


def in_facts(facts: str) -> dict[str, dict[int, str]] | None:
    """The seals that an act's facts hold; None where it has none, or where they were spoilt."""
    try:
        seals = json.loads(facts)[Transition.SEALS]
        return {
            table: {int(key): str(seal) for key, seal in rows.items()}
            for table, rows in seals.items()
        }
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return None  # acts from before the seals; whoever spoilt one has broken the chain
