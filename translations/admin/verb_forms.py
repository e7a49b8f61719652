"""The one mapping of verbs to the forms behind their buttons, in the order of the buttons."""

from __future__ import annotations

from translations.admin.file_forms import AttachForm, DetachForm
from translations.admin.link_forms import PreviewLinkForm, RevokeLinkForm
from translations.admin.public_forms import (
    PublishForm,
    RestoreForm,
    ReviseForm,
    ScheduleForm,
    TakeDownForm,
)
from translations.admin.review_forms import (
    ApproveForm,
    AssignForm,
    CommentForm,
    ExactlyThisForm,
    RefuseSuggestionForm,
    RemarkForm,
    ResolveRemarkForm,
    RestoreRevisionForm,
    SuggestForm,
    SuggestionForm,
)
from translations.admin.verb_form import NoteForm, ReasonForm, VerbForm
from translations.verbs import Verb

# SAVE and RECORD_SOURCE are the page's own form (``writing``), ARRANGE and ACCEPT are the desk's;
# FAIL is the clock's alone.
FORMS: dict[str, type[VerbForm]] = {
    Verb.SUBMIT: VerbForm,
    Verb.APPROVE: ApproveForm,
    Verb.RETURN: CommentForm,
    Verb.SCHEDULE: ScheduleForm,
    Verb.RESCHEDULE: ScheduleForm,
    Verb.PUBLISH: PublishForm,
    Verb.RETRY: VerbForm,
    Verb.UNSCHEDULE: ReasonForm,
    Verb.RECALL: NoteForm,
    Verb.TAKE_SOURCE: VerbForm,
    Verb.MACHINE: VerbForm,
    Verb.ATTACH: AttachForm,
    Verb.DETACH: DetachForm,
    Verb.REMARK: RemarkForm,
    Verb.RESOLVE_REMARK: ResolveRemarkForm,
    Verb.SUGGEST: SuggestForm,
    Verb.TAKE_SUGGESTION: SuggestionForm,
    Verb.REFUSE_SUGGESTION: RefuseSuggestionForm,
    Verb.REVISE: ReviseForm,
    Verb.CONFIRM: ExactlyThisForm,
    Verb.MAKE_OFFICIAL: NoteForm,
    Verb.DISCARD: NoteForm,
    Verb.RESTORE_REVISION: RestoreRevisionForm,
    Verb.PREVIEW_LINK: PreviewLinkForm,
    Verb.REVOKE_LINK: RevokeLinkForm,
    Verb.ASSIGN: AssignForm,
    Verb.TAKE_OVER: VerbForm,
    Verb.HAND_BACK: VerbForm,
    Verb.WITHDRAW: TakeDownForm,
    Verb.RESTORE: RestoreForm,
    Verb.REMOVE: TakeDownForm,
    Verb.CANCEL: ReasonForm,
    Verb.REOPEN: VerbForm,
}
