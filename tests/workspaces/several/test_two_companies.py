"""Two companies live in one process, with the same ids of people, channels and messages.

Everything that people of one write carries a word of its own. Nothing of it may turn up in the
other's Slack, nor in what is kept for the other.
"""

import asyncio
import json
import sqlite3
from collections.abc import AsyncIterator
from functools import partial
from pathlib import Path

import pytest

from bot.clock import Clock
from bot.composition.opening import storage_of
from bot.playground.employee import SimulatedEmployee, visible_text
from bot.playground.members import JsonObject
from bot.playground.slack import Slack
from bot.settings import Settings
from bot.workspaces import workspace as workspace_module
from tests.journeys.reporting import IDEA, decides, opens_form, remembered
from tests.journeys.running import ROOT, make_index_ready
from tests.journeys.taking import (
    answers,
    chooses_logistics,
    known_to,
    sees_new,
    to_weekday,
)
from tests.workspaces.conftest import running
from tests.workspaces.two_slacks import Browser, World, of

WORDS = {"T0NORTH": "Quetzalcoatl", "T0SOUTH": "Zanzibarian"}
LATE = "What do I tell a customer whose delivery will be late?"


@pytest.fixture
def whole_settings(settings: Settings) -> Settings:
    """The project's own handbook to begin with, whose index is there already."""
    whole = settings.model_copy(update={"knowledge": ROOT / "knowledge"})
    make_index_ready(whole)
    return whole


@pytest.fixture
def _looking_often(monkeypatch: pytest.MonkeyPatch) -> None:
    """Notice an edit of the guidance in two seconds instead of a minute."""
    monkeypatch.setattr(workspace_module, "GUIDANCE_LOOK_SECONDS", 2)


@pytest.fixture
async def companies(
    whole_settings: Settings, world: World, clock: Clock
) -> AsyncIterator[Browser]:
    async with running(whole_settings, world, clock) as browser:
        for slack in world.both:
            await browser.installs(slack)
        for slack in world.both:  # until each has read its guidance and knows its people
            said = of(slack, "U0ELIF").says(LATE)
            await of(slack, "U0ELIF").sees("our guidance says", thread=said["ts"], within=60)
        yield browser


def everything_in(slack: Slack) -> str:
    """All that anybody can see in a workspace: messages, pages, modals, what is to come."""
    workspace = slack.workspace
    seen: list[JsonObject] = [
        *[one for each in workspace.channels.values() for one in each.messages.values()],
        *[one for each in workspace.channels.values() for one in each.ephemerals.values()],
        *workspace.homes.values(),
        *workspace.statuses.values(),
        *workspace.prompts.values(),
        *workspace.scheduled.values(),
        *[view for stack in slack.modals.stacks.values() for view in stack],
    ]
    return json.dumps(seen, default=str)


async def lives(slack: Slack, rooms: Path) -> None:
    """Let people ask, tell a gap, report twice, decide, take the quiz, open pages."""
    word = WORDS[slack.workspace.team_id]
    dan, uma, lena = of(slack, "U0DAN"), of(slack, "U0UMA"), of(slack, "U0LENA")
    for who in ("U0DAN", "U0LENA", "U0ZOE", "U0SAM"):
        of(slack, who).opens_home()
    said = dan.says(f"How many days of vacation do I get in {word}?")
    refusal = await dan.sees("does not answer that", thread=said["ts"], within=60)
    await dan.clicks("Tell the owner", on=refusal)
    await dan.sees("The owner of the guidance has your question", thread=said["ts"])
    asked = dan.mentions_bot(f"{LATE} It is for {word}.", channel="C0CUSTOMERS")
    await dan.sees("guidance", channel="C0CUSTOMERS", thread=asked["ts"])  # how sure counts not
    receipt = await reports(dan, f"At {word} the driver waits at the dock for an hour.")
    await remembered(rooms, database_file=f"{slack.workspace.team_id}.sqlite3")
    await adds_a_voice(uma, f"The driver waits at the dock of {word} for more than an hour.")
    card = await lena.sees("I-1001", within=60)
    await decides(lena, "Decline", card, reason=f"The dock at {word} is being rebuilt.")
    await dan.sees("is being rebuilt", thread=receipt["ts"], within=60)
    await uma.runs("/customer", "promises", channel="C0GENERAL")
    await takes_a_question(slack)


async def reports(who: SimulatedEmployee, today: str) -> JsonObject:
    """Report something; returns the receipt, however late Slack's modal closes."""
    await opens_form(who)
    await who.submits(IDEA | {"today": today})
    return await who.sees("You get an answer by", within=60)


async def adds_a_voice(who: SimulatedEmployee, words: str) -> None:
    """Begin a report and find that a colleague of one's own company sent one like it."""
    await opens_form(who)
    await who.submits(IDEA | {"today": words})
    form = await who.sees_modal("Add my voice")
    assert WORDS[who.workspace.team_id] in visible_text(form)
    await who.clicks("Add my voice", on=form)


async def takes_a_question(slack: Slack) -> None:
    marco = of(slack, "U0MARCO")
    marco.says("quiz me")
    await chooses_logistics(marco)
    known = known_to(marco)
    marco.says("quiz me")
    await answers(marco, await sees_new(marco, "Question ", known))


@pytest.mark.soak  # over twenty seconds beside the others
async def test_nothing_that_one_company_writes_reaches_the_other(
    companies: Browser, world: World, whole_settings: Settings, clock: Clock
) -> None:
    rooms = whole_settings.state / "workspaces"
    for slack in world.both:
        await lives(slack, rooms)
    for _ in range(3):  # digests, reminders, reviews, forgetting
        to_weekday(clock, 0, 9, 30)
        await asyncio.sleep(1.5)
    for slack in world.both:
        await slack.settled(30)

    own, other = WORDS["T0NORTH"], WORDS["T0SOUTH"]
    assert (own in everything_in(world.north), other in everything_in(world.north)) == (
        True,
        False,
    )
    assert (own in everything_in(world.south), other in everything_in(world.south)) == (
        False,
        True,
    )
    north, south = (dumped(rooms / f"{team_id}.sqlite3") for team_id in WORDS)
    assert (own in north, other in north) == (True, False)
    assert (own in south, other in south) == (False, True)


def dumped(file: Path) -> str:
    with sqlite3.connect(file) as database:
        text = "\n".join(database.iterdump())
    database.close()
    return text


@pytest.mark.usefixtures("_looking_often")
async def test_each_company_has_its_own_reports_bank_guidance_and_administrators(
    companies: Browser, world: World, whole_settings: Settings
) -> None:
    """One process for all: to start it for two companies takes seconds."""
    await each_counts_its_own_reports(world)
    each_has_a_bank_of_its_own(whole_settings)
    await guidance_of_one_answers_nobody_else(world, whole_settings)
    await whoever_installs_it_again_is_an_administrator_nowhere(companies, world)


async def each_counts_its_own_reports(world: World) -> None:
    for slack in world.both:
        receipt = await reports(of(slack, "U0DAN"), IDEA["today"])

        assert "I-1001" in json.dumps(receipt)


async def guidance_of_one_answers_nobody_else(world: World, whole_settings: Settings) -> None:
    question = "What is the Zanzibarian protocol for angry parrots?"
    own_index = storage_of(whole_settings.of_workspace("T0SOUTH"))
    before = own_index.version()
    added = whole_settings.state / "workspaces/T0SOUTH/knowledge/guidance/parrots.md"
    added.write_text(
        "---\ntitle: Parrots\nowner: logistics\nreviewed: 2026-10-01\n---\n# Parrots\n\n"
        "The Zanzibarian protocol for angry parrots is a cracker and a quiet word.\n",
        encoding="utf-8",
    )
    async with asyncio.timeout(60):
        while own_index.version() == before:  # noqa: ASYNC110  # another thread reads it
            await asyncio.sleep(0.1)

    for slack in world.both:
        said = of(slack, "U0DAN").says(question)
        await slack.until(partial(answered, slack, said), 60)

    assert "a cracker and a quiet word" in everything_in(world.south)
    assert "a cracker" not in everything_in(world.north)


def answered(slack: Slack, said: JsonObject) -> bool:
    thread = of(slack, "U0DAN").messages(thread=said["ts"])
    return any(one.get("user") == "U0BOT" for one in thread)


def each_has_a_bank_of_its_own(whole_settings: Settings) -> None:
    folder = whole_settings.state / "workspaces"

    banks = [folder / team_id / "knowledge" / "questions" for team_id in WORDS]

    assert all(bank.is_dir() for bank in banks)
    assert not banks[0].samefile(banks[1])
    assert not banks[0].samefile(whole_settings.knowledge / "questions")


async def whoever_installs_it_again_is_an_administrator_nowhere(
    companies: Browser, world: World
) -> None:
    await companies.installs(world.north, installer="U0YARA")

    for slack in world.both:
        of(slack, "U0YARA").opens_home()
        await of(slack, "U0YARA").sees_home("Settings")
        assert "How the bot is doing" not in json.dumps(of(slack, "U0YARA").home())
