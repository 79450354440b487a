"""What a replica bears, with nothing going wrong: `python -m tests.chaos.load`.

--rate 50 --seconds 300   messages a second, for so long: acknowledged within, queue drained at
--rounds 20               rounds of 250 messages on Postgres; in each, one of two replicas is
                          killed for good and the database restarts: none lost, none twice

Run it on a quiet machine; its last line tells how busy this one was.
"""

import argparse
import asyncio
import os
import tempfile
import time
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from random import Random

import aiohttp

from tests.benchmarks.questions import HANDBOOK_QUESTIONS, read_questions
from tests.chaos.__main__ import SERVE
from tests.chaos.feeder import SECRET, Feeder, Message
from tests.chaos.fleet import ROOT, Fleet, Postgres
from tests.chaos.ledger import ledger
from tests.chaos.scenario import Plan, live_through
from tests.slack_stand_in import Arrived, SlackStandIn

LONGEST_DRAIN_SECONDS = 3600.0
MESSAGES_OF_A_ROUND = 250


async def rush(rate: float, seconds: float) -> None:
    """Send so many messages a second to one replica; print how it bore them."""
    slack, directory = SlackStandIn(), Path(tempfile.mkdtemp())
    await slack.start()
    told = {
        "SLACK_API_URL": slack.url,
        "SLACK_SIGNING_SECRET": SECRET,
        "SLACK_BOT_TOKEN": "xoxb-chaos",
        "DATABASE_URL": f"sqlite:///{directory}/bot.sqlite3",
        "STATE": str(ROOT / "var"),
    }
    fleet = Fleet(SERVE, told, directory)
    fleet.begin("replica-1")
    try:
        await ready(fleet.addresses[0])
        questions = [one.text for one in read_questions(HANDBOOK_QUESTIONS)]
        feeder = Feeder(lambda: fleet.addresses, Random(1), questions=questions)  # noqa: S311  # as in `scenario`
        before = fleet.processor_seconds()
        await feeder.feed(int(rate * seconds), a_second=rate, mess=False)
        await drain(feeder.messages, slack)
        took = (fleet.processor_seconds() - before) / len(feeder.messages)
        print(f"processor: {1000 * took:.0f} ms a question, all in all")
    finally:
        await asyncio.to_thread(fleet.end)
        await slack.stop()


async def ready(address: str) -> None:
    """Wait until guidance can be found: what comes before waits for it."""
    url = address.replace("/slack/events", "/readyz")
    async with aiohttp.ClientSession() as session:
        while True:
            with suppress(aiohttp.ClientError):
                async with session.get(url) as answer:
                    if answer.status == 200:
                        return
            await asyncio.sleep(0.2)


async def drain(messages: Sequence[Message], slack: SlackStandIn) -> None:
    """Wait until all are answered, and print how it went."""
    waiting, began = len(messages) - len(answers_in(slack)), time.monotonic()
    while len(answers_in(slack)) + private_in(slack) < len(messages):
        if time.monotonic() - began > LONGEST_DRAIN_SECONDS:
            break
        await asyncio.sleep(0.2)
    a_second, answers = waiting / (time.monotonic() - began), answers_in(slack)
    seen = ledger(messages, answers)
    print(f"{seen.written} messages, {seen.deliveries} deliveries: {seen.accepted} accepted")
    print(f"acknowledged: p50 {1000 * seen.p50:.0f} ms, p99 {1000 * seen.p99:.0f} ms")
    print(f"then {waiting} waited, answered at {a_second:.1f} a second")
    written = {message.ts: message.written_at for message in messages}
    after = sorted(one.at - written[str(one.fields["thread_ts"])] for one in answers)
    p50, p95 = after[len(after) // 2], after[len(after) * 95 // 100]
    print(f"answered within: p50 {p50:.1f} s, p95 {p95:.1f} s")
    private = private_in(slack)  # a report, a danger: it stands beside no message
    lost = seen.lost - private
    once = f"once {seen.answered_once}, privately {private}"
    print(f"answered {once}, twice {seen.twice}, lost {lost}")


def private_in(slack: SlackStandIn) -> int:
    """Return how many answers only who asked sees, beside all threads."""
    private = [one for one in slack.arrived if one.method == "chat.postEphemeral"]
    return sum(not one.fields.get("thread_ts") for one in private)


def answers_in(slack: SlackStandIn) -> list[Arrived]:
    """Return what stands in threads, or is seen there by who asked alone."""
    seen = {"chat.postMessage", "chat.postEphemeral"}
    return [one for one in slack.arrived if one.method in seen and one.fields.get("thread_ts")]


async def rounds(count: int) -> None:
    """Let a second replica take over while Postgres restarts, so many times."""
    for number in range(1, count + 1):
        postgres = Postgres()
        await postgres.migrate()
        plan = Plan(
            f"round {number}",
            ("-m", "tests.chaos.replica"),
            replicas=2,
            messages=MESSAGES_OF_A_ROUND,
            a_second=50,
            kills=1,
            outage_seconds=0,
            never_returns=True,
        )
        day = await live_through(plan, Path(tempfile.mkdtemp()), postgres)
        waiting = postgres.waiting()
        postgres.end()
        seen = day.ledger
        print(
            f"round {number}: accepted {seen.accepted}, once {seen.answered_once},"
            f" twice {seen.twice}, lost {seen.lost}, restarts {day.database_restarts},"
            f" left waiting {waiting}",
            flush=True,
        )


def main() -> None:
    """Do what the command line asks for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rate", type=float, default=50)
    parser.add_argument("--seconds", type=float, default=10)
    parser.add_argument("--rounds", type=int, default=0)
    asked = parser.parse_args()
    asyncio.run(rounds(asked.rounds) if asked.rounds else rush(asked.rate, asked.seconds))
    print(f"load of this machine: {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores")


if __name__ == "__main__":
    main()
