"""Dates as each language writes them on the page of a ministry.

Not Django's formats, nor the machine's locales: a ministry's page follows its language's official
usage (the era in Japanese, « 1er » in French, both month names in Arabic), and a date once
published must read the same after an upgrade of a library.
"""

from __future__ import annotations

import datetime
import zoneinfo
from collections.abc import Callable
from functools import cache

from django.utils.html import format_html
from django.utils.safestring import SafeString

from releases.zone_names import zone_name

# The first day of each era; earlier days are written by the common calendar.
ERAS = (
    (datetime.date(2019, 5, 1), "令和"),
    (datetime.date(1989, 1, 8), "平成"),
    (datetime.date(1926, 12, 25), "昭和"),
)

_MONTHS = {
    "en": "January February March April May June July August September October November December",
    "fr": "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
    "es": "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre "
    "diciembre",
    "de": "Januar Februar März April Mai Juni Juli August September Oktober November Dezember",
    "it": "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre "
    "dicembre",
    "pt": "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro "
    "dezembro",
    "nl": "januari februari maart april mei juni juli augustus september oktober november december",
    # The pair that the United Nations writes: the first is read in the Levant and Iraq, the second
    # from Egypt to the Gulf, and a ministry's release is read in all of them.
    "ar": "كانون_الثاني/يناير شباط/فبراير آذار/مارس نيسان/أبريل أيار/مايو حزيران/يونيه تموز/يوليه "
    "آب/أغسطس أيلول/سبتمبر تشرين_الأول/أكتوبر تشرين_الثاني/نوفمبر كانون_الأول/ديسمبر",
    "ru": "января февраля марта апреля мая июня июля августа сентября октября ноября декабря",
    "uk": "січня лютого березня квітня травня червня липня серпня вересня жовтня листопада грудня",
    "id": "Januari Februari Maret April Mei Juni Juli Agustus September Oktober November Desember",
    "tr": "Ocak Şubat Mart Nisan Mayıs Haziran Temmuz Ağustos Eylül Ekim Kasım Aralık",
}

_PATTERNS = {
    "de": "{day}. {month} {year}",
    "es": "{day} de {month} de {year}",
    "pt": "{day} de {month} de {year}",
    "ru": "{day} {month} {year} года",
    "uk": "{day} {month} {year} року",
    "vi": "ngày {day} tháng {number} năm {year}",
    "ko": "{year}년 {number}월 {day}일",
    "zh-hans": "{year}年{number}月{day}日",
    "zh-hant": "{year}年{number}月{day}日",
}
_FIRST = {"fr": "1er", "it": "1º"}


def _japanese(day: datetime.date) -> str:
    for begins, era in ERAS:
        if day >= begins:
            number = day.year - begins.year + 1
            year = f"{era}{'元' if number == 1 else number}"
            break
    else:
        year = str(day.year)
    return f"{year}年{day.month}月{day.day}日"


@cache
def months(language: str) -> tuple[str, ...]:
    """The names of the months as dates have them, none where ``language`` writes numbers."""
    return tuple(name.replace("_", " ") for name in _MONTHS.get(language, "").split())


def _western(day: datetime.date, language: str) -> str:
    names = months(language)
    month = names[day.month - 1] if names else ""
    first = _FIRST.get(language) if day.day == 1 else None
    return _PATTERNS.get(language, "{day} {month} {year}").format(
        day=first or day.day, month=month, number=day.month, year=day.year
    )


_OWN_STYLE: dict[str, Callable[[datetime.date], str]] = {"ja": _japanese}


# How a date and a time are put together, and the zone of both, where not as « 3 avril 2025, 14:05 (zone) ».
_MOMENTS = dict.fromkeys(("ja", "zh-hans", "zh-hant", "ko"), "{day} {time}") | {
    "ar": "{day}، {time}"
}
_ZONED = dict.fromkeys(("ja", "zh-hans", "zh-hant"), "{when}（{zone}）") | {"ko": "{when}({zone})"}


def clock(at: datetime.datetime, zone: zoneinfo.ZoneInfo, language: str) -> str:
    """``at`` by the clocks of ``zone``, without its name: for where it is named beside."""
    there = at.astimezone(zone)
    pattern = _MOMENTS.get(language, "{day}, {time}")
    return pattern.format(day=written(there.date(), language), time=f"{there:%H:%M}")


def moment(at: datetime.datetime, zone: zoneinfo.ZoneInfo, language: str) -> str:
    """The same with the zone, which is named: a time without its zone is a rumour."""
    pattern = _ZONED.get(language, "{when} ({zone})")
    when, name = clock(at, zone, language), zone_name(at, zone, language)
    return pattern.format(when=when, zone=name)


def timed(at: datetime.datetime, words: str) -> SafeString:
    """``words`` that say when ``at`` was, for a page, with the instant in UTC for programs."""
    instant = at.astimezone(datetime.UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    return format_html('<time datetime="{}">{}</time>', instant, words)


def written(day: datetime.date, language: str) -> str:
    """``day`` in full as ``language`` writes it: 3 avril 2025, 令和7年4月3日, 3. April 2025."""
    own = _OWN_STYLE.get(language)
    return own(day) if own else _western(day, language)
