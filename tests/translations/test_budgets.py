"""What the work on a text may cost, in statements that read or write: no more for a longer text."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from benchmarks.due import counting
from releases.clock import database_now
from tests.cast import Cast, text
from tests.translations.staff import at_desk, release_path, text_path
from tests.translations.work.busy import busy
from translations.bundles import bundle
from translations.models import Bundle, Translation
from translations.publishing import publish_due
from translations.roles import clock
from translations.verbs import Verb
from translations.workflow import perform, perform_on_release

EDIT = {"key": "title", "text": "Une participation"}
BUNDLED = 31  # of two languages at once, the bundle's and the turn's own among them
OWN = ("SAVEPOINT", "RELEASE", "BEGIN", "COMMIT")


@contextmanager
def at_most(statements: int) -> Iterator[None]:
    """Those that begin and end transactions are left out: they are the tests' own as well."""
    with CaptureQueriesContext(connection) as asked:
        yield
    said = [each["sql"] for each in asked if not each["sql"].startswith(OWN)]
    assert len(said) <= statements, "\n".join(sql[:120] for sql in said)


def blocks(count: int, *more: str) -> str:
    said = [f"{number}国は、本会合の成果を支持し、協力する旨を述べた。" for number in range(count)]
    return "\n\n".join([*said, *more]) + "\n"


def drafted(cast: Cast, count: int) -> Translation:
    """A French draft in which every passage has its words."""
    french = cast.started(cast.external(text("会合", blocks(count))))
    texts = {key: f"Texte {key}" for key in french.segments.values_list("key", flat=True)}
    given = {"texts": texts, "was": dict.fromkeys(texts, ""), "confirm": frozenset(texts)}
    return perform(french, Verb.SAVE, cast.anna, **given)


def recorded(french: Translation, cast: Cast, body: str) -> None:
    """The ministry's page says something else now."""
    source = french.release.translations.get(is_original=True)
    newer = text("会合", body)
    perform(source, Verb.RECORD_SOURCE, cast.olivia, document=newer, version=source.version)


@pytest.mark.parametrize("count", [18, 400])
def test_desk_opens_in_few_statements(cast: Cast, count: int) -> None:
    french, client = drafted(cast, count), at_desk(cast.anna)
    client.get(text_path(french, "desk"))
    with at_most(15):
        assert client.get(text_path(french, "desk")).status_code == 200


@pytest.mark.parametrize("count", [18, 400])
def test_passage_is_saved_in_few_statements(cast: Cast, count: int) -> None:
    french = drafted(cast, count)
    row = french.segments.all()[5]
    given = {"texts": {row.key: "Autre"}, "was": {row.key: row.text}}
    with at_most(10):
        perform(french, Verb.SAVE, cast.anna, confirm=frozenset({row.key}), **given)


@pytest.mark.parametrize("count", [18, 400])
def test_source_with_a_word_changed_is_taken_in_few_statements(cast: Cast, count: int) -> None:
    french = drafted(cast, count)
    recorded(french, cast, blocks(count).replace("3国", "三国", 1))
    with at_most(15):
        perform(french, Verb.TAKE_SOURCE, cast.anna)
    assert french.segments.filter(is_to_revise=True).count() == 1


def test_source_that_lost_a_passage_is_taken_with_one_statement_more(cast: Cast) -> None:
    """Its row goes where it had no words."""
    french = cast.started(cast.external(text("会合", blocks(18, "最後の段落である。"))))
    recorded(french, cast, blocks(18))
    with at_most(16):
        perform(french, Verb.TAKE_SOURCE, cast.anna)
    assert french.segments.count() == 19


def test_words_of_links_cost_one_statement_more(cast: Cast) -> None:
    source = cast.external(text("会合", blocks(18)))
    links = ("https://www.example.org/",)
    perform_on_release(source.release, Verb.CHANGE_LINKS, cast.olivia, links=links)
    french = cast.started(source)
    (link,) = french.segments.filter(kind="link_label")
    perform(french, Verb.SAVE, cast.anna, texts={link.key: "Site"}, was={link.key: ""})
    recorded(french, cast, blocks(18).replace("3国", "三国", 1))
    with at_most(16):
        perform(french, Verb.TAKE_SOURCE, cast.anna)
    assert [label.label for label in Translation.objects.get(pk=french.pk).text.links] == ["Site"]


def test_typing_does_not_wait_for_a_broker(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    """An autosave leaves a worker nothing to do; submitting does, since people are told of it."""
    sent: list[str] = []
    monkeypatch.setattr("translations.workflow.nudge", lambda: sent.append("nudge"))
    french = drafted(cast, 3)
    assert not sent
    perform(french, Verb.SUBMIT, cast.anna)
    assert sent


def test_release_is_sent_for_translation_in_few_statements(cast: Cast) -> None:
    """The whole request of the press officer, the session's own and the form's with it."""
    source, client = cast.external(text("会合", blocks(17))), at_desk(cast.olivia)
    path = release_path(source.release, "verb", "start")
    with at_most(20):
        given = {"language": "fr", "source": source.pk}
        assert client.post(path, given).status_code == 302
    assert Translation.objects.get(language="fr").segments.count() == 18


# The front page: its lists, and the board of a press officer.

ASKED = ("", "page=9", "language=fr&state=draft", "state=outdated", "state=none", "state=overdue")


def everything(cast: Cast) -> Client:
    """Somebody with every role, whom something waits for in every list, and a deputy of theirs."""
    busy(cast)
    for role in ("reviewer", "translator"):
        cast.olivia.language_roles.create(office=cast.office, role=role)
    until = timezone.now() + datetime.timedelta(days=1)
    lent = {"office": cast.office, "role": "translator", "deputises_for": cast.olivia}
    cast.ben.language_roles.create(valid_until=until, **lent)
    english = cast.submitted(cast.drafted(cast.external(), "en"))
    perform(english, Verb.SUGGEST, cast.chloe, key="title", text="Participation in a meeting")
    return at_desk(cast.olivia)


def cost(client: Client, query: str) -> int:
    with CaptureQueriesContext(connection) as asked:
        assert client.get(f"/admin/?{query}").status_code == 200
    return len(asked)


@pytest.mark.parametrize("query", ASKED)
def test_front_page_and_board_open_in_few_statements(cast: Cast, query: str) -> None:
    client = everything(cast)
    assert cost(client, query) <= 15


def test_longer_front_page_asks_no_more_often(cast: Cast) -> None:
    client = everything(cast)
    before = {query: cost(client, query) for query in ASKED}
    busy(cast)
    perform(cast.submitted(cast.drafted(cast.external())), Verb.SUGGEST, cast.chloe, **EDIT)
    assert {query: cost(client, query) for query in ASKED} == before


def due(cast: Cast, count: int) -> list[Translation]:
    soon = database_now() + datetime.timedelta(hours=1)
    texts = [cast.approved(cast.drafted(cast.external())) for _each in range(count)]
    due = [perform(text, Verb.SCHEDULE, cast.olivia, publish_at=soon) for text in texts]
    past = database_now() - datetime.timedelta(seconds=1)
    Translation.objects.filter(pk__in=[each.pk for each in due]).update(publish_at=past)
    return due


def test_text_is_published_in_eight_statements_beyond_its_pages(cast: Cast) -> None:
    """The claim and its reading, the live columns, the address, the lock of both chains, the text, and
    two rows of the record."""
    due(cast, 3)
    publish_due(limit=1)  # with it the chain begins
    with counting() as asked:
        assert len(publish_due().published) == 2
    assert asked.beyond <= 8 * 2
    assert asked.rendering <= 4 * 2
    assert asked.turn <= 6  # two of them how long a statement may take, on PostgreSQL


def test_languages_that_go_together_cost_no_more_each(cast: Cast) -> None:
    cast.published(cast.drafted(cast.external()))
    original = cast.approved(cast.original())
    texts = [original, cast.approved(cast.drafted(original))]
    soon = database_now() + datetime.timedelta(hours=1)
    bundle(original.release, cast.olivia, texts, publish_at=soon, manner="together")
    past = database_now() - datetime.timedelta(seconds=1)
    Bundle.objects.update(publish_at=past)
    Translation.objects.update(publish_at=past)
    clock()
    with at_most(BUNDLED):
        assert len(publish_due().published) == 2
