"""What became of each passage between two editions: moved, split, joined, taken out."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from translations.review.changes import Change, Changes, Fate, changes_between
from translations.review.editions import Edition, Passage

ONE = "Le ministre a rencontré son homologue à Bruxelles."
TWO = "Ils ont condamné les essais nucléaires."


def edition(**passages: str) -> Edition:
    """Paragraphs by their keys, in their order."""
    return Edition([Passage(key, "paragraph", 0, "\n\n", text) for key, text in passages.items()])


def between(old: Edition, new: Edition, language: str = "fr") -> Changes:
    return changes_between(old, new, language)


def fates(changes: Changes) -> dict[str, list[str]]:
    return {key: [str(fate) for fate in change.fates] for key, change in changes.by_key.items()}


def seen(change: Change) -> str:
    signs = {"same": "{}", "old": "[-{}-]", "new": "{{+{}+}}"}
    return "".join(signs[run.kind].format(run.text) for run in change.runs)


def test_passages_that_are_as_they_were_are_no_change() -> None:
    same = between(edition(a="Un.", b="Deux."), edition(a="Un.", b="Deux."))
    assert same.count == 0
    assert fates(same) == {"a": [], "b": []}


def test_word_that_changed_is_shown_in_its_passage() -> None:
    changes = between(edition(a="Trois pays.", b="Fin."), edition(a="Quatre pays.", b="Fin."))
    assert fates(changes) == {"a": ["changed"], "b": []}
    assert seen(changes.by_key["a"]) == "[-Trois-]{+Quatre+} pays."


def test_passage_that_moved_is_neither_gone_nor_new() -> None:
    changes = between(edition(a=ONE, b=TWO, c="Fin."), edition(c="Fin.", a=ONE, b=TWO))
    assert fates(changes) == {"c": ["moved"], "a": [], "b": []}
    assert not changes.gone
    assert changes.count == 1


def test_passage_that_moved_and_changed_is_both() -> None:
    changes = between(edition(a=ONE, b=TWO, c="Fin."), edition(c="Enfin.", a=ONE, b=TWO))
    assert fates(changes)["c"] == ["moved", "changed"]


def test_passage_that_was_split_shows_each_half_against_what_it_was() -> None:
    changes = between(edition(a=f"{ONE} {TWO}", b="Fin."), edition(a=ONE, x=TWO, b="Fin."))
    assert fates(changes) == {"a": ["split"], "x": ["split"], "b": []}
    assert [seen(changes.by_key[key]) for key in "ax"] == [ONE, TWO]


def test_halves_of_japanese_are_not_parted_by_a_space() -> None:
    old, new = (
        edition(a="外相は会談した。両者は非難した。"),
        edition(x="外相は会談した。", a="両者は強く非難した。"),
    )
    changes = between(old, new, "ja")
    assert fates(changes) == {"x": ["split"], "a": ["split"]}
    assert [seen(changes.by_key[key]) for key in "xa"] == [
        "外相は会談した。",
        "両者は{+強く+}非難した。",
    ]


def test_passages_that_were_joined_are_compared_with_both() -> None:
    changes = between(edition(a=ONE, b=TWO, c="Fin."), edition(a=f"{ONE} {TWO}", c="Fin."))
    assert fates(changes) == {"a": ["joined"], "c": []}
    assert not changes.gone
    assert seen(changes.by_key["a"]) == f"{ONE} {TWO}"


def test_new_neighbour_of_a_changed_passage_is_no_half_of_it() -> None:
    changes = between(
        edition(a=ONE), edition(a=ONE.replace("Bruxelles", "Paris"), b="Tout autre chose ici.")
    )
    assert fates(changes) == {"a": ["changed"], "b": ["new"]}


def test_passage_taken_out_is_shown_where_it_stood() -> None:
    changes = between(edition(a=ONE, b="Non.", c=TWO), edition(a=ONE, c=TWO))
    assert {key: [each.key for each in gone] for key, gone in changes.gone.items()} == {"a": ["b"]}
    assert seen(changes.gone["a"][0]) == "[-Non.-]"
    first = between(edition(b="Non.", a=ONE), edition(a=ONE))
    assert list(first.gone) == [""]


def test_other_mark_is_a_change_but_another_number_is_none() -> None:
    point = Passage("a", "list_item", 1, "\n1. ", "Point")
    old = Edition([point])
    bullet = Edition([Passage("a", "list_item", 1, "\n- ", "Point")])
    second = Edition([Passage("a", "list_item", 1, "\n2. ", "Point")])
    heading = Edition([Passage("a", "heading", 2, "\n\n## ", "Point")])
    assert between(old, bullet).by_key["a"].fates == [Fate.RESTYLED]
    assert between(old, heading).by_key["a"].fates == [Fate.RESTYLED]
    assert (between(old, second).count, between(old, second).renumbered) == (0, 1)
    assert between(old, bullet).by_key["a"].was_mark == "1."


WORDS = st.sampled_from([ONE, TWO, f"{ONE} {TWO}", "Fin.", "外相は会談した。", "a b c", "a b d"])
EDITION = st.dictionaries(st.sampled_from("abcdef"), WORDS, max_size=6)


@given(EDITION, st.lists(st.sampled_from("abcdef"), unique=True), EDITION)
def test_both_editions_can_be_read_off_their_changes(
    before: dict[str, str], order: list[str], after: dict[str, str]
) -> None:
    """Whatever became of a passage, no word of either edition is hidden from the reviewer."""
    now = {key: after[key] for key in order if key in after}
    changes = between(edition(**before), edition(**now))
    for key, said in now.items():
        runs = changes.by_key[key].runs
        assert "".join(run.text for run in runs if run.kind != "old") == said
        assert changes.by_key[key].is_change or before[key] == said
    gone = [change for found in changes.gone.values() for change in found]
    shown = "".join(
        run.text
        for change in [*changes.by_key.values(), *gone]
        for run in change.runs
        if run.kind != "new"
    )
    assert sorted(shown.replace(" ", "")) == sorted("".join(before.values()).replace(" ", ""))
