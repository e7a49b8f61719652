"""The working text: segments are the truth, the document is composed, revisions are kept whole."""

from __future__ import annotations

import pytest

from releases.document import Link
from tests.cast import BODY_FR, FRENCH, Cast, text
from translations import composing, revisions
from translations.errors import Refused
from translations.models import SegmentChange, Translation
from translations.verbs import Verb
from translations.workflow import perform


def keys(translation: Translation) -> dict[str, str]:
    return {segment.text: segment.key for segment in translation.segments.all()}


def test_document_is_composed_to_the_letter_as_it_was_typed(cast: Cast) -> None:
    french = cast.drafted(cast.external())
    document = composing.compose(french)
    assert (document.title, document.body) == (FRENCH.title, FRENCH.body)
    assert document.standing == "provisional"


def test_segment_saved_alone_changes_only_itself(cast: Cast) -> None:
    french = cast.drafted(cast.external())
    key = keys(french)["Second point"]
    perform(french, Verb.SAVE, cast.anna, texts={key: "Deuxième point"}, version=french.version)
    assert composing.compose(french).body == BODY_FR.replace("Second", "Deuxième")
    last = SegmentChange.objects.last()
    assert (last.key, last.text, last.author) == (key, "Deuxième point", cast.anna)


def test_segment_keeps_its_key_when_the_text_around_it_changes(cast: Cast) -> None:
    french = cast.drafted(cast.external())
    before = keys(french)
    moved = BODY_FR.replace("- Premier point\n", "- Nouveau point\n- Premier point\n")
    cast.save(french, cast.anna, text(FRENCH.title, moved))
    after = keys(french)
    assert after["Premier point"] == before["Premier point"]
    assert after["Second point"] == before["Second point"]
    assert after["Nouveau point"] not in before.values()


def test_segments_of_a_translation_name_the_blocks_that_they_translate(cast: Cast) -> None:
    original = cast.external()
    french = cast.drafted(original)
    source = {segment.key: segment.text for segment in original.segments.all()}
    pairs = {segment.text: source[segment.source_key] for segment in french.segments.all()}
    assert pairs["Premier point"] == "第一点"
    assert pairs[FRENCH.title] == "会合への参加"


def test_stale_save_is_refused_and_writes_over_nothing(cast: Cast) -> None:
    french = cast.drafted(cast.external())
    seen = french.version
    cast.save(french, cast.ben, text("Le titre de Ben", BODY_FR))
    with pytest.raises(Refused) as refused:
        perform(
            french, Verb.SAVE, cast.anna, document=text("Le titre d’Anna", BODY_FR), version=seen
        )
    assert refused.value.codes == ("stale_version",)
    assert composing.compose(french).title == "Le titre de Ben"


def test_saving_the_same_text_records_no_change(cast: Cast) -> None:
    french = cast.drafted(cast.external())
    changes = SegmentChange.objects.count()
    cast.save(french, cast.ben, FRENCH)
    assert SegmentChange.objects.count() == changes


def test_change_of_markers_alone_has_its_author(cast: Cast) -> None:
    french = cast.drafted(cast.external())
    cast.save(french, cast.ben, text(FRENCH.title, BODY_FR.replace("- ", "* ")))
    assert SegmentChange.objects.last().author == cast.ben
    assert "* Premier point" in composing.compose(french).body


def test_labels_of_related_links_are_part_of_the_document(cast: Cast) -> None:
    original = cast.original(document=None, links=["https://www.example.org/nato"])
    labelled = text(
        "題", "本文\n", links=(Link("https://www.example.org/nato", "北大西洋条約機構"),)
    )
    cast.save(original, cast.olivia, labelled)
    assert composing.compose(original).links == labelled.links


def test_kept_revision_reads_back_as_it_was(cast: Cast) -> None:
    french = cast.submitted(cast.drafted(cast.external()))
    french = perform(french, Verb.RECALL, cast.anna)
    french = cast.submitted(cast.save(french, cast.anna, text("Autre titre", BODY_FR)))
    first, _keys = revisions.kept_revision(french, 1)
    second, _keys = revisions.kept_revision(french, 2)
    assert (first.title, second.title) == (FRENCH.title, "Autre titre")


def test_revision_names_those_who_wrote_since_the_one_before(cast: Cast) -> None:
    french = cast.submitted(cast.drafted(cast.external()))
    french = perform(french, Verb.RECALL, cast.anna)
    french = cast.submitted(cast.save(french, cast.ben, text("Autre titre", BODY_FR)))
    first, second = french.revisions.order_by("number")
    assert (first.authors, second.authors) == ([cast.anna.pk], [cast.ben.pk])


def test_restored_revision_is_a_new_draft_and_brings_no_approval_back(cast: Cast) -> None:
    french = cast.published(cast.drafted(cast.external()))
    french = perform(french, Verb.REVISE, cast.anna, significance="substantive")
    french = cast.submitted(cast.save(french, cast.anna, text("Autre titre", BODY_FR)))
    french = perform(french, Verb.RETURN, cast.chloe, comment="Gardez l’ancien titre.")
    french = perform(french, Verb.RESTORE_REVISION, cast.anna, revision=1)
    assert (french.state, french.revision, french.text.title) == ("returned", 3, FRENCH.title)


@pytest.mark.parametrize(
    ("verb", "given"), [(Verb.RESTORE_REVISION, {"revision": 1}), (Verb.MAKE_OFFICIAL, {})]
)
def test_edition_begun_on_a_correction_does_not_say_its_note_again(
    cast: Cast, verb: Verb, given: dict[str, int]
) -> None:
    french = cast.published(cast.drafted(cast.external()))
    said = {"significance": "correction", "correction_note": "Le titre est corrigé."}
    french = perform(french, Verb.REVISE, cast.olivia, **said)
    french = cast.published(cast.save(french, cast.anna, text("Autre titre", BODY_FR)))
    french = perform(french, verb, cast.olivia, **given)
    assert (french.correction_note, french.significance) == ("", "substantive")


def test_incomplete_text_is_not_submitted(cast: Cast) -> None:
    french = cast.started(cast.external())
    with pytest.raises(Refused) as refused:
        cast.submitted(french)
    assert refused.value.codes == ("no_title",)
    texts = {"title": FRENCH.title}
    french = perform(french, Verb.SAVE, cast.anna, texts=texts, version=french.version)
    with pytest.raises(
        Refused, match=r"3 passages have no text yet, the first after “Participation"
    ):
        cast.submitted(french)
