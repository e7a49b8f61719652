"""Translations begin from a settled source, one or many at once, with whose they are and until when."""

from __future__ import annotations

import datetime
from typing import Any

import pytest

from releases.document import Document
from tests.cast import BODY_JA, JAPANESE, Cast, person, text
from tests.translations.staff import at_desk, page_of, release_path, text_path, words
from translations import publishing
from translations.errors import Refused
from translations.models import Notice, Transition, Translation
from translations.starting import AgainstLanguage, Wanted, start_translations
from translations.verbs import Verb
from translations.workflow import perform, perform_on_release, refusals

DUE = datetime.datetime(2099, 6, 1, 8, 30, tzinfo=datetime.UTC)
CHANGED = text("会合への参加", BODY_JA.replace("第二点", "第二の点"))


def refused(source: Translation, user: Any, *wanted: Wanted) -> list[tuple[str, str]]:
    """The codes of the reasons, each with the language that it is about."""
    before = Translation.objects.count(), Transition.objects.count()
    with pytest.raises(Refused) as error:
        start_translations(source, wanted, user)
    assert (Translation.objects.count(), Transition.objects.count()) == before
    assert error.value.verb == Verb.START
    return [
        (refusal.code, refusal.language if isinstance(refusal, AgainstLanguage) else "")
        for refusal in error.value.refusals
    ]


# Many at once


def test_several_languages_begin_with_the_source_s_blocks_and_no_words(cast: Cast) -> None:
    source = cast.external()
    begun = start_translations(source, [Wanted("fr"), Wanted("ar", "official")], cast.anna)
    assert [(made.language, made.standing) for made in begun] == [
        ("fr", "provisional"),
        ("ar", "official"),
    ]
    keys = list(source.segments.values_list("key", flat=True))
    for made in begun:
        made.refresh_from_db()
        assert (made.source, made.source_revision, made.state) == (source, 1, "draft")
        assert made.tail == source.tail
        assert list(made.segments.values_list("source_key", flat=True)) == keys
        assert not made.segments.exclude(text="").exists()
    first, second = (set(made.segments.values_list("key", flat=True)) for made in begun)
    assert first & second == {"title"}


def test_each_language_has_its_own_act_on_record_in_an_unbroken_chain(cast: Cast) -> None:
    source = cast.external()
    begun = start_translations(source, [Wanted("fr"), Wanted("en"), Wanted("ar")], cast.anna)
    rows = Transition.objects.filter(verb=Verb.START).order_by("sequence")
    assert [row.translation for row in rows] == begun
    assert {row.actor for row in rows} == {cast.anna}
    assert [row.particulars for row in rows] == [{"source_revision": 1}] * len(rows)
    assert [row.to_state for row in rows] == ["draft"] * 3
    perform(begun[0], Verb.TAKE_OVER, cast.anna)
    assert Transition.first_broken() is None


def test_many_begin_in_no_more_queries_than_one(
    cast: Cast, django_assert_max_num_queries: Any
) -> None:
    body = "".join(f"第{number}段落である。\n\n" for number in range(17))
    one, many = (cast.external(text("会合", body)) for _time in range(2))
    with django_assert_max_num_queries(18):
        start_translations(one, [Wanted("fr", assignee=cast.anna)], cast.olivia)
    with django_assert_max_num_queries(20):
        wanted = [Wanted(code, assignee=cast.anna) for code in ("fr", "en", "ar")]
        start_translations(many, wanted, cast.olivia)


def test_every_reason_is_given_with_its_language_and_nothing_begins(cast: Cast) -> None:
    source = cast.external()
    cast.started(source, "fr")
    arabist = person("arabist", cast.office, translator="ar")
    languages = [Wanted(code) for code in ("ar", "fr", "ko")]
    assert refused(source, arabist, *languages) == [
        ("role", "fr"),
        ("exists", "fr"),
        ("role", "ko"),
        ("language", "ko"),
    ]
    with pytest.raises(Refused) as error:
        start_translations(source, [Wanted("fr"), Wanted("ko")], cast.anna)
    assert [str(refusal) for refusal in error.value.refusals] == [
        "Français: The release has a text in this language already.",
        "한국어: The office does not publish in this language.",
    ]


def test_no_language_one_twice_and_a_standing_that_no_translation_has_are_refused(
    cast: Cast,
) -> None:
    source = cast.external()
    assert refused(source, cast.anna) == [("no_language", "")]
    assert refused(source, cast.anna, Wanted("fr"), Wanted("fr")) == [("twice", "fr")] * 2
    assert refused(source, cast.anna, Wanted("fr", "original")) == [("standing", "fr")]


def test_nothing_begins_from_a_source_that_will_not_be(cast: Cast) -> None:
    english = cast.approved(cast.drafted(cast.external(), "en"))
    english = perform(english, Verb.CANCEL, cast.olivia, reason="Not needed.")
    assert ("source_cancelled", "") in refused(english, cast.olivia, Wanted("fr"))


# Whose it is, and until when


def test_it_is_assigned_and_due_in_the_same_act_and_the_person_is_told_once(cast: Cast) -> None:
    source = cast.external()
    wanted = [Wanted("fr", assignee=cast.anna, due_at=DUE), Wanted("ar", assignee=cast.olivia)]
    french, arabic = start_translations(source, wanted, cast.olivia)
    french.refresh_from_db()
    assert (french.assignee, french.due_at) == (cast.anna, DUE)
    row = Transition.objects.get(translation=french)
    assert row.particulars == {
        "assignee": "anna",
        "due_at": DUE.isoformat(),
        "source_revision": 1,
    }
    notice = Notice.objects.get()  # nothing for Olivia, who did it
    assert (notice.person, notice.translation, notice.moment) == (cast.anna, french, DUE)
    assert arabic.assignee == cast.olivia


def test_translator_assigns_to_no_one_but_themselves(cast: Cast) -> None:
    source = cast.external()
    assert refused(source, cast.anna, Wanted("fr", assignee=cast.ben)) == [("assigning", "fr")]
    assert refused(source, cast.anna, Wanted("fr", due_at=DUE)) == [("assigning", "fr")]
    (own,) = start_translations(source, [Wanted("fr", assignee=cast.anna, due_at=DUE)], cast.anna)
    assert own.assignee == cast.anna
    assert not Notice.objects.exists()


def test_it_is_assigned_to_nobody_who_could_not_write_it(cast: Cast) -> None:
    source = cast.external()
    arabist = person("arabist", cast.office, translator="ar")
    gone = person("gone", cast.office, translator="")
    gone.is_active = False
    gone.save()
    for someone in (arabist, gone, person("stranger")):
        wanted = Wanted("fr", assignee=someone)
        assert refused(source, cast.olivia, wanted) == [("assignee", "fr")]
    start_translations(source, [Wanted("ar", assignee=arabist)], cast.olivia)


def test_it_is_due_in_the_future(cast: Cast) -> None:
    past = datetime.datetime(2025, 1, 1, tzinfo=datetime.UTC)
    assert refused(cast.external(), cast.olivia, Wanted("fr", due_at=past)) == [("past", "fr")]


def embargoed(cast: Cast) -> Translation:
    source = cast.external()
    publishing.set_embargo(source.release, cast.olivia, DUE, reason="Until the meeting.")
    return source


def test_embargoed_release_is_assigned_to_those_alone_who_were_told_of_it(cast: Cast) -> None:
    source = embargoed(cast)
    wanted = Wanted("fr", assignee=cast.anna)
    assert refused(source, cast.olivia, wanted) == [("assignee", "fr")]
    perform_on_release(source.release, Verb.GRANT, cast.olivia, assignee=cast.anna)
    start_translations(source, [wanted], cast.olivia)
    assert [notice.person for notice in Notice.objects.all()] == [cast.anna]


def test_embargoed_release_does_not_exist_for_who_was_not_told(cast: Cast) -> None:
    source = embargoed(cast)
    assert refused(source, cast.anna, Wanted("ko"), Wanted("fr")) == [("unknown", "")]


# Early


def submitted_source(cast: Cast, document: Document = JAPANESE) -> Translation:
    return cast.submitted(cast.original(document), cast.olivia)


def test_press_officer_alone_begins_from_what_is_only_submitted(cast: Cast) -> None:
    source = submitted_source(cast)
    assert refused(source, cast.anna, Wanted("fr")) == [("too_early", "")]
    assert refused(source, cast.ben, Wanted("fr"), Wanted("ar")) == [("too_early", "")]
    with pytest.raises(Refused) as error:
        cast.started(source)
    message = "The source has not been approved yet; a press officer may begin early."
    assert str(error.value) == message
    (french,) = start_translations(source, [Wanted("fr")], cast.olivia)
    assert french.source_revision == 1


def test_nobody_begins_from_a_draft_that_was_never_submitted(cast: Cast) -> None:
    assert refused(cast.original(), cast.olivia, Wanted("fr")) == [("no_source", "")]


def test_translation_begun_early_is_offered_the_source_that_was_approved_after_changes(
    cast: Cast,
) -> None:
    source = submitted_source(cast)
    (french,) = start_translations(source, [Wanted("fr")], cast.olivia)
    assert [r.code for r in refusals(french, Verb.TAKE_SOURCE, cast.anna)] == ["source_unchanged"]
    source = perform(source, Verb.RECALL, cast.olivia)
    source = cast.submitted(cast.save(source, cast.olivia, CHANGED), cast.olivia)
    assert refusals(french, Verb.TAKE_SOURCE, cast.anna)
    cast.approved(source)
    assert not refusals(french, Verb.TAKE_SOURCE, cast.anna)
    french = perform(french, Verb.TAKE_SOURCE, cast.anna)
    assert french.source_revision == 2
    assert cast.started(source, "ar").source_revision == 2


def test_translation_begun_early_is_not_offered_what_it_was_made_from(cast: Cast) -> None:
    source = submitted_source(cast)
    (french,) = start_translations(source, [Wanted("fr")], cast.olivia)
    cast.approved(source)
    assert [r.code for r in refusals(french, Verb.TAKE_SOURCE, cast.anna)] == ["source_unchanged"]


def test_approved_revision_is_begun_from_though_a_newer_one_was_submitted(cast: Cast) -> None:
    source = cast.published(cast.original())
    source = perform(source, Verb.REVISE, cast.olivia, significance="substantive")
    source = cast.submitted(cast.save(source, cast.olivia, CHANGED), cast.olivia)
    assert source.revision == 2
    assert cast.started(source).source_revision == 1


# The form


def post(user: Any, source: Translation, *languages: str, **given: Any) -> Any:
    fields = {"language": languages, "source": source.pk}
    fields |= {name.replace("__", "-"): value for name, value in given.items()}
    return at_desk(user).post(release_path(source.release, "verb", "start"), fields)


def test_form_asks_for_each_language_whose_it_is_and_until_when_by_the_office_s_clock(
    cast: Cast,
) -> None:
    source = cast.external()
    page = page_of(at_desk(cast.olivia), release_path(source.release))
    fields = page.form("/verb/start/").fields
    for code in ("en", "fr", "ar"):
        names = {f"assignee-{code}", f"due-{code}_0", f"due-{code}_1", f"standing-{code}"}
        assert names <= set(fields)
    assert "assignee-ja" not in fields  # it has its text
    assert "Due (Europe/Paris)" in page.words


def test_languages_are_started_as_the_form_says(cast: Cast) -> None:
    source = cast.external()
    answer = post(
        cast.olivia, source, "fr", "ar",
        assignee__fr=cast.anna.pk, due__fr_0="2099-06-01", due__fr_1="10:30",
        standing__ar="official",
    )  # fmt: skip
    assert answer.headers["Location"] == release_path(source.release)
    french, arabic = (Translation.objects.get(language=code) for code in ("fr", "ar"))
    assert (french.assignee, french.due_at, french.standing) == (cast.anna, DUE, "provisional")
    assert (arabic.assignee, arabic.due_at, arabic.standing) == (None, None, "official")
    page = page_of(at_desk(cast.olivia), release_path(source.release))
    assert {text_path(french, "desk"), text_path(arabic, "desk")} <= set(page.links)


def test_one_language_leads_to_its_desk_unless_it_is_someone_else_s(cast: Cast) -> None:
    source = cast.external()
    answer = post(cast.anna, source, "fr", assignee__fr=cast.anna.pk)
    french = Translation.objects.get(language="fr")
    assert answer.headers["Location"] == text_path(french, "desk")
    assert at_desk(cast.anna).get(answer.headers["Location"]).status_code == 200
    answer = post(cast.olivia, source, "ar", assignee__ar=cast.anna.pk)
    assert answer.headers["Location"] == release_path(source.release)


def test_reasons_stand_beside_what_they_are_about(cast: Cast) -> None:
    source = cast.external()
    answer = post(
        cast.olivia, source, "fr", "ar",
        due__fr_0="2025-01-01", due__fr_1="10:30", standing__ar="provisional",
    )  # fmt: skip
    assert answer.status_code == 422
    form = answer.context["page"].form
    assert form.errors == {"due-fr": ["It would be due in the past."]}
    cast.started(source, "fr")
    answer = post(cast.anna, source, "fr", "ar")
    against = {row.language.code: row.against for row in answer.context["page"].form.rows}
    assert against["fr"] == ["The release has a text in this language already."]
    assert not against["ar"]
    assert 'aria-describedby="start-against-fr"' in answer.content.decode()


def test_early_start_is_refused_beside_the_source(cast: Cast) -> None:
    source = submitted_source(cast)
    answer = post(cast.anna, source, "fr")
    assert answer.status_code == 422
    (message,) = answer.context["page"].form.errors["source"]
    assert "a press officer may begin early" in message
    assert "not approved yet" in words(answer)
    assert post(cast.olivia, source, "fr").status_code == 302


def test_what_is_given_for_a_language_that_is_not_ticked_is_not_lost_in_silence(
    cast: Cast,
) -> None:
    answer = post(cast.olivia, cast.external(), "ar", assignee__fr=cast.anna.pk)
    assert answer.status_code == 422
    assert "Tick the language too" in words(answer)
    assert Translation.objects.count() == 1


def test_hour_that_clocks_skip_is_refused_and_one_that_comes_twice_is_asked_about(
    cast: Cast,
) -> None:
    source = cast.external()
    skipped = post(cast.olivia, source, "fr", due__fr_0="2099-03-29", due__fr_1="02:30")
    assert skipped.status_code == 422
    twice = {"due__fr_0": "2099-10-25", "due__fr_1": "02:30"}
    asked = post(cast.olivia, source, "fr", **twice)
    assert asked.status_code == 422
    assert "Which is meant?" in words(asked)
    assert post(cast.olivia, source, "fr", fold="1", **twice).status_code == 302
    french = Translation.objects.get(language="fr")
    assert french.due_at == datetime.datetime(2099, 10, 25, 1, 30, tzinfo=datetime.UTC)


def test_translator_is_offered_their_languages_and_themselves(cast: Cast) -> None:
    source = cast.external()
    arabist = person("arabist", cast.office, translator="ar")
    form = at_desk(arabist).get(release_path(source.release)).context["page"].start.form
    assert [row.language.code for row in form.rows] == ["ar"]
    assert form.fields["assignee-ar"].choices == [("", "–"), (arabist.pk, "arabist")]
    stranger_to_it = person("reader", cast.office, translator="de")
    page = at_desk(stranger_to_it).get(release_path(source.release)).context["page"]
    assert page.start is None


def test_list_of_texts_leads_to_the_desks_of_translations(cast: Cast) -> None:
    french = cast.started(cast.external())
    links = page_of(at_desk(cast.anna), "/admin/translations/translation/").links
    assert text_path(french, "desk") in links
    source = french.source
    assert source is not None
    assert text_path(source, "desk") not in links


# --- whose a text is, later too ----------------------------------------------------------------


def test_text_is_assigned_to_nobody_without_a_role_for_its_language(cast: Cast) -> None:
    french = cast.drafted(cast.external())
    with pytest.raises(Refused, match="no role for this language") as error:
        perform(french, Verb.ASSIGN, cast.olivia, assignee=person("zoe", cast.office))
    assert error.value.codes == ("assignee",)


def test_text_under_embargo_is_assigned_to_nobody_who_may_not_know_of_it(cast: Cast) -> None:
    french = cast.drafted(cast.external())
    until, release = DUE, french.release
    perform_on_release(release, Verb.SET_EMBARGO, cast.olivia, embargo_until=until, reason="x")
    with pytest.raises(Refused, match="may not know"):
        perform(french, Verb.ASSIGN, cast.olivia, assignee=cast.anna)
    perform_on_release(release, Verb.GRANT, cast.olivia, assignee=cast.anna)
    assert perform(french, Verb.ASSIGN, cast.olivia, assignee=cast.anna).assignee == cast.anna
