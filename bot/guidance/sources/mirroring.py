"""Brings the mirror of a source up to it, and keeps how that went."""

import asyncio
import logging
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime

from bot.guidance.parse.folder import Convert
from bot.guidance.sources.domain import (
    DocumentSource,
    Mirror,
    SourceConfig,
    SourceDownError,
    SourceState,
)
from bot.guidance.sources.syncing import changes_of

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Mirrored:
    """How it went."""

    state: SourceState
    changed: int = 0  # files that are new or say something else
    gone: int = 0

    @property
    def has_changed(self) -> bool:
        """Return whether anything is another than before."""
        return self.changed + self.gone > 0


@dataclass(frozen=True, slots=True)
class Mirroring:
    """Mirrors sources; while one is down, what was read of it stays."""

    open_source: Callable[[SourceConfig], DocumentSource]
    mirror: Mirror
    convert: Convert
    now: Callable[[], datetime]

    async def bring_up(self, config: SourceConfig) -> Mirrored:
        """Look at a source, and keep what changed there and how it went."""
        known = await self.mirror.versions(config.name)
        source = self.open_source(config)
        try:
            changes = await asyncio.to_thread(
                changes_of, config.name, source, known, self.convert
            )
        except SourceDownError as error:
            return await self._failed(config.name, str(error))
        await self.mirror.keep(config.name, changes)
        state = SourceState(config.name, self.now(), self.now(), unread=changes.unread)
        await self.mirror.keep_state(state)
        return Mirrored(state, len(changes.files), len(changes.gone))

    async def _failed(self, name: str, why: str) -> Mirrored:
        log.warning("source down", extra={"source": name, "why": why})
        before = (await self.mirror.states()).get(name) or SourceState(name, self.now())
        state = replace(before, tried=self.now(), failure=why, unread=0)
        await self.mirror.keep_state(state)
        return Mirrored(state)
