"""Reading a file, whatever it is: by its ending, and by what it holds."""

from __future__ import annotations

from collections.abc import Callable

from django.utils.translation import gettext as _

from translations.exchange import front_matter
from translations.exchange.docx import read_docx
from translations.exchange.errors import Unreadable
from translations.exchange.neutral import ReleaseFile
from translations.exchange.pages import read_html
from translations.exchange.pasted import read_pasted


def read(name: str, data: bytes) -> ReleaseFile:
    """The text that the file ``name`` holds. Raises Unreadable with the reason, and the line if any."""
    ending = name.rpartition(".")[2].lower()
    reader = READERS.get(ending)
    if reader is None:
        raise Unreadable(
            name,
            0,
            _("Files with this ending are not read; these are: %(endings)s.")
            % {"endings": ", ".join(f".{known}" for known in READERS)},
        )
    return reader(name, data)


def decoded(name: str, data: bytes) -> str:
    """The characters of a file in UTF-8. Raises Unreadable naming the line that is in another encoding."""
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        raise Unreadable(
            name,
            line,
            _("This is no UTF-8 (byte 0x%(byte)02x): save the file in that encoding.")
            % {"byte": data[error.start]},
        ) from error


def _markdown(name: str, data: bytes) -> ReleaseFile:
    return front_matter.parse(decoded(name, data), name)


def _plain(name: str, data: bytes) -> ReleaseFile:
    return read_pasted(decoded(name, data), name)


def _page(name: str, data: bytes) -> ReleaseFile:
    return read_html(data, name)


def _word(name: str, data: bytes) -> ReleaseFile:
    return read_docx(data, name)


READERS: dict[str, Callable[[str, bytes], ReleaseFile]] = {
    "md": _markdown,
    "txt": _plain,
    "html": _page,
    "htm": _page,
    "docx": _word,
}
