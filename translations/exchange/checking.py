"""Checking what is to be imported, before anything is written: files, facts, and how they belong together."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import TypeVar

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.utils.translation import gettext as _

from releases.document import Standing
from releases.files import looked_through
from releases.markup import MarkupRefused, refuse_large
from releases.models import Country, Office, Topic
from releases.uploads import Paper, Picture, UploadRefused, paper
from translations.exchange.errors import Unreadable
from translations.exchange.neutral import ReleaseFile

Looked = TypeVar("Looked", Picture, Paper)
_is_address = URLValidator(schemes=["http", "https"])


@dataclass(frozen=True)
class Source:
    """A text that was read, and the folder beside which its images and attachments lie."""

    text: ReleaseFile
    folder: Path


@dataclass
class Bundle:
    """One release as it will be made: its original, its translations in an order in which they can start."""

    original: Source
    translations: list[Source]
    links: list[str] = field(default_factory=list)
    pictures: dict[str, Picture] = field(default_factory=dict)
    papers: dict[tuple[str, str], Paper] = field(default_factory=dict)

    @property
    def sources(self) -> list[Source]:
        return [self.original, *self.translations]


def bundles(sources: Sequence[Source], office: Office) -> list[Bundle]:
    """The releases that these texts make, each with its files looked through.

    Raises Unreadable for the first thing that is wrong, naming the file.
    """
    topics = set(Topic.objects.values_list("slug", flat=True))
    countries = set(Country.objects.values_list("code", flat=True))
    found = [_bundle(group) for group in _groups(sources)]
    for bundle in found:
        for source in bundle.sources:
            _check_text(source.text, office)
            _take_files(bundle, source)
        text = bundle.original.text
        _refuse_unknown(text, _("topic"), text.topics, topics)
        _refuse_unknown(text, _("country"), text.countries, countries)
    return found


def _groups(sources: Sequence[Source]) -> Iterable[list[Source]]:
    """The texts of each release; one that names no release is a release by itself."""
    named: dict[str, list[Source]] = {}
    for source in sources:
        named.setdefault(source.text.release or f"\0{len(named)}", []).append(source)
    return named.values()


def _bundle(group: list[Source]) -> Bundle:
    originals = [each for each in group if each.text.standing == Standing.ORIGINAL]
    if len(originals) != 1:
        name = (originals or group)[-1].text.name
        raise Unreadable(
            name,
            0,
            _("A release has one original; among the files of this one there are %(count)d.")
            % {"count": len(originals)},
        )
    return Bundle(originals[0], _in_order(originals[0], group))


def _in_order(original: Source, group: list[Source]) -> list[Source]:
    """The translations, each after the text that it was made from."""
    known = {original.text.language}
    waiting = [each for each in group if each is not original]
    ordered: list[Source] = []
    for source in waiting:
        if source.text.language in known or source.text.language in [
            each.text.language for each in waiting if each is not source
        ]:
            raise Unreadable(
                source.text.name, 0, _("Two of the files are the same release’s in one language.")
            )
    while waiting:
        ready = [each for each in waiting if each.text.source in known]
        if not ready:
            raise Unreadable(
                waiting[0].text.name,
                0,
                _("It was made from “%(language)s”, which is not among the release’s files.")
                % {"language": waiting[0].text.source},
            )
        ordered += ready
        known |= {each.text.language for each in ready}
        waiting = [each for each in waiting if each not in ready]
    return ordered


def _check_text(text: ReleaseFile, office: Office) -> None:
    if text.language not in office.languages:
        raise Unreadable(
            text.name,
            0,
            _("The office publishes in %(languages)s, and not in “%(language)s”.")
            % {"languages": ", ".join(office.languages), "language": text.language},
        )
    if not text.title.strip() or "\n" in text.title:
        raise Unreadable(text.name, 0, _("A text has a title of one line."))
    try:
        refuse_large(text.body)
    except MarkupRefused as refused:
        raise Unreadable(text.name, 0, str(refused)) from refused
    for link in text.links:
        try:
            _is_address(link.url)
        except ValidationError as error:
            raise Unreadable(
                text.name, 0, _("“%(url)s” is no web address.") % {"url": link.url}
            ) from error


def _take_files(bundle: Bundle, source: Source) -> None:
    text = source.text
    bundle.links += [link.url for link in text.links if link.url not in bundle.links]
    for image in text.images:
        if image.file not in bundle.pictures:
            bundle.pictures[image.file] = _looked_through(source, image.file, looked_through)
    for each in text.attachments:
        bundle.papers[text.language, each.file] = _looked_through(
            source, each.file, partial(paper, each.file)
        )


def _looked_through(source: Source, name: str, look: Callable[[bytes], Looked]) -> Looked:
    """The file ``name`` beside the text's own, as uploads let it through."""
    path = source.folder / name
    if Path(name).name != name or not path.is_file():
        raise Unreadable(
            source.text.name, 0, _("There is no file “%(file)s” beside it.") % {"file": name}
        )
    try:
        return look(path.read_bytes())
    except UploadRefused as refused:
        raise Unreadable(name, 0, str(refused)) from refused


def _refuse_unknown(text: ReleaseFile, what: str, given: Iterable[str], known: set[str]) -> None:
    for name in given:
        if name not in known:
            raise Unreadable(
                text.name,
                0,
                _("There is no %(what)s “%(name)s”; there are: %(known)s.")
                % {"what": what, "name": name, "known": ", ".join(sorted(known)) or "–"},
            )
