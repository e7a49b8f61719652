"""Two versions as one: headings, points and tables stay what they are, and a figure is marked whole."""

from __future__ import annotations

import pytest

from releases.compared_html import as_html
from releases.comparing_lines import compare_lines
from releases.lines import lines_of
from releases.markup import to_html
from tests.soon import soon


def compared(old: str, new: str) -> str:
    """Two bodies in Markdown as the page that compares them has them."""
    before, after = (lines_of(str(to_html(body))) for body in (old, new))
    return str(as_html(compare_lines(before, after)))


TABLE = "| Pays | Délégués |\n|---|---|\n| France | 15 |\n| Japon | 8 |\n"
HEAD = '<thead><tr><th scope="col">Pays</th><th scope="col">Délégués</th></tr></thead>'


def test_heading_stays_a_heading() -> None:
    page = compared("## Objet\n\nUn.\n", "## Objet et date\n\nUn.\n")
    assert page == "<h3>Objet<ins> et date</ins></h3><p>Un.</p>"


def test_headings_stand_below_the_part_and_in_their_order() -> None:
    page = compared("## A\n\n### B\n\nUn.\n", "## A\n\n### B\n\nDeux.\n")
    assert page.startswith("<h3>A</h3><h4>B</h4>")


def test_table_is_compared_cell_by_cell() -> None:
    page = compared(TABLE, TABLE.replace("15", "17"))
    assert page == (
        f"<table>{HEAD}<tbody><tr><td>France</td><td><del>15</del><ins>17</ins></td></tr>"
        "<tr><td>Japon</td><td>8</td></tr></tbody></table>"
    )


def test_row_more_changes_no_other_row() -> None:
    page = compared(TABLE, TABLE.replace("| Japon", "| Italie | 4 |\n| Japon"))
    assert "<tr><td><ins>Italie</ins></td><td><ins>4</ins></td></tr>" in page
    assert "<tr><td>Japon</td><td>8</td></tr>" in page


def test_row_is_known_by_what_stands_first_in_it() -> None:
    old = "| Ville | Jour | Heure |\n|---|---|---|\n| Paris | lundi | 16:00 |\n| Rome | mardi | 9:30 |\n"
    new = old.replace("lundi | 16:00", "jeudi | 11:15").replace("mardi | 9:30", "samedi | 10:45")
    page = compared(old, new)
    assert "<td>Paris</td><td><del>lundi</del><ins>jeudi</ins></td>" in page
    assert "<td>Rome</td><td><del>mardi</del><ins>samedi</ins></td>" in page


def test_column_more_is_a_column_more() -> None:
    new = "| Pays | Délégués | Jour |\n|---|---|---|\n| France | 15 | lundi |\n| Japon | 8 | mardi |\n"
    page = compared(TABLE, new)
    assert '<th scope="col"><ins>Jour</ins></th>' in page
    assert "<tr><td>Japon</td><td>8</td><td><ins>mardi</ins></td></tr>" in page


def test_empty_cell_keeps_its_column() -> None:
    page = compared(TABLE.replace("| 8 |", "| |"), TABLE)
    assert "<tr><td>Japon</td><td><ins>8</ins></td></tr>" in page


def test_two_tables_stay_two() -> None:
    both = f"{TABLE}\n| Ville | Jour |\n|---|---|\n| Rome | lundi |\n"
    page = compared(both, both.replace("8", "9").replace("lundi", "mardi"))
    assert page.count("<table>") == page.count("</table>") == 2


def test_points_stay_points_in_their_depth() -> None:
    old = "- un\n    - deux\n    - trois\n- quatre\n\n  suite\n"
    page = compared(old, old.replace("    - trois\n", "").replace("suite", "fin"))
    assert page == (
        "<ul><li>un<ul><li>deux</li><li><del>trois</del></li></ul></li>"
        "<li>quatre<p><del>suite</del><ins>fin</ins></p></li></ul>"
    )


def test_paragraph_more_is_shown_whole_and_leaves_the_next_as_it_was() -> None:
    page = compared("Le ministre part.\n", "Une note.\n\nLe ministre part demain.\n")
    assert page == "<p><ins>Une note.</ins></p><p>Le ministre part<ins> demain</ins>.</p>"


def test_paragraph_that_became_a_heading_is_both() -> None:
    assert compared("Objet\n\nUn.\n", "## Objet de la visite\n\nUn.\n") == (
        "<p><del>Objet</del></p><h3><ins>Objet de la visite</ins></h3><p>Un.</p>"
    )


@pytest.mark.parametrize(
    ("old", "new", "shown"),
    [
        ("十五か国が参加。", "十七か国が参加。", "<p><del>十五</del><ins>十七</ins>か国が参加。</p>"),
        ("会议于15日举行。", "会议于17日举行。", "<p>会议于<del>15</del><ins>17</ins>日举行。</p>"),
        ("حضر 15 وفداً.", "حضر 17 وفداً.", "<p>حضر <del>15</del><ins>17</ins> وفداً.</p>"),
        ("حضر ١٥ وفداً.", "حضر ١٧ وفداً.", "<p>حضر <del>١٥</del><ins>١٧</ins> وفداً.</p>"),
    ],
)  # fmt: skip
def test_figure_is_marked_whole_in_every_script(old: str, new: str, shown: str) -> None:
    assert compared(f"{old}\n", f"{new}\n") == shown


def test_table_in_japanese_is_compared_cell_by_cell() -> None:
    old = "| 国 | 人数 |\n|---|---|\n| 日本 | 十五人 |\n"
    assert "<td>日本</td><td><del>十五</del><ins>十七</ins>人</td>" in compared(
        old, old.replace("十五", "十七")
    )


def test_what_looks_like_markup_stays_what_was_typed() -> None:
    assert compared("Un.\n", "<script>x</script>\n") == (
        "<p><del>Un.</del><ins>&lt;script&gt;x&lt;/script&gt;</ins></p>"
    )


def test_texts_with_nothing_alike_take_no_minutes() -> None:
    old = "".join(f"- {number} a b c d e f g\n" for number in range(1900))
    with soon():
        page = compared(old, old.replace("a b c", "u v w x"))
    assert page.count("<del>") >= 1900
