"""The demonstration's office and the vocabularies that its releases are sorted by."""

from __future__ import annotations

from releases.models import Country, Office, Topic

OFFICE = "ambassade-demo"

NAMES = {
    "ja": "在フランス日本国大使館",
    "en": "Embassy of Japan in France",
    "fr": "Ambassade du Japon en France",
    "ar": "سفارة اليابان في فرنسا",
}
CONTACTS = {
    "ja": "広報文化部（デモ） presse@example.org",
    "en": "Press office (demonstration), presse@example.org",
    "fr": "Service de presse (démonstration), presse@example.org",
    "ar": "المكتب الصحفي (نسخة توضيحية) presse@example.org",
}
TOPICS = {
    "security": {"ja": "安全保障", "en": "Security", "fr": "Sécurité", "ar": "الأمن"},
    "culture": {
        "ja": "文化・交流",
        "en": "Culture and exchange",
        "fr": "Culture et échanges",
        "ar": "الثقافة والتبادل",
    },
}
COUNTRIES = {
    "BE": {"ja": "ベルギー", "en": "Belgium", "fr": "Belgique", "ar": "بلجيكا"},
    "FR": {"ja": "フランス", "en": "France", "fr": "France", "ar": "فرنسا"},
    "JP": {"ja": "日本", "en": "Japan", "fr": "Japon", "ar": "اليابان"},
    "NATO": {
        "ja": "北大西洋条約機構（NATO）",
        "en": "North Atlantic Treaty Organization (NATO)",
        "fr": "Organisation du traité de l’Atlantique nord (OTAN)",
        "ar": "منظمة حلف شمال الأطلسي (الناتو)",
    },
}


def office() -> Office | None:
    """The demonstration's office, or None before it is loaded."""
    return Office.objects.filter(slug=OFFICE).first()


def found_office() -> Office:
    """Make the office: French at the front, Japanese, English and Arabic beside it."""
    return Office.objects.create(
        slug=OFFICE,
        time_zone="Europe/Paris",
        languages=["ja", "en", "fr", "ar"],
        default_language="fr",
        **_columns("name", NAMES),
        **_columns("contact", CONTACTS),
    )


def make_vocabularies() -> None:
    """Make the topics and countries that the releases name, and leave those that are there."""
    for slug, names in TOPICS.items():
        Topic.objects.get_or_create(slug=slug, defaults=_columns("name", names))
    for code, names in COUNTRIES.items():
        Country.objects.get_or_create(code=code, defaults=_columns("name", names))


def _columns(field: str, wording: dict[str, str]) -> dict[str, str]:
    return {f"{field}_{language}": text for language, text in wording.items()}
