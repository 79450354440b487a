"""A manager's monthly look arrives, is ticked, and tells what it adds to."""

from datetime import timedelta
from pathlib import Path

import pytest

from bot.clock import Clock
from bot.playground.employee import visible_text
from tests.journeys.conftest import Enter
from tests.journeys.taking import at_rest, to_weekday

pytestmark = pytest.mark.usefixtures("bot")
WEDNESDAY = 2


def to_the_first(clock: Clock) -> None:
    """Move to the morning of the next month's first day."""
    now = clock.now()
    first = (now.replace(day=1) + timedelta(days=32)).replace(day=1, hour=7, minute=1)
    clock.move_by(first - now)


async def test_a_manager_ticks_what_they_saw_at_a_moment(
    employee: Enter, clock: Clock, tmp_path: Path
) -> None:
    lena = employee("U0LENA")
    to_the_first(clock)
    await at_rest(clock, tmp_path)
    to_weekday(clock, WEDNESDAY, 11)

    look = await lena.sees("Your look of the month")
    assert "5. " in visible_text(look["blocks"])
    await lena.clicks("Tick what I saw", on=look)
    await lena.sees_modal("What did you see?")
    assert await lena.submits({"seen": ["0", "3"]}) == {}

    told = visible_text((await lena.sees("2 of 5 seen"))["blocks"])
    assert "Not seen this time" in told
    assert "Looks so far" in told
