"""Remarks in threads: answered, resolved, opened again; of one text alone."""

from __future__ import annotations

import pytest

from tests.cast import Cast
from tests.translations.scenes import submitted
from translations.errors import Refused
from translations.models import Remark, Translation
from translations.verbs import Verb
from translations.workflow import perform


@pytest.fixture
def french(cast: Cast) -> Translation:
    return submitted(cast)


def remark(french: Translation, cast: Cast, key: str = "title") -> Remark:
    perform(french, Verb.REMARK, cast.chloe, key=key, comment="Est-ce le nom ?")
    return french.remarks.latest("pk")


def test_answer_belongs_to_its_thread_and_is_about_the_same(
    cast: Cast, french: Translation
) -> None:
    thread = remark(french, cast)
    perform(french, Verb.REMARK, cast.anna, remark=thread.pk, comment="Oui.")
    answer = thread.answers.get()
    assert (answer.text, answer.key, answer.author) == ("Oui.", "title", cast.anna)
    perform(french, Verb.REMARK, cast.chloe, remark=answer.pk, comment="Merci.")
    assert [each.text for each in thread.answers.all()] == ["Oui.", "Merci."]


def test_thread_is_resolved_once_with_a_last_word(cast: Cast, french: Translation) -> None:
    thread = remark(french, cast)
    perform(french, Verb.RESOLVE_REMARK, cast.anna, remark=thread.pk, comment="Corrigé.")
    thread.refresh_from_db()
    assert (thread.resolved_by, thread.is_resolved) == (cast.anna, True)
    assert thread.answers.get().text == "Corrigé."
    assert not french.remarks.open()
    with pytest.raises(Refused) as refused:
        perform(french, Verb.RESOLVE_REMARK, cast.ben, remark=thread.pk)
    assert set(refused.value.codes) == {"no_open_remark", "resolved"}


def test_whoever_answers_in_a_resolved_thread_opens_it_again(
    cast: Cast, french: Translation
) -> None:
    thread = remark(french, cast)
    perform(french, Verb.RESOLVE_REMARK, cast.anna, remark=thread.pk)
    perform(french, Verb.REMARK, cast.chloe, remark=thread.pk, comment="Pas encore.")
    assert [each.pk for each in french.remarks.open()] == [thread.pk]


def test_remark_of_another_text_is_neither_answered_nor_resolved(
    cast: Cast, french: Translation
) -> None:
    arabic = cast.started(french.release.translations.get(is_original=True), "ar")
    elsewhere = remark(arabic, cast)
    remark(french, cast)
    for verb in (Verb.REMARK, Verb.RESOLVE_REMARK):
        with pytest.raises(Refused) as refused:
            perform(french, verb, cast.anna, remark=elsewhere.pk, comment="Oui.")
        assert refused.value.codes == ("no_remark",)
    assert french.remarks.count() == 1


def test_answer_says_something(cast: Cast, french: Translation) -> None:
    thread = remark(french, cast)
    with pytest.raises(Refused) as refused:
        perform(french, Verb.REMARK, cast.anna, remark=thread.pk, comment="  ")
    assert refused.value.codes == ("no_comment",)
