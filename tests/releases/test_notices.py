"""What stands in place of a text that was taken down: in its own language, by reason, with its date."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from django.utils.translation import override

from releases.dates import written
from releases.languages import BY_CODE, CODES
from releases.models import Act
from releases.notices import HEADINGS, ReasonCode, reason_wording
from tests.releases import builders

pytestmark = builders.ROOM_ALONE

TEXT: dict[str, Any] = {"title": "Un titre de naguère", "body": "Un secret de naguère.\n"}


@pytest.mark.parametrize("language", CODES)
def test_notice_says_what_why_and_when_in_its_language(client: Client, language: str) -> None:
    office = builders.embassy(languages=list(CODES))
    for act, status in ((Act.WITHDRAWN, 200), (Act.REMOVED, 410)):
        for code in ReasonCode:
            made = builders.publish(builders.release(office=office), language, **TEXT)
            builders.take_down(made, language, act=act, reason=code)
            answer = client.get(builders.path_of(made, language))
            page = answer.content.decode()
            with override(language):
                heading, reason = str(HEADINGS[act]), reason_wording(code)
            assert answer.status_code == status
            assert f"<h1>{heading}</h1>" in page
            assert f'<p class="lead">{reason}</p>' in page
            assert written(builders.AT.date(), language) in page
            assert f'lang="{BY_CODE[language].tag}"' in page
            assert f'dir="{BY_CODE[language].direction}"' in page
            assert "naguère" not in page


@pytest.mark.parametrize("language", sorted(set(CODES) - {"en"}))
def test_notice_is_worded_in_every_language(language: str) -> None:
    with override("en"):
        english = [*map(str, HEADINGS.values()), *map(reason_wording, ReasonCode)]
    with override(language):
        own = [*map(str, HEADINGS.values()), *map(reason_wording, ReasonCode)]
    assert len({*english, *own}) == len(english) + len(own)
