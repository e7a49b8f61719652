"""Checking: what is found in a text beside its source, each at its own passage."""

from __future__ import annotations

import datetime
from typing import Any

import pytest

from releases.models import Release
from tests.cast import Cast, text
from tests.translations.desk.texts import keys, save
from translations.checking import Checking, Found, date_of
from translations.checks.reading import Reading
from translations.models import Segment, Translation
from translations.verbs import Verb
from translations.workflow import perform

BODY = (
    "## 概要\n\n外相は2025年4月3日16時に12か国の代表と会談した[^1]。\n\n1. 約350億円の支援\n"
    "    - 40％の増加\n2. 30人の派遣\n\n以上、20人。\n\n[^1]: 現地時間23時。\n"
)
SOURCE = text("4月3日の会合", BODY, summary="5人が出席。")
RIGHT = {
    "title": "Réunion du 3 avril",
    "lead": "Cinq participants.",
    "heading": "Résumé",
    "talks": "Le ministre s’est entretenu le 3 avril 2025 à 16h00 avec 12 pays[^1].",
    "aid": "Aide d’environ 35 milliards de yens",
    "rise": "Hausse de 40 %",
    "sent": "Envoi de 30 personnes",
    "end": "Fin, 20 personnes.",
    "note": "23h00 heure locale.",
}


def french(cast: Cast, **changed: str) -> Translation:
    """A text that says everything as SOURCE does, but for these passages."""
    begun = cast.started(cast.external(SOURCE))
    return save(cast, begun, dict(zip(keys(begun), (RIGHT | changed).values(), strict=True)))


def named(text: Translation) -> dict[str, str]:
    """The names of RIGHT's passages, by their keys."""
    own = [row.key for row in text.segments.all() if row.source_key]
    return dict(zip(own, RIGHT, strict=False))


def key(text: Translation, name: str) -> str:
    return next(key for key, each in named(text).items() if each == name)


def found(text: Translation, *checks: str) -> list[Found]:
    return [each for each in Checking.of(text).found if not checks or each.id in checks]


def places(text: Translation, *checks: str) -> list[tuple[str, str, str]]:
    """Of each finding the check, the passage, and the words that it is about."""
    names = named(text)
    return [
        (each.id, names.get(each.key, each.key), each.passage[each.start : each.end])
        for each in found(text, *checks)
    ]


def arranged(cast: Cast, text: Translation, act: str, name: str, **given: Any) -> Translation:
    given |= {"arrangement": act, "key": key(text, name)}
    return perform(text, Verb.ARRANGE, cast.anna, **given)


def said(cast: Cast, text: Translation, name: str, words: str) -> Translation:
    """The passage that has this name with other words."""
    return save(cast, text, {key(text, name): words})


# --- at the right passage ---------------------------------------------------------------------


def test_nothing_is_found_in_a_text_that_says_all_that_its_source_says(cast: Cast) -> None:
    assert places(french(cast)) == []


@pytest.mark.parametrize(
    ("name", "typed", "check", "words"),
    [
        ("title", "Réunion du 4 avril", "fact-date", "4 avril"),
        ("lead", "Sept participants.", "fact-number", "Sept"),
        ("heading", "Résumé « court »", "french-space", "« "),
        ("talks", "Le 3 avril 2025 à 17h00, avec 12 pays[^1].", "fact-clock", "17h00"),
        ("aid", "Aide d’environ 35 millions de yens", "fact-money", "35 millions de yens"),
        ("rise", "Hausse de 14 %", "fact-percent", "14 %"),
        ("sent", "Envoi de de 30 personnes", "doubled-word", "de de"),
        ("end", "Fin, 30 personnes.", "fact-number", "30"),
        ("note", "22h00 heure locale.", "fact-clock", "22h00"),
    ],
)
def test_finding_is_of_the_passage_that_says_it(
    cast: Cast, name: str, typed: str, check: str, words: str
) -> None:
    text = french(cast, **{name: typed})
    assert (check, name, words) in places(text, check)
    assert {where for _check, where, _words in places(text)} == {name}


def test_finding_says_where_the_source_says_otherwise(cast: Cast) -> None:
    (wrong,) = found(french(cast, end="Fin, 30 personnes."))
    assert (wrong.source_said, wrong.source_value, wrong.target_value) == ("20", "20", "30")
    assert (wrong.source_start, wrong.source_end, wrong.suggestion) == (3, 5, "20")
    assert wrong.is_blocking


@pytest.mark.parametrize(
    ("name", "typed", "missing"),
    [
        ("title", "Réunion", "4月3日"),
        ("aid", "Une aide", "350億円"),
        ("rise", "Une hausse", "40％"),
        ("note", "Heure locale.", "23時"),
    ],
)
def test_missing_value_is_shown_at_the_passage_that_should_say_it(
    cast: Cast, name: str, typed: str, missing: str
) -> None:
    text = french(cast, **{name: typed})
    (wrong,) = found(text)
    assert (named(text)[wrong.key], wrong.start, wrong.end) == (name, 0, 0)
    assert (wrong.source_said.strip("約"), wrong.suggestion) == (missing, "")


def test_missing_mark_of_a_note_is_shown_where_the_source_has_it(cast: Cast) -> None:
    text = french(cast, talks="Le 3 avril 2025 à 16h00 avec 12 pays.")
    where = {check: name for check, name, _words in places(text)}
    assert where["fact-footnote"] == "talks"
    assert where["placeholders"] == "talks"


def test_missing_point_is_shown_at_a_point_and_not_at_the_passage_before(cast: Cast) -> None:
    """The mark of a point stands between two passages."""
    text = arranged(cast, french(cast), "add", "rise", style="same")
    added = text.segments.get(text="").key
    save(cast, text, {added: "Encore un point"})
    assert [(each.id, each.key) for each in found(text)] == [("fact-list", added)]


# --- arrangements -----------------------------------------------------------------------------


def test_merged_passages_are_compared_together(cast: Cast) -> None:
    text = arranged(cast, french(cast), "merge", "end")
    assert places(text, "fact-number") == []
    text = said(cast, text, "sent", "Envoi de 31 personnes")
    (wrong,) = found(text, "fact-number")
    assert (named(text)[wrong.key], wrong.source_said) == ("sent", "30")


def test_value_of_a_merged_passage_may_be_said_anywhere_in_the_two(cast: Cast) -> None:
    text = arranged(cast, french(cast), "merge", "rise")
    text = said(cast, text, "aid", "Hausse de 40 %, à environ 35 milliards de yens")
    assert places(text, "fact-percent", "fact-money") == []
    text = said(cast, text, "aid", "Environ 35 milliards de yens")
    (missing,) = found(text, "fact-percent", "fact-money")
    assert (named(text)[missing.key], missing.source_said) == ("aid", "40％")


def test_passage_of_several_blocks_is_one_passage(cast: Cast) -> None:
    text = french(cast, end="Fin.\n\nEn tout, 20 personnes.")
    assert places(text) == []
    text = said(cast, text, "end", "Fin.\n\nEn tout, 21 personnes.")
    assert places(text) == [("fact-number", "end", "21")]


def test_what_is_left_out_with_a_reason_is_not_missing(cast: Cast) -> None:
    text = arranged(cast, french(cast), "leave_out", "end", reason="redite")
    assert places(text) == []
    text = arranged(cast, text, "leave_out", "sent", reason="redite")
    assert places(text) == []


def test_note_of_one_language_is_left_out_together_with_its_mark(cast: Cast) -> None:
    text = arranged(cast, french(cast), "leave_out", "note", reason="connu des lecteurs")
    text = said(cast, text, "talks", "Entretien le 3 avril 2025 à 16h00 avec 12 pays.")
    assert places(text) == []


def test_note_of_the_translator_is_no_fault(cast: Cast) -> None:
    text = arranged(cast, french(cast), "add", "note", style="note")
    added = text.segments.exclude(key__in=keys(french(cast))).get(text="", kind="footnote")
    label = added.before.strip().rstrip(":")
    save(cast, text, {added.key: "Le sommet de 1999."})
    text = said(cast, text, "end", f"Fin, 20 personnes{label}.")
    assert places(text) == []


def test_added_passage_is_compared_with_the_one_before(cast: Cast) -> None:
    """A sentence of the source may have become a paragraph of its own."""
    text = arranged(cast, french(cast, end="Fin."), "add", "end", style="paragraph")
    added = text.segments.get(text="").key
    save(cast, text, {added: "En tout, 20 personnes."})
    assert places(text) == []
    save(cast, text, {added: "En tout, 21 personnes."})
    assert places(text) == [("fact-number", added, "21")]


def test_nothing_is_said_of_passages_not_yet_written(cast: Cast) -> None:
    begun = cast.started(cast.external(SOURCE))
    assert found(begun) == []
    for name in RIGHT:
        begun = said(cast, begun, name, RIGHT[name])
        assert places(begun, "fact-list", "fact-footnote", "fact-number", "fact-date") == []
    assert found(begun) == []


def test_wrong_figure_is_found_while_all_else_is_empty(cast: Cast) -> None:
    text = said(cast, cast.started(cast.external(SOURCE)), "rise", "Hausse de 14 %")
    assert places(text) == [("fact-percent", "rise", "14 %")]


def test_passage_confirmed_as_empty_lacks_what_its_source_says(cast: Cast) -> None:
    table = text("表", "| 国 | 額 |\n| --- | --- |\n| 日本 | 10％ |\n")
    begun = cast.started(cast.external(table))
    words = ["Table", "Pays", "Somme", "Japon", ""]
    save(cast, begun, dict(zip(keys(begun), words, strict=True)))
    assert found(begun) == []
    save(cast, begun, {keys(begun)[4]: ""}, confirm=frozenset(keys(begun)[4:]))
    (missing,) = found(begun)
    assert (missing.key, missing.source_said) == (keys(begun)[4], "10％")


# --- alignment --------------------------------------------------------------------------------


def aligned(text: Translation) -> list[tuple[str, str]]:
    """The pairs of passages that are compared: the source's words, and the translation's."""
    beside = Checking.of(text).beside
    assert beside is not None
    theirs = Reading(beside.theirs, "ja").passages
    ours = Reading(beside.ours, text.language).passages
    return [(theirs[one].text[:4], ours[other].text[:4]) for one, other in beside.alignment]


def test_passages_are_paired_with_those_that_they_translate(cast: Cast) -> None:
    text = french(cast)
    assert aligned(text) == [
        ("4月3日", "Réun"), ("5人が出", "Cinq"), ("概要", "Résu"), ("外相は2", "Le m"),
        ("約350", "Aide"), ("40％の", "Haus"), ("30人の", "Envo"), ("以上、2", "Fin,"),
        ("現地時間", "23h0"),
    ]  # fmt: skip


def test_pairs_follow_what_is_merged_left_out_parted_and_unwritten(cast: Cast) -> None:
    text = french(cast, talks="Un.\n\nDeux.", aid="")
    text = arranged(cast, text, "merge", "end")
    text = arranged(cast, text, "leave_out", "note", reason="redite")
    assert aligned(text) == [
        ("4月3日", "Réun"), ("5人が出", "Cinq"), ("概要", "Résu"), ("外相は2", "Un."),
        ("外相は2", "Deux"), ("40％の", "Haus"), ("30人の", "Envo"), ("以上、2", "Envo"),
    ]  # fmt: skip


# --- an original, and when and where ------------------------------------------------------------


def test_original_is_read_by_itself(cast: Cast) -> None:
    original = cast.original(text("会合", "２０人と20人(さん)が出席。\n"))
    checking = Checking.of(original)
    assert checking.beside is None
    assert {each.family for each in checking.found} == {"form"}


def day(release: Release, at: str | None, zone: str) -> datetime.date:
    release.event_at = datetime.datetime.fromisoformat(at) if at else None
    release.event_zone = zone
    return date_of(release)


def test_day_is_that_of_the_event_where_it_takes_place_else_of_the_issue(cast: Cast) -> None:
    release = cast.external(SOURCE).release
    assert day(release, None, "") == release.issued_on
    assert day(release, "2025-04-03T16:00:00+00:00", "Asia/Tokyo") == datetime.date(2025, 4, 4)
    assert day(release, "2025-04-03T16:00:00+00:00", "Europe/Brussels") == datetime.date(2025, 4, 3)
    # Without a zone of its own the event takes place where the office is.
    assert day(release, "2025-04-03T23:00:00+00:00", "") == datetime.date(2025, 4, 4)


def test_two_clocks_are_reckoned_by_the_place_and_the_day_of_the_event(cast: Cast) -> None:
    source = text("会合", "16時（日本時間23時）、外相は会談した。\n")
    begun = cast.started(cast.external(source))
    save(
        cast,
        begun,
        dict(zip(keys(begun), ["Réunion", "À 16h00 (23h00, heure du Japon)."], strict=True)),
    )
    release = begun.release

    def accused(month: int) -> list[str]:
        release.event_at = datetime.datetime(2025, month, 3, 14, tzinfo=datetime.UTC)
        release.event_zone = "Europe/Brussels"
        release.save()
        begun.refresh_from_db()
        return [each.accuses for each in found(Translation.objects.get(pk=begun.pk))]

    assert accused(7) == []  # seven hours in summer
    assert "source" in accused(1)  # eight in winter


# --- the name of a finding ------------------------------------------------------------------------


def abouts(text: Translation) -> list[str]:
    return [each.about for each in found(text)]


def test_findings_have_names_of_their_own_and_keep_them(cast: Cast) -> None:
    text = french(cast, sent="Envoi de 20 personnes", end="Fin, 30 personnes.", title="Le 04 avril")
    names = abouts(text)
    assert len(set(names)) == len(names) >= 3
    assert abouts(text) == names
    said(cast, text, "rise", "Une hausse de 40 %")
    assert abouts(text) == names


def test_two_passages_that_read_alike_have_findings_of_two_names(cast: Cast) -> None:
    begun = cast.started(cast.external(text("題", "20人。\n\n20人。\n")))
    save(
        cast, begun, dict(zip(keys(begun), ["Titre", "30 personnes", "30 personnes"], strict=True))
    )
    assert len(set(abouts(begun))) == 2


def test_two_marks_that_one_passage_lacks_have_two_names(cast: Cast) -> None:
    begun = cast.started(cast.external(text("題", "**強く**`a`と`b`。\n")))
    save(cast, begun, dict(zip(keys(begun), ["Titre", "Fort"], strict=True)))
    lacking = found(begun, "placeholders")
    assert len({each.about for each in lacking}) == len(lacking) == 3


def test_long_text_is_read_by_the_segments_that_are_typed(cast: Cast) -> None:
    """What is typed is checked, whether or not it is stored."""
    text = french(cast)
    segments: list[Segment] = list(text.segments.all())
    segments[-2].text = "Fin, 30 personnes."
    checking = Checking(text, segments, Checking.of(text).source)
    assert [each.key for each in checking.found] == [segments[-2].key]
    assert found(text) == []


def test_empty_added_passage_hides_nothing_of_the_one_before(cast: Cast) -> None:
    text = arranged(cast, french(cast, end="Fin, 30 personnes."), "add", "end", style="paragraph")
    assert places(text) == [("fact-number", "end", "30")]


# --- house style ----------------------------------------------------------------------------------


def test_office_s_style_is_what_its_texts_are_held_to(cast: Cast) -> None:
    draft = french(cast, heading="Résumé de l’Indopacifique")
    assert places(draft) == []
    cast.office.house_style = {
        "fr": {"clock": "16 h", "spellings": [["Indopacifique", "Indo-Pacifique"]]},
        "en": {"spellings": [["Résumé", "Abstract"]]},
    }
    cast.office.save()
    draft = Translation.objects.get(pk=draft.pk)
    assert places(draft) == [
        ("house-spelling", "heading", "Indopacifique"),
        ("house-clock", "talks", "16h00"),
        ("house-clock", "note", "23h00"),
    ]
    assert [each.suggestion for each in found(draft)] == [
        "Indo-Pacifique", "16\u00a0h", "23\u00a0h",
    ]  # fmt: skip
    assert cast.submitted(draft).state == "submitted"  # style holds nobody up
