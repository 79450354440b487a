"""What comes of reports beyond the answer: promises everybody reads, complaints as lessons."""

from collections.abc import AsyncIterator
from pathlib import Path
from shutil import copytree

import pytest

from bot.commands.demo import kept_apart
from bot.database.engine import open_existing
from bot.playground.employee import SimulatedEmployee, visible_text
from bot.playground.members import JsonObject
from bot.playground.slack import Slack
from bot.quiz.workbench.domain import counting
from bot.quiz.workbench.store import SqlQuestionVersions
from bot.settings import Settings
from tests.journeys.conftest import Enter
from tests.journeys.reporting import decides, presses, reports
from tests.journeys.running import ROOT, journey_settings, running_bot
from tests.journeys.taking import becomes

pytestmark = pytest.mark.usefixtures("sqlite_database_url")  # else each migrates its own


@pytest.fixture
async def bank(slack: Slack, tmp_path: Path) -> AsyncIterator[Settings]:
    """The settings of a real bot whose knowledge nobody else reads or writes."""
    knowledge = tmp_path / "knowledge"
    copytree(ROOT / "knowledge", knowledge)
    settings = journey_settings(slack, tmp_path).model_copy(update={"knowledge": knowledge})
    async with running_bot(slack, settings, slack.clock):
        yield settings


async def marked_complaint(employee: Enter) -> tuple[JsonObject, JsonObject]:
    """Let a complaint be dealt with and marked; its receipt, and what the trainer gets."""
    dan, tara, sam = employee("U0DAN"), employee("U0TARA"), employee("U0SAM")
    receipt = await reports(dan, "complaint")
    await decides(tara, "Done", await tara.sees("I-1001"), reason="One address for all now.")
    await tara.clicks("Worth learning from", on=await tara.sees("finished it"))
    return receipt, await sam.sees("is worth learning from")


async def looks(trainer: SimulatedEmployee, asked: JsonObject) -> JsonObject:
    """Open the draft."""
    await trainer.clicks("Look at the draft", on=asked)
    return await trainer.sees_modal("It stands on these words of the guidance")


@pytest.mark.usefixtures("bot")
async def test_everybody_may_read_the_promises(employee: Enter) -> None:
    dan, yara = employee("U0DAN"), employee("U0YARA")
    await reports(dan)

    await yara.runs("/customer", "promises", channel="C0GENERAL")

    ledger = await yara.sees("What we promised", channel="C0GENERAL")
    row = "*Logistics*\n1 open · none late · none answered yet · fewer than five decided"
    assert row in visible_text(ledger)


async def test_complaint_becomes_a_question_that_a_trainer_edited(
    employee: Enter, bank: Settings
) -> None:
    dan, yara, sam = employee("U0DAN"), employee("U0YARA"), employee("U0SAM")
    receipt, asked = await marked_complaint(employee)
    await looks(sam, asked)

    wrong = await sam.submits({"best": "  "})
    assert await sam.submits({"best": "Change it at once & say so."}) == {}

    assert wrong == {"best": "Please write something here."}
    await sam.sees("The question is in the bank")
    await dan.sees("I-1001 is a lesson now", thread=receipt["ts"])
    database = open_existing(bank.state_url)
    written = counting(await SqlQuestionVersions(database).newest())
    await database.close()
    (question,) = [one for name, one in written.items() if name.endswith("1001")]
    assert question
    assert "Change it at once & say so." in {choice.text for choice in question.choices}
    await yara.runs("/customer", "promises", channel="C0GENERAL")
    await yara.sees("Lessons made of complaints", channel="C0GENERAL")


@pytest.mark.usefixtures("bank")
async def test_draft_that_is_approved_cannot_be_opened_again(
    employee: Enter, slack: Slack
) -> None:
    sam = employee("U0SAM")
    _, asked = await marked_complaint(employee)
    await looks(sam, asked)
    assert await sam.submits({}) == {}
    await sam.sees("The question is in the bank")

    await presses(slack, "U0SAM", "ideas.lesson", "1")

    await becomes(sam, asked, "made a quiz question of I-1001")
    await sam.sees_modal("<@U0SAM> made a quiz question of it")


async def test_what_is_approved_in_a_demo_changes_no_knowledge(
    employee: Enter, slack: Slack, tmp_path: Path
) -> None:
    knowledge = tmp_path / "knowledge"
    copytree(ROOT / "knowledge", knowledge)
    company = {"knowledge": knowledge, "state": tmp_path / "state"}
    settings = journey_settings(slack, tmp_path).model_copy(update=company)
    before, sam = contents(knowledge), employee("U0SAM")

    async with running_bot(slack, kept_apart(settings, tmp_path), slack.clock):
        _, asked = await marked_complaint(employee)
        await looks(sam, asked)
        assert await sam.submits({}) == {}
        await sam.sees("The question is in the bank")

    assert contents(knowledge) == before


def contents(folder: Path) -> dict[Path, bytes]:
    return {file: file.read_bytes() for file in folder.rglob("*") if file.is_file()}
