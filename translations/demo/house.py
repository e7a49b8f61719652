"""The demonstration's two offices and the vocabularies that its releases are sorted by."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from django.core.files.base import ContentFile

from releases.languages import column
from releases.models import Country, Office, Topic
from releases.uploads import picture

EMBASSY, MISSION = "ambassade-demo", "mission-demo"
LOGOS = Path(__file__).parent / "logos"  # drawn for the demonstration
# Browsers lead every name below .localhost to one's own machine (RFC 6761, 6.3).
MISSION_HOST = "mission.localhost"

EMBASSY_WORDS = {
    "name": {
        "ja": "在フランス日本国大使館",
        "en": "Embassy of Japan in France",
        "fr": "Ambassade du Japon en France",
        "ar": "سفارة اليابان في فرنسا",
    },
    "contact": {
        "ja": "広報文化部（デモ） presse@example.org",
        "en": "Press office (demonstration), presse@example.org",
        "fr": "Service de presse (démonstration), presse@example.org",
        "ar": "المكتب الصحفي (نسخة توضيحية) presse@example.org",
    },
    "licence": {
        "ja": "公共データ利用規約（第1.0版）",
        "en": "Public Data License (Version 1.0)",
        "fr": "Licence de données publiques (version 1.0)",
        "ar": "رخصة البيانات العامة (الإصدار 1.0)",
    },
    "footer": {
        "ja": "このサイトはデモ用です。実在の大使館のサイトではありません。",
        "en": "This site is a demonstration and not that of the embassy.",
        "fr": "Ce site est une démonstration et non celui de l’ambassade.",
        "ar": "هذا الموقع نسخة توضيحية وليس موقع السفارة.",
    },
}
LICENCE_URL = "https://www.digital.go.jp/resources/open_data/public_data_license_v1.0"
MISSION_WORDS = {
    "name": {
        "en": "Demonstration Mission to the Organisations in Geneva",
        "fr": "Mission de démonstration auprès des organisations de Genève",
        "de": "Demonstrationsmission bei den Organisationen in Genf",
    },
    "contact": {
        "en": "Press section (demonstration), mission.press@example.org",
        "fr": "Service de presse (démonstration), mission.press@example.org",
        "de": "Pressestelle (Demonstration), mission.press@example.org",
    },
    "licence": {
        "en": "Creative Commons Attribution 4.0",
        "fr": "Creative Commons Attribution 4.0",
        "de": "Creative Commons Namensnennung 4.0",
    },
    "footer": {
        "en": "A second office on the same installation, with a host, colours and languages of its own.",
        "fr": "Un second office sur la même installation, avec son adresse, ses couleurs et ses langues.",
        "de": "Ein zweites Amt auf derselben Installation, mit eigener Adresse, eigenen Farben und Sprachen.",
    },
}

# Stands in for the real page's own address: the section in which the ministry issues its releases.
MINISTRY_PAGE = "https://www.mofa.go.jp/mofaj/press/release/"

NAMED_IN = ("ja", "en", "fr", "ar", "de")
TOPICS = {
    "security": ("安全保障", "Security", "Sécurité", "الأمن", "Sicherheit"),
    "culture": (
        "文化・交流",
        "Culture and exchange",
        "Culture et échanges",
        "الثقافة والتبادل",
        "Kultur und Austausch",
    ),
    "economy": ("経済", "Economy", "Économie", "الاقتصاد", "Wirtschaft"),
    "development": ("開発協力", "Development", "Développement", "التنمية", "Entwicklung"),
    "environment": ("環境・防災", "Environment", "Environnement", "البيئة", "Umwelt"),
    "education": ("教育", "Education", "Éducation", "التعليم", "Bildung"),
}
# XM and XN are invented: ISO 3166-1 leaves the codes from XA to XZ to whoever needs some.
COUNTRIES = {
    "BE": ("ベルギー", "Belgium", "Belgique", "بلجيكا", "Belgien"),
    "CH": ("スイス", "Switzerland", "Suisse", "سويسرا", "Schweiz"),
    "FR": ("フランス", "France", "France", "فرنسا", "Frankreich"),
    "JP": ("日本", "Japan", "Japon", "اليابان", "Japan"),
    "NATO": (
        "北大西洋条約機構（NATO）",
        "North Atlantic Treaty Organization (NATO)",
        "Organisation du traité de l’Atlantique nord (OTAN)",
        "منظمة حلف شمال الأطلسي (الناتو)",
        "Nordatlantikvertrags-Organisation (NATO)",
    ),
    "XM": (
        "マルヴェル共和国（架空）",
        "Republic of Marvelle (invented)",
        "République de Marvelle (inventée)",
        "جمهورية مارفيل (متخيَّلة)",
        "Republik Marvelle (erfunden)",
    ),
    "XN": (
        "ノルヴァーン共和国（架空）",
        "Republic of Norvane (invented)",
        "République de Norvane (inventée)",
        "جمهورية نورفان (متخيَّلة)",
        "Republik Norvane (erfunden)",
    ),
}


def is_loaded() -> bool:
    """Whether the demonstration is there already."""
    return Office.objects.filter(slug=EMBASSY).exists()


def found_offices() -> dict[str, Office]:
    """Make the two offices, by short name: an embassy on the main host, a mission on one of its own."""
    embassy = Office.objects.create(
        slug=EMBASSY,
        time_zone="Europe/Paris",
        languages=["ja", "en", "fr", "ar"],
        default_language="fr",
        licence_url=LICENCE_URL,
        **_columns(EMBASSY_WORDS),
    )
    mission = Office.objects.create(
        slug=MISSION,
        time_zone="Europe/Zurich",
        languages=["en", "fr", "de"],
        default_language="en",
        host=MISSION_HOST,
        colour="#0b5345",
        link_colour="#0e6655",
        licence_url="https://creativecommons.org/licenses/by/4.0/",
        series_pattern="PR {number}/{year}",
        **_columns(MISSION_WORDS),
    )
    for office in (embassy, mission):
        _give_logo(office)
    return {EMBASSY: embassy, MISSION: mission}


def _give_logo(office: Office) -> None:
    """The office's logo, encoded anew as any that is uploaded."""
    made = picture((LOGOS / f"{office.slug}.png").read_bytes())
    office.logo.save(f"{office.slug}.{made.suffix}", ContentFile(made.content), save=False)
    office.logo_width, office.logo_height = made.width, made.height
    office.save()


def make_vocabularies() -> None:
    """Make the topics and countries that the releases name, and leave those that are there."""
    for slug, names in TOPICS.items():
        Topic.objects.get_or_create(slug=slug, defaults=_named(names))
    for code, names in COUNTRIES.items():
        Country.objects.get_or_create(code=code, defaults=_named(names))


def _named(names: Sequence[str]) -> dict[str, str]:
    return _columns({"name": dict(zip(NAMED_IN, names, strict=True))})


def _columns(wording: dict[str, dict[str, str]]) -> dict[str, str]:
    return {
        column(field, language): text
        for field, words in wording.items()
        for language, text in words.items()
    }
