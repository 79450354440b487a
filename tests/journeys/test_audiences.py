"""What is for one department is shown to those whom a group has in it, and to nobody else."""

import json

import pytest

from bot.clock import Clock
from bot.playground.channels import Channel
from bot.playground.clicking import found
from bot.playground.employee import SimulatedEmployee, visible_text
from bot.playground.members import JsonObject
from bot.playground.slack import Slack
from bot.settings import Settings
from tests.journeys.conftest import Enter
from tests.journeys.reporting import presses
from tests.journeys.running import running_bot
from tests.journeys.taking import chooses_logistics
from tests.journeys.test_written_answers import small

pytestmark = pytest.mark.usefixtures("sqlite_database_url")

__all__ = ["small"]  # a fixture

ASKED = "What is the surcharge for oversized freight?"
SECRET = "seventeen percent"
MISSING = "What do we charge for freight by air in winter?"
ADDED = "thirty crowns"
DOCUMENT = "guidance/falcon.md"
PAGE = f"""---
title: Falcon rates
owner: U0LENA
audience: [logistics]
---

# {ASKED}

The surcharge for oversized freight is {SECRET}.
"""
THEIRS = ("U0LENA", "U0NADIA")  # whom the group of logistics has
CHOSEN, PROFILE, ADMINISTRATOR = "U0MARCO", "U0YARA", "U0ZOE"


@pytest.fixture
def restricted(small: Settings, slack: Slack) -> Settings:
    """A page for logistics alone, and a question of the quiz that rests on it."""
    (small.knowledge / "guidance" / "falcon.md").write_text(PAGE)
    file = small.knowledge / "departments.yaml"
    begins = "  - id: logistics\n"
    file.write_text(file.read_text().replace(begins, f"{begins}    members: [S0LOGISTICS]\n"))
    for name, members in (("C0TWO", THEIRS), ("C0MIXED", (*THEIRS, CHOSEN))):
        channel = Channel(name, name.lower(), "", [*members, "U0BOT"], is_private=True)
        slack.workspace.channels[name] = channel
    return small


def seen_by(one: SimulatedEmployee) -> str:
    """Return all that somebody can read in Slack."""
    places = [
        place.channel_id
        for place in one.slack.workspace.channels.values()
        if one.employee_id in place.member_ids or place.type == "channel"
    ]
    threads = [
        (place, each.get("thread_ts") or each["ts"])
        for place in places
        for each in one.messages(channel=place)
    ]
    messages = [
        each for place, ts in threads for each in one.messages(channel=place, thread=ts)
    ]
    modal = one.slack.modals.top(one.employee_id)
    home = one.slack.workspace.homes.get(one.employee_id, {})
    return visible_text([*messages, modal or {}, home])


async def refused(one: SimulatedEmployee, question: str) -> None:
    """Let somebody ask, and be told that guidance is silent."""
    said = one.says(question)
    await one.sees("guidance does not", thread=said["ts"])


async def forges(slack: Slack, one: SimulatedEmployee, passage: str) -> None:
    """Let somebody press the buttons that only readers of the page have."""
    for action_id, value, told in (
        ("ask.read_passage.1", passage, "This passage was rewritten"),
        ("ask.open_guidance", DOCUMENT, "for others alone"),
        ("ask.guidance_history", DOCUMENT, "for others alone"),
        ("ask.edit_guidance", json.dumps({"d": DOCUMENT, "n": 0, "s": 1}), "for others alone"),
    ):
        await presses(slack, one.employee_id, action_id, value)
        await one.sees_modal(told)
        await one.closes(everything=True)


async def searches(one: SimulatedEmployee) -> str:
    """Return what somebody finds who looks for the page."""
    await one.runs("/customer", "guidance falcon rates surcharge oversized freight")
    found = visible_text(await one.sees_modal("Nearest to"))
    await one.closes(everything=True)
    return found.partition("”")[2]


async def tries_each_way(slack: Slack, one: SimulatedEmployee, passage: str) -> None:
    """Let somebody ask, search, press what others may, and look at App Home."""
    await refused(one, ASKED)
    await one.runs("/customer", f"ask {ASKED}")
    assert "Falcon" not in await searches(one)
    await forges(slack, one, passage)
    one.opens_home()


async def test_nobody_else_is_shown_a_word_of_it_on_any_way(
    employee: Enter, slack: Slack, restricted: Settings, clock: Clock
) -> None:
    lena, nadia = employee("U0LENA"), employee("U0NADIA")
    others = [employee(one) for one in (CHOSEN, PROFILE, ADMINISTRATOR)]
    async with running_bot(slack, restricted, clock):
        others[0].says("quiz me")
        await chooses_logistics(others[0])
        said = lena.says(ASKED)
        answer = await lena.sees(SECRET, thread=said["ts"])
        for one in others:
            await tries_each_way(slack, one, passage_in(answer))

        await asks_in_channels(lena)
        assert "Falcon" in await searches(nadia)
        await answers_what_is_missing(lena, answer)
        for one in others:
            await refused(one, MISSING)
        said = nadia.says(MISSING)
        await nadia.sees(ADDED, thread=said["ts"])
        await slack.settled()
    for one in others:
        seen = seen_by(one)
        assert ASKED in seen
        assert not [word for word in (SECRET, ADDED, "Falcon") if word in seen]


async def asks_in_channels(lena: SimulatedEmployee) -> None:
    """Let a reader ask among readers, among others, and where everybody may join."""
    for place, words in (
        ("C0TWO", SECRET),
        ("C0MIXED", "guidance does not"),
        ("C0GENERAL", "guidance does not"),
    ):
        said = lena.mentions_bot(ASKED, channel=place)
        await lena.sees(words, channel=place, thread=said["ts"])


async def answers_what_is_missing(lena: SimulatedEmployee, answer: JsonObject) -> None:
    """Let the owner ask for more, and write it: it is for the same readers."""
    await lena.clicks("Something is missing", on=answer)
    await lena.sees_modal("What were you looking for?")
    await lena.submits({"note": MISSING})
    await lena.clicks("Write the answer", on=await lena.sees("One colleague asks"))
    await lena.sees_modal("The question, in your words")
    await lena.submits({"question": MISSING, "answer": f"Freight by air is {ADDED} more."})
    await lena.sees_modal("This is how I will quote it")
    await lena.submits({})
    await lena.sees("Gap 1 is answered")


def passage_in(answer: JsonObject) -> str:
    """Return what the button that opens the passage carries."""
    _, opens = found(answer["blocks"], "ask.read_passage.1")
    return str(opens["value"])
