"""A press release as a Wagtail page: its title and its rich text are what is translated."""

from __future__ import annotations

from wagtail.fields import RichTextField
from wagtail.models import Page
from wagtail_localize.fields import TranslatableField


class PressPage(Page):
    body = RichTextField(blank=True)

    content_panels = [*Page.content_panels, "body"]
    # Without these the slug would be one string more than a release has segments.
    translatable_fields = [TranslatableField("title"), TranslatableField("body")]

    class Meta:
        app_label = "wagtail_press"

    def __str__(self) -> str:
        return str(self.title)
