"""Administrators have forgotten who left; nobody else does, and nobody who is here."""

import pytest

import bot.app  # noqa: F401  # knows every table
from bot.company.audit.domain import Change
from bot.company.forgetting.domain import (
    FinishForgetting,
    ForgetLeaver,
    NobodyNamedError,
    ShowLeaver,
    StillHereError,
)
from bot.company.forgetting.service import KeptPersonalData
from bot.company.forgetting.work import ForgettingWork
from bot.database.engine import Database
from bot.delivery.work import Respond, Work
from bot.people.permissions import NotAllowedError
from bot.people.service import CompanyPeople
from tests.ask.builders import NOON
from tests.builders_people import EVERYBODY, NORTHWIND, a_profile
from tests.company.records.filling import fill
from tests.fakes import FakeDelivery
from tests.fakes_people import FakeChosenDepartments, FakeDirectory

WORK = Work("company.forget_leaver", "k", {}, "T1")
URL = "https://hooks.slack.com/1"


@pytest.fixture
async def office(sqlite_database: Database) -> ForgettingWork:
    await fill(sqlite_database, "U0LEFT", 1)
    profiles = {who: a_profile(who) for who in EVERYBODY}
    profiles["U0LEFT"] = a_profile("U0LEFT", is_active=False)
    people = CompanyPeople(
        NORTHWIND, directory=FakeDirectory(profiles), chosen=FakeChosenDepartments()
    )
    changes: list[Change] = []

    async def record(change: Change) -> None:
        changes.append(change)

    forgetting = KeptPersonalData(
        database=sqlite_database, delivery=FakeDelivery(), now=lambda: NOON
    )
    return ForgettingWork(forgetting, people, record)


def administrator() -> str:
    return NORTHWIND.administrators[0]


async def test_an_administrator_sees_how_much_is_kept_and_no_word_of_it(
    office: ForgettingWork,
) -> None:
    (told,) = await office.show(ShowLeaver(administrator(), "U0LEFT", URL), WORK)

    assert isinstance(told, Respond)
    assert "an answer to a quiz question: 1" in str(told.blocks)
    assert "Forget them" in str(told.blocks)
    assert "said" not in str(told.blocks)


async def test_who_left_is_forgotten(office: ForgettingWork) -> None:
    (told,) = await office.forget(ForgetLeaver(administrator(), "U0LEFT", URL), WORK)
    (after,) = await office.show(ShowLeaver(administrator(), "U0LEFT", URL), WORK)

    assert isinstance(told, Respond)
    assert isinstance(after, Respond)
    assert "I keep nothing about them any more" in told.text
    assert after.text == "I keep nothing about <@U0LEFT>."


async def test_who_is_still_here_is_not_forgotten_by_others(office: ForgettingWork) -> None:
    with pytest.raises(StillHereError, match="my data"):
        await office.forget(ForgetLeaver(administrator(), "U0MARCO", URL), WORK)


async def test_nobody_else_may(office: ForgettingWork) -> None:
    with pytest.raises(NotAllowedError, match="yourself, `/customer my data`"):
        await office.show(ShowLeaver("U0MARCO", "U0LEFT", URL), WORK)
    with pytest.raises(NotAllowedError):
        await office.forget(ForgetLeaver("U0MARCO", "U0LEFT", URL), WORK)


async def test_whom_has_to_be_said(office: ForgettingWork) -> None:
    with pytest.raises(NobodyNamedError, match="Say whom"):
        await office.show(ShowLeaver(administrator(), "", URL), WORK)


async def test_finishing_tells_nobody(office: ForgettingWork) -> None:
    assert await office.finish(FinishForgetting("0", NOON), WORK) == ()
