"""Running ``verify_record``, and what whoever owns the database might do before."""

from __future__ import annotations

from io import StringIO
from pathlib import Path

from django.core.management import CommandError, call_command

from releases.models import ChainHead
from tests.cast import Cast
from translations.models import Transition, Translation
from translations.verbs import Verb
from translations.workflow import perform

ACTS, PUBLICATIONS = "translations_transition", "releases_publication"


def retitled(french: Translation, cast: Cast, title: str) -> Translation:
    french.refresh_from_db()
    given = {"texts": {"title": title}, "version": french.version}
    return perform(french, Verb.SAVE, cast.anna, **given)


def verified(*options: str) -> tuple[int, list[str]]:
    """What ``verify_record`` ends with, and the lines that it prints."""
    out, code = StringIO(), 0
    try:
        call_command("verify_record", *options, stdout=out)
    except CommandError as error:
        code = error.returncode
    return code, out.getvalue().splitlines()


def named(*options: str) -> list[str]:
    """The rows that it names, as «table row», after making sure that it ends with 1."""
    code, lines = verified(*options)
    assert code == 1, lines
    return [line.split(":")[0] for line in lines[:-1]]


def kept_head(tmp_path: Path) -> str:
    file = tmp_path / "heads.jsonl"
    code, lines = verified("--head")
    assert code == 0
    with file.open("a") as heads:
        heads.writelines(f"{line}\n" for line in lines)
    return str(file)


def hashed_again(first: int) -> None:
    """The acts from ``first`` on and their head, with the hashes that they would have."""
    for act in Transition.objects.filter(sequence__gte=first):
        before = Transition.objects.filter(sequence=act.sequence - 1).first()
        act.previous_hash = before.row_hash if before else "0" * 64
        Transition.objects.filter(pk=act.pk).update(
            previous_hash=act.previous_hash, row_hash=act.link_hash()
        )
    last = Transition.objects.latest("sequence")
    ChainHead.objects.filter(name="transitions").update(length=last.sequence, hash=last.row_hash)
