"""Uploads: what is left of a picture, what becomes of a document, and what is refused in words."""

from __future__ import annotations

import io
import struct
import zlib

import PIL.Image
import pytest
from pypdf import PdfWriter
from pypdf.generic import DictionaryObject, NameObject, TextStringObject

from releases import uploads
from releases.uploads import UploadRefused, paper, picture
from tests.files import pdf, photograph

SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
HTML = b"<!DOCTYPE html><html><script>alert(1)</script></html>"


def opened(content: bytes) -> PIL.Image.Image:
    return PIL.Image.open(io.BytesIO(content))


def encoded(image: PIL.Image.Image, form: str = "PNG", **options: object) -> bytes:
    kept = io.BytesIO()
    image.save(kept, form, **options)
    return kept.getvalue()


def huge_png(width: int, height: int) -> bytes:
    """A few bytes that say of themselves that they are a picture of that size."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        checksum = struct.pack(">I", zlib.crc32(kind + data))
        return struct.pack(">I", len(data)) + kind + data + checksum

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    parts = chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(b"")) + chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + parts


# Pictures


def test_picture_loses_the_camera_s_traces() -> None:
    given = photograph()
    assert b"the photographer" in given
    made = picture(given)
    for kept in (made.content, made.small):
        assert b"the photographer" not in kept
        assert b"Exif" not in kept
        assert not opened(kept).getexif()


def test_picture_is_turned_upright() -> None:
    made = picture(photograph(1200, 800))  # the camera says that it lay on its side
    assert (made.width, made.height) == (800, 1200)
    assert opened(made.content).size == (800, 1200)


def test_picture_comes_in_two_sizes() -> None:
    made = picture(photograph(3000, 1500, "WEBP"))
    assert max(opened(made.content).size) == max(made.width, made.height) == 2000
    assert max(opened(made.small).size) == 800
    assert opened(made.small).width == made.small_width
    assert (made.media_type, made.suffix) == ("image/jpeg", "jpg")


def test_picture_that_is_small_is_not_blown_up() -> None:
    made = picture(photograph(300, 200))
    assert (made.width, made.height, made.small_width) == (200, 300, 200)


def test_picture_that_is_seen_through_stays_so() -> None:
    glass = PIL.Image.new("RGBA", (120, 80), (23, 54, 92, 100))
    made = picture(encoded(glass))
    assert (made.media_type, made.suffix) == ("image/png", "png")
    assert opened(made.content).mode == "RGBA"
    palette = PIL.Image.new("P", (120, 80), 1)
    palette.putpalette([0, 0, 0, 255, 0, 0])
    assert picture(encoded(palette, transparency=1)).media_type == "image/png"
    opaque = PIL.Image.new("RGBA", (120, 80), (23, 54, 92, 255))
    assert picture(encoded(opaque)).media_type == "image/jpeg"


def test_picture_of_the_same_pixels_is_the_same_file() -> None:
    assert picture(photograph()).sha256 == picture(photograph()).sha256
    assert picture(photograph()).sha256 != picture(photograph(colour="#8a3a00")).sha256


@pytest.mark.parametrize(
    "data",
    [SVG, HTML, b"", b"GIF89a\x01\x00\x01\x00", pdf(), photograph()[:400], b"\xff\xd8\xff" + HTML],
    ids=["svg", "html", "empty", "gif", "pdf", "cut off", "html behind a jpeg's first bytes"],
)
def test_picture_of_no_known_form_is_refused(data: bytes) -> None:
    with pytest.raises(UploadRefused, match="give a JPEG, a PNG or a WebP"):
        picture(data)


@pytest.mark.parametrize("size", [(30_000, 30_000), (8_000, 8_000)])
def test_picture_that_would_burst_the_memory_is_refused_unread(size: tuple[int, int]) -> None:
    with pytest.raises(UploadRefused, match="more than 60 million pixels"):
        picture(huge_png(*size))


def test_picture_over_the_limit_is_refused_by_its_size() -> None:
    with pytest.raises(UploadRefused, match=r"The file has 16\.0 MB; 15 MB is the most"):
        picture(b"\xff\xd8" + bytes(16_000_000))


def test_picture_too_small_to_show_is_refused() -> None:
    with pytest.raises(UploadRefused, match="39 × 500 pixels"):
        picture(encoded(PIL.Image.new("RGB", (39, 500))))


# Documents


def test_document_is_kept_as_it_is() -> None:
    given = pdf()
    made = paper("Annexe n° 1.pdf", given)
    assert (made.content, made.pages, made.media_type) == (given, 1, "application/pdf")


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("Annexe n° 1.pdf", "annexe-n-1.pdf"),
        ("C:\\Users\\olivia\\Annexe.PDF", "annexe.pdf"),
        ("../../etc/passwd", "passwd.pdf"),
        ("添付資料.pdf", "document.pdf"),
        ("", "document.pdf"),
        ("x" * 300 + ".pdf", "x" * 80 + ".pdf"),
        ("evil\r\nSet-Cookie: a.pdf", "evil-set-cookie-a.pdf"),
    ],
)
def test_document_gets_a_name_for_any_file_system(given: str, kept: str) -> None:
    assert paper(given, pdf()).name == kept


@pytest.mark.parametrize("data", [SVG, HTML, photograph(), b"", b"PK\x03\x04word/document.xml"])
def test_document_of_another_form_is_refused(data: bytes) -> None:
    with pytest.raises(UploadRefused, match="Only PDF files"):
        paper("annexe.pdf", data)


def test_document_under_lock_is_refused() -> None:
    with pytest.raises(UploadRefused, match="locked by a password"):
        paper("annexe.pdf", pdf(password="secret"))


def acting(**parts: object) -> bytes:
    """A PDF whose catalogue has these entries besides its page."""
    writer = PdfWriter()
    writer.add_blank_page(595, 842)
    for name, value in parts.items():
        writer.root_object[NameObject(f"/{name}")] = value  # type: ignore[index]
    kept = io.BytesIO()
    writer.write(kept)
    return kept.getvalue()


def launching() -> bytes:
    action = {NameObject("/S"): NameObject("/Launch"), NameObject("/F"): TextStringObject("calc")}
    return acting(OpenAction=DictionaryObject(action))


def with_a_file_within() -> bytes:
    writer = PdfWriter()
    writer.add_blank_page(595, 842)
    writer.add_attachment("virus.exe", b"MZ")
    kept = io.BytesIO()
    writer.write(kept)
    return kept.getvalue()


@pytest.mark.parametrize(
    ("data", "named"),
    [
        (pdf(script="app.alert(1)"), "/JavaScript"),
        (launching(), "/Launch"),
        (with_a_file_within(), "/EmbeddedFiles"),
        (acting(AcroForm=DictionaryObject({NameObject("/XFA"): TextStringObject("x")})), "/XFA"),
    ],
    ids=["script", "program", "file within", "form that acts"],
)
def test_document_that_acts_by_itself_is_refused(data: bytes, named: str) -> None:
    with pytest.raises(UploadRefused, match="acts by itself") as refused:
        paper("annexe.pdf", data)
    assert named in str(refused.value)


def compressed_launch() -> bytes:
    """A PDF whose action is within an object stream, where nobody finds it by reading the bytes."""
    held = (
        b"4 0 5 36 << /S /Launch /F (calc) >>           << /Type /Pages /Kids [6 0 R] /Count 1 >>"
    )
    first = held.index(b"<<")
    held = b"4 0 5 %d " % (held.rindex(b"<< /Type") - first) + held[first:]
    first = held.index(b"<<")
    packed = zlib.compress(held)
    objects = {
        1: b"<< /Type /Catalog /Pages 5 0 R >>",
        2: b"<< /Type /ObjStm /N 2 /First %d /Length %d /Filter /FlateDecode >>\nstream\n%s\nendstream"
        % (first, len(packed), packed),
        6: b"<< /Type /Page /Parent 5 0 R /MediaBox [0 0 595 842] /AA << /O 4 0 R >> >>",
    }
    made, places = b"%PDF-1.7\n", {}
    for number, content in objects.items():
        places[number] = len(made)
        made += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    start = len(made)
    rows = {0: (0, 0, 255), 4: (2, 2, 0), 5: (2, 2, 1), 3: (1, start, 0)}
    rows |= {number: (1, place, 0) for number, place in places.items()}
    table = b"".join(struct.pack(">BHB", *rows[number]) for number in range(7))
    return made + (
        b"3 0 obj\n<< /Type /XRef /Size 7 /W [1 2 1] /Root 1 0 R /Length %d >>\nstream\n%s\n"
        b"endstream\nendobj\nstartxref\n%d\n%%%%EOF" % (len(table), table, start)
    )


def test_document_that_acts_from_a_compressed_part_is_refused() -> None:
    """Objects within an object stream are no less objects (ISO 32000-2, 7.5.7)."""
    given = compressed_launch()
    assert b"/Launch" not in given
    with pytest.raises(UploadRefused, match="/Launch"):
        paper("annexe.pdf", given)


@pytest.mark.parametrize(
    "data", [b"%PDF-1.7\nnothing", pdf()[:150], b"%PDF-1.4\n" + bytes(1000)], ids=str
)
def test_document_that_is_damaged_is_refused(data: bytes) -> None:
    with pytest.raises(UploadRefused):
        paper("annexe.pdf", data)


def test_document_over_the_limit_is_refused_by_its_size() -> None:
    with pytest.raises(UploadRefused, match="25 MB is the most"):
        paper("annexe.pdf", b"%PDF-" + bytes(uploads.LARGEST_DOCUMENT))
