"""The one private call of dbos that we make does what we rely on.

Its public sister, ``resume_workflow``, also takes up what a living replica has begun.
"""

import asyncio
import inspect
from collections.abc import AsyncIterator

import pytest
from dbos import DBOS

from bot.database.engine import Database
from bot.delivery.running.workflows import Workflows
from bot.delivery.work import Json
from tests.delivery.conftest import until


class Unending:
    """Steps of which the first never ends."""

    def __init__(self) -> None:
        self.decided: list[str] = []

    async def decide(self, kept: Json) -> Json:
        self.decided.append(kept["key"])
        await asyncio.Event().wait()

    async def send(self, kept: Json, number: int, outgoing: Json) -> str | None:
        raise AssertionError(kept, number, outgoing)

    async def tell(self, kept: Json) -> None:
        raise AssertionError(kept)

    def note_end(self, kept: Json, ended: str) -> None:
        raise AssertionError(kept, ended)


@pytest.fixture
def steps() -> Unending:
    return Unending()


@pytest.fixture
async def workflows(sqlite_database: Database, steps: Unending) -> AsyncIterator[Workflows]:
    workflows = Workflows(sqlite_database, "one", steps)
    workflows.open()
    yield workflows
    await workflows.close(0)


async def test_what_a_replica_left_is_taken_up_and_what_another_holds_is_not(
    workflows: Workflows, steps: Unending
) -> None:
    await workflows.begin("a", {"key": "a"})
    await until(lambda: steps.decided)
    await workflows.drop_in_hand()

    assert await workflows.holders() == {"one"}
    assert await workflows.recover({"two"}) == 0
    assert await workflows.recover({"one"}) == 1
    await until(lambda: len(steps.decided) == 2)
    assert steps.decided == ["a", "a"]


async def test_what_is_kept_and_in_nobodys_hand_is_taken_up_and_what_is_in_hand_is_not(
    workflows: Workflows, steps: Unending
) -> None:
    await workflows.begin("a", {"key": "a"})
    await until(lambda: steps.decided)
    await workflows.drop_in_hand()  # as when the database breaks off once it kept the work
    await workflows.begin("b", {"key": "b"})
    await until(lambda: len(steps.decided) == 2)

    taken_up = [await workflows.take_up_forgotten() for _ in range(3)]

    await until(lambda: len(steps.decided) == 3)
    assert (taken_up, steps.decided) == ([0, 1, 0], ["a", "b", "a"])


def test_the_private_call_takes_the_ids_of_replicas() -> None:
    call = DBOS._recover_pending_workflows

    assert list(inspect.signature(call).parameters) == ["executor_ids"]
