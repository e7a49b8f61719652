"""Shown: notices as their reader has them, on the page and in mails, in the language that is active."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass

from releases.languages import BY_CODE, Language
from releases.models import Office
from translations.models import Notice
from translations.notifications.words import headline, sentence
from translations.work.reading import Title, Titles

# What a row of a list needs of its text and release, which have many more columns.
COLUMNS = (
    "person_id", "event", "told_as", "said", "moment", "at", "read_at", "mode", "delivery_id",
    "actor__username", "actor__first_name", "actor__last_name",
    "translation__language", "translation__state", "translation__public", "translation__is_original",
    "release__public_id", "release__office_id", "release__embargo_until",
)  # fmt: skip


@dataclass(frozen=True)
class Shown:
    """One notice; of a release under embargo without its title, and without what was said of it."""

    notice: Notice
    office: Office
    headline: str
    sentence: str
    title: Title | None

    @property
    def is_secret(self) -> bool:
        return self.title is None

    @property
    def language(self) -> Language:
        return BY_CODE[self.notice.translation.language]

    @property
    def remark(self) -> str:
        return "" if self.is_secret else self.notice.said


def shown(notices: Sequence[Notice], now: datetime.datetime) -> list[Shown]:
    """These notices, which ``NoticeQuerySet.of`` found for their person, in two statements more."""
    open_ones = [each for each in notices if not _is_secret(each, now)]
    offices = Office.objects.in_bulk({each.release.office_id for each in notices})
    titles = Titles(
        {each.release_id for each in open_ones}, {each.translation_id for each in open_ones}
    )
    found = []
    for notice in notices:
        notice.translation.release = notice.release
        office = offices[notice.release.office_id]
        found.append(
            Shown(
                notice=notice,
                office=office,
                headline=headline(notice.event),
                sentence=sentence(notice, office),
                title=None if _is_secret(notice, now) else titles.naming(notice.translation),
            )
        )
    return found


def _is_secret(notice: Notice, now: datetime.datetime) -> bool:
    until = notice.release.embargo_until
    return until is not None and until > now
