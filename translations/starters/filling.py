"""Filling starters with the facts of a release."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from string import Template
from zoneinfo import ZoneInfo

from django.utils.translation import gettext_lazy as _

from releases.dates import written
from releases.labels import worded
from releases.models import Kind, Release
from translations.starters.clocks import both_clocks

FOLDER = Path(__file__).parent
LANGUAGES = ("ja", "en", "fr", "ar")

NAMES = {
    Kind.PRESS_RELEASE: _("Press release on a meeting"),
    Kind.STATEMENT: _("Statement"),
    Kind.READOUT: _("Readout of a call, with its two clocks"),
    Kind.JOINT_STATEMENT: _("Joint statement"),
    Kind.SPEECH: _("Speech"),
    Kind.PRESS_CONFERENCE: _("Press conference, with who speaks"),
    Kind.NOTICE: _("Notice to the public"),
}

# What stands in place of a fact that is not known.
UNKNOWN: Mapping[str, Mapping[str, str]] = {
    "ja": {
        "date": "[行われた日]",
        "clocks": "[現地の時刻]（[自国の時刻]）",
        "office": "[公館名]",
        "contact": "[問合せ先]",
    },
    "en": {
        "date": "[date of the event]",
        "clocks": "[time there] ([time at home])",
        "office": "[name of the office]",
        "contact": "[press contact]",
    },
    "fr": {
        "date": "[date de l’événement]",
        "clocks": "[heure sur place] ([heure de l’administration centrale])",
        "office": "[nom du service]",
        "contact": "[contact de presse]",
    },
    "ar": {
        "date": "[تاريخ المناسبة]",
        "clocks": "[الساعة في المكان] ([الساعة في بلدكم])",
        "office": "[اسم الجهة]",
        "contact": "[جهة الاتصال]",
    },
}


@dataclass(frozen=True)
class Starter:
    """A text to begin from: ``kind`` is one of ``Kind``, ``name`` what to call it in a list."""

    kind: str
    name: str
    title: str
    body: str


def for_release(release: Release, language: str) -> list[Starter]:
    """The starters in ``language`` with what is known of ``release``, that of its own kind first.

    None in a language that has no starters.
    """
    if language not in LANGUAGES:
        return []
    facts = {**UNKNOWN[language], **_facts(release, language)}
    kinds = sorted(Kind, key=lambda kind: kind != release.kind)
    return [_filled(kind, language, facts) for kind in kinds]


def _filled(kind: Kind, language: str, facts: Mapping[str, str]) -> Starter:
    text = Template(_template(kind, language)).substitute(facts)
    title, _gap, body = text.partition("\n\n")
    return Starter(kind=kind.value, name=str(NAMES[kind]), title=title, body=body)


@cache
def _template(kind: Kind, language: str) -> str:
    return (FOLDER / f"{kind.value}.{language}.md").read_text(encoding="utf-8")


def _facts(release: Release, language: str) -> dict[str, str]:
    """What is known, as ``language`` writes it."""
    facts = {"issued": written(release.issued_on, language)}
    if release.event_at is not None:
        office = release.office.zone
        there = ZoneInfo(release.event_zone) if release.event_zone else office
        facts["date"] = written(release.event_at.astimezone(there).date(), language)
        facts["clocks"] = both_clocks(release.event_at, there, office, language)
    for field, text in (
        ("office", _in(release, "name", language)),
        ("contact", release.press_contact or _in(release, "contact", language)),
    ):
        if text:
            facts[field] = text
    return facts


def _in(release: Release, field: str, language: str) -> str:
    """What the office has in this very language: a name in another one would be taken for right."""
    found = worded(release.office, field, language)
    return found.text if found and found.language == language else ""
