"""The files of a preview are reached by its link alone."""

from __future__ import annotations

import pytest
from django.test import Client

from releases.uploads import picture
from tests import files
from tests.cast import Cast
from tests.translations.previews.ending import (
    link,
    revoked,
)
from translations.models import Translation
from translations.previews.tokens import new_token
from translations.verbs import Verb
from translations.workflow import perform, perform_on_release


@pytest.fixture
def with_files(cast: Cast) -> Translation:
    """A French text with an image and an annex, submitted."""
    source = cast.external()
    perform_on_release(source.release, Verb.ADD_IMAGE, cast.olivia, picture=files.portrait())
    french = cast.drafted(source)
    annex = {"paper": files.annex(), "text": "Annexe", "standing": "provisional"}
    perform(french, Verb.ATTACH, cast.anna, **annex)
    words_of = {s.key: "Une table" for s in french.segments.filter(text="")}
    perform(french, Verb.SAVE, cast.anna, texts=words_of, was=dict.fromkeys(words_of, ""))
    return cast.submitted(french)


def test_files_are_reached_by_the_links_own_addresses_alone(
    cast: Cast, reader: Client, with_files: Translation
) -> None:
    path = link(with_files, cast)
    html = reader.get(path).content.decode()
    image, paper = with_files.release.images.get(), with_files.release.attachments.get()
    for kind, token in (("image", image.token), ("attachment", paper.token)):
        own = f"{path}files/{kind}/{token}"
        assert own in html
        answer = reader.get(own)
        assert answer.status_code == 200
        assert b"".join(answer.streaming_content)  # type: ignore[attr-defined]
        assert "no-store" in answer.headers["Cache-Control"]
        assert "noindex" in answer.headers["X-Robots-Tag"]
        assert answer.headers["Referrer-Policy"] == "no-referrer"
        assert reader.get(f"/preview/{new_token()}/files/{kind}/{token}").status_code == 404
    suffix = image.file.name.rpartition(".")[2]
    assert reader.get(f"/files/{image.token}/image.{suffix}").status_code == 404
    revoked(with_files, cast)
    assert reader.get(f"{path}files/image/{image.token}").status_code == 404


def test_files_that_the_revision_does_not_name_are_not_there(
    cast: Cast, reader: Client, with_files: Translation
) -> None:
    path = link(with_files, cast)
    other = picture(files.photograph(90, 90))
    perform_on_release(with_files.release, Verb.ADD_IMAGE, cast.olivia, picture=other)
    newer = with_files.release.images.latest("pk")
    assert reader.get(f"{path}files/image/{newer.token}").status_code == 404
    assert reader.get(f"{path}files/painting/{newer.token}").status_code == 404
