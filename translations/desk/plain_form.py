"""The plain form: the desk's passages posted all at once, as a browser does without a script.

``text-KEY``, ``was-KEY`` and ``confirm-KEY`` are a passage's text, what stood there when the form was
made, and whether it is finished with. Beside these a button says what else is to be done:

``then``      ``submit``, ``take_source``, ``machine`` or ``take_over``
``arrange``   “act KEY”, with ``reason-KEY``, ``style-KEY`` or ``added-KEY``
``take``      the number of a suggestion; ``refuse`` too, with ``because-NUMBER``
``accept``    the name of a finding that is let stand, with ``because-NAME``
``remark``    a passage's key, with ``comment-KEY``
``restore``   the number of a change of a passage, which then reads as it did
``open``      a passage's key: its history and remarks are shown
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from django.contrib.auth.models import User
from django.http import Http404

from releases.document import normalised
from translations.admin.rooms import key_or_404
from translations.arranging import Arrangement
from translations.desk.requests import unstorable
from translations.desk.rows import fingerprint
from translations.errors import Refusal, Refused
from translations.models import Origin, Place, Segment, Translation
from translations.verbs import Verb
from translations.workflow import perform

THEN = (Verb.SUBMIT, Verb.TAKE_SOURCE, Verb.MACHINE, Verb.TAKE_OVER)
_TEXT = "text-"


@dataclass
class PlainForm:
    """What was ``posted`` of the passages of a text; ``done`` is the verb that a button asked for."""

    text: Translation
    user: User
    segments: Mapping[str, Segment]
    posted: Mapping[str, str]
    done: str = ""
    place: str = field(default="", init=False)

    @cached_property
    def typed(self) -> dict[str, str]:
        """By key, what the person changed in the form, whatever became of the passage meanwhile."""
        return typed_in(self.posted)

    @property
    def opens(self) -> bool:
        """Whether the history and remarks of ``place`` are to be shown."""
        return any(self.posted.get(name) for name in ("open", "remark", "restore"))

    @property
    def strays(self) -> list[str]:
        """What was typed in passages that the text has no more."""
        return [said for key, said in self.typed.items() if key not in self.segments]

    @cached_property
    def finished(self) -> frozenset[str]:
        """The passages that the person has finished with, by this form."""
        return frozenset(key for key in self._ticked if self._is_news(key))

    def save(self) -> None:
        """Save what was typed and confirmed. Raises Refused, and nothing is saved."""
        self._refuse_unstorable()
        texts, was = {}, {}
        for key in [*self.typed, *(key for key in self.finished if key not in self.typed)]:
            segment = self.segments.get(key)
            stored = segment.text if segment else ""
            said = self.posted.get(_TEXT + key, stored)
            if key not in self.finished and normalised(said) == stored and segment:
                continue
            texts[key] = said
            # What the form did not have before it is anything but what is stored.
            is_mine = segment is None or self._is_as_it_was(key, stored)
            was[key] = stored if is_mine else said
        if texts:
            inputs = {"texts": texts, "was": was, "confirm": self.finished}
            perform(self.text, Verb.SAVE, self.user, **inputs)
            self.done = Verb.SAVE

    def act(self) -> None:
        """Do what the button asked besides saving. Raises Refused; Http404 for what there is not."""
        for name, act in _ACTS.items():
            if asked := self.posted.get(name):
                act(self, asked)
                return

    @property
    def _ticked(self) -> list[str]:
        """Those whose confirmation is ticked or pressed; of what says nothing only what is left out."""
        keys = [
            name.removeprefix("confirm-") for name in self.posted if name.startswith("confirm-")
        ]
        return [key for key in keys if key in self.segments and self._may_be_confirmed(key)]

    def _may_be_confirmed(self, key: str) -> bool:
        return _TEXT + key in self.posted or self.segments[key].place == Place.LEFT_OUT

    def _is_news(self, key: str) -> bool:
        """Whether the tick was put by the person, or stands beside what they typed."""
        return key in self.typed or not _before(self.posted, key)[1]

    def _is_as_it_was(self, key: str, stored: str) -> bool:
        if _TEXT + key not in self.posted:
            return True  # it is left out: what it would say is not on the page
        return _before(self.posted, key)[0] == fingerprint(stored)

    def _refuse_unstorable(self) -> None:
        """Raise Refused for a character that no database keeps."""
        for name, said in self.posted.items():
            if reason := unstorable(said):
                key = name.partition("-")[2]
                raise Refused(Verb.SAVE, [Refusal("unstorable", reason, (key,))])

    def _then(self, verb: str) -> None:
        if verb not in THEN:
            raise Http404
        self._perform(Verb(verb))

    def _take(self, number: str) -> None:
        self._perform(Verb.TAKE_SUGGESTION, suggestion=self._suggestion(number))

    def _refuse(self, number: str) -> None:
        reason = self.posted.get(f"because-{number}", "")
        self._perform(Verb.REFUSE_SUGGESTION, suggestion=self._suggestion(number), reason=reason)

    def _accept(self, name: str) -> None:
        reason = self.posted.get(f"because-{name}", "")
        self._perform(Verb.ACCEPT, finding=name, reason=reason)
        self.place = self.text.acceptances.latest("pk").key

    def _suggestion(self, number: str) -> int:
        found = self.text.suggestions.filter(pk=key_or_404(number)).first()
        if found is None:
            raise Http404
        self.place = found.key
        return found.pk

    def _arrange(self, asked: str) -> None:
        act, _space, self.place = asked.partition(" ")
        chosen = "added" if act == Arrangement.ADD else "style"
        self._perform(
            Verb.ARRANGE,
            arrangement=act,
            key=self.place,
            reason=self.posted.get(f"reason-{self.place}", ""),
            style=self.posted.get(f"{chosen}-{self.place}", ""),
        )

    def _remark(self, key: str) -> None:
        self.place = key
        self._perform(Verb.REMARK, key=key, comment=self.posted.get(f"comment-{key}", ""))

    def _restore(self, number: str) -> None:
        change = self.text.changes.filter(pk=key_or_404(number)).first()
        segment = self.text.segments.filter(key=change.key).first() if change else None
        if change is None or segment is None:
            raise Http404
        key = self.place = change.key
        is_seen = key in self.typed or self._is_as_it_was(key, segment.text)
        was = {key: segment.text if is_seen else change.text}
        self._perform(Verb.SAVE, texts={key: change.text}, was=was, origin=Origin.RESTORED)

    def _open(self, key: str) -> None:
        if key not in self.segments:
            raise Http404
        self.place = key

    def _perform(self, verb: Verb, **inputs: object) -> None:
        perform(self.text, verb, self.user, **inputs)
        self.done = verb


def typed_in(posted: Mapping[str, str]) -> dict[str, str]:
    """By key, the texts of a form that are not those with which it was made."""
    found = {}
    for name, said in posted.items():
        key = name.removeprefix(_TEXT)
        if name.startswith(_TEXT) and fingerprint(normalised(said)) != _before(posted, key)[0]:
            found[key] = said
    return found


def _before(posted: Mapping[str, str], key: str) -> tuple[str, bool]:
    """How a passage stood when the form was made: its fingerprint, and whether it was confirmed."""
    was = posted.get(f"was-{key}", "")
    return was.removesuffix("+"), was.endswith("+")


_ACTS: dict[str, Callable[[PlainForm, str], None]] = {
    "then": PlainForm._then,
    "take": PlainForm._take,
    "refuse": PlainForm._refuse,
    "accept": PlainForm._accept,
    "arrange": PlainForm._arrange,
    "remark": PlainForm._remark,
    "restore": PlainForm._restore,
    "open": PlainForm._open,
}
