"""Every address: the staff's rooms, previews for those who hold a link, then what the public reads."""

from django.contrib import admin
from django.urls import include, path

handler404 = "cms.errors.not_found"

urlpatterns = [
    path("admin/", admin.site.urls),
    path("preview/", include("translations.previews.urls")),
    path("", include("releases.urls")),
]
