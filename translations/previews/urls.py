"""The addresses of previews. What has not the shape of a token leads nowhere, and asks nobody."""

from __future__ import annotations

from django.urls import path, register_converter

from translations.previews import tokens, views


class TokenConverter:
    """A preview's token."""

    regex = tokens.SHAPE

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value


register_converter(TokenConverter, "preview_token")

app_name = "previews"
urlpatterns = [
    path("<preview_token:token>/", views.page, name="page"),
    path("<preview_token:token>/files/<slug:kind>/<slug:file>", views.file, name="file"),
]
