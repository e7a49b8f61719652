"""A busy office: something in each list of the front page and in each dress."""

from __future__ import annotations

import datetime

from django.utils import timezone

from releases.models import Release, Topic
from tests.cast import FRENCH, Cast, text
from tests.translations.scenes import behind
from translations import publishing
from translations.models import Translation
from translations.verbs import Verb
from translations.work.coverage import A_PAGE
from translations.workflow import perform

HOUR = datetime.timedelta(hours=1)


def busy(cast: Cast) -> None:
    """Something in each list and in each dress, all of it to be seen by the superuser."""
    now = timezone.now()
    names = {"name_en": "Security", "name_fr": "Sécurité"}
    Topic.objects.get_or_create(slug="security", defaults=names)
    pending = cast.submitted(cast.drafted(cast.external()))
    late, back, secret = (cast.drafted(cast.external()) for _each in range(3))
    for each in (late, back):
        perform(each, Verb.ASSIGN, cast.olivia, assignee=cast.root, due_at=now + HOUR)
    Translation.objects.filter(pk=late.pk).update(due_at=now - HOUR)
    perform(cast.submitted(back), Verb.RETURN, cast.chloe, comment="Le second point manque.")
    behind(cast, back)
    behind(cast, pending)
    Release.objects.filter(pk=pending.release_id).update(is_urgent=True)
    publishing.set_embargo(secret.release, cast.olivia, now + HOUR, reason="joint announcement")
    secret.release.embargo_grants.create(user=cast.root, granted_by=cast.olivia)
    cast.save(cast.started(cast.external(), "ar"), cast.anna, text("اجتماع", FRENCH.body))
    for _each in range(A_PAGE):
        cast.original()
