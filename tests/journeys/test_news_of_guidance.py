"""Who was quoted what says otherwise now hears of it; so does who owns a question on it."""

import asyncio
import shutil
import sqlite3
from datetime import UTC, datetime, timedelta
from pathlib import Path

from bot.clock import Clock
from bot.playground.employee import SimulatedEmployee
from bot.playground.slack import Slack
from bot.settings import Settings
from tests.journeys.conftest import Enter
from tests.journeys.running import running_bot
from tests.journeys.test_written_answers import small
from tests.quiz.bank.test_reading import HEAD, one

__all__ = ["small"]  # a fixture

TUESDAY = datetime(2026, 12, 1, 9, 2, tzinfo=UTC)
MINUTES = timedelta(minutes=6)  # the schedule looks meanwhile
LEASH = "Dogs are welcome on a leash."
CHANGED = "Dogs in the shop” changed: Dogs are welcome on a leash. → Dogs wait in front"


async def kept(folder: Path, where: str) -> None:
    """Wait until what is known of the document about dogs is so."""
    asked = f"SELECT 1 FROM guidance_told WHERE document LIKE '%dogs.md' AND {where}"  # noqa: S608
    for _ in range(300):
        with sqlite3.connect(folder / "bot.sqlite3") as database:
            if database.execute(asked).fetchone():
                return
        await asyncio.sleep(0.1)
    raise AssertionError(where)


def about_dogs(small: Settings) -> None:
    """Let there be a document about dogs, and one question on it, which Lena owns."""
    path = small.knowledge / "guidance" / "dogs.md"
    path.write_text("# Dogs in the shop\n\nDogs are welcome on a leash.\n")
    shutil.rmtree(small.knowledge / "questions")
    question = one().replace("logistics.md", "dogs.md").replace("Compare each shipment.", LEASH)
    (small.knowledge / "questions").mkdir()
    file = small.knowledge / "questions" / "logistics.yaml"
    file.write_text(HEAD.replace("owner: logistics", "owner: U0LENA") + question)


async def edits(zoe: SimulatedEmployee) -> None:
    """Let Zoe write what is to count from now on."""
    await zoe.runs("/customer", "guidance dogs in the shop")
    await zoe.clicks("Open", on=await zoe.sees_modal("Dogs in the shop"))
    await zoe.clicks("Edit", on=await zoe.sees_modal("Dogs are welcome on a leash."))
    await zoe.sees_modal("The section, in Markdown")
    await zoe.submits({"text": "# Dogs in the shop\n\nDogs wait in front of the door."})
    await zoe.sees("is changed, and counts so from now on")


async def test_an_edit_reaches_who_was_quoted_it_and_nobody_else(
    employee: Enter, slack: Slack, small: Settings, clock: Clock, tmp_path: Path
) -> None:
    about_dogs(small)
    clock.move_by(TUESDAY - clock.now())
    zoe, uma, dan = employee("U0ZOE"), employee("U0UMA"), employee("U0DAN")
    async with running_bot(slack, small, clock):
        said = uma.says("Are dogs welcome in the shop?")
        await uma.sees("welcome on a leash", thread=said["ts"])
        clock.move_by(MINUTES)
        await kept(tmp_path, "digest = seen")

        await edits(zoe)
        clock.move_by(MINUTES)
        await kept(tmp_path, "digest <> seen")
        clock.move_by(2 * MINUTES)
        await kept(tmp_path, "digest = seen")

        told = await uma.sees(CHANGED)
        assert "Stop everything sent unasked" in str(told)
        for one in (dan, zoe):
            assert not [each for each in one.messages() if CHANGED in each.get("text", "")]
        clock.move_by(MINUTES)
        broken = await employee("U0LENA").sees("in questions/logistics.yaml is to be mended")
        assert "the quote is not in guidance/dogs.md word for word" in str(broken)
        assert len([each for each in uma.messages() if CHANGED in each.get("text", "")]) == 1
