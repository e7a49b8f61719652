"""Doing: one act on each of several texts, each by itself, whatever became of the others."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.contrib.auth.models import User
from django.utils.translation import gettext as _

from translations.admin.lists import titles_of
from translations.errors import Refusal, Refused
from translations.models import Translation
from translations.review.deciding import Deciding
from translations.several.acts import SeveralAct, refused
from translations.several.forms import SEEN_FORMS
from translations.verbs import Verb

logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class Outcome:
    """What became of one text: ``done`` are its verbs, ``refusals`` why it was not all of the act."""

    text: Translation
    done: Sequence[Verb]
    refusals: Sequence[Refusal] = ()


@dataclass(frozen=True)
class Outcomes:
    """What became of all of them; ``missing`` are those that the person may not know of, or nobody."""

    act: SeveralAct
    every: Sequence[Outcome]
    missing: int = 0

    def __post_init__(self) -> None:
        titles = titles_of([each.text.pk for each in self.every])
        for each in self.every:
            named: Any = each.text
            named.listed_title = titles.get(each.text.pk) or each.text.release.public_id

    @property
    def done(self) -> list[Outcome]:
        return [each for each in self.every if not each.refusals]

    @property
    def refused(self) -> list[Outcome]:
        return [each for each in self.every if each.refusals]

    @property
    def told(self) -> str:
        """«17 approved, 3 refused»."""
        left = len(self.refused) + self.missing
        told = self.act.told(len(self.done))
        return f"{told}, {refused(left)}" if left else told


def do_each(
    texts: Iterable[Translation], act: SeveralAct, user: User, posted: Mapping[str, str]
) -> list[Outcome]:
    """The outcome of each, in the order in which they were done: a source before what is made from it."""
    return [_do(text, act, user, _own(posted, text)) for text in sorted(texts, key=_steps)]


def _do(text: Translation, act: SeveralAct, user: User, given: Mapping[str, str]) -> Outcome:
    deciding = Deciding(text, user, act.name, given, form_classes=SEEN_FORMS)
    if not deciding.is_valid:
        return Outcome(text, [], list(_unfit(deciding)))
    try:
        deciding.decide()
    except Refused as error:
        return Outcome(text, deciding.done, error.refusals)
    except Exception:  # one bad item never holds up another
        logger.exception("%s of text %s failed", act.name, text.pk)
        return Outcome(text, deciding.done, [Refusal("failed", _("It failed: try it by itself."))])
    return Outcome(text, deciding.done)


def _own(posted: Mapping[str, str], text: Translation) -> dict[str, str]:
    """What was posted for this text, without its prefix, and what was posted for all of them."""
    prefix = f"{text.pk}-"
    shared = {name: said for name, said in posted.items() if not name[:1].isdigit()}
    own = {
        name.removeprefix(prefix): said for name, said in posted.items() if name.startswith(prefix)
    }
    return {name: said for name, said in shared.items() if name not in SHOWN} | own


# A hash that is given for all of them is given for none.
SHOWN = frozenset({"revision", "sha256", "outdated_acknowledged", "controls_confirmed"})


def _unfit(deciding: Deciding) -> Iterable[Refusal]:
    for form in deciding.forms.values():
        for errors in form.errors.values():
            yield from (Refusal("unfit", str(error)) for error in errors)


def _steps(text: Translation) -> int:
    """How far a text is from its original: nothing is published before what it is made from."""
    if text.source is None:
        return 0
    return 1 if text.source.source_id is None else 2
