"""How many calls an answer takes, and how long with a provider that takes its time."""

import asyncio
from threading import Event
from typing import Any

import pytest
from prometheus_client import REGISTRY

from bot.ask.compose.domain import Way
from bot.ask.compose.notes import WORD_FOR_WORD
from bot.ask.domain import Answer, Question
from bot.language_model.port import FilledForm, LanguageModelError, ModelRequest
from bot.settings import Settings
from tests.ask.builders import an_answer
from tests.ask.compose.builders import ComposingDesk, a_form, a_sentence
from tests.language_model.fakes import FakeLanguageModel

GERMAN = "Was sage ich dem Kunden bei einer Verspätung seiner Lieferung?"
IN_GERMAN = "Sagen Sie dem Kunden am selben Tag, dass sich etwas verspätet."
THREAD = {"context": ("How do we send invoices?",)}
CALL_SECONDS = 4.0  # what a slow provider takes


class CountingLanguageModel(FakeLanguageModel):
    """Counts the calls that have to wait for each other; those at the same time are one."""

    in_turn = 0

    async def write(self, request: ModelRequest) -> FilledForm:
        turn = self.in_turn + 1
        await asyncio.sleep(0)  # what goes on beside begins, too
        self.in_turn = max(self.in_turn, turn)
        return await super().write(request)


def a_desk() -> ComposingDesk:
    desk = ComposingDesk(
        write=a_form(a_sentence()),
        select={"excerpts": [1]},
        understand={"question": "What about a delay?", "language": "German"},
        translate={"sentences": [IN_GERMAN]},
    )
    desk.seconds = Settings().language_model_seconds
    return desk


def counted(name: str, way: Way) -> float:
    return REGISTRY.get_sample_value(f"ask_answer_{name}_sum", {"way": way}) or 0.0


@pytest.mark.parametrize(
    ("way", "text", "thread", "calls"),
    [
        (Way.SELECT, "What about a delay?", {}, 1),
        (Way.WRITE, "What about a delay?", {}, 2),
        (Way.WRITE, "and for those?", THREAD, 3),
        (Way.WRITE, GERMAN, {}, 4),
    ],
)
async def test_calls_and_tokens_of_an_answer_are_counted(
    way: Way, text: str, thread: dict[str, tuple[str, ...]], calls: int
) -> None:
    desk, before = a_desk(), (counted("calls", way), counted("tokens", way))
    desk.way = way

    await desk.answer(text, **thread)

    assert len(desk.forms) == calls
    assert counted("calls", way) - before[0] == calls
    assert counted("tokens", way) - before[1] == calls * 1000


async def test_guidance_is_searched_once_for_an_answer() -> None:
    desk = a_desk()

    await desk.answer("What about a delay?")

    assert desk.guidance.asked == ["What about a delay?"]


async def test_a_follow_up_is_looked_up_while_it_is_understood() -> None:
    desk, is_asked, was_asked = a_desk(), Event(), list[bool]()
    fill_in = desk.language_model.writes

    def noted(request: ModelRequest) -> dict[str, Any] | LanguageModelError:
        is_asked.set()
        return fill_in(request)

    def quoted(_: Question) -> Answer:
        was_asked.append(is_asked.wait(timeout=5))
        return an_answer()

    desk.language_model = FakeLanguageModel(noted)
    desk.plain = quoted

    await desk.answer("and for those?", **THREAD)

    assert was_asked == [True, True]


@pytest.mark.parametrize(
    ("text", "thread", "in_turn", "most_seconds"),
    [
        ("What about a delay?", {}, 2, 10),
        ("and for those?", THREAD, 3, 14),
        (GERMAN, {}, 3, 14),
        (GERMAN, THREAD, 3, 18),
    ],
)
async def test_calls_of_four_seconds_after_each_other_leave_time_to_spare(
    text: str, thread: dict[str, tuple[str, ...]], in_turn: int, most_seconds: float
) -> None:
    desk = a_desk()
    model = desk.language_model = CountingLanguageModel(desk.language_model.writes)

    answer = await desk.composed_answer(text, **thread)

    assert (bool(answer.claims), answer.note) == (True, "")
    assert model.in_turn == in_turn
    assert in_turn * CALL_SECONDS < desk.granted[0] < most_seconds


async def test_with_no_time_left_the_excerpts_are_there_with_one_line() -> None:
    desk = a_desk()
    desk.seconds = 0.0

    answer = await desk.composed_answer()

    assert (answer.claims, answer.note) == ((), WORD_FOR_WORD)
    assert len(desk.requests) <= 1
