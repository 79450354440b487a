"""Builds what tells what a message is, by the lines of the knowledge folder."""

import asyncio
from collections.abc import Sequence
from functools import partial

import numpy as np

from bot.ask.routing.domain import KindOfMessage
from bot.ask.routing.reading import FILE, read_messages
from bot.ask.routing.service import EmbedLines, MessageRouter, MessageVectors
from bot.composition.opening import index_folder_of
from bot.embedding.choice import NamedEmbeddings
from bot.embedding.line_vectors import LineVectors, kept_rows
from bot.errors import TryAgainError
from bot.settings import Settings


def message_router(settings: Settings, embedding: NamedEmbeddings) -> MessageRouter:
    """Return what tells kinds of messages apart; what it makes of the lines is kept."""
    folder = index_folder_of(settings)
    lines = read_messages(settings.knowledge / FILE)
    vectors = LineVectors(embedding, folder, "messages")
    weights = partial(kept_rows, folder, "weights-of-messages")
    return MessageRouter(lines, embedder(embedding), vectors.of, weights)


def embedder(embedding: NamedEmbeddings) -> EmbedLines:
    """Return what makes a row of each text, and keeps none."""

    def embed(texts: Sequence[str]) -> MessageVectors:
        return np.array(embedding.embeddings.embed_documents([*texts]), np.float32)

    return embed


class RoutingInThreads:
    """Lets a router read in threads, once its lines are prepared; one thread does that."""

    def __init__(self, router: MessageRouter) -> None:
        self._router = router
        self._preparing: asyncio.Task[None] | None = None

    async def kind_of(self, text: str) -> KindOfMessage:
        """Return the kind; a question where the embedding is out of reach."""
        if self._preparing is None:
            self._preparing = asyncio.create_task(asyncio.to_thread(self._router.prepare))
        try:
            await asyncio.shield(self._preparing)
            return await asyncio.to_thread(self._router.kind_of, text)
        except TryAgainError:
            self._preparing = None
            return KindOfMessage.QUESTION
