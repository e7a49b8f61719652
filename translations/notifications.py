"""Notifications: who is told of an act, and the mail that says it.

Written into the outbox in the act's own transaction; only ``outbox.py`` sends.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from django.contrib.auth.models import User
from django.core.mail import EmailMessage
from django.utils import translation
from django.utils.translation import gettext as _

from translations.attempt import Attempt
from translations.models import Outbox, Role
from translations.roles import holders
from translations.verbs import Verb
from translations.visibility import may_know_of


def _holders(attempt: Attempt, role: str) -> Iterable[User]:
    return holders(attempt.release.office_id, attempt.translation.language, role=role)


def _reviewers(attempt: Attempt) -> Iterable[User]:
    return _holders(attempt, Role.REVIEWER)


def _press_officers(attempt: Attempt) -> Iterable[User]:
    return _holders(attempt, Role.PRESS_OFFICER)


def _authors(attempt: Attempt) -> Iterable[User]:
    authors = attempt.translation.changes.values("author")
    return User.objects.filter(pk__in=authors, is_active=True)


def _assignee(attempt: Attempt) -> Iterable[User]:
    return [person] if (person := attempt.translation.assignee) else []


TOLD: dict[str, Callable[[Attempt], Iterable[User]]] = {
    Verb.SUBMIT: _reviewers,
    Verb.RECALL: _reviewers,
    Verb.RETURN: _authors,
    Verb.START: _assignee,
    Verb.ASSIGN: _assignee,
    Verb.APPROVE: _press_officers,
    Verb.PUBLISH: _press_officers,
    Verb.FAIL: _press_officers,
    Verb.WITHDRAW: _press_officers,
}


def announce(*attempts: Attempt) -> None:
    """Put a delivery in the outbox for everyone concerned but the one who acted.

    Before an embargo ends, only those with a grant: a mail would tell that the release exists.
    """
    if found := [delivery for attempt in attempts for delivery in _deliveries(attempt)]:
        Outbox.objects.bulk_create(found, ignore_conflicts=True)


def _deliveries(attempt: Attempt) -> list[Outbox]:
    concerned = TOLD.get(attempt.verb)
    if concerned is None:
        return []
    text = attempt.translation
    cause = f"{attempt.verb}:{text.pk}:{text.revision}:{text.version}"
    return [
        Outbox(
            key=f"{cause}:{person.pk}",
            release=attempt.release,
            recipient=person,
            edition=attempt.edition,
            event=attempt.verb,
            language=text.language,
            payload={
                "actor": attempt.user.get_full_name() or attempt.user.get_username(),
                "comment": attempt.inputs.comment,
            },
        )
        for person in concerned(attempt)
        if person.pk != attempt.user.pk
        and person.email
        and may_know_of(person, attempt.release, attempt.at)
    ]


def mail(delivery: Outbox) -> EmailMessage:
    """The mail of one delivery. It never quotes the text: a mail outlives an embargo's secrecy."""
    with translation.override(delivery.payload.get("language") or "en"):
        name = delivery.release.public_id
        subject = _("%(act)s: %(release)s (%(language)s)") % {
            "act": str(Verb(delivery.event).label).capitalize(),
            "release": name,
            "language": delivery.language,
        }
        lines = [
            _("Release %(release)s, %(language)s: %(act)s, by %(actor)s.")
            % {
                "release": name,
                "language": delivery.language,
                "act": Verb(delivery.event).label,
                "actor": delivery.payload.get("actor", ""),
            },
        ]
    message = EmailMessage(subject, "\n\n".join(lines), to=[delivery.recipient.email])
    # One key, one id: a mail sent again after a crash is seen as the same by the mail reader.
    message.extra_headers["Message-ID"] = f"<{delivery.key.replace(':', '.')}@provisoire>"
    return message
