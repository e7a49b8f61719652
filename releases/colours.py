"""Colours: whether an office's can be read, and what becomes of them in the dark. Pure.

Contrast is that of WCAG 2.2 (relative luminance of sRGB), which asks for 4.5 between a text and its
ground. A look made here keeps to it whatever colours it is made from.
"""

from __future__ import annotations

import colorsys
import re
from collections.abc import Callable
from dataclasses import dataclass

from django.utils.translation import gettext as _

LEAST = 4.5
WHITE, NEAR_BLACK = "#ffffff", "#14181d"
# The grounds that links stand on in the dark (static/releases/site.css): the lightest is the hardest.
DARK_GROUND = "#1d2530"
# As bright as the masthead may be in the dark, where nobody wants to be dazzled.
BRIGHTEST_MASTHEAD = 0.03
_COLOUR = re.compile(r"#[0-9a-fA-F]{6}")
_STEPS = 100

Channels = tuple[float, float, float]


@dataclass(frozen=True)
class Look:
    """The colours of one scheme: the masthead, the text on it, and links on the page."""

    masthead: str
    masthead_text: str
    link: str


def luminance(colour: str) -> float:
    """The relative luminance of ``#rrggbb``, 0 for black to 1 for white. Raises ValueError for another."""
    red, green, blue = (_linear(channel) for channel in _channels(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colours, 1 for the same to 21 for black on white."""
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def text_on(ground: str) -> str:
    """White or nearly black, whichever reads better on ``ground``."""
    return max((WHITE, NEAR_BLACK), key=lambda text: contrast(text, ground))


def problems(colour: str, link_colour: str) -> list[str]:
    """What speaks against a masthead in ``colour`` and links in ``link_colour``, in sentences."""
    found = []
    best = contrast(text_on(colour), colour)
    if best < LEAST:
        found.append(
            _(
                "Neither white nor black can be read well on a masthead in %(colour)s: the contrast "
                "is %(contrast).1f, and %(least).1f is the least. Take a darker or a lighter one."
            )
            % {"colour": colour, "contrast": _cut(best), "least": LEAST}
        )
    on_white = contrast(link_colour, WHITE)
    if on_white < LEAST:
        found.append(
            _(
                "Links in %(colour)s can not be read well on white: the contrast is %(contrast).1f, "
                "and %(least).1f is the least. Take a darker one."
            )
            % {"colour": link_colour, "contrast": _cut(on_white), "least": LEAST}
        )
    return found


def in_the_light(colour: str, link_colour: str) -> Look:
    """The office's colours as they are; a link that can't be read on white is darkened."""
    link = _moved(link_colour, towards=0, until=lambda made: contrast(made, WHITE) >= LEAST)
    return Look(masthead=colour.lower(), masthead_text=text_on(colour), link=link)


def in_the_dark(colour: str, link_colour: str) -> Look:
    """The same hues on a dark page: the masthead darkened, the link lightened, both readable."""
    masthead = _moved(colour, towards=0, until=lambda made: luminance(made) <= BRIGHTEST_MASTHEAD)
    # Half as much again as the least: thin letters on a dark ground want it.
    enough = LEAST * 1.5
    link = _moved(link_colour, towards=1, until=lambda made: contrast(made, DARK_GROUND) >= enough)
    return Look(masthead=masthead, masthead_text=text_on(masthead), link=link)


def _moved(colour: str, *, towards: int, until: Callable[[str], bool]) -> str:
    """``colour`` with its lightness moved towards 0 or 1, hue kept, no further than is enough."""
    hue, lightness, saturation = colorsys.rgb_to_hls(*_channels(colour))
    for step in range(_STEPS + 1):
        share = step / _STEPS
        moved = lightness * (1 - share) + towards * share
        made = _written(colorsys.hls_to_rgb(hue, moved, saturation))
        if until(made):
            break
    return made


def _channels(colour: str) -> Channels:
    if not _COLOUR.fullmatch(colour):
        raise ValueError(f"{colour!r} is not a colour written #rrggbb.")
    red, green, blue = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    return red, green, blue


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else float(((channel + 0.055) / 1.055) ** 2.4)


def _written(channels: Channels) -> str:
    return "#" + "".join(f"{round(channel * 255):02x}" for channel in channels)


def _cut(ratio: float) -> float:
    """Cut and not rounded: 4.46 is not 4.5."""
    return int(ratio * 10) / 10
