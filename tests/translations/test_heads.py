"""What a text says outside its body: words of links, images and attachments, approved with it."""

from __future__ import annotations

import pytest

from releases.files import is_public
from releases.live import live_text
from releases.models import Release
from tests import files
from tests.cast import FRENCH, JAPANESE, Cast, text
from translations import drafting, heads
from translations.errors import Refused
from translations.models import State, Translation
from translations.verbs import Verb
from translations.workflow import perform, perform_on_release

pytestmark = pytest.mark.django_db
NATO, UN = "https://www.example.org/nato", "https://www.example.org/un"


def link(cast: Cast, original: Translation, *urls: str) -> None:
    perform_on_release(original.release, Verb.CHANGE_LINKS, cast.olivia, links=urls)


def word(translation: Translation, cast: Cast, **words: str) -> Translation:
    """Say something in the places that the release offers, by the beginning of their keys."""
    slots = heads.slots(translation)
    texts = {
        slot.key: said
        for slot in slots
        for name, said in words.items()
        if slot.key.startswith(name.replace("_", "-")) or slot.key.endswith(f"-{name}")
    }
    translation.refresh_from_db()
    return perform(translation, Verb.SAVE, cast.anna, texts=texts, version=translation.version)


def test_a_link_changes_no_text_until_it_is_saved(cast: Cast) -> None:
    french = cast.drafted(cast.external())
    before = drafting.compose(french)
    link(cast, french, NATO)
    assert drafting.compose(french) == before
    assert drafting.compose(word(french, cast, link="OTAN")).links[0].label == "OTAN"


def test_submitting_demands_words_for_a_new_link_and_names_it(cast: Cast) -> None:
    french = cast.drafted(cast.external())
    link(cast, french, NATO)
    with pytest.raises(Refused, match=r"no words in this language yet: the link to .*nato") as no:
        cast.submitted(french)
    assert no.value.codes == ("no_words",)


def test_a_link_added_later_leaves_an_approval_as_it_is(cast: Cast) -> None:
    french = cast.approved(cast.drafted(cast.external()))
    link(cast, french, NATO)
    published = perform(french, Verb.PUBLISH, cast.olivia)
    assert published.text.links == ()


def test_a_link_that_was_taken_off_goes_with_the_next_submission(cast: Cast) -> None:
    french = cast.drafted(cast.external())
    link(cast, french, NATO, UN)
    french = word(french, cast, link="Le communiqué")
    link(cast, french, UN)
    assert [each.url for each in drafting.compose(french).links] == [NATO, UN]
    submitted = cast.submitted(french, cast.ben)
    assert [each.url for each in submitted.text.links] == [UN]
    with pytest.raises(Refused) as refused:
        perform(
            submitted, Verb.APPROVE, cast.ben,
            revision=submitted.revision, sha256=submitted.sha256,
        )  # fmt: skip
    assert refused.value.codes == ("four_eyes",)


def test_links_stand_in_the_order_of_the_release(cast: Cast) -> None:
    french = cast.drafted(cast.external())
    link(cast, french, NATO)
    french = word(french, cast, link="OTAN")
    link(cast, french, UN, NATO)
    french = word(french, cast, link="ONU ou OTAN")
    assert [each.url for each in drafting.compose(french).links] == [UN, NATO]


def test_discarding_brings_back_the_links_of_the_edition(cast: Cast) -> None:
    original = cast.external()
    link(cast, original, NATO)
    french = cast.started(original)
    french = cast.save(french, cast.anna, FRENCH)
    french = cast.published(word(french, cast, link="OTAN"))
    link(cast, original)
    draft = perform(french, Verb.REVISE, cast.anna, significance="typo")
    draft = cast.save(draft, cast.anna, FRENCH)
    assert drafting.compose(draft).links == ()
    back = perform(draft, Verb.DISCARD, cast.anna)
    assert drafting.compose(back).links == french.text.links
    assert back.sha256 == french.sha256


def test_a_link_put_back_finds_the_words_that_were_set_aside(cast: Cast) -> None:
    original = cast.external()
    link(cast, original, NATO)
    french = cast.save(cast.started(original), cast.anna, FRENCH)
    french = word(french, cast, link="OTAN")
    link(cast, original)
    original.refresh_from_db()
    newer = text(JAPANESE.title, JAPANESE.body + "\n第三段落\n")
    perform(original, Verb.RECORD_SOURCE, cast.olivia, document=newer, version=original.version)
    french = perform(french, Verb.TAKE_SOURCE, cast.anna)
    assert drafting.compose(french).links == ()
    link(cast, original, NATO)
    drafting.fit_to_release(french, cast.anna, french.changed_at)
    assert drafting.compose(french).links[0].label == "OTAN"


def test_an_image_needs_its_alternative_text_and_nothing_more(cast: Cast) -> None:
    french = cast.drafted(cast.external())
    made = files.portrait()
    perform_on_release(french.release, Verb.ADD_IMAGE, cast.olivia, picture=made)
    with pytest.raises(Refused, match="image 1: alternative text"):
        cast.submitted(french)
    submitted = cast.submitted(word(french, cast, alt="Deux drapeaux"))
    assert submitted.text.images[0].alt == "Deux drapeaux"
    assert submitted.text.images[0].sha256 == made.sha256


def test_an_attachment_is_public_with_its_text_and_no_longer(cast: Cast) -> None:
    french = cast.drafted(cast.external())
    french = perform(
        french, Verb.ATTACH, cast.anna,
        paper=files.annex(), text="Annexe", standing="provisional",
    )  # fmt: skip
    file = french.release.attachments.get()
    assert not is_public(file)
    french = cast.published(french)
    assert is_public(file)
    live = live_text(Release.objects.get(pk=french.release_id), "fr")
    assert live is not None
    assert (live.attachments[0].title, live.attachments[0].name) == ("Annexe", "annexe-n-1.pdf")
    perform(french, Verb.WITHDRAW, cast.olivia, reason="mistake")
    assert not is_public(file)


def test_an_attachment_taken_off_stays_with_the_edition_that_readers_have(cast: Cast) -> None:
    french = cast.drafted(cast.external())
    given = {"paper": files.annex(), "text": "Annexe", "standing": "official"}
    french = cast.published(perform(french, Verb.ATTACH, cast.anna, **given))
    file = french.release.attachments.get()
    draft = perform(french, Verb.REVISE, cast.anna, significance="typo")
    draft = perform(draft, Verb.DETACH, cast.anna, attachment=file.pk)
    assert is_public(file)
    cast.published(draft)
    assert not is_public(file)


def test_another_languages_text_is_left_alone(cast: Cast) -> None:
    original = cast.external()
    french, english = cast.drafted(original), cast.started(original, "en")
    before = (english.version, drafting.compose(english))
    perform(
        french, Verb.ATTACH, cast.anna,
        paper=files.annex(), text="Annexe", standing="provisional",
    )  # fmt: skip
    english.refresh_from_db()
    assert (english.version, drafting.compose(english)) == before
    assert english.state == State.DRAFT
