"""What an earlier version posted, and the modals it had open, this one understands.

``kept/0.1/posted*`` is what version 0.1 (commit 4279326) left in the playground: its database,
the direct messages, and the modals that were open, by employee. Dan had an answer and a gap,
which Carla owns; Yara had answered one quiz question of two; Lena had Dan's idea, and Tara a
complaint of Uma's, who gave no name. ``questions`` has the two that Yara was asked, which have
left our bank since.
"""

import json
import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from bot.clock import Clock
from bot.playground.slack import Slack
from bot.settings import Settings
from tests.journeys.conftest import Enter
from tests.journeys.reporting import decides
from tests.journeys.running import journey_settings, running_bot
from tests.journeys.taking import becomes, says_how_sure
from tests.journeys.test_upgrade import KEPT, ClockOfThen

THEN = datetime(2026, 11, 28, 18, 59, tzinfo=UTC)  # a Saturday, half a minute after the end
LATE, VACATION = "1795892276.040417", "1795892276.680039"  # Dan's questions
PRAISE = {
    "today": "She called the customer back within the hour.",
    "moment": "phone-calls",
    "department": "collections",
}


def kept_json(name: str) -> Any:
    return json.loads((KEPT / name).read_text("utf-8"))


def settings_of_then(slack: Slack, folder: Path) -> Settings:
    now = journey_settings(slack, folder)
    return now.model_copy(update={"approved_questions": KEPT / "questions"})


@pytest.fixture
def clock() -> Clock:
    return ClockOfThen(THEN)


@pytest.fixture
def kept(slack: Slack, tmp_path: Path) -> Path:
    """Lay the database where this version looks, and the messages and modals into Slack."""
    with closing(sqlite3.connect(tmp_path / "bot.sqlite3")) as database:
        database.executescript((KEPT / "posted.sql").read_text("utf-8"))
    for channel_id, messages in kept_json("posted-messages.json").items():
        place = slack.workspace.direct_message(f"U{channel_id[1:]}")
        place.messages.update({message["ts"]: message for message in messages})
    for employee_id, modal in kept_json("posted-windows.json").items():
        slack.modals.stacks[employee_id] = [modal]
    return tmp_path


async def test_buttons_that_were_posted_still_work(
    slack: Slack, employee: Enter, kept: Path, clock: Clock
) -> None:
    dan, yara, tara, uma = (employee(f"U0{name}") for name in ("DAN", "YARA", "TARA", "UMA"))
    answer = await dan.sees("Start with the fact", thread=LATE)
    asked, explained = await yara.sees("Question 2 of 5"), await yara.sees("Our guidance says")
    card, receipt = await tara.sees("I-1001"), await uma.sees("I-1001")

    async with running_bot(slack, settings_of_then(slack, kept), clock):
        await dan.clicks("ask.judge", on=answer, entered="negative")
        await dan.sees("What was wrong with it?", thread=LATE)
        await dan.clicks("Read the passage", on=answer)
        await dan.sees_modal("From our guidance")
        await yara.clicks("I disagree", on=explained)
        await yara.sees_modal("I disagree")
        await yara.clicks("quiz.answer.1", on=asked)
        await says_how_sure(yara, asked)
        await decides(tara, "Accept", card)
        await becomes(tara, card, "accepted")
        await uma.clicks("Any news?", on=receipt)
        await uma.sees_modal("accepted")


async def test_modals_that_were_open_can_still_be_sent(
    slack: Slack, employee: Enter, kept: Path, clock: Clock
) -> None:
    dan, yara, lena, ben = (employee(f"U0{name}") for name in ("DAN", "YARA", "LENA", "BEN"))
    carla = employee("U0CARLA")
    about = (await yara.sees("Our guidance says"))["ts"]

    async with running_bot(slack, settings_of_then(slack, kept), clock):
        assert await dan.submits({"note": "What if the customer is on the phone?"}) == {}
        assert await yara.submits({"words": "What do I tell a customer about a delay?"}) == {}
        assert await lena.submits({"reason": "We tried it last year, and it cost more."}) == {}
        assert await carla.submits({"note": "Ask Sam Brooks of the people department."}) == {}
        assert await ben.submits(PRAISE) == {}

        await dan.sees("The owner of the guidance has your question")
        await yara.sees("guidance says", thread=about)
        await dan.sees("We tried it last year, and it cost more.", thread="1795892291.350943")
        await dan.sees("Ask Sam Brooks of the people department.", thread=VACATION)
        await ben.sees("I-1003")
