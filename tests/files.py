"""Files as people bring them: a picture with a camera's traces, a PDF of one page, and worse."""

from __future__ import annotations

import io

import PIL.Image
from pypdf import PdfWriter
from pypdf.actions import JavaScript

from releases.uploads import Paper, Picture, paper, picture


def photograph(
    width: int = 1200, height: int = 800, form: str = "JPEG", colour: str = "#17365c"
) -> bytes:
    """A picture with the traces that a camera leaves: who took it, and which way up."""
    image = PIL.Image.new("RGB", (width, height), colour)
    traces = image.getexif()
    traces[0x0112], traces[0x013B] = 6, "the photographer's name"
    kept = io.BytesIO()
    image.save(kept, form, exif=traces.tobytes())
    return kept.getvalue()


def pdf(*, script: str = "", password: str = "") -> bytes:
    """A PDF of one page; with a script that runs when it is opened, or locked by a password."""
    writer = PdfWriter()
    writer.add_blank_page(595, 842)
    if script:
        writer.add_open_action(JavaScript(script))
    if password:
        writer.encrypt(password)
    kept = io.BytesIO()
    writer.write(kept)
    return kept.getvalue()


def annex() -> Paper:
    return paper("Annexe n° 1.pdf", pdf())


def portrait() -> Picture:
    return picture(photograph())
