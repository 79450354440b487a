"""Starts the real bot for a journey: its own database, the project's handbook, no network."""

import asyncio
import fcntl
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from pydantic import SecretStr

from bot.app import build_bot
from bot.clock import Clock
from bot.composition.opening import open_embedding, open_index, storage_of
from bot.delivery.sending.retry import RateLimits
from bot.guidance.keep.copying import copy_index
from bot.playground.employee import Employee, visible_text
from bot.playground.serving import served
from bot.playground.slack import Slack
from bot.settings import Settings

SIGNING_SECRET = "the-secret-of-the-journeys"
BOT_TOKEN = "xoxb-journeys"
AT_ONCE = RateLimits(channel_gap=0, workspace_gap=0, settling=0.5)  # nobody reads along
ROOT = Path(__file__).parents[2]
STATE = ROOT / "var"  # all runs share its index: only what changed is embedded
_INDEXED: set[tuple[Path, Path]] = set()  # state and knowledge folders of this process


def journey_settings(slack: Slack, folder: Path) -> Settings:
    """What a bot of this workspace is told; its state lies in the folder."""
    return Settings(
        slack_bot_token=SecretStr(BOT_TOKEN),
        slack_signing_secret=SecretStr(SIGNING_SECRET),
        slack_api_url=slack.api_url,
        database_url=SecretStr(f"sqlite:///{folder}/bot.sqlite3"),
        knowledge=ROOT / "knowledge",
        state=STATE,
    )


def make_index_ready(settings: Settings) -> None:
    """Embed what is new in the knowledge folder, once: whichever process comes first.

    A folder of a test's own takes over what the project's own handbook is embedded as.
    """
    if (settings.state, settings.knowledge) in _INDEXED:
        return
    handbook = settings.model_copy(update={"knowledge": ROOT / "knowledge", "state": STATE})
    if settings.knowledge != handbook.knowledge or settings.state != handbook.state:
        make_index_ready(handbook)
        embedding = open_embedding(settings).name
        copy_index(storage_of(settings), storage_of(handbook), embedding)
    settings.state.mkdir(parents=True, exist_ok=True)
    with (settings.state / "tests.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        open_index(settings).refresh(settings.knowledge)
    _INDEXED.add((settings.state, settings.knowledge))


@asynccontextmanager
async def running_bot(
    slack: Slack, settings: Settings, clock: Clock | None = None
) -> AsyncIterator[str]:
    """Serve the bot, connect the workspace to it, and say where it is."""
    make_index_ready(settings)
    async with served(build_bot(settings, clock or Clock(), AT_ONCE).web) as url:
        slack.connect(f"{url}/slack/events")
        yield url


async def whoever_sees(words: str, slack: Slack, within: float = 10.0) -> Employee:
    """Wait until one of the employees sees these words in their direct messages; return who.

    Raises:
        AssertionError: nobody does within so many seconds.
    """
    everybody = [Employee(slack, member_id) for member_id in slack.workspace.members]
    people = [one for one in everybody if one.employee_id != "U0BOT"]
    for _ in range(int(within * 10)):
        for one in people:
            if any(words in visible_text(message) for message in one.messages()):
                return one
        await asyncio.sleep(0.1)
    message = f"Nobody sees {words!r}."
    raise AssertionError(message)
