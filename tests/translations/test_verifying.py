"""Whatever is altered in the record behind the triggers' back is named by ``verify_record``."""

from __future__ import annotations

import datetime
import json
from collections.abc import Callable, Iterator
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.apps import apps
from django.conf import settings
from django.core.management import CommandError, call_command
from django.db import connection, models, transaction

from releases import append_only
from releases.models import Act, Attachment, ChainHead, Publication, Release, Rendered
from tests.cast import Cast, text
from tests.files import annex
from translations import opening
from translations.checking import Checking
from translations.models import Approval, SegmentChange, Transition, Translation
from translations.verbs import Verb
from translations.verifying import Verification
from translations.verifying.numbers import Numbers
from translations.workflow import perform, perform_on_release

ACTS, PUBLICATIONS = "translations_transition", "releases_publication"


@pytest.fixture
def record(cast: Cast) -> Iterator[Translation]:
    """A French text with every sort of row behind it: corrected, voided, published twice, let stand.

    The triggers are lifted, as by whoever owns the database; what is done ends with the test.
    """
    begun = cast.drafted(cast.external())
    french = perform(
        begun, Verb.ATTACH, cast.anna, paper=annex(), text="Annexe", standing="provisional"
    )
    french = cast.published(french)
    french = perform(french, Verb.REVISE, cast.anna, significance="substantive")
    french = cast.approved(retitled(french, cast, "Participation à la rencontre"))
    french = cast.approved(perform(french, Verb.RECALL, cast.anna))
    french = cast.published(french)
    perform_on_release(french.release, Verb.CHANGE_FACTS, cast.olivia, facts={"kind": "notice"})
    let_stand(cast)
    opening.duplicate(cast.original().release, cast.olivia, issued_on=datetime.date(2026, 1, 2))
    connection.check_constraints()  # PostgreSQL drops no trigger while a constraint is to be checked
    append_only.remove(connection)
    yield french
    transaction.set_rollback(True)  # or the test ends by checking what we have spoilt


def retitled(french: Translation, cast: Cast, title: str) -> Translation:
    french.refresh_from_db()
    given = {"texts": {"title": title}, "version": french.version}
    return perform(french, Verb.SAVE, cast.anna, **given)


def let_stand(cast: Cast) -> None:
    english = cast.drafted(
        cast.external(text("会合", "12か国。\n")), "en", text("Talks", "13 states.\n")
    )
    found = next(each for each in Checking.of(english).found if each.family == "facts")
    perform(english, Verb.ACCEPT, cast.anna, finding=found.about, reason="The ministry says 13.")


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


# As it was written


def test_record_that_nobody_touched_is_as_it_was_written(record: Translation) -> None:
    code, lines = verified()
    assert code == 0, lines
    rows = sum(apps.get_model(label).objects.count() for label in settings.APPEND_ONLY)
    # A publication is met twice: in its own chain, and as the act sealed it.
    assert lines[-1].startswith(f"{rows + Publication.objects.count()} rows of the record, 1 live")
    assert "nothing wrong" in lines[-1]


def test_empty_record_is_as_it_was_written(db: None) -> None:
    assert verified()[0] == 0


@pytest.mark.parametrize("label", settings.APPEND_ONLY)
def test_each_table_of_the_record_has_rows_in_this_test(record: Translation, label: str) -> None:
    assert apps.get_model(label).objects.count() >= 1


# One row altered, removed, added


def another(field: models.Field[Any, Any], value: Any) -> Any:
    """A value that the column takes and that is not ``value``."""
    if isinstance(field, models.IntegerField | models.ForeignKey):
        return 9_999
    if isinstance(value, datetime.datetime):
        return value + datetime.timedelta(microseconds=1)
    if isinstance(value, list):
        return [*value, 99]
    if isinstance(value, str) and value:
        return value[:-1] + ("x" if value[-1] != "x" else "y")
    return "x"


def names_of(row: models.Model) -> set[str]:
    table = row._meta.db_table
    return {f"{table} {row.pk}", f"{table} {getattr(row, 'sequence', row.pk)}"}


@pytest.mark.parametrize("label", settings.APPEND_ONLY)
def test_row_altered_in_any_column_is_named(record: Translation, label: str) -> None:
    model = apps.get_model(label)
    rows = list(model.objects.order_by("pk"))
    row = rows[(len(rows) - 1) // 2]
    missed = []
    for field in model._meta.concrete_fields:
        value = another(field, getattr(row, field.attname))
        with transaction.atomic():
            model.objects.filter(pk=row.pk).update(**{field.attname: value})
            if not names_of(row) & set(named()):
                missed.append(field.attname)
            transaction.set_rollback(True)
    assert missed == []


@pytest.mark.parametrize("label", settings.APPEND_ONLY)
def test_each_row_that_was_removed_is_named(record: Translation, label: str) -> None:
    model = apps.get_model(label)
    missed = []
    for row in model.objects.order_by("pk"):
        with transaction.atomic():
            model.objects.filter(pk=row.pk)._raw_delete(model.objects.db)
            if not names_of(row) & set(named()):
                missed.append(row.pk)
            transaction.set_rollback(True)
    assert missed == []


@pytest.mark.parametrize("label", settings.APPEND_ONLY)
def test_row_that_nobody_wrote_is_named(record: Translation, label: str) -> None:
    model = apps.get_model(label)
    row = model.objects.latest("pk")
    row.pk = 8_888
    for column in {"sequence", "number", "revision_id"}:
        if hasattr(row, column):
            setattr(row, column, 8_888)
    behind_the_head = f"{row._meta.db_table} {model.objects.count() + 1}"
    model.objects.bulk_create([row])
    assert {*names_of(row), behind_the_head} & set(named())


def test_first_row_that_was_altered_is_named_first(record: Translation) -> None:
    Transition.objects.filter(sequence__in=[4, 6]).update(reason="as it suits")
    assert named()[:2] == [f"{ACTS} 4", f"{ACTS} 6"]


@pytest.mark.parametrize("other", [3, 9])
def test_two_acts_that_changed_places_are_both_named(record: Translation, other: int) -> None:
    for old, new in [(2, 1000), (other, 2), (1000, other)]:
        Transition.objects.filter(sequence=old).update(sequence=new)
    assert named()[:2] == [f"{ACTS} 2", f"{ACTS} {other}"]


def test_acts_removed_in_the_middle_are_named_by_the_first(record: Translation) -> None:
    gone = Transition.objects.filter(sequence__in=[3, 4, 5])
    gone._raw_delete("default")
    assert named()[0] == f"{ACTS} 3"
    assert "and those up to 5 are missing" in verified()[1][0]


def test_acts_that_closed_the_gap_are_named(record: Translation) -> None:
    """One is removed, and those behind it each take the number before."""
    Transition.objects.filter(sequence=3)._raw_delete("default")
    for act in Transition.objects.filter(sequence__gt=3).order_by("sequence"):
        Transition.objects.filter(pk=act.pk).update(sequence=act.sequence - 1)
    assert named()[0] == f"{ACTS} 3"


@pytest.mark.parametrize("place", [1, 4, -1])
def test_act_that_was_altered_and_hashed_again_is_named_itself(
    record: Translation, place: int
) -> None:
    act = list(Transition.objects.order_by("sequence"))[place if place < 0 else place - 1]
    act.reason = "as it suits"
    Transition.objects.filter(pk=act.pk).update(reason=act.reason, row_hash=act.link_hash())
    assert named() == [f"{ACTS} {act.sequence}"]


def test_chain_whose_head_was_altered_is_named(record: Translation) -> None:
    for change in ({"hash": "f" * 64}, {"length": 3}, {"length": 3000}):
        with transaction.atomic():
            ChainHead.objects.filter(name="transitions").update(**change)
            assert named()[0].startswith(ACTS)
            transaction.set_rollback(True)
    ChainHead.objects.filter(name="transitions").delete()
    assert named() == [f"{ACTS} {Transition.objects.count()}"]
    assert "has no head" in verified()[1][0]


@pytest.mark.parametrize("column", ["at", "reason", "previous_hash", "sequence"])
def test_column_that_django_can_not_read_is_named(record: Translation, column: str) -> None:
    """SQLite takes anything in any column."""
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute(
                f"UPDATE {ACTS} SET {column} = CAST(X'FFFE' AS TEXT) WHERE sequence = 4"  # noqa: S608
            )
        assert named()[0] == f"{ACTS} 4"


def test_facts_of_an_act_that_were_spoilt_are_named(record: Translation) -> None:
    for facts in ("", "[]", '{"seals": 3}', '{"seals": {"auth.user": {"1": "x"}}}', "[" * 5000):
        with transaction.atomic():
            Transition.objects.filter(sequence=1).update(facts=facts)
            assert named()[0] == f"{ACTS} 1"
            transaction.set_rollback(True)


# The end cut off, or everything hashed again


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


# What is live


def altered_column(french: Translation) -> str:
    Release.objects.rewrite(mode=False).update(title_fr="Un titre que personne n’a approuvé")
    return f"releases_release {french.release.public_id} title_fr"


def altered_page(french: Translation) -> str:
    page = Rendered.objects.get(language="fr")
    Rendered.objects.update(content=page.content.replace("rencontre", "rupture"))
    return f"releases_rendered {french.release.public_id} {page.path} (ambafrance)"


def forged_text(_french: Translation) -> str:
    """A text put before the public of a release that has no publication at all."""
    draft = Release.objects.filter(publications=None).first()
    assert draft
    Release.objects.rewrite(mode=False).filter(pk=draft.pk).update(
        published_at_fr=datetime.datetime(2026, 1, 1, tzinfo=datetime.UTC), title_fr="Faux"
    )
    return f"releases_release {draft.public_id} published_at_fr"


def voided_approval(french: Translation) -> str:
    approval = Approval.objects.standing().latest("pk")
    Transition.objects.filter(sequence=1).update(voids=approval)
    public = Publication.objects.filter(act=Act.PUBLISHED).latest("sequence")
    return f"{PUBLICATIONS} {public.sequence} ({french.release.public_id} fr)"


def removed_approval(french: Translation) -> str:
    Approval.objects.all()._raw_delete("default")
    public = Publication.objects.filter(act=Act.PUBLISHED).latest("sequence")
    return f"{PUBLICATIONS} {public.sequence} ({french.release.public_id} fr)"


def spoilt_publication(french: Translation) -> str:
    Publication.objects.filter(act=Act.PUBLISHED).update(document="{")
    return f"releases_release {french.release.public_id}"


@pytest.mark.parametrize(
    "forge",
    [
        altered_column,
        altered_page,
        forged_text,
        voided_approval,
        removed_approval,
        spoilt_publication,
    ],
)
def test_what_is_live_and_was_not_approved_is_named(
    record: Translation, forge: Callable[[Translation], str]
) -> None:
    name = forge(record)
    assert name in named()


def test_attachment_that_is_another_file_than_was_approved_is_named(
    cast: Cast, settings: Any, tmp_path: Path
) -> None:
    settings.MEDIA_ROOT = str(tmp_path)
    french = cast.drafted(cast.external())
    cast.published(
        perform(french, Verb.ATTACH, cast.anna, paper=annex(), text="A", standing="provisional")
    )
    assert verified()[0] == 0
    kept = Attachment.objects.get()
    Path(kept.file.path).write_bytes(b"%PDF another")
    assert named() == [f"releases_attachment {kept.pk}"]
    Path(kept.file.path).unlink()
    assert "can't be read" in verified()[1][0]


# How it is done


def test_acts_committed_while_it_reads_are_taken_in(record: Translation, cast: Cast) -> None:
    verification = Verification()
    found = verification.sealed.altered()
    assert list(found) == []
    perform(record, Verb.REVISE, cast.anna, significance="typo")
    retitled(record, cast, "Autre")
    assert list(verification.findings()) == []
    assert verification.walks["transitions"].rows == Transition.objects.count()


def test_rows_from_before_the_seals_are_counted_and_not_blamed(record: Translation) -> None:
    """As on an installation that was at work before acts sealed what they wrote."""
    for act in Transition.objects.all():
        Transition.objects.filter(pk=act.pk).update(facts=json.dumps(act.particulars))
    hashed_again(1)
    code, lines = verified()
    assert code == 0, lines
    assert "rows are older than the seals" in lines[-2]


def test_more_statements_are_asked_only_for_more_chunks(
    record: Translation, django_assert_max_num_queries: Any
) -> None:
    with django_assert_max_num_queries(90):
        assert verified()[0] == 0
    assert SegmentChange.objects.count() < 500


def test_numbers_hold_what_was_put_in() -> None:
    numbers = Numbers()
    assert numbers.smallest() is None
    for number in (4095, 4096, 10**15):
        numbers.add(number)
    assert 4096 in numbers and 4097 not in numbers
    assert numbers.smallest() == 4095
