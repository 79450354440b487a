"""Who joins all that is kept, sent, posted and logged learns neither the minute nor who wrote.

Each story is told in several worlds that differ in who wrote without a name, and when in the
hour, among neighbours whose times are known exactly. If all that an attacker can get is the
same in each world, then nothing of it tells them apart.
"""

import logging
import shutil
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import TypeAlias

import pytest

from bot.database.engine import open_database
from bot.ideas.report.domain import Severity, Step
from bot.ideas.submit.form_state import Carried
from tests.fakes import FakeDelivery
from tests.ideas.builders import MONDAY, some_words
from tests.ideas.submit.office import ELEVEN, FORM, Office, Slack

OTHER_FORM = Carried("the secret of another form")
A_MINUTE = timedelta(minutes=1)


@dataclass(frozen=True)
class World:
    """Who writes without a name, and in which minute after ten."""

    who: str
    minute: int

    @property
    def at(self) -> datetime:
        return MONDAY.replace(minute=self.minute, second=self.minute)

    @property
    def later(self) -> datetime:
        return self.at + timedelta(hours=1)


WORLDS = (World("U0UMA", 31), World("U0BEN", 3), World("U0MARCO", 58))
Story: TypeAlias = Callable[[Office, World], Awaitable[None]]


async def a_report(office: Office, world: World) -> None:
    await office.sends(world.at, world.who)


async def two_in_one_hour(office: Office, world: World) -> None:
    is_first = world.minute < 40
    first, second = (FORM, OTHER_FORM) if is_first else (OTHER_FORM, FORM)
    await office.sends(world.at, world.who, first)
    await office.sends(world.at + timedelta(minutes=1), "U0UMA", second)


async def the_same_form_again(office: Office, world: World) -> None:
    await office.sends(world.at, world.who)
    await office.sends(world.at + timedelta(minutes=1), world.who)


async def a_voice(office: Office, world: World) -> None:
    await office.adds_voice(world.at, world.who)


async def a_reply(office: Office, world: World) -> None:
    await office.adds_voice(MONDAY, world.who)
    await office.opens(ELEVEN + A_MINUTE)
    await office.decides(ELEVEN + 2 * A_MINUTE, Step.ASK)
    await office.says(world.later)


async def what_is_not_solved(office: Office, world: World) -> None:
    await office.adds_voice(MONDAY, world.who)
    await office.opens(ELEVEN + A_MINUTE)
    await office.decides(ELEVEN + 2 * A_MINUTE, Step.FINISH)
    await office.says(world.later, Step.REOPEN)


STORIES = (
    a_report,
    two_in_one_hour,
    the_same_form_again,
    a_voice,
    a_reply,
    what_is_not_solved,
)


async def told_in(
    world: World, story: Story, folder: Path, log: pytest.LogCaptureFixture
) -> list[str]:
    """All that an attacker can get in this world, but what only the writer sees."""
    log.clear()
    database = open_database(f"sqlite:///{folder}/bot.sqlite3")
    office = Office(database, FakeDelivery(), Slack())
    office.delivery.now = lambda: office.time
    await office.sends_named(MONDAY - timedelta(minutes=10), "U0DAN", words=some_words())
    assert "ideas.talk:1" in str(office.delivery.sent)  # where it is commented on
    await story(office, world)
    for minute in (20, 40):
        await office.sends_named(ELEVEN.replace(minute=minute), "U0NADIA")
    for hours in (2, 3):
        await office.opens(MONDAY + timedelta(hours=hours, minutes=5))
    rows = [str(row) for row in await office.rows()]
    await database.close()
    works = [str(work) for work in office.delivery.taken_in]
    sent = [str(one) for one in office.delivery.sent]
    logged = [f"{one.name} {one.getMessage()}" for one in log.records if one.name[:3] == "bot"]
    return [*rows, *works, *sent, *map(str, office.woken), *logged]


@pytest.mark.parametrize("story", STORIES, ids=lambda story: story.__name__)
async def test_all_that_is_kept_and_told_is_the_same_whoever_wrote_and_when(
    story: Story, tmp_path: Path, sqlite_template: Path, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG, logger="bot")
    told = []
    for number, world in enumerate(WORLDS):
        shutil.copytree(sqlite_template.parent, tmp_path / str(number))
        told.append(await told_in(world, story, tmp_path / str(number), caplog))

    assert told[0] == told[1] == told[2]


async def test_a_report_told_at_once_still_does_not_tell_who(
    tmp_path: Path, sqlite_template: Path, caplog: pytest.LogCaptureFixture
) -> None:
    async def severe(office: Office, world: World) -> None:
        await office.sends(MONDAY.replace(minute=31), world.who, severity=Severity.SEVERE)
        await office.delivery.run()
        assert [at for _, _, at in office.woken] == [MONDAY.replace(minute=31)]

    told = []
    for number, world in enumerate(WORLDS):
        shutil.copytree(sqlite_template.parent, tmp_path / str(number))
        told.append(await told_in(world, severe, tmp_path / str(number), caplog))

    assert told[0] == told[1] == told[2]
