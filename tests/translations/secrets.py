"""A release under embargo, and what whoever knows of it could guess at; also for benchmarks/embargo.py."""

from __future__ import annotations

import datetime

from django.utils import timezone

from releases import addresses, files
from releases.document import AttachmentWords, ImageWords
from releases.models import Release
from tests.cast import BODY_JA, FRENCH, Cast, text
from tests.files import annex, portrait
from translations import publishing
from translations.models import EmbargoGrant, Translation
from translations.verbs import Verb
from translations.workflow import perform

TITLE = "Accord secret de Valbrume"
NONSENSE = "no-such-thing-at-all"
NO_TOKEN = "x" * 22
NO_ID = "2222222222"


def embargoed(cast: Cast) -> Translation:
    """A text that is approved and scheduled for the embargo's end, with files, on the way to two sites."""
    french = cast.started(cast.external(text(TITLE, BODY_JA)))
    release = french.release
    release.carried_by.set(Release.objects.earliest("pk").carried_by.all())
    release.plan = {"ar": "in_preparation", "en": "planned"}
    release.save(update_fields=["plan"])
    picture = files.keep_image(release, portrait())
    paper = files.keep_attachment(release, "fr", annex(), "provisional")
    french = cast.save(
        french,
        cast.anna,
        text(
            TITLE,
            FRENCH.body,
            images=(ImageWords(picture.sha256, "Une image"),),
            attachments=(AttachmentWords(paper.sha256, "Une annexe", "provisional"),),
        ),
    )
    until = timezone.now() + datetime.timedelta(hours=2)
    publishing.set_embargo(release, cast.olivia, until, reason="joint announcement")
    for user in (cast.anna, cast.chloe):
        EmbargoGrant.objects.create(release=release, user=user, granted_by=cast.olivia)
    return perform(cast.approved(french), Verb.SCHEDULE, cast.olivia, publish_at=until)


def guesses(french: Translation) -> list[tuple[str, str]]:
    """What could be guessed at, each with nonsense of the same shape."""
    release, slug = french.release, addresses.slug(TITLE, "fr")
    pairs = []
    for name in (slug, release.public_id, f"{slug}-{release.public_id}"):
        for rest in ("", "versions/", "versions/1/", "versions/changes/?old=1&new=2"):
            place = f"/fr/releases/{{}}/{rest}"
            pairs.append((place.format(name), place.format(NONSENSE)))
        pairs.append((f"/ja/releases/{name}/", f"/ja/releases/{NONSENSE}/"))
    image, paper = release.images.get(), release.attachments.get()
    for token, name in (
        (image.token, "image.jpg"),
        (image.token, "small.jpg"),
        (paper.token, paper.name),
    ):
        pairs.append((f"/files/{token}/{name}", f"/files/{NO_TOKEN}/{name}"))
    for query in ("language=fr", "language=ja", "language=xx", ""):
        place = f"/api/v1/releases/{{}}?{query}"
        pairs.append((place.format(release.public_id), place.format(NO_ID)))
    return pairs
