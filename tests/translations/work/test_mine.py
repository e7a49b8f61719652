"""The front page as each person's own: what waits, in which order, and where a row leads."""

from __future__ import annotations

import datetime

from django.contrib.auth.models import User
from django.utils import timezone

from releases.models import Release
from tests.cast import FRENCH, Cast, office, person, text
from tests.translations.scenes import behind
from tests.translations.staff import at_desk, page_of, text_path, words
from translations import publishing
from translations.models import LanguageRole, Translation
from translations.verbs import Verb
from translations.work.mine import SHOWN, Part, lists_of
from translations.workflow import perform

HOUR = datetime.timedelta(hours=1)


def submitted(cast: Cast, name: str = "Un texte") -> Translation:
    french = cast.drafted(cast.external(), document=text(name, FRENCH.body))
    return cast.submitted(french)


def listed(user: User, part: Part) -> list[Translation]:
    """The rows of one list, as a new request has them."""
    fresh = User.objects.get(pk=user.pk)
    for each in lists_of(fresh):
        if each.part == part:
            return each.rows
    return []


def test_reviewer_sees_what_waits_the_longest_first(cast: Cast) -> None:
    first, second = submitted(cast), submitted(cast)
    cast.drafted(cast.external())
    assert listed(cast.chloe, Part.REVIEW) == [first, second]
    page = page_of(at_desk(cast.chloe), "/admin/")
    assert text_path(first, "review") in page.links


def test_reviewer_sees_first_what_readers_are_to_have_first(cast: Cast) -> None:
    """A language of the release that is scheduled says when; else the end of the embargo."""
    oldest, embargoed, scheduled, urgent = (submitted(cast) for _each in range(4))
    english = cast.approved(cast.drafted(scheduled.source, "en"))  # type: ignore[arg-type]
    now = timezone.now()
    perform(english, Verb.SCHEDULE, cast.olivia, publish_at=now + HOUR)
    publishing.set_embargo(embargoed.release, cast.olivia, now + 2 * HOUR, reason="joint")
    embargoed.release.embargo_grants.create(user=cast.chloe, granted_by=cast.olivia)
    Release.objects.filter(pk=urgent.release_id).update(is_urgent=True)
    assert listed(cast.chloe, Part.REVIEW) == [urgent, scheduled, embargoed, oldest]
    shown = words(at_desk(cast.chloe).get("/admin/"))
    assert "urgent" in shown
    assert "public at" in shown
    assert "embargo until" in shown


def test_reviewer_sees_what_they_wrote_last_and_marked(cast: Cast) -> None:
    """Four eyes: it waits for somebody else."""
    own = cast.save(cast.started(cast.external(), by=cast.ben), cast.ben, FRENCH)
    own = cast.submitted(own, cast.ben)
    other = submitted(cast)
    assert listed(cast.ben, Part.REVIEW) == [other, own]
    assert listed(cast.chloe, Part.REVIEW) == [own, other]
    assert "you changed it yourself" in words(at_desk(cast.ben).get("/admin/"))
    assert "you changed it yourself" not in words(at_desk(cast.chloe).get("/admin/"))


def test_reviewer_of_one_language_sees_no_other(cast: Cast) -> None:
    french = submitted(cast)
    arabic = person("salma", cast.office, reviewer="ar")
    assert listed(arabic, Part.REVIEW) == []
    LanguageRole.objects.filter(user=arabic).update(language="fr")
    assert listed(arabic, Part.REVIEW) == [french]
    LanguageRole.objects.filter(user=arabic).update(office=office("mission"))
    assert listed(arabic, Part.REVIEW) == []


def test_translator_sees_what_came_back_with_the_remark_and_goes_to_the_desk(cast: Cast) -> None:
    french = perform(submitted(cast), Verb.RETURN, cast.chloe, comment="Le second point manque.")
    page = page_of(at_desk(cast.anna), "/admin/")
    assert listed(cast.anna, Part.RETURNED) == [french]
    assert "Returned to you 1" in page.words
    assert "Le second point manque." in page.words
    assert text_path(french, "desk") in page.links


def test_translator_sees_what_is_assigned_by_when_it_is_due_and_what_is_overdue(
    cast: Cast,
) -> None:
    now = timezone.now()
    texts = [cast.drafted(cast.external()) for _each in range(3)]
    for each, due in zip(texts, (None, now + 30 * HOUR, now + HOUR), strict=True):
        perform(each, Verb.ASSIGN, cast.olivia, assignee=cast.anna, due_at=due)
    assert listed(cast.anna, Part.ASSIGNED) == [texts[2], texts[1], texts[0]]
    assert "overdue since" not in words(at_desk(cast.anna).get("/admin/"))
    Translation.objects.filter(pk=texts[1].pk).update(due_at=now - HOUR)
    assert listed(cast.anna, Part.ASSIGNED)[0].is_overdue  # type: ignore[attr-defined]
    assert "overdue since" in words(at_desk(cast.anna).get("/admin/"))


def test_what_is_handed_in_is_not_overdue(cast: Cast) -> None:
    french = submitted(cast)
    Translation.objects.filter(pk=french.pk).update(due_at=timezone.now() - HOUR)
    assert not Translation.objects.overdue().exists()


def test_translator_sees_whose_source_has_changed(cast: Cast) -> None:
    french = cast.published(cast.drafted(cast.external()))
    assert listed(cast.anna, Part.OUTDATED) == []
    behind(cast, french)
    assert listed(cast.anna, Part.OUTDATED) == [french]


def test_translator_sees_what_was_made_from_a_text_whose_source_has_changed(cast: Cast) -> None:
    english = cast.published(cast.drafted(cast.external(), "en"))
    french = cast.published(cast.drafted(english))
    cast.published(cast.drafted(cast.external()))
    behind(cast, french)
    assert listed(cast.anna, Part.OUTDATED) == [english, french]


def test_withdrawn_text_whose_source_has_changed_is_not_called_published(cast: Cast) -> None:
    french = cast.published(cast.drafted(cast.external()))
    perform(french, Verb.WITHDRAW, cast.olivia, reason="mistake")
    behind(cast, french)
    said = words(at_desk(cast.anna).get("/admin/"))
    assert "· withdrawn ·" in said
    assert "published" not in said


def test_draft_whose_source_has_changed_stands_once_and_says_so(cast: Cast) -> None:
    french = behind(cast, cast.drafted(cast.external()))
    assert listed(cast.anna, Part.OPEN) == [french]
    assert listed(cast.anna, Part.OUTDATED) == []
    assert "source has changed" in words(at_desk(cast.anna).get("/admin/"))


def test_what_is_assigned_to_another_is_nobody_elses_work(cast: Cast) -> None:
    french = perform(cast.drafted(cast.external()), Verb.ASSIGN, cast.olivia, assignee=cast.ben)
    assert listed(cast.ben, Part.ASSIGNED) == [french]
    assert listed(cast.anna, Part.OPEN) == []
    assert listed(cast.anna, Part.ASSIGNED) == []


def test_role_taken_back_takes_the_work_along(cast: Cast) -> None:
    perform(cast.drafted(cast.external()), Verb.ASSIGN, cast.olivia, assignee=cast.anna)
    cast.anna.language_roles.update(language="ar")
    assert listed(cast.anna, Part.ASSIGNED) == []


def test_original_is_the_press_officers_to_write(cast: Cast) -> None:
    original = cast.original()
    assert listed(cast.olivia, Part.OPEN) == [original]
    assert listed(cast.anna, Part.OPEN) == []
    assert text_path(original) in page_of(at_desk(cast.olivia), "/admin/").links


def test_long_list_shows_its_beginning_and_its_number(cast: Cast) -> None:
    for _each in range(SHOWN + 2):
        submitted(cast)
    (review,) = (each for each in lists_of(cast.chloe) if each.part == Part.REVIEW)
    assert (len(review.rows), review.total, review.left) == (SHOWN, SHOWN + 2, 2)
    page = page_of(at_desk(cast.chloe), "/admin/")
    assert "2 more" in page.words
    assert "/admin/translations/translation/?state__exact=submitted" in page.links


def test_title_stands_in_the_language_of_the_text_or_of_its_original(cast: Cast) -> None:
    """A translation that has no title yet is known by its release's."""
    begun = cast.started(cast.external())
    page = at_desk(cast.anna).get("/admin/").content.decode()
    assert f'href="{text_path(begun, "desk")}"><bdi lang="ja" dir="ltr">会合への参加</bdi>' in page


def test_whoever_has_no_role_is_told_so(db: None) -> None:
    assert "You have no role in any office yet." in words(at_desk(person("visitor")).get("/admin/"))


def test_embargoed_text_is_in_no_list_and_no_number(cast: Cast) -> None:
    french = submitted(cast, "Accord secret")
    for user in (cast.chloe, cast.anna, cast.root):
        publishing.set_embargo(
            french.release, cast.olivia, timezone.now() + HOUR, reason="joint announcement"
        )
        page = words(at_desk(user).get("/admin/"))
        assert "Accord" not in page
        assert "For your review 1" not in page
    french.release.embargo_grants.create(user=cast.chloe, granted_by=cast.olivia)
    assert "For your review 1" in words(at_desk(cast.chloe).get("/admin/"))


def test_people_with_the_same_roles_see_each_what_is_theirs(cast: Cast) -> None:
    """Their lists are one query, written once: who asks is all that differs, and what they were told."""
    secret, open_to_all = submitted(cast, "Accord secret"), submitted(cast)
    publishing.set_embargo(
        secret.release, cast.olivia, timezone.now() + HOUR, reason="joint announcement"
    )
    secret.release.embargo_grants.create(user=cast.chloe, granted_by=cast.olivia)
    other = person("noor", cast.office, reviewer="")
    for _again in range(2):
        assert listed(cast.chloe, Part.REVIEW) == [secret, open_to_all]
        assert listed(other, Part.REVIEW) == [open_to_all]
    second = person("paul", cast.office, translator="fr", reviewer="fr")
    first = person("rosa", cast.office, translator="fr", reviewer="fr")
    given = perform(cast.drafted(cast.external()), Verb.ASSIGN, cast.olivia, assignee=first)
    assert listed(first, Part.ASSIGNED) == [given]
    assert listed(second, Part.ASSIGNED) == []
