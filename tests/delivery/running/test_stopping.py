"""What becomes of work in hand when the bot is stopped."""

import asyncio
from collections.abc import Sequence

from bot.delivery.work import Outgoing, Work
from bot.errors import TryAgainError
from tests.delivery.conftest import Bench, until
from tests.delivery.test_durable import a_work, says
from tests.slack_stand_in import SlackStandIn


async def test_work_in_hand_when_the_process_stops_is_finished_by_the_next(
    bench: Bench, slack: SlackStandIn
) -> None:
    begun = asyncio.Event()

    async def never_ends(work: Work) -> Sequence[Outgoing]:
        begun.set()
        await asyncio.sleep(60)
        return []

    bench.delivery.register("ask.answer", never_ends)
    await bench.delivery.start()
    await bench.delivery.take_in(a_work())
    await begun.wait()
    await bench.delivery.stop(seconds=0.1)

    bench.renew().register("ask.answer", says("Here I am again."))
    await bench.delivery.start()

    await until(lambda: slack.posts)
    assert slack.texts == ["Here I am again."]


async def test_a_stop_does_not_wait_for_work_that_rests_until_its_next_try(
    bench: Bench, slack: SlackStandIn
) -> None:
    tries = 0

    async def cannot_yet(work: Work) -> Sequence[Outgoing]:
        nonlocal tries
        tries += 1
        message = "Not yet."
        raise TryAgainError(message)

    bench.delivery.register("ask.answer", cannot_yet)
    await bench.delivery.start()
    await bench.delivery.take_in(a_work())
    await until(lambda: tries)

    async with asyncio.timeout(20):
        await bench.delivery.stop(seconds=60)

    bench.renew().register("ask.answer", says("Now I can."))
    await bench.delivery.start()
    await until(lambda: slack.posts)
    assert slack.texts == ["Now I can."]
