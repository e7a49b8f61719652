"""What the page of a release says, in each language and standing."""

from typing import Any

from django.db import connection
from django.test.utils import CaptureQueriesContext

from releases import pages
from releases.document import ImageWords
from releases.excerpt import excerpt, shortened
from releases.models import Country, Release, Rendered, StandingLabel, Topic
from tests.releases import builders
from tests.releases.builders import LABEL_FR

pytestmark = builders.ROOM_ALONE


def test_page_of_the_seed_holds_its_wording_to_the_letter() -> None:
    title, body = builders.seed()
    page = builders.page_of(builders.published(title=title, body=body))
    assert f"<h1>{title}</h1>" in page
    for line in body.splitlines():
        words = line.lstrip("- ").removeprefix("[^1]: ").replace("[^1]", "\0")
        assert all(part in page for part in words.split("\0"))
    assert page.count("<li>") >= 12
    assert page.count('class="footnote-backref"') == 1


def test_page_of_a_provisional_text_says_so_twice() -> None:
    page = builders.page_of(builders.published())
    assert page.count(LABEL_FR) == 2
    before, after = page.split("<p>Un paragraphe.</p>")
    assert before.index("<time") < before.index(LABEL_FR)
    assert LABEL_FR in after


def test_page_says_its_standing_in_its_own_language() -> None:
    page = builders.page_of(builders.published("ar", title="بيان"), "ar")
    assert page.count("ترجمة مؤقتة لغرض الإعلام فقط") == 2
    assert '<html lang="ar" dir="rtl">' in page


def test_page_of_an_original_has_no_label() -> None:
    release = builders.publish(builders.release(source_language="fr"), standing="original")
    assert 'class="standing' not in builders.page_of(release)


def test_page_of_an_official_translation_says_that_it_is_one() -> None:
    page = builders.page_of(builders.published(standing="official"))
    assert page.count("Traduction officielle") == 2
    assert "Traduction provisoire" not in page


def test_page_links_to_the_original_elsewhere() -> None:
    page = builders.page_of(builders.published())
    assert '<a href="https://www.example.org/ja/1.html" hreflang="ja">' in page
    assert '<bdi lang="ja">岩屋外務大臣の会合への参加</bdi>' in page
    assert "consulté le 1er avril 2025" in page


def test_page_links_to_the_original_here_once_that_is_public() -> None:
    release = builders.publish(builders.release(), "ja", title="会合への参加", standing="original")
    builders.publish(release, "fr")
    page = builders.page_of(release)
    assert f'<a href="/ja/releases/{release.public_id}/" hreflang="ja">' in page
    assert "会合への参加" in page


def test_page_lists_the_other_live_languages() -> None:
    release = builders.publish(builders.release(), "ja", title="会合", standing="original")
    assert "Français" not in builders.page_of(release, "ja")
    builders.publish(release, "fr", title="Réunion")
    page = builders.page_of(release, "ja")
    assert '<a href="/fr/releases/reunion/" lang="fr" hreflang="fr" dir="ltr">Français</a>' in page
    assert '<link rel="alternate" hreflang="fr" href="/fr/releases/reunion/">' in page


def test_page_shows_the_date_kind_links_topics_and_contact() -> None:
    release = builders.with_original_elsewhere(kind="readout", series_number="R7-14")
    release.topics.add(Topic.objects.create(slug="security", name_ja="安全保障"))
    release.countries.add(Country.objects.create(code="be", name_fr="Belgique"))
    builders.publish(release, links=[("https://example.org/", "Voir aussi")])
    page = builders.page_of(release)
    assert '<time datetime="2025-04-03">3 avril 2025</time>' in page
    assert "Compte rendu" in page
    assert "R7-14" in page
    assert '<a href="https://example.org/">Voir aussi</a>' in page
    assert '<dd lang="ja">安全保障</dd>' in page
    assert "<dd>Belgique</dd>" in page
    assert "presse@example.org" in page


def test_page_shows_its_images_at_two_sizes_without_a_shift() -> None:
    release = builders.illustrated()
    page, image = builders.page_of(release), release.images.get()
    path = f"/files/{image.token}"
    assert f'src="{path}/image.jpg"' in page
    assert f'srcset="{path}/small.jpg {image.small_width}w, {path}/image.jpg 800w"' in page
    assert 'width="800" height="1200" alt="Image 1" loading="lazy"' in page
    assert "<span>La délégation</span>" in page
    assert '<span class="credit">Photo : service de presse</span>' in page
    assert f'<meta property="og:image" content="{path}/image.jpg">' in page


def test_page_shows_the_first_image_before_the_text_and_the_others_after() -> None:
    release = builders.with_original_elsewhere()
    builders.publish(release, **builders.with_files(release, images=3))
    before, after = builders.page_of(release).split("<p>Un paragraphe.</p>")
    assert before.count("<figure") == 1
    assert after.count("<figure") == 2
    assert before.count("og:image") == 4


def test_page_of_a_text_without_words_for_an_image_has_no_caption() -> None:
    release = builders.release()
    parts = builders.with_files(release)
    bare = ImageWords(parts["images"][0].sha256, "Image")
    builders.publish(release, images=(bare,))
    assert "<figure" in builders.page_of(release)
    assert "<figcaption" not in builders.page_of(release)


def test_page_lists_attachments_with_what_they_are() -> None:
    release = builders.illustrated(standing="official")
    page, paper = builders.page_of(release), release.attachments.get()
    assert f'<a href="/files/{paper.token}/annexe-n-1.pdf" type="application/pdf">' in page
    assert "Texte de la déclaration</a>" in page
    assert '<span class="tag tag-provisional">Traduction provisoire</span>' in page
    assert "PDF, 1" in page


def test_page_of_a_text_without_files_says_nothing_of_them() -> None:
    page = builders.page_of(builders.published())
    for part in ("<figure", "attachments", "og:image", "gallery"):
        assert part not in page


def test_image_address_is_whole_under_the_public_one(settings: Any) -> None:
    settings.PUBLIC_URL = "https://www.example.org"
    page = builders.page_of(builders.illustrated())
    assert '<meta property="og:image" content="https://www.example.org/files/' in page


def test_page_has_the_foot_of_its_office() -> None:
    office = builders.embassy(
        footer_fr="Ambassade du Japon\n\n7, avenue Hoche <Paris>",
        licence_fr="Licence ouverte 2.0",
        licence_url="https://example.org/licence",
    )
    page = builders.page_of(builders.publish(builders.release(office=office)))
    foot = page[page.index("<footer") :]
    assert "<p>7, avenue Hoche &lt;Paris&gt;</p>" in foot
    assert '<a rel="license" href="https://example.org/licence">Licence ouverte 2.0</a>' in foot
    assert "presse@example.org" in foot


def test_page_has_the_licence_in_the_language_that_it_is_worded_in() -> None:
    office = builders.embassy(licence_ja="公共データ利用規約", licence_url="https://example.org/l")
    page = builders.page_of(builders.publish(builders.release(office=office)))
    assert 'rel="license" href="https://example.org/l" lang="ja">公共データ利用規約</a>' in page


def test_page_of_an_outdated_text_says_so() -> None:
    release = builders.outdate(builders.published(), "fr")
    assert "L’original a été corrigé" in builders.page_of(release)


def test_page_escapes_what_people_type() -> None:
    page = builders.page_of(builders.published(title="<script>1</script>", summary='"><b>'))
    assert "<script>" not in page
    assert "<b>" not in page


def test_page_has_neither_script_nor_inline_style_nor_form() -> None:
    page = builders.page_of(builders.published(body="| a | b |\n|---|--:|\n| 1 | 2 |\n"))
    for unwanted in ("<script", "<style", " style=", "<form", "csrf"):
        assert unwanted not in page


def test_page_of_a_withdrawn_text_says_why_and_nothing_of_it() -> None:
    release = builders.take_down(builders.published(title="Titre retiré"), reason="inaccurate")
    page = Rendered.objects.get(release=release)
    assert page.status == 200
    assert "Ce texte a été retiré" in page.content
    assert "Il s’est révélé inexact." in page.content
    assert "Titre retiré" not in page.content
    assert "Un paragraphe" not in page.content


def test_page_of_a_removed_text_is_gone() -> None:
    release = builders.take_down(builders.published(), act="removed")
    assert Rendered.objects.get(release=release).status == 410


def test_withdrawing_one_language_leaves_the_other() -> None:
    release = builders.published("fr")
    builders.publish(release, "ar", title="بيان")
    builders.take_down(release, "ar")
    assert "العربية" not in builders.page_of(release, "fr")
    assert builders.page_of(release, "fr").count(LABEL_FR) == 2


def test_render_deletes_pages_without_a_text() -> None:
    release = builders.published()
    Rendered.objects.create(
        release=release, office=release.office, language="fr", path="/fr/releases/x/", content=""
    )
    pages.render(release)
    assert [row.path for row in release.rendered.all()] == [builders.path_of(release)]


def test_render_twice_gives_the_same_bytes() -> None:
    release = builders.published()
    before = Rendered.objects.get(release=release)
    pages.render(Release.objects.get(pk=release.pk))
    after = Rendered.objects.get(release=release)
    assert (after.content, after.etag) == (before.content, before.etag)


def test_render_again_takes_a_new_wording_of_the_label() -> None:
    release = builders.published()
    StandingLabel.objects.filter(standing="provisional").update(full_fr="Traduction de courtoisie")
    pages.render_again(Release.objects.all())
    assert builders.page_of(release).count("Traduction de courtoisie") == 2


def test_render_asks_no_more_of_the_database_for_five_languages_than_for_one() -> None:
    release = builders.published("fr")
    for_one = _queries_to_render(release)
    for language in ("ja", "ar", "de", "uk"):
        builders.publish(release, language, title=f"Title {language}")
    assert _queries_to_render(release) == for_one


def _queries_to_render(release: Release) -> int:
    stored = Release.objects.get(pk=release.pk)
    with CaptureQueriesContext(connection) as queries:
        pages.render(stored)
    return len(queries)


def test_public_facts_are_canonical() -> None:
    release = builders.with_original_elsewhere()
    facts = pages.public_facts(release)
    assert facts == pages.public_facts(Release.objects.get(pk=release.pk))
    assert '"issued_on":"2025-04-03"' in facts
    assert '"url":"https://www.example.org/ja/1.html"' in facts


def test_excerpt_leaves_footnotes_out() -> None:
    body = '<p>Un&nbsp;texte<sup class="footnote-ref">[1]</sup>.</p><section>Note</section>'
    assert excerpt(body) == "Un texte."


def test_excerpt_is_cut_between_words() -> None:
    assert excerpt("<p>un deux trois quatre</p>", 12) == "un deux…"
    assert excerpt("<p>日本語の長い文章です</p>", 4) == "日本語の…"


def test_summary_is_shortened_between_words() -> None:
    assert shortened("Jusqu’au 31 juillet 2025.", 22) == "Jusqu’au 31 juillet…"
    assert shortened("Court.", 22) == "Court."
