"""The acts at the desk, by their verbs and by the staff's pages: ``python -m benchmarks.at_desk``.

Prints its figures as JSON, for ``benchmarks.desk``. The database is whatever the settings name, and new.
"""

from __future__ import annotations

import json
import os
import sys
from itertools import count
from typing import Any

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cms.settings")
django.setup()

from django.core.management import call_command  # noqa: E402
from django.test import Client  # noqa: E402
from django.urls import reverse  # noqa: E402

from benchmarks.passages import TITLE, changed, passages  # noqa: E402
from benchmarks.timing import measured  # noqa: E402
from tests.cast import Cast, text  # noqa: E402
from translations.checking import Checking  # noqa: E402
from translations.demo import texts  # noqa: E402
from translations.models import Translation  # noqa: E402
from translations.starting import Wanted, start_translations  # noqa: E402
from translations.verbs import Verb  # noqa: E402
from translations.workflow import perform  # noqa: E402

SHORT, LONG = 18, 400
NAME = "admin:translations_translation_desk"


class Desk:
    """Anna at her browser, with as many releases as are asked for."""

    def __init__(self, times: int) -> None:
        self.times, self.cast = times, Cast()
        self.anna = self._browser(self.cast.anna)
        self.numbers = count()

    def _browser(self, user: Any) -> Client:
        client = Client(SERVER_NAME="127.0.0.1", headers={"accept-language": "en"})
        client.force_login(user)
        return client

    def source(self, segments: int) -> Translation:
        return self.cast.external(text(TITLE, passages(segments).markdown))

    def draft(self, segments: int) -> Translation:
        """A French draft in which every passage has its words and is confirmed."""
        french = self.cast.started(self.source(segments))
        keys = list(french.segments.values_list("key", flat=True))
        assert len(keys) == segments, len(keys)
        said = {key: f"Les deux ministres, passage {key}." for key in keys}
        was = dict.fromkeys(said, "")
        given = {"texts": said, "was": was, "confirm": frozenset(keys)}
        return perform(french, Verb.SAVE, self.cast.anna, **given)

    def outdated(self, segments: int) -> Translation:
        """The same, after the text on the ministry's site was corrected."""
        french = self.draft(segments)
        source = french.release.translations.get(is_original=True)
        newer = text(TITLE, changed(passages(segments)).markdown)
        given = {"document": newer, "version": source.version}
        perform(source, Verb.RECORD_SOURCE, self.cast.olivia, **given)
        return french

    def post(self, path: str, **given: Any) -> None:
        answer = self.anna.post(path, given)
        assert answer.status_code == 302, answer.status_code

    def sends(self, *languages: str) -> dict[str, float]:
        """The press officer's form, posted."""

        def send(source: Translation) -> None:
            path = reverse("admin:releases_release_verb", args=[source.release_id, "start"])
            self.post(path, language=languages, source=source.pk)

        sources = [self.source(SHORT) for _time in range(self.times)]
        return measured([lambda source=source: send(source) for source in sources])

    def starts(self, *languages: str) -> dict[str, float]:
        """The verb alone."""
        wanted = [Wanted(language, assignee=self.cast.anna) for language in languages]
        sources = [self.source(SHORT) for _time in range(self.times)]
        return measured(
            [
                lambda source=source: start_translations(source, wanted, self.cast.olivia)
                for source in sources
            ]
        )

    def opens(self, segments: int) -> dict[str, float]:
        path = reverse(NAME, args=[self.draft(segments).pk])

        def look() -> None:
            assert self.anna.get(path).status_code == 200

        return measured([look] * self.times)

    def saves(self, segments: int) -> dict[str, float]:
        """One passage, as the desk's script sends it."""
        french = self.draft(segments)
        path, key = reverse(f"{NAME}_save", args=[french.pk]), self._key(french)
        was = french.segments.get(key=key).text

        def save() -> None:
            nonlocal was
            said = f"Une phrase de plus, {next(self.numbers)}."
            row = {"key": key, "text": said, "was": was, "confirm": True, "origin": "typed"}
            given = {"author": str(self.cast.anna.pk), "segments": [row]}
            answer = self.anna.post(path, json.dumps(given), content_type="application/json")
            assert answer.status_code == 200, answer.content
            was = said

        return measured([save] * self.times)

    def saves_by_verb(self, segments: int) -> dict[str, float]:
        french = self.draft(segments)
        key = self._key(french)
        was = french.segments.get(key=key).text

        def save() -> None:
            nonlocal was
            said = f"Une phrase de plus, {next(self.numbers)}."
            given = {"texts": {key: said}, "was": {key: was}, "confirm": frozenset({key})}
            perform(french, Verb.SAVE, self.cast.anna, **given)
            was = said

        return measured([save] * self.times)

    def nato(self) -> Translation:
        """The first real release, from Japanese into the ministry's own French."""
        japanese, french = (texts.read(texts.OTAN, language).document for language in ("ja", "fr"))
        return self.cast.drafted(self.cast.external(japanese), document=french)

    def checks(self) -> dict[str, float]:
        """The preview and the findings of the release, as the desk's script asks for them."""
        path = reverse(f"{NAME}_preview", args=[self.nato().pk])

        def ask() -> None:
            answer = self.anna.post(path, '{"texts": {}}', content_type="application/json")
            assert answer.status_code == 200, answer.content

        return measured([ask] * self.times)

    def checks_alone(self) -> dict[str, float]:
        """The findings as submitting asks for them."""
        french = self.nato()
        return measured([lambda: Checking.of(french).found] * self.times)

    def _key(self, french: Translation) -> str:
        return french.segments.all()[5].key

    def takes(self, segments: int) -> dict[str, float]:
        """The newer source, by the button on the text's page."""

        def take(french: Translation) -> None:
            path = reverse("admin:translations_translation_verb", args=[french.pk, "take_source"])
            self.post(path)

        drafts = [self.outdated(segments) for _time in range(self.times)]
        return measured([lambda french=french: take(french) for french in drafts])

    def takes_by_verb(self, segments: int) -> dict[str, float]:
        drafts = [self.outdated(segments) for _time in range(self.times)]
        return measured(
            [
                lambda french=french: perform(french, Verb.TAKE_SOURCE, self.cast.anna)
                for french in drafts
            ]
        )


def main() -> None:
    call_command("migrate", verbosity=0)
    desk = Desk(int(sys.argv[1]))
    figures = {
        "send": desk.sends("fr"),
        "open 18": desk.opens(SHORT),
        "open 400": desk.opens(LONG),
        "save 18": desk.saves(SHORT),
        "save 400": desk.saves(LONG),
        "take 18": desk.takes(SHORT),
        "take 400": desk.takes(LONG),
        "check": desk.checks(),
        "verb start": desk.starts("fr"),
        "verb start 3": desk.starts("fr", "en", "ar"),
        "verb save": desk.saves_by_verb(SHORT),
        "verb take": desk.takes_by_verb(SHORT),
        "verb check": desk.checks_alone(),
    }
    print(json.dumps(figures))


if __name__ == "__main__":
    main()
