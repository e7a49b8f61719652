"""The words of what stands beside the rows: dialogs, preview, arrangements and the sheet of keys."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from translations.arranging import Arrangement


def side_words() -> dict[str, Any]:
    """What these scripts say, in the reader's language. ``{n}`` and the like are filled there."""
    return {
        "acts": _acts(),
        "groups": {
            "going": _("Going on"),
            "writing": _("Writing"),
            "passages": _("Passages"),
            "checking": _("Checks and remarks"),
            "seeing": _("Seeing"),
        },
        "arranged": {
            str(Arrangement.MERGE): _("It is said with the passage before."),
            str(Arrangement.TAKE_IN): _("It is said by itself again."),
            str(Arrangement.LEAVE_OUT): _("It is left out."),
            str(Arrangement.ADD): _("A passage was added."),
            str(Arrangement.DROP): _("The passage was taken out."),
            str(Arrangement.BRING_BACK): _("The passage is back."),
            str(Arrangement.MARK): _("The list has other marks."),
        },
        "back": _("Take it back"),
        "noLine": _("There is no connection: nothing was done."),
        "loggedOut": _("You are logged out: nothing was done."),
        "notDone": _("That could not be done."),
        "saveFirst": _("Not everything is saved, so nothing was done. See what the sign says."),
        "noPassage": _("Go to a passage first."),
        "noSide": _("What is known of the passage could not be fetched."),
        "noList": _("This passage is no point of a list."),
        "noPivot": _("There is no other language to show."),
        "pivotOn": _("Beside the source: {language}"),
        "pivotOff": _("The source stands alone."),
        "previewOn": _("The preview is shown."),
        "previewOff": _("The preview is hidden."),
        "restored": _("The earlier wording is back."),
        "remarks": _("remarks: {n}"),
        "notChecked": _("The text could not be checked."),
        "checkedAnew": _("The passage has changed: it is being checked again."),
        "nothingToMend": _("No finding here proposes anything."),
        "nothingFound": _("Nothing is found here that could be let stand."),
        "mended": _("Replaced."),
    }


def _acts() -> dict[str, str]:
    """What each key does."""
    return {
        "confirm": _("Confirm, and on to the next unfinished"),
        "next": _("Next passage"),
        "previous": _("Passage before"),
        "unfinished": _("Next unfinished passage"),
        "save": _("Save"),
        "submit": _("Submit"),
        "copySource": _("Copy the source"),
        "placeholder": _("Insert the next mark of the source"),
        "placeholders": _("Choose among the marks of the source"),
        "match1": _("Insert a match by its number"),
        "term": _("Insert the term"),
        "nbsp": _("Non-breaking space"),
        "narrow": _("Narrow non-breaking space"),
        "undo": _("Undo"),
        "redo": _("Redo"),
        "find": _("Find and replace"),
        "merge": _("Say it with the passage before, or by itself again"),
        "leaveOut": _("Leave out, or take in again"),
        "add": _("Add a passage below"),
        "marks": _("Change the marks of the list"),
        "nextFinding": _("Next finding of the checks"),
        "previousFinding": _("Previous finding"),
        "apply": _("Take what the finding proposes"),
        "letStand": _("Let the finding stand, with a reason"),
        "remark": _("Remark"),
        "take": _("Take the suggestion"),
        "refuse": _("Refuse the suggestion"),
        "preview": _("Show or hide the preview"),
        "pivot": _("Show or hide another language"),
        "help": _("This sheet"),
    }
