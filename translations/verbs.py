"""The verbs: what a person, or the clock, can do to a text or a release."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy


class Verb(models.TextChoices):
    """What a person, or the clock, can do."""

    OPEN = "open", gettext_lazy("open a release")
    DUPLICATE = "duplicate", gettext_lazy("begin another from it")
    START = "start", gettext_lazy("start a translation")
    SAVE = "save", gettext_lazy("save")
    ARRANGE = "arrange", gettext_lazy("arrange the passages")
    TAKE_SOURCE = "take_source", gettext_lazy("take source")
    MACHINE = "machine", gettext_lazy("ask for a machine draft")
    SUBMIT = "submit", gettext_lazy("submit")
    REMARK = "remark", gettext_lazy("remark")
    RESOLVE_REMARK = "resolve_remark", gettext_lazy("resolve a remark")
    ACCEPT = "accept", gettext_lazy("let a finding stand")
    SUGGEST = "suggest", gettext_lazy("suggest an edit")
    TAKE_SUGGESTION = "take_suggestion", gettext_lazy("take the suggestion")
    REFUSE_SUGGESTION = "refuse_suggestion", gettext_lazy("refuse the suggestion")
    RETURN = "return", gettext_lazy("return")
    APPROVE = "approve", gettext_lazy("approve")
    RECALL = "recall", gettext_lazy("recall")
    SCHEDULE = "schedule", gettext_lazy("schedule")
    RESCHEDULE = "reschedule", gettext_lazy("reschedule")
    UNSCHEDULE = "unschedule", gettext_lazy("unschedule")
    PUBLISH = "publish", gettext_lazy("publish now")
    FAIL = "fail", gettext_lazy("put before people")
    RETRY = "retry", gettext_lazy("try again")
    REVISE = "revise", gettext_lazy("revise")
    MAKE_OFFICIAL = "make_official", gettext_lazy("make official")
    DISCARD = "discard", gettext_lazy("discard the draft")
    RESTORE_REVISION = "restore_revision", gettext_lazy("restore a revision as a draft")
    ATTACH = "attach", gettext_lazy("attach a file")
    DETACH = "detach", gettext_lazy("take an attachment off")
    CANCEL = "cancel", gettext_lazy("cancel")
    REOPEN = "reopen", gettext_lazy("take up again")
    WITHDRAW = "withdraw", gettext_lazy("withdraw")
    RESTORE = "restore", gettext_lazy("make public again")
    REMOVE = "remove", gettext_lazy("remove")
    CONFIRM = "confirm", gettext_lazy("confirm against the source")
    ASSIGN = "assign", gettext_lazy("assign")
    TAKE_OVER = "take_over", gettext_lazy("take over")
    HAND_BACK = "hand_back", gettext_lazy("hand back")
    RECORD_SOURCE = "record_source", gettext_lazy("record a newer text")
    PREVIEW_LINK = "preview_link", gettext_lazy("make a preview link")
    REVOKE_LINK = "revoke_link", gettext_lazy("revoke a preview link")
    SET_EMBARGO = "set_embargo", gettext_lazy("set, move or lift the embargo")
    GRANT = "grant", gettext_lazy("let a person know of it")
    CHANGE_FACTS = "change_facts", gettext_lazy("change the facts")
    CHANGE_LINKS = "change_links", gettext_lazy("change the related links")
    ADD_IMAGE = "add_image", gettext_lazy("add an image")
    REMOVE_IMAGE = "remove_image", gettext_lazy("take an image off")
    BUNDLE = "bundle", gettext_lazy("set when its languages go public")
    UNBUNDLE = "unbundle", gettext_lazy("drop what was set")
    GO_WITHOUT = "go_without", gettext_lazy("go without what is missing")
    HOLD = "hold", gettext_lazy("hold all of them")
    GONE_WITHOUT = "gone_without", gettext_lazy("went without what was missing")
    RESERVE_NUMBER = "reserve_number", gettext_lazy("reserve a number of the series")


# What brings a text into being has no state to come from, so no row: opening.py, starting.py.
CREATION = frozenset({Verb.OPEN, Verb.DUPLICATE, Verb.START})
