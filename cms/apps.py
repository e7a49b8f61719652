from django.apps import AppConfig
from django.contrib.admin import apps as admin


class CmsConfig(AppConfig):
    name = "cms"
    verbose_name = "Provisoire"


class StaffConfig(admin.AdminConfig):
    """Django's admin with the house's own site in its place; named in the settings, never found."""

    default = False
    default_site = "cms.admin_site.StaffSite"
