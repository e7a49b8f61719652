"""Querysets over what is public, that read as sentences."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING, Self, TypeAlias, TypeVar

from django.apps import apps
from django.db import models
from django.db.models import Exists, OuterRef, Q, Subquery
from django.db.models.fields.json import KeyTextTransform

from releases.languages import CODES, column

if TYPE_CHECKING:
    from releases.models import Office, Release  # noqa: F401 (named in quotes)

LIVE_FIELDS = (
    "title",
    "summary",
    "body",
    "links",
    "media",
    "standing",
    "published_at",
    "edited_at",
    "revision",
    "outdated_since",
    "notice",
    "versions",
)


Offices: TypeAlias = "Collection[Office] | models.QuerySet[Office]"
Belonging = TypeVar("Belonging", bound=models.Model)


class Kept(models.QuerySet[Belonging]):
    """What belongs to a release and is never deleted: an old edition shows what was taken off since."""

    def current(self) -> Self:
        """Those that the next text is to carry."""
        return self.filter(removed_at__isnull=True)


class ReleaseQuerySet(models.QuerySet["Release"]):
    """Releases as the public may see them."""

    def locked(self, key: int) -> None:
        """Hold the lock of the release ``key`` until the transaction ends. Readers don't wait for it.

        Raises Release.DoesNotExist.
        """
        self.select_for_update(no_key=True).values_list("pk").get(pk=key)

    def live(self, language: str) -> Self:
        """Those whose text in ``language`` is public now. Raises KeyError for an unknown one."""
        return self.filter(**{f"{column('published_at', language)}__isnull": False})

    def live_in_any(self) -> Self:
        """Those that the public reads in at least one language."""
        anywhere = Q()
        for code in CODES:
            anywhere |= Q(**{f"{column('published_at', code)}__isnull": False})
        return self.filter(anywhere)

    def once_live(self, language: str) -> Self:
        """Those whose text in ``language`` is public, or was until a notice took its place.

        Of the others no row is read: to read one takes longer than to find none, and a clock would tell.
        """
        taken_down = Q(**{f"{column('notice', language)}__isnull": False})
        return self.filter(taken_down | Q(**{f"{column('published_at', language)}__isnull": False}))

    def taken_down(self, language: str) -> Self:
        """Those whose text in ``language`` has a notice in its place, the last taken down first."""
        name = column("notice", language)
        gone: Self = self.filter(**{f"{name}__isnull": False})
        return gone.order_by(KeyTextTransform("at", name).desc(), "-id")

    def shown_by(self, issuers: Offices, carriers: Offices) -> Self:
        """Those that one of ``issuers`` issued, and those that one of ``carriers`` carries."""
        through = self.model.carried_by.through.objects
        carried = through.filter(release=OuterRef("pk"), office__in=carriers)
        return self.filter(Q(office__in=issuers) | Exists(carried))

    def newest_first(self) -> Self:
        """By date of issue, then by row, newest first."""
        return self.order_by("-issued_on", "-id")

    def listed(self, language: str, *more: str) -> Self:
        """What a list shows in ``language``: those columns, ``more`` ones, and each's ``path``."""
        shown = ("title", "summary", "standing", "published_at", "edited_at", "revision")
        facts = ("public_id", "office", "kind", "is_urgent", "issued_on")
        current = apps.get_model("releases", "Address").objects.filter(
            release=OuterRef("pk"), language=language, is_current=True
        )
        columns = (column(field, language) for field in (*shown, "versions", *more))
        return self.only("id", *facts, *columns).annotate(path=Subquery(current.values("path")))
