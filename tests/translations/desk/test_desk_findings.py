"""Findings at the desk: in the scripts' JSON, in the plain form, and where submitting is refused."""

from __future__ import annotations

import html
from typing import Any

import pytest
from django.utils import timezone

from tests.cast import Cast, office, person, text
from tests.translations.desk.asking import HOSTILE, about, ask, said
from tests.translations.desk.texts import again, desk, fields, keys, save, typed
from tests.translations.staff import at_desk, words
from translations.checking import Checking, Found
from translations.models import Acceptance, State, Translation
from translations.verbs import Verb
from translations.workflow import perform, perform_on_release

SOURCE = text("会合", "外相は12か国の代表と会談した。\n\n1. 20人の派遣\n2. 以上\n")
SAID = ["Réunion", "Entretien avec 13 pays.", "Envoi de 30 personnes", "Fin : merci"]
REASON = "Le ministère a corrigé le chiffre."
MOST_QUERIES = 15  # DESIGN.md, section 11


def french(cast: Cast) -> Translation:
    """A text with two wrong figures, and a space in its last point that breaks."""
    begun = cast.started(cast.external(SOURCE))
    return save(cast, begun, dict(zip(keys(begun), SAID, strict=True)))


def found(draft: Translation) -> list[Found]:
    return Checking.of(Translation.objects.get(pk=draft.pk)).found


def findings(cast: Cast, draft: Translation, **texts: str) -> Any:
    answer = ask(at_desk(cast.anna), draft, "preview", texts=texts)
    assert answer.status_code == 200
    return answer.json()["findings"]


def let_stand(draft: Translation, user: Any, each: Found, reason: str = REASON) -> None:
    perform(draft, Verb.ACCEPT, user, finding=each.about, reason=reason)


# --- what the scripts are told ------------------------------------------------------------------


def test_finding_is_told_with_its_place_in_the_passage_and_what_the_source_says(cast: Cast) -> None:
    draft = french(cast)
    one = found(draft)[0]
    (told,) = findings(cast, draft)[one.key]
    assert told == {
        "id": "fact-number",
        "family": "facts",
        "severity": "blocking",
        "accuses": "target",
        "message": one.message,
        "start": 15,
        "end": 17,
        "suggestion": "12",
        "about": one.about,
        "source": "12",
        "accepted": "",
    }


def test_what_is_typed_is_checked_and_not_what_is_stored(cast: Cast) -> None:
    draft = french(cast)
    one, other = found(draft)[:2]
    told = findings(cast, draft, **{one.key: "Entretien avec 12 pays."})
    assert one.key not in told
    assert other.key in told


def test_source_of_what_is_said_together_is_quoted_from_its_own_passage(cast: Cast) -> None:
    draft = french(cast)
    host, merged = keys(draft)[1:3]
    perform(draft, Verb.ARRANGE, cast.anna, arrangement="merge", key=merged)
    save(cast, draft, {host: "Entretien avec 12 pays, envoi de 30 personnes."})
    quoted = {each["source"] for each in findings(cast, draft)[host] if each["id"] == "fact-number"}
    assert quoted == {"20"}


def test_finding_that_stands_is_told_with_who_and_why(cast: Cast) -> None:
    draft = french(cast)
    one = found(draft)[0]
    answer = ask(at_desk(cast.anna), draft, "accept", finding=one.about, reason=REASON)
    assert (answer.status_code, answer.json()) == (200, {})
    (told,) = findings(cast, draft)[one.key]
    assert told["accepted"] == f"Let stand by anna: {REASON}"
    # What is typed over it is found anew.
    (anew,) = findings(cast, draft, **{one.key: "Un entretien avec 13 pays."})[one.key]
    assert anew["accepted"] == ""


@pytest.mark.parametrize(
    ("given", "status", "code"),
    [
        ({"reason": ""}, 422, "no_reason"),
        ({}, 422, "no_reason"),
        ({"finding": "0" * 32, "reason": REASON}, 422, "no_finding"),
        ({"finding": HOSTILE, "reason": REASON}, 422, "no_finding"),
        ({"reason": "x\x00"}, 422, "unfit"),
    ],
)
def test_script_is_told_in_words_why_a_finding_can_not_stand(
    cast: Cast, given: dict[str, str], status: int, code: str
) -> None:
    draft = french(cast)
    asked = {"finding": found(draft)[0].about} | given
    answer = ask(at_desk(cast.anna), draft, "accept", **asked)
    assert answer.status_code == status, answer.content
    assert code in answer.json()["codes"]
    assert said(answer)
    assert not Acceptance.objects.exists()


def test_stranger_lets_nothing_stand(cast: Cast) -> None:
    draft = french(cast)
    stranger = at_desk(person("stranger", office("elsewhere"), translator=""))
    given = {"finding": found(draft)[0].about, "reason": REASON}
    assert ask(stranger, draft, "accept", **given).status_code in (403, 404)
    assert not Acceptance.objects.exists()


def test_refused_submitting_names_the_passages(cast: Cast) -> None:
    draft = french(cast)
    blocking = [each.key for each in found(draft) if each.is_blocking]
    answer = ask(at_desk(cast.anna), draft, "submit")
    assert (answer.status_code, answer.json()["codes"]) == (422, ["findings"])
    assert about(answer) == blocking
    for each in found(draft):
        if each.is_blocking:
            let_stand(draft, cast.anna, each)
    assert ask(at_desk(cast.anna), draft, "submit").status_code == 200


# --- the plain form -----------------------------------------------------------------------------


def failing(cast: Cast, draft: Translation, user: Any = None) -> Any:
    answer = at_desk(user or cast.anna).get(desk(draft, show="failing"))
    assert answer.status_code == 200
    return answer


def test_filter_shows_the_failing_passages_with_what_is_found(cast: Cast) -> None:
    draft = french(cast)
    answer = failing(cast, draft)
    assert [row.key for row in answer.context["page"].standing_rows] == keys(draft)[1:]
    page = answer.content.decode()
    for each in found(draft):
        assert html.escape(each.message) in page
        assert f'name="accept" value="{each.about}"' in page
        assert f'name="because-{each.about}"' in page
    assert "Failing <b>3</b>" in page.replace("</a>", "")


def test_other_pages_of_the_desk_wait_for_no_checks(cast: Cast) -> None:
    page = at_desk(cast.anna).get(desk(french(cast)))
    assert page.context["page"].found is None
    assert 'name="accept"' not in page.content.decode()


def test_finding_is_let_stand_by_the_plain_form(cast: Cast) -> None:
    draft, client = french(cast), at_desk(cast.anna)
    one = found(draft)[0]
    form = fields(client, draft, show="failing")
    given = {"accept": one.about, f"because-{one.about}": REASON}
    answer = client.post(desk(draft, show="failing"), form | given)
    assert answer.status_code == 302
    assert answer.headers["Location"].endswith(f"?show=failing#row-{one.key}")
    assert Acceptance.objects.get().reason == REASON
    after = failing(cast, draft)
    assert one.key not in [row.key for row in after.context["page"].standing_rows]


def test_what_is_typed_is_saved_before_a_finding_is_let_stand(cast: Cast) -> None:
    """It is then no more the finding that the person saw, and they are told so."""
    draft, client = french(cast), at_desk(cast.anna)
    one = found(draft)[0]
    given = {"accept": one.about, f"because-{one.about}": REASON}
    answer = typed(client, draft, {one.key: "Un entretien avec 13 pays."}, **given)
    assert answer.status_code == 422
    assert "This is found no more" in words(answer)
    assert draft.segments.get(key=one.key).text == "Un entretien avec 13 pays."
    assert not Acceptance.objects.exists()


def test_refused_form_keeps_the_reason_and_shows_what_is_found(cast: Cast) -> None:
    draft, client = french(cast), at_desk(cast.anna)
    one, other = found(draft)[:2]
    given = {"accept": one.about, f"because-{other.about}": HOSTILE}
    answer = client.post(desk(draft), fields(client, draft) | given)
    assert answer.status_code == 422
    assert 'name="accept"' in answer.content.decode()
    assert again(answer)[f"because-{other.about}"] == HOSTILE


def test_refused_submitting_lists_and_shows_what_is_found(cast: Cast) -> None:
    draft, client = french(cast), at_desk(cast.anna)
    answer = typed(client, draft, {}, then="submit")
    assert answer.status_code == 422
    page = answer.content.decode()
    for each in found(draft):
        if each.is_blocking:
            assert f'href="#row-{each.key}"' in page
            assert html.escape(each.message) in page
    draft.refresh_from_db()
    assert draft.state == State.DRAFT


def test_text_is_submitted_by_the_plain_form_when_each_stands(cast: Cast) -> None:
    draft, client = french(cast), at_desk(cast.anna)
    for each in [each for each in found(draft) if each.is_blocking]:
        given = {"accept": each.about, f"because-{each.about}": REASON}
        assert typed(client, draft, {}, **given).status_code == 302
    assert typed(client, draft, {}, then="submit").status_code == 302
    draft.refresh_from_db()
    assert draft.state == State.SUBMITTED


def test_reviewer_lets_stand_what_they_can_not_write(cast: Cast) -> None:
    draft = french(cast)
    for each in found(draft):
        if each.is_blocking:
            let_stand(draft, cast.anna, each)
    cast.submitted(draft)
    client = at_desk(cast.chloe)
    (hint,) = [each for each in found(draft) if not each.acceptance]
    assert f'value="{hint.about}"' in failing(cast, draft, cast.chloe).content.decode()
    form = fields(client, draft, show="failing")
    given = {"accept": hint.about, f"because-{hint.about}": "ici, c’est voulu"}
    assert client.post(desk(draft, show="failing"), form | given).status_code == 302
    assert Acceptance.objects.latest("pk").by == cast.chloe


def test_hostile_reason_is_text_wherever_it_is_shown(cast: Cast) -> None:
    draft = french(cast)
    one, other = found(draft)[:2]
    let_stand(draft, cast.anna, one, HOSTILE)
    save(cast, draft, {one.key: f"{SAID[1]} Fin !"})  # so that the row still fails
    save(cast, draft, {one.key: SAID[1]})
    let_stand(draft, cast.anna, other, HOSTILE)
    page = at_desk(cast.anna).post(desk(draft), {"accept": "0" * 32}).content.decode()
    assert page.count("&lt;script&gt;alert(1)") == 2
    assert "<script>alert(1)" not in page
    assert "<img src=x" not in page
    told = [each["accepted"] for each in findings(cast, draft)[one.key]]
    assert told == [f"Let stand by anna: {HOSTILE}"]


# --- few questions ------------------------------------------------------------------------------


def test_filter_of_what_fails_opens_in_few_queries(
    cast: Cast, django_assert_max_num_queries: Any
) -> None:
    """Also with links, remarks, suggestions and findings that somebody let stand."""
    draft = french(cast)
    release = draft.release
    perform_on_release(release, Verb.CHANGE_LINKS, cast.olivia, links=("https://example.org/a",))
    for each in found(draft)[:2]:
        let_stand(draft, cast.anna, each)
        perform(draft, Verb.REMARK, cast.chloe, key=each.key, comment="Vraiment ?")
        draft.suggestions.create(
            key=each.key, revision=1, original_text="", text="Autre", author=cast.chloe,
            at=timezone.now(),
        )  # fmt: skip
    perform(draft, Verb.ASSIGN, cast.olivia, assignee=cast.ben)
    client = at_desk(cast.anna)
    with django_assert_max_num_queries(MOST_QUERIES):
        rows = failing_rows(client, draft)
    assert len(rows) == 1


def failing_rows(client: Any, draft: Translation) -> list[Any]:
    rows: list[Any] = client.get(desk(draft, show="failing")).context["page"].standing_rows
    return rows


def test_finding_is_let_stand_in_few_queries(
    cast: Cast, django_assert_max_num_queries: Any
) -> None:
    draft = french(cast)
    one = found(draft)[0]
    with django_assert_max_num_queries(25):
        let_stand(draft, cast.anna, one)
