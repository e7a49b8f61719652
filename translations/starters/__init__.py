"""Starters: a text to begin from for each kind of release, with what is known of it filled in.

The texts are files, ``<kind>.<language>.md``: the title on the first line, then the body. ``${date}``
and the like are facts of the release; what is not known stays as ``[words]`` that say what to write.
"""

from translations.starters.filling import LANGUAGES, Starter, for_release

__all__ = ["LANGUAGES", "Starter", "for_release"]
