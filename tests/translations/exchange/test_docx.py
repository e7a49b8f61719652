"""Word documents: what is read of them, and those that are refused before anything parses them."""

from __future__ import annotations

import datetime
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import docx
import pytest
from PIL import Image

from releases.markup import shape
from tests.translations.exchange.word_files import (
    ARTICLES,
    LETTERS,
    LEVELS,
    append,
    number,
    point,
    repacked,
    saved,
    with_footnotes,
    written,
)
from translations.exchange import Unreadable
from translations.exchange.docx import read_docx
from translations.exchange.docx_numbering import written as numbered
from translations.exchange.docx_parts import LARGEST, LARGEST_UNPACKED, MOST_PARTS
from translations.exchange.reading import read


def release() -> bytes:
    """A release as a translator sends it: tracked changes, a comment, lists, a table, a footnote."""
    document = docx.Document()
    with_footnotes(document)
    number(document, 41, LEVELS)
    number(document, 42, LETTERS)
    document.add_paragraph("Réunion du comité", style="Title")
    document.add_paragraph("Traduction provisoire")
    document.add_paragraph("3 avril 2025")
    lead = document.add_paragraph("Le ministre a pris part le ")
    append(lead, '<w:del w:id="1" w:author="A"><w:r><w:delText>2</w:delText></w:r></w:del>')
    append(lead, '<w:ins w:id="2" w:author="A"><w:r><w:t>3</w:t></w:r></w:ins>')
    lead.add_run(" avril à une ")
    lead.add_run("réunion").bold = True
    append(lead, '<w:r><w:footnoteReference w:id="1"/></w:r>')
    lead.add_run(".")
    document.add_comment(lead.runs, text="À vérifier", author="Ben")
    document.add_heading("Points traités", 1)
    point(document, "Le bilan :", 41)
    point(document, "les lycéens ;", 41, 1)
    point(document, "vingt de Hoshimi", 41, 2)
    point(document, "les livres.", 41, 1)
    point(document, "Le jardin.", 41)
    document.add_paragraph("Il sera ouvert en mai.", style="List Paragraph")
    document.add_heading("Contributions", 2)
    table = document.add_table(rows=3, cols=2)
    for place, text in enumerate(["Ville", "Montant", "Valbrume", "24 000", "Total", ""]):
        table.cell(*divmod(place, 2)).text = text
    table.cell(2, 0).merge(table.cell(2, 1))
    point(document, "un", 42)
    point(document, "deux", 42)
    return saved(document)


def test_release_comes_out_whole() -> None:
    text = read_docx(release(), "release.docx")
    assert (text.name, text.title) == ("release.docx", "Réunion du comité")
    assert (text.issued_on, text.standing) == (datetime.date(2025, 4, 3), "provisional")
    assert text.body == (
        "Le ministre a pris part le 3 avril à une **réunion**[^1].\n\n"
        "## Points traités\n\n"
        "(1) Le bilan :\n\n"
        "    (i) les lycéens ;\n"
        "        - vingt de Hoshimi\n"
        "    (ii) les livres.\n\n"
        "(2) Le jardin.\n\n"
        "    Il sera ouvert en mai.\n\n"
        "### Contributions\n\n"
        "| Ville | Montant |\n| --- | --- |\n| Valbrume | 24 000 |\n| Total | |\n\n"
        "1. un\n2. deux\n\n"
        "[^1]: Heure du *Japon*\n"
    )


def test_release_says_what_was_lost() -> None:
    assert read_docx(release()).warnings == (
        "The label of its standing was left out: the page will show it by itself.",
        "1 tracked deletion was carried out.",
        "1 tracked insertion was kept.",
        "1 comment was left out.",
        "2 points with letters were given numbers.",
        "1 merged table cell was taken apart: its text stands in the first of its places.",
    )


def test_document_is_read_by_its_ending() -> None:
    assert read("x.DOCX", release()).title == "Réunion du comité"


def test_document_may_be_named_otherwise() -> None:
    def renamed(part: bytes) -> bytes:
        return part.replace(b"document.xml", b"document2.xml")

    source = saved(written("Titre", "a"))
    changed = repacked(source, {"_rels/.rels": renamed, "[Content_Types].xml": renamed})
    with ZipFile(BytesIO(changed)) as before:
        parts = {renamed(name.encode()).decode(): before.read(name) for name in before.namelist()}
    file = BytesIO()
    with ZipFile(file, "w") as after:
        for name, part in parts.items():
            after.writestr(name, part)
    assert read_docx(file.getvalue()).body == "a\n"


# --- titles ------------------------------------------------------------------------------------------


def test_title_is_the_first_heading() -> None:
    document = written("a")
    document.paragraphs[0].insert_paragraph_before("Titre", style="Heading 1")
    document.add_heading("Partie", 2)
    text = read_docx(saved(document))
    assert (text.title, text.body) == ("Titre", "a\n\n## Partie\n")


def test_title_that_nothing_names_is_the_first_paragraph() -> None:
    text = read_docx(saved(written("Titre", "a")))
    assert (text.title, text.body) == ("Titre", "a\n")
    assert "the first paragraph was taken" in text.warnings[0]


def test_headings_of_parts_are_no_title() -> None:
    document = written("Titre", "a")
    for part in ("Un", "Deux"):
        document.add_heading(part, 1)
    assert read_docx(saved(document)).body == "a\n\n## Un\n\n## Deux\n"


# --- what mammoth loses by itself ----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("xml", "expected"),
    [
        (
            "<w:r><w:ruby><w:rt><w:r><w:t>かんじ</w:t></w:r></w:rt>"
            "<w:rubyBase><w:r><w:t>漢字</w:t></w:r></w:rubyBase></w:ruby></w:r>",
            "{漢字|かんじ}",
        ),
        ('<w:fldSimple w:instr="DATE"><w:r><w:t>3 avril</w:t></w:r></w:fldSimple>', "3 avril"),
        ('<w:bdo w:val="rtl"><w:r><w:t>نص</w:t></w:r></w:bdo>', "نص"),
        ('<w:dir w:val="rtl"><w:r><w:t>نص</w:t></w:r></w:dir>', "نص"),
        ("<w:r><w:t>a</w:t><w:cr/><w:t>b</w:t></w:r>", "a\\\nb"),
        ("<w:r><w:t>a</w:t><w:ptab/><w:t>b</w:t></w:r>", "a b"),
        ("<w:r><w:rPr><w:vanish/></w:rPr><w:t>caché</w:t></w:r>", ""),
        ('<w:r><w:rPr><w:vanish w:val="0"/></w:rPr><w:t>vu</w:t></w:r>', "vu"),
        (
            '<m:oMath xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math">'
            "<m:r><m:t>x+1</m:t></m:r></m:oMath>",
            "x+1",
        ),
        ("<w:r><w:t>\ue000\ue003a</w:t></w:r>", "a"),
        ("<w:moveTo><w:r><w:t>ici</w:t></w:r></w:moveTo>", "ici"),
        ("<w:moveFrom><w:r><w:t>là</w:t></w:r></w:moveFrom>", ""),
    ],
)
def test_words_of_every_element_are_read(xml: str, expected: str) -> None:
    document = written("Titre", "- ")
    append(document.paragraphs[1], xml)
    assert read_docx(saved(document)).body == f"\\- {expected}".rstrip() + "\n"


def test_numbers_that_say_more_than_an_order_stay_as_words() -> None:
    document = written("Titre")
    number(document, 43, ARTICLES)
    point(document, "Objet", 43)
    point(document, "Durée", 43)
    assert read_docx(saved(document)).body == "Article 1. Objet\n\nArticle 2. Durée\n"


def test_numbers_begin_again_where_word_begins_again() -> None:
    document = written("Titre")
    number(document, 44, LEVELS)
    for level in (0, 1, 1, 0, 1):
        point(document, "a", 44, level)
    assert read_docx(saved(document)).body == ("(1) a\n    (i) a\n    (ii) a\n(2) a\n    (i) a\n")


def test_lists_of_words_own_styles_are_lists() -> None:
    document = written("Titre")
    for style in ("List Bullet", "List Bullet 2", "List Bullet", "List Number", "List Number"):
        document.add_paragraph("a", style=style)
    assert read_docx(saved(document)).body == "- a\n    - a\n- a\n\n1. a\n2. a\n"


@pytest.mark.parametrize(
    ("number_", "form", "expected"),
    [
        (27, "lowerLetter", "aa"),
        (4, "upperRoman", "IV"),
        (3, "decimalZero", "03"),
        (12, "japaneseCounting", "十二"),
        (3, "decimalEnclosedCircle", "③"),
        (3, "decimalEnclosedParen", "⑶"),
        (3, "hebrew1", "3"),
        (0, "lowerLetter", "0"),
        (5000, "lowerRoman", "5000"),
    ],
)
def test_numbers_are_written_as_word_writes_them(number_: int, form: str, expected: str) -> None:
    assert numbered(number_, form) == expected


def test_picture_stays_behind_and_is_said() -> None:
    picture = BytesIO()
    Image.new("RGB", (4, 4)).save(picture, "PNG")
    document = written("Titre", "a")
    document.add_picture(picture)
    text = read_docx(saved(document))
    assert text.body == "a\n"
    assert text.warnings[-1].startswith("1 image was left out")


def test_points_typed_by_hand_are_points() -> None:
    assert shape(read_docx(saved(written("Titre", "（１）甲", "（２）乙"))).body).points == ((), ())


# --- what is refused -----------------------------------------------------------------------------------


def broken(name: str, part: bytes) -> bytes:
    return repacked(saved(written("a")), {name: lambda _before: part})


def large(size: int, name: str) -> bytes:
    file = BytesIO(saved(written("a")))
    with ZipFile(file, "a", ZIP_DEFLATED) as archive:
        archive.writestr(name, b" " * size)
    return file.getvalue()


DEEP = b"<a>" * 120 + b"</a>" * 120
DOCTYPE = b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'
EBCDIC = b"<?xml version='1.0' encoding='cp037'?>" + "<!DOCTYPE a><a/>".encode("cp037")


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "no Word document"),
        (b"PK\x03\x04" + b"x" * 40, "no Word document"),
        (b"\xd0\xcf\x11\xe0" + b"x" * 40, "encrypted, or of Word 2003"),
        (b"x" * (LARGEST + 1), "larger than 10 MB"),
        (large(LARGEST_UNPACKED, "word/media/image1.bmp"), "more or larger parts"),
        (large(9_000_000, "word/comments.xml"), "more text"),
        (repacked(saved(written("a")), added={f"{i}": b"" for i in range(MOST_PARTS)}), "parts"),
        (broken("word/document.xml", DOCTYPE), "declarations"),
        (broken("docProps/app.xml", DOCTYPE), "declarations"),
        (broken("word/styles.xml", EBCDIC), "declarations or an encoding"),
        (broken("word/styles.xml", "<a/>".encode("utf-16")), "declarations or an encoding"),
        (broken("word/document.xml", DEEP), "nested deeper"),
        (broken("word/document.xml", b"<a>"), "broken"),
        (broken("word/document.xml", b"<a/>"), "broken"),
        (broken("[Content_Types].xml", b"<a/>"), "no Word document"),
        (saved(docx.Document()), "no text"),
    ],
)
def test_what_is_no_text_in_word_is_refused(data: bytes, reason: str) -> None:
    with pytest.raises(Unreadable, match=reason) as refused:
        read_docx(data, "x.docx")
    assert str(refused.value).startswith("x.docx: ")


def test_encrypted_part_is_refused() -> None:
    data = bytearray(saved(written("a")))
    directory = data.rindex(b"PK\x01\x02")
    data[directory + 8] |= 1
    with pytest.raises(Unreadable, match="encrypted"):
        read_docx(bytes(data), "x.docx")


def test_part_that_lies_about_its_size_is_refused() -> None:
    data = bytearray(saved(written("a" * 5_000)))
    with ZipFile(BytesIO(bytes(data))) as archive:
        entry = archive.getinfo("word/document.xml")
    at = data.index(b"word/document.xml", data.index(b"PK\x01\x02")) - 46
    assert int.from_bytes(data[at + 24 : at + 28], "little") == entry.file_size
    data[at + 24 : at + 28] = (100).to_bytes(4, "little")
    with pytest.raises(Unreadable):
        read_docx(bytes(data), "x.docx")
