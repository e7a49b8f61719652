"""Networks: from where a preview was opened, as much of it as a press office needs to know.

Enough to see that a link sent to one newsroom is opened from three countries; not whose computer it
was.
"""

from __future__ import annotations

import ipaddress

from django.conf import settings
from django.http import HttpRequest

KEPT_BITS = {4: 24, 6: 48}


def network_of(request: HttpRequest) -> str:
    """The network that asks, such as 203.0.113.0/24; empty where nobody can tell."""
    try:
        address = ipaddress.ip_address(_asking(request))
    except ValueError:
        return ""
    mapped = getattr(address, "ipv4_mapped", None)
    address = mapped or address
    return str(ipaddress.ip_network((address, KEPT_BITS[address.version]), strict=False))


def _asking(request: HttpRequest) -> str:
    """The address of whoever asks: in production the last that the proxy in front of us has added.

    What stands before that one, whoever asks can have written there.
    """
    forwarded = request.headers.get("X-Forwarded-For", "") if settings.PRODUCTION else ""
    last: str = forwarded.rpartition(",")[2].strip() or request.META.get("REMOTE_ADDR", "")
    return last
