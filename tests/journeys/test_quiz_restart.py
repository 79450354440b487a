"""The quiz outlives a restart of the bot."""

from pathlib import Path

import pytest

from bot.playground.slack import Slack
from tests.journeys.conftest import Enter
from tests.journeys.running import journey_settings, running_bot
from tests.journeys.taking import (
    answers,
    begins,
    chooses_logistics,
    clicks_until_taken,
    known_to,
    sees_new,
)

pytestmark = pytest.mark.usefixtures("sqlite_database_url")  # else each migrates its own


async def test_a_round_goes_on_after_a_restart(
    slack: Slack, employee: Enter, tmp_path: Path
) -> None:
    yara, settings = employee("U0YARA"), journey_settings(slack, tmp_path)
    async with running_bot(slack, settings, slack.clock):
        yara.says("quiz me")
        await chooses_logistics(yara)
        explained = await answers(yara, await begins(yara))
    known = known_to(yara)

    async with running_bot(slack, settings, slack.clock):
        await clicks_until_taken(yara, "Next question", explained)
        second = await sees_new(yara, "Question 2 of 5", known)

        assert "That is it." in str(await answers(yara, second))
