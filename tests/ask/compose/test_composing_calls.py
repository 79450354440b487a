"""How many calls an answer takes, and how long with a provider that takes its time."""

import asyncio
from time import monotonic

import pytest
from prometheus_client import REGISTRY

from bot.ask.compose.domain import Way
from bot.ask.compose.notes import WORD_FOR_WORD
from bot.language_model.port import FilledForm, ModelRequest
from bot.settings import Settings
from tests.ask.compose.builders import ComposingDesk, a_form, a_sentence
from tests.language_model.fakes import FakeLanguageModel

GERMAN = "Was sage ich dem Kunden bei einer Verspätung seiner Lieferung?"
IN_GERMAN = "Sagen Sie dem Kunden am selben Tag, dass sich etwas verspätet."
THREAD = {"context": ("How do we send invoices?",)}
CALL_SECONDS = 4.0  # what a slow provider takes


class UnhurriedLanguageModel(FakeLanguageModel):
    """Takes some seconds for each form."""

    seconds = CALL_SECONDS

    async def write(self, request: ModelRequest) -> FilledForm:
        await asyncio.sleep(self.seconds)
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


@pytest.mark.soak
@pytest.mark.parametrize(
    ("text", "thread", "most_seconds"),
    [
        ("What about a delay?", {}, 10),
        ("and for those?", THREAD, 14),
        (GERMAN, {}, 14),
        (GERMAN, THREAD, 18),
    ],
)
async def test_with_four_seconds_a_call_the_answer_is_there_in_time(
    text: str, thread: dict[str, tuple[str, ...]], most_seconds: float
) -> None:
    desk, started = a_desk(), monotonic()
    desk.language_model = UnhurriedLanguageModel(desk.language_model.writes)

    answer = await desk.composed_answer(text, **thread)

    assert (bool(answer.claims), answer.note) == (True, "")
    assert monotonic() - started < most_seconds


@pytest.mark.soak
async def test_with_more_the_excerpts_are_there_in_time_with_one_line() -> None:
    desk, started = a_desk(), monotonic()
    slow = desk.language_model = UnhurriedLanguageModel(desk.language_model.writes)
    slow.seconds = 60.0

    answer = await desk.composed_answer()

    assert (answer.claims, answer.note) == ((), WORD_FOR_WORD)
    assert monotonic() - started < 10
