"""Markup: what an author types, and the HTML, the plain text and the shape that come of it."""

from __future__ import annotations

import re
from time import process_time

import pytest
from django.utils import translation
from django.utils.safestring import SafeString
from hypothesis import given, settings
from hypothesis import strategies as st

from releases import markup
from releases.markup import LIMIT, MarkupRefused, bidi_controls, shape, to_html, to_text
from tests.texts import seed

# --- the first real release ------------------------------------------------------------------


@pytest.mark.parametrize("language", ["fr", "en", "ja"])
def test_seed_has_two_points_and_ten_below_the_second(language: str) -> None:
    text = shape(seed(language))
    assert [len(point) for point in text.points] == [0, 10]
    assert (text.footnotes, text.tables, text.headings) == (1, 0, 0)


def test_seed_footnote_and_its_reference_lead_to_each_other() -> None:
    html = to_html(seed("fr"), prefix="fr")
    assert html.count('role="doc-noteref"') == html.count('role="doc-backlink"') == 1
    assert '<a href="#fn-fr-1" id="fnref-fr-1" role="doc-noteref">[1]</a>' in html
    assert '<li id="fn-fr-1" class="footnote-item">' in html
    assert 'href="#fnref-fr-1"' in html


def test_seed_keeps_every_word_of_the_ministry() -> None:
    typed = re.sub(r"\[\^1\]:?|^ *- ", "", seed("fr"), flags=re.MULTILINE)
    assert to_text(seed("fr")).split() == typed.split()


# --- footnotes -------------------------------------------------------------------------------


def test_footnotes_of_two_texts_on_a_page_have_ids_of_their_own() -> None:
    ids = [
        set(re.findall(r'id="([^"]+)"', to_html("a[^1]\n\n[^1]: b", prefix=prefix)))
        for prefix in ("ja", "fr", "")
    ]
    assert not ids[0] & ids[1] | ids[1] & ids[2] | ids[0] & ids[2]


def test_footnote_prefix_that_is_no_part_of_an_id_is_a_mistake() -> None:
    with pytest.raises(ValueError, match="Not fit"):
        to_html("a", prefix='"><b>')


def test_footnote_named_twice_has_two_ways_back() -> None:
    html = to_html("a[^n] b[^n]\n\n[^n]: c")
    assert 'id="fnref-1"' in html
    assert 'id="fnref-1-2"' in html
    assert 'href="#fnref-1" class="footnote-backref" role="doc-backlink" aria-label="[1]"' in html
    assert 'href="#fnref-1-2"' in html
    assert 'aria-label="[1] (2)">\u21a9\ufe0e</a>' in html


def test_footnote_of_one_word_is_not_taken_for_the_address_of_a_link() -> None:
    assert "Japon" in to_text("a[^1]\n\n- b\n\n    [^1]: Japon")


@pytest.mark.parametrize(
    "markdown",
    [
        "No reference to it.\n\n[^1]: kept",
        "Twice[^1]\n\n[^1]: first\n\n[^1]: kept",
        "Within another[^1]\n\n[^1]: first\n\n    [^2]: kept",
    ],
)
def test_footnote_out_of_place_is_shown_all_the_same(markdown: str) -> None:
    html = to_html(markdown)
    assert "kept" in html
    assert all(f'id="{name}"' in html for name in re.findall(r'href="#([^"]+)"', html))


# --- points and ruby -------------------------------------------------------------------------


def test_points_in_brackets_are_ordered_lists_with_sections_below() -> None:
    html = to_html("(1) 政治\n(2) 経済\n    (i) 貿易\n    (ii) 投資\n")
    assert html == (
        '<ol class="parenthesised">\n<li>政治</li>\n<li>経済\n'
        '<ol class="parenthesised roman">\n<li>貿易</li>\n<li>投資</li>\n</ol>\n'
        "</li>\n</ol>\n"
    )


@pytest.mark.parametrize("typed", ["(3) 甲\n(4) 乙", "(3)　甲\n(4)　乙", "（３）　甲\n（４）　乙"])
def test_points_begin_where_their_first_number_says(typed: str) -> None:
    assert to_html(typed) == (
        '<ol class="parenthesised" start="3">\n<li>甲</li>\n<li>乙</li>\n</ol>\n'
    )


def test_points_keep_the_number_that_was_typed() -> None:
    html = to_html("(1) a\n(3) b\n(4) c\n")
    assert re.findall(r"<li[^>]*>", html) == ["<li>", '<li value="3">', "<li>"]


@pytest.mark.parametrize(("numeral", "number"), [("iv", 4), ("ix", 9), ("xiv", 14), ("xxxix", 39)])
def test_points_count_in_roman(numeral: str, number: int) -> None:
    assert f'class="parenthesised roman" start="{number}"' in to_html(f"({numeral}) a")


@pytest.mark.parametrize("typed", ["(1) a\n\n    b", "(10) a\n\n    b", "(viii) a\n\n    b"])
def test_point_goes_on_four_columns_in(typed: str) -> None:
    assert shape(typed).points == ((),)
    assert "<p>b</p>\n</li>" in to_html(typed)


@pytest.mark.parametrize(
    "typed", ["(2025) a", "(c) a", "(1)a", "(iiii) a", "text\n(2) a", "    (1) a", "1) a) (1) b"]
)
def test_points_do_not_begin_at_every_bracket(typed: str) -> None:
    assert "parenthesised" not in to_html(typed)


def test_points_may_follow_their_lead_in_without_an_empty_line() -> None:
    assert shape("概要は以下のとおり。\n(1) 甲\n(2) 乙").points == ((), ())


def test_ruby_stands_over_its_characters() -> None:
    assert to_html("{岩屋|いわや}大臣") == (
        "<p><ruby>岩屋<rp>(</rp><rt>いわや</rt><rp>)</rp></ruby>大臣</p>\n"
    )


def test_ruby_in_a_table_takes_the_full_width_bar() -> None:
    assert "<rt>おう・き</rt>" in to_html("|名前|\n|-|\n|{王毅｜おう・き}|")


@pytest.mark.parametrize("typed", ["{a}", "{a|", "{|b}", r"\{a|b}", "{<i>|b}"])
def test_ruby_is_no_way_to_write_anything_else(typed: str) -> None:
    assert "<i>" not in to_html(typed)
    assert typed == "{<i>|b}" or "<ruby>" not in to_html(typed)


# --- the page ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("typed", "levels"),
    [
        ("# a\n\n## b\n\n### c\n\nd\n===", "2342"),
        ("## a\n\n### b\n\n## c", "232"),
        ("#### a\n\n## b\n\n###### c\n\n### d\n\n#### e", "22334"),
        ("> ## a\n\n- ### b", "23"),
        ("# a\n\n## b\n\n### c\n\n#### d\n\n##### e\n\n###### f", "234566"),
    ],
)
def test_headings_leave_h1_to_the_title_of_the_page_and_skip_no_level(
    typed: str, levels: str
) -> None:
    html = to_html(typed)
    assert re.findall(r"<h(\d)>", html) == list(levels)
    assert re.findall(r"</h(\d)>", html) == list(levels)


def test_table_aligns_by_class_and_says_what_heads_a_column() -> None:
    html = to_html("|国|額|\n|:-|-:|\n|日本|1億円|")
    assert '<th scope="col">国</th>' in html
    assert '<td class="align-right">1億円</td>' in html


def test_link_to_another_site_gives_no_hold_on_this_one() -> None:
    assert to_html("[a](https://www.mofa.go.jp/)") == (
        '<p><a href="https://www.mofa.go.jp/" rel="noopener">a</a></p>\n'
    )
    assert to_html("[a](/fr/x)") == '<p><a href="/fr/x">a</a></p>\n'


def test_bracketed_note_is_not_taken_for_the_address_of_a_link() -> None:
    assert "次のとおりです" in to_html("[注]: 次のとおりです。")


@pytest.mark.parametrize(
    "typed",
    [
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "a <b onclick='x()'>b</b>",
        "<!-- a --><style>p{}</style>",
        "[a](javascript:alert(1))",
        "[a](JaVaScRiPt:alert(1))",
        "[a](&#106;avascript:alert(1))",
        "[a](java\\\nscript:alert(1))",
        "[a](data:text/html;base64,PHNjcmlwdD4=)",
        "[a](vbscript:x)",
        "[a](file:///etc/passwd)",
        "[a](//evil.example/)",
        "[a](/\\evil.example/)",
        "[a](/%09/evil.example)\n\n[b](\\\\evil.example)",
        "[a](http:evil)",
        "[a](https://www.mofa.go.jp@evil.example/)",
        "[a](#top)",
        "[a][b]\n\n[b]: javascript:alert(1)",
        "<javascript:alert(1)>",
        '[a](https://x.example/ "onmouseover=alert(1)")',
        '[a](https://x.example/"onmouseover="alert(1))',
        "![a](https://tracker.example/p.png)",
        "```x onload=alert(1)\na\n```",
        "|a|\n|-|\n|<svg/onload=alert(1)>|",
        '{a|"><script>alert(1)</script>}',
        '[^"><script>]\n\n[^"><script>]: x',
        "# a {onclick=x style=y}",
    ],
)
def test_hostile_text_stays_text(typed: str) -> None:
    tags = re.findall(r"<[^>]*>", to_html(typed))
    assert not [
        tag
        for tag in tags
        if re.match(r"</?(script|img|b|style|svg|iframe)\b", tag)
        or re.search(r"\s(on\w+|style|title|src)\s*=", tag)
        or re.search(r'href="(?!https?://(www|x|tracker)\.|/%09/|#fn)', tag)
    ]


def test_html_is_marked_safe() -> None:
    assert isinstance(to_html("a"), SafeString)


MARKS = ["<", ">", '"', "'", "&lt;", "&#0;", "(1) ", "- ", "> ", "[^a]", "[^a]: ", "[a](", ")", "{"]
BREAKS = ["|", "\n", "\n\n", "    ", "|-|\n", "`", "```\n", "*", "\\", "日本", "نص", "\x00", "//"]
SIGNS = st.sampled_from([*MARKS, *BREAKS, "<script>"])
TAGS = {
    *("p", "br", "hr", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "blockquote", "section"),
    *("pre", "code", "em", "strong", "a", "sup", "ruby", "rp", "rt"),
    *("table", "thead", "tbody", "tr", "th", "td"),
}


@settings(max_examples=300, deadline=None)
@given(st.lists(SIGNS | st.text(max_size=5), max_size=40).map("".join))
def test_html_of_any_text_has_only_the_tags_of_a_page(typed: str) -> None:
    names = set(re.findall(r"</?([a-zA-Z!?][^\s>]*)", to_html(typed)))
    assert names <= TAGS


# --- plain text ------------------------------------------------------------------------------


def test_text_has_the_words_without_the_marks() -> None:
    markdown = "# 見出し\n\n**太字**と[リンク](/a)[^1]\n\n- {点|てん}\n\n[^1]: `注`\n"
    assert to_text(markdown) == "見出し\n太字とリンク\n点(てん)\n注"


def test_text_of_a_table_is_that_of_its_cells() -> None:
    assert to_text("|a|b|\n|-|-|\n|c\\|d||") == "a\nb\nc|d"


# --- bounds ----------------------------------------------------------------------------------


def test_body_over_the_limit_is_refused_with_both_figures() -> None:
    body = "日" * (LIMIT // 3 + 1)
    for reader in (to_html, to_text, shape, markup.refuse_large):
        with translation.override("en"), pytest.raises(MarkupRefused, match=r"50001.*50000") as err:
            reader(body)
        assert (err.value.size, err.value.limit) == (50_001, LIMIT)
    markup.refuse_large("a" * LIMIT)


@pytest.mark.parametrize(
    "unit",
    [
        *("[", "![", "[^", "[^a]: > ", "[a](", "[a\n", "[x]: /y '\n", "*a ", "a*", "_a", "`a``"),
        *("(1) ", "(1) a\n", "(i) ", "> ", "- ", "> - ", "- > - > - > a\n", "a\n", "#\n", "\t"),
        *("|a\n|-\n", "|\n", "{a|", "<a ", "&", "\\["),
    ],
)
def test_hostile_text_takes_a_moment_and_no_more(unit: str) -> None:
    for body in (unit * (LIMIT // len(unit)), "[^a]: b\n\n" + unit * (LIMIT // len(unit) - 9)):
        began = process_time()
        to_html(body)
        assert process_time() - began < 3  # seconds; 0.5 was the longest measured


def test_table_of_a_few_bytes_is_not_blown_up() -> None:
    header = "|a" * 250 + "\n" + "|-" * 250 + "\n"
    assert len(to_html(header + "|\n" * 20_000)) < 200_000


@pytest.mark.parametrize("marker", ["> ", "- ", "1. ", "(1) ", "> (1) - "])
def test_deep_nesting_ends_without_losing_text(marker: str) -> None:
    assert "deepest" in to_text(marker * 200 + "deepest")


# --- controls of direction -------------------------------------------------------------------


def test_bidi_controls_are_named_with_their_places() -> None:
    assert bidi_controls("a\u202eb\u2066c\u061c") == [
        (1, "RIGHT-TO-LEFT OVERRIDE"),
        (3, "LEFT-TO-RIGHT ISOLATE"),
        (5, "ARABIC LETTER MARK"),
    ]


def test_bidi_controls_are_not_letters_that_run_from_the_right() -> None:
    assert bidi_controls("وزارة الخارجية\u200c، 2025\u00a0!") == []
