from django.apps import AppConfig
from django.db.models.signals import post_migrate, pre_migrate
from django.utils.translation import gettext_lazy as _


class ReleasesConfig(AppConfig):
    name = "releases"
    verbose_name = _("Releases")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from releases.append_only import install_after_migrate, lift_before_migrate
        from releases.filling import fill_after_migrate

        pre_migrate.connect(lift_before_migrate, sender=self)
        post_migrate.connect(install_after_migrate, sender=self)
        post_migrate.connect(fill_after_migrate, sender=self)
