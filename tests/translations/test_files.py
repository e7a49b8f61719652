"""The verbs of files and links: who may, what they demand, what they leave alone."""

from __future__ import annotations

from typing import Any

import pytest

from releases.uploads import picture
from tests.cast import Cast, person
from tests.files import annex, photograph, portrait
from translations.composing import compose
from translations.errors import Refused
from translations.files import MOST_ATTACHMENTS, MOST_IMAGES, MOST_LINKS
from translations.models import Transition, Translation
from translations.verbs import Verb
from translations.workflow import perform, perform_on_release

URLS = ("https://www.example.org/a", "https://www.example.org/b")


def attach(french: Translation, user: Any, **given: Any) -> Translation:
    whole = {"paper": annex(), "text": "Annexe", "standing": "provisional"}
    return perform(french, Verb.ATTACH, user, **whole | given)


def links(french: Translation) -> list[str]:
    return [link.url for link in french.release.related_links.current()]


def codes(act: Any, *args: Any, **given: Any) -> tuple[str, ...]:
    with pytest.raises(Refused) as refused:
        act(*args, **given)
    return refused.value.codes


@pytest.fixture
def french(cast: Cast) -> Translation:
    return cast.drafted(cast.external())


# Attachments


def test_attachment_is_the_draft_s_with_its_title_and_on_record(
    cast: Cast, french: Translation
) -> None:
    attached = attach(french, cast.anna, text="  Annexe n° 1 ")
    (words,) = compose(attached).attachments
    assert (words.title, words.standing) == ("Annexe n° 1", "provisional")
    kept = french.release.attachments.get()
    assert (kept.sha256, kept.language, kept.name) == (words.sha256, "fr", "annexe-n-1.pdf")
    done = Transition.objects.latest("sequence")
    assert (done.verb, done.actor) == ("attach", cast.anna)
    assert kept.sha256 in done.facts
    assert attached.changes.filter(author=cast.anna, text="Annexe n° 1").exists()


def test_attachment_demands_a_file_a_title_and_a_standing(cast: Cast, french: Translation) -> None:
    assert codes(attach, french, cast.anna, paper=None) == ("no_file",)
    assert codes(attach, french, cast.anna, text=" ") == ("no_title",)
    assert codes(attach, french, cast.anna, standing="binding") == ("no_standing",)
    assert not french.release.attachments.exists()


def test_attachment_is_for_those_who_write_the_language(cast: Cast, french: Translation) -> None:
    arabist = person("arabist", cast.office, translator="ar")
    assert codes(attach, french, arabist) == ("role",)


def test_attachment_waits_until_the_text_is_a_draft(cast: Cast, french: Translation) -> None:
    submitted = cast.submitted(french)
    assert codes(attach, submitted, cast.anna) == ("state",)
    approved = cast.approved(submitted)
    assert codes(attach, approved, cast.olivia) == ("state",)


def test_attachment_author_does_not_approve_it(cast: Cast, french: Translation) -> None:
    attach(french, cast.ben)
    french.refresh_from_db()
    submitted = cast.submitted(french)
    assert codes(cast.approved, submitted, cast.ben) == ("four_eyes",)
    assert cast.approved(submitted, cast.chloe).state == "approved"


def test_attachments_have_a_most(cast: Cast, french: Translation, monkeypatch: Any) -> None:
    assert MOST_ATTACHMENTS == 12
    monkeypatch.setattr("translations.files.MOST_ATTACHMENTS", 1)
    attach(french, cast.anna)
    assert codes(attach, french, cast.anna) == ("too_many",)


def test_attachment_is_taken_off_the_draft_and_stays_with_the_edition(
    cast: Cast, french: Translation
) -> None:
    published = cast.published(attach(french, cast.anna))
    kept = french.release.attachments.get()
    revised = perform(published, Verb.REVISE, cast.olivia, significance="substantive")
    detached = perform(revised, Verb.DETACH, cast.anna, attachment=kept.pk)
    assert compose(detached).attachments == ()
    assert published.text.attachments[0].sha256 == kept.sha256
    kept.refresh_from_db()
    assert kept.removed_at is not None
    again = codes(perform, detached, Verb.DETACH, cast.anna, attachment=kept.pk)
    assert again == ("no_attachment",)


def test_attachment_of_another_text_is_not_taken_off(cast: Cast, french: Translation) -> None:
    arabic = cast.started(french.release.translations.get(is_original=True), "ar")
    attach(arabic, cast.anna)
    other = cast.drafted(cast.external())
    attach(other, cast.anna)
    for stranger in (arabic.release.attachments.get(), other.release.attachments.get()):
        given = {"attachment": stranger.pk}
        assert codes(perform, french, Verb.DETACH, cast.anna, **given) == ("no_attachment",)


# Images


def test_image_is_the_release_s_and_changes_no_text(cast: Cast, french: Translation) -> None:
    before = (french.version, french.state, compose(french))
    perform_on_release(french.release, Verb.ADD_IMAGE, cast.olivia, picture=portrait())
    french.refresh_from_db()
    assert (french.version, french.state, compose(french)) == before
    image = french.release.images.get()
    assert image.sha256 == portrait().sha256
    perform_on_release(french.release, Verb.REMOVE_IMAGE, cast.olivia, image=image.pk)
    assert not french.release.images.current().exists()
    verbs = Transition.objects.filter(release=french.release).values_list("verb", flat=True)
    assert list(verbs)[-2:] == ["add_image", "remove_image"]


def test_image_is_for_press_officers(cast: Cast, french: Translation) -> None:
    for user in (cast.anna, cast.chloe):
        given = {"picture": portrait()}
        refused = codes(perform_on_release, french.release, Verb.ADD_IMAGE, user, **given)
        assert refused == ("role",)


def test_image_demands_a_file_and_has_a_most(
    cast: Cast, french: Translation, monkeypatch: Any
) -> None:
    release, add = french.release, Verb.ADD_IMAGE
    assert codes(perform_on_release, release, add, cast.olivia) == ("no_file",)
    assert MOST_IMAGES == 12
    monkeypatch.setattr("translations.files.MOST_IMAGES", 1)
    perform_on_release(release, add, cast.olivia, picture=portrait())
    another = picture(photograph(colour="#8a3a00"))
    assert codes(perform_on_release, release, add, cast.olivia, picture=another) == ("too_many",)


def test_image_of_another_release_is_not_taken_off(cast: Cast, french: Translation) -> None:
    other = cast.external().release
    perform_on_release(other, Verb.ADD_IMAGE, cast.olivia, picture=portrait())
    given = {"image": other.images.get().pk}
    refused = codes(perform_on_release, french.release, Verb.REMOVE_IMAGE, cast.olivia, **given)
    assert refused == ("no_image",)


# Links


def test_links_are_put_in_this_order_and_keep_their_words(cast: Cast, french: Translation) -> None:
    perform_on_release(french.release, Verb.CHANGE_LINKS, cast.olivia, links=URLS)
    first = french.release.related_links.get(url=URLS[0])
    perform_on_release(french.release, Verb.CHANGE_LINKS, cast.olivia, links=(URLS[1],))
    assert links(french) == [URLS[1]]
    perform_on_release(french.release, Verb.CHANGE_LINKS, cast.olivia, links=URLS[::-1])
    assert links(french) == [URLS[1], URLS[0]]
    assert french.release.related_links.get(url=URLS[0]) == first


def test_links_may_all_go_and_none_stands_twice(cast: Cast, french: Translation) -> None:
    perform_on_release(french.release, Verb.CHANGE_LINKS, cast.olivia, links=(*URLS, URLS[0]))
    assert links(french) == list(URLS)
    perform_on_release(french.release, Verb.CHANGE_LINKS, cast.olivia, links=())
    assert links(french) == []


@pytest.mark.parametrize(
    ("given", "code"),
    [
        (None, "no_links"),
        (("javascript:alert(1)",), "bad_link"),
        (("//example.org/",), "bad_link"),
        (("example.org",), "bad_link"),
        ((f"https://example.org/{'a' * 500}",), "bad_link"),
        (tuple(f"https://example.org/{n}" for n in range(MOST_LINKS + 1)), "too_many"),
    ],
    ids=["nothing", "script", "no scheme", "a name", "too long", "too many"],
)
def test_links_that_are_none_are_refused(
    cast: Cast, french: Translation, given: Any, code: str
) -> None:
    refused = codes(perform_on_release, french.release, Verb.CHANGE_LINKS, cast.olivia, links=given)
    assert refused == (code,)
    assert links(french) == []


def test_links_are_for_press_officers(cast: Cast, french: Translation) -> None:
    refused = codes(perform_on_release, french.release, Verb.CHANGE_LINKS, cast.anna, links=URLS)
    assert refused == ("role",)
