"""Who changed a figure: found in every text that the person may know of, and in no other."""

from __future__ import annotations

import datetime

import pytest
from django.utils import timezone

from tests.cast import Cast, office, person, text
from tests.translations.staff import at_desk, words
from translations import publishing
from translations.models import Translation
from translations.work.changed import ChangedPage

SAID = "Le Japon a livré {} tentes à 3 villes."


@pytest.fixture
def french(cast: Cast) -> Translation:
    """Anna wrote 250, Ben 260, and Anna took the sentence out."""
    french = cast.save(cast.started(cast.external()), cast.anna, text("T", SAID.format("250")))
    cast.save(french, cast.ben, text("T", SAID.format("260")))
    return cast.save(french, cast.anna, text("T", "Le Japon a aidé."))


def found(user: object, words: str) -> list[tuple[str, bool, str]]:
    page = ChangedPage(user, words)  # type: ignore[arg-type]
    return [(each.change.author.username, each.came, each.before) for each in page.turns]


def test_figure_is_found_where_it_came_and_where_it_went(cast: Cast, french: Translation) -> None:
    assert found(cast.olivia, "260") == [
        ("anna", False, SAID.format("260")),
        ("ben", True, SAID.format("250")),
    ]
    assert [who for who, _came, _before in found(cast.olivia, "tentes")] == ["anna", "anna"]


def test_space_of_a_figure_is_found_whichever_it_is(cast: Cast) -> None:
    hard = text("T", SAID.format("1\u202f250"))
    cast.save(cast.started(cast.external()), cast.anna, hard)
    assert found(cast.olivia, " 1 250") == [("anna", True, "")]
    assert found(cast.olivia, "1 251") == []


@pytest.mark.parametrize("nothing", ["", "  ", "999", "%", "\x00"])
def test_nothing_is_found_where_nobody_wrote_it(
    cast: Cast, french: Translation, nothing: str
) -> None:
    assert found(cast.olivia, nothing) == []


def test_page_says_who_and_how_it_read(cast: Cast, french: Translation) -> None:
    page = at_desk(cast.olivia).get("/admin/translations/translation/changed/?q=260")
    said = words(page)
    assert "ben" in said
    assert "wrote “260”" in said
    assert "took out “260”" in said
    assert "<del>250</del><ins>260</ins>" in page.content.decode()


def test_what_is_typed_stands_on_the_page_as_text(cast: Cast) -> None:
    page = at_desk(cast.olivia).get("/admin/translations/translation/changed/?q=<b>260</b>")
    assert "<b>260</b>" not in page.content.decode()
    assert "Nobody wrote" in words(page)


def test_other_offices_and_embargoes_are_kept(cast: Cast, french: Translation) -> None:
    stranger = person("stranger", office("mission"), press_officer="")
    assert found(stranger, "260") == []
    until = timezone.now() + datetime.timedelta(hours=1)
    publishing.set_embargo(french.release, cast.olivia, until, reason="joint announcement")
    assert found(cast.root, "260") == []
    assert found(cast.ben, "260") == []
