"""Composing: what the templates of a release's pages are given, on each site that shows them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any, TypeAlias

from django.utils.translation import override

from releases.addresses import absolute
from releases.around import Around
from releases.corrections import VERSIONS, behind, corrections_of
from releases.document import Standing
from releases.excerpt import excerpt
from releases.labels import Label, Labels, Wording, labels, worded
from releases.languages import BY_CODE, CODES
from releases.live import LiveAttachment, LiveImage, LiveText, Notice, live_languages
from releases.masthead import Choice, Masthead
from releases.models import Act, Country, ExternalOriginal, Office, Release, Topic
from releases.notices import HEADINGS, reason_wording
from releases.original import Original, original_of
from releases.plans import languages_by_plan, plan_of
from releases.prepared import Prepared

# Where a file is: of "image", "small" or "attachment", and its token.
FilePath: TypeAlias = Callable[[str, str], str]
Context: TypeAlias = dict[str, Any]


@dataclass(frozen=True)
class Place:
    """An office that shows a release, as its issuer or because it carries it, and in what languages."""

    office: Office
    languages: tuple[str, ...]


@dataclass(frozen=True)
class Figure:
    """An image on a page; ``small`` is empty where the image is no larger."""

    image: LiveImage
    src: str
    small: str


@dataclass(frozen=True)
class Enclosure:
    """An attachment on a page, with the label of its standing."""

    attachment: LiveAttachment
    href: str
    label: Label | None


@dataclass(frozen=True)
class Issuer:
    """Who issued what another office carries, and where it stands there."""

    name: Wording | None
    url: str


def places(release: Release, *, is_carried: bool = True) -> list[Place]:
    """The issuing office, which shows every text, and each that carries it in its own languages.

    One SQL, and none where the caller knows that nobody carries it.
    """
    carriers = _CARRIERS.rows(release.pk, release.office_id) if is_carried else []
    carried = [Place(office, tuple(office.languages)) for office in carriers]
    return [Place(release.office, CODES), *carried]


@dataclass(frozen=True)
class Facts:
    """What the pages of a release show besides their texts, read once for all of them."""

    release: Release
    paths: dict[str, str]
    external: ExternalOriginal | None
    labels: Labels
    topics: list[Topic]
    countries: list[Country]

    @classmethod
    def of(cls, release: Release, languages: Iterable[str], around: Around | None = None) -> Facts:
        """Those of ``release``, for its texts in ``languages``. Up to five SQL, however many they are.

        One less each where its external original was read with it, where what is ``around`` it is
        known, where it has no topics, and where it has no countries.
        """
        around = around or Around.of(release)
        return cls(
            release=release,
            paths=around.paths,
            external=getattr(release, "external_original", None),
            labels=labels(release.office, *languages),
            topics=_TOPICS.rows(release.pk) if "topics" in around.has else [],
            countries=_COUNTRIES.rows(release.pk) if "countries" in around.has else [],
        )

    def canonical(self, language: str, place: Place) -> str:
        """The issuer's page in ``language``, as a page of ``place`` leads to it."""
        return absolute(self.paths[language], self.release.office, at=place.office)

    def url(self, language: str, place: Place) -> str:
        """The page in ``language`` of ``place`` itself, else where it doesn't show it the issuer's."""
        if language in place.languages:
            return absolute(self.paths[language], place.office)
        return self.canonical(language, place)

    def original(self, place: Place) -> Original | None:
        """The original, on the site of ``place`` if that shows it."""
        urls = {code: self.url(code, place) for code in self.paths}
        return original_of(self.release, self.external, urls)

    def issuer(self, language: str, place: Place) -> Issuer | None:
        """Who issued the release, where that is not the office whose page it is."""
        office = self.release.office
        if place.office == office:
            return None
        return Issuer(worded(office, "name", language), self.canonical(language, place))


_CARRIERS = Prepared(
    lambda release, issuer: (
        Office.objects.filter(carried=release).exclude(pk=issuer).order_by("pk")
    ),
)
_TOPICS = Prepared(lambda release: Topic.objects.filter(release=release))
_COUNTRIES = Prepared(lambda release: Country.objects.filter(release=release))


def shown_in(facts: Facts, place: Place) -> list[str]:
    """The languages in which the release can be read on the site of ``place``."""
    return [code for code in live_languages(facts.release) if code in place.languages]


def on_every_page(facts: Facts, place: Place, language: str) -> Context:
    """What a page of a release shows, whether its text or a notice in its place."""
    return {
        "release": facts.release,
        "language": BY_CODE[language],
        "office": place.office,
        "masthead": Masthead.of(place.office, language),
        "choices": [Choice(BY_CODE[code], facts.paths[code]) for code in shown_in(facts, place)],
        "canonical": facts.canonical(language, place),
        "issuer": facts.issuer(language, place),
    }


def of_text(
    facts: Facts, place: Place, text: LiveText, *, file_path: FilePath | None = None
) -> Context:
    """What stands of a text and with it; ``file_path`` says where its files are, if not in public."""
    release, language, figures = facts.release, text.language, _figures(text, file_path)
    return {
        "release": release,
        "language": BY_CODE[language],
        "masthead": Masthead.of(place.office, language),
        "text": text,
        "label": facts.labels.get((text.standing, language)),
        "original": None if text.standing == Standing.ORIGINAL else facts.original(place),
        "description": text.summary or excerpt(text.body),
        "topics": [worded(topic, "name", language) for topic in facts.topics],
        "countries": [worded(country, "name", language) for country in facts.countries],
        "plan": languages_by_plan(plan_of(release, place.office.languages)),
        "figure": figures[0] if figures else None,
        "more_figures": figures[1:],
        "enclosures": _enclosures(facts, text, file_path),
    } | _history(facts, place, text)


def _history(facts: Facts, place: Place, text: LiveText) -> Context:
    """What is said of the text's earlier versions, and of a source that has been corrected since."""
    if not text.versions:
        return {}
    release, language = facts.release, text.language
    url, zone = facts.url(language, place), release.office.zone
    return {
        "corrections": corrections_of(text.versions, facts.labels, language, zone, url),
        "behind": behind(release, text, lambda code: facts.url(code, place)),
        "versions_url": f"{url}{VERSIONS}",
    }


def of_notice(facts: Facts, held: Notice) -> Context:
    """What stands in place of a text that was taken down."""
    with override(held.language):
        return {
            "heading": str(HEADINGS[Act(held.act)]),
            "reason": reason_wording(held.reason),
            "taken_down_on": held.at.astimezone(facts.release.office.zone).date(),
        }


def _figures(text: LiveText, file_path: FilePath | None) -> list[Figure]:
    found = []
    for image in text.images:
        src = file_path("image", image.token) if file_path else image.path
        small = file_path("small", image.token) if file_path else image.small_path
        found.append(Figure(image, src, small if image.small_width < image.width else ""))
    return found


def _enclosures(facts: Facts, text: LiveText, file_path: FilePath | None) -> list[Enclosure]:
    return [
        Enclosure(
            each,
            file_path("attachment", each.token) if file_path else each.path,
            facts.labels.get((each.standing, text.language)),
        )
        for each in text.attachments
    ]
