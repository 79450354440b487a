from collections.abc import Sequence

import pytest

from bot.delivery.work import Outgoing, Post, Schedule, Update, Work
from bot.delivery.workspace_delivery import WorkspaceDelivery
from tests.fakes import FakeDelivery

WORK = Work(kind="ask.answer", key="ask.answer:C1:1.1")
DAILY = Schedule("quiz.look_round", "0 9 * * *", "UTC", "quiz.look_round")
CARD = Post("C1", "A new report.", reference="ideas.card:1:U1")


@pytest.fixture
def shared() -> FakeDelivery:
    return FakeDelivery()


@pytest.fixture
def north(shared: FakeDelivery) -> WorkspaceDelivery:
    return WorkspaceDelivery(shared, "T0NORTH")


@pytest.fixture
def south(shared: FakeDelivery) -> WorkspaceDelivery:
    return WorkspaceDelivery(shared, "T0SOUTH")


async def card(_work: Work) -> Sequence[Outgoing]:
    return [
        CARD,
        Post("C1", "A note.", in_thread_of=CARD.reference),
        Update("A new look.", reference=CARD.reference),
    ]


async def test_two_workspaces_may_use_the_same_key(
    shared: FakeDelivery, north: WorkspaceDelivery, south: WorkspaceDelivery
) -> None:
    await north.take_in(WORK)
    await south.take_in(WORK)

    assert [work.team_id for work in shared.taken_in] == ["T0NORTH", "T0SOUTH"]


async def test_work_belongs_to_the_workspace_whatever_it_says_itself(
    shared: FakeDelivery, north: WorkspaceDelivery
) -> None:
    await north.take_in(Work(kind="ask.answer", key="1", team_id="T0SOUTH"))

    assert [work.team_id for work in shared.taken_in] == ["T0NORTH"]


async def test_a_handler_sees_the_key_that_its_feature_gave(
    shared: FakeDelivery, north: WorkspaceDelivery
) -> None:
    seen: list[str] = []

    async def noting(work: Work) -> Sequence[Outgoing]:
        seen.append(work.key)
        return ()

    await north.take_in(WORK)
    await north.perform_for(shared.taken_in[0], noting)

    assert seen == [WORK.key]


async def test_a_message_is_found_by_its_own_workspace_alone(
    shared: FakeDelivery, north: WorkspaceDelivery, south: WorkspaceDelivery
) -> None:
    shared.register("ask.answer", lambda work: north.perform_for(work, card))
    await north.take_in(WORK)

    await shared.run()

    assert await north.posted("ideas.card:1:U1")
    assert await south.posted("ideas.card:1:U1") is None


async def test_what_refers_to_a_message_refers_to_ones_own(north: WorkspaceDelivery) -> None:
    sent = await north.perform_for(WORK, card)

    names = [
        getattr(one, "reference", None) or getattr(one, "in_thread_of", "") for one in sent
    ]
    assert names == ["T0NORTH/ideas.card:1:U1"] * 3


async def test_each_workspace_has_schedules_of_its_own(
    shared: FakeDelivery, north: WorkspaceDelivery, south: WorkspaceDelivery
) -> None:
    await north.keep_schedule(DAILY)
    await south.keep_schedule(DAILY)

    await north.stop_schedule(DAILY.name)

    assert [one.team_id for one in shared.schedules.values()] == ["T0SOUTH"]
