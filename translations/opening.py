"""Opening: a release with its original, an original on another site, and a release begun from another."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from typing import Any

from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from releases.clock import database_now
from releases.document import Document, Standing
from releases.models import ExternalOriginal, Office, RelatedLink, Release
from translations import composing, drafting, files, history, revisions
from translations.attempt import Attempt
from translations.errors import Refusal, Refused
from translations.models import Origin, Public, Role, State, Translation
from translations.models.revision import Cause
from translations.roles import holds
from translations.verbs import Verb
from translations.visibility import may_know_of
from translations.workflow import perform_on_release


def open_release(
    office: Office,
    user: User,
    *,
    source_language: str,
    issued_on: datetime.date,
    links: Sequence[str] = (),
    **facts: Any,
) -> Translation:
    """A new release with an empty original in draft; returns the original.

    ``links`` are the addresses of related links, ``facts`` further columns of Release. Raises
    Refused for anyone but the office's press officers, ValidationError for a fact the model refuses.
    """
    _demand_press_officer(Verb.OPEN, office, user)
    with transaction.atomic():
        release = _new_release(office, source_language, issued_on, links, facts)
        original = Translation.objects.create(
            release=release,
            language=source_language,
            is_original=True,
            standing=Standing.ORIGINAL,
        )
        _on_record(Verb.OPEN, original, user, database_now())
    return original


def open_external(
    office: Office,
    user: User,
    *,
    document: Document,
    url: str,
    retrieved_on: datetime.date,
    source_language: str,
    issued_on: datetime.date,
    links: Sequence[str] = (),
    **facts: Any,
) -> Translation:
    """A release whose original stands on another site; ``document`` is its text, for translators only.

    Returns the original. Raises as ``open_release`` does.
    """
    _demand_press_officer(Verb.OPEN, office, user)
    with transaction.atomic():
        release = _new_release(office, source_language, issued_on, links, facts)
        original = Translation.objects.create(
            release=release,
            language=source_language,
            is_original=True,
            standing=Standing.ORIGINAL,
            state=State.PUBLISHED,
            public=Public.EXTERNAL,
        )
        at = database_now()
        drafting.write_document(original, user, document, at, Origin.IMPORTED)
        revisions.keep_revision(original, user, Cause.RECORDED, at)
        original.save()
        external = ExternalOriginal(
            release=release,
            url=url,
            title=document.title,
            retrieved_on=retrieved_on,
            sha256=original.sha256,
        )
        external.full_clean()
        external.save()
        read = {"url": url, "retrieved_on": retrieved_on.isoformat()}
        _on_record(Verb.OPEN, original, user, at, **read)
    return original


# What another release of the same sort begins with; dates, number, embargo and files are its own.
_INHERITED = ("kind", "source_language", "press_contact", "plan")


def duplicate(release: Release, user: User, *, issued_on: datetime.date) -> Translation:
    """A new release that begins as ``release`` is: its facts, links, and the original's text, as a draft.

    Of an original on another site it is the facts and links alone, since the text is that site's.
    What is under embargo begins a release under the same embargo, or its text would be known.
    Returns the new original. Raises Refused for anyone but the office's press officers, and for a
    release that the person may not know of.
    """
    if not may_know_of(user, release, database_now()):
        raise Refused(Verb.DUPLICATE, [Refusal("unknown", _("There is no such text."))])
    _demand_press_officer(Verb.DUPLICATE, release.office, user)
    old = release.translations.get(is_original=True)
    document = composing.compose(old)
    facts = {name: getattr(release, name) for name in _INHERITED}
    links = [link.url for link in release.related_links.current()]
    with transaction.atomic():
        original = open_release(release.office, user, issued_on=issued_on, links=links, **facts)
        for name in ("topics", "countries", "carried_by"):
            getattr(original.release, name).set(getattr(release, name).all())
        if not old.is_external:
            at = database_now()
            drafting.write_document(original, user, document, at, Origin.COPIED)
            original.save(update_fields=["tail"])
            _on_record(Verb.DUPLICATE, original, user, at)
        if release.embargo_until and release.embargo_until > database_now():
            _embargo_alike(original.release, release, user)
    return original


def _embargo_alike(made: Release, release: Release, user: User) -> None:
    until, reason = release.embargo_until, _("As the release that it began from.")
    perform_on_release(made, Verb.SET_EMBARGO, user, embargo_until=until, reason=reason)


def _demand_press_officer(verb: str, office: Office, user: User) -> None:
    if not holds(user, Role.PRESS_OFFICER, office.pk):
        raise Refused(verb, [Refusal("role", _("This is for press officers of the office."))])


def _new_release(
    office: Office,
    source_language: str,
    issued_on: datetime.date,
    links: Sequence[str],
    facts: dict[str, Any],
) -> Release:
    release = Release(office=office, source_language=source_language, issued_on=issued_on, **facts)
    release.full_clean()
    if against := files.against_links(links):
        raise ValidationError({"links": str(against)})
    release.save()
    RelatedLink.objects.bulk_create(
        RelatedLink(release=release, position=position, url=url)
        for position, url in enumerate(dict.fromkeys(links))
    )
    return release


def _on_record(
    verb: str, text: Translation, user: User, at: datetime.datetime, **facts: str
) -> None:
    attempt = Attempt(verb, user, text.release, at, working=text, facts=facts)
    history.append(attempt)
