"""``check_text`` and ``check_pairs``: what they report, of what places, and what they refuse."""

from __future__ import annotations

import json
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

KEYS = [
    "id",
    "family",
    "severity",
    "accuses",
    "source_span",
    "target_span",
    "source_value",
    "target_value",
    "message",
    "suggestion",
]


def write(path: Path, text: str | bytes) -> Path:
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def checked_pairs(file: Path, *options: str) -> list[dict[str, Any]]:
    out = StringIO()
    call_command("check_pairs", str(file), "--json", *options, stdout=out)
    return [json.loads(line) for line in out.getvalue().splitlines()]


def rows(tmp_path: Path, *lines: str, header: str = "source\ttarget") -> list[dict[str, Any]]:
    file = write(tmp_path / "pairs.tsv", "\n".join([header, *lines, ""]))
    return checked_pairs(file, "--source-language", "en", "--language", "fr")


def ids(row: dict[str, Any], family: str) -> list[str]:
    return [each["id"] for each in row["findings"] if each["family"] == family]


def refusal(name: str, *arguments: object) -> str:
    """What a command says that refuses its input; it has printed nothing, and ends with 2."""
    out = StringIO()
    with pytest.raises(CommandError) as refused:
        call_command(name, *map(str, arguments), stdout=out)
    assert out.getvalue() == ""
    assert refused.value.returncode == 2
    return str(refused.value)


def refused_pairs(tmp_path: Path, text: str | bytes, *options: str) -> str:
    file = write(tmp_path / "pairs.tsv", text)
    return refusal("check_pairs", file, *options).removeprefix(str(tmp_path))


# Pairs


def test_pairs_give_one_object_a_row_in_order(tmp_path: Path) -> None:
    found = rows(
        tmp_path,
        "There were 32 members.\tIl y avait 31 membres.",
        "There were 32 members.\tIl y avait 32 membres.",
        "There were 32 members.\tIl y avait 132 membres.",
    )
    assert [row["row"] for row in found] == [1, 2, 3]
    assert [bool(ids(row, "facts")) for row in found] == [True, False, True]
    (wrong,) = found[0]["findings"]
    assert list(wrong) == KEYS
    assert (wrong["accuses"], wrong["source_span"], wrong["target_span"]) == (
        "target",
        [11, 13],
        [11, 13],
    )
    assert (wrong["source_value"], wrong["target_value"]) == ("32", "31")


def test_form_is_reported_of_the_target_with_its_words(tmp_path: Path) -> None:
    (row,) = rows(tmp_path, "It was signed on April 3, 2025.\tSigné le 03 avril 2025.")
    (zero,) = row["findings"]
    assert (zero["id"], zero["family"]) == ("leading-zero", "form")
    assert (zero["source_span"], zero["target_span"]) == (None, [9, 11])
    assert (zero["source_value"], zero["target_value"], zero["suggestion"]) == (None, "03", "3")


def test_quotation_marks_are_characters_and_only_line_feeds_end_a_row(tmp_path: Path) -> None:
    found = rows(tmp_path, '"32 members\t« 31 membres', "5\u2028members\x0c12\t5 membres 12")
    assert [row["row"] for row in found] == [1, 2]
    assert ids(found[0], "facts")
    assert not ids(found[1], "facts")


def test_a_row_without_source_is_checked_for_form_alone(tmp_path: Path) -> None:
    (row,) = rows(tmp_path, "\tLe 03 avril 2025, 32 pays.")
    assert [each["id"] for each in row["findings"]] == ["leading-zero"]


def test_what_a_row_says_of_its_languages_wins_over_the_options(tmp_path: Path) -> None:
    file = write(
        tmp_path / "pairs.tsv",
        "language\tsource_language\tsource\ttarget\ten\n"
        "fr\ten\tApril 3\tle 03 avril\t\n"
        "\ten\tApril 3\tle 03 avril\t\n"
        "ja\ten\tApril 3\tle 03 avril\t\n",
    )
    found = checked_pairs(file, "--language", "de")
    assert [bool(ids(row, "form")) for row in found] == [True, False, False]


def test_a_byte_order_mark_and_line_ends_of_windows_are_read(tmp_path: Path) -> None:
    file = write(
        tmp_path / "pairs.tsv",
        b"\xef\xbb\xbfsource\ttarget\r\n32 members\t31 membres\r\n\r\n12 men\t12 hommes\r\n",
    )
    found = checked_pairs(file, "--source-language", "en", "--language", "fr")
    assert [(row["row"], bool(row["findings"])) for row in found] == [(1, True), (2, False)]


def test_a_sentence_that_looks_like_a_list_is_a_sentence(tmp_path: Path) -> None:
    found = rows(tmp_path, "- June 19 saw 43 talks.\tLe 19 juin a vu 44 entretiens.")
    (wrong,) = [each for each in found[0]["findings"] if each["family"] == "facts"]
    assert (wrong["source_span"], wrong["target_span"]) == ([14, 16], [16, 18])


def test_pairs_are_told_to_people_by_file_and_line(tmp_path: Path) -> None:
    file = write(tmp_path / "pairs.tsv", "source\ttarget\n\nApril 3\tle 03 avril\n")
    out = StringIO()
    options = ("--source-language", "en", "--language", "fr", "--lang", "fr")
    call_command("check_pairs", str(file), *options, stdout=out)
    assert out.getvalue().startswith(f"{file}:3: warning leading-zero: Écrivez «\xa03\xa0»")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "pairs.tsv: The file is empty."),
        ("source\tcible\n", "pairs.tsv:1: The column “target” is missing"),
        ("source\ttarget\tsource\n", "pairs.tsv:1: The column “source” stands here twice."),
        ("source\ttarget\na\tb\nc\n", "pairs.tsv:3: The line has 1 columns, the header 2"),
        ("source\ttarget\na\tb\tc\n", "pairs.tsv:2: The line has 3 columns, the header 2"),
        ("source\ttarget\tdate\na\tb\t3.4.2025\n", "pairs.tsv:2: date: “3.4.2025” is no date"),
        ("source\ttarget\tdate\na\tb\t2025-02-30\n", "pairs.tsv:2: date: “2025-02-30” is no date"),
        ("source\ttarget\tplace_zone\na\tb\tEU/Bonn\n", "pairs.tsv:2: place_zone: “EU/Bonn” is no"),
        ("source\ttarget\tlanguage\na\tb\tlatin\n", "pairs.tsv:2: language: “latin” is none of"),
        (b"source\ttarget\na\t\xe9t\xe9\n", "pairs.tsv:2: This is no UTF-8 (byte 0xe9)"),
        ("source\ttarget\na\t" + "b" * 50_001, "pairs.tsv:2: target: The text is 50001 bytes"),
    ],
)
def test_a_bad_file_of_pairs_is_refused_with_its_place(
    tmp_path: Path, text: str | bytes, said: str
) -> None:
    message = refused_pairs(tmp_path, text, "--source-language", "en", "--language", "fr")
    assert message.startswith(f"/{said}")


def test_pairs_need_their_languages_from_somewhere(tmp_path: Path) -> None:
    message = refused_pairs(tmp_path, "source\ttarget\na\tb\n", "--language", "fr")
    assert (
        message == "/pairs.tsv:2: The row does not say its source_language: give --source-language."
    )


def test_a_file_that_is_not_there_is_refused(tmp_path: Path) -> None:
    assert "No such file" in refusal("check_pairs", tmp_path / "none.tsv", "--language", "fr")


# Texts

FRONT = "---\ntitle: >-\n  Entretien du\n  03 avril\nsummary: 'Le 03 avril'\nnote: kept\n---\n\n"


def checked_text(tmp_path: Path, source: str, target: str, *options: str) -> list[dict[str, Any]]:
    out = StringIO()
    files = (
        write(tmp_path / "source.md", source),
        write(tmp_path / "target.md", target),
    )
    languages = ("--source-language", "en", "--language", "fr")
    names = ("--source", str(files[0]), "--target", str(files[1]))
    call_command("check_text", *languages, *names, "--json", *options, stdout=out)
    found: list[dict[str, Any]] = json.loads(out.getvalue())["findings"]
    return found


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_spans_of_a_text_are_places_in_its_file(tmp_path: Path, end: str) -> None:
    target = f"{FRONT}Le *03 avril*.\n\n- 31 membres\n".replace("\n", end)
    source = "---\ntitle: Talks of 3 April\nsummary: 3 April\n---\n\n3 April.\n\n- 32 members\n"
    found = checked_text(tmp_path, source, target)
    places = {target[slice(*each["target_span"])] for each in found if each["family"] == "form"}
    assert places == {"03", f">-{end}  Entretien du{end}  03 avril"}
    lead, body = (each for each in found if each["target_value"] == "03")
    assert lead["target_span"] == [target.index("03 avril'"), target.index("03 avril'") + 2]
    assert body["target_span"] == [target.index("03 avril*"), target.index("03 avril*") + 2]
    (number,) = [each for each in found if each["target_value"] == "31"]
    assert target[slice(*number["target_span"])] == "31"
    assert source[slice(*number["source_span"])] == "32"


def test_a_text_needs_no_front_matter_and_may_begin_with_a_rule(tmp_path: Path) -> None:
    found = checked_text(tmp_path, "April 3", "---\n\nLe 03 avril\n")
    assert [each["target_span"] for each in found if each["id"] == "leading-zero"] == [[8, 10]]


@pytest.mark.parametrize(
    ("target", "said"),
    [
        (" \n", "target.md: The file is empty."),
        (b"abc\n\xff\xfe", "target.md:2: This is no UTF-8 (byte 0xff)"),
        ("---\ntitle: [\n---\n", "target.md:3: This is no YAML"),
        ("---\n- a\n---\n", "target.md:2: Give “name: value” here"),
        ("---\ntitle: a\ndate: tomorrow\n---\n", "target.md:3: date: “tomorrow” is no date"),
        ("---\nzone: Mars/Base\n---\n", "target.md:2: zone: “Mars/Base” is no time zone"),
        ("a" * 50_001, "target.md: The text is 50001 bytes long"),
        ("a" * 200_001, "target.md: The file is over 200 kB."),
    ],
)
def test_a_bad_text_is_refused_with_its_place(
    tmp_path: Path, target: str | bytes, said: str
) -> None:
    source = write(tmp_path / "source.md", "a")
    file = write(tmp_path / "target.md", target)
    languages = ("--source-language", "en", "--language", "fr")
    message = refusal("check_text", *languages, "--source", source, "--target", file)
    assert message.removeprefix(f"{tmp_path}/").startswith(said)


@pytest.mark.parametrize(
    ("option", "value", "said"),
    [
        ("--date", "3 avril", "argument --date: “3 avril” is no date; write 2025-04-03."),
        ("--place-zone", "Mars/Base", "argument --place-zone: “Mars/Base” is no time zone"),
        ("--language", "latin", "argument --language: invalid choice: 'latin'"),
    ],
)
def test_a_bad_option_is_refused(tmp_path: Path, option: str, value: str, said: str) -> None:
    file = write(tmp_path / "a.md", "a")
    arguments = ["--source-language", "en", "--language", "fr", "--source", file, "--target", file]
    with pytest.raises(CommandError, match=f"^Error: {said}".replace(".", r"\.")):
        call_command("check_text", *map(str, arguments), f"{option}={value}")
