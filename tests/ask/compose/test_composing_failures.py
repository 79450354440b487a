"""Composed answers when the language model, or its judge, fails."""

import pytest

from bot.ask.compose.notes import DECLINED, WORD_FOR_WORD
from bot.language_model.port import (
    BusyError,
    CircuitOpenError,
    DeclinedError,
    KeyRefusedError,
    LanguageModelError,
    OutOfReachError,
    OverBudgetError,
    ProviderFailedError,
    TimedOutError,
    TooLongError,
    UnusableReplyError,
)
from tests.ask.builders import an_answer
from tests.ask.compose.builders import (
    CALL,
    TELL,
    ComposingDesk,
    a_form,
    a_sentence,
    quotes_of,
)


@pytest.mark.parametrize(
    "error",
    [
        BusyError(),
        KeyRefusedError(),
        OutOfReachError(),
        ProviderFailedError(),
        CircuitOpenError(),
        TimedOutError(),
        TooLongError(),
        UnusableReplyError(),
    ],
)
async def test_when_it_fails_the_quotes_stand_there_with_one_line(
    error: LanguageModelError,
) -> None:
    answer = await ComposingDesk(write=error).composed_answer()

    assert answer.note == WORD_FOR_WORD
    assert answer.citations == an_answer().citations


async def test_a_content_filter_and_a_used_up_budget_are_told() -> None:
    error = OverBudgetError("You have used up what I may write for you today.")

    spent = await ComposingDesk(write=error).composed_answer()
    declined = await ComposingDesk(write=DeclinedError()).composed_answer()

    assert spent.note.startswith("You have used up what I may write for you today.")
    assert declined.note == DECLINED


async def test_without_a_judge_the_excerpts_that_were_chosen_stand_alone() -> None:
    desk = ComposingDesk(
        write=a_form(a_sentence(CALL, 2), a_sentence(TELL, 1)), judge=TimedOutError()
    )

    answer = await desk.composed_answer()

    assert (answer.claims, answer.note) == ((), WORD_FOR_WORD)
    assert quotes_of(answer.citations) == [CALL, TELL]


@pytest.mark.parametrize("failing", ["write", "judge"])
async def test_a_failed_answer_is_not_kept(failing: str) -> None:
    desk = ComposingDesk(write=a_form(a_sentence()))
    good = desk.writes[failing]
    desk.writes[failing] = TimedOutError()
    await desk.answer()
    desk.writes[failing] = good

    assert (await desk.composed_answer()).claims
