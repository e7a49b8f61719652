"""Word documents for the tests: python-docx's, with what it can't make added as XML."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from io import BytesIO
from zipfile import ZipFile

import docx
from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.text.paragraph import Paragraph

W = nsdecls("w")
FOOTNOTES = f"""<w:footnotes {W}>
<w:footnote w:id="-1" w:type="separator"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>
<w:footnote w:id="1"><w:p><w:pPr><w:pStyle w:val="FootnoteText"/></w:pPr>
<w:r><w:footnoteRef/></w:r><w:r><w:t xml:space="preserve"> Heure du </w:t></w:r>
<w:r><w:rPr><w:i/></w:rPr><w:t>Japon</w:t></w:r></w:p></w:footnote></w:footnotes>"""
# (1) and (i), «Article 1» and «a)» as Word stores them.
LEVELS = (("decimal", "(%1)"), ("lowerRoman", "(%2)"), ("bullet", "\uf0b7"))
ARTICLES = (("decimal", "Article %1."),)
LETTERS = (("lowerLetter", "%1)"),)


def saved(document: Document) -> bytes:
    file = BytesIO()
    document.save(file)
    return file.getvalue()


def written(*paragraphs: str, style: str | None = None) -> Document:
    document = docx.Document()
    for text in paragraphs:
        document.add_paragraph(text, style=style)
    return document


def append(paragraph: Paragraph, xml: str) -> None:
    """Add an element of Word's to a paragraph; ``w:`` is known."""
    paragraph._p.append(parse_xml(xml.replace(">", f" {W}>", 1).replace(f"/ {W}>", f" {W}/>", 1)))


def number(document: Document, number_id: int, levels: tuple[tuple[str, str], ...]) -> None:
    """Define a numbering with these formats and texts, a level each."""
    numbering = document.part.numbering_part.element
    described = "".join(
        f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
        for level, (form, text) in enumerate(levels)
    )
    abstract = f'<w:abstractNum {W} w:abstractNumId="{number_id}">{described}</w:abstractNum>'
    numbering.insert(0, parse_xml(abstract))
    numbering.append(
        parse_xml(
            f'<w:num {W} w:numId="{number_id}"><w:abstractNumId w:val="{number_id}"/></w:num>'
        )
    )


def point(document: Document, text: str, number_id: int, level: int = 0) -> Paragraph:
    """Add a paragraph that is a point of a numbering."""
    paragraph = document.add_paragraph(text, style="List Paragraph")
    numbered = f'<w:numPr {W}><w:ilvl w:val="{level}"/><w:numId w:val="{number_id}"/></w:numPr>'
    paragraph._p.get_or_add_pPr().append(parse_xml(numbered))
    return paragraph


def with_footnotes(document: Document) -> None:
    """Give the document one footnote, with the id 1."""
    part = Part(
        PackURI("/word/footnotes.xml"),
        "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml",
        FOOTNOTES.encode(),
        document.part.package,
    )
    document.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)


def repacked(
    data: bytes,
    changed: Mapping[str, Callable[[bytes], bytes]] | None = None,
    added: Mapping[str, bytes] | None = None,
) -> bytes:
    """The document with some of its parts changed, and others added."""
    file = BytesIO()
    with ZipFile(BytesIO(data)) as before, ZipFile(file, "w") as after:
        for name in before.namelist():
            change = (changed or {}).get(name, bytes)
            after.writestr(name, change(before.read(name)))
        for name, content in (added or {}).items():
            after.writestr(name, content)
    return file.getvalue()
