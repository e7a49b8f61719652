"""The review's page: what stands on it, in which view, for whom, and at what cost."""

from __future__ import annotations

import re
from html import unescape
from typing import Any

import pytest
from django.contrib.auth.models import User

from tests.cast import Cast, approve, text
from tests.translations.desk.texts import FRENCH, SOURCE, at, drafted, keys, newer_source, save
from tests.translations.staff import at_desk, page_of, text_path, words
from tests.translations.test_budgets import at_most
from translations.models import Segment, Translation
from translations.names import MACHINE
from translations.verbs import Verb
from translations.workflow import perform


def review(french: Translation, query: str = "") -> str:
    return text_path(french, "review") + query


def submitted(cast: Cast) -> Translation:
    return cast.submitted(drafted(cast))


def corrected(cast: Cast) -> Translation:
    """Live with «Premier point», and submitted again with «Point premier»."""
    french = cast.published(drafted(cast))
    french = perform(french, Verb.REVISE, cast.anna, significance="substantive")
    french = save(cast, french, {at(french, "Premier point").key: "Point premier"})
    return cast.submitted(french)


def page(cast: Cast, french: Translation, query: str = "", who: str = "chloe") -> Any:
    answer = at_desk(getattr(cast, who)).get(review(french, query))
    assert answer.status_code == 200
    return answer.context["page"]


def changed(shown: Any) -> list[tuple[str, list[str]]]:
    return [(row.text, row.fates) for row in shown.changed_rows]


def test_every_passage_stands_beside_its_source_in_the_order_of_the_text(cast: Cast) -> None:
    shown = page(cast, submitted(cast))
    beside = [(row.source.text, row.text) for row in shown.rows]
    assert beside == list(FRENCH.items())
    assert [row.mark for row in shown.rows][2:6] == ["##", "¶", "1.", "•"]


def test_passage_of_the_source_that_nobody_translates_is_seen(cast: Cast) -> None:
    source = cast.external(SOURCE)
    body = "## Résumé\n\nLe ministre a participé à la réunion[^1].\n\n- Premier point\n\n"
    body += "| Pays | Somme |\n| --- | --- |\n| Japon | 10 |\n\nFin.\n\n[^1]: Heure locale.\n"
    french = cast.drafted(source, document=text("Participation", body, summary="Le chapeau."))
    shown = page(cast, french)
    missing = [row.source.text for row in shown.rows if row.is_missing]
    assert "第二点" in missing
    assert shown.missing == len(missing)
    places = [row.source.text for row in shown.rows if row.source]
    assert places == list(FRENCH)


def test_text_page_leads_to_the_review_of_what_is_submitted(cast: Cast) -> None:
    french = drafted(cast)
    client = at_desk(cast.chloe)
    assert review(french) not in client.get(text_path(french)).content.decode()
    assert review(cast.submitted(french)) in client.get(text_path(french)).content.decode()


def test_original_is_reviewed_without_a_source(cast: Cast) -> None:
    original = cast.submitted(cast.original(), cast.olivia)
    shown = page(cast, original)
    assert shown.rows[0].text == "会合への参加"
    assert "source" not in [switch.name for switch in shown.switches]


def test_text_that_is_no_longer_submitted_can_still_be_looked_at(cast: Cast) -> None:
    shown = page(cast, drafted(cast), who="anna")
    assert shown.decision.none
    assert [switch.label for switch in shown.switches if switch.query] == [
        "As it stands",
        "As readers will see it",
    ]


# Views


def test_new_edition_opens_on_what_changed_since_the_last_approval(cast: Cast) -> None:
    shown = page(cast, corrected(cast))
    assert shown.shown == "approved"
    assert changed(shown) == [("Point premier", ["changed"])]


def test_first_edition_opens_as_it_was_submitted(cast: Cast) -> None:
    shown = page(cast, submitted(cast))
    assert shown.shown == "text"
    barred = {switch.name: switch.why for switch in shown.switches if not switch.query}
    assert set(barred) == {"approved", "live", "source"}


def test_text_is_shown_against_what_is_live(cast: Cast) -> None:
    french = corrected(cast)
    assert changed(page(cast, french, "?show=live")) == [("Point premier", ["changed"])]
    assert changed(page(cast, french, "?show=text")) == []


def test_text_is_shown_against_any_revision(cast: Cast) -> None:
    french = submitted(cast)
    french = perform(french, Verb.RECALL, cast.anna)
    french = save(cast, french, {at(french, "Fin.").key: "C’est tout."})
    shown = page(cast, cast.submitted(french), "?since=1")
    assert changed(shown) == [("C’est tout.", ["changed"])]
    assert page(cast, french, "?since=99").shown == "text"
    assert page(cast, french, "?since=x").shown == "text"


def test_changes_of_the_source_stand_in_its_column(cast: Cast) -> None:
    french = submitted(cast)
    newer_source(cast, french, "1. 第一点\n", "1. 第一点の改訂\n2. 新しい点\n")
    shown = page(cast, french, "?show=source")
    rows = [(row.text, row.fates) for row in shown.changed_rows]
    assert rows == [("Premier point", ["changed"]), ("", ["new"])]
    assert shown.changed_rows[1].source_html == "<ins>新しい点</ins>"
    assert shown.changed_rows[1].is_missing
    assert shown.decision.approve.form.asks


def test_what_the_source_lost_is_struck_out(cast: Cast) -> None:
    french = submitted(cast)
    newer_source(cast, french, "以上。\n\n", "")
    (row,) = page(cast, french, "?show=source").changed_rows
    assert (row.text, row.fates) == ("Fin.", ["taken out"])
    assert row.source_html == "<del>以上。</del>"


def test_passage_taken_out_stands_where_it_stood(cast: Cast) -> None:
    french = cast.published(drafted(cast))
    french = perform(french, Verb.REVISE, cast.anna, significance="substantive")
    end = at(french, "Fin.")
    french = perform(
        french, Verb.ARRANGE, cast.anna, arrangement="leave_out", key=end.key, reason="Inutile."
    )
    shown = page(cast, cast.submitted(french))
    keys = [row.key for row in shown.rows]
    gone = next(row for row in shown.rows if row.segment is None)
    assert (gone.fates, gone.html) == (["taken out"], "<del>Fin.</del>")
    assert keys.index(gone.key) < keys.index(at(french, "Heure locale.").key)


def test_standing_and_public_note_are_compared_though_they_are_in_no_passage(cast: Cast) -> None:
    french = cast.submitted(perform(cast.published(drafted(cast)), Verb.MAKE_OFFICIAL, cast.olivia))
    shown = page(cast, french)
    assert [(part.old, part.new) for part in shown.other_changes] == [
        ("provisional translation", "official translation")
    ]
    assert "Standing:" in words(at_desk(cast.chloe).get(review(french)))


def test_preview_is_the_public_page_in_its_language(cast: Cast) -> None:
    french = submitted(cast)
    answer = at_desk(cast.chloe).get(review(french, "?show=preview"))
    html, trouble = answer.context["page"].preview
    assert '<html lang="fr"' in html
    assert not trouble
    (shown,) = re.findall(r'srcdoc="([^"]*)"', answer.content.decode())
    assert unescape(shown).strip() == html.strip()


# What is known of the passages


def test_authors_of_a_changed_passage_are_named(cast: Cast) -> None:
    french = corrected(cast)
    french = perform(french, Verb.RECALL, cast.anna)
    key = at(french, "Point premier").key
    french = cast.submitted(save(cast, french, {key: "Le point premier"}, user=cast.ben))
    (row,) = page(cast, french).changed_rows
    assert sorted(row.authors) == ["anna", "ben"]


def test_authors_are_called_what_they_are_called_elsewhere(cast: Cast) -> None:
    """Also the one who is nobody, and logs in nowhere."""
    french = corrected(cast)
    User.objects.filter(pk=cast.anna.pk).update(username=MACHINE)
    (row,) = page(cast, french).changed_rows
    assert list(row.authors) == ["the translation service"]


def test_suggestion_that_fits_no_more_says_so(cast: Cast) -> None:
    french, late = submitted(cast), "The passage has changed since the suggestion was made."
    key = at(french, "Premier point").key
    perform(french, Verb.SUGGEST, cast.chloe, key=key, text="Point premier")
    assert late not in words(at_desk(cast.chloe).get(review(french)))
    french = save(cast, perform(french, Verb.RECALL, cast.anna), {key: "Le premier point"})
    assert late in words(at_desk(cast.chloe).get(review(cast.submitted(french))))


def test_findings_stand_at_their_passage_with_what_was_let_stand(cast: Cast) -> None:
    french = drafted(cast)
    french = save(cast, french, {at(french, "10").key: "12"})
    client = at_desk(cast.chloe)
    shown = page(cast, french)
    (row,) = (row for row in shown.rows if row.found)
    assert row.text == "12"
    assert row.html.startswith('<span class="found found-')
    found = row.found[0]
    perform(french, Verb.ACCEPT, cast.anna, finding=found.about, reason="L’autre monnaie.")
    assert "L’autre monnaie." in words(client.get(review(french)))


def test_threads_stand_at_their_passage_and_on_the_whole(cast: Cast) -> None:
    french = submitted(cast)
    key = at(french, "Résumé").key
    perform(french, Verb.REMARK, cast.chloe, key=key, comment="Est-ce le mot ?")
    perform(french, Verb.REMARK, cast.chloe, comment="Bon texte.")
    shown = page(cast, french)
    assert [row.key for row in shown.rows if row.threads] == [key]
    assert [thread.first.text for thread in shown.threads_on_all] == ["Bon texte."]
    assert shown.said.open_remarks == 2


HOSTILE = '"><script>alert(1)</script>'


def test_hostile_words_are_shown_as_they_are(cast: Cast) -> None:
    french = drafted(cast)
    french = cast.submitted(save(cast, french, {at(french, "Fin.").key: HOSTILE}))
    perform(french, Verb.REMARK, cast.chloe, key="title", comment=HOSTILE)
    for query in ("?show=text", "?show=approved", "?show=preview", "?since=1"):
        html = at_desk(cast.chloe).get(review(french, query)).content.decode()
        assert "<script>alert" not in html


def long_draft(cast: Cast, count: int) -> Translation:
    body = "\n\n".join(["各国は、本会合の成果を支持した。"] * count) + "\n"
    french = cast.started(cast.external(text("会合", body)))
    said = "Les pays ont soutenu les résultats de cette réunion."
    return save(cast, french, dict.fromkeys(keys(french), said))


@pytest.mark.parametrize("count", [18, 400])
@pytest.mark.parametrize(
    "query", ["", "?show=text", "?show=approved", "?show=live", "?show=source"]
)
def test_review_opens_in_few_statements(cast: Cast, count: int, query: str) -> None:
    french = approve(cast.submitted(long_draft(cast, count)), cast.chloe)
    french = perform(french, Verb.PUBLISH, cast.olivia)
    french = perform(french, Verb.REVISE, cast.anna, significance="substantive")
    row = Segment.objects.filter(translation=french)[5]
    given = {"texts": {row.key: "Autre"}, "was": {row.key: row.text}}
    french = cast.submitted(perform(french, Verb.SAVE, cast.anna, **given))
    perform(french, Verb.REMARK, cast.ben, key=row.key, comment="Vraiment ?")
    client = at_desk(cast.chloe)
    client.get(review(french))
    with at_most(15):
        assert client.get(review(french, query)).status_code == 200


def test_first_review_of_a_text_opens_in_few_statements(cast: Cast) -> None:
    french = cast.submitted(long_draft(cast, 18))
    client = at_desk(cast.ben)
    client.get(review(french))
    with at_most(15):
        assert client.get(review(french)).status_code == 200


def test_form_posts_what_was_shown(cast: Cast) -> None:
    french = submitted(cast)
    form = page_of(at_desk(cast.chloe), review(french)).form("/review/")
    assert form.fields["revision"] == "1"
    assert form.fields["sha256"] == french.sha256
    assert form.fields[f"text-{at(french, 'Fin.').key}"] == "Fin."
