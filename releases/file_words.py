"""What a reader is told of a file before they fetch it: its sort, its length, its size."""

from __future__ import annotations

from django.utils.translation import gettext, ngettext, pgettext

from releases.live import LiveAttachment

# Where a decimal point is a point; the other languages of the house write a comma.
_POINT = frozenset({"ar", "en", "ja", "ko", "zh-hans", "zh-hant"})


def described(attachment: LiveAttachment, language: str) -> str:
    """“PDF, 3 pages, 120 kB”, in ``language``, which is the active one."""
    words = [attachment.name.rpartition(".")[2].upper()]
    if attachment.pages:
        pages = ngettext("%(count)d page", "%(count)d pages", attachment.pages)
        words.append(pages % {"count": attachment.pages})
    return pgettext("list", ", ").join([*words, written_size(attachment.size, language)])


def written_size(size: int, language: str) -> str:
    """``size``, in bytes, as ``language``, which is the active one, writes it: 120 kB, 1,3 Mo."""
    kilobytes = max(1, round(size / 1000))
    if kilobytes < 1000:
        return gettext("%(size)s kB") % {"size": kilobytes}
    megabytes = f"{size / 1_000_000:.1f}".removesuffix(".0")
    if language not in _POINT:
        megabytes = megabytes.replace(".", ",")
    return gettext("%(size)s MB") % {"size": megabytes}
