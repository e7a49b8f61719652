"""Texts at the desk: a source with every kind of passage, a long one, and what a browser posts."""

from __future__ import annotations

from typing import Any

from django.test import Client

from tests.cast import Cast, text
from tests.translations.staff import page_of, text_path
from translations.demo.page import read_page
from translations.models import Segment, Translation
from translations.verbs import Verb
from translations.workflow import perform

SOURCE = text(
    "会合への参加",
    "## 概要\n\n外相は会合に出席した[^1]。\n\n1. 第一点\n    - 細目\n2. 第二点\n\n"
    "| 国 | 額 |\n| --- | --- |\n| 日本 | 10 |\n\n以上。\n\n[^1]: 現地時間。\n",
    summary="要旨。",
)
FRENCH = {
    "会合への参加": "Participation à la réunion",
    "要旨。": "Le chapeau.",
    "概要": "Résumé",
    "外相は会合に出席した[^1]。": "Le ministre a participé à la réunion[^1].",
    "第一点": "Premier point",
    "細目": "Détail",
    "第二点": "Second point",
    "国": "Pays",
    "額": "Somme",
    "日本": "Japon",
    "10": "10",
    "以上。": "Fin.",
    "現地時間。": "Heure locale.",
}


def started(cast: Cast) -> Translation:
    """A French text of SOURCE in which nothing is written yet."""
    return cast.started(cast.external(SOURCE))


def drafted(cast: Cast) -> Translation:
    """The same with every passage translated by Anna, and confirmed."""
    french = started(cast)
    said = dict(zip(keys(french), FRENCH.values(), strict=True))
    return save(cast, french, said, confirm=frozenset(said))


def long_text(cast: Cast, length: int = 400) -> Translation:
    """A French text of ``length`` passages besides its title, the first of them translated."""
    body = "".join(f"1. 第{number}点\n" for number in range(length))
    french = cast.started(cast.external(text("長い文書", body)))
    return save(cast, french, {keys(french)[1]: "Premier point"})


def save(cast: Cast, french: Translation, texts: dict[str, str], **given: Any) -> Translation:
    """Anna saves these passages at the desk."""
    was = dict(french.segments.values_list("key", "text"))
    user = given.pop("user", cast.anna)
    return perform(french, Verb.SAVE, user, texts=texts, was=was, **given)


def keys(french: Translation) -> list[str]:
    """The keys of the passages, in their order."""
    return list(french.segments.values_list("key", flat=True))


def at(french: Translation, said: str) -> Segment:
    """The passage that reads like this."""
    return french.segments.get(text=said)


def of(french: Translation, source: str) -> Segment:
    """The passage of ``french`` that stands for this one of SOURCE."""
    return list(french.segments.all())[list(FRENCH).index(source)]


def desk(french: Translation, **asked: str) -> str:
    """The address of the desk."""
    query = "&".join(f"{name}={value}" for name, value in asked.items())
    return text_path(french, "desk") + ("?" + query if query else "")


def fields(client: Client, french: Translation, **asked: str) -> dict[str, str]:
    """The fields of the desk's form as the browser would post them untouched."""
    address = desk(french, **asked)
    return page_of(client, address).form(address).fields


def newer_source(cast: Cast, french: Translation, old: str, new: str) -> None:
    """The ministry changes these words of its page."""
    source = french.release.translations.get(is_original=True)
    document = source.text
    changed = text(document.title, document.body.replace(old, new), summary=document.summary)
    perform(source, Verb.RECORD_SOURCE, cast.olivia, document=changed, version=source.version)


def typed(client: Client, french: Translation, texts: dict[str, str], **changes: str) -> Any:
    """The answer after these texts were typed, by key."""
    given = {f"text-{key}": said for key, said in texts.items()} | changes
    return client.post(desk(french), fields(client, french) | given)


def again(answer: Any) -> dict[str, str]:
    """The fields of the form on the page that was answered."""
    return read_page(answer.content.decode()).form("/desk/").fields
