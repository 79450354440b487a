"""What a delivery that several workspaces share promises, on SQLite and on Postgres."""

import asyncio

from bot.delivery.running import runner
from tests.delivery.conftest import Bench, until
from tests.delivery.test_durable import a_work, says
from tests.slack_stand_in import SlackStandIn


async def test_work_without_a_handler_of_its_own_goes_to_whoever_does_any_other(
    bench: Bench, slack: SlackStandIn
) -> None:
    bench.delivery.register(runner.ANY_OTHER, says("I do the rest."))
    await bench.delivery.start()

    await bench.delivery.take_in(a_work())

    await until(lambda: slack.texts == ["I do the rest."])


async def test_what_is_forgotten_by_its_beginning_may_come_again(
    bench: Bench, slack: SlackStandIn
) -> None:
    bench.delivery.register("ask.answer", says("Yes."))
    await bench.delivery.start()
    for key in ("T1/1", "T2/1"):
        await bench.delivery.take_in(a_work(key))
    await until(lambda: len(slack.posts) == 2)
    await asyncio.sleep(0.5)  # the works end just after their posts

    await bench.delivery.forget("T1/")

    for key in ("T1/1", "T2/1"):
        await bench.delivery.take_in(a_work(key))
    await until(lambda: len(slack.posts) == 3)
