"""Cleaning: pages as people paste them, and the Markdown and the notes that come of them."""

from __future__ import annotations

from pathlib import Path
from time import process_time

import pytest

from releases.markup import to_html
from tests.texts import FRONT_MATTER
from translations.demo import texts
from translations.exchange.cleaning import Cleaned, clean_html
from translations.exchange.errors import Unreadable
from translations.exchange.html_tree import DEEPEST, LARGEST, MOST_ELEMENTS

PAGES = Path(__file__).parent / "pages"


def page(name: str) -> Cleaned:
    return clean_html((PAGES / f"{name}.html").read_text(encoding="utf-8"))


def markdown(html: str) -> str:
    return clean_html(html).markdown


def notes(html: str) -> dict[str, int]:
    return {note.kind: note.count for note in clean_html(html).notes}


# --- whole pages -------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["word", "google-docs", "ministry", "libreoffice"])
def test_page_comes_out_to_the_letter(name: str) -> None:
    assert page(name).markdown == (PAGES / f"{name}.md").read_text(encoding="utf-8")


def test_word_is_told_what_was_lost() -> None:
    assert {note.kind: note.count for note in page("word").notes} == {
        "images": 1,
        "deletions": 3,
        "insertions": 2,
        "comments": 1,
        "links": 1,
        "letters": 2,
        "merged": 2,
        "cell_lines": 1,
    }


def test_notes_are_sentences() -> None:
    assert [str(note) for note in clean_html("<img><p>a</p><img>").notes] == [
        "2 images were left out: a release carries its images itself."
    ]


@pytest.mark.parametrize(
    "file",
    [path for path in sorted(texts.FOLDER.glob("*/*.md")) if path.name != "README.md"],
    ids=lambda path: f"{path.parent.name}-{path.stem}",
)
def test_every_text_of_the_demonstration_comes_back_from_its_own_page(file: Path) -> None:
    body = FRONT_MATTER.sub("", file.read_text(encoding="utf-8"))
    cleaned = clean_html(to_html(body, prefix="fr"))
    assert cleaned.markdown.strip() == body.strip()
    assert cleaned.notes == ()


def test_page_says_which_part_is_the_main_one() -> None:
    html = "<header>Menu</header><nav>a</nav><main><p>Texte</p></main><footer>Pied</footer>"
    assert markdown(html) == "Texte\n"
    assert notes(html) == {"outside": 1}


@pytest.mark.parametrize("html", ["", " \n", "<!-- a -->", "<p>&nbsp;</p>", "<script>a</script>"])
def test_page_of_nothing_is_nothing(html: str) -> None:
    assert clean_html(html) == Cleaned("", ())


# --- what is too much ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    "html",
    ["é" * (LARGEST // 2 + 1), "<b>" * (DEEPEST + 1) + "a", "<p>" * (MOST_ELEMENTS + 1)],
    ids=["large", "deep", "many"],
)
def test_page_that_is_too_much_is_refused(html: str) -> None:
    with pytest.raises(Unreadable, match="page"):
        clean_html(html)


@pytest.mark.parametrize(
    "html",
    [
        "<" * 1_000_000,
        "<a " + " ".join(f"a{i}=1" for i in range(100_000)) + ">x",
        "<p>" + "x<br>" * 10_000,
        "<table>" + "<tr><td rowspan=9999 colspan=9999>x" * 5_000,
        "<a href=#n id=r>1</a>" * 9_000 + "<div id=n>" + "<a href=#r>1</a>" * 9_000,
        "<blockquote>" * 190 + "x",
        "<ul><li>" * 95 + "x",
        "<p>" + "_" * 1_000_000,
    ],
    ids=["signs", "attributes", "lines", "spans", "notes", "quotes", "lists", "underscores"],
)
def test_page_made_to_take_long_does_not(html: str) -> None:
    start = process_time()
    clean_html(html)
    assert process_time() - start < 10  # a tenth of what the naive ways took


# --- words and their marks ----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<b>a</b> <i>b</i>", "**a** *b*"),
        ("<strong>a </strong>b", "**a** b"),
        ("<span style='font-weight:700'>a</span>", "**a**"),
        ("<b style='font-weight:normal'>a</b>", "a"),
        ("<b><p>a</p><p>b</p></b>", "**a**\n\n**b**"),
        ("<b>a</b><b>b</b>", "**ab**"),
        ("<i>a<b>b</b></i>", "*a**b***"),
        ("<u>a</u> <font color=red>b</font>", "a b"),
        ("<b>&nbsp;</b>a", "a"),
        ("これは<b>「重要」</b>です", "これは「**重要**」です"),
        ("<b>注：</b>以下", "**注**：以下"),
        ("<b>a</b><i>b</i>", "**a***b*"),
        ("<code>a|`b</code>", "``a|`b``"),
    ],
)
def test_marks_stand_where_the_page_reads_them(html: str, expected: str) -> None:
    assert markdown(html) == expected + "\n"


def test_marks_that_markdown_cannot_read_are_left_out_and_said() -> None:
    html = "日本<b><ruby>漢<rt>かん</rt></ruby></b>字"
    assert markdown(html) == "日本{漢|かん}字\n"
    assert notes(html) == {"emphasis": 1}


def test_spaces_that_matter_are_kept() -> None:
    assert markdown("<p> 10\u202f000&nbsp;€ :\n 外相\u3000会合 </p>") == (
        "10\u202f000\u00a0€ : 外相\u3000会合\n"
    )


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("外相は、\n会合を", "外相は、会合を"),
        ("大臣\n<b>は</b>", "大臣**は**"),
        ("a\nb", "a b"),
        ("한\n국", "한 국"),
    ],
)
def test_line_of_the_source_ends_no_word_of_han_and_kana(html: str, expected: str) -> None:
    assert markdown(html) == expected + "\n"


def test_lines_end_where_the_page_ends_them() -> None:
    assert markdown("a<br>b<br><br>c<br>") == "a\\\nb\n\nc\n"


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("m<sup>2</sup>, CO<sub>2</sub>", "m², CO₂"),
        ("le 1<sup>er</sup> mai", "le 1er mai"),
        ("<span style='vertical-align:super'>-3</span>", "⁻³"),
    ],
)
def test_raised_figures_have_signs_of_their_own(html: str, expected: str) -> None:
    assert markdown(html) == expected + "\n"


@pytest.mark.parametrize(
    "html",
    [
        "<ruby>王毅<rt>おう・き</rt></ruby>",
        "<ruby><rb>王毅</rb><rp>(</rp><rt>おう・き</rt><rp>)</rp></ruby>",
        "<ruby>王毅<rp>(<rt>おう・き<rp>)</ruby>",
    ],
)
def test_ruby_is_written_with_its_reading(html: str) -> None:
    assert markdown(html) == "{王毅|おう・き}\n"


@pytest.mark.parametrize(
    ("href", "kept"),
    [
        ("https://www.example.org/a_(b)", "https://www.example.org/a_(b)"),
        ("https://www.example.org/a)b", r"https://www.example.org/a\)b"),
        ("https://www.example.org/a b", "https://www.example.org/a%20b"),
        ("mailto:presse@example.org", "mailto:presse@example.org"),
        ("/fr/x", "/fr/x"),
        ("https://www.google.com/url?q=https://example.org/&sa=D", "https://example.org/"),
    ],
)
def test_link_is_kept(href: str, kept: str) -> None:
    assert markdown(f'<a href="{href}">a</a>') == f"[a]({kept})\n"
    assert f'href="{kept}"'.replace("\\", "") in to_html(markdown(f'<a href="{href}">a</a>'))


@pytest.mark.parametrize(
    "href",
    [
        "javascript:alert(1)",
        "//evil.example/",
        "file:///c:/x",
        "x.html",
        "#haut",
        "data:x",
    ],
)
def test_link_that_no_page_may_follow_becomes_words(href: str) -> None:
    assert markdown(f'<a href="{href}">mot</a>') == "mot\n"
    assert notes(f'<a href="{href}">mot</a>') == {"links": 1}


def test_anchor_without_an_address_is_no_link() -> None:
    assert clean_html("<a name=top>mot</a>") == Cleaned("mot\n", ())


@pytest.mark.parametrize(
    "html",
    [
        "<p hidden>a</p>",
        "<p style='display:none'>a</p>",
        "<span style='mso-hide:all'>a</span>",
        "<title>a</title>",
        "<style>a</style>",
        "<noscript>a</noscript>",
        "<textarea>a</textarea>",
    ],
)
def test_what_the_page_does_not_show_is_not_read(html: str) -> None:
    assert clean_html(html + "<p>b</p>") == Cleaned("b\n", ())


# --- blocks ---------------------------------------------------------------------------------------


def test_highest_heading_stands_below_the_title_of_the_page() -> None:
    assert markdown("<h2>a</h2><h4>b</h4><blockquote><h2>c</h2></blockquote>") == (
        "## a\n\n#### b\n\n> ## c\n"
    )


def test_heading_is_one_line_and_bold_anyway() -> None:
    assert markdown("<h1><b>a<br>b #</b></h1>") == "## a b \\#\n"


def test_quotation_and_rule_are_kept() -> None:
    assert markdown("<blockquote><p>a<p>b</blockquote><hr>c") == "> a\n>\n> b\n\n***\n\nc\n"


def test_quotation_that_is_an_indent_of_a_mail_is_none() -> None:
    assert markdown("<blockquote style='margin:0 0 0 40px;border:none'>a</blockquote>") == "a\n"


def test_definitions_become_paragraphs() -> None:
    html = "<dl><dt>Terme<dd>Sens<dd><p>Autre</dl>"
    assert markdown(html) == "**Terme**\n\nSens\n\nAutre\n"
    assert notes(html) == {"definitions": 1}


def test_preformatted_lines_keep_every_space() -> None:
    assert markdown("<pre>a  ```\n  b</pre>") == "````\na  ```\n  b\n````\n"


def test_speaker_of_our_own_page_speaks_again() -> None:
    turn = "@Journaliste\u202f: Quel est le *programme* ?\n"
    assert markdown(to_html(turn)) == turn
    assert markdown("<p>@Journaliste : Quel</p>") == "\\@Journaliste : Quel\n"


def test_what_cannot_be_carried_is_counted() -> None:
    html = (
        "<img><svg></svg><video></video><iframe></iframe><s>a</s> x<sup>note</sup><sup>a b c</sup>"
    )
    assert notes(html) == {"images": 2, "media": 2, "struck": 1, "raised": 1}


# --- footnotes ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "html",
    [
        # Google Docs, as it exports pages
        "<p>a<sup><a href='#ftnt1' id='ftnt_ref1'>[1]</a></sup></p><hr>"
        "<div><p><a href='#ftnt_ref1' id='ftnt1'>[1]</a> note</p></div>",
        # LibreOffice
        "<p>a<a class=sdfootnoteanc name=sdfootnote1anc href=#sdfootnote1sym><sup>1</sup></a></p>"
        "<div id=sdfootnote1><p class=sdfootnote><a class=sdfootnotesym name=sdfootnote1sym"
        " href=#sdfootnote1anc>1</a>note</p></div>",
        # MediaWiki
        "<p>a<sup id=cite_ref-1><a href=#cite_note-1><span>[</span>1<span>]</span></a></sup></p>"
        "<ol><li id=cite_note-1><span><b><a href=#cite_ref-1>^</a></b></span> <span>note</span></li></ol>",
        # mammoth
        "<p>a<sup><a href=#footnote-1 id=footnote-ref-1>[1]</a></sup></p>"
        "<ol><li id=footnote-1><p> note <a href=#footnote-ref-1>↑</a></p></li></ol>",
        # by hand, the brackets outside
        "<p>a[<a href=#n1 id=r1>1</a>]</p><p id=n1><a href=#r1>1</a> note</p>",
    ],
    ids=["google", "libreoffice", "mediawiki", "mammoth", "hand"],
)
def test_footnote_of_any_hand_is_one_of_ours(html: str) -> None:
    assert clean_html(html) == Cleaned("a[^1]\n\n[^1]: note\n", ())


def test_footnotes_are_numbered_by_their_marks() -> None:
    html = (
        "<p>a<a href=#n2 id=r2>*</a>b<a href=#n1 id=r1>**</a>c<a href=#n2>*</a></p>"
        "<p id=n1><a href=#r1>**</a> un</p><p id=n2><a href=#r2>*</a> deux</p>"
    )
    assert markdown(html) == "a[^1]b[^2]c[^1]\n\n[^1]: deux\n\n[^2]: un\n"


def test_mark_without_its_footnote_stays_as_words() -> None:
    html = "<p>a<a href='#_ftn1' name='_ftnref1'>[1]</a>: b</p>"
    assert markdown(html) == "a[1]: b\n"
    assert notes(html) == {"marks": 1}


def test_contents_that_lead_to_headings_and_back_are_no_footnotes() -> None:
    html = "<p><a href=#s id=t>1</a></p><h2 id=s><a href=#t>1</a> Titre</h2>"
    assert markdown(html).endswith("## 1 Titre\n")
    assert notes(html) == {"links": 2}
