"""What an earlier version took in before it ended is done by this one, once.

``kept/0.1`` is what version 0.1 (commit 4279326) left when it was killed in the playground with
seven works in hand: its two databases as SQL, and the direct messages it had posted. Yara had
answered her first quiz question, Dan had asked, told the owner of a gap and complained before;
Uma had opened App Home and sent an idea, Marco had paused his reminders by a command.
"""

import json
import sqlite3
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.clock import Clock
from bot.playground.employee import SimulatedEmployee
from bot.playground.response_urls import Respondable
from bot.playground.slack import Slack
from tests.delivery.conftest import until
from tests.journeys.conftest import Enter
from tests.journeys.running import journey_settings, running_bot

KEPT = Path(__file__).parent / "kept" / "0.1"
THEN = datetime(2026, 11, 28, 16, 7, tzinfo=UTC)  # a Saturday, a minute after the end
ASKED, REFUSED, QUIZZED = "1795881917.971927", "1795881912.272568", "1795881912.271981"
CLICKED = {  # where answers to clicks and commands go: Slack's address, then by whom and where
    "http://127.0.0.1:41317/response/SyFRmGQTXeF_yYXyw4jhnDJV": ("U0DAN", "D0DAN", REFUSED),
    "http://127.0.0.1:41317/response/53q3ttFPttbfJAWnQiZG2-S1": ("U0MARCO", "C0GENERAL", None),
}


class ClockOfThen(Clock):
    """Goes on from the minute at which the earlier version ended."""

    def __init__(self, then: datetime = THEN) -> None:
        super().__init__()
        self._moved = then - datetime.now(UTC)


@pytest.fixture
def clock() -> Clock:
    return ClockOfThen()


@pytest.fixture
def kept(slack: Slack, tmp_path: Path) -> Path:
    """Lay the earlier version's databases, and what stands in Slack, where this one looks."""
    for name in ("bot", "bot-work"):
        script = (KEPT / f"{name}.sql").read_text("utf-8")
        for url, (who, channel_id, thread) in CLICKED.items():
            until = THEN + timedelta(minutes=29)
            answered = Respondable(who, channel_id, until, thread_ts=thread)
            script = script.replace(url, slack.response_urls.issue(answered))
        with closing(sqlite3.connect(tmp_path / f"{name}.sqlite3")) as database:
            database.executescript(script)
    for channel_id, messages in json.loads((KEPT / "messages.json").read_text("utf-8")).items():
        place = slack.workspace.direct_message(f"U{channel_id[1:]}")
        place.messages.update({message["ts"]: message for message in messages})
    return tmp_path


def waiting_in(folder: Path) -> list[str]:
    """Name the work that has not ended."""
    with closing(sqlite3.connect(folder / "bot-work.sqlite3")) as database:
        asked = "SELECT workflow_uuid FROM workflow_status WHERE status <> 'SUCCESS'"
        return [str(key) for (key,) in database.execute(asked)]


def said_to(who: SimulatedEmployee, words: str) -> int:
    """Count the bot's messages with these words, in the direct message and its threads."""
    said = who.channel("").messages.values()
    return sum(words in json.dumps(one) for one in said if one.get("user") == "U0BOT")


async def test_what_was_in_hand_is_done_once(
    slack: Slack, employee: Enter, kept: Path, clock: Clock
) -> None:
    dan, uma, yara = employee("U0DAN"), employee("U0UMA"), employee("U0YARA")
    assert len(waiting_in(kept)) == 7

    then = {"approved_questions": KEPT / "questions"}  # that of the click has left the bank
    settings = journey_settings(slack, kept).model_copy(update=then)
    async with running_bot(slack, settings, clock):
        await dan.sees("our guidance says", thread=ASKED)
        await dan.sees("The owner of the guidance has your question", thread=REFUSED)
        await uma.sees("You get an answer by")
        await uma.sees_home("Uma")
        await employee("U0MARCO").sees("No reminders until", channel="C0GENERAL")
        await until(lambda: not waiting_in(kept))

    explained = yara.channel("").messages[QUIZZED]
    assert "How sure are you?" in json.dumps(explained)
    assert said_to(dan, "our guidance says") == 1
    assert said_to(uma, "You get an answer by") == 1
    assert "I-1002" in json.dumps(list(uma.channel("").messages.values()))


async def test_a_report_that_was_kept_falls_due_under_the_new_version(
    slack: Slack, employee: Enter, kept: Path, clock: Clock
) -> None:
    tara = employee("U0TARA")

    async with running_bot(slack, journey_settings(slack, kept), clock):
        clock.move_by(timedelta(days=2))

        card = next(ts for ts, one in tara.channel("").messages.items() if "I-1001" in str(one))
        await tara.sees("is due now", thread=card)

    assert said_to(tara, "is due now") == 1
