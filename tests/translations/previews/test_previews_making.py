"""Making preview links, and seeing what became of them."""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib.sessions.models import Session
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.cast import FRENCH, Cast, text
from tests.translations.previews.ending import (
    answers_as_nonsense,
    expired,
    link,
    published,
    put_under_embargo_by_another,
    revoked,
)
from tests.translations.scenes import approved, draft, submitted
from tests.translations.staff import at_desk, page_of, text_path, words
from translations.admin.shown_once import NAME
from translations.errors import Refused
from translations.models import EmbargoGrant, PreviewLink, Transition
from translations.previews.acts import MOST_HOURS, MOST_OPEN
from translations.previews.tokens import digest, new_token
from translations.verbs import Verb
from translations.workflow import perform


def test_token_is_shown_once_and_kept_nowhere(cast: Cast, reader: Client) -> None:
    french, olivia = submitted(cast), at_desk(cast.olivia)
    given = {"reason": "AFP", "hours": "24"}
    posted = olivia.post(text_path(french, "verb", "preview_link"), given)
    assert (posted.status_code, posted.headers["Location"]) == (302, text_path(french))
    made = olivia.get(text_path(french))
    address = made.context["page"].shown_once
    token = address.rstrip("/").rpartition("/")[2]
    assert address in made.content.decode()
    assert "no-store" in made.headers["Cache-Control"]
    assert reader.get(f"/preview/{token}/").status_code == 200
    assert token not in olivia.get(text_path(french)).content.decode()
    kept = PreviewLink.objects.get()
    assert kept.digest == digest(token)
    assert token not in str(PreviewLink.objects.values().get())
    assert token not in str(list(Transition.objects.values()))
    assert token not in str([row.get_decoded() for row in Session.objects.all()])


def test_link_is_shown_to_whoever_made_it_alone(cast: Cast) -> None:
    french, olivia = submitted(cast), at_desk(cast.olivia)
    olivia.post(text_path(french, "verb", "preview_link"), {"reason": "AFP", "hours": "24"})
    olivia.force_login(cast.root)  # another, who takes the same browser in the same minute
    assert olivia.get(text_path(french)).context["page"].shown_once == ""


def test_link_that_somebody_else_would_have_shown_is_not(cast: Cast) -> None:
    french, olivia = submitted(cast), at_desk(cast.olivia)
    olivia.cookies[NAME] = "https://elsewhere.example/preview/x/"
    assert "elsewhere.example" not in words(olivia.get(text_path(french)))


def test_tokens_have_256_bits_and_none_is_like_another() -> None:
    made = {new_token() for _each in range(1000)}
    assert len(made) == 1000
    assert {len(token) for token in made} == {43}


def test_making_and_revoking_are_on_record(cast: Cast) -> None:
    french = submitted(cast)
    link(french, cast)
    revoked(french, cast)
    made, ended = Transition.objects.order_by("sequence").filter(verb__contains="link")
    assert (made.verb, made.actor, made.reason, made.revision) == (
        "preview_link", cast.olivia, "AFP", 1,
    )  # fmt: skip
    assert made.particulars["preview_link"] == ended.particulars["preview_link"]


@pytest.mark.parametrize("who", ["anna", "chloe"])
def test_link_is_for_press_officers_to_make(cast: Cast, who: str) -> None:
    with pytest.raises(Refused) as refused:
        perform(
            submitted(cast), Verb.PREVIEW_LINK, getattr(cast, who),
            reason="AFP", hours=1, digest=digest(new_token()),
        )  # fmt: skip
    assert refused.value.codes == ("role",)


@pytest.mark.parametrize(
    ("given", "code"),
    [
        ({"reason": " "}, "no_whom"),
        ({"reason": "x" * 201}, "no_whom"),
        ({"hours": None}, "no_hours"),
        ({"hours": 0}, "no_hours"),
        ({"hours": MOST_HOURS + 1}, "no_hours"),
        ({"digest": ""}, "no_secret"),
        ({"digest": "a-token-itself"}, "no_secret"),
    ],
)
def test_link_without_bounds_or_secret_is_refused(
    cast: Cast, given: dict[str, Any], code: str
) -> None:
    with pytest.raises(Refused) as refused:
        link(submitted(cast), cast, **given)
    assert refused.value.codes == (code,)


def test_digest_of_another_link_is_no_secret(cast: Cast) -> None:
    french = submitted(cast)
    path = link(french, cast)
    with pytest.raises(Refused) as refused:
        link(french, cast, digest=digest(path.split("/")[2]))
    assert refused.value.codes == ("no_secret",)


def test_text_has_only_so_many_open_links(cast: Cast) -> None:
    french = submitted(cast)
    for _each in range(MOST_OPEN):
        link(french, cast)
    with pytest.raises(Refused) as refused:
        link(french, cast)
    assert refused.value.codes == ("too_many",)
    perform(french, Verb.REVOKE_LINK, cast.olivia, link=PreviewLink.objects.first().pk)  # type: ignore[union-attr]
    link(french, cast)


def test_draft_that_was_never_submitted_has_nothing_to_show(cast: Cast) -> None:
    with pytest.raises(Refused) as refused:
        link(draft(cast), cast)
    assert refused.value.codes == ("no_revision",)


def test_what_readers_have_needs_no_link(cast: Cast) -> None:
    french = cast.published(draft(cast))
    with pytest.raises(Refused):
        link(french, cast)
    perform(french, Verb.REVISE, cast.olivia, significance="typo")
    with pytest.raises(Refused) as refused:
        link(french, cast)
    assert refused.value.codes == ("public_already",)


def test_what_was_taken_from_readers_is_shown_to_nobody_by_a_link(
    cast: Cast, reader: Client
) -> None:
    french = cast.published(draft(cast))
    perform(french, Verb.WITHDRAW, cast.olivia, reason="mistake")
    french = perform(french, Verb.REVISE, cast.olivia, significance="substantive")
    page = page_of(at_desk(cast.olivia), text_path(french)).words
    said = "Readers had this revision, and it was taken down: a preview shows a newer one only."
    assert said in page
    assert "Readers have this revision" not in page
    with pytest.raises(Refused) as refused:
        link(french, cast)
    assert refused.value.codes == ("taken_down",)
    newer = text("La version corrigée", FRENCH.body)
    french = cast.submitted(cast.save(french, cast.anna, newer))
    assert "La version corrigée" in reader.get(link(french, cast)).content.decode()


def test_under_embargo_a_link_demands_a_grant(cast: Cast, reader: Client) -> None:
    french = submitted(cast)
    put_under_embargo_by_another(french, cast)
    with pytest.raises(Refused) as refused:
        link(french, cast)
    assert refused.value.codes == ("unknown",)
    EmbargoGrant.objects.create(release=french.release, user=cast.olivia, granted_by=cast.root)
    path = link(french, cast)
    assert reader.get(path).status_code == 200
    EmbargoGrant.objects.all().delete()
    assert answers_as_nonsense(reader, path)


def test_stranger_revokes_nothing(cast: Cast) -> None:
    french, other = submitted(cast), cast.drafted(cast.external(), "en")
    link(french, cast)
    with pytest.raises(Refused) as refused:
        perform(other, Verb.REVOKE_LINK, cast.olivia, link=french.preview_links.get().pk)
    assert set(refused.value.codes) == {"state", "no_link"}


def test_officers_see_who_has_a_link_and_how_often_it_was_opened(
    cast: Cast, reader: Client
) -> None:
    french, olivia = submitted(cast), at_desk(cast.olivia)
    path = link(french, cast)
    assert "Nobody has opened it." in page_of(olivia, text_path(french)).words
    reader.get(path, REMOTE_ADDR="203.0.113.7")
    reader.get(path, REMOTE_ADDR="203.0.113.7")
    said = page_of(olivia, text_path(french)).words
    assert "AFP, revision 1" in said
    assert "opened 2 times" in said
    assert "Of each address only the network is kept" in said
    assert "203.0.113.0/24" in said
    assert "Preview links" not in page_of(at_desk(cast.anna), text_path(french)).words


def test_officer_revokes_from_the_list(cast: Cast, reader: Client) -> None:
    french, olivia = submitted(cast), at_desk(cast.olivia)
    path = link(french, cast)
    given = {"link": french.preview_links.get().pk}
    olivia.post(text_path(french, "verb", "revoke_link"), given)
    assert answers_as_nonsense(reader, path)
    assert "revoked" in page_of(olivia, text_path(french)).words


@pytest.mark.parametrize("end", [revoked, expired, published], ids=lambda end: end.__name__)
def test_list_says_why_a_link_is_over(cast: Cast, end: Any) -> None:
    french = approved(cast)
    link(french, cast)
    end(french, cast)
    said = page_of(at_desk(cast.olivia), text_path(french)).words
    assert {"revoked": "revoked", "expired": "expired", "published": "over:"}[end.__name__] in said
    assert (
        "/revoke_link/"
        not in at_desk(cast.olivia)
        .get(text_path(french))
        .content.decode()
        .split('id="preview-links"')[1]
        .partition("</section>")[0]
    )


def test_list_of_links_costs_no_more_for_more_of_them(cast: Cast) -> None:
    french, olivia = submitted(cast), at_desk(cast.olivia)
    olivia.get(text_path(french))

    def asked() -> int:
        with CaptureQueriesContext(connection) as found:
            olivia.get(text_path(french))
        return len(found)

    link(french, cast)
    before = asked()
    for _each in range(5):
        link(french, cast)
    assert asked() == before
