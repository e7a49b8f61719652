"""Which columns have a language each (the library looks for this module's name)."""

from modeltranslation.translator import TranslationOptions, register

from releases.models import Country, Office, Release, StandingLabel, Topic
from releases.querysets import LIVE_FIELDS


@register(Release)
class ReleaseOptions(TranslationOptions):
    """The published store. No fallback: an absent text must read as absent."""

    fields = LIVE_FIELDS
    fallback_languages = {"default": ()}
    fallback_undefined = dict.fromkeys(LIVE_FIELDS)


@register(Office)
class OfficeOptions(TranslationOptions):
    fields = ("name", "contact", "licence", "footer")


@register(Topic)
class TopicOptions(TranslationOptions):
    fields = ("name",)


@register(Country)
class CountryOptions(TranslationOptions):
    fields = ("name",)


@register(StandingLabel)
class StandingLabelOptions(TranslationOptions):
    fields = ("short", "full")
