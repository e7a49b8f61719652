"""Sites: whose releases a reader sees, by the host name that was asked.

An office that has a host name of its own has a site there. The others share the main site, which
answers to every other name.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.http import HttpRequest
from django.http.request import split_domain_port

from releases.composing import Place, places
from releases.masthead import offered_languages
from releases.models import Office, Release
from releases.querysets import ReleaseQuerySet


def host_of(request: HttpRequest) -> str:
    """The host name that was asked, in lower case and without its port."""
    return split_domain_port(request.get_host())[0]


def offices_at(host: str) -> QuerySet[Office]:
    """The offices that the site at ``host`` speaks for, the first made first."""
    own = Office.objects.filter(host=host)
    without = Q(host="") & ~Exists(own)
    return Office.objects.filter(Q(host=host) | without).order_by("pk")


@dataclass(frozen=True)
class Site:
    """What one host name shows: ``offices`` are those that it speaks for, the first made first.

    ``known`` are all offices by key, since a site names those whose releases it carries.
    """

    offices: tuple[Office, ...]
    known: Mapping[int, Office]

    @classmethod
    def asked(cls, request: HttpRequest) -> Site:
        """The site of the host that was asked. One SQL."""
        here = offices_at(host_of(request)).filter(pk=OuterRef("pk"))
        rows = Office.objects.order_by("pk").annotate(is_here=Exists(here))
        known = {office.pk: office for office in rows}
        return cls(
            tuple(office for office in known.values() if getattr(office, "is_here")),  # noqa: B009
            known,
        )

    @property
    def office(self) -> Office | None:
        """The one whose name and look the lists have; None before the first office is made."""
        return next(iter(self.offices), None)

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages that readers may choose among."""
        return offered_languages(self.offices)

    def releases(self, language: str) -> ReleaseQuerySet:
        """Those that the site may show in ``language``, public or not: its own and what it carries.

        An office carries others' texts only in the languages that it publishes in itself.
        """
        carriers = [office for office in self.offices if language in office.languages]
        shown: ReleaseQuerySet = Release.objects.shown_by(self.offices, carriers)
        return shown

    def place_of(self, release: Release, language: str) -> Place:
        """The office whose page of ``release`` in ``language`` the site has. Two SQL.

        Raises StopIteration for a release that ``releases(language)`` leaves out.
        """
        return next(
            place
            for place in places(release)
            if place.office in self.offices and language in place.languages
        )

    def issuer_named(self, office_id: int) -> Office | None:
        """The office ``office_id`` where an entry has to name it: not where the masthead does."""
        is_alone = len(self.offices) == 1 and self.offices[0].pk == office_id
        return None if is_alone else self.known[office_id]
