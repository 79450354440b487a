"""One bad day: messages flow while replicas die, Slack falters and the database restarts."""

import asyncio
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

from tests.chaos.feeder import SECRET, SHORT, Feeder
from tests.chaos.fleet import Fleet, Postgres
from tests.chaos.ledger import Ledger, ledger
from tests.chaos.mood import MoodySlack


@dataclass(frozen=True)
class Plan:
    """How bad the day gets."""

    name: str
    command: Sequence[str]  # after `python`: what runs a replica
    replicas: int
    messages: int
    a_second: float
    kills: int
    outage_seconds: float
    never_returns: bool  # one replica, after the last kill
    rush: int = 0  # messages before the trouble begins, 50 a second
    patience_seconds: float = 240.0
    pauses: Sequence[float] = SHORT  # before Slack delivers again
    environment: dict[str, str] = field(default_factory=dict)


@dataclass
class Day:
    """What came of it."""

    plan: Plan
    rush: Ledger | None
    ledger: Ledger
    kills: int
    database_restarts: int
    faults: dict[str, int]
    stopping: dict[str, float]  # seconds each living replica took to end in order


async def live_through(plan: Plan, directory: Path, postgres: Postgres | None) -> Day:
    """Let the day happen, and count."""
    slack = MoodySlack(Random(plan.name))  # noqa: S311  # the same moods each time
    await slack.start()
    fleet = _fleet(plan, directory, slack, postgres)
    supervising: asyncio.Task[None] | None = None
    try:
        await _begin(plan, fleet)
        supervising = asyncio.create_task(fleet.supervise())
        rush = await _rush(plan, fleet, slack)
        feeder = _feeder(fleet, plan, first=plan.rush)
        restarts = await _trouble(plan, fleet, feeder, slack, postgres)
        await _until_answered(feeder, slack, plan.patience_seconds)
    finally:
        if supervising:
            supervising.cancel()
        stopping = await asyncio.to_thread(fleet.end)
        await slack.stop()
    return Day(
        plan=plan,
        rush=rush,
        ledger=ledger(feeder.messages, slack.posts),
        kills=fleet.kills,
        database_restarts=restarts,
        faults=slack.struck,
        stopping=stopping,
    )


def _fleet(plan: Plan, directory: Path, slack: MoodySlack, postgres: Postgres | None) -> Fleet:
    environment = {
        "SLACK_API_URL": slack.url,
        "SLACK_SIGNING_SECRET": SECRET,
        "SLACK_BOT_TOKEN": "xoxb-chaos",
        "DATABASE_URL": postgres.url if postgres else f"sqlite:///{directory}/bot.sqlite3",
        "STATE": str(directory),
        **plan.environment,
    }
    return Fleet(plan.command, environment, directory)


async def _begin(plan: Plan, fleet: Fleet) -> None:
    for number in range(1, plan.replicas + 1):
        fleet.begin(f"replica-{number}")
        await fleet.ready(f"replica-{number}")


def _feeder(fleet: Fleet, plan: Plan, first: int) -> Feeder:
    random = Random(first)  # noqa: S311  # as above
    return Feeder(lambda: fleet.addresses, random, first, plan.pauses)


async def _rush(plan: Plan, fleet: Fleet, slack: MoodySlack) -> Ledger | None:
    if not plan.rush:
        return None
    feeder = _feeder(fleet, plan, first=0)
    await feeder.feed(plan.rush, a_second=50, mess=False)
    await _until_answered(feeder, slack, plan.patience_seconds)
    return ledger(feeder.messages, slack.posts)


async def _trouble(
    plan: Plan, fleet: Fleet, feeder: Feeder, slack: MoodySlack, postgres: Postgres | None
) -> int:
    """Let everything go wrong at once; return how often the database restarted."""
    slack.is_moody = True
    async with asyncio.TaskGroup() as group:
        group.create_task(feeder.feed(plan.messages, a_second=plan.a_second, mess=True))
        group.create_task(_kill(fleet, plan))
        group.create_task(_take_slack_away(slack, plan))
        restarting = group.create_task(_restart(postgres, plan))
    return restarting.result()


async def _kill(fleet: Fleet, plan: Plan) -> None:
    random, ids = Random(), list(fleet.ports)  # noqa: S311  # moments nobody chose
    pause = plan.messages / plan.a_second / plan.kills
    for number in range(plan.kills):
        await asyncio.sleep(pause * random.uniform(0.6, 1.2))
        victim = random.choice(ids)
        fleet.kill(victim)
        if plan.never_returns and number == plan.kills - 1:
            fleet.ports.pop(victim)  # the balancer has noticed, too
            return
        await asyncio.sleep(random.uniform(0, 1))
        fleet.begin(victim)
        await fleet.ready(victim)


async def _take_slack_away(slack: MoodySlack, plan: Plan) -> None:
    if plan.outage_seconds:
        await asyncio.sleep(plan.messages / plan.a_second / 3)
        port = int(slack.url.split(":")[2].split("/")[0])
        await slack.stop()
        slack.struck["unreachable"] += 1
        await asyncio.sleep(plan.outage_seconds)
        await slack.start(port)


async def _restart(postgres: Postgres | None, plan: Plan) -> int:
    if postgres is None:
        return 0
    await asyncio.sleep(plan.messages / plan.a_second * 2 / 3)
    await asyncio.to_thread(postgres.crash_and_restart)
    return 1


async def _until_answered(feeder: Feeder, slack: MoodySlack, seconds: float) -> None:
    """Wait until nothing is missing, and a little longer for what must not come."""
    deadline = time.monotonic() + seconds
    while ledger(feeder.messages, slack.posts).lost and time.monotonic() < deadline:  # noqa: ASYNC110  # in another process
        await asyncio.sleep(0.5)
    await asyncio.sleep(3)
