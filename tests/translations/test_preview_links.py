"""Preview links: one revision, for whoever holds the link, until it is over; else as if nothing were."""

from __future__ import annotations

import datetime
from typing import Any

import pytest
from django.db import connection
from django.test import Client, override_settings
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from django.utils.translation import get_language

from releases.clock import database_now
from releases.preview import Banner
from releases.uploads import picture
from tests import files
from tests.cast import FRENCH, Cast, text
from tests.translations.scenes import approved, draft, submitted
from tests.translations.staff import at_desk, page_of, text_path
from translations.errors import Refused
from translations.models import EmbargoGrant, PreviewLink, PreviewView, Transition, Translation
from translations.previews.acts import MOST_HOURS, MOST_OPEN
from translations.previews.tokens import digest, new_token
from translations.verbs import Verb
from translations.workflow import perform, perform_on_release

BANNER = "Preview, not published. Do not distribute."


def link(text: Translation, cast: Cast, hours: int = 24, **more: Any) -> str:
    """The path of a link that Olivia made for a newsroom."""
    token = new_token()
    given = {"reason": "AFP", "hours": hours, "digest": digest(token)} | more
    perform(text, Verb.PREVIEW_LINK, cast.olivia, **given)
    return f"/preview/{token}/"


def nonsense() -> str:
    return f"/preview/{new_token()}/"


@pytest.fixture
def reader() -> Client:
    """Somebody outside."""
    return Client(headers={"accept-language": "en"})


def answers_as_nonsense(reader: Client, path: str) -> bool:
    """Whether the answer is that to an address that nobody ever made, to the byte."""
    found, nothing = reader.get(path), reader.get(nonsense())
    return (
        found.status_code == nothing.status_code == 404
        and found.content == nothing.content
        and found.headers.items() == nothing.headers.items()
    )


# The page


def test_link_shows_the_revision_in_its_language_under_a_banner(cast: Cast, reader: Client) -> None:
    answer = reader.get(link(submitted(cast), cast))
    assert answer.status_code == 200
    html = answer.content.decode()
    assert '<html lang="fr" dir="ltr">' in html
    assert FRENCH.title in html
    assert "Premier point" in html
    assert 'class="preview outside"' in html
    assert "Traduction provisoire" in html
    assert answer.headers["Content-Language"] == "fr"


def test_banner_is_english_where_nobody_has_worded_it(monkeypatch: pytest.MonkeyPatch) -> None:
    wordings = {"fr": "Aperçu, non publié. Ne pas diffuser."}
    monkeypatch.setattr(
        "releases.preview.gettext", lambda words: wordings.get(get_language() or "", words)
    )
    worded, unworded = Banner.to_outsiders("fr"), Banner.to_outsiders("ko")
    assert (worded.said, worded.language.code) == (wordings["fr"], "fr")
    assert (unworded.said, unworded.language.code) == (BANNER, "en")


def test_arabic_is_shown_from_right_to_left(cast: Cast, reader: Client) -> None:
    body = "ملخص الاجتماع.\n\n- النقطة الأولى\n- النقطة الثانية\n"
    arabic = cast.drafted(cast.external(), "ar", text("المشاركة في الاجتماع", body))
    html = reader.get(link(cast.submitted(arabic), cast)).content.decode()
    assert '<html lang="ar" dir="rtl">' in html


def test_link_shows_its_own_revision_whatever_is_written_since(cast: Cast, reader: Client) -> None:
    french = submitted(cast)
    path = link(french, cast)
    french = perform(french, Verb.RECALL, cast.anna)
    newer = text("Un autre titre", FRENCH.body)
    french = cast.submitted(cast.save(french, cast.anna, newer))
    assert french.revision == 2
    html = reader.get(path).content.decode()
    assert FRENCH.title in html
    assert "Un autre titre" not in html


def test_page_is_kept_by_nobody_found_by_nobody_and_tells_no_one(
    cast: Cast, reader: Client
) -> None:
    answer = reader.get(link(submitted(cast), cast))
    assert "no-store" in answer.headers["Cache-Control"]
    assert "noindex" in answer.headers["X-Robots-Tag"]
    assert answer.headers["Referrer-Policy"] == "no-referrer"
    assert '<meta name="robots" content="noindex">' in answer.content.decode()
    assert "canonical" not in answer.content.decode()
    assert not answer.cookies


def test_office_elsewhere_and_logged_in_people_see_the_same(cast: Cast, reader: Client) -> None:
    path = link(submitted(cast), cast)
    assert at_desk(cast.anna).get(path).content == reader.get(path).content


# The end


def revoked(text: Translation, cast: Cast) -> None:
    perform(text, Verb.REVOKE_LINK, cast.olivia, link=text.preview_links.get().pk)


def expired(text: Translation, cast: Cast) -> None:
    now = database_now()
    text.preview_links.update(expires_at=now - datetime.timedelta(seconds=1))


def cancelled(text: Translation, cast: Cast) -> None:
    perform(text, Verb.CANCEL, cast.olivia, reason="The visit is called off.")


def taken_up_again(text: Translation, cast: Cast) -> None:
    cancelled(text, cast)
    perform(Translation.objects.get(pk=text.pk), Verb.REOPEN, cast.olivia)


def dropped(text: Translation, cast: Cast) -> None:
    perform(text, Verb.RECALL, cast.anna)
    perform(text, Verb.DISCARD, cast.olivia)


def published(text: Translation, cast: Cast) -> None:
    cast.published(text)


def published_and_revised(text: Translation, cast: Cast) -> None:
    cast.published(text)
    perform(text, Verb.REVISE, cast.olivia, significance="substantive")


def withdrawn(text: Translation, cast: Cast) -> None:
    cast.published(text)
    perform(text, Verb.WITHDRAW, cast.olivia, reason="mistake")


def maker_gone(text: Translation, cast: Cast) -> None:
    cast.olivia.is_active = False
    cast.olivia.save()


def put_under_embargo_by_another(text: Translation, cast: Cast) -> None:
    later = timezone.now() + datetime.timedelta(days=1)
    given = {"embargo_until": later, "reason": "The summit."}
    perform_on_release(text.release, Verb.SET_EMBARGO, cast.root, **given)


ENDS = [
    revoked, expired, cancelled, taken_up_again, dropped, published, published_and_revised,
    withdrawn, maker_gone, put_under_embargo_by_another,
]  # fmt: skip


@pytest.mark.parametrize("end", ENDS, ids=lambda end: end.__name__)
def test_link_that_is_over_answers_as_nonsense(cast: Cast, reader: Client, end: Any) -> None:
    french = approved(cast)
    path = link(french, cast)
    assert reader.get(path).status_code == 200
    end(french, cast)
    assert answers_as_nonsense(reader, path)


@pytest.mark.parametrize("end", [revoked, expired, published], ids=lambda end: end.__name__)
def test_nonsense_and_a_link_that_is_over_are_looked_for_by_the_same_questions(
    cast: Cast, reader: Client, end: Any
) -> None:
    """Of what is not found nothing is read, so neither takes longer."""
    french = approved(cast)
    path = link(french, cast)
    end(french, cast)

    def asked(where: str) -> list[str]:
        with CaptureQueriesContext(connection) as found:
            reader.get(where)
        token = where.split("/")[2]
        return [each["sql"].replace(digest(token), "…") for each in found]

    nothing = nonsense()
    asked(nothing)
    assert asked(path) == asked(nothing)


def test_what_has_not_the_shape_of_a_token_asks_the_database_nothing_of_links(
    reader: Client, db: None
) -> None:
    with CaptureQueriesContext(connection) as found:
        assert reader.get("/preview/abc/").status_code == 404
    assert not [each for each in found if "previewlink" in each["sql"]]


def test_link_outlives_what_does_not_end_it(cast: Cast, reader: Client) -> None:
    french = submitted(cast)
    path = link(french, cast)
    perform(french, Verb.RETURN, cast.chloe, comment="Le titre ?")
    assert reader.get(path).status_code == 200


def test_link_to_the_next_edition_shows_it_and_ends_with_it(cast: Cast, reader: Client) -> None:
    french = cast.published(draft(cast))
    perform(french, Verb.REVISE, cast.olivia, significance="substantive")
    newer = text("La version corrigée", FRENCH.body)
    french = cast.submitted(cast.save(french, cast.anna, newer))
    path = link(french, cast)
    assert "La version corrigée" in reader.get(path).content.decode()
    cast.published(french)
    assert answers_as_nonsense(reader, path)


# Making one


def test_token_is_shown_once_and_kept_nowhere(cast: Cast, reader: Client) -> None:
    french, olivia = submitted(cast), at_desk(cast.olivia)
    given = {"reason": "AFP", "hours": "24"}
    made = olivia.post(text_path(french, "verb", "preview_link"), given)
    assert made.status_code == 201
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


# Views


def test_each_view_is_counted_by_network_and_hour(cast: Cast, reader: Client) -> None:
    path = link(submitted(cast), cast)
    for address in ("203.0.113.7", "203.0.113.99", "198.51.100.1", "2001:db8:1:2::9"):
        reader.get(path, REMOTE_ADDR=address)
    counts = dict(PreviewView.objects.values_list("network", "count"))
    assert counts == {"203.0.113.0/24": 2, "198.51.100.0/24": 1, "2001:db8:1::/48": 1}
    assert "203.0.113.7" not in str(list(PreviewView.objects.values()))


def test_flood_of_views_makes_no_rows(cast: Cast, reader: Client) -> None:
    path = link(submitted(cast), cast)
    for _each in range(10):
        reader.get(path)
    assert PreviewView.objects.count() in (1, 2)  # the hour may turn
    assert sum(PreviewView.objects.values_list("count", flat=True)) == 10


@pytest.mark.parametrize(
    ("production", "network"), [(False, "192.0.2.0/24"), (True, "198.51.100.0/24")]
)
def test_only_the_proxy_of_production_says_who_asks(
    cast: Cast, reader: Client, production: bool, network: str
) -> None:
    """And of what it passes on only its own word, which is the last."""
    path = link(submitted(cast), cast)
    forged = "203.0.113.7, 198.51.100.4"
    with override_settings(PRODUCTION=production):
        reader.get(path, REMOTE_ADDR="192.0.2.1", HTTP_X_FORWARDED_FOR=forged)
    assert PreviewView.objects.get().network == network


def test_visitor_without_an_address_is_counted_too(cast: Cast, reader: Client) -> None:
    reader.get(link(submitted(cast), cast), REMOTE_ADDR="")
    assert PreviewView.objects.get().network == ""


def test_nonsense_and_links_that_are_over_count_no_view(cast: Cast, reader: Client) -> None:
    french = submitted(cast)
    path = link(french, cast)
    revoked(french, cast)
    reader.get(path)
    assert not PreviewView.objects.exists()


# Files


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


# The room


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
