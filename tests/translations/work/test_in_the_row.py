"""What is done in a row of the front page: edits taken, approvals given, texts handed over."""

from __future__ import annotations

import datetime

import pytest
from django.contrib.auth.models import User
from django.utils import timezone

from tests.cast import FRENCH, Cast, person, text
from tests.translations.staff import at_desk, page_of, text_path, words
from translations.errors import Refused
from translations.models import LanguageRole, State, Translation
from translations.review.deciding import Deciding
from translations.verbs import Verb
from translations.work.deputies import Deputies
from translations.work.mine import Part, lists_of, next_to_review
from translations.work.suggested import Suggested
from translations.workflow import perform

DAY = datetime.timedelta(days=1)
TITLE = {"key": "title", "text": "Une participation"}


@pytest.fixture
def french(cast: Cast) -> Translation:
    """Handed in by Anna, with an edit suggested by Chloé."""
    return perform(cast.submitted(cast.drafted(cast.external())), Verb.SUGGEST, cast.chloe, **TITLE)


def taken(cast: Cast, french: Translation) -> Translation:
    given = {"suggestion": french.suggestions.get().pk}
    return perform(french, Verb.TAKE_SUGGESTION, cast.anna, **given)


def offered(cast: Cast, french: Translation) -> bool:
    """Whether Chloé can approve it by one press, since only her edit is new."""
    return french.pk in Suggested(cast.chloe, lists_of(cast.chloe)).taken


def test_suggested_edit_is_on_its_translators_page_and_taken_there(
    cast: Cast, french: Translation
) -> None:
    assert [each.part for each in lists_of(cast.anna)] == [Part.SUGGESTED, Part.ASSIGNED]
    client = at_desk(cast.anna)
    assert "<ins>Une participation</ins>" in client.get("/admin/").content.decode()
    suggestion = french.suggestions.get().pk
    given = {"suggestion": suggestion, "back": "front"}
    answer = client.post(text_path(french, "verb", "take_suggestion"), given)
    assert (answer.status_code, answer.headers["Location"]) == (302, "/admin/")
    french.refresh_from_db()
    assert french.text.title == TITLE["text"]
    assert [each.part for each in lists_of(cast.anna)] == [Part.ASSIGNED]


def test_edit_that_fits_no_more_is_not_offered_there(cast: Cast, french: Translation) -> None:
    """Pressing it was refused; the desk refuses it with a reason."""
    late = "The passage has changed since the suggestion was made."
    assert "Take the edit" in words(at_desk(cast.anna).get("/admin/"))
    made = french.suggestions.get()
    again = perform(french, Verb.RECALL, cast.anna)
    texts, was = {made.key: "Autre titre"}, {made.key: made.original_text}
    perform(again, Verb.SAVE, cast.anna, texts=texts, was=was)
    cast.submitted(Translation.objects.get(pk=french.pk))
    front = words(at_desk(cast.anna).get("/admin/"))
    assert late in front
    assert "Take the edit" not in front


def test_own_edit_that_was_taken_is_approved_by_one_press(cast: Cast, french: Translation) -> None:
    assert not offered(cast, french)
    taken(cast, french)
    assert offered(cast, french)
    path = text_path(french, "review")
    form = page_of(at_desk(cast.chloe), "/admin/").form(path)
    answer = at_desk(cast.chloe).post(path, form.fields | {"act": "approve"})
    assert (answer.status_code, answer.headers["Location"]) == (302, "/admin/")
    assert Translation.objects.get(pk=french.pk).state == State.APPROVED


def test_whoever_else_reviews_it_has_something_to_read(cast: Cast, french: Translation) -> None:
    dora = person("dora", cast.office, reviewer="")
    taken(cast, french)
    assert not Suggested(dora, lists_of(dora)).taken


def test_edit_that_is_not_all_that_is_new_has_to_be_read(cast: Cast, french: Translation) -> None:
    """Taken in a draft in which more was changed before it was handed in again."""
    french = perform(french, Verb.RECALL, cast.anna)
    french = taken(cast, french)
    other = text(TITLE["text"], FRENCH.body.replace("Second", "Deuxième"))
    cast.submitted(cast.save(french, cast.anna, other))
    assert not offered(cast, french)


def test_another_revision_since_has_to_be_read(cast: Cast, french: Translation) -> None:
    french = perform(taken(cast, french), Verb.RECALL, cast.anna)
    other = text(TITLE["text"], FRENCH.body.replace("Second", "Deuxième"))
    cast.submitted(cast.save(french, cast.anna, other))
    assert not offered(cast, french)


def test_nothing_is_approved_that_can_not_be_published_at_once(
    cast: Cast, french: Translation
) -> None:
    """As a press officer, too: what speaks against the publication is told before the approval."""
    cast.chloe.language_roles.create(office=cast.office, role="press_officer")
    original = cast.submitted(cast.original(), cast.olivia)
    draft = cast.drafted(cast.approved(original))
    pending = cast.submitted(draft)
    exactly = {"revision": str(pending.revision), "sha256": pending.sha256}
    deciding = Deciding(pending, cast.chloe, "approve_publish", exactly)
    assert deciding.is_valid
    with pytest.raises(Refused) as refused:
        deciding.decide()
    assert refused.value.codes == ("original_not_public",)
    assert Translation.objects.get(pk=pending.pk).state == State.SUBMITTED


def test_remark_is_what_is_said_of_the_return(cast: Cast, french: Translation) -> None:
    key = french.segments.get(text="Second point").key
    path = text_path(french, "review")
    form = page_of(at_desk(cast.chloe), path).form(path)
    given = form.fields | {f"comment-{key}": "Est-ce le second ?", "return": key, "comment": ""}
    assert at_desk(cast.chloe).post(path, given).status_code == 302
    french.refresh_from_db()
    assert french.state == State.RETURNED
    assert (french.remarks.get().key, french.remarks.get().text) == (key, "Est-ce le second ?")


def test_return_with_nothing_said_is_refused(cast: Cast, french: Translation) -> None:
    path, key = text_path(french, "review"), french.segments.get(text="Second point").key
    form = page_of(at_desk(cast.chloe), path).form(path)
    answer = at_desk(cast.chloe).post(path, form.fields | {"return": key, "comment": ""})
    assert answer.status_code == 422
    assert "a comment is required" in words(answer)


def deputy(cast: Cast, name: str, language: str = "fr", of: str = "anna") -> LanguageRole:
    return LanguageRole.objects.create(
        user=person(name), office=cast.office, role="translator", language=language,
        deputises_for=getattr(cast, of), valid_until=timezone.now() + DAY,
    )  # fmt: skip


def test_text_is_handed_to_whom_it_fits_and_to_nobody_else(cast: Cast) -> None:
    dora = deputy(cast, "dora").user
    deputy(cast, "arabist", "ar")
    deputy(cast, "bens", of="ben")
    french = perform(cast.drafted(cast.external()), Verb.ASSIGN, cast.olivia, assignee=cast.anna)
    assert Deputies(cast.anna).for_text(french) == [dora]
    dora.first_name, dora.last_name = "Zoé", "Blanc"
    dora.save()
    other = deputy(cast, "zacharie").user
    other.first_name = "Ada"
    other.save()
    # By what they are called: their user names stand nowhere.
    assert Deputies(User.objects.get(pk=cast.anna.pk)).for_text(french) == [other, dora]
    open_to_all = cast.drafted(cast.external())
    assert Deputies(cast.anna).for_text(open_to_all) == []
    given = {"assignee": dora.pk, "back": "front"}
    answer = at_desk(cast.anna).post(text_path(french, "verb", "assign"), given)
    assert answer.status_code == 302
    assert lists_of(dora)[0].rows == [french]


def test_both_read_who_stands_in_for_whom(cast: Cast) -> None:
    dora = deputy(cast, "dora").user
    assert "dora stands in for you until" in words(at_desk(cast.anna).get("/admin/"))
    assert "You stand in for anna until" in words(at_desk(dora).get("/admin/"))
    assert "stand" not in words(at_desk(cast.ben).get("/admin/"))


def test_period_of_whole_days_is_said_by_its_last(cast: Cast) -> None:
    role = deputy(cast, "dora")
    end = datetime.datetime(2099, 5, 3, tzinfo=cast.office.zone)
    LanguageRole.objects.filter(pk=role.pk).update(valid_until=end)
    assert "dora stands in for you until May 2, 2099." in words(at_desk(cast.anna).get("/admin/"))


def test_next_is_the_first_that_one_may_approve(cast: Cast) -> None:
    own = cast.save(cast.started(cast.external(), by=cast.ben), cast.ben, FRENCH)
    cast.submitted(own, cast.ben)
    client, path = at_desk(cast.ben), "/admin/translations/translation/next/"
    assert next_to_review(cast.ben) is None
    assert client.get(path).headers["Location"] == "/admin/"
    other = cast.submitted(cast.drafted(cast.external()))
    assert client.get(path).headers["Location"] == text_path(other, "review")
