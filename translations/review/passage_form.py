"""The passages of the page's one form: what is suggested and said in them.

``text-KEY`` is how a passage should read, ``was-KEY`` the fingerprint of how it read when the page was
made; ``comment-KEY`` a remark on it, ``comment-whole`` one on the whole; ``answer-NUMBER`` an answer in
a thread. The button says what is put on record now; what else was typed stays on the page:

``suggest``   a passage's key
``remark``    a passage's key, or ``whole``
``answer``    the number of a thread; ``resolve`` too, with its answer as the last word
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from django.contrib.auth.models import User
from django.utils.translation import ngettext

from releases.document import normalised
from translations.admin.rooms import key_or_404
from translations.desk.requests import unstorable
from translations.desk.rows import fingerprint
from translations.errors import Refusal, Refused
from translations.models import Translation
from translations.verbs import Verb
from translations.workflow import perform

WHOLE = "whole"
_KEPT = ("text-", "comment-", "answer-")


@dataclass
class PassageForm:
    """What was ``posted``; ``left`` is what was typed and is not on record yet, ``place`` where one was."""

    text: Translation
    user: User
    posted: Mapping[str, str]
    done: list[Verb] = field(default_factory=list)
    place: str = ""

    def __post_init__(self) -> None:
        self.left = typed_in(self.posted)

    def act(self) -> None:
        """Do what the button asks. Raises Refused; Http404 for what there is not."""
        self._refuse_unstorable()
        for name, act in _ACTS.items():
            if asked := self.posted.get(name):
                act(self, asked)
                return

    def send_all(self) -> None:
        """Put everything on record that was typed, as goes with a text that is returned."""
        self._refuse_unstorable()
        for name in list(self.left):
            kind, _dash, key = name.partition("-")
            {"text": self._suggest, "comment": self._remark, "answer": self._answer}[kind](key)

    def return_with(self, key: str) -> None:
        """Let the remark on this passage be what is said of the return; no one need say it twice."""
        comment = self.left.pop(f"comment-{key}", "")
        self.posted = {**self.posted, "comment": comment, "key": key}

    def refuse_unsent(self) -> None:
        """Raise Refused where something is typed that would not go with an approval."""
        if not self.left:
            return
        message = ngettext(
            "%(count)d edit or remark that you typed is not on record: send it or clear it first.",
            "%(count)d edits or remarks that you typed are not on record: send or clear them first.",
            len(self.left),
        )
        keys = tuple(name.partition("-")[2] for name in self.left)
        reason = Refusal("unsent", message % {"count": len(self.left)}, keys)
        raise Refused(Verb.APPROVE, [reason])

    def _refuse_unstorable(self) -> None:
        """Raise Refused for a character that no database keeps."""
        for name, said in self.posted.items():
            if reason := unstorable(said):
                key = name.partition("-")[2]
                raise Refused(Verb.REMARK, [Refusal("unstorable", reason, (key,))])

    def _suggest(self, key: str) -> None:
        said = normalised(self.posted.get(f"text-{key}", ""))
        self._put(Verb.SUGGEST, f"text-{key}", key, key=key, text=said, revision=self.revision)

    def _remark(self, key: str) -> None:
        about = "" if key == WHOLE else key
        comment = self.posted.get(f"comment-{key}", "")
        self._put(Verb.REMARK, f"comment-{key}", key, key=about, comment=comment)

    def _answer(self, number: str) -> None:
        self._in_thread(Verb.REMARK, number)

    def _resolve(self, number: str) -> None:
        self._in_thread(Verb.RESOLVE_REMARK, number)

    def _in_thread(self, verb: Verb, number: str) -> None:
        thread = self.text.remarks.filter(pk=key_or_404(number)).first()
        comment = self.posted.get(f"answer-{number}", "")
        place = thread.key if thread else ""
        self._put(verb, f"answer-{number}", place, remark=int(number), comment=comment)

    def _put(self, verb: Verb, name: str, place: str, **inputs: object) -> None:
        self.place = place
        perform(self.text, verb, self.user, **inputs)
        self.left.pop(name, None)
        self.done.append(verb)

    @property
    def revision(self) -> int | None:
        """The revision that the person had before them."""
        said = self.posted.get("revision", "")
        return int(said) if said.isascii() and said.isdigit() and len(said) < 10 else None


def typed_in(posted: Mapping[str, str]) -> dict[str, str]:
    """By the name of its field, what a person typed in passages and threads."""
    return {name: said for name, said in posted.items() if _is_typed(name, said, posted)}


def _is_typed(name: str, said: str, posted: Mapping[str, str]) -> bool:
    if not name.startswith(_KEPT) or not said.strip():
        return False
    key = name.partition("-")[2]
    is_suggestion = name.startswith("text-")
    return not is_suggestion or fingerprint(normalised(said)) != posted.get(f"was-{key}")


_ACTS: dict[str, Callable[[PassageForm, str], None]] = {
    "suggest": PassageForm._suggest,
    "remark": PassageForm._remark,
    "answer": PassageForm._answer,
    "resolve": PassageForm._resolve,
}
