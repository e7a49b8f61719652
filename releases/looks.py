"""Looks: the colours and the logo of an office, at addresses that never change."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from releases import colours
from releases.models import Office

# Custom properties and nothing else: what they colour is the stylesheet's business.
_STYLESHEET = """\
:root {{
{light}
}}

@media (prefers-color-scheme: dark) {{
  :root {{
{dark}
  }}
}}
"""


@dataclass(frozen=True)
class Logo:
    """The logo of an office as pages have it, with its size in pixels."""

    path: str
    width: int | None
    height: int | None


def look_path(office: Office) -> str:
    """Where the stylesheet of the office's look is: a page rendered years ago finds today's."""
    return f"/looks/{office.slug}.css"


def stylesheet(office: Office) -> str:
    """The look of ``office`` in light and dark."""
    light = colours.in_the_light(office.colour, office.link_colour)
    dark = colours.in_the_dark(office.colour, office.link_colour)
    return _STYLESHEET.format(light=_properties(light, "  "), dark=_properties(dark, "    "))


def logo_of(office: Office) -> Logo | None:
    """The logo of ``office``, if it has one."""
    if not office.logo:
        return None
    path = f"/looks/{office.slug}/logo.{logo_suffix(office)}?v={logo_version(office)}"
    return Logo(path, office.logo_width, office.logo_height)


def logo_suffix(office: Office) -> str:
    """What the logo's file is, ``png`` or ``jpg``; empty where there is none."""
    return str(office.logo.name or "").rpartition(".")[2]


def logo_version(office: Office) -> str:
    """What changes with the logo, which is stored under a new name each time."""
    return hashlib.sha256(str(office.logo.name).encode()).hexdigest()[:12]


def _properties(look: colours.Look, indent: str) -> str:
    values = {
        "--office-masthead": look.masthead,
        "--office-masthead-text": look.masthead_text,
        "--office-link": look.link,
    }
    return "\n".join(f"{indent}{name}: {value};" for name, value in values.items())
