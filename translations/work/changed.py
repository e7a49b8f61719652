"""Changed: who wrote these words or this figure into a text, and who took them out again."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby

from django.contrib.auth.models import User
from django.db.models import Max

from releases.models import Office
from translations.comparing import Run, compare
from translations.models import SegmentChange, Translation
from translations.work.reading import Clocks, Title, Titles
from translations.work.rows import history_path, text_path

LONGEST = 200
PASSAGES = 40  # the newest that have, or had, what is looked for


@dataclass(frozen=True)
class Turn:
    """One change after which a passage has the words, or has them no more."""

    change: SegmentChange
    before: str
    came: bool
    title: Title
    when: str

    @property
    def text(self) -> Translation:
        return self.change.translation

    @property
    def path(self) -> str:
        return text_path(self.text)

    @property
    def history(self) -> str:
        return history_path(self.text)

    @property
    def runs(self) -> list[Run]:
        return list(compare(self.before, self.change.text))


class ChangedPage:
    """What is found for ``words``, newest first, in the texts that the person may know of, or in one."""

    def __init__(self, user: User, words: str, text: Translation | None = None) -> None:
        self.text = text
        self.user, self.words = user, _said(words)[:LONGEST]
        self.clocks = Clocks(())

    @cached_property
    def turns(self) -> list[Turn]:
        if not self.words:
            return []
        found = list(self._found())
        offices = Office.objects.in_bulk()
        texts = {change.translation for change, _before, _came in found}
        titles = Titles({text.release_id for text in texts}, [text.pk for text in texts])
        self.clocks = Clocks([offices[text.release.office_id] for text in texts])
        return [
            Turn(
                change,
                before,
                came,
                titles.naming(change.translation),
                self.clocks.says(change.at, offices[change.translation.release.office_id]),
            )
            for change, before, came in found
        ]

    def _found(self) -> Iterator[tuple[SegmentChange, str, bool]]:
        rows: list[tuple[SegmentChange, str, bool]] = []
        for _passage, changes in groupby(
            self._changes, lambda each: (each.translation_id, each.key)
        ):
            rows += _turning(changes, _folded(self.words))
        return iter(sorted(rows, key=lambda row: -row[0].pk))

    @property
    def _changes(self) -> Sequence[SegmentChange]:
        """Every change of the passages that ever had the words, passage by passage in their order."""
        visible = Translation.objects.visible_to(self.user)
        if self.text is not None:
            visible = visible.filter(pk=self.text.pk)
        # A space of a figure may be a hard one: what stands between spaces is asked of the database.
        longest = max(self.words.split(), key=len)
        having = SegmentChange.objects.filter(translation__in=visible, text__icontains=longest)
        passages = having.order_by().values_list("translation", "key").annotate(last=Max("pk"))
        newest = {(text, key) for text, key, _last in passages.order_by("-last")[:PASSAGES]}
        rows = SegmentChange.objects.filter(
            translation__in={text for text, _key in newest}, key__in={key for _text, key in newest}
        )
        rows = rows.select_related("author", "translation__release").order_by(
            "translation", "key", "pk"
        )
        return [row for row in rows if (row.translation_id, row.key) in newest]


def _turning(
    changes: Iterable[SegmentChange], words: str
) -> Iterator[tuple[SegmentChange, str, bool]]:
    """Those of one passage's changes that brought the words or took them out, with how it read before."""
    before = ""
    for change in changes:
        had, has = words in _folded(before), words in _folded(change.text)
        if had != has:
            yield change, before, has
        before = change.text


def _said(words: str) -> str:
    """With one space between, and without the one character that no database knows."""
    return " ".join(words.replace("\0", " ").split())


def _folded(text: str) -> str:
    """As it is looked for: any space is a space, and large letters are small."""
    return _said(text).casefold()
