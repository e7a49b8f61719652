"""An archive: many releases in many languages, made in bulk, as they would lie there after some years.

Not by the verbs, which would take hours; what is left out are bodies and public pages, which no list reads.
"""

from __future__ import annotations

import datetime
import random
from collections.abc import Iterator
from typing import Any

from django.contrib.auth.models import User
from django.core.management import call_command
from django.utils import timezone
from reversion.models import Revision

from releases.models import Release, Topic
from tests.cast import Cast
from translations.heads import TITLE_KEY
from translations.models import (
    Approval,
    RevisionRecord,
    Segment,
    SegmentChange,
    Transition,
    Translation,
)

LANGUAGES = ["ja", "en", "fr", "es", "de", "it", "pt", "ar", "ru", "zh-hans"]
TITLE = "Participation du ministre des Affaires étrangères à la réunion ministérielle"
DOCUMENT = (
    '{"body":"' + "Les deux ministres sont convenus de poursuivre leurs échanges. " * 50 + '"}'
)
# Of each hundred texts, how many are in which state; the others are public. Newer releases have more.
AT_WORK = {"draft": 6, "submitted": 3, "returned": 2, "approved": 2, "scheduled": 2, "failed": 1}
FRESH = 300  # releases in which there is work left
UNBEGUN = 0.1
ACTS = {
    "draft": [("start", "")],
    "submitted": [("start", ""), ("submit", "draft")],
    "returned": [("start", ""), ("submit", "draft"), ("return", "submitted")],
    "approved": [("start", ""), ("submit", "draft"), ("approve", "submitted")],
}
FULL = [*ACTS["approved"], ("schedule", "approved"), ("publish", "scheduled")]
AFTER = {"start": "draft", "submit": "submitted", "return": "returned", "approve": "approved"}
AFTER |= {"schedule": "scheduled", "publish": "published", "fail": "failed"}
ACTS |= {"scheduled": FULL[:4], "failed": [*FULL[:4], ("fail", "scheduled")], "published": FULL}


def made(number: int) -> tuple[Cast, int]:
    """An office with this many releases and its people; and how many texts there are."""
    call_command("migrate", verbosity=0)
    cast, dice = Cast(), random.Random(6)  # noqa: S311  (the same archive each time)
    cast.office.languages = LANGUAGES
    cast.office.save()
    topics = [Topic.objects.create(slug=f"topic-{each}", name=f"Topic {each}") for each in range(8)]
    today = timezone.now().date()
    releases = Release.objects.bulk_create(
        Release(
            office=cast.office,
            source_language="ja",
            issued_on=today - datetime.timedelta(days=place * 1460 // number),
            is_urgent=dice.random() < 0.03,
        )
        for place in range(number)
    )
    links: Any = Release.topics.through
    links.objects.bulk_create(
        links(release=release, topic=dice.choice(topics)) for release in releases
    )
    originals = Translation.objects.bulk_create(
        _text(cast, dice, release, "ja", place) for place, release in enumerate(releases)
    )
    others = Translation.objects.bulk_create(
        [
            _text(cast, dice, original.release, code, place, original)
            for place, original in enumerate(originals)
            for code in LANGUAGES[1:]
            if dice.random() > UNBEGUN
        ],
        batch_size=2000,
    )
    texts = [*originals, *others]
    _lay_down(cast, texts)
    return cast, len(texts)


def _text(
    cast: Cast,
    dice: random.Random,
    release: Release,
    code: str,
    place: int,
    source: Translation | None = None,
) -> Translation:
    state = "published"
    if source is not None and place < FRESH:
        states, weights = zip(*AT_WORK.items(), strict=True)
        state = dice.choices([*states, "published"], [5 * each for each in weights] + [20])[0]
    now = timezone.now()
    is_assigned = source is not None and dice.random() < 0.5
    revision = 2 if source is None and dice.random() < 0.1 else 1
    return Translation(
        release=release,
        language=code,
        is_original=source is None,
        standing="original" if source is None else "provisional",
        state=state,
        public="live" if state == "published" else "none",
        source=source,
        source_revision=source and 1,
        revision=revision,
        document=DOCUMENT,
        publish_at=now + datetime.timedelta(hours=3 + place) if state == "scheduled" else None,
        assignee=dice.choice([cast.anna, cast.ben]) if is_assigned else None,
        due_at=now + datetime.timedelta(hours=place - 100) if is_assigned else None,
        created_at=now,
    )


def _lay_down(cast: Cast, texts: list[Translation]) -> None:
    """Titles, changes, revisions, approvals, and the chained record of who did what when."""
    Segment.objects.bulk_create(
        (
            Segment(
                translation=text, position=0, key=TITLE_KEY, kind="title",
                text=f"{TITLE} ({text.pk})", is_confirmed=True,
            )
            for text in texts
        ),
        batch_size=2000,
    )  # fmt: skip
    now = timezone.now()
    changes = SegmentChange.objects.bulk_create(
        [
            SegmentChange(translation=text, key=TITLE_KEY, author=_author(cast, text), at=now)
            for text in texts
        ],
        batch_size=2000,
    )
    last = {change.translation_id: change for change in changes}
    _revise(cast, texts, now)
    Approval.objects.bulk_create(
        (
            Approval(
                translation=text, revision=number, document=DOCUMENT[:1000], reviewer=cast.chloe,
                last_change=last[text.pk], at=now,
            )
            for text in texts
            if text.state in ("approved", "scheduled", "failed", "published")
            for number in range(1, text.revision + 1)
        ),
        batch_size=2000,
    )  # fmt: skip
    Transition.append_all(list(_acts(cast, texts, now)))


def _revise(cast: Cast, texts: list[Translation], now: datetime.datetime) -> None:
    numbered = [(text, number) for text in texts for number in range(1, text.revision + 1)]
    kept = Revision.objects.bulk_create(
        [Revision(date_created=now, user=_author(cast, text)) for text, _number in numbered],
        batch_size=2000,
    )
    RevisionRecord.objects.bulk_create(
        (
            RevisionRecord(
                revision=revision, translation=text, number=number, cause="submitted",
                significance="substantive", made_at=now,
            )
            for revision, (text, number) in zip(kept, numbered, strict=True)
        ),
        batch_size=2000,
    )  # fmt: skip


def _author(cast: Cast, text: Translation) -> User:
    return cast.olivia if text.is_original else cast.anna


def _acts(cast: Cast, texts: list[Translation], now: datetime.datetime) -> Iterator[Transition]:
    actors = {"start": cast.anna, "submit": cast.anna, "return": cast.chloe, "approve": cast.chloe}
    for text in texts:
        for step, (verb, before) in enumerate(ACTS[text.state]):
            yield Transition(
                release=text.release,
                translation=text,
                verb=verb,
                actor=actors.get(verb, cast.olivia),
                at=now - datetime.timedelta(hours=40 - step, seconds=text.pk),
                from_state=before,
                to_state=AFTER[verb],
                reason="Le second point n’est pas rendu." if verb == "return" else "",
            )
