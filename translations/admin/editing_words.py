"""The words that the editor's script says by itself. What stands on the page is the templates'."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _


def editing_words() -> dict[str, Any]:
    """Every sentence of the script, in the reader's language. ``{n}`` and the like are filled there."""
    return {
        "words": _("words: {n}"),
        "characters": _("characters: {n}"),
        "speaker": _("Name"),
        "keptAt": _("Typed on this machine: {when}."),
        "noPreview": _("No preview while there is no connection."),
        "signs": _signs(),
        "findings": _findings(),
        "pasting": _pasting(),
        "keys": {
            "Ctrl": _("Ctrl"),
            "Shift": _("Shift"),
            "Alt": _("Alt"),
            "Enter": _("Enter"),
            "Space": _("Space bar"),
        },
        "phrases": _phrases(),
    }


def _signs() -> dict[str, str]:
    return {
        "saved": _("Saved"),
        "saving": _("Saving…"),
        "notSaved": _("Not saved yet"),
        "offline": _("Not saved: no connection. This browser keeps your text and goes on trying."),
        "loggedOut": _("Not saved: you are logged out. This browser keeps your text."),
        "unknown": _("Not saved: the text can’t be found any more. This browser keeps yours."),
        "cannotKeep": _("Not saved, and this browser can’t keep it: copy your text."),
        "refused": _("Not saved."),
        "conflict": _(
            "Not saved: someone else changed the text. Choose below the heading “Two texts”."
        ),
        "merging": _("Not saved: put the two texts together, then save."),
    }


def _findings() -> dict[str, Any]:
    return {
        "none": _("The checks find nothing"),
        "apply": _("Replace by “{text}”"),
        "why": _("Why"),
        "named": {"blocking": _("Blocking"), "warning": _("Warning"), "hint": _("Hint")},
        "counted": {
            "blocking": _("blocking: {n}"),
            "warning": _("warnings: {n}"),
            "hint": _("hints: {n}"),
        },
    }


def _pasting() -> dict[str, str]:
    return {
        "cleaning": _("What you pasted is being read; go on typing."),
        "cleaned": _("Pasted with its headings, points, tables and notes."),
        "notKept": _("Pasted. This could not be kept:"),
        "notCleaned": _("What you pasted could not be read."),
        "pastedPlain": _("It was pasted as plain text."),
        "tooLarge": _("That is more than two megabytes."),
    }


def _phrases() -> dict[str, str]:
    """CodeMirror's own English, as its documentation lists it."""
    return {
        "Find": _("Find"),
        "Replace": _("Replace by"),
        "next": _("next"),
        "previous": _("previous"),
        "all": _("all"),
        "match case": _("match case"),
        "by word": _("whole words"),
        "regexp": _("pattern"),
        "replace": _("replace"),
        "replace all": _("replace all"),
        "close": _("close"),
        "current match": _("current match"),
        "on line": _("on line"),
        "replaced $ matches": _("replaced: $"),
        "replaced match on line $": _("replaced on line $"),
        "Go to line": _("Go to line"),
        "go": _("go"),
        "Control character": _("Invisible character"),
    }
