"""The calendar for other calendars: iCalendar, as RFC 5545 has it.

Written by hand, since it is forty lines: what goes out, what went, and the ends of embargoes. Due
times are the house's own business and stay in it.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator

from translations.agenda.entries import Kind, Text
from translations.agenda.page import Worded
from translations.names import labelled

MOST_OCTETS = 75  # of a line, without its end
LENGTH = datetime.timedelta(minutes=15)  # nothing lasts, and an event without length is not drawn


def calendar(worded: Iterable[Worded], now: datetime.datetime, host: str) -> str:
    """The entries as one calendar. ``host`` makes their ids the only ones of the world."""
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Provisoire//Agenda//EN"]
    for each in worded:
        if each.entry.kind != Kind.DUE:
            lines += _event(each, now, host)
    return "".join(folded(line) for line in (*lines, "END:VCALENDAR"))


def folded(line: str) -> str:
    """A line with its end, in pieces of 75 octets that break no character."""
    return "\r\n ".join(_pieces(line)) + "\r\n"


def escaped(text: str) -> str:
    """Text as a value: what separates values is escaped, and there are no line ends in it."""
    for sign in ("\\", ";", ","):
        text = text.replace(sign, f"\\{sign}")
    return text.replace("\r\n", "\n").replace("\r", "\n").replace("\n", "\\n")


def _event(each: Worded, now: datetime.datetime, host: str) -> Iterator[str]:
    entry = each.entry
    codes = ", ".join(text.code for text in entry.texts)
    summary = f"{each.title.words} · {each.kind}" + (f" ({codes})" if codes else "")
    yield "BEGIN:VEVENT"
    yield f"UID:{entry.kind}-{entry.public_id}-{_stamp(entry.moment)}@{host}"
    yield f"DTSTAMP:{_stamp(now)}"
    yield f"DTSTART:{_stamp(entry.moment)}"
    yield f"DTEND:{_stamp(entry.moment + LENGTH)}"
    yield f"SUMMARY:{escaped(summary)}"
    if entry.waiting:
        yield f"DESCRIPTION:{escaped(_said(entry.waiting))}"
    yield "STATUS:" + ("TENTATIVE" if entry.waiting else "CONFIRMED")
    yield "CLASS:CONFIDENTIAL"
    yield "TRANSP:TRANSPARENT"
    yield "END:VEVENT"


def _said(waiting: Iterable[Text]) -> str:
    return "; ".join(labelled(text.language.name, text.lacks) for text in waiting)


def _stamp(moment: datetime.datetime) -> str:
    return f"{moment.astimezone(datetime.UTC):%Y%m%dT%H%M%SZ}"


def _pieces(line: str) -> Iterator[str]:
    piece, room, size = "", MOST_OCTETS, 0
    for letter in line:
        octets = len(letter.encode())
        if size + octets > room:
            yield piece
            piece, size, room = "", 0, MOST_OCTETS - 1  # the space that begins it counts
        piece += letter
        size += octets
    yield piece
