"""Buttons that are pressed twice before Slack has redrawn the message."""

import asyncio
from copy import deepcopy
from pathlib import Path

import pytest

from bot.clock import Clock
from bot.playground.clicking import found
from bot.playground.employee import SimulatedEmployee, visible_text
from bot.playground.members import JsonObject
from tests.journeys.conftest import Enter
from tests.journeys.taking import answers, at_rest, reads_on

pytestmark = pytest.mark.usefixtures("bot")
APART = {"U0YARA": 0.0, "U0DAN": 0.15, "U0UMA": 0.4}  # seconds


async def presses_twice(who: SimulatedEmployee, label: str, message: JsonObject) -> None:
    seen, place = deepcopy(message), who.channel(message["channel"])
    block, element = found(seen["blocks"], label)
    where = who.slack.payloads.place_of_message(place, seen)

    async def press(after: float) -> None:
        await asyncio.sleep(after)
        url = who.slack.respond_url(who.employee_id, place, seen)
        assert await who._act(block, element, None, where | {"response_url": url}) == ""

    await asyncio.gather(press(0.0), press(APART[who.employee_id]))


def count_of(who: SimulatedEmployee, words: str, thread: str | None = None) -> int:
    shown = who.messages(thread=thread)
    return sum(words in visible_text(message.get("blocks", [])) for message in shown)


async def test_a_button_pressed_twice_does_its_work_once(
    employee: Enter, clock: Clock, tmp_path: Path
) -> None:
    hasty = [employee(who) for who in APART]

    threads = await asyncio.gather(*map(presses_everything_twice, hasty))
    await at_rest(clock, tmp_path)

    for who, thread in zip(hasty, threads, strict=True):
        assert count_of(who, "Question 1 of ") == 1
        assert count_of(who, "Question 2 of ") == 1
        assert count_of(who, "has your question", thread) == 1


async def presses_everything_twice(who: SimulatedEmployee) -> str:
    """Press *Begin*, *Next question* and *Tell the owner* twice each; return the thread."""
    who.says("quiz me")
    await who.clicks("quiz.confirm_department", on=await who.sees("Your profile says"))
    await presses_twice(who, "Begin", await who.sees("it is. Your first thirty days"))
    explained = await answers(who, await reads_on(who, set()))
    await presses_twice(who, "Next question", explained)
    await who.sees("Question 2 of ")

    said = who.says("How many days of vacation do I get in my first year?")
    refusal = await who.sees("does not answer that", thread=said["ts"])
    await presses_twice(who, "Tell the owner", refusal)
    await who.sees("has your question", thread=said["ts"])
    return str(said["ts"])
