"""What the public reads, and the proof of it."""

from releases.models.address import Address
from releases.models.chain import Chained, ChainHead
from releases.models.office import Office
from releases.models.publication import Act, Origin, Publication
from releases.models.release import ExternalOriginal, Kind, RelatedLink, Release
from releases.models.rendered import Rendered
from releases.models.vocabulary import Country, StandingLabel, Topic

__all__ = [
    "Act",
    "Address",
    "ChainHead",
    "Chained",
    "Country",
    "ExternalOriginal",
    "Kind",
    "Office",
    "Origin",
    "Publication",
    "RelatedLink",
    "Release",
    "Rendered",
    "StandingLabel",
    "Topic",
]
