"""The table of transitions, walked row by row: a row without a scene here fails the first test."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.utils import timezone

from tests import files
from tests.cast import FRENCH, JAPANESE, Cast, person, text
from translations.checking import Checking
from translations.errors import Refused
from translations.models import Public, State, Suggestion, Transition, Translation
from translations.previews.tokens import digest, new_token
from translations.roles import clock
from translations.transitions import RELEASE_TABLE, TABLE
from translations.verbs import CREATION, Verb
from translations.workflow import perform, perform_on_release, refusals


@dataclass
class Scene:
    """A text ready for a verb, who does it, and what they give."""

    text: Translation
    user: User
    inputs: dict[str, Any]


def in_an_hour() -> datetime.datetime:
    return timezone.now() + datetime.timedelta(hours=1)


def scheduled(cast: Cast) -> Translation:
    approved = cast.approved(cast.drafted(cast.external()))
    return perform(approved, Verb.SCHEDULE, cast.olivia, publish_at=in_an_hour())


def failed(cast: Cast) -> Translation:
    return perform(scheduled(cast), Verb.FAIL, clock(), failure="the disk is full")


def live(cast: Cast) -> Translation:
    return cast.published(cast.drafted(cast.external()))


def submitted(cast: Cast) -> Translation:
    return cast.submitted(cast.drafted(cast.external()))


def suggested(cast: Cast) -> tuple[Translation, int]:
    french = submitted(cast)
    title = french.segments.get(key="title")
    perform(french, Verb.SUGGEST, cast.chloe, key=title.key, text="Participation du ministre")
    return french, Suggestion.objects.get().pk


def withdrawn(cast: Cast) -> Translation:
    return perform(live(cast), Verb.WITHDRAW, cast.olivia, reason="mistake")


def source_moved_on(cast: Cast, french: Translation) -> Translation:
    """The ministry's page has a newer text than the one that ``french`` was made from."""
    original = french.source
    assert original is not None
    original.refresh_from_db()
    newer = text(JAPANESE.title, JAPANESE.body.replace("第二点", "第二の点"))
    perform(
        original,
        Verb.RECORD_SOURCE,
        cast.olivia,
        document=newer,
        version=original.version,
        retrieved_on=datetime.date(2025, 4, 5),
    )
    return french


def of_now(french: Translation) -> dict[str, Any]:
    return {"revision": french.revision, "sha256": french.sha256}


def scene_save(cast: Cast) -> Scene:
    french = cast.started(cast.external())
    return Scene(french, cast.anna, {"document": FRENCH, "version": french.version})


def scene_arrange(cast: Cast) -> Scene:
    french = cast.drafted(cast.external())
    key = french.segments.get(text="Second point").key
    return Scene(french, cast.anna, {"arrangement": "leave_out", "key": key, "reason": "déjà dit"})


def scene_take_source(cast: Cast) -> Scene:
    return Scene(source_moved_on(cast, cast.drafted(cast.external())), cast.anna, {})


def scene_suggest(cast: Cast) -> Scene:
    return Scene(submitted(cast), cast.chloe, {"key": "title", "text": "Participation du ministre"})


def scene_take_suggestion(cast: Cast) -> Scene:
    french, suggestion = suggested(cast)
    return Scene(french, cast.anna, {"suggestion": suggestion})


def scene_refuse_suggestion(cast: Cast) -> Scene:
    french, suggestion = suggested(cast)
    given = {"suggestion": suggestion, "reason": "Le titre est celui du ministère."}
    return Scene(french, cast.anna, given)


def scene_approve(cast: Cast) -> Scene:
    french = submitted(cast)
    return Scene(french, cast.ben, of_now(french))


def scene_schedule(cast: Cast) -> Scene:
    approved = cast.approved(cast.drafted(cast.external()))
    return Scene(approved, cast.olivia, {"publish_at": in_an_hour()})


def scene_confirm(cast: Cast) -> Scene:
    french = source_moved_on(cast, live(cast))
    return Scene(french, cast.ben, of_now(french))


def scene_record_source(cast: Cast) -> Scene:
    original = cast.external()
    newer = text(JAPANESE.title, JAPANESE.body + "\n第三段落\n")
    return Scene(original, cast.olivia, {"document": newer, "version": original.version})


def scene_accept(cast: Cast) -> Scene:
    french = cast.save(cast.started(cast.external()), cast.anna, text("Le 03 avril", "Réunion."))
    found = Checking.of(french).found[0]
    return Scene(french, cast.anna, {"finding": found.about, "reason": "C’est le titre."})


def scene_resolve_remark(cast: Cast) -> Scene:
    french = perform(submitted(cast), Verb.REMARK, cast.ben, key="title", comment="Le nom ?")
    return Scene(french, cast.anna, {"remark": french.remarks.get().pk})


def annex() -> dict[str, Any]:
    return {"paper": files.annex(), "text": "Annexe", "standing": "provisional"}


def scene_detach(cast: Cast) -> Scene:
    french = perform(cast.drafted(cast.external()), Verb.ATTACH, cast.anna, **annex())
    return Scene(french, cast.anna, {"attachment": french.release.attachments.get().pk})


def for_afp() -> dict[str, Any]:
    return {"reason": "AFP", "hours": 24, "digest": digest(new_token())}


def scene_revoke_link(cast: Cast) -> Scene:
    french = perform(submitted(cast), Verb.PREVIEW_LINK, cast.olivia, **for_afp())
    return Scene(french, cast.olivia, {"link": french.preview_links.get().pk})


def cancelled(cast: Cast) -> Translation:
    return perform(scheduled(cast), Verb.CANCEL, cast.olivia, reason="the visit is called off")


def simply(make: Callable[[Cast], Translation], who: str, **inputs: Any) -> Callable[[Cast], Scene]:
    return lambda cast: Scene(make(cast), getattr(cast, who), inputs)


SCENES: dict[str, Callable[[Cast], Scene]] = {
    Verb.SAVE: scene_save,
    Verb.ARRANGE: scene_arrange,
    Verb.TAKE_SOURCE: scene_take_source,
    Verb.MACHINE: simply(lambda cast: cast.started(cast.external()), "anna"),
    Verb.SUBMIT: simply(lambda cast: cast.drafted(cast.external()), "anna"),
    Verb.REMARK: simply(submitted, "ben", key="title", comment="Le titre est long."),
    Verb.RESOLVE_REMARK: scene_resolve_remark,
    Verb.ACCEPT: scene_accept,
    Verb.SUGGEST: scene_suggest,
    Verb.TAKE_SUGGESTION: scene_take_suggestion,
    Verb.REFUSE_SUGGESTION: scene_refuse_suggestion,
    Verb.RETURN: simply(submitted, "ben", comment="« rencontre » plutôt que « réunion »"),
    Verb.APPROVE: scene_approve,
    Verb.RECALL: simply(scheduled, "anna"),
    Verb.SCHEDULE: scene_schedule,
    Verb.RESCHEDULE: simply(scheduled, "olivia", publish_at=in_an_hour()),
    Verb.UNSCHEDULE: simply(scheduled, "olivia", reason="the visit is put off"),
    Verb.PUBLISH: simply(lambda cast: cast.approved(cast.drafted(cast.external())), "olivia"),
    Verb.FAIL: lambda cast: Scene(scheduled(cast), clock(), {"failure": "the disk is full"}),
    Verb.RETRY: simply(failed, "olivia"),
    Verb.REVISE: simply(live, "anna", significance="typo"),
    Verb.MAKE_OFFICIAL: simply(live, "olivia"),
    Verb.DISCARD: simply(lambda cast: cast.drafted(cast.external()), "anna"),
    Verb.RESTORE_REVISION: simply(live, "anna", revision=1),
    Verb.WITHDRAW: simply(live, "olivia", reason="mistake"),
    Verb.RESTORE: simply(withdrawn, "olivia"),
    Verb.REMOVE: simply(live, "olivia", reason="legal"),
    Verb.CONFIRM: scene_confirm,
    Verb.ASSIGN: lambda cast: Scene(
        cast.started(cast.external()), cast.olivia, {"assignee": cast.anna}
    ),
    Verb.TAKE_OVER: simply(lambda cast: cast.started(cast.external()), "ben"),
    Verb.HAND_BACK: lambda cast: Scene(
        perform(cast.started(cast.external()), Verb.TAKE_OVER, cast.anna), cast.anna, {}
    ),
    Verb.RECORD_SOURCE: scene_record_source,
    Verb.ATTACH: lambda cast: Scene(cast.drafted(cast.external()), cast.anna, annex()),
    Verb.DETACH: scene_detach,
    Verb.PREVIEW_LINK: simply(submitted, "olivia", **for_afp()),
    Verb.REVOKE_LINK: scene_revoke_link,
    Verb.CANCEL: simply(scheduled, "olivia", reason="the visit is called off"),
    Verb.REOPEN: simply(cancelled, "olivia"),
}
EXPECTED_TARGETS = {
    Verb.APPROVE: State.APPROVED,
    Verb.DISCARD: State.CANCELLED,
    Verb.RESTORE_REVISION: State.DRAFT,
    Verb.REOPEN: State.DRAFT,
}


@pytest.fixture(autouse=True)
def a_service_is_set_up(settings: Any) -> None:
    """Else one verb could never be done; nothing is asked of it here."""
    settings.MACHINE_PROVIDER = "libretranslate"


def force(translation: Translation, **columns: str) -> Translation:
    """Put a text where the table would not: only tests write these columns by hand."""
    if columns.get("state") == State.SCHEDULED:
        columns["publish_at"] = in_an_hour()  # type: ignore[assignment]
    Translation.objects.filter(pk=translation.pk).update(**columns)
    translation.refresh_from_db()
    return translation


def test_table_has_a_row_and_a_scene_for_every_verb() -> None:
    assert set(TABLE) == set(SCENES)
    assert set(TABLE) | set(RELEASE_TABLE) | CREATION == set(Verb.values)


@pytest.mark.parametrize("verb", list(TABLE))
def test_verb_leads_where_its_row_says_and_leaves_one_row_of_history(cast: Cast, verb: str) -> None:
    scene, row = SCENES[verb](cast), TABLE[verb]
    before = Translation.objects.get(pk=scene.text.pk)
    acts = Transition.objects.count()

    after = perform(scene.text, verb, scene.user, **scene.inputs)

    target = EXPECTED_TARGETS.get(Verb(verb), row.target)
    assert after.state == (target or before.state)
    assert after.public == (row.to_public or before.public)
    assert after.version == before.version + 1
    act = Transition.objects.get(sequence=acts + 1)
    assert Transition.objects.count() == acts + 1
    assert (act.verb, act.actor, act.translation) == (verb, scene.user, after)
    assert (act.from_state, act.to_state) == (before.state, after.state)
    assert (act.from_public, act.to_public) == (before.public, after.public)
    assert Translation.objects.get(pk=after.pk).state == after.state


@pytest.mark.parametrize("verb", list(TABLE))
def test_verb_is_refused_from_every_state_that_its_row_does_not_name(cast: Cast, verb: str) -> None:
    scene, row = SCENES[verb](cast), TABLE[verb]
    for state in set(State) - row.sources:
        force(scene.text, state=state)
        with pytest.raises(Refused) as refused:
            perform(scene.text, verb, scene.user, **scene.inputs)
        assert refused.value.codes == ("state",), state


@pytest.mark.parametrize("verb", list(TABLE))
def test_verb_is_refused_for_every_public_that_its_row_does_not_name(cast: Cast, verb: str) -> None:
    scene, row = SCENES[verb](cast), TABLE[verb]
    for public in set(Public) - row.publics:
        if public == Public.EXTERNAL and not scene.text.is_original:
            continue  # the database itself refuses an external translation
        force(scene.text, public=public)
        with pytest.raises(Refused) as refused:
            perform(scene.text, verb, scene.user, **scene.inputs)
        assert refused.value.codes == ("public",), public


@pytest.mark.parametrize("verb", list(TABLE))
def test_verb_is_refused_to_a_stranger_and_to_a_colleague_who_left(cast: Cast, verb: str) -> None:
    scene = SCENES[verb](cast)
    stranger = person("stranger")
    cast.chloe.is_active = False
    for user in (stranger, cast.chloe):
        with pytest.raises(Refused) as refused:
            perform(scene.text, verb, user, **scene.inputs)
        assert "role" in refused.value.codes


@pytest.mark.parametrize("verb", list(TABLE))
def test_verb_refuses_what_it_demands_and_did_not_get(cast: Cast, verb: str) -> None:
    scene, row = SCENES[verb](cast), TABLE[verb]
    optional = {"failure", "retrieved_on", "assignee"} if verb == Verb.FAIL else set()
    if not row.demands or not set(scene.inputs) - optional:
        assert not refusals(scene.text, verb, scene.user)
        return
    before = Translation.objects.get(pk=scene.text.pk).version
    with pytest.raises(Refused):
        perform(scene.text, verb, scene.user)
    assert Translation.objects.get(pk=scene.text.pk).version == before


def test_refusals_are_empty_where_the_button_may_be_pressed(cast: Cast) -> None:
    french = submitted(cast)
    assert refusals(french, Verb.APPROVE, cast.ben) == ()
    (refusal,) = refusals(french, Verb.APPROVE, cast.anna)
    assert refusal.code == "role"


def test_perform_rejects_an_unknown_verb_and_an_unknown_input(cast: Cast) -> None:
    french = submitted(cast)
    with pytest.raises(KeyError):
        perform(french, "approve_by_silence", cast.ben)
    with pytest.raises(TypeError):
        perform(french, Verb.APPROVE, cast.ben, revison=1)


def test_effect_that_breaks_leaves_neither_state_nor_history(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    approved, acts = cast.approved(cast.drafted(cast.external())), Transition.objects.count()

    def break_down(*_args: object, **_kwargs: object) -> None:
        raise RuntimeError("the template is broken")

    monkeypatch.setattr("releases.pages.render", break_down)
    with pytest.raises(RuntimeError):
        perform(approved, Verb.PUBLISH, cast.olivia)
    approved.refresh_from_db()
    assert (approved.state, approved.public) == (State.APPROVED, Public.NONE)
    assert Transition.objects.count() == acts


def test_work_on_one_language_leaves_the_others_alone(cast: Cast) -> None:
    original = cast.external()
    english = cast.drafted(original, "en")
    before = Translation.objects.values().get(pk=english.pk)
    perform(live_beside(cast, original), Verb.WITHDRAW, cast.olivia, reason="mistake")
    assert Translation.objects.values().get(pk=english.pk) == before


def live_beside(cast: Cast, original: Translation) -> Translation:
    return cast.published(cast.drafted(original))


# --- the verbs on a whole release ------------------------------------------------------------


def test_facts_of_a_release_change_on_record(cast: Cast) -> None:
    release = cast.external().release
    perform_on_release(release, Verb.CHANGE_FACTS, cast.olivia, facts={"is_urgent": True})
    release.refresh_from_db()
    assert release.is_urgent
    assert Transition.objects.latest("pk").particulars == {"is_urgent": True}


def test_facts_refuse_a_name_that_is_not_a_fact(cast: Cast) -> None:
    with pytest.raises(Refused) as refused:
        perform_on_release(
            cast.external().release, Verb.CHANGE_FACTS, cast.olivia, facts={"title_fr": "!"}
        )
    assert refused.value.codes == ("unknown_facts",)


@pytest.mark.parametrize("verb", list(RELEASE_TABLE))
def test_verb_on_a_release_is_refused_to_translators(cast: Cast, verb: str) -> None:
    with pytest.raises(Refused) as refused:
        perform_on_release(cast.external().release, verb, cast.anna)
    assert "role" in refused.value.codes
