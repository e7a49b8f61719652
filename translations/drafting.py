"""Drafting: writing the working text, composing its document, and keeping numbered revisions of it."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

import reversion
from django.contrib.auth.models import User
from reversion.models import Version

from releases.document import Document, Link, normalised
from releases.markup import refuse_large
from releases.models import RelatedLink
from translations import segmentation
from translations.models import Origin, RevisionRecord, Segment, SegmentChange, Translation
from translations.segmentation import Kind, Parts, Piece

OUTSIDE_BODY = (Kind.TITLE, Kind.LEAD, Kind.LINK_LABEL)
TITLE_KEY, LEAD_KEY = "title", "lead"


def link_key(link: RelatedLink) -> str:
    """The key of the segment that holds a related link's label."""
    return f"link-{link.pk}"


def compose(translation: Translation) -> Document:
    """The document that the segments make now, whether or not a revision of it is kept."""
    segments = [s for s in translation.segments.all() if not s.is_aside]
    texts = {segment.key: segment.text for segment in segments}
    return Document(
        title=texts.get(TITLE_KEY, ""),
        summary=texts.get(LEAD_KEY, ""),
        body=segmentation.join(Parts(tuple(map(_piece, _body(segments))), translation.tail)),
        links=tuple(
            Link(link.url, texts.get(link_key(link), ""))
            for link in translation.release.related_links.all()
        ),
        standing=translation.standing,
        correction_note=translation.correction_note,
    ).normalised()


def write_texts(
    translation: Translation,
    author: User,
    texts: Mapping[str, str],
    at: datetime.datetime,
    origin: str = Origin.TYPED,
) -> bool:
    """Give the segments named by key these texts. Returns whether any changed.

    Raises KeyError for a key that this text has not, MarkupRefused for a text over the limit.
    """
    segments = {segment.key: segment for segment in translation.segments.all()}
    changed = []
    for key, text in texts.items():
        refuse_large(text)
        segment = segments[key]
        if segment.text != normalised(text) or segment.is_to_revise:
            segment.text, segment.is_to_revise = normalised(text), False
            changed.append(segment)
    Segment.objects.bulk_update(changed, ["text", "is_to_revise"])
    changes = {segment.key: segment.text for segment in changed}
    _note(translation, author, changes, at, origin)
    return bool(changed)


def write_document(
    translation: Translation,
    author: User,
    document: Document,
    at: datetime.datetime,
    origin: str = Origin.TYPED,
) -> bool:
    """Make the working text read as ``document``, keeping each block's key. Returns whether any changed.

    Only title, summary, body and link labels are taken; the standing and the correction note are
    the workflow's. Raises MarkupRefused for a body over the limit.
    """
    document = document.normalised()
    refuse_large(document.body)
    before = list(translation.segments.all())
    body = segmentation.split(document.body)
    after = _heads(translation, document) + _continued(translation, _body(before), body.pieces)
    after += [segment for segment in before if segment.is_aside]
    for position, segment in enumerate(after):
        segment.position = position
    changes = _differences(before, after)
    if [_shape(s) for s in before] != [_shape(s) for s in after] or body.tail != translation.tail:
        changes.setdefault("layout", "")
    if not changes:
        return False
    translation.segments.all().delete()
    Segment.objects.bulk_create(after)
    translation.tail = body.tail
    _note(translation, author, changes, at, origin)
    return True


def begin_from_source(translation: Translation) -> None:
    """Give a new translation the blocks of its source's revision, empty, in the source's skeleton.

    Raises ValueError for a text that records no revision of a source.
    """
    source = translation.source
    if source is None or translation.source_revision is None:
        raise ValueError("A translation begins from a revision of its source.")
    document, keys = kept_revision(source, translation.source_revision)
    parts = segmentation.split(document.body)
    blocks = [
        Segment(source_key=key, kind=piece.kind, depth=piece.depth, before=piece.before)
        for key, piece in zip(keys, parts.pieces, strict=True)
    ]
    segments = heads_of_source(translation, document) + blocks
    for position, segment in enumerate(segments):
        segment.translation, segment.position = translation, position
    Segment.objects.bulk_create(segments)
    translation.tail = parts.tail


def heads_of_source(translation: Translation, source: Document) -> list[Segment]:
    """Empty segments for what stands outside the body of the source's document."""
    empty = replace(source, title="", summary="", links=())
    heads = _heads(translation, empty)
    if source.summary:
        lead = Segment(key=LEAD_KEY, source_key=LEAD_KEY, kind=Kind.LEAD, translation=translation)
        heads.insert(1, lead)
    return heads


def note_change(
    translation: Translation, author: User, part: str, text: str, at: datetime.datetime
) -> None:
    """Put on record that ``author`` changed a part of the document that is not a segment."""
    _note(translation, author, {part: text}, at)


def keep_revision(translation: Translation, actor: User, cause: str, at: datetime.datetime) -> bool:
    """Number and keep what the segments make now. Returns False if it is the newest revision already."""
    document = compose(translation)
    if translation.revision and document.sha256 == translation.sha256:
        return False
    last = translation.revisions.order_by("-number").first()
    since = last.last_change if last else 0
    changes = translation.changes.filter(pk__gt=since).values_list("pk", "author_id")
    translation.revision += 1
    translation.document, translation.sha256 = document.canonical(), document.sha256
    with reversion.create_revision():
        reversion.set_user(actor)
        reversion.set_comment(f"r{translation.revision} {cause}")
        reversion.set_date_created(at)
        reversion.add_to_revision(translation)
        reversion.add_meta(
            RevisionRecord,
            translation=translation,
            number=translation.revision,
            sha256=translation.sha256,
            cause=cause,
            significance=translation.significance,
            source_revision=translation.source_revision,
            authors=sorted({author for _pk, author in changes}),
            last_change=max((pk for pk, _author in changes), default=since),
            keys=[s.key for s in _body(translation.segments.all()) if not s.is_aside],
            made_at=at,
        )
    return True


def kept_revision(translation: Translation, number: int) -> tuple[Document, list[str]]:
    """The document of revision ``number`` and the keys of its body's blocks.

    Raises RevisionRecord.DoesNotExist for a number that was never given.
    """
    record = translation.revisions.select_related("revision").get(number=number)
    version = Version.objects.get(
        revision=record.revision,
        content_type__app_label="translations",
        content_type__model="translation",
    )
    return Document.parse(version.field_dict["document"]), record.keys


def _body(segments: Iterable[Segment]) -> list[Segment]:
    return [segment for segment in segments if segment.kind not in OUTSIDE_BODY]


def _piece(segment: Segment) -> Piece:
    return Piece(Kind(segment.kind), segment.depth, segment.before, segment.text)


def _heads(translation: Translation, document: Document) -> list[Segment]:
    """The segments outside the body: title, lead where there is one, labels of related links."""

    def head(key: str, kind: str, text: str) -> Segment:
        source_key = "" if translation.is_original else key
        return Segment(
            translation=translation, key=key, source_key=source_key, kind=kind, text=text
        )

    labels = {link.url: link.label for link in document.links}
    heads = [head(TITLE_KEY, Kind.TITLE, document.title)]
    if document.summary:
        heads.append(head(LEAD_KEY, Kind.LEAD, document.summary))
    return heads + [
        head(link_key(link), Kind.LINK_LABEL, labels.get(link.url, ""))
        for link in translation.release.related_links.all()
    ]


def _continued(
    translation: Translation, old: list[Segment], pieces: Sequence[Piece]
) -> list[Segment]:
    """A segment for each new piece, under the key of the old one that it continues."""
    old = [segment for segment in old if not segment.is_aside]
    matches = segmentation.align([_piece(segment) for segment in old], pieces)
    sources = _source_keys(translation, pieces)
    segments = []
    for piece, match, source_key in zip(pieces, matches, sources, strict=True):
        kept = {"key": old[match.old].key} if match.old is not None else {}
        segments.append(
            Segment(
                translation=translation,
                source_key=source_key,
                kind=piece.kind,
                depth=piece.depth,
                before=piece.before,
                text=piece.text,
                **kept,
            )
        )
    return segments


def _source_keys(translation: Translation, pieces: Sequence[Piece]) -> list[str]:
    """For each piece of a translation typed whole, the key of the source's block it stands for."""
    if translation.source is None or translation.source_revision is None:
        return [""] * len(pieces)
    document, keys = kept_revision(translation.source, translation.source_revision)
    pairs = segmentation.pair(segmentation.split(document.body).pieces, pieces)
    return ["" if index is None else keys[index] for index in pairs]


def _shape(segment: Segment) -> tuple[str, str, int, str]:
    return segment.key, segment.kind, segment.depth, segment.before


def _differences(before: Iterable[Segment], after: Iterable[Segment]) -> dict[str, str]:
    """The new text of each key whose text differs, an empty one for a block that went."""
    old = {segment.key: segment.text for segment in before}
    new = {segment.key: segment.text for segment in after}
    gone = {key: "" for key, text in old.items() if key not in new and text}
    return gone | {key: text for key, text in new.items() if old.get(key, "") != text}


def _note(
    translation: Translation,
    author: User,
    changes: Mapping[str, str],
    at: datetime.datetime,
    origin: str = Origin.TYPED,
) -> None:
    SegmentChange.objects.bulk_create(
        SegmentChange(
            translation=translation, key=key, author=author, text=text, origin=origin, at=at
        )
        for key, text in changes.items()
    )
