"""The desk's page: how a text stands there, what the filters leave, and how few questions it asks."""

from __future__ import annotations

import datetime
import re
from typing import Any

import pytest
from django.utils import timezone

from releases.uploads import picture
from tests.cast import ENGLISH, JAPANESE, Cast
from tests.files import annex, photograph
from tests.translations.desk.pages import html, page, shown
from tests.translations.desk.texts import (
    at,
    desk,
    drafted,
    keys,
    long_text,
    newer_source,
    of,
    save,
    started,
)
from tests.translations.staff import at_desk, words
from translations.models import EmbargoGrant, Place, Translation
from translations.verbs import Verb
from translations.workflow import perform, perform_on_release

MOST_QUERIES = 15  # DESIGN.md, section 11


# --- few questions ----------------------------------------------------------------------------


def busy(cast: Cast, french: Translation) -> Translation:
    """With links, pictures, files, remarks, suggestions, and a source that changed since."""
    release, key = french.release, keys(french)[1]
    perform_on_release(release, Verb.CHANGE_LINKS, cast.olivia, links=("https://example.org/a",))
    perform_on_release(release, Verb.ADD_IMAGE, cast.olivia, picture=picture(photograph(80, 80)))
    given = {"paper": annex(), "text": "Annexe", "standing": "provisional"}
    perform(french, Verb.ATTACH, cast.anna, **given)
    for number in range(5):
        perform(french, Verb.REMARK, cast.chloe, key=key, comment=f"Est-ce le mot {number} ?")
        french.suggestions.create(
            key=key, revision=1, original_text="Premier point", text=f"Point {number}",
            author=cast.chloe, at=timezone.now(),
        )  # fmt: skip
    perform(french, Verb.ASSIGN, cast.olivia, assignee=cast.ben)
    newer_source(cast, french, "第1点", "第一点")
    return french


@pytest.mark.parametrize("length", [18, 400])
def test_desk_opens_in_fifteen_queries_however_long_the_text_is(
    cast: Cast, django_assert_max_num_queries: Any, length: int
) -> None:
    french, client = long_text(cast, length), at_desk(cast.anna)
    with django_assert_max_num_queries(MOST_QUERIES):
        assert len(page(client, french).rows) == length + 1


@pytest.mark.parametrize("who", ["anna", "chloe", "olivia", "root"])
def test_desk_opens_in_fifteen_queries_for_everyone_and_with_everything(
    cast: Cast, django_assert_max_num_queries: Any, who: str
) -> None:
    french, client = busy(cast, long_text(cast, 40)), at_desk(getattr(cast, who))
    with django_assert_max_num_queries(MOST_QUERIES):
        opened = page(client, french)
    assert opened.takes_source
    (row,) = [row for row in opened.rows if row.remarks]
    assert (row.remarks, len(row.suggestions)) == (5, 5)


@pytest.mark.parametrize("language", ["fr", "en", "ja"])
def test_pivot_stands_beside_the_source_in_few_queries(
    cast: Cast, django_assert_max_num_queries: Any, language: str
) -> None:
    """Beside the Arabic that is made from the English: the Japanese, and the French."""
    english = cast.approved(cast.drafted(cast.external(), "en", ENGLISH))
    arabic = cast.started(english, "ar")
    french = cast.started(english, "fr")
    save(cast, french, dict.fromkeys(keys(french), "Français"))
    release = arabic.release
    release.embargo_until = timezone.now() + datetime.timedelta(days=1)
    release.save(update_fields=["embargo_until"])
    EmbargoGrant.objects.create(release=release, user=cast.anna, granted_by=cast.olivia)
    client = at_desk(cast.anna)
    with django_assert_max_num_queries(MOST_QUERIES):
        rows = page(client, arabic, pivot=language).rows
    said = {
        "fr": ["Français"] * 4,
        "ja": [JAPANESE.title, "会合の概要は以下のとおりです。", "第一点", "第二点"],
        "en": [""] * 4,  # it is the source, and stands there already
    }[language]
    assert [row.pivot for row in rows] == said
    assert all(pivot in html(client, arabic, pivot=language) for pivot in said)


def test_pivot_of_what_is_made_from_the_text_itself(cast: Cast) -> None:
    english = cast.approved(cast.drafted(cast.external(), "en", ENGLISH))
    french = cast.started(english, "fr")
    save(cast, french, dict.fromkeys(keys(french), "Français"))
    rows = page(at_desk(cast.anna), english, pivot="fr").rows
    assert [row.pivot for row in rows] == ["Français"] * 4


def test_pivot_that_there_is_not_is_no_pivot(cast: Cast) -> None:
    opened = page(at_desk(cast.anna), started(cast), pivot="xx")
    assert (opened.pivot_text, {row.pivot for row in opened.rows}) == (None, {""})


# --- how the text stands there ----------------------------------------------------------------


def test_rows_stand_in_the_order_of_the_source_with_their_structure(cast: Cast) -> None:
    rows = page(at_desk(cast.anna), started(cast)).standing_rows
    assert [(row.source, row.segment.kind, row.segment.depth, row.mark) for row in rows] == [
        ("会合への参加", "title", 0, "title"),
        ("要旨。", "lead", 0, "lead"),
        ("概要", "heading", 2, "##"),
        ("外相は会合に出席した[^1]。", "paragraph", 0, "¶"),
        ("第一点", "list_item", 1, "1."),
        ("細目", "list_item", 2, "•"),
        ("第二点", "list_item", 1, "2."),
        ("国", "table_cell", 0, "▦"),
        ("額", "table_cell", 0, "▦"),
        ("日本", "table_cell", 0, "▦"),
        ("10", "table_cell", 0, "▦"),
        ("以上。", "paragraph", 0, "¶"),
        ("現地時間。", "footnote", 0, "[1]"),
    ]


def test_row_says_what_it_is_in_words_and_by_its_class(cast: Cast) -> None:
    french = started(cast)
    seen = html(at_desk(cast.anna), french)
    key = of(french, "細目").key
    assert f'<li class="row row-list_item depth-2 status-empty" id="row-{key}"' in seen
    assert "point, 2 deep" in seen
    assert "heading of level 2" in seen


def test_source_has_its_language_and_the_translation_its_own(cast: Cast) -> None:
    arabic = cast.started(cast.external(), "ar")
    seen = html(at_desk(cast.anna), arabic)
    assert '<div class="row-source" lang="ja" dir="ltr">' in seen
    assert re.search(r'<textarea [^>]*name="text-title" lang="ar" dir="rtl"', seen)


@pytest.mark.parametrize(
    ("show", "left"),
    [
        ("empty", ["", ""]),
        ("to_revise", ["Second point"]),
        ("remarks", ["Résumé"]),
        ("mine", ["Fin, dit Ben."]),
        ("failing", ["Nom du du pays"]),
        ("nonsense", None),
    ],
)
def test_filter_leaves(cast: Cast, show: str, left: list[str] | None) -> None:
    french = drafted(cast)
    cell, point = at(french, "10").key, at(french, "Détail").key
    save(cast, french, {cell: "", point: ""})
    save(cast, french, {at(french, "Fin.").key: "Fin, dit Ben."}, user=cast.ben)
    save(cast, french, {at(french, "Pays").key: "Nom du du pays"})
    perform(french, Verb.REMARK, cast.chloe, key=at(french, "Résumé").key, comment="Le mot ?")
    newer_source(cast, french, "第二点", "第二の点")
    perform(french, Verb.TAKE_SOURCE, cast.anna)
    found = shown(at_desk(cast.ben), french, show)
    assert found == (
        left if left is not None else list(french.segments.values_list("text", flat=True))
    )


def test_bar_counts_what_each_filter_leaves_and_how_far_the_text_is(cast: Cast) -> None:
    french = started(cast)
    title = keys(french)[0]
    save(cast, french, {title: "Participation"}, confirm=frozenset({title}))
    opened = page(at_desk(cast.anna), french)
    counted = {name: count for name, _label, count in opened.filters}
    assert counted == {"": 13, "empty": 12, "to_revise": 0, "failing": 0, "remarks": 0, "mine": 1}
    assert (opened.progress.passages, opened.progress.confirmed) == (13, 1)
    # Japanese is counted by character, as translators from it are paid.
    assert opened.progress.words_confirmed == len("会合への参加")
    seen = words(at_desk(cast.anna).get(desk(french)))
    assert f"1 of 13 passages · 6 of {opened.progress.words} words" in seen


def test_progress_counts_what_is_left_out_as_done_until_its_source_changes(cast: Cast) -> None:
    french = drafted(cast)
    key = at(french, "Fin.").key
    perform(french, Verb.ARRANGE, cast.anna, arrangement="leave_out", key=key, reason="redite")
    assert page(at_desk(cast.anna), french).progress.confirmed == 13
    newer_source(cast, french, "以上。", "以上で終わる。")
    perform(french, Verb.TAKE_SOURCE, cast.anna)
    opened = page(at_desk(cast.anna), french, show="to_revise")
    assert opened.progress.confirmed == 12
    (row,) = opened.shown_rows
    assert (row.status_name, row.segment.place) == ("to revise", Place.LEFT_OUT)
    assert [(run.kind, run.text) for run in row.changed][1] == ("new", "で終わる")
    assert "Leave it out all the same" in html(at_desk(cast.anna), french)


def test_changed_source_is_offered_to_a_draft_and_told_of_another(cast: Cast) -> None:
    french = drafted(cast)
    newer_source(cast, french, "第二点", "第二の点")
    assert "Take the source" in html(at_desk(cast.anna), french)
    perform(french, Verb.SUBMIT, cast.anna)
    seen = html(at_desk(cast.anna), french)
    assert "Take the source" not in seen
    assert "Its source has a newer revision." in seen


def test_what_the_source_has_no_more_is_kept_aside_below(cast: Cast) -> None:
    french = drafted(cast)
    newer_source(cast, french, "\n\n以上。", "")
    perform(french, Verb.TAKE_SOURCE, cast.anna)
    opened = page(at_desk(cast.anna), french)
    assert [row.segment.text for row in opened.aside_rows] == ["Fin."]
    assert "Bring back at the end" in html(at_desk(cast.anna), french)


def test_returned_text_opens_on_the_reviewer_s_remarks(cast: Cast) -> None:
    french = cast.submitted(drafted(cast))
    key = at(french, "Résumé").key
    perform(french, Verb.RETURN, cast.chloe, comment="Le titre est trop long.", key=key)
    seen = html(at_desk(cast.anna), french)
    assert "Returned by the reviewer" in seen
    assert seen.index("Le titre est trop long.") < seen.index('class="rows"')
    assert f'<a href="#row-{key}" data-go="{key}">' in seen


def test_link_that_the_release_gains_has_its_row_at_once(cast: Cast) -> None:
    french = started(cast)
    perform_on_release(
        french.release, Verb.CHANGE_LINKS, cast.olivia, links=("https://example.org/a",)
    )
    row = page(at_desk(cast.anna), french).rows[2]
    assert (row.segment.kind, row.kind_name) == ("link_label", "the link to https://example.org/a")
