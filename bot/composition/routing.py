"""Builds what tells what a message is, by the lines of the knowledge folder."""

import asyncio
from collections.abc import Callable, Sequence
from functools import partial
from typing import TypeVar

import numpy as np

from bot.ask.routing.domain import KindOfMessage, TakenFor
from bot.ask.routing.reading import FILE, read_messages
from bot.ask.routing.scores import EmbedLines, MessageVectors
from bot.ask.routing.service import MessageRouter
from bot.composition.opening import index_folder_of, list_paths
from bot.embedding.choice import NamedEmbeddings
from bot.embedding.line_vectors import LineVectors, kept_rows
from bot.errors import TryAgainError
from bot.settings import Settings

T = TypeVar("T")
REMEMBERED = 500  # messages: those of ten seconds at fifty a second
_ANYTHING = TakenFor(KindOfMessage.QUESTION)


def message_router(settings: Settings, embedding: NamedEmbeddings) -> MessageRouter:
    """Return what tells kinds of messages apart; what it makes of the lines is kept."""
    folder = index_folder_of(settings)
    lines = read_messages(*list_paths(settings, FILE))
    vectors = LineVectors(embedding, folder, "messages")
    weights = partial(kept_rows, folder, "weights-of-messages")
    return MessageRouter(lines, embedder(embedding), vectors.of, weights)


def embedder(embedding: NamedEmbeddings) -> EmbedLines:
    """Return what makes a row of each text, and keeps none."""

    def embed(texts: Sequence[str]) -> MessageVectors:
        return np.array(embedding.embeddings.embed_documents([*texts]), np.float32)

    return embed


class RoutingInThreads:
    """Lets a router read in threads, once its lines are prepared; one thread does that.

    Where the embedding is out of reach, nobody can tell what a message is.
    """

    def __init__(self, router: MessageRouter) -> None:
        self.router = router
        self._readings: dict[int, asyncio.Task[TakenFor | None]] = {}  # by the text's hash
        self._preparing: asyncio.Task[None] | None = None

    async def kind_of(self, text: str) -> KindOfMessage:
        """Return the kind; a question where nobody can tell."""
        return (await self.taken_for(text)).kind

    async def taken_for(self, text: str) -> TakenFor:
        """Return what the message is; a question where nobody can tell.

        Ideas, Ask and the answer ask it of each message: it is read once, also when one of
        them stops waiting. Of the words themselves nothing is held.
        """
        key = hash(text)
        if key not in self._readings:
            while len(self._readings) >= REMEMBERED:
                del self._readings[next(iter(self._readings))]
            reading = asyncio.create_task(self._read(self.router.taken_for, text))
            reading.add_done_callback(_noted)
            self._readings[key] = reading
        try:
            taken = await asyncio.shield(self._readings[key])
        except Exception:
            self._readings.pop(key, None)
            raise
        if taken is None:
            self._readings.pop(key, None)
        return taken or _ANYTHING

    async def danger_of(self, text: str) -> str:
        """Return the id of the signpost that a danger leads to; empty where nobody can tell."""
        return await self._read(self.router.danger_of, text) or ""

    async def _read(self, read: Callable[[str], T], text: str) -> T | None:
        if self._preparing is None:
            self._preparing = asyncio.create_task(asyncio.to_thread(self.router.prepare))
        try:
            await asyncio.shield(self._preparing)
            return await asyncio.to_thread(read, text)
        except TryAgainError:
            self._preparing = None
            return None


def _noted(reading: asyncio.Task[TakenFor | None]) -> None:
    """Take note of a failure that nobody waits for any more, as when the bot ends."""
    if not reading.cancelled():
        reading.exception()
