"""Opens what the features share: state, delivery, guidance, people, moments, embedding."""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import numpy as np
from slack_sdk.web.async_client import AsyncWebClient

from bot.database.engine import Database, open_database
from bot.delivery.durable import DurableDelivery
from bot.delivery.seeing_through import Explain
from bot.embedding.choice import NamedEmbeddings
from bot.errors import BotError
from bot.guidance.index import PassageIndex
from bot.moments.domain import MomentsMap
from bot.moments.reading import read_moments
from bot.opening import database_url, index_with, open_embedding
from bot.people.reading import read_company
from bot.people.service import CompanyPeople
from bot.people.slack_directory import SlackDirectory
from bot.people.store import DatabaseChosenDepartments
from bot.settings import Settings

log = logging.getLogger(__name__)

GUIDANCE_LOOK_SECONDS = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Parts:
    """What the features share: built once, in `bot.app`."""

    now: Callable[[], datetime]
    client: AsyncWebClient
    database: Database
    delivery: DurableDelivery
    embedding: NamedEmbeddings
    index: PassageIndex
    people: CompanyPeople
    moments: MomentsMap

    async def client_of(self, _team_id: str) -> AsyncWebClient:
        """Return Slack's client for a workspace."""
        return self.client

    async def vectors(self, texts: Sequence[str]) -> list[list[float]]:
        """Return the texts as vectors of length one."""
        return await asyncio.to_thread(self.embedding.embeddings.embed_documents, list(texts))

    async def likeness(self, text: str, others: Sequence[str]) -> Sequence[float]:
        """Return how alike in meaning each of the others is to the text, cosine."""
        vectors = np.array(await self.vectors([text, *others]))
        return [float(cosine) for cosine in vectors[1:] @ vectors[0]]


def open_parts(
    settings: Settings,
    client: AsyncWebClient,
    *,
    now: Callable[[], datetime],
    explain: Explain,
) -> Parts:
    """Return the parts that the settings name. Nothing is connected until it is used."""
    database = open_database(database_url(settings))
    embedding = open_embedding(settings)
    return Parts(
        now=now,
        client=client,
        database=database,
        delivery=DurableDelivery(
            database,
            client_of=_only(client),
            explain=explain,
            replica_id=settings.replica_id,
            now=now,
        ),
        embedding=embedding,
        index=index_with(embedding, settings),
        people=CompanyPeople(
            read_company(settings.knowledge / "departments.yaml"),
            directory=SlackDirectory(client, now=now),
            chosen=DatabaseChosenDepartments(database),
        ),
        moments=read_moments(settings.knowledge / "moments.yaml"),
    )


def _only(client: AsyncWebClient) -> Callable[[str], Awaitable[AsyncWebClient]]:
    async def client_of(_team_id: str) -> AsyncWebClient:
        return client

    return client_of


async def follow_guidance(index: PassageIndex, knowledge: Path) -> None:
    """Load the index at once, then bring it up to the folder: an edit is found in a minute."""
    await asyncio.to_thread(index.search, "The first question need not wait.", 1)
    while True:
        await asyncio.sleep(GUIDANCE_LOOK_SECONDS)
        try:
            refreshed = await asyncio.to_thread(index.refresh, knowledge)
        except BotError as error:  # another replica is at it, or a server is away: next time
            log.info("guidance not looked at", extra={"why": str(error)})
            continue
        for one in refreshed.malformed:
            log.warning("left out", extra={"document": one.document, "why": one.reason})
