"""Public places: where readers find a text, as a link from the staff's rooms on the main site."""

from __future__ import annotations

from releases.addresses import absolute, current_paths
from releases.models import Office, Release

MAIN = Office(host="")


def public_places(release: Release) -> dict[str, str]:
    """The address by language: whole for an office with a host of its own. One SQL."""
    paths = current_paths(release)
    return {code: absolute(path, release.office, at=MAIN) for code, path in paths.items()}
