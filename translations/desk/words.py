"""The words that the desk's scripts say by themselves. What stands on the page is the templates'."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from translations.admin.editing_words import editing_words
from translations.desk.rows import STATUSES
from translations.desk.side_words import side_words


def desk_words() -> dict[str, Any]:
    """Every sentence of the scripts, in the reader's language. ``{n}`` and the like are filled there."""
    shared = editing_words()
    return {
        "signs": shared["signs"]
        | {
            "conflict": _("Not saved: someone else changed this passage. Choose below it."),
            "waiting": _("Not saved yet"),
        },
        "findings": shared["findings"]
        | {
            "told": _("{name}: {what}"),
            "letStand": _("Let it stand"),
            "stands": _("It stands, with your reason on record."),
            "inSource": _("In the source:"),
        },
        "keys": shared["keys"],
        "phrases": shared["phrases"],
        "noPreview": shared["noPreview"],
        "statuses": {name: str(said) for name, said in STATUSES.items()},
        "at": _("Passage {n} of {of}, {status}"),
        "done": _("Every passage is finished."),
        "progress": _("{done} of {all} passages · {words} of {allWords} words"),
        "noneShown": _("No passage is like that."),
        "noMatch": _("There is no match with this number."),
        "noTerm": _("There is no term for this passage."),
        "noMark": _("No mark of the source is missing here."),
        "nothingToUndo": _("There is nothing to undo."),
        "copied": _("The source’s text was copied."),
        "keptFound": _("This browser held a text of this passage that was not saved."),
        "noSuggestion": _("No edit is suggested for this passage."),
        "taken": _("The suggestion was taken."),
        "refused": _("The suggestion was refused."),
        "remarked": _("The remark is on record."),
        "found": _("{n} places in {passages} passages"),
        "foundNone": _("Nothing found."),
        "replaced": _("{n} passages changed."),
        "replaceAll": _("Replace in {n} passages"),
        "jump": _("Go to the passage"),
        "taker": {
            "heading": _("Someone else changed this passage meanwhile"),
            "changes": _("From what is stored to what you typed:"),
            "stored": _("What is stored now:"),
            "mine": _("Keep mine"),
            "theirs": _("Take theirs"),
            "both": _("Put them together by hand"),
        },
        "choose": _("Marks of the source"),
        "close": _("Close"),
        "marks": {
            "note": _("footnote {what}"),
            "link_open": _("link begins"),
            "link_close": _("link to {what} ends"),
            "strong_open": _("bold begins"),
            "strong_close": _("bold ends"),
            "emphasis_open": _("emphasis begins"),
            "emphasis_close": _("emphasis ends"),
            "ruby": _("{what}, with its reading"),
            "code": _("code: {what}"),
            "break": _("line break"),
            "autolink": _("address {what}"),
        },
    } | side_words()
