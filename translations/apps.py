from django.apps import AppConfig
from django.core import checks
from django.utils.translation import gettext_lazy as _


class TranslationsConfig(AppConfig):
    name = "translations"
    verbose_name = _("Translations")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from translations.machine.checking import check_machine  # the settings stand by now

        checks.register(check_machine)
