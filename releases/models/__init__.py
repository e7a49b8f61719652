"""What the public reads, and the proof of it."""

from releases.models.address import Address
from releases.models.chain import Chained, ChainHead
from releases.models.media import Attachment, Image
from releases.models.office import Office
from releases.models.publication import Act, Origin, Publication
from releases.models.release import ExternalOriginal, Kind, Plan, RelatedLink, Release
from releases.models.rendered import Rendered
from releases.models.series import SeriesNumber
from releases.models.vocabulary import Country, StandingLabel, Topic

__all__ = [
    "Act",
    "Address",
    "Attachment",
    "ChainHead",
    "Chained",
    "Country",
    "ExternalOriginal",
    "Image",
    "Kind",
    "Office",
    "Origin",
    "Plan",
    "Publication",
    "RelatedLink",
    "Release",
    "Rendered",
    "SeriesNumber",
    "StandingLabel",
    "Topic",
]
