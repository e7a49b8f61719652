"""Done: what a person is told once a verb is done, in a sentence."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from translations.models import Public
from translations.verbs import Verb

SAID: Mapping[str, str | Promise] = {
    Verb.OPEN: _("The release is open."),
    Verb.DUPLICATE: _("Another release was begun from it."),
    Verb.START: _("Started: it can be written now."),
    Verb.SAVE: _("Saved."),
    Verb.ARRANGE: _("The passages are arranged as you asked."),
    Verb.TAKE_SOURCE: _("The text follows the newest revision of its source now."),
    Verb.MACHINE: _("A machine draft was asked for."),
    Verb.SUBMIT: _("Submitted for review."),
    Verb.REMARK: _("The remark is on record."),
    Verb.RESOLVE_REMARK: _("The remark is resolved."),
    Verb.ACCEPT: _("The finding is let stand, with your reason."),
    Verb.SUGGEST: _("The suggestion waits for an answer."),
    Verb.TAKE_SUGGESTION: _("The suggestion was taken into the text."),
    Verb.REFUSE_SUGGESTION: _("The suggestion was refused."),
    Verb.RETURN: _("Returned, with what is to be done."),
    Verb.APPROVE: _("Approved."),
    Verb.RECALL: _("Recalled: it is a draft again."),
    Verb.SCHEDULE: _("Scheduled."),
    Verb.RESCHEDULE: _("Scheduled for another time."),
    Verb.UNSCHEDULE: _("Taken off the schedule; its approval stands."),
    Verb.PUBLISH: _("Published."),
    Verb.FAIL: _("Put before the press officers."),
    Verb.RETRY: _("Scheduled again: it will be tried anew."),
    Verb.REVISE: _("The next edition is begun. What is live stays until then."),
    Verb.MAKE_OFFICIAL: _("The official edition is begun. What is live stays until then."),
    Verb.DISCARD: _("The draft was discarded."),
    Verb.RESTORE_REVISION: _("That revision is the draft now, to be approved as any other."),
    Verb.ATTACH: _("The file is attached."),
    Verb.DETACH: _("The attachment was taken off."),
    Verb.CANCEL: _("Cancelled."),
    Verb.REOPEN: _("Taken up again."),
    Verb.WITHDRAW: _("Withdrawn. Readers are told so at its address."),
    Verb.RESTORE: _("Public again."),
    Verb.REMOVE: _("Removed. Its address says that it is gone."),
    Verb.CONFIRM: _("Confirmed against its source."),
    Verb.ASSIGN: _("Assigned."),
    Verb.TAKE_OVER: _("It is yours now."),
    Verb.HAND_BACK: _("Handed back: it is nobody’s now."),
    Verb.RECORD_SOURCE: _("The newer text is on record."),
    Verb.PREVIEW_LINK: _("The preview link is made."),
    Verb.REVOKE_LINK: _("The preview link leads nowhere any more."),
    Verb.SET_EMBARGO: _("The embargo is as you set it."),
    Verb.GRANT: _("That person may know of it now."),
    Verb.CHANGE_FACTS: _("The facts are changed."),
    Verb.CHANGE_LINKS: _("The related links are changed."),
    Verb.ADD_IMAGE: _("The image was added."),
    Verb.REMOVE_IMAGE: _("The image was taken off."),
    Verb.BUNDLE: _("It is set when its languages go public."),
    Verb.UNBUNDLE: _("What was set for its languages is dropped."),
    Verb.GO_WITHOUT: _("It goes without what is missing."),
    Verb.HOLD: _("All of them are held."),
    Verb.GONE_WITHOUT: _("It went without what was missing."),
    Verb.RESERVE_NUMBER: _("The number of the series is reserved."),
}


# Of a text that readers had and have no more nothing is live, and its next edition brings nothing back.
SAID_OF_WITHDRAWN: Mapping[str, str | Promise] = {
    Verb.REVISE: _(
        "The next edition is begun. The text stays withdrawn until it is made public again."
    ),
    Verb.MAKE_OFFICIAL: _(
        "The official edition is begun. The text stays withdrawn until it is made public again."
    ),
}


def done(verb: str, public: str = "") -> str:
    """The sentence for a verb, done to a text that is ``public`` so.

    Raises KeyError for a verb that the table has not.
    """
    if public == Public.WITHDRAWN and verb in SAID_OF_WITHDRAWN:
        return str(SAID_OF_WITHDRAWN[verb])
    return str(SAID[verb])
