"""``knowledge sync``: looks at the sources of documents now, whosever turn it is."""

import asyncio
from collections.abc import Iterator
from datetime import UTC, datetime

from bot.commands.memory_parts import with_closing
from bot.composition.opening import source_configs
from bot.composition.sources import mirroring_in
from bot.database.engine import Database, open_existing
from bot.guidance.sources.mirroring import Mirrored
from bot.settings import Settings


def sync_sources(settings: Settings) -> list[Mirrored]:
    """Bring the mirror of each source up to it; return how that went, in the file's order.

    Raises:
        NothingKeptError: the bot never started here, so there is no mirror yet.
    """

    async def all_of_them(database: Database) -> list[Mirrored]:
        mirroring = mirroring_in(settings, database, lambda: datetime.now(UTC))
        return [await mirroring.bring_up(one) for one in source_configs(settings)]

    return asyncio.run(with_closing(open_existing(settings.state_url), all_of_them))


def told(results: list[Mirrored]) -> Iterator[str]:
    """Yield a line for each source."""
    for one in results:
        state = one.state
        if state.failure:
            yield f"{state.source} is down: {state.failure}"
            continue
        unread = f", {state.unread} could not be had" if state.unread else ""
        yield f"{state.source}: {one.changed} new or changed, {one.gone} gone{unread}"
    if not results:
        yield "sources.yaml names no source."
