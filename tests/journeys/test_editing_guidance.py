"""Whoever owns a document changes it in Slack, and everybody is answered so from then on."""

from datetime import timedelta

import pytest

from bot.clock import Clock
from bot.playground.slack import Slack
from bot.settings import Settings
from tests.journeys.conftest import Enter
from tests.journeys.running import running_bot
from tests.journeys.test_written_answers import small

pytestmark = pytest.mark.usefixtures("sqlite_database_url")  # else each migrates its own

__all__ = ["small"]  # a fixture


async def test_a_document_is_found_edited_and_undone(
    employee: Enter, slack: Slack, small: Settings, clock: Clock
) -> None:
    path = small.knowledge / "guidance" / "dogs.md"
    path.write_text("# Dogs in the shop\n\nDogs are welcome on a leash.\n")
    zoe, uma = employee("U0ZOE"), employee("U0UMA")
    async with running_bot(slack, small, clock):
        await zoe.runs("/customer", "guidance dogs in the shop")
        await zoe.clicks("Open", on=await zoe.sees_modal("Dogs in the shop"))
        await zoe.clicks("Edit", on=await zoe.sees_modal("Dogs are welcome on a leash."))
        await zoe.sees_modal("The section, in Markdown")
        await zoe.submits({"text": "# Dogs in the shop\n\nDogs wait in front of the door."})
        await zoe.sees("is changed, and counts so from now on")
        said = uma.says("Are dogs welcome in the shop?")
        await uma.sees("Dogs wait in front of the door", thread=said["ts"])

        await zoe.runs("/customer", "guidance")
        await zoe.clicks("Open", on=await zoe.sees_modal("newest first"))
        await zoe.clicks("Undo the last change", on=await zoe.sees_modal("version 1"))
        await zoe.sees("is as in its file again")
        said = uma.says("Are dogs welcome in our shop?")
        await uma.sees("Dogs are welcome on a leash", thread=said["ts"])


async def test_what_is_due_for_review_is_its_owners_to_confirm(
    employee: Enter, slack: Slack, small: Settings, clock: Clock
) -> None:
    reviewed = clock.now().date() - timedelta(days=400)
    path = small.knowledge / "guidance" / "dogs.md"
    path.write_text(
        f"---\nowner: U0LENA\nreviewed: {reviewed}\n---\n"
        "# Are dogs welcome in the shop?\n\nDogs are welcome on a leash.\n"
    )
    lena, uma = employee("U0LENA"), employee("U0UMA")
    async with running_bot(slack, small, clock):
        said = uma.says("Are dogs welcome in the shop?")
        await uma.sees("(its review is overdue)", thread=said["ts"])

        clock.move_by(timedelta(days=4))  # a working day begins
        await lena.clicks("Still right", on=await lena.sees("is yours, and due for review"))
        await lena.sees("was reviewed by")

        said = uma.says("Are dogs welcome in the shop?")
        answer = await uma.sees("Dogs are welcome on a leash", thread=said["ts"])
        assert "overdue" not in str(answer)
