"""The public addresses. A path whose first part is no language of ours leads nowhere."""

from __future__ import annotations

from django.urls import path, register_converter

from releases import api, feeds, serving, version_views, views
from releases.languages import CODES


class LanguageConverter:
    """A language that has columns, as its code."""

    regex = "|".join(sorted(CODES, key=len, reverse=True))

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value


register_converter(LanguageConverter, "language")

app_name = "releases"
urlpatterns = [
    path("", views.front, name="front"),
    path("robots.txt", views.robots, name="robots"),
    path("<language:language>/", views.home, name="home"),
    path("<language:language>/feed.atom", feeds.feed, name="feed"),
    path("<language:language>/releases/", views.release_list, name="list"),
    path("<language:language>/releases/<slug:slug>/", views.release_page, name="page"),
    path(
        "<language:language>/releases/<slug:slug>/versions/",
        version_views.version_list,
        name="versions",
    ),
    path(
        "<language:language>/releases/<slug:slug>/versions/changes/",
        version_views.version_changes,
        name="changes",
    ),
    path(
        "<language:language>/releases/<slug:slug>/versions/<slug:number>/",
        version_views.version_page,
        name="version",
    ),
    path("files/<slug:token>/<str:name>", serving.file, name="file"),
    path("looks/<slug:slug>.css", serving.look, name="look"),
    path("looks/<slug:slug>/logo.<slug:suffix>", serving.logo, name="logo"),
    path("api/v1/releases", api.release_list, name="api-list"),
    path("api/v1/releases/<slug:public_id>", api.release_detail, name="api-detail"),
]
