"""How Ask behaves in a channel, and who may change that."""

from typing import Any

import pytest

from bot.ask.channels import Manner, Manners
from bot.ask.preferences.store import SqlManners
from bot.ask.preferences.work import PreferencesWork
from bot.database.engine import Database
from bot.delivery.work import Respond, Work
from tests.ask.fakes import FakeLanguages, FakeManners
from tests.builders_people import northwind
from tests.company.fakes import FakeAuditTrail


@pytest.fixture(params=["fake", "sqlite", "postgres"])
def manners(request: pytest.FixtureRequest) -> Manners:
    if request.param == "fake":
        return FakeManners()
    return SqlManners(request.getfixturevalue(f"{request.param}_database"))


async def test_a_channel_is_answered_on_mention_until_somebody_says_otherwise(
    manners: Manners,
) -> None:
    assert await manners.of("T0NORTH", "C0GENERAL") is Manner.MENTION


async def test_the_last_manner_counts_in_its_own_channel_only(manners: Manners) -> None:
    await manners.set("T0NORTH", "C0GENERAL", Manner.EPHEMERAL)
    await manners.set("T0NORTH", "C0GENERAL", Manner.OFF)

    assert await manners.of("T0NORTH", "C0GENERAL") is Manner.OFF
    assert await manners.of("T0NORTH", "C0LOGISTICS") is Manner.MENTION
    assert await manners.of("T0OTHER", "C0GENERAL") is Manner.MENTION


def typed(**changes: Any) -> Work:
    payload = {
        "channel": "C0GENERAL",
        "manner": "off",
        "employee_id": "U0ZOE",
        "response_url": "https://example.com/answer",
    }
    return Work("ask.channel", "ask.channel:1", payload | changes, "T0NORTH")


async def said(manners: Manners, work: Work) -> str:
    preferences = PreferencesWork(manners, FakeLanguages(), northwind().employee)
    (answer,) = await preferences.handlers()["ask.channel"](work)
    assert isinstance(answer, Respond)
    return answer.text


async def test_an_administrator_sets_the_manner() -> None:
    manners = FakeManners()

    text = await said(manners, typed())

    assert "From now on" in text
    assert await manners.of("T0NORTH", "C0GENERAL") is Manner.OFF


async def test_a_change_of_manner_is_one_line_of_the_audit_trail() -> None:
    manners, trail = FakeManners(), FakeAuditTrail()
    preferences = PreferencesWork(manners, FakeLanguages(), northwind().employee, trail.record)

    for work in (typed(), typed(), typed(employee_id="U0MARCO"), typed(manner="")):
        await preferences.handlers()["ask.channel"](work)

    (entry,) = await trail.entries()
    assert (entry.subject, entry.name, entry.old, entry.new) == (
        "channel",
        "C0GENERAL",
        "mention",
        "off",
    )


async def test_a_channel_that_nobody_set_is_answered_as_the_company_settled(
    sqlite_database: Database,
) -> None:
    async def settled() -> Manner:
        return Manner.EPHEMERAL

    manners = SqlManners(sqlite_database, settled)
    await manners.set("T0NORTH", "C0GENERAL", Manner.OFF)

    assert await manners.of("T0NORTH", "C0GENERAL") is Manner.OFF
    assert await manners.of("T0NORTH", "C0LOGISTICS") is Manner.EPHEMERAL


async def test_nobody_else_may_set_it() -> None:
    manners = FakeManners()

    text = await said(manners, typed(employee_id="U0MARCO"))

    assert "may not change how I behave" in text
    assert await manners.of("T0NORTH", "C0GENERAL") is Manner.MENTION


async def test_everybody_may_ask_what_the_manner_is() -> None:
    text = await said(FakeManners(), typed(employee_id="U0MARCO", manner=""))

    assert "for everybody to read" in text


async def test_a_word_that_is_no_manner_changes_nothing() -> None:
    text = await said(FakeManners(), typed(manner="loud"))

    assert text.startswith("I did not understand that.")


async def test_a_direct_message_has_no_manner() -> None:
    assert "for channels" in await said(FakeManners(), typed(channel="D0ZOE"))
