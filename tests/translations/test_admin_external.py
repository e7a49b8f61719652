"""Originals on another site: read from a file or pasted, opened once looked over, recorded anew."""

from __future__ import annotations

import datetime
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from releases.document import Link
from releases.models import Country, Release, Topic
from tests.cast import Cast, person, text
from tests.files import annex
from tests.translations.staff import at_desk, page_of, release_path, text_path, words
from translations.composing import compose
from translations.demo.page import read_page
from translations.models import Public, Translation
from translations.verbs import Verb
from translations.workflow import perform

ADD = "/admin/releases/release/add/external/"
CLEAN = "/admin/releases/release/add/external/clean/"
FILE = """---
release: réunion
language: ja
title: 会合への参加
standing: original
summary: 要旨。
links:
  - url: https://www.example.org/a
    label: 会合
date: 2025-04-03
kind: readout
event: 2025-04-03 16:00
place: Bruxelles
zone: Europe/Brussels
topics: [security]
countries: [BE]
external:
  url: https://www.example.org/ja/1.html
  retrieved: 2025-04-04
---

会合の概要は以下のとおりです。
"""
NEWER = text("会合への参加", "会合の概要は以下のとおりです。訂正。\n\n1. 第一点\n2. 第二点\n")


def file(content: str | bytes = FILE, name: str = "réunion.md") -> SimpleUploadedFile:
    data = content.encode() if isinstance(content, str) else content
    return SimpleUploadedFile(name, data, "text/markdown")


def reading(cast: Cast, **typed: Any) -> Any:
    return at_desk(cast.olivia).post(ADD, {"office": cast.office.pk, "read": "1"} | typed)


def as_shown(answer: Any) -> dict[str, Any]:
    """What the browser would post of the form that was answered."""
    page = read_page(answer.content.decode())
    return next(form for form in page.forms if "body" in form.fields).fields


# Reading a file


def test_file_is_read_into_the_form_and_nothing_is_opened(cast: Cast) -> None:
    topic = Topic.objects.create(slug="security", name_fr="Sécurité")
    country = Country.objects.create(code="BE", name_fr="Belgique")
    answer = reading(cast, file=file())
    assert answer.status_code == 200
    assert "Look it over: nothing is opened yet." in words(answer)
    shown = as_shown(answer)
    assert {name: shown[name] for name in ("title", "summary", "source_language", "kind")} == {
        "title": "会合への参加",
        "summary": "要旨。",
        "source_language": "ja",
        "kind": "readout",
    }
    assert shown["body"] == "会合の概要は以下のとおりです。\n"
    assert (shown["url"], shown["retrieved_on"]) == (
        "https://www.example.org/ja/1.html",
        "2025-04-04",
    )
    assert (shown["event_at_0"], shown["event_at_1"]) == ("2025-04-03", "16:00")
    assert (shown["topics"], shown["countries"]) == (str(topic.pk), str(country.pk))
    assert not Release.objects.exists()


def test_form_read_from_a_file_opens_when_it_is_posted(cast: Cast) -> None:
    answer = at_desk(cast.olivia).post(ADD, as_shown(reading(cast, file=file())))
    original = Translation.objects.get()
    assert answer.headers["Location"] == text_path(original)
    assert (original.public, original.language, original.revision) == ("external", "ja", 1)
    kept = compose(original)
    assert (kept.title, kept.summary) == ("会合への参加", "要旨。")
    assert kept.links == (Link("https://www.example.org/a", "会合"),)
    external = original.release.external_original
    assert external.retrieved_on == datetime.date(2025, 4, 4)
    assert external.sha256 == original.sha256
    at = datetime.datetime(2025, 4, 3, 14, 0, tzinfo=datetime.UTC)
    assert (original.release.event_at, original.release.event_place) == (at, "Bruxelles")


def test_what_a_file_does_not_say_stays_as_it_was_typed(cast: Cast) -> None:
    bare = "---\nrelease: a\nlanguage: ja\ntitle: 会合\nstanding: original\ndate: 2025-05-02\n---\n\n本文。\n"
    typed = {
        "url": "https://www.example.org/ja/2.html",
        "kind": "speech",
        "press_contact": "Presse",
    }
    embargo = {"embargo_until_0": "2099-01-01", "embargo_until_1": "10:00"}
    shown = as_shown(reading(cast, file=file(bare), **typed, **embargo))
    assert shown | typed | embargo == shown
    assert (shown["title"], shown["issued_on"]) == ("会合", "2025-05-02")


def test_file_is_never_opened_unread_by_the_other_button(cast: Cast) -> None:
    given = as_shown(reading(cast, file=file())) | {"file": file()}
    answer = at_desk(cast.olivia).post(ADD, given)
    assert answer.status_code == 200
    assert not Release.objects.exists()


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"file": file(b"---\ntitle: \xff\n---\n")}, "réunion.md:2:"),
        ({"file": file("x", "virus.exe")}, "Files with this ending are not read"),
        ({}, "Choose the file."),
        ({"file": file(b"")}, "empty"),
    ],
    ids=["another encoding", "another kind", "none", "empty"],
)
def test_file_that_can_not_be_read_is_refused_with_the_reason(
    cast: Cast, wrong: dict[str, Any], said: str
) -> None:
    answer = reading(cast, title="会合", summary="要旨。", **wrong)
    assert answer.status_code == 422
    assert said in words(answer)
    assert (as_shown(answer)["title"], as_shown(answer)["summary"]) == ("会合", "要旨。")


def test_file_over_the_limit_is_refused_unread(cast: Cast, monkeypatch: Any) -> None:
    def read(*_given: object) -> None:
        raise AssertionError("it was read")

    monkeypatch.setattr("translations.admin.reading.read", read)
    answer = reading(cast, file=file(bytes(10_000_001)))
    assert answer.status_code == 422
    assert "10 MB is the most" in words(answer)


def test_file_is_read_for_press_officers_only(cast: Cast) -> None:
    for user in (cast.anna, cast.chloe, person("visitor")):
        answer = at_desk(user).post(ADD, {"file": file(), "read": "1"})
        assert answer.status_code == 403


# Pasting


def test_page_that_is_pasted_comes_as_markdown(cast: Cast) -> None:
    html = "<h2>概要</h2><ul><li>第一点</li><li>第二点</li></ul>"
    answer = at_desk(cast.olivia).post(CLEAN, html, content_type="text/html")
    assert answer.json()["markdown"].strip() == "## 概要\n\n- 第一点\n- 第二点"
    assert "no-store" in answer.headers["Cache-Control"]


def test_pasting_is_for_those_who_open_releases(cast: Cast) -> None:
    for user in (cast.anna, person("visitor")):
        answer = at_desk(user).post(CLEAN, "<p>a</p>", content_type="text/html")
        assert answer.status_code == 403


# Recorded anew


@pytest.fixture
def twice(cast: Cast) -> Translation:
    """An original elsewhere that was read again and had changed, with a French made from the first."""
    original = cast.external()
    cast.drafted(original)
    return perform(
        original, Verb.RECORD_SOURCE, cast.olivia, document=NEWER, version=original.version,
        retrieved_on=datetime.date(2025, 4, 9), significance="correction",
    )  # fmt: skip


def test_release_shows_each_text_that_was_recorded(cast: Cast, twice: Translation) -> None:
    page = at_desk(cast.olivia).get(release_path(twice.release)).context["page"]
    days = [[f"{day:%Y-%m-%d}" for day in row.read_on] for row in page.recorded]
    assert days == [["2025-04-09"], ["2025-04-04"]]
    assert [row.record.number for row in page.recorded] == [2, 1]
    assert [row.previous for row in page.recorded] == [1, None]
    shown = page_of(at_desk(cast.olivia), release_path(twice.release))
    assert twice.sha256 in shown.words
    assert text_path(twice, "compare", 1, 2) in shown.links
    assert "Made from an older text: Français" in shown.words


def test_same_text_read_again_is_one_text_of_two_days(cast: Cast, twice: Translation) -> None:
    perform(
        twice, Verb.RECORD_SOURCE, cast.olivia, document=NEWER, version=twice.version,
        retrieved_on=datetime.date(2025, 5, 1),
    )  # fmt: skip
    page = at_desk(cast.olivia).get(release_path(twice.release)).context["page"]
    newest = page.recorded[0]
    assert newest.read_on == [datetime.date(2025, 4, 9), datetime.date(2025, 5, 1)]
    assert len(page.recorded) == 2


def test_any_two_revisions_are_compared(cast: Cast, twice: Translation) -> None:
    client = at_desk(cast.anna)
    answer = client.get(text_path(twice, "compare", 1, 2))
    assert "<ins>訂正。</ins>" in answer.content.decode()
    back = client.get(text_path(twice, "compare", 2, 1))
    assert "<del>訂正。</del>" in back.content.decode()
    assert "Nothing differs." in words(client.get(text_path(twice, "compare", 2, 2)))
    links = page_of(client, text_path(twice, "compare", 1, 2)).links
    assert text_path(twice, "compare", 2, 2) in links


@pytest.mark.parametrize(("old", "new"), [(1, 3), (0, 1), (7, 9)])
def test_revision_that_never_was_is_not_compared(
    cast: Cast, twice: Translation, old: int, new: int
) -> None:
    assert at_desk(cast.anna).get(text_path(twice, "compare", old, new)).status_code == 404


def test_comparison_shows_files_and_links_too(cast: Cast) -> None:
    french = cast.submitted(cast.drafted(cast.external()))
    recalled = perform(french, Verb.RECALL, cast.anna)
    given = {"paper": annex(), "text": "Annexe n° 1", "standing": "provisional"}
    cast.submitted(perform(recalled, Verb.ATTACH, cast.anna, **given))
    answer = at_desk(cast.anna).get(text_path(french, "compare", 1, 2))
    assert "Annexe n° 1" in words(answer)


def test_original_elsewhere_is_called_so_wherever_it_is_listed(cast: Cast) -> None:
    """The board calls it so; the lists called it published, which it never is here."""
    source, client = cast.external(), at_desk(cast.olivia)
    assert source.seen == Public.EXTERNAL
    for path in ("/admin/translations/translation/", "/admin/releases/release/"):
        listed = client.get(path).content.decode()
        assert '<span class="state state-published">' not in listed
        assert "state-external" in listed, path
    cast.published(cast.drafted(source))
    there = [
        client.get(path).content.decode()
        for path in (text_path(source), release_path(source.release))
    ]
    for html in there:
        assert '<span class="state state-external">on another site</span>' in html
