"""The plots: what befell each of the demonstration's releases, told in the verbs of the workflow."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from releases.clock import database_now
from releases.models import Plan
from translations import cancelling, publishing, starting
from translations.checking import Checking
from translations.composing import in_body
from translations.demo import texts
from translations.demo.accounts import (
    ANNA,
    BEN,
    CHLOE,
    EMIL,
    GRETA,
    KENJI,
    MARC,
    NADIA,
    OLIVIA,
    Person,
)
from translations.demo.crew import Crew, tomorrow_at_ten
from translations.models import Translation
from translations.roles import clock
from translations.verbs import Verb
from translations.workflow import perform, perform_on_release

# Long enough to be in the future when it is asked for; the worker publishes as soon as it looks.
SOON = datetime.timedelta(seconds=3)
HALF, REMARKED = 15, 10  # passages of the English: how many are written, and which is remarked on
ON_ENGLISH = "“On the whole” for おおむね: please keep the wording of the statement of 29 May."
HASTY = "Comme dans le texte affiché en premier."
WRONG_DAY, RIGHT_DAY = "3 نوفمبر", "13 نوفمبر"
REMARK = "21 boursiers : corrigé. La date limite est le 13 novembre dans l’original, pas le 3."


def otan(crew: Crew) -> Translation:
    """The first real release: Japanese on the ministry's site, English as pivot, French from it.

    Returns the French, scheduled: the worker publishes it, not this process.
    """
    original = crew.opens_external(OLIVIA, texts.OTAN, "ja")
    english = crew.carries(KENJI, BEN, crew.starts(KENJI, original, "en", texts.OTAN))
    french = crew.carries(ANNA, CHLOE, crew.starts(ANNA, english, "fr", texts.OTAN))
    return crew.does(OLIVIA, Verb.SCHEDULE, french, publish_at=database_now() + SOON)


def valbrume(crew: Crew) -> list[Translation]:
    """An original in French, official in Japanese and provisional in Arabic, published together."""
    original = _original(crew, OLIVIA, ANNA, texts.VALBRUME, "fr")
    translated = [
        _translated(crew, KENJI, BEN, original, "ja", texts.VALBRUME),
        _translated(crew, NADIA, CHLOE, original, "ar", texts.VALBRUME),
    ]
    return _published(crew, OLIVIA, [original, *translated])


def open_day(crew: Crew) -> Translation:
    """A notice in French whose original waits for its reviewer."""
    original = crew.opens(OLIVIA, texts.OPEN_DAY, "fr")
    return crew.submits(OLIVIA, crew.types(OLIVIA, original, texts.OPEN_DAY))


def call(crew: Crew) -> list[Translation]:
    """A telephone call with two clocks: French and Arabic made from the English of the Japanese."""
    original = _original(crew, OLIVIA, BEN, texts.CALL, "ja")
    english = _translated(crew, KENJI, BEN, original, "en", texts.CALL)
    french = _translated(crew, ANNA, CHLOE, english, "fr", texts.CALL)
    arabic = _translated(crew, NADIA, CHLOE, english, "ar", texts.CALL)
    return _published(crew, OLIVIA, [original, english, french, arabic])


def declaration(crew: Crew) -> None:
    """A joint statement, corrected with a public note after it was out in four languages.

    The Japanese was corrected with it, the English is outdated, and the Arabic is on its way: its
    translator let stand what the checks had found in its next edition, and it was returned to her with
    the mend suggested, while the first stays public.
    """
    original = _original(crew, OLIVIA, CHLOE, texts.DECLARATION, "fr")
    japanese = _translated(crew, KENJI, BEN, original, "ja", texts.DECLARATION)
    english = _translated(crew, KENJI, BEN, original, "en", texts.DECLARATION)
    arabic = _translated(crew, NADIA, CHLOE, original, "ar", texts.DECLARATION)
    original, japanese, english, arabic = _published(
        crew, OLIVIA, [original, japanese, english, arabic]
    )
    _corrected(crew, OLIVIA, CHLOE, original, texts.DECLARATION)
    _corrected(crew, KENJI, BEN, japanese, texts.DECLARATION)
    arabic = crew.does(OLIVIA, Verb.REVISE, arabic, significance="substantive")
    arabic = crew.does(NADIA, Verb.TAKE_SOURCE, arabic)
    arabic = crew.types(NADIA, arabic, texts.DECLARATION, "r2")
    for found in Checking.of(arabic).blocking:
        arabic = crew.does(NADIA, Verb.ACCEPT, arabic, finding=found.about, reason=HASTY)
    arabic = crew.submits(NADIA, arabic)
    wrong = arabic.segments.get(text__contains=WRONG_DAY)
    right = wrong.text.replace(WRONG_DAY, RIGHT_DAY)
    arabic = crew.does(CHLOE, Verb.SUGGEST, arabic, key=wrong.key, text=right)
    crew.does(CHLOE, Verb.RETURN, arabic, comment=REMARK)


def conference(crew: Crew) -> None:
    """A press conference with its questions: the English is being drafted, and readers are told so.

    The Japanese was corrected meanwhile. At the desk some passages are confirmed, those corrected
    stand to be revised, the rest is empty; a reviewer has remarked on one.
    """
    original = _original(crew, OLIVIA, CHLOE, texts.CONFERENCE, "ja")
    french = _translated(crew, ANNA, CHLOE, original, "fr", texts.CONFERENCE)
    original, _french = _published(crew, OLIVIA, [original, french])
    english = starting.start_translation(original, "en", crew[KENJI])
    due = tomorrow_at_ten(english.release.office, days=2)
    english = crew.does(OLIVIA, Verb.ASSIGN, english, assignee=crew[KENJI], due_at=due)
    english = crew.writes(KENJI, english, texts.CONFERENCE, most=HALF)
    _corrected(crew, OLIVIA, CHLOE, original, texts.CONFERENCE)
    english = crew.does(KENJI, Verb.TAKE_SOURCE, english)
    remarked = in_body(english.segments.all())[REMARKED].key
    crew.does(CHLOE, Verb.REMARK, english, key=remarked, comment=ON_ENGLISH)
    plan = {"en": Plan.IN_PREPARATION, "ar": Plan.NOT_PLANNED}
    crew.tells(OLIVIA, original.release, plan=plan)


def statement(crew: Crew) -> None:
    """A statement that was withdrawn in every language, since another text has replaced it."""
    original = _original(crew, OLIVIA, BEN, texts.STATEMENT, "ja")
    english = _translated(crew, KENJI, BEN, original, "en", texts.STATEMENT)
    french = _translated(crew, ANNA, CHLOE, english, "fr", texts.STATEMENT)
    original, *_others = _published(crew, OLIVIA, [original, english, french])
    publishing.withdraw_together(original, crew[OLIVIA], reason="superseded")


def contributions(crew: Crew) -> None:
    """The mission's release with a table: three languages that go out at one minute, in three days."""
    original = _original(crew, MARC, EMIL, texts.CONTRIBUTIONS, "en")
    french = _translated(crew, GRETA, EMIL, original, "fr", texts.CONTRIBUTIONS)
    german = _translated(crew, GRETA, EMIL, original, "de", texts.CONTRIBUTIONS)
    perform_on_release(original.release, Verb.RESERVE_NUMBER, crew[MARC])
    at = tomorrow_at_ten(original.release.office, days=3)
    for text in (original, french, german):
        crew.does(MARC, Verb.SCHEDULE, text, publish_at=at)


def speech(crew: Crew) -> None:
    """A speech under embargo, of which its translators and reviewers were told."""
    original = crew.opens(OLIVIA, texts.SPEECH, "fr")
    until = tomorrow_at_ten(original.release.office, days=5)
    publishing.set_embargo(
        original.release, crew[OLIVIA], until, reason="Until the speech is given."
    )
    for person in (ANNA, BEN, CHLOE, KENJI):
        perform_on_release(original.release, Verb.GRANT, crew[OLIVIA], assignee=crew[person])
    original.release.refresh_from_db()
    original = crew.carries(OLIVIA, ANNA, crew.types(OLIVIA, original, texts.SPEECH))
    crew.carries(KENJI, BEN, crew.starts(KENJI, original, "en", texts.SPEECH))
    crew.submits(KENJI, crew.starts(KENJI, original, "ja", texts.SPEECH))


def delegation(crew: Crew) -> None:
    """A visit with an annex: the French could not be published, and waits for people."""
    original = _original(crew, OLIVIA, CHLOE, texts.DELEGATION, "ja")
    english = _translated(crew, KENJI, BEN, original, "en", texts.DELEGATION)
    french = _translated(crew, ANNA, CHLOE, original, "fr", texts.DELEGATION)
    _published(crew, OLIVIA, [original, english])
    later = tomorrow_at_ten(french.release.office)
    french = crew.does(OLIVIA, Verb.SCHEDULE, french, publish_at=later)
    perform(french, Verb.FAIL, clock(), failure="Demonstration: the disk was full.")


def season(crew: Crew) -> None:
    """An announcement written in Arabic first, which the mission carries on its own site."""
    original = _original(crew, NADIA, CHLOE, texts.SEASON, "ar", officer=OLIVIA)
    french = _translated(crew, ANNA, CHLOE, original, "fr", texts.SEASON)
    english = _translated(crew, KENJI, BEN, original, "en", texts.SEASON)
    crew.tells(OLIVIA, original.release, carried_by=[crew.offices[MARC.office].pk])
    _published(crew, OLIVIA, [original, french, english])


def workshop(crew: Crew) -> None:
    """A notice of the mission that will not be: cancelled in both languages, with nothing lost."""
    original = crew.opens(MARC, texts.WORKSHOP, "en")
    original = crew.submits(MARC, crew.types(MARC, original, texts.WORKSHOP))
    french = starting.start_translation(original, "fr", crew[MARC])  # early, as an officer may
    crew.types(GRETA, french, texts.WORKSHOP)
    cancelling.cancel_release(
        original.release, crew[MARC], reason="The workshop is put off to next year."
    )


@dataclass(frozen=True)
class Plot:
    """What is played, and the line that says so while the demonstration loads."""

    play: Callable[[Crew], object]
    line: str


PLOTS = (
    Plot(valbrume, "A meeting of two towns: published in three languages together"),
    Plot(call, "A telephone call: French and Arabic made from the English"),
    Plot(declaration, "A joint statement, corrected since: one language is outdated, one returned"),
    Plot(conference, "A press conference, corrected since: English half drafted at the desk"),
    Plot(statement, "A statement: withdrawn"),
    Plot(season, "An announcement in Arabic, carried by the mission"),
    Plot(delegation, "A visit: the French failed, and waits for people"),
    Plot(contributions, "Contributions, of the mission: three languages scheduled for one minute"),
    Plot(speech, "A speech: under embargo"),
    Plot(workshop, "A workshop: cancelled"),
    Plot(open_day, "A notice in French: submitted, waiting for a reviewer"),
    Plot(otan, "The NATO release of 3 April 2025, from the ministry's page: French scheduled"),
)


def _original(
    crew: Crew,
    author: Person,
    reviewer: Person,
    release: str,
    language: str,
    *,
    officer: Person | None = None,
) -> Translation:
    """An original opened, typed, submitted and approved."""
    opened = crew.opens(officer or author, release, language)
    return crew.carries(author, reviewer, crew.types(author, opened, release))


def _translated(
    crew: Crew,
    translator: Person,
    reviewer: Person,
    source: Translation,
    language: str,
    release: str,
) -> Translation:
    """A translation started, typed, submitted and approved."""
    return crew.carries(translator, reviewer, crew.starts(translator, source, language, release))


def _published(crew: Crew, officer: Person, together: Sequence[Translation]) -> list[Translation]:
    return publishing.publish_together(together, crew[officer])


def _corrected(
    crew: Crew, author: Person, reviewer: Person, text: Translation, release: str
) -> None:
    """The second edition of a text, with its public note."""
    note = texts.read(release, text.language, "r2").correction_note
    text = crew.does(OLIVIA, Verb.REVISE, text, significance="correction", correction_note=note)
    if not text.is_original:
        text = crew.does(author, Verb.TAKE_SOURCE, text)
    text = crew.types(author, text, release, "r2")
    crew.does(OLIVIA, Verb.PUBLISH, crew.carries(author, reviewer, text))
