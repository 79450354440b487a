"""A workspace in which employees act. A journey starts the bot it is about and connects it.

async with served(the_bot(slack.api_url)) as url:
    slack.connect(f"{url}/slack/events")
    dan = employee("U0DAN")
    said = dan.says("What do we promise about delivery times?")
    answer = await dan.sees("delivery", thread=said["ts"])
    await dan.clicks("Read the passage", on=answer)
"""

from collections.abc import AsyncIterator, Callable, Iterator
from functools import partial
from pathlib import Path
from typing import TypeAlias

import pytest

from bot.clock import Clock
from bot.playground.app import running_playground
from bot.playground.bot_app import BotApp, with_manifest
from bot.playground.employee import SimulatedEmployee
from bot.playground.slack import Slack
from tests.journeys.running import (
    BOT_TOKEN,
    ROOT,
    SIGNING_SECRET,
    journey_settings,
    running_bot,
)
from tests.journeys.sharing import shared_index, shared_vectors
from tests.kept_vectors import kept_vectors, vector_store
from tests.names.noting import noted_forms

__all__ = ["kept_vectors", "shared_index", "shared_vectors", "vector_store"]  # fixtures
# Slack gives three; a machine that does much else takes longer, and says nothing of the bot.
# How fast it replies is measured by `make soak`, what comes of no reply in tests/playground.
SECONDS_TO_REPLY = 20.0
Enter: TypeAlias = Callable[[str], SimulatedEmployee]


@pytest.fixture(autouse=True)
def names_that_stay(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Let no journey pass with a key, a value or a modal of a form that is not on the list."""
    with noted_forms(monkeypatch) as seen:
        yield
    assert seen.unlisted() == []


@pytest.fixture
def clock() -> Clock:
    """The time for workspace and bot alike; a journey may move it."""
    return Clock()


@pytest.fixture
async def slack(clock: Clock) -> AsyncIterator[Slack]:
    """The demo company's workspace on a real port; no bot listens yet."""
    app = BotApp(
        signing_secret=SIGNING_SECRET,
        bot_token=BOT_TOKEN,
        retry_waits_seconds=(0.1, 0.2, 0.4),
        seconds_to_reply=SECONDS_TO_REPLY,
    )
    manifest = with_manifest(app, ROOT / "slack-manifest.json")
    async with running_playground(manifest, clock=clock) as slack:
        yield slack


@pytest.fixture
def employee(slack: Slack) -> Enter:
    """Lets an employee act: ``employee("U0DAN").says("…")``."""
    return partial(SimulatedEmployee, slack)


@pytest.fixture
async def bot(
    slack: Slack, clock: Clock, tmp_path: Path, sqlite_database_url: str
) -> AsyncIterator[str]:
    """The real bot, at work in the workspace on a migrated database; its address."""
    settings = journey_settings(slack, tmp_path)
    async with running_bot(slack, settings, clock) as url:
        yield url
