"""A change that waits is kept once, until it is decided."""

import pytest

from bot.ask.agreeing import Proposal
from bot.ask.agreement.domain import WaitingChange, WaitingChanges
from bot.ask.agreement.store import SqlWaitingChanges
from tests.ask.agreement.fakes import FakeWaitingChanges
from tests.ask.builders import NOON

PROPOSAL = Proposal(
    employee_id="U0LENA", document="a.md", wish="change", title="A", before="old", after="new"
)


@pytest.fixture(params=["fake", "sqlite", "postgres"])
def waiting(request: pytest.FixtureRequest) -> WaitingChanges:
    if request.param == "fake":
        return FakeWaitingChanges()
    return SqlWaitingChanges(request.getfixturevalue(f"{request.param}_database"))


async def test_the_same_work_waits_once_until_it_is_decided(waiting: WaitingChanges) -> None:
    number = await waiting.add("k", "ask.change_guidance", {"text": "new"}, PROPOSAL, NOON)

    assert await waiting.add("k", "ask.change_guidance", {}, PROPOSAL, NOON) == number
    assert await waiting.find(number) == WaitingChange(
        number=number,
        proposal=PROPOSAL,
        kind="ask.change_guidance",
        payload={"text": "new"},
        at=NOON,
    )

    await waiting.drop(number)
    assert await waiting.find(number) is None
    await waiting.drop(number)
