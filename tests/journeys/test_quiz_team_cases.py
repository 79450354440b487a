"""A team case goes in two channels: nameless votes, consequences, the next step, an end."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from bot.clock import Clock
from bot.playground.employee import SimulatedEmployee, visible_text
from bot.playground.members import JsonObject
from tests.journeys.conftest import Enter
from tests.journeys.taking import at_rest, to_weekday

pytestmark = pytest.mark.usefixtures("bot")
LOGISTICS, SERVICE = "C0LOGISTICS", "C0SERVICE"
TEAM = ("U0LENA", "U0MARCO", "U0NADIA", "U0YARA", "U0XENIA")
MONDAY = 0


def cases_in(who: SimulatedEmployee, channel: str) -> list[JsonObject]:
    return [one for one in who.messages(channel=channel) if "step " in shown_in(one)]


def shown_in(message: JsonObject) -> str:
    return visible_text(message.get("blocks", []))


async def goes_on(clock: Clock, folder: Path, weekday: int) -> None:
    to_weekday(clock, weekday, 11, 21)
    await at_rest(clock, folder)


async def want(lena: SimulatedEmployee, carla: SimulatedEmployee) -> None:
    for manager, channel, name in (
        (lena, LOGISTICS, "Logistics"),
        (carla, SERVICE, "Customer"),
    ):
        await manager.runs("/customer", "team case", channel=channel)
        await manager.sees(f"Every two weeks {name}", channel=channel)


async def vote(who: SimulatedEmployee, choice: int, channel: str, told: str) -> None:
    on = await who.sees("step 1 of 3", channel=channel)
    await who.clicks(f"quiz.vote_team_case.{choice}", on=on)
    await who.sees(told, channel=channel)


async def test_two_channels_decide_a_case_without_names(
    employee: Enter, clock: Clock, tmp_path: Path
) -> None:
    lena, carla, dan = employee("U0LENA"), employee("U0CARLA"), employee("U0DAN")
    to_weekday(clock, MONDAY, 8)
    await want(lena, carla)
    await dan.runs("/customer", "team case", channel=SERVICE)
    await dan.sees("you may not hold team cases")

    await goes_on(clock, tmp_path, MONDAY)
    for who in TEAM:
        await vote(employee(who), 0, LOGISTICS, "Your vote is counted")
    await vote(lena, 1, LOGISTICS, "You have voted here before")
    await vote(dan, 1, SERVICE, "Your vote is counted")
    assert who_voted_and_what(tmp_path) == (6, {"U0DAN", *TEAM})

    await goes_on(clock, tmp_path, 1)
    told = shown_in(await lena.sees("step 2 of 3", channel=LOGISTICS))
    few = shown_in(await carla.sees("step 2 of 3", channel=SERVICE))
    assert all(words in told for words in ("How you voted, roughly", "So it goes on:"))
    assert "Fewer than five voted, so I show no votes" in few

    await carla.clicks("Stop team cases", on=await carla.sees("step 2 of 3", channel=SERVICE))
    await carla.sees("No more team cases for Customer service", channel=SERVICE)
    for weekday, comes in ((2, "step 3 of 3"), (3, "how it ends")):
        await goes_on(clock, tmp_path, weekday)
        await lena.sees(comes, channel=LOGISTICS)
    assert [cases_in(lena, LOGISTICS), cases_in(carla, SERVICE)] == [[], []]


def who_voted_and_what(folder: Path) -> tuple[int, set[str]]:
    """How many rows tell what was voted, and who voted; none has both."""
    with closing(sqlite3.connect(folder / "bot.sqlite3")) as database:
        votes = database.execute("SELECT * FROM quiz_case_vote").fetchall()
        voters = database.execute("SELECT employee_id FROM quiz_case_voter").fetchall()
        kept = "\n".join(database.iterdump())
    work = (folder / "bot-work.sqlite3").read_bytes()
    assert not any(str(person) in str(vote) for (person,) in voters for vote in votes)
    assert b"vote_team_case" not in work
    lines = [line for line in kept.splitlines() if "vote_team_case" in line]
    assert not [line for line in lines if "U0" in line]
    return len(votes), {person for (person,) in voters}
