"""The one address of presence, which open pages post to, and what stands on a page as it opens.

===============================  =====================================================================
address                          what is posted, and the answer
===============================  =====================================================================
``…/<pk>/presence/``             POST: ``room`` (desk, review, editor), ``page`` (a name that the page
``…_presence``                   gave itself), ``passage`` (a key, or nothing), ``idle`` (seconds since
                                 something was typed there, or nothing): JSON with who else is
                                 ``here``, each with ``name``, ``room``, ``passage``, ``since``,
                                 ``seen`` and ``typed`` (seconds ago), and ``more``. With ``left`` the
                                 page is closed: 204
===============================  =====================================================================
"""

from __future__ import annotations

import re
from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from translations import presence
from translations.admin.answers import UNFIT
from translations.admin.rooms import StaffRoom, user_of
from translations.models import Translation
from translations.presence.telling import neighbours

NAME = "translations_translation_presence"
_PAGE = re.compile(r"[0-9a-z]{8,32}")
_KEY = re.compile(r"[0-9A-Za-z._-]{1,32}")
_IDLE = re.compile(r"[0-9]{0,5}")


class PresenceRoom(StaffRoom):
    """The address. Which texts there are is for ``get_queryset`` to say."""

    def presence_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view(self.presence_view)
        return [path("<int:pk>/presence/", view, name=NAME)]

    def presence_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        text: Translation = self.found(request, pk)
        answer: HttpResponse = require_POST(_told)(request, text)
        answer.headers["Cache-Control"] = "no-store"
        return answer


def opening(text: Translation, user: int, room: presence.Room) -> dict[str, Any]:
    """What a page is opened with: who is there already, and how it tells of itself."""
    return {
        "room": room,
        "url": reverse(f"admin:{NAME}", args=[text.pk]),
        "neighbours": neighbours(presence.others(text.pk, user)),
    }


def _told(request: HttpRequest, text: Translation) -> HttpResponse:
    user, posted = user_of(request).pk, request.POST
    page, room, idle = (posted.get(name, "") for name in ("page", "room", "idle"))
    is_read = _PAGE.fullmatch(page) and _IDLE.fullmatch(idle) and room in presence.Room.values
    if not is_read:
        reason = _("The request can’t be read.")
        return JsonResponse({"reasons": [reason], "codes": ["unfit"]}, status=UNFIT)
    if posted.get("left"):
        presence.leave(text.pk, user, page=page)
        return HttpResponse(status=204)
    seen = presence.beat(
        text.pk,
        user,
        room=room,
        page=page,
        passage=_passage(text, posted.get("passage", "")),
        idle=float(idle) if idle else None,
    )
    return JsonResponse(neighbours(seen).as_json())


def _passage(text: Translation, key: str) -> str:
    """The key, if the text has such a passage: others are told of no more than they could see."""
    is_key = _KEY.fullmatch(key) is not None
    return key if is_key and text.segments.filter(key=key).exists() else ""
