"""The words that the review's scripts say by themselves. What stands on the page is the templates'."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from translations.admin.editing_words import editing_words


def review_words() -> dict[str, Any]:
    """Every sentence of the scripts, in the reader's language. ``{n}`` and the like are filled there."""
    return {
        "keys": editing_words()["keys"],
        "acts": {
            "next": _("Next change"),
            "previous": _("Change before"),
            "nextFinding": _("Next finding of the checks"),
            "previousFinding": _("Previous finding"),
            "suggest": _("Suggest an edit of this passage"),
            "remark": _("Remark"),
            "send": _("Put on record what is typed here"),
            "approve": _("Approve"),
            "return": _("Return"),
            "view": _("Next way to show the text"),
            "help": _("This sheet"),
        },
        "groups": {
            "going": _("Going on"),
            "passages": _("Passages"),
            "deciding": _("Deciding"),
        },
        "at": _("Change {n} of {of}: {what}"),
        "noChange": _("Nothing has changed here."),
        "noFinding": _("The checks find nothing."),
        "noPassage": _("Go to a passage first."),
        "notNow": _("That can’t be done now: see the end of the page."),
        "pressEnter": _("Press Enter to approve revision {n}."),
        "unsent": _("What you typed is not on record yet."),
    }
