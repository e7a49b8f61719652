"""What must hold (DESIGN.md, section 6), each point asked of the rows and of what a reader gets."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from html import escape
from typing import Any

from django.core import mail
from django.test import Client

from releases.document import Document, digest
from releases.labels import shipped
from releases.live import live_languages
from releases.markup import to_html
from releases.models import Act, Address, Attachment, Image, Publication, Release
from tests.translations.invariants.reader import CANARY, Answer, nonsense
from tests.translations.invariants.walk import Walk
from tests.translations.invariants.world import STRANGERS
from tests.translations.staff import release_path, text_path
from translations.composing import compose
from translations.models import (
    Approval,
    EmbargoGrant,
    Outbox,
    Public,
    SegmentChange,
    State,
    Transition,
    Translation,
)
from translations.models.revision import Cause, RevisionRecord

SETTLED = (State.SUBMITTED, State.APPROVED, State.SCHEDULED, State.FAILED, State.PUBLISHED)
DECIDED = (State.APPROVED, State.SCHEDULED, State.FAILED, State.PUBLISHED)


def editions() -> dict[tuple[int, str], Publication]:
    """The newest act on each text that put it before readers or took it away."""
    rows = Publication.objects.exclude(act=Act.FACTS).order_by("sequence")
    return {(row.release_id, row.language): row for row in rows}


def live_editions() -> dict[tuple[int, str], Publication]:
    return {key: row for key, row in editions().items() if row.act in Publication.public_acts}


def canaries_in(texts: Any) -> set[str]:
    return {word for text in texts for word in CANARY.findall(text)}


def nothing_unapproved_is_readable(walk: Walk) -> None:
    """1. Whatever is read anywhere was published; what lists and pages show is live now."""
    reading = walk.reading
    approvals = Approval.objects.values_list("document", flat=True)
    published = Publication.objects.filter(act__in=Publication.public_acts)
    once = canaries_in(published.values_list("document", flat=True)) & canaries_in(approvals)
    assert reading.canaries <= once, reading.canaries - once
    _what_was_taken_down_is_read_nowhere(walk)
    _files_are_those_of_live_texts(walk)


def _what_was_taken_down_is_read_nowhere(walk: Walk) -> None:
    """A page may say what a live text was before its correction; of no other text it says a word."""
    live = set(live_editions())
    rows = Publication.objects.filter(act__in=Publication.public_acts)
    told = canaries_in(row.document for row in rows if (row.release_id, row.language) in live)
    # An address keeps the words under which its text was first known.
    told |= canaries_in(Address.objects.values_list("path", flat=True))
    for path, answer in walk.reading.answers.items():
        assert answer.canaries <= told, f"{path} shows {answer.canaries - told}"
    for release, language, answer in walk.reading.versions:
        assert ((release, language) in live) or answer.status in (404, 410)


def _files_are_those_of_live_texts(walk: Walk) -> None:
    named = {
        (release, each.sha256)
        for (release, _language), row in live_editions().items()
        for each in (*row.text.images, *row.text.attachments)
    }
    files: list[Image | Attachment] = [*Image.objects.all(), *Attachment.objects.all()]
    for file in files:
        seen = walk.reading.files[file.token].status
        is_named = (file.release_id, file.sha256) in named
        assert seen == 404 or is_named, f"{file} is read, and no live text names it"


def who_writes_does_not_approve(walk: Walk) -> None:
    """2. By this test's account (``Account.note_approvals``), and by the rows of changes."""
    voided = set(Transition.objects.exclude(voids=None).values_list("voids", flat=True))
    changes = defaultdict(list)
    for text, pk, author in SegmentChange.objects.values_list("translation", "pk", "author"):
        changes[text].append((pk, author))
    since: dict[int, int] = defaultdict(int)
    for row in Approval.objects.order_by("pk"):
        until = row.last_change_id or 0
        wrote = {
            a for pk, a in changes[row.translation_id] if since[row.translation_id] < pk <= until
        }
        assert row.reviewer_id not in wrote, f"{row.reviewer} approved what they wrote"
        if row.pk not in voided:
            since[row.translation_id] = max(since[row.translation_id], until)


def what_is_public_is_what_was_approved(walk: Walk) -> None:
    """3. Byte for byte, asked of the API and the page; and nothing else is answered as a text."""
    voided = set(Transition.objects.exclude(voids=None).values_list("voids", flat=True))
    live = live_editions()
    for (release, language), answer in walk.reading.details.items():
        if answer.status != 200:
            assert (release, language) not in live, f"{language} is lost to readers"
            continue
        shown = json.loads(answer.body)
        rows = Approval.objects.filter(
            translation__release=release, translation__language=language, revision=shown["revision"]
        )
        approved = {row.document for row in rows if row.pk not in voided}
        assert len(approved) == 1, f"{language} r{shown['revision']} has no approval that stands"
        document = approved.pop()
        assert live[release, language].document == document
        assert live[release, language].sha256 == digest(document)
        _is_what_is_shown(Document.parse(document), shown, walk.reading.pages[release, language])


def _is_what_is_shown(approved: Document, shown: dict[str, Any], page: Answer) -> None:
    body = str(to_html(approved.body))
    links = [{"url": link.url, "label": link.label} for link in approved.links]
    told = {name: shown[name] for name in ("title", "summary", "body_html", "standing", "links")}
    assert told == {
        "title": approved.title,
        "summary": approved.summary,
        "body_html": body,
        "standing": approved.standing,
        "links": links,
    }
    assert page.status == 200
    for part in (escape(approved.title), escape(approved.summary), body):
        assert part in page.body


def one_is_live_and_addresses_stay(walk: Walk) -> None:
    """4. One current address and one edition a language; no address changes hands."""
    known = walk.account.addresses
    rows = Address.objects.values_list("path", "release", "language", "is_current")
    current = Counter((release, language) for _p, release, language, is_now in rows if is_now)
    assert set(current.values()) <= {1}
    held = {path: (release, language) for path, release, language, _is_now in rows}
    assert known.items() <= held.items()
    known.update(held)
    columns = {
        (release.pk, language)
        for release in Release.objects.all()
        for language in live_languages(release)
    }
    texts = Translation.objects.filter(public=Public.LIVE)
    assert columns == set(texts.values_list("release", "language")) == set(live_editions())


def corrections_outdate_and_take_nothing_down(walk: Walk) -> None:
    """5. Each live page says that its source was corrected exactly when it was."""
    for (release, language), _row in live_editions().items():
        says = 'class="outdated"' in walk.reading.pages[release, language].body
        assert says == _is_outdated(release, language), f"{language} of {release}: {says}"


def _is_outdated(release: int, language: str) -> bool:
    source, known = _made_from(release, language)
    if not source:
        return False
    return _weighty(release, source) > known or _is_outdated(release, source)


def _made_from(release: int, language: str) -> tuple[str, int]:
    rows = Publication.objects.filter(
        release=release, language=language, act__in=Publication.public_acts
    )
    edition = rows.order_by("sequence").last()
    if edition is None:
        return "", 0
    confirmed = Approval.objects.standing().filter(
        translation__release=release, translation__language=language, sha256=edition.sha256
    )
    against = [row.source_revision or 0 for row in confirmed]
    return edition.source_language, max([edition.source_revision or 0, *against])


def _weighty(release: int, language: str) -> int:
    """The newest revision that readers know of, and that was more than a typing mistake."""
    public = Publication.objects.filter(
        release=release, language=language, act__in=Publication.public_acts
    ).exclude(significance="typo")
    elsewhere = RevisionRecord.objects.filter(
        translation__release=release, translation__language=language, cause=Cause.RECORDED
    ).exclude(significance="typo")
    numbers = [
        *public.values_list("revision", flat=True),
        *elsewhere.values_list("number", flat=True),
    ]
    return max(numbers, default=0)


def editions_and_effects_are_once() -> None:
    """7. No edition twice, no delivery twice."""
    rows = Publication.objects.filter(act=Act.PUBLISHED)
    once = Counter(rows.values_list("release", "language", "revision"))
    assert set(once.values()) <= {1}, once
    keys = Counter(Outbox.objects.values_list("key", flat=True))
    assert set(keys.values()) <= {1}
    assert len(mail.outbox) == Outbox.objects.filter(outcome="sent").count()


def embargoed_is_as_if_it_were_not(walk: Walk) -> None:
    """9. To readers, to strangers, and to colleagues without a grant, on every path."""
    for release in walk.under_embargo():
        for path, answer in walk.reading.answers.items():
            assert release.public_id not in answer.body, path
            if release.public_id in path and not path.startswith("/api/"):
                nothing = nonsense(path.split("/")[1])
                assert (answer.status, answer.body) == (nothing.status, nothing.body)
        granted = set(EmbargoGrant.objects.filter(release=release).values_list("user", flat=True))
        for name in ("anna", "root", *STRANGERS[:1]):
            if walk.world.people[name] not in granted:
                _is_hidden_from(walk.world.desks[name], release)


def _is_hidden_from(desk: Client, release: Release) -> None:
    text = release.translations.filter(is_original=False).earliest("pk")
    nowhere = release_path(release).replace(f"/{release.pk}/", "/987654/")
    nothing = desk.get(nowhere)
    for path in (
        release_path(release),
        release_path(release, "history"),
        text_path(text),
        text_path(text, "history"),
        text_path(text, "desk"),
        text_path(text, "review"),
    ):
        answer = desk.get(path)
        assert (answer.status_code, answer.content) == (404, nothing.content), path
    words = canaries_in(
        release.translations.values_list("segments__text", flat=True).exclude(segments__text=None)
    )
    for path in ("/admin/", "/admin/releases/release/", "/admin/translations/translation/"):
        told = desk.get(path).content.decode()
        assert release.public_id not in told, path
        assert not words & set(CANARY.findall(told)), path


def acts_lead_to_where_things_are() -> None:
    """10. Each text's acts lead from one to the next, and the last to where the text is."""
    now = {text.pk: (text.state, text.public) for text in Translation.objects.all()}
    led: dict[int, tuple[str, str]] = {}
    rows = Transition.objects.filter(refusal="", translation__isnull=False).order_by("sequence")
    for row in rows:
        key = row.translation_id or 0
        before = led.get(key)
        assert before in (None, (row.from_state, row.from_public)), f"{row} begins elsewhere"
        led[key] = (row.to_state, row.to_public)
    assert led == now


def nothing_is_approved_by_silence() -> None:
    """11. What counts as approved was approved by a person, in an act of its own, as it stands."""
    acts = Transition.objects.filter(verb__in=("approve", "confirm"), refusal="")
    approved = set(acts.values_list("translation", "actor"))
    texts = Translation.objects.filter(state__in=SETTLED).exclude(public=Public.EXTERNAL)
    for text in texts:
        assert compose(text).sha256 == text.sha256, f"{text} has changes that no revision holds"
        if text.state in DECIDED:
            rows = Approval.objects.standing().filter(translation=text, sha256=text.sha256)
            assert rows, f"{text} is {text.state} without an approval"
            assert all((text.pk, row.reviewer_id) in approved for row in rows)


def nothing_saved_is_lost(walk: Walk) -> None:
    """12. Each text that was acknowledged as saved is still on the record of changes."""
    kept: dict[int, set[str]] = defaultdict(set)
    for text, words in SegmentChange.objects.values_list("translation", "text"):
        kept[text].update(CANARY.findall(words))
    lost = [(text, word) for text, word in walk.account.saved if word not in kept[text]]
    assert lost == []


def provisional_pages_say_so(walk: Walk) -> None:
    """13. In its own language, with the way to the original."""
    for (release, language), row in live_editions().items():
        if row.standing != "provisional":
            continue
        page = walk.reading.pages[release, language].body
        assert escape(shipped("provisional")[language].full) in page
        original = Translation.objects.get(release=release, is_original=True)
        if original.public == Public.EXTERNAL:
            assert escape(original.release.external_original.url) in page
        elif original.public == Public.LIVE:
            address = Address.objects.get(
                release=release, language=original.language, is_current=True
            )
            assert f'href="{address.path}"' in page
