"""What somebody plans after a step of the path is asked about, and shared if they like."""

from pathlib import Path

import pytest

from bot.clock import Clock
from bot.playground.employee import visible_text
from tests.journeys.conftest import Enter
from tests.journeys.taking import (
    answers_all,
    at_rest,
    begins,
    chooses_logistics,
    to_weekday,
)

pytestmark = pytest.mark.usefixtures("bot")
MONDAY, FRIDAY = 0, 4


async def test_a_plan_is_asked_about_days_later_and_becomes_an_idea(
    employee: Enter, clock: Clock, tmp_path: Path
) -> None:
    yara = employee("U0YARA")
    to_weekday(clock, MONDAY, 11)
    yara.says("quiz me")
    await chooses_logistics(yara)
    await answers_all(yara, await begins(yara))
    offer = await yara.sees("One thing for your next working day")
    await yara.clicks("quiz.plan.1", on=offer)
    await yara.sees("Your plan:")
    await at_rest(clock, tmp_path)

    to_weekday(clock, FRIDAY, 9, 5)
    await yara.clicks("Done", on=await yara.sees("What became of it?"))
    done = await yara.sees("That is what counts for our customers")
    await yara.clicks("Make it an idea", on=done)

    modal = await yara.sees_modal("What would be better")
    assert "I will keep to this" in str(modal)
    assert "Stop everything" in visible_text(await yara.sees("What became of it?"))
