"""A Monday of a large company: `python -m tests.chaos.ten_thousand [--people 10000]`.

The real bot, over HTTP, at a Slack that keeps Slack's limits, both in one process: 300 new
hires, all reminders of 9:30 in four time zones, the Monday messages of 400 managers, App Home.
The clock is moved; the seconds are real. Its last lines tell memory and what the day left.
"""

import argparse
import asyncio
import os
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from bot.app import SLACKS_PACE, build_bot
from bot.clock import Clock
from bot.database.engine import open_database
from bot.database.migrate import migrate
from bot.playground.app import running_playground
from bot.playground.bot_app import BotApp, with_manifest
from bot.playground.slack import Slack
from bot.settings import Settings
from bot.web.routes import site_of
from bot.web.serving import served
from tests.chaos.fleet import ROOT, processor_seconds
from tests.chaos.large_company import ZONES, person, settle
from tests.journeys.running import (
    BOT_TOKEN,
    SIGNING_SECRET,
    journey_settings,
    make_index_ready,
)

MANAGERS, NEW, HOMES = 400, 300, 200
LONGEST_SECONDS, QUIET_SECONDS = 3600.0, 60.0
PRESSED_EVERY = 1.0  # seconds between two who open App Home


async def monday(people: int) -> None:
    """Live through it, and print what each part took."""
    app = BotApp(signing_secret=SIGNING_SECRET, bot_token=BOT_TOKEN)
    clock, folder = Clock(), Path(tempfile.mkdtemp())
    clock.move_by(next_monday() - clock.now())
    manifest = with_manifest(app, ROOT / "slack-manifest.json")
    async with running_playground(manifest, clock=clock) as slack:
        settings = journey_settings(slack, folder)
        make_index_ready(settings)
        await begin(slack, settings, people)
        before = size_of(folder)
        async with served(site_of(build_bot(settings, clock, SLACKS_PACE))) as url:
            slack.connect(f"{url}/slack/events")
            await hire(slack)
            for zone in ZONES:
                await remind(slack, clock, zone)
            await open_homes(slack, people)
        print(f"memory, Slack in it: {memory_mb():.0f} MB at most")
        print(f"on disk: {before:.1f} MB before, {size_of(folder):.1f} MB after")


async def begin(slack: Slack, settings: Settings, people: int) -> None:
    """Let everybody be in Slack, and known to the bot for long."""
    for number in range(people):
        slack.workspace.members[person(number).member_id] = person(number)
    database = open_database(settings.state_url)
    await migrate(database)
    now, team = slack.clock.now(), slack.workspace.team_id
    await settle(database, people, MANAGERS, team, now)
    await database.close()


def next_monday() -> datetime:
    """Return the first moment of a Monday at which it is half past eight in India."""
    now = datetime.now(UTC)
    day = now.date() + timedelta(days=7 - now.weekday())
    return datetime(day.year, day.month, day.day, 3, tzinfo=UTC)


async def hire(slack: Slack) -> None:
    """Let all new people in within a minute; wait until each was welcomed."""
    new = [person(number, "N") for number in range(NEW)]
    hiring = [slowly(slack.workspace.hire, one, number) for number, one in enumerate(new)]
    await asyncio.gather(told("new hires", slack, {one.member_id for one in new}), *hiring)


async def slowly(act: Callable[..., object], one: object, number: int) -> None:
    await asyncio.sleep(number * 60 / NEW)
    act(one)


async def remind(slack: Slack, clock: Clock, zone: str) -> None:
    """Move to 9:30 there; wait until nobody there is written to any more."""
    there = clock.now().astimezone(ZoneInfo(zone)).replace(hour=9, minute=29, second=50)
    clock.move_by(max(timedelta(), there - clock.now()))
    everybody = slack.workspace.members.values()
    await told(zone, slack, {one.member_id for one in everybody if one.time_zone == zone})


async def told(what: str, slack: Slack, who: set[str]) -> None:
    """Wait until all of them were written to, or nothing came for a minute; print it."""
    began, busy = time.monotonic(), processor_seconds(os.getpid())
    before = {one: said(slack, one) for one in who}
    last, count = began, 0
    while count < len(who) and time.monotonic() - last < QUIET_SECONDS:
        await asyncio.sleep(1)
        seen = sum(said(slack, one) > before[one] for one in who)
        last, count = (time.monotonic() if seen > count else last), seen
    took = max(1.0, last - began)
    busy = processor_seconds(os.getpid()) - busy
    posts = sum(said(slack, one) - before[one] for one in who)
    each = 1000 * busy / max(1, posts)
    print(
        f"{what}: {count} of {len(who)} were written to, {posts} messages in {took:.0f} s"
        f" ({posts / took:.1f} a second), {each:.0f} ms of processor each",
        flush=True,
    )


def said(slack: Slack, who: str) -> int:
    """Return how many messages stand in somebody's conversation with the bot."""
    place = slack.workspace.channels.get("D" + who[1:])
    return len(place.messages) if place else 0


async def open_homes(slack: Slack, people: int) -> None:
    """Let some open App Home, one after the other; print how soon each sees it."""
    took: list[float] = []
    for number in range(HOMES):
        who = person(number * people // HOMES).member_id
        slack.workspace.homes.pop(who, None)
        began = time.monotonic()
        slack.workspace.tell(
            {"type": "app_home_opened", "user": who, "channel": "D" + who[1:], "tab": "home"}
        )
        while who not in slack.workspace.homes and time.monotonic() - began < QUIET_SECONDS:  # noqa: ASYNC110  # in the workspace
            await asyncio.sleep(0.01)
        took.append(time.monotonic() - began)
        await asyncio.sleep(max(0.0, PRESSED_EVERY - took[-1]))
    took.sort()
    p50, p95 = took[len(took) // 2], took[len(took) * 95 // 100]
    print(f"App Home of {HOMES}: p50 {p50:.2f} s, p95 {p95:.2f} s, longest {took[-1]:.2f} s")


def memory_mb() -> float:
    """Return the most that this process ever held."""
    status = Path("/proc/self/status").read_text("ascii")
    return int(status.split("VmHWM:")[1].split()[0]) / 1024


def size_of(folder: Path) -> float:
    """Return what a folder's databases hold, in MB."""
    return sum(one.stat().st_size for one in folder.glob("*.sqlite3*")) / 1e6


def main() -> None:
    """Do what the command line asks for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--people", type=int, default=10_000)
    asyncio.run(monday(parser.parse_args().people))
    print(f"load of this machine: {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores")


if __name__ == "__main__":
    main()
