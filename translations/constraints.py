"""Four eyes and approval as the database holds them, behind the guards in Python."""

from __future__ import annotations

from releases.triggers import PREFIX, Guard

AUTHORED_SINCE_LAST_APPROVAL = """EXISTS (
    SELECT 1 FROM translations_segmentchange c
    WHERE c.translation_id = NEW.translation_id AND c.author_id = NEW.reviewer_id
    AND c.id > COALESCE((
        SELECT MAX(a.last_change_id) FROM translations_approval a
        WHERE a.translation_id = NEW.translation_id
        AND NOT EXISTS (SELECT 1 FROM translations_transition v WHERE v.voids_id = a.id)
    ), 0))"""

PUBLISHED_WITHOUT_APPROVAL = """NEW.origin = 'workflow' AND NEW.act IN ('published', 'restored')
    AND NOT EXISTS (
        SELECT 1 FROM translations_approval a
        JOIN translations_translation t ON t.id = a.translation_id
        WHERE t.release_id = NEW.release_id AND t.language = NEW.language
        AND a.sha256 = NEW.sha256 AND a.document = NEW.document AND a.revision = NEW.revision
        AND NOT EXISTS (SELECT 1 FROM translations_transition v WHERE v.voids_id = a.id))"""


def triggers() -> list[Guard]:
    """The rules that read more than one table (see the ``TRIGGERS`` setting)."""
    return [
        Guard(
            name=f"{PREFIX}four_eyes",
            table="translations_approval",
            event="INSERT",
            condition=AUTHORED_SINCE_LAST_APPROVAL,
            message="an author of this text can not approve it",
        ),
        Guard(
            name=f"{PREFIX}approved_first",
            table="releases_publication",
            event="INSERT",
            condition=PUBLISHED_WITHOUT_APPROVAL,
            message="nothing is published that was not approved",
        ),
    ]
