"""How an office writes: clock times, spellings, spaces and apostrophes as it has chosen."""

from __future__ import annotations

import pytest

from releases.house_style import HouseStyle
from releases.markup import LIMIT
from tests.soon import soon
from tests.translations.checks.found import document
from translations.checks import Finding, Severity, findings

THIN, WIDE = "\u202f", "\u00a0"


def found(check: str, body: str, language: str, style: HouseStyle) -> list[Finding]:
    return [each for each in findings(document(body), language, style) if each.id == check]


def mended(check: str, body: str, language: str, style: HouseStyle) -> str:
    """``body`` after every mend of ``check``, which leave it nothing to mend; ordinary spaces shown as _."""
    for each in reversed(found(check, body, language, style)):
        if each.suggestion:
            body = body[: each.start] + each.suggestion + body[each.end :]
    assert not any(each.suggestion for each in found(check, body, language, style))
    return body.replace(WIDE, "_").replace(THIN, "~")


# --- clock times ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("clock", "body", "right"),
    [
        ("16h00", "à 16 h 00, puis à 9h, enfin à 16:30.", "à 16h00, puis à 9h00, enfin à 16h30."),
        ("16 h 00", "à 16h00, puis à 9 h, enfin à 16:30.", "à 16_h_00, puis à 9_h_00, enfin à 16_h_30."),
        ("16 h", "à 16h00, puis à 9 h 30, enfin à 16:30.", "à 16_h, puis à 9_h_30, enfin à 16_h_30."),
        ("16h00", "de 9H30 à 24h", "de 9h30 à 24h00"),
        ("16h00", "en 48h, 16 hommes, 3h307, 1:25, 16:9 et 1:50 000", None),
        ("16 h", f"à 16{THIN}h{THIN}30", "à 16~h~30"),
        ("16h00", "à 09h00", "à 09h00"),
        ("16h00", "`16 h 00` et https://a.example/16:00", None),
        ("", "à 16h00, puis à 9 h, enfin à 16:30.", None),
    ],
)  # fmt: skip
def test_french_clock_times_are_written_as_the_office_does(
    clock: str, body: str, right: str | None
) -> None:
    style = HouseStyle(clock=clock)
    assert mended("house-clock", body, "fr", style) == (body if right is None else right)


@pytest.mark.parametrize(
    ("clock", "body", "right"),
    [
        ("4 p.m.", "at 16:00, 09:30 and 4pm", "at 4_p.m., 9:30_a.m. and 4_p.m."),
        ("4 p.m.", "It began at 4 PM. It ended at 17:15.", "It began at 4_p.m. It ended at 5:15_p.m."),
        ("4 p.m.", "at 4 p.m. and 4:30 a.m.", "at 4 p.m. and 4:30 a.m."),
        ("4 p.m.", "at 4:00 p.m. sharp", "at 4_p.m. sharp"),
        ("16:00", "at 4 p.m. sharp and 12 a.m. or so", "at 16:00 sharp and 00:00 or so"),
        ("16:00", "It began at 4 p.m. It ended at 5:15 p.m.", "It began at 16:00. It ended at 17:15."),
        ("16:00", "at 12.30pm, 9:30 and 16:00", "at 12:30, 9:30 and 16:00"),
        ("16:00", "4 prime ministers, 4 am", "4 prime ministers, 04:00"),
        ("", "at 16:00 and 4pm", "at 16:00 and 4pm"),
    ],
)  # fmt: skip
def test_english_clock_times_are_written_as_the_office_does(
    clock: str, body: str, right: str
) -> None:
    assert mended("house-clock", body, "en", HouseStyle(clock=clock)) == right


def test_clock_time_that_may_be_either_has_no_mend() -> None:
    for body in ("at 9:30", "at 12:00", "at 00:00"):
        (each,) = found("house-clock", body, "en", HouseStyle(clock="4 p.m."))
        assert (each.suggestion, each.severity) == ("", Severity.HINT)
        assert each.message == f"This office writes clock times like “4{WIDE}p.m.”."


def test_style_of_one_language_says_nothing_of_another() -> None:
    assert found("house-clock", "um 16:00", "de", HouseStyle(clock="16h00")) == []
    assert found("house-clock", "à 4 p.m.", "fr", HouseStyle(clock="4 p.m.")) == []


# --- spellings --------------------------------------------------------------------------------

PACIFIC = HouseStyle(spellings=(("Indopacifique", "Indo-Pacifique"), ("Kiev", "Kyiv")))


@pytest.mark.parametrize(
    ("body", "right"),
    [
        ("l’Indopacifique et Kiev", "l’Indo-Pacifique et Kyiv"),
        ("**Indopacifique**, «Kiev»", "**Indo-Pacifique**, «Kyiv»"),
        ("Indopacifiques, Kievien, l’Indo-Pacifique", "Indopacifiques, Kievien, l’Indo-Pacifique"),
        ("`Kiev` et https://kiev.example/Kiev", "`Kiev` et https://kiev.example/Kiev"),
    ],
)
def test_word_is_spelt_as_the_office_does(body: str, right: str) -> None:
    assert mended("house-spelling", body, "fr", PACIFIC) == right


def spelt(body: str, language: str, *pairs: tuple[str, str]) -> str:
    return mended("house-spelling", body, language, HouseStyle(spellings=pairs))


def test_what_is_right_holds_what_is_wrong() -> None:
    for pair in (("Pacifique", "Indo-Pacifique"), ("Indo", "Indo-Pacifique")):
        assert spelt(f"{pair[0]}, Indo-Pacifique", "fr", pair) == "Indo-Pacifique, Indo-Pacifique"


def test_word_that_begins_small_is_found_at_the_beginning_of_a_sentence() -> None:
    pair = ("événement", "évènement")
    assert spelt("Événement : un événement.", "fr", pair) == "Évènement : un évènement."
    assert spelt("kiev", "fr", ("Kiev", "Kyiv")) == "kiev"


def test_apostrophes_and_spaces_are_alike_in_what_is_wrong() -> None:
    pair = ("Cote d'Ivoire", "Côte d’Ivoire")
    typed = f"Cote d’Ivoire, Cote{WIDE}d'Ivoire"
    assert spelt(typed, "fr", pair) == "Côte d’Ivoire, Côte d’Ivoire"


def test_two_spellings_may_change_places() -> None:
    """Each is right in the other's line: nothing is found, rather than mended for ever."""
    assert spelt("a et b", "fr", ("a", "b"), ("b", "a")) == "a et b"


def test_languages_without_spaces_have_no_words_to_end() -> None:
    assert spelt("日本の外務大臣は", "ja", ("外務大臣", "外相")) == "日本の外相は"


def test_spelling_says_what_the_office_writes() -> None:
    (each,) = found("house-spelling", "à Kiev", "fr", PACIFIC)
    assert (each.message, each.severity) == ("This office writes “Kyiv”.", Severity.WARNING)


# --- spaces and apostrophes -------------------------------------------------------------------


@pytest.mark.parametrize(
    ("space", "right"),
    [
        ("", "Quoi~? Ceci_: oui_! non~; « ici_»"),
        ("narrow", "Quoi~? Ceci~: oui~! non~; « ici_»"),
        ("wide", "Quoi_? Ceci_: oui_! non_; « ici_»"),
        ("any", "Quoi ? Ceci_: oui_! non~; « ici »"),
    ],
)
def test_space_before_a_mark_is_the_office_s(space: str, right: str) -> None:
    body = f"Quoi ? Ceci{WIDE}: oui{WIDE}! non{THIN}; «{WIDE}ici »"
    expected = right.replace("« ", "«_")
    assert mended("french-space", body, "fr", HouseStyle(space=space)) == expected


@pytest.mark.parametrize(
    ("apostrophe", "right"),
    [("", "l’eau, l’air"), ("straight", "l'eau, l'air"), ("any", "l'eau, l’air")],
)
def test_apostrophe_is_the_office_s(apostrophe: str, right: str) -> None:
    style = HouseStyle(apostrophe=apostrophe)
    assert mended("french-apostrophe", "l'eau, l’air", "fr", style) == right


# --- fast enough ------------------------------------------------------------------------------


@pytest.mark.parametrize("unit", ["16:", "1", "16h", "4 p", "p.m.", "Mot", "Mot0 ", "mot'", "M "])
@pytest.mark.parametrize("language", ["fr", "en", "ja"])
def test_hostile_line_is_read_soon(unit: str, language: str) -> None:
    """With as many spellings as an office may have."""
    pairs = tuple((f"Mot{number} de la ville", f"Terme {number}") for number in range(100))
    clock = {"fr": "16 h", "en": "4 p.m."}.get(language, "")
    style = HouseStyle(clock=clock, space="wide", spellings=pairs)
    text = document(unit * (LIMIT // len(unit)))
    with soon():
        findings(text, language, style)
