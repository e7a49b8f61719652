"""Uploads: what a person brings is looked through, made anew or refused, before anything keeps it.

Images are decoded and encoded again, so that nothing but the picture is left of the file: no camera's
position, no thumbnail of what was cut away, no script. Documents are kept as they are, since a
signed PDF must stay the signed one; those that could act by themselves are refused.
"""

from __future__ import annotations

import hashlib
import io
import warnings
from dataclasses import dataclass

import PIL.Image
import PIL.ImageOps
from django.utils.text import slugify
from django.utils.translation import gettext as _
from PIL import UnidentifiedImageError

MEGABYTE = 1_000_000
LARGEST_IMAGE, LARGEST_DOCUMENT = 15 * MEGABYTE, 25 * MEGABYTE  # bytes
MOST_PIXELS = 60_000_000
LONGEST_SIDE, SMALL_SIDE = 2000, 800  # pixels
SMALLEST_SIDE = 40
FORMATS = ("JPEG", "PNG", "WEBP")
JPEG_QUALITY = 85


class UploadRefused(ValueError):
    """A file that is not taken; the message says why, in the reader's language."""


def refuse_larger(size: int, limit: int) -> None:
    """Raise UploadRefused for a file of more than ``limit`` bytes; asked before it is read, too."""
    if size > limit:
        raise UploadRefused(
            _("The file has %(size).1f MB; %(limit)d MB is the most that is taken.")
            % {"size": size / MEGABYTE, "limit": limit // MEGABYTE}
        )


@dataclass(frozen=True)
class Picture:
    """An image as it will be kept, and the same for telephones; both hold ``media_type``."""

    content: bytes
    small: bytes
    width: int
    height: int
    small_width: int
    media_type: str

    @property
    def sha256(self) -> str:
        return hashlib.sha256(self.content).hexdigest()

    @property
    def suffix(self) -> str:
        return "png" if self.media_type == "image/png" else "jpg"


@dataclass(frozen=True)
class Paper:
    """A document to take away: a PDF, of ``pages`` pages. ``name`` is fit for any file system."""

    content: bytes
    name: str
    pages: int
    media_type: str = "application/pdf"

    @property
    def sha256(self) -> str:
        return hashlib.sha256(self.content).hexdigest()


def picture(data: bytes, *, longest_side: int = LONGEST_SIDE) -> Picture:
    """The image in ``data``, upright, at most ``longest_side`` pixels long, and nothing else of it.

    Raises UploadRefused for what is no JPEG, PNG or WebP (SVG and HTML among others), for more than
    15 MB or 60 million pixels, and for a picture too small to show.
    """
    refuse_larger(len(data), LARGEST_IMAGE)
    whole = _decoded(data)
    if min(whole.size) < SMALLEST_SIDE:
        raise UploadRefused(
            _("The image is %(width)d × %(height)d pixels, which is too small to show.")
            % {"width": whole.width, "height": whole.height}
        )
    large, small = whole.copy(), whole.copy()
    large.thumbnail((longest_side, longest_side))
    small.thumbnail((SMALL_SIDE, SMALL_SIDE))
    form = "PNG" if large.mode == "RGBA" else "JPEG"
    return Picture(
        content=_encoded(large, form),
        small=_encoded(small, form),
        width=large.width,
        height=large.height,
        small_width=small.width,
        media_type=f"image/{form.lower()}",
    )


def _decoded(data: bytes) -> PIL.Image.Image:
    """The picture in full, in RGB or, where something shows through, RGBA."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", PIL.Image.DecompressionBombWarning)
            found = PIL.Image.open(io.BytesIO(data), formats=FORMATS)
        is_too_large = found.width * found.height > MOST_PIXELS
        upright = found if is_too_large else PIL.ImageOps.exif_transpose(found)
    except (PIL.Image.DecompressionBombError, PIL.Image.DecompressionBombWarning) as error:
        raise UploadRefused(_too_many_pixels()) from error
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError) as error:
        raise UploadRefused(
            _("This is no image that can be shown: give a JPEG, a PNG or a WebP.")
        ) from error
    if is_too_large:
        raise UploadRefused(_too_many_pixels())
    is_see_through = "A" in upright.getbands() or "transparency" in upright.info
    # A new picture of the pixels alone: profiles, comments and positions stay behind.
    plain = upright.convert("RGBA" if is_see_through else "RGB")
    if is_see_through and plain.getchannel("A").getextrema() == (255, 255):
        plain = plain.convert("RGB")
    bare = PIL.Image.new(plain.mode, plain.size)
    bare.paste(plain)
    return bare


def _too_many_pixels() -> str:
    return _("The image has more than %(millions)d million pixels.") % {
        "millions": MOST_PIXELS // 1_000_000
    }


def _encoded(image: PIL.Image.Image, form: str) -> bytes:
    kept = io.BytesIO()
    if form == "JPEG":
        image.save(kept, form, quality=JPEG_QUALITY, optimize=True, progressive=True)
    else:
        image.save(kept, form, optimize=True)
    return kept.getvalue()


def paper(name: str, data: bytes) -> Paper:
    """The PDF in ``data``, unchanged. ``name`` is what the person's file is called.

    Raises UploadRefused for anything else, for more than 25 MB, for one that needs a password, is
    damaged, or holds what acts by itself (scripts, programs to start, files within).
    """
    refuse_larger(len(data), LARGEST_DOCUMENT)
    if not data.startswith(b"%PDF-"):
        raise UploadRefused(_("Only PDF files are taken as attachments."))
    from releases import pdf  # here: it takes a tenth of a second of every start, and few upload

    try:
        looked = pdf.look(data)
    except pdf.DAMAGE as error:
        raise UploadRefused(_("The PDF is damaged: it can not be read.")) from error
    if looked.is_locked:
        raise UploadRefused(_("The PDF is locked by a password: give one that anyone can open."))
    if looked.acting:
        raise UploadRefused(
            _("The PDF holds what acts by itself or other files (%(names)s): give one without.")
            % {"names": ", ".join(sorted(looked.acting))}
        )
    if not looked.pages:
        raise UploadRefused(_("The PDF has no page."))
    return Paper(data, _safe_name(name), looked.pages)


def _safe_name(name: str) -> str:
    """A name of letters, digits and hyphens, which is what the reader's file will be called."""
    last = name.replace("\\", "/").rpartition("/")[2]
    stem = last.rpartition(".")[0] or last
    parted = stem.replace(".", "-").replace("_", "-")
    return f"{slugify(parted)[:80] or 'document'}.pdf"
