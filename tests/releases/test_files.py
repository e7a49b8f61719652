"""Files of a release: kept once, found again, and public only while a live text names them."""

from __future__ import annotations

import datetime

from releases import files
from releases.document import AttachmentWords, Document, ImageWords
from releases.models import Attachment, Image
from releases.uploads import Paper, picture
from tests.files import annex, photograph, portrait
from tests.releases import builders

pytestmark = builders.ROOM_ALONE
YESTERDAY = datetime.datetime(2025, 4, 2, tzinfo=datetime.UTC)


def removed(file: Image | Attachment) -> None:
    file.removed_at = YESTERDAY
    file.save(update_fields=["removed_at"])


def words(image: Image, **said: str) -> ImageWords:
    return ImageWords(image.sha256, **{"alt": "Deux ministres"} | said)


# Images


def test_image_is_kept_with_its_measures_under_a_name_that_nobody_guesses() -> None:
    image = files.keep_image(builders.release(), portrait())
    assert (image.width, image.height, image.small_width) == (800, 1200, 533)
    assert image.file.read() == portrait().content
    assert image.small.read() == portrait().small
    assert image.size == len(portrait().content)
    assert len(image.token) == 22
    assert image.file.name == f"images/{image.token}.jpg"
    image.file.close()
    image.small.close()


def test_image_of_the_same_content_is_kept_once_and_comes_back() -> None:
    release = builders.release()
    image = files.keep_image(release, portrait())
    removed(image)
    assert list(release.images.current()) == []
    assert files.keep_image(release, portrait()) == image
    assert list(release.images.current()) == [image]
    assert files.keep_image(builders.release(), portrait()) != image


def test_images_keep_their_order() -> None:
    release = builders.release()
    made = [picture(photograph(colour=colour)) for colour in ("#17365c", "#8a3a00", "#1e7b3c")]
    kept = [files.keep_image(release, each) for each in made]
    assert [image.position for image in kept] == [0, 1, 2]
    assert list(release.images.all()) == kept


# Attachments


def test_attachment_is_kept_a_language_and_a_standing() -> None:
    release = builders.release()
    french = files.keep_attachment(release, "fr", annex(), "provisional")
    assert files.keep_attachment(release, "fr", annex(), "provisional") == french
    official = files.keep_attachment(release, "fr", annex(), "official")
    japanese = files.keep_attachment(release, "ja", annex(), "original")
    assert len({french.pk, official.pk, japanese.pk}) == 3
    assert (french.name, french.pages, french.media_type) == (
        "annexe-n-1.pdf",
        1,
        "application/pdf",
    )
    assert french.file.name == f"attachments/{french.token}.pdf"


def test_attachment_that_was_taken_off_comes_back() -> None:
    release = builders.release()
    french = files.keep_attachment(release, "fr", annex(), "provisional")
    removed(french)
    assert files.keep_attachment(release, "fr", annex(), "provisional") == french
    assert list(release.attachments.current()) == [french]


# What readers get


def document(**parts: object) -> Document:
    whole = {"title": "Titre", "summary": "", "body": "Corps\n", "standing": "provisional"}
    return Document(**whole | parts)  # type: ignore[arg-type]


def test_media_of_a_text_are_those_that_it_names_in_its_order() -> None:
    release = builders.release()
    first = files.keep_image(release, portrait())
    second = files.keep_image(release, picture(photograph(colour="#8a3a00")))
    french = files.keep_attachment(release, "fr", annex(), "provisional")
    files.keep_attachment(release, "ja", annex(), "provisional")
    media = files.media_of(
        release,
        "fr",
        document(
            images=(words(second, caption="La table"), words(first, credit="Ministère")),
            attachments=(AttachmentWords(french.sha256, "Annexe", "provisional"),),
        ),
    )
    assert media is not None
    assert [image["token"] for image in media["images"]] == [second.token, first.token]
    assert (
        media["images"][0] | {"alt": "Deux ministres", "caption": "La table", "credit": ""}
        == (media["images"][0])
    )
    assert media["attachments"] == [
        {
            "token": french.token,
            "name": "annexe-n-1.pdf",
            "size": french.size,
            "pages": 1,
            "title": "Annexe",
            "standing": "provisional",
        }
    ]


def test_media_of_a_text_without_files_are_none() -> None:
    assert files.media_of(builders.release(), "fr", document()) is None


def test_file_is_public_while_a_live_text_names_it() -> None:
    release = builders.with_original_elsewhere()
    shown = files.keep_image(release, portrait())
    unnamed = files.keep_image(release, picture(photograph(colour="#8a3a00")))
    paper: Paper = annex()
    kept = files.keep_attachment(release, "fr", paper, "provisional")
    named = (AttachmentWords(paper.sha256, "Annexe", "provisional"),)
    assert not files.is_public(shown)
    builders.publish(release, images=(words(shown),), attachments=named)
    assert files.is_public(shown)
    assert files.is_public(kept)
    assert not files.is_public(unnamed)
    builders.take_down(release)
    assert not files.is_public(shown)
    assert not files.is_public(kept)


def test_file_taken_off_stays_public_until_the_next_edition() -> None:
    release = builders.with_original_elsewhere()
    shown = files.keep_image(release, portrait())
    builders.publish(release, images=(words(shown),))
    removed(shown)
    assert files.is_public(shown)
    builders.publish(release, revision=2)
    assert not files.is_public(shown)
