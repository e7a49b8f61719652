"""Heads: what a text says of links and files, and how it follows what the release gains and loses."""

from __future__ import annotations

import pytest

from releases.document import AttachmentWords, ImageWords, Link
from releases.uploads import picture
from tests.cast import FRENCH, JAPANESE, Cast, text
from tests.files import annex, photograph, portrait
from translations import heads
from translations.composing import compose
from translations.errors import Refused
from translations.models import Translation
from translations.segmentation import Kind
from translations.verbs import Verb
from translations.workflow import perform, perform_on_release

URL = "https://www.example.org/a"


@pytest.fixture
def french(cast: Cast) -> Translation:
    """A French draft of a release with one image and one link."""
    original = cast.external()
    perform_on_release(original.release, Verb.ADD_IMAGE, cast.olivia, picture=portrait())
    perform_on_release(original.release, Verb.CHANGE_LINKS, cast.olivia, links=(URL,))
    return cast.started(original)


def keys(french: Translation) -> list[str]:
    return [slot.key for slot in heads.slots(french)]


def test_slots_are_links_then_images_then_the_language_s_attachments(
    cast: Cast, french: Translation
) -> None:
    link, image = french.release.related_links.get(), french.release.images.get()
    given = {"paper": annex(), "text": "Annexe", "standing": "provisional"}
    perform(french, Verb.ATTACH, cast.anna, **given)
    other = cast.started(french.release.translations.get(is_original=True), "ar")
    attachment = french.release.attachments.get()
    common = [
        f"link-{link.pk}",
        f"image-{image.pk}-alt",
        f"image-{image.pk}-caption",
        f"image-{image.pk}-credit",
    ]
    assert keys(french) == [*common, f"attachment-{attachment.pk}"]
    assert keys(other) == common


def test_slots_are_named_as_a_person_knows_them(french: Translation) -> None:
    names = [slot.name for slot in heads.slots(french)]
    assert names[0] == f"the link to {URL}"
    assert names[1].startswith("image 1: ")


def test_caption_and_credit_may_be_empty_and_the_alternative_text_may_not(
    french: Translation,
) -> None:
    free = {slot.kind: slot.is_free for slot in heads.slots(french)}
    assert free == {
        Kind.LINK_LABEL: False,
        Kind.ALT: False,
        Kind.CAPTION: True,
        Kind.CREDIT: True,
    }


def test_words_of_a_saved_document_are_those_of_its_composition(
    cast: Cast, french: Translation
) -> None:
    image = french.release.images.get()
    document = text(
        FRENCH.title,
        FRENCH.body,
        links=(Link(URL, "Le sommet"),),
        images=(ImageWords(image.sha256, "Deux ministres", "À la table", "Ministère"),),
    )
    kept = compose(cast.save(french, cast.anna, document))
    assert (kept.links, kept.images) == (document.links, document.images)
    assert [slot.words(kept) for slot in heads.slots(french)] == [
        "Le sommet",
        "Deux ministres",
        "À la table",
        "Ministère",
    ]


def test_words_of_what_the_release_has_not_are_not_kept(cast: Cast, french: Translation) -> None:
    stray = text(
        FRENCH.title,
        FRENCH.body,
        links=(Link("https://elsewhere.example.org/", "Ailleurs"),),
        images=(ImageWords("0" * 64, "Rien"),),
        attachments=(AttachmentWords("0" * 64, "Rien", "provisional"),),
    )
    kept = compose(cast.save(french, cast.anna, stray))
    assert [link.url for link in kept.links] == [URL]
    assert "0" * 64 not in [image.sha256 for image in kept.images]
    assert kept.attachments == ()


def test_text_takes_up_what_is_new_when_it_is_saved_and_not_before(cast: Cast) -> None:
    french = cast.drafted(cast.external())
    before = (french.version, compose(french))
    perform_on_release(french.release, Verb.ADD_IMAGE, cast.olivia, picture=portrait())
    french.refresh_from_db()
    assert (french.version, compose(french)) == before
    saved = cast.save(french, cast.anna, FRENCH)
    assert len(compose(saved).images) == 1
    with pytest.raises(Refused) as refused:
        cast.submitted(saved)
    assert refused.value.codes == ("no_words",)


def test_text_drops_what_is_gone_when_it_is_submitted(cast: Cast, french: Translation) -> None:
    image = french.release.images.get()
    words = {
        "links": (Link(URL, "Le sommet"),),
        "images": (ImageWords(image.sha256, "Deux ministres"),),
    }
    saved = cast.save(french, cast.anna, text(FRENCH.title, FRENCH.body, **words))
    perform_on_release(french.release, Verb.REMOVE_IMAGE, cast.olivia, image=image.pk)
    submitted = cast.submitted(saved)
    assert submitted.text.images == ()
    assert [link.label for link in submitted.text.links] == ["Le sommet"]


def test_text_under_review_is_changed_by_nothing_done_to_the_release(cast: Cast) -> None:
    french = cast.submitted(cast.drafted(cast.external()))
    perform_on_release(french.release, Verb.ADD_IMAGE, cast.olivia, picture=portrait())
    approved = cast.approved(french)
    published = cast.published(approved)
    assert published.text.images == ()
    assert Translation.objects.get(pk=french.pk).sha256 == french.sha256


def test_second_image_gets_words_of_its_own(cast: Cast, french: Translation) -> None:
    another = picture(photograph(colour="#8a3a00"))
    perform_on_release(french.release, Verb.ADD_IMAGE, cast.olivia, picture=another)
    first, second = french.release.images.all()
    words = (ImageWords(second.sha256, "La salle"), ImageWords(first.sha256, "Deux ministres"))
    kept = compose(cast.save(french, cast.anna, text(FRENCH.title, FRENCH.body, images=words)))
    assert {image.sha256: image.alt for image in kept.images} == {
        first.sha256: "Deux ministres",
        second.sha256: "La salle",
    }
    assert [image.sha256 for image in kept.images] == [first.sha256, second.sha256]


def test_original_writes_its_own_words(cast: Cast) -> None:
    original = cast.original(links=[URL])
    saved = cast.save(
        original, cast.olivia, text(JAPANESE.title, JAPANESE.body, links=(Link(URL, "会合"),))
    )
    assert compose(saved).links == (Link(URL, "会合"),)
