"""Filters for the public templates."""

from __future__ import annotations

import datetime

from django import template
from django.utils.safestring import SafeString

from releases import addresses, dates, excerpt, file_words
from releases.live import LiveAttachment
from releases.models import Office

register = template.Library()


@register.filter
def written(day: datetime.date, language: str) -> str:
    """``{{ release.issued_on|written:language.code }}``: the date as the language writes it."""
    return dates.written(day, language)


@register.filter
def absolute(path: str, office: Office | None) -> str:
    """``{{ choice.path|absolute:office }}``: the path under the public address of the office's site."""
    return addresses.absolute(path, office)


@register.filter
def described(attachment: LiveAttachment, language: str) -> str:
    """``{{ attachment|described:language.code }}``: what sort of file it is, how long, how large."""
    return file_words.described(attachment, language)


@register.simple_block_tag
def rendered(content: SafeString) -> SafeString:
    """``{% rendered as name %}…{% endrendered %}``: what stands within, for where it stands twice."""
    return content


@register.filter
def shortened(plain: str, length: int) -> str:
    """``{{ entry.summary|shortened:280 }}``: the beginning of a text, cut between words."""
    return excerpt.shortened(plain, length)
