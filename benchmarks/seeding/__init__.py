"""Faults put into real translations, to see which of them the checks find.

Where a figure stands is told by the plain expressions of this folder and not by the checks' own
readers, so that what these can't read is missed in the open.
"""

from benchmarks.seeding.documents import documents
from benchmarks.seeding.faults import Fault, faults

__all__ = ["Fault", "documents", "faults"]
