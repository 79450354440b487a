"""Starts the real bot for a journey: its own database, the project's handbook, no network."""

import asyncio
import fcntl
import hashlib
import shutil
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from pathlib import Path

from pydantic import SecretStr

from bot.app import build_bot
from bot.clock import Clock
from bot.composition.mapping import prepare_lines
from bot.composition.opening import index_folder_of, open_embedding, open_index
from bot.delivery.sending.retry import RateLimits
from bot.embedding.line_vectors import copy_line_vectors
from bot.guidance.keep.storage import FORMAT
from bot.playground.employee import SimulatedEmployee, visible_text
from bot.playground.slack import LONGEST_WAIT_SECONDS, Slack
from bot.settings import Settings
from bot.web.routes import site_of
from bot.web.serving import served

SIGNING_SECRET = "the-secret-of-the-journeys"
BOT_TOKEN = "xoxb-journeys"
AT_ONCE = RateLimits(channel_gap=0, workspace_gap=0, settling=0.5)  # nobody reads along
ROOT = Path(__file__).parents[2]
STATE = ROOT / "var"  # all runs share its index: only what changed is embedded
_READY: set[Path] = set()  # the indexes that this process need not look at again


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
    """Have the folder's index: made by whoever comes first to this content, then copied.

    Made anew, a journey of two documents waits a second for it, one of the handbook ten.
    """
    index = index_folder_of(settings)
    if index in _READY:
        return
    ready = STATE / "ready" / _content_of(settings)
    with _alone():
        if ready.exists() and not index.exists():
            shutil.copytree(ready, index)
        else:
            _refresh(settings)
        if not ready.exists():
            shutil.copytree(index, ready.with_suffix(".new"), dirs_exist_ok=True)
            ready.with_suffix(".new").rename(ready)
    _READY.add(index)


def _refresh(settings: Settings) -> None:
    index = open_index(settings)
    index.refresh(settings.knowledge)
    index.search("What do we promise?", 1)  # embeds what is asked of the guidance, too
    starter = settings.model_copy(update={"knowledge": ROOT / "knowledge", "state": STATE})
    copy_line_vectors(index_folder_of(settings), index_folder_of(starter))
    prepare_lines(settings, index)


def _content_of(settings: Settings) -> str:
    """Return a name that changes with whatever is embedded, and with what embeds it."""
    knowledge = settings.knowledge
    files = sorted([*knowledge.rglob("*.md"), *knowledge.glob("*.yaml")])
    told = [(str(one.relative_to(knowledge)), one.read_bytes()) for one in files]
    made_by = (FORMAT, open_embedding(settings).name)
    return hashlib.sha256(repr((made_by, told)).encode()).hexdigest()[:16]


@contextmanager
def _alone() -> Iterator[None]:
    (STATE / "ready").mkdir(parents=True, exist_ok=True)
    with (STATE / "tests.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


@asynccontextmanager
async def running_bot(
    slack: Slack, settings: Settings, clock: Clock | None = None
) -> AsyncIterator[str]:
    """Serve the bot, connect the workspace to it, and say where it is."""
    make_index_ready(settings)
    async with served(site_of(build_bot(settings, clock or Clock(), AT_ONCE))) as url:
        slack.connect(f"{url}/slack/events")
        yield url


async def whoever_sees(
    words: str, slack: Slack, within: float = LONGEST_WAIT_SECONDS
) -> SimulatedEmployee:
    """Wait until one of the employees sees these words in their direct messages; return who.

    Raises:
        AssertionError: nobody does within so many seconds.
    """
    everybody = [SimulatedEmployee(slack, member_id) for member_id in slack.workspace.members]
    people = [one for one in everybody if one.employee_id != "U0BOT"]
    for _ in range(int(within * 10)):
        for one in people:
            if any(words in visible_text(message) for message in one.messages()):
                return one
        await asyncio.sleep(0.1)
    message = f"Nobody sees {words!r}."
    raise AssertionError(message)
