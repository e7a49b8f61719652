"""The work on texts: what is drafted, who approved it, and every act on record."""

from translations.models.acceptance import Acceptance
from translations.models.approval import Approval
from translations.models.bundle import Bundle, IfMissing, Manner
from translations.models.machine_draft import MachineDraft
from translations.models.notice import Event, Mode, Notice, NoticeWishes, Telling
from translations.models.outbox import Outbox
from translations.models.presence import Presence
from translations.models.preview_link import PreviewLink, PreviewView
from translations.models.remark import Remark, Suggestion
from translations.models.revision import RevisionRecord
from translations.models.role import OVER_TEXTS, EmbargoGrant, LanguageRole, Role, RoleChange
from translations.models.segment import Origin, Place, Segment, SegmentChange
from translations.models.transition import Transition
from translations.models.translation import APART, ENDED, Public, State, Translation
from translations.models.watch import Heartbeat, Punctuality

__all__ = [
    "APART",
    "ENDED",
    "OVER_TEXTS",
    "Acceptance",
    "Approval",
    "Bundle",
    "EmbargoGrant",
    "Event",
    "Heartbeat",
    "IfMissing",
    "LanguageRole",
    "MachineDraft",
    "Manner",
    "Mode",
    "Notice",
    "NoticeWishes",
    "Origin",
    "Outbox",
    "Place",
    "Presence",
    "PreviewLink",
    "PreviewView",
    "Public",
    "Punctuality",
    "Remark",
    "RevisionRecord",
    "Role",
    "RoleChange",
    "Segment",
    "SegmentChange",
    "State",
    "Suggestion",
    "Telling",
    "Transition",
    "Translation",
]
