"""Who left is forgotten after a while, unless they come back or too many left at once."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

import pytest

from bot.company.audit.domain import Change
from bot.company.leavers.domain import (
    AskWhetherLeft,
    ForgetWhenGone,
    SaidBeforeError,
    SayWhetherLeft,
    are_too_many,
)
from bot.company.leavers.messages import on_home
from bot.company.leavers.store import SqlLeavers
from bot.company.leavers.work import Leavers
from bot.company.records.domain import KeptOfPerson
from bot.database.engine import Database
from bot.delivery.tasks import work_of
from bot.delivery.work import Outgoing, Post, Update
from bot.people.domain import Company
from bot.people.permissions import NotAllowedError
from bot.people.service import CompanyPeople
from bot.playground.limits.checks import checked_blocks
from tests.ask.builders import NOON
from tests.builders_people import EVERYBODY, NORTHWIND, a_profile
from tests.fakes import FakeDelivery
from tests.fakes_people import FakeChosenDepartments, FakeDirectory


class Desk:
    """A company in which people are deactivated, and a clock that stands."""

    def __init__(
        self, database: Database, known: int = 100, company: Company = NORTHWIND
    ) -> None:
        self.directory = FakeDirectory({who: a_profile(who) for who in EVERYBODY})
        chosen = FakeChosenDepartments({f"U{number}": "logistics" for number in range(known)})
        self.delivery, self.now = FakeDelivery(), NOON
        self.forgotten: list[str] = []
        self.recorded: list[Change] = []
        self.overruled: list[str] = []
        self.leavers = Leavers(
            store=SqlLeavers(database),
            people=CompanyPeople(company, directory=self.directory, chosen=chosen),
            forgetting=self,
            delivery=self.delivery,
            record=self.record,
            days=self.days,
            let_in=self.let_in,
            heard=self.hear,
            now=lambda: self.now,
        )

    async def look(self, employee_id: str) -> Sequence[KeptOfPerson]:
        raise AssertionError(employee_id)

    async def forget(self, employee_id: str, team_id: str) -> Sequence[KeptOfPerson]:
        self.forgotten.append(employee_id)
        return ()

    async def record(self, change: Change) -> None:
        self.recorded.append(change)

    async def days(self) -> int:
        return 30

    async def let_in(self, employee_id: str) -> None:
        self.overruled.append(employee_id)

    async def hear(self, employee_id: str) -> None:
        await self.leavers.hear(self.directory.profiles[employee_id], "T1")

    async def leave_too_many(self) -> None:
        for who in ("U0YARA", "U0MARCO"):
            await self.tell(who, is_active=False)

    async def does(self, kind: str) -> Sequence[Outgoing]:
        sent: list[Outgoing] = []
        for work in [one for one in self.delivery.taken_in if one.kind == kind]:
            sent += await self.leavers.handlers()[kind](work)
        return sent

    async def says(self, *, have_left: bool, who: str = "U0ZOE") -> Sequence[Outgoing]:
        work = work_of(SayWhetherLeft(who, NOON.date(), have_left), "company.say:1", "T1")
        return await self.leavers.handlers()[work.kind](work)

    async def tell(self, who: str, *, is_active: bool) -> None:
        profile = a_profile(who, is_active=is_active)
        self.directory.profiles[who] = profile
        await self.leavers.hear(profile, "T1")

    async def when_due(self) -> Sequence[Outgoing]:
        due = [one for one in self.delivery.taken_in if one.kind == ForgetWhenGone.KIND]
        assert all(work.not_before == NOON + timedelta(days=30) for work in due)
        return await self.does(ForgetWhenGone.KIND)


@pytest.fixture
def desk(database: Database) -> Desk:
    return Desk(database)


async def test_who_left_is_forgotten_thirty_days_later(desk: Desk) -> None:
    await desk.tell("U0YARA", is_active=False)
    await desk.tell("U0YARA", is_active=False)

    assert await desk.when_due() == []
    assert desk.forgotten == ["U0YARA"]
    assert [change.name for change in desk.recorded] == ["somebody who left"]


async def test_who_comes_back_is_not(desk: Desk) -> None:
    await desk.tell("U0YARA", is_active=False)
    await desk.tell("U0YARA", is_active=True)

    await desk.when_due()

    assert desk.forgotten == []


async def test_who_came_back_unheard_is_not_either(desk: Desk) -> None:
    await desk.tell("U0YARA", is_active=False)
    desk.directory.profiles["U0YARA"] = a_profile("U0YARA")

    await desk.when_due()

    assert desk.forgotten == []


async def test_too_many_at_once_wait_for_an_administrators_word(database: Database) -> None:
    desk = Desk(database, known=30)
    for who in ("U0YARA", "U0MARCO"):
        await desk.tell(who, is_active=False)

    (told,) = await desk.does(AskWhetherLeft.KIND)
    await desk.when_due()

    assert desk.forgotten == []
    assert isinstance(told, Post)
    assert told.channel == "C0ADMINS"
    assert "2 people are said to have left" in told.text
    assert not await desk.leavers.store.waits("U0YARA")  # shut out before it was too much
    assert await desk.leavers.store.waits("U0MARCO")
    assert on_home(await desk.leavers.doubts()) == list(told.blocks)
    assert checked_blocks(list(told.blocks))


async def test_an_administrator_who_says_that_they_left_has_them_shut_out_and_forgotten(
    database: Database,
) -> None:
    desk = Desk(database, known=30)
    await desk.leave_too_many()
    (asked,) = await desk.does(AskWhetherLeft.KIND)

    (told,) = await desk.says(have_left=True)
    await desk.when_due()

    assert isinstance(asked, Post)
    assert isinstance(told, Update)
    assert told.reference == asked.reference
    assert not await desk.leavers.store.waits("U0MARCO")
    assert await desk.leavers.doubts() == []
    assert sorted({*desk.forgotten}) == ["U0MARCO", "U0YARA"]
    assert desk.recorded[0].deed == "confirmed"
    with pytest.raises(SaidBeforeError):
        await desk.says(have_left=False)


async def test_what_was_a_mistake_lets_them_in_and_asks_again_when_others_leave(
    database: Database,
) -> None:
    desk = Desk(database, known=30)
    await desk.leave_too_many()
    desk.directory.profiles["U0MARCO"] = a_profile("U0MARCO")  # Slack let him in all along

    await desk.says(have_left=False)

    assert desk.overruled == ["U0MARCO", "U0YARA"]
    await desk.when_due()
    assert desk.forgotten == []  # Yara is gone from Slack; nobody said that it is so
    await desk.tell("U0PETE", is_active=False)
    assert len(await desk.does(AskWhetherLeft.KIND)) == 2
    assert await desk.leavers.store.waits("U0PETE")


async def test_nobody_else_says_whether_they_left(database: Database) -> None:
    desk = Desk(database, known=30)
    await desk.leave_too_many()

    with pytest.raises(NotAllowedError):
        await desk.says(have_left=True, who="U0SAM")


async def test_without_a_channel_each_administrator_hears_of_too_many(
    database: Database,
) -> None:
    desk = Desk(database, known=30, company=replace(NORTHWIND, administrators_channel=None))
    for who in ("U0YARA", "U0MARCO"):
        await desk.tell(who, is_active=False)

    told = await desk.does(AskWhetherLeft.KIND)

    assert [one.channel for one in told if isinstance(one, Post)] == ["U0ZOE"]


@pytest.mark.parametrize(
    ("left", "known", "too_many"),
    [(1, 3, False), (5, 100, False), (6, 100, True), (20, 1000, False), (21, 1000, True)],
)
def test_more_than_twenty_or_one_in_twenty_are_too_many(
    left: int, known: int, *, too_many: bool
) -> None:
    assert are_too_many([str(one) for one in range(left)], known) is too_many
