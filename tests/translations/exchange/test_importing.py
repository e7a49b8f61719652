"""Importing and exporting releases: all or nothing, always a draft, and there and back to the letter."""

from __future__ import annotations

import shutil
from io import StringIO
from pathlib import Path

import pytest
from django.contrib.auth.models import User
from django.core.management import CommandError, call_command

from releases.models import Office, Publication, Release
from tests import cast, files
from tests.translations.exchange import word_files
from translations.composing import compose
from translations.demo import house, texts
from translations.models import Approval, Public, RevisionRecord, State, Translation

pytestmark = pytest.mark.django_db

LOSSLESS = (texts.OTAN, texts.VALBRUME, texts.CALL, texts.DECLARATION, texts.SEASON)


@pytest.fixture
def olivia() -> User:
    """The press officer of two offices, which sort their releases as the demonstration does."""
    house.make_vocabularies()
    olivia = cast.person("olivia", cast.office("ambafrance"), press_officer="")
    olivia.language_roles.create(office=cast.office("mission"), role="press_officer")
    return olivia


def imported(*paths: Path, office: str = "ambafrance", user: str = "olivia", **more: str) -> str:
    out = StringIO()
    call_command("import_release", *map(str, paths), office=office, user=user, stdout=out, **more)
    return out.getvalue()


def exported(release: Release, to: Path) -> dict[str, bytes]:
    """The files that the release is written into, by name, whatever its id is."""
    call_command("export_release", release.public_id, to=to, stdout=StringIO())
    name = release.public_id.encode()
    return {path.name: path.read_bytes().replace(name, b"ID") for path in to.iterdir()}


def of_demo(release: str) -> list[Path]:
    return sorted((texts.FOLDER / release).glob("??.md"))


@pytest.mark.parametrize("release", LOSSLESS)
@pytest.mark.usefixtures("olivia")
def test_a_release_comes_back_from_another_office_to_the_letter(
    release: str, tmp_path: Path
) -> None:
    imported(*of_demo(release))
    there = exported(Release.objects.get(), tmp_path / "there")
    imported(*sorted((tmp_path / "there").glob("*.md")), office="mission")
    back = exported(Release.objects.get(office__slug="mission"), tmp_path / "back")
    assert back == there
    for text in Translation.objects.filter(release__office__slug="mission"):
        given = texts.read(release, text.language)
        made = compose(text)
        assert (made.title, made.summary, made.body) == (given.title, given.summary, given.body)
        assert made.links == given.links or text.is_external


@pytest.mark.usefixtures("olivia")
def test_what_is_imported_is_a_draft_that_nobody_approved() -> None:
    said = imported(*of_demo(texts.DECLARATION))
    assert "fr, ja, ar, en, in draft" in said or "in draft" in said
    release = Release.objects.get()
    assert {text.state for text in release.translations.all()} == {State.DRAFT}
    assert {text.public for text in release.translations.all()} == {Public.NONE}
    assert {record.cause for record in RevisionRecord.objects.all()} == {"imported"}
    assert not Approval.objects.exists()
    assert not Publication.objects.exists()
    assert release.images.count() == 1
    assert release.attachments.count() == 2


@pytest.mark.usefixtures("olivia")
def test_an_original_elsewhere_is_recorded_as_such() -> None:
    imported(*of_demo(texts.OTAN))
    original = Translation.objects.get(is_original=True)
    assert (original.state, original.public) == (State.PUBLISHED, Public.EXTERNAL)
    assert original.release.external_original.url == house.MINISTRY_PAGE
    french = Translation.objects.get(language="fr")
    assert french.source is not None
    assert french.source.language == "en"


@pytest.mark.usefixtures("olivia")
def test_files_without_a_common_name_are_releases_of_their_own() -> None:
    imported(*of_demo(texts.OPEN_DAY), *of_demo(texts.VALBRUME))
    assert Release.objects.count() == 2


@pytest.mark.usefixtures("olivia")
def test_the_real_page_is_imported_as_it_was_pasted(tmp_path: Path) -> None:
    page = texts.FOLDER / texts.OTAN / "original-page.fr.txt"
    japanese = tmp_path / "ja.md"
    shutil.copy(texts.FOLDER / texts.OTAN / "ja.md", japanese)
    said = imported(japanese, page, language="fr", source_language="ja")
    french = Translation.objects.get(language="fr")
    assert (french.standing, french.source.language) == ("provisional", "ja")
    assert compose(french).title.startswith("Participation du ministre")
    assert compose(french).body.endswith("Corée du Sud, Japon et Nouvelle-Zélande\n")
    assert "2 links were left out" in said
    assert "how deep they were is lost" in said


@pytest.mark.usefixtures("olivia")
def test_a_word_document_is_imported_with_its_warnings(tmp_path: Path) -> None:
    document = word_files.written("Titre", "3 avril 2025", "（１）甲", "（２）乙")
    (tmp_path / "a.docx").write_bytes(word_files.saved(document))
    said = imported(tmp_path / "a.docx", language="ja")
    made = compose(Translation.objects.get())
    assert (made.title, made.body) == ("Titre", "(1) 甲\n(2) 乙\n")
    assert "a.docx: No heading says what the title is" in said


# --- what is refused, with nothing changed ---------------------------------------------------


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the joint statement, to be spoilt."""
    copied = tmp_path / "statement"
    shutil.copytree(texts.FOLDER / texts.DECLARATION, copied)
    for edition in copied.glob("*.r2.md"):
        edition.unlink()
    return copied


def spoil(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


SPOILT = {
    "a key that is unknown": ("en.md", "standing:", "statut:", r"en\.md:\d+: “statut” is unknown"),
    "a second original": (
        "en.md", "standing: provisional\nsource: fr", "standing: original\ndate: 2025-06-18",
        "has one original; among the files of this one there are 2",
    ),
    "a source that is not there": ("en.md", "source: fr", "source: ko", "made from “ko”"),
    "a language of another office": ("en.md", "language: en", "language: ko", "not in “ko”"),
    "a language twice": ("en.md", "language: en", "language: ar", "in one language"),
    "a topic that is unknown": ("fr.md", "topics: [", "topics: [chess, ", "no topic “chess”"),
    "an image that is not there": ("ja.md", "signature.jpg", "other.jpg", "no file “other.jpg”"),
    "a file outside the folder": ("ja.md", "signature.jpg", "../signature.jpg", "no file"),
    "a link that is none": ("fr.md", "https://", "javascript://", "no web address"),
}  # fmt: skip


@pytest.mark.parametrize("case", SPOILT)
@pytest.mark.usefixtures("olivia")
def test_a_fault_is_named_and_nothing_is_imported(case: str, folder: Path) -> None:
    name, old, new, reason = SPOILT[case]
    spoil(folder / name, old, new)
    with pytest.raises(CommandError, match=reason) as refused:
        imported(*of_demo(texts.VALBRUME), *sorted(folder.glob("*.md")))
    assert "Nothing was imported" in str(refused.value)
    assert not Release.objects.exists()


@pytest.mark.usefixtures("olivia")
def test_a_picture_that_is_none_is_refused(folder: Path) -> None:
    (folder / "signature.jpg").write_text("<svg xmlns='http://www.w3.org/2000/svg'/>")
    with pytest.raises(CommandError, match="no image that can be shown"):
        imported(*sorted(folder.glob("*.md")))
    assert not Release.objects.exists()


@pytest.mark.usefixtures("olivia")
def test_a_pdf_that_acts_is_refused(folder: Path) -> None:
    (folder / "joint-statement.en.pdf").write_bytes(files.pdf(script="app.alert(1)"))
    with pytest.raises(CommandError, match="acts by itself"):
        imported(*sorted(folder.glob("*.md")))
    assert not Release.objects.exists()


@pytest.mark.usefixtures("olivia")
def test_another_encoding_is_refused_with_its_line(folder: Path) -> None:
    latin = (folder / "fr.md").read_text(encoding="utf-8").encode("latin-1", "replace")
    (folder / "fr.md").write_bytes(latin)
    with pytest.raises(CommandError, match=r"fr\.md:4: This is no UTF-8"):
        imported(*sorted(folder.glob("*.md")))


def test_only_a_press_officer_of_the_office_imports(olivia: User) -> None:
    Office.objects.create(slug="third", languages=["ja", "en", "fr", "ar"])
    with pytest.raises(CommandError, match="press officers of the office"):
        imported(*of_demo(texts.VALBRUME), office="third")
    olivia.is_active = False
    olivia.save()
    with pytest.raises(CommandError, match="no active account"):
        imported(*of_demo(texts.VALBRUME))
    assert not Release.objects.exists()


@pytest.mark.usefixtures("olivia")
def test_a_translation_whose_release_is_unknown_is_refused() -> None:
    page = texts.FOLDER / texts.OTAN / "original-page.fr.txt"
    with pytest.raises(CommandError, match="does not say its release"):
        imported(page, language="fr", source_language="ja")
    with pytest.raises(
        CommandError, match="has one original; among the files of this one there are 0"
    ):
        imported(page, language="fr")
    assert not Release.objects.exists()


@pytest.mark.usefixtures("olivia")
def test_an_export_writes_over_nothing(tmp_path: Path) -> None:
    imported(*of_demo(texts.VALBRUME))
    (tmp_path / "ja.md").write_text("mine")
    with pytest.raises(CommandError, match=r"ja\.md is there already: nothing was written"):
        exported(Release.objects.get(), tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["ja.md"]


@pytest.mark.usefixtures("olivia")
def test_the_note_on_a_correction_goes_out_and_comes_back(tmp_path: Path) -> None:
    note = "L’heure d’ouverture a été rectifiée."
    for page in of_demo(texts.VALBRUME):
        words = page.read_text(encoding="utf-8")
        if page.name == "fr.md":
            words = words.replace("---\n", f"---\ncorrection: {note}\n", 1)
        (tmp_path / page.name).write_text(words, encoding="utf-8")
    imported(*sorted(tmp_path.glob("*.md")))
    french = Translation.objects.get(language="fr")
    assert compose(french).correction_note == note
    assert french.changes.filter(key="correction_note", text=note, origin="imported").exists()
    there = exported(french.release, tmp_path / "there")
    imported(*sorted((tmp_path / "there").glob("*.md")), office="mission")
    assert exported(Release.objects.get(office__slug="mission"), tmp_path / "back") == there
    assert f"correction: {note}".encode() in there["fr.md"]
