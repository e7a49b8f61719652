"""A draft takes its source's newer revision: what stays, is to be revised, moves, or goes aside."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from releases.document import Document
from tests.cast import Cast, approve, text
from translations.composing import compose
from translations.models import Place, Translation
from translations.verbs import Verb
from translations.workflow import perform

A = "日本は、法の支配に基づく「自由で開かれたインド太平洋」の推進に引き続き取り組む。"
B = "そのため、NATO及び加盟国と緊密に連携し、インド太平洋への更なる関与を期待する。"
C = "ウクライナ情勢については、戦闘を早期に止めるための各国の外交努力が重要である。"
D = "本年二月、東京で戦略的コミュニケーションに関する会議を開催した。"
NEW = "次回の会合は、来年の春に京都で開かれる予定である。"
B_EDITED = B.replace("緊密", "一層緊密")
C_EDITED = C.replace("重要", "不可欠")
ARABIC = "شارك وزير الخارجية في اجتماع وزراء خارجية الحلف يوم الخميس."
ARABIC_2 = "وتناولت المناقشات التعاون بين الحلف وشركائه في المنطقة."


def paragraphs(*blocks: str) -> str:
    return "\n\n".join(blocks) + "\n"


def points(*blocks: str, mark: str = "- ") -> str:
    return "".join(f"{mark}{block}\n" for block in blocks)


def numbered(*blocks: str) -> str:
    return "".join(f"{number}. {block}\n" for number, block in enumerate(blocks, 1))


TABLE = "| 国 | 額 |\n| --- | --- |\n| 日本 | 10 |\n| 英国 | 20 |\n"


@dataclass(frozen=True)
class Edit:
    """A source before and after. ``becomes`` says of each new passage which old one's translation it has.

    By number from 0; ``!`` behind it says that it is to be revised, ``+`` that there is none yet.
    ``aside`` are those whose translations are kept aside.
    """

    name: str
    old: str
    new: str
    becomes: str
    aside: str = ""


EDITS = (
    Edit("nothing but spaces", paragraphs(A, B), f"\n{A}\n\n\n{B}\n", "0 1"),
    Edit("a word", paragraphs(A, B, C), paragraphs(A, B_EDITED, C), "0 1! 2"),
    Edit("a figure in a table", TABLE, TABLE.replace("10", "12"), "0 1 2 3! 4 5"),
    Edit("one inserted first", paragraphs(A, B), paragraphs(NEW, A, B), "+ 0 1"),
    Edit("one inserted between", paragraphs(A, B), paragraphs(A, NEW, B), "0 + 1"),
    Edit("one inserted last", paragraphs(A, B), paragraphs(A, B, NEW), "0 1 +"),
    Edit("one removed", paragraphs(A, B, C), paragraphs(A, C), "0 2", "1"),
    Edit("the last moved first", paragraphs(A, B, C), paragraphs(C, A, B), "2 0 1"),
    Edit("two swapped", paragraphs(A, B), paragraphs(B, A), "1 0"),
    Edit("moved and edited", paragraphs(A, B, C), paragraphs(C_EDITED, A, B), "2! 0 1"),
    Edit("split", paragraphs(A + B + D, C), paragraphs(A, B + D, C), "+ 0! 1"),
    Edit("two made one", paragraphs(A, B + D, C), paragraphs(A + B + D, C), "1! 2", "0"),
    Edit(
        "split, moved and edited",
        paragraphs(A + B + D, C),
        paragraphs(C, A, B_EDITED + D),
        "1 + 0!",
    ),
    Edit("a point inserted", points(A, B), points(A, NEW, B), "0 + 1"),
    Edit(
        "a list inside a point",
        points(A, C),
        f"- {A}\n  - {NEW}\n- {C}\n",
        "0 + 1",
    ),
    Edit("a list deepened", points(A, B, C), f"- {A}\n  - {B}\n- {C}\n", "0 1 2"),
    Edit("a point becomes a paragraph", points(A, B), f"- {A}\n\n{B}\n", "0 1"),
    Edit("bullets become numbers", points(A, B), numbered(A, B), "0 1"),
    Edit("a heading edited", f"## 概要と背景\n\n{A}\n", f"## 概要と背景と展望\n\n{A}\n", "0! 1"),
    Edit("a note added", paragraphs(A, B), f"{A}[^1]\n\n{B}\n\n[^1]: 注。\n", "0! 1 +"),
    Edit("a note removed", f"{A}[^1]\n\n{B}\n\n[^1]: 注。\n", paragraphs(A, B), "0! 1", "2"),
    Edit(
        "a note edited",
        f"{A}[^1]\n\n[^1]: 日本と英国。\n",
        f"{A}[^1]\n\n[^1]: 日本と豪州。\n",
        "0 1!",
    ),
    Edit("a row added", TABLE, TABLE + "| 豪州 | 30 |\n", "0 1 2 3 4 5 + +"),
    Edit("a row removed", TABLE, TABLE.replace("| 英国 | 20 |\n", ""), "0 1 2 3", "4 5"),
    Edit("the same said twice", points("同上", A, "同上"), points("同上", A), "0 1", "2"),
    Edit("all rewritten", paragraphs(A, B), paragraphs(NEW, D), "+ +", "0 1"),
    Edit("Arabic", paragraphs(ARABIC, ARABIC_2), paragraphs(ARABIC_2, ARABIC + " كما أكد"), "1 0!"),
)


def drafted(cast: Cast, body: str, title: str = "会合") -> Translation:
    """A French draft of this source in which every passage is translated and confirmed."""
    french = cast.started(cast.external(text(title, body)))
    rows = [row for row in french.segments.all() if row.key != "title"]
    texts = {row.key: f"fr{number}" for number, row in enumerate(rows)} | {"title": "Titre"}
    return save(cast, french, texts)


def save(cast: Cast, french: Translation, texts: dict[str, str]) -> Translation:
    was = dict(french.segments.values_list("key", "text"))
    return perform(french, Verb.SAVE, cast.anna, texts=texts, was=was, confirm=frozenset(texts))


def changed(cast: Cast, french: Translation, document: Document) -> Translation:
    """The draft after it took what the ministry's page says now."""
    source = french.release.translations.get(is_original=True)
    perform(source, Verb.RECORD_SOURCE, cast.olivia, document=document, version=source.version)
    return perform(french, Verb.TAKE_SOURCE, cast.anna)


def told(french: Translation) -> tuple[str, str]:
    """The rows of the body, and those aside, in the words of ``Edit``."""
    said, aside = [], []
    for row in french.segments.exclude(key="title"):
        name = row.text.removeprefix("fr") or "+"
        if row.place == Place.ASIDE:
            aside.append(name)
            continue
        said.append(name + "!" * row.is_to_revise)
        assert row.is_confirmed is (bool(row.text) and not row.is_to_revise)
    return " ".join(said), " ".join(aside)


@pytest.mark.parametrize("edit", EDITS, ids=lambda edit: edit.name)
def test_edit_of_the_source_leaves_each_translation_where_it_belongs(
    cast: Cast, edit: Edit
) -> None:
    french = changed(cast, drafted(cast, edit.old), text("会合", edit.new))
    assert told(french) == (edit.becomes, edit.aside)


def test_there_are_twenty_edits_and_more() -> None:
    assert len(EDITS) >= 20


def test_what_is_to_be_revised_says_how_its_source_read(cast: Cast) -> None:
    french = changed(cast, drafted(cast, paragraphs(A, B)), text("会合", paragraphs(A, B_EDITED)))
    french = changed(cast, french, text("会合", paragraphs(A, B_EDITED + "訂正。")))
    row = french.segments.get(text="fr1")
    assert row.source_was == B  # what the translator saw, not what came between


def test_changed_title_is_to_be_revised(cast: Cast) -> None:
    french = changed(cast, drafted(cast, paragraphs(A)), text("会合の結果", paragraphs(A)))
    title = french.segments.get(key="title")
    assert (title.text, title.is_to_revise, title.source_was) == ("Titre", True, "会合")


def test_translator_s_own_marks_stay_when_the_source_changes(cast: Cast) -> None:
    french = drafted(cast, numbered(A, B))
    first = french.segments.get(text="fr0").key
    perform(french, Verb.ARRANGE, cast.anna, arrangement="mark", key=first, style="bullet")
    french = changed(cast, french, text("会合", numbered(A, B_EDITED, NEW)))
    assert compose(french).body == "- fr0\n- fr1\n3. \n"


def test_added_passage_stays_behind_the_one_that_it_followed(cast: Cast) -> None:
    french = drafted(cast, paragraphs(A, B))
    first = french.segments.get(text="fr0").key
    perform(french, Verb.ARRANGE, cast.anna, arrangement="add", key=first, style="paragraph")
    added = french.segments.get(source_key="").key
    french = save(cast, french, {added: "[note du traducteur]"})
    french = changed(cast, french, text("会合", paragraphs(B, A, NEW)))
    assert compose(french).body.startswith("fr1\n\nfr0\n\n[note du traducteur]\n\n")


def test_left_out_passage_stays_left_out(cast: Cast) -> None:
    french = drafted(cast, paragraphs(A, B))
    key = french.segments.get(text="fr1").key
    perform(french, Verb.ARRANGE, cast.anna, arrangement="leave_out", key=key, reason="déjà dit")
    french = changed(cast, french, text("会合", paragraphs(A, B_EDITED, C)))
    row = french.segments.get(key=key)
    assert (row.place, row.reason, row.is_to_revise) == (Place.LEFT_OUT, "déjà dit", True)


@pytest.mark.parametrize(("new", "place"), [((A, B, NEW), Place.MERGED), ((A, NEW, B), Place.IN)])
def test_merged_passage_stays_so_while_it_follows_the_same(
    cast: Cast, new: tuple[str, ...], place: str
) -> None:
    french = drafted(cast, paragraphs(A, B))
    key = french.segments.get(text="fr1").key
    perform(french, Verb.ARRANGE, cast.anna, arrangement="merge", key=key)
    french = changed(cast, french, text("会合", paragraphs(*new)))
    row = french.segments.get(key=key)
    assert (row.place, row.text) == (place, "fr1")
    assert row.is_to_revise is (place == Place.IN)


def test_passage_that_says_a_merged_one_is_asked_about_once_a_change(cast: Cast) -> None:
    """Once it was looked at, a later change elsewhere leaves it confirmed."""
    french = drafted(cast, paragraphs(A, B, C))
    merged, host = french.segments.get(text="fr1").key, french.segments.get(text="fr0").key
    perform(french, Verb.ARRANGE, cast.anna, arrangement="merge", key=merged)
    french = changed(cast, french, text("会合", paragraphs(A, B_EDITED, C)))
    said = french.segments.get(key=host)
    assert said.is_to_revise
    given = {"texts": {host: said.text}, "was": {host: said.text}, "confirm": frozenset({host})}
    french = perform(french, Verb.SAVE, cast.anna, **given)
    french = changed(cast, french, text("会合", paragraphs(A, B_EDITED, C_EDITED)))
    said = french.segments.get(key=host)
    assert (said.is_to_revise, said.is_confirmed) == (False, True)


def test_removed_passage_comes_back_from_aside_with_its_source(cast: Cast) -> None:
    french = drafted(cast, paragraphs(A, B))
    key = french.segments.get(text="fr1").key
    french = changed(cast, french, text("会合", paragraphs(A)))
    assert french.segments.get(key=key).place == Place.ASIDE
    perform(french, Verb.ARRANGE, cast.anna, arrangement="bring_back", key=key)
    assert compose(french).body.rstrip() == "fr0\n\nfr1"


def test_translation_of_a_pivot_takes_what_the_pivot_took(cast: Cast) -> None:
    original = cast.external(text("会合", paragraphs(A, B)))
    english = cast.started(original, "en")
    rows = dict(english.segments.values_list("source_key", "key"))
    texts = {key: f"en {number}" for number, key in enumerate(rows.values())}
    english = cast.approved(save(cast, english, texts))
    french = cast.started(english, "fr")
    french = save(cast, french, {row.key: f"fr {row.position}" for row in french.segments.all()})

    newer = text("会合", paragraphs(A, B_EDITED))
    original.refresh_from_db()
    perform(original, Verb.RECORD_SOURCE, cast.olivia, document=newer, version=original.version)
    perform(english, Verb.RECALL, cast.anna)
    english = perform(english, Verb.TAKE_SOURCE, cast.anna)
    late = english.segments.get(is_to_revise=True)
    english = save(cast, english, {late.key: "en 2, corrected"})
    english = cast.submitted(english)
    approve(english, cast.chloe)

    french = perform(french, Verb.TAKE_SOURCE, cast.anna)
    assert [row.text for row in french.segments.filter(is_to_revise=True)] == ["fr 2"]


@pytest.mark.parametrize("count", [18, 100])
def test_taking_the_source_asks_no_more_of_a_longer_text(cast: Cast, count: int) -> None:
    """The whole verb, its revision and its row of history with it; the transaction's own left out."""
    blocks = [
        f"{number}国は、本会合の成果を支持し、協力する旨を述べた。" for number in range(count)
    ]
    french = drafted(cast, paragraphs(*blocks))
    source = french.release.translations.get(is_original=True)
    newer = text("会合", paragraphs(*blocks[: count // 2], NEW, *blocks[count // 2 :]))
    perform(source, Verb.RECORD_SOURCE, cast.olivia, document=newer, version=source.version)
    with CaptureQueriesContext(connection) as asked:
        perform(french, Verb.TAKE_SOURCE, cast.anna)
    own = ("SAVEPOINT", "RELEASE", "BEGIN", "COMMIT")
    said = [each["sql"] for each in asked if not each["sql"].startswith(own)]
    assert len(said) <= 15, "\n".join(sql[:120] for sql in said)
