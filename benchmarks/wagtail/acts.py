"""The acts of ``benchmarks.at_desk`` in wagtail-localize: ``python -m benchmarks.wagtail.acts``.

Run by ``benchmarks.desk`` in a virtual environment of its own. Prints its figures as JSON.
"""

from __future__ import annotations

import json
import os
import sys
import urllib.parse
from itertools import count
from typing import Any

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "benchmarks.wagtail.settings")
django.setup()

from django.contrib.auth.models import User  # noqa: E402
from django.core.management import call_command  # noqa: E402
from django.test import Client  # noqa: E402
from django.urls import reverse  # noqa: E402
from wagtail.models import Locale, Page, Site  # noqa: E402
from wagtail_localize.models import StringSegment, Translation, TranslationSource  # noqa: E402
from wagtail_localize.operations import translate_object  # noqa: E402

from benchmarks.passages import TITLE, changed, passages  # noqa: E402
from benchmarks.timing import measured  # noqa: E402
from benchmarks.wagtail.models import PressPage  # noqa: E402

SHORT, LONG = 18, 400


class Admin:
    """A superuser at their browser, on a site with a Japanese home page and its French one."""

    def __init__(self, times: int) -> None:
        self.times, self.numbers = times, count()
        self.japanese = Locale.objects.get(language_code="ja")
        self.french = Locale.objects.create(language_code="fr")
        user = User.objects.create_superuser("root", "root@example.org", "x")
        self.client = Client(SERVER_NAME="127.0.0.1")
        self.client.force_login(user)
        root = Page.objects.get(depth=1)
        self.home = root.add_child(
            instance=PressPage(title="ホーム", slug="ja", locale=self.japanese)
        )
        Site.objects.all().delete()
        Site.objects.create(hostname="127.0.0.1", root_page=self.home, is_default_site=True)
        translate_object(self.home, [self.french], user=user)

    def page(self, segments: int) -> PressPage:
        """A published release."""
        made = PressPage(title=TITLE, slug=f"p{next(self.numbers)}", body=passages(segments).html)
        self.home.refresh_from_db()
        page: PressPage = self.home.add_child(instance=made)
        page.save_revision().publish()
        return page

    def sent(self, segments: int) -> Translation:
        """Its translation into French, in which every string has its words."""
        page = self.page(segments)
        translate_object(page, [self.french])
        translation: Translation = Translation.objects.get(source__object=page.translation_key)
        strings = StringSegment.objects.filter(source=translation.source)
        assert strings.count() == segments, [(s.context.path, s.string.data) for s in strings]
        for string in strings:
            self.write(translation, string, f"Les deux ministres, passage {string.pk}.")
        return translation

    def write(self, translation: Translation, string: StringSegment, said: str) -> None:
        """One string, as the editor's script sends it."""
        names = [translation.pk, string.pk]
        path = reverse("wagtail_localize:edit_string_translation", args=names)
        form = "application/x-www-form-urlencoded"
        answer = self.client.put(path, urllib.parse.urlencode({"value": said}), content_type=form)
        assert answer.status_code in (200, 201), answer.content

    def post(self, path: str, **given: Any) -> None:
        answer = self.client.post(path, given)
        assert answer.status_code == 302, answer.content[:2000]

    def sends(self) -> dict[str, float]:
        def send(page: PressPage) -> None:
            path = reverse("wagtail_localize:submit_page_translation", args=[page.pk])
            self.post(path, locales=[self.french.pk])

        pages = [self.page(SHORT) for _time in range(self.times)]
        return measured([lambda page=page: send(page) for page in pages])

    def opens(self, segments: int) -> dict[str, float]:
        target = self.sent(segments).get_target_instance()
        path = reverse("wagtailadmin_pages:edit", args=[target.pk])

        def look() -> None:
            answer = self.client.get(path)
            assert answer.status_code == 200
            assert b"js-translation-editor" in answer.content  # the translations', not the page's

        return measured([look] * self.times)

    def saves(self, segments: int) -> dict[str, float]:
        translation = self.sent(segments)
        string = StringSegment.objects.filter(source=translation.source)[5]

        def save() -> None:
            self.write(translation, string, f"Une phrase de plus, {next(self.numbers)}.")

        return measured([save] * self.times)

    def outdated(self, segments: int) -> TranslationSource:
        """A source that was corrected and published again since it was sent."""
        source: TranslationSource = self.sent(segments).source
        page = source.get_source_instance().specific
        page.body = changed(passages(segments)).html
        page.save_revision().publish()
        return source

    def takes(self, segments: int) -> dict[str, float]:
        """«Sync translated pages» for the one translation of the page."""

        def take(source: TranslationSource) -> None:
            self.post(reverse("wagtail_localize:update_translations", args=[source.pk]))

        sources = [self.outdated(segments) for _time in range(self.times)]
        return measured([lambda source=source: take(source) for source in sources])


def main() -> None:
    call_command("migrate", verbosity=0)
    admin = Admin(int(sys.argv[1]))
    figures = {
        "send": admin.sends(),
        "open 18": admin.opens(SHORT),
        "open 400": admin.opens(LONG),
        "save 18": admin.saves(SHORT),
        "save 400": admin.saves(LONG),
        "take 18": admin.takes(SHORT),
        "take 400": admin.takes(LONG),
    }
    print(json.dumps(figures))


if __name__ == "__main__":
    main()
