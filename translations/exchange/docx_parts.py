"""The parts of a DOCX, looked at before anything parses them: size, count, depth, declarations."""

from __future__ import annotations

import re
from io import BytesIO
from zipfile import ZipFile, ZipInfo

from django.utils.translation import gettext as _
from lxml import etree

from translations.exchange.errors import Unreadable

LARGEST = 10_000_000  # bytes of the file
LARGEST_UNPACKED = 50_000_000  # bytes of all its parts, pictures included
LARGEST_TEXT = 8_000_000  # bytes of its parts in XML: a document tree takes forty times as much
MOST_PARTS = 2_000
MOST_ELEMENTS = 200_000
DEEPEST = 100

_IS_TEXT = (".xml", ".rels")
_DECLARATION = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)
_ENCODING = re.compile(rb"\A(?:\xef\xbb\xbf)?\s*<\?xml[^>]*?encoding\s*=\s*[\"']([^\"']+)")
_MAIN = b"wordprocessingml.document.main+xml"
_OLD_OFFICE = b"\xd0\xcf\x11\xe0"  # Word up to 2003, and every encrypted document
# What mammoth reads. Pictures stay behind, and numbering: ``docx_numbering`` reads that.
_READ = re.compile(
    r"\[Content_Types\]\.xml|_rels/\.rels"
    r"|word/(?:_rels/[^/]+\.rels|(?:document|styles|numbering|footnotes|endnotes|comments)\d*\.xml)"
)


def parts_of(data: bytes) -> dict[str, bytes]:
    """The parts of a Word document that hold text, by name.

    Raises Unreadable for what is none, and for one that is larger or deeper than a release can be.
    """
    if len(data) > LARGEST:
        _refuse(_("The file is larger than %(limit)d MB.") % {"limit": LARGEST // 1_000_000})
    if data.startswith(_OLD_OFFICE):
        _refuse(_("The document is encrypted, or of Word 2003 or older: save it as .docx."))
    try:
        with ZipFile(BytesIO(data)) as archive:
            return _checked(archive)
    except Unreadable:
        raise
    except Exception as error:  # of a broken archive zipfile tells by half a dozen kinds of them
        raise Unreadable("", 0, _("This is no Word document (.docx).")) from error


def named(parts: dict[str, bytes], kind: str) -> str:
    """The name of the part of a kind, which may end in a number: word/document2.xml; empty for none."""
    pattern = re.compile(rf"word/{kind}\d*\.xml")
    return next((name for name in parts if pattern.fullmatch(name)), "")


def packed(parts: dict[str, bytes]) -> BytesIO:
    """A DOCX of these parts."""
    file = BytesIO()
    with ZipFile(file, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    file.seek(0)
    return file


def _checked(archive: ZipFile) -> dict[str, bytes]:
    entries = archive.infolist()
    if len(entries) > MOST_PARTS or sum(e.file_size for e in entries) > LARGEST_UNPACKED:
        _refuse(_("The document has more or larger parts than a release can need."))
    if any(entry.flag_bits & 1 for entry in entries):
        _refuse(_("The document is encrypted."))
    text = [entry for entry in entries if entry.filename.lower().endswith(_IS_TEXT)]
    if sum(entry.file_size for entry in text if _READ.fullmatch(entry.filename)) > LARGEST_TEXT:
        _refuse(_("The document has more text than a release can have."))
    parts = {entry.filename: _read(archive, entry) for entry in text}
    if _MAIN not in parts.get("[Content_Types].xml", b"") or not named(parts, "document"):
        _refuse(_("This is no Word document (.docx)."))
    return {name: _shallow(part) for name, part in parts.items() if _READ.fullmatch(name)}


def _read(archive: ZipFile, entry: ZipInfo) -> bytes:
    """A part in XML. zipfile reads no more of it than the size that was counted."""
    part = archive.read(entry)
    encoding = _ENCODING.match(part)
    is_plain = encoding is None or encoding[1].lower() in (b"utf-8", b"us-ascii")
    if not is_plain or b"\0" in part or _DECLARATION.search(part):
        _refuse(_("The document’s XML has declarations or an encoding that Word never writes."))
    return part


def _shallow(part: bytes) -> bytes:
    parser = etree.XMLPullParser(events=("start", "end"), resolve_entities=False, no_network=True)
    depth = count = 0
    try:
        parser.feed(part)
        parser.close()
        for event, _element in parser.read_events():
            depth += 1 if event == "start" else -1
            count += 1
            if depth > DEEPEST or count > 2 * MOST_ELEMENTS:
                _refuse(_("The document is nested deeper, or larger, than a release can be."))
    except etree.XMLSyntaxError as error:
        raise Unreadable("", 0, _("The document’s XML is broken.")) from error
    return part


def _refuse(reason: str) -> None:
    raise Unreadable("", 0, reason)
