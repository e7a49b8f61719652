"""The end cut off, or everything hashed again: what a head that was kept elsewhere tells."""

from __future__ import annotations

import datetime
import json
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from releases.models import ChainHead, Publication
from tests.cast import Cast
from tests.translations.verifying.running import (
    ACTS,
    PUBLICATIONS,
    hashed_again,
    kept_head,
    named,
    verified,
)
from translations.models import RoleChange, Transition, Translation
from translations.verbs import Verb
from translations.workflow import perform


def cut_acts(record: Translation) -> None:
    """The last two acts, which wrote nothing else, and the head as it was before them."""
    last = Transition.objects.count() - 2
    Transition.objects.filter(sequence__gt=last)._raw_delete("default")
    head = Transition.objects.get(sequence=last)
    ChainHead.objects.filter(name="transitions").update(length=last, hash=head.row_hash)


def test_end_that_was_cut_with_its_head_is_named_against_a_kept_head(
    record: Translation, cast: Cast, tmp_path: Path
) -> None:
    perform(record, Verb.ASSIGN, cast.olivia, assignee=cast.anna)
    perform(record, Verb.TAKE_OVER, cast.olivia)
    head = kept_head(tmp_path)
    assert verified("--against", head)[0] == 0
    cut_acts(record)
    assert verified()[0] == 0
    assert named("--against", head) == [f"{ACTS} {Transition.objects.count() + 1}"]


def test_publications_whose_end_was_cut_are_missed_by_the_acts_that_made_them(
    record: Translation,
) -> None:
    last = Publication.objects.latest("sequence")
    before = Publication.objects.get(sequence=last.sequence - 1)
    Publication.objects.filter(pk=last.pk)._raw_delete("default")
    ChainHead.objects.filter(name="publications").update(
        length=before.sequence, hash=before.row_hash
    )
    assert named() == [f"{PUBLICATIONS} {last.pk}"]


def test_record_that_was_all_hashed_again_is_named_between_two_kept_heads(
    record: Translation, cast: Cast, tmp_path: Path
) -> None:
    length = Transition.objects.count()
    kept_head(tmp_path)
    perform(record, Verb.ASSIGN, cast.olivia, assignee=cast.anna)
    perform(record, Verb.TAKE_OVER, cast.olivia)
    heads = kept_head(tmp_path)
    perform(record, Verb.HAND_BACK, cast.olivia)
    Transition.objects.filter(sequence=length + 2).update(reason="as it suits")
    hashed_again(length + 2)
    assert verified()[0] == 0
    assert named("--against", heads) == [f"{ACTS} {length + 1}"]


def test_heads_are_printed_as_lines_of_json(record: Translation) -> None:
    _code, lines = verified("--head")
    heads = [json.loads(line) for line in lines]
    assert [(head["chain"], head["length"]) for head in heads] == [
        ("transitions", Transition.objects.count()),
        ("publications", Publication.objects.count()),
        ("roles", RoleChange.objects.count()),
    ]
    assert heads[0]["hash"] == Transition.objects.latest("sequence").row_hash
    assert datetime.datetime.fromisoformat(heads[0]["at"]).tzinfo


def test_head_that_the_chain_does_not_hold_is_not_printed(record: Translation) -> None:
    ChainHead.objects.filter(name="transitions").update(hash="f" * 64)
    assert verified("--head") == (1, [])


GOOD = {"chain": "transitions", "length": 1, "hash": "0" * 64, "at": "2026-11-28T10:00:00+00:00"}


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "holds no head"),
        (b"\xff\xfe", "no text in UTF-8"),
        (b"not a head", "line 1 is not a head"),
        (b"[1, 2]", "line 1 is not a head"),
        (b'{"chain": "transitions"}', "line 1 is not a head"),
        (json.dumps(GOOD | {"chain": "others"}).encode(), "names no chain of ours"),
        (json.dumps(GOOD | {"chain": ["transitions"]}).encode(), "names no chain of ours"),
        (json.dumps(GOOD | {"length": -1}).encode(), "no number of rows"),
        (json.dumps(GOOD | {"length": 2**70}).encode(), "no number of rows"),
        (json.dumps(GOOD | {"hash": 5}).encode(), "no SHA-256"),
        (json.dumps(GOOD | {"at": "\x1b[2J"}).encode(), "has a time that is none"),
        ((json.dumps(GOOD) + "\nx\n").encode(), "line 2 is not a head"),
    ],
)
def test_file_that_holds_no_heads_is_refused(
    db: None, tmp_path: Path, content: bytes, says: str
) -> None:
    file = tmp_path / "heads.jsonl"
    file.write_bytes(content)
    with pytest.raises(CommandError, match=says) as refused:
        call_command("verify_record", "--against", str(file))
    assert refused.value.returncode == 2


def test_file_that_is_not_there_is_refused(db: None, tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="No such file") as refused:
        call_command("verify_record", "--against", str(tmp_path / "none"))
    assert refused.value.returncode == 2
