"""An approval and what follows it, while a worker looks for what is due after each commit."""

from __future__ import annotations

import datetime

import pytest
from django.utils import timezone

from tests.cast import Cast
from translations import bundles, nudge, publishing
from translations.models import Bundle, LanguageRole, Manner, Public, Role, State, Translation
from translations.review.deciding import Deciding

MOMENT = datetime.datetime(2099, 1, 2, 9, tzinfo=datetime.UTC)


def test_text_approved_for_a_time_never_goes_at_the_past_minute_of_its_bundle(
    transactional_db: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    cast = Cast()
    french = cast.submitted(cast.drafted(cast.published(cast.original())))
    LanguageRole.objects.create(user=cast.chloe, office=cast.office, role=Role.PRESS_OFFICER)
    soon = timezone.now() + datetime.timedelta(hours=1)
    bundles.bundle(french.release, cast.olivia, [french], manner=Manner.AS_READY, publish_at=soon)
    Bundle.objects.update(publish_at=timezone.now() - datetime.timedelta(minutes=5))
    monkeypatch.setattr(nudge, "_send", publishing.publish_due)
    given = {"revision": str(french.revision), "sha256": french.sha256}
    given |= {"publish_at_0": "2099-01-02", "publish_at_1": "10:00", "zone": "Europe/Paris"}
    deciding = Deciding(
        Translation.objects.get(pk=french.pk),
        cast.chloe,
        "approve_schedule",
        given | {"agreed": MOMENT.isoformat()},
    )
    assert deciding.is_valid
    deciding.decide()
    assert deciding.done == ["approve", "schedule"]
    french.refresh_from_db()
    assert (french.state, french.public) == (State.SCHEDULED, Public.NONE)
    assert french.publish_at == MOMENT
