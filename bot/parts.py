"""Opens what the features of one workspace share: guidance, people, moments and the ground."""

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial

import numpy as np
from slack_sdk.web.async_client import AsyncWebClient

from bot.database.engine import Database
from bot.delivery.work import Delivery
from bot.embedding.choice import NamedEmbeddings
from bot.guidance.index import PassageIndex
from bot.moments.domain import MomentsMap
from bot.moments.reading import read_moments
from bot.opening import index_with
from bot.people.domain import Company
from bot.people.reading import read_company
from bot.people.service import CompanyPeople
from bot.people.slack_directory import SlackDirectory
from bot.people.store import SqlChosenDepartments
from bot.settings import Settings


@dataclass(frozen=True, slots=True, kw_only=True)
class Ground:
    """What one workspace stands on: its own database and Slack, its share of the delivery."""

    now: Callable[[], datetime]
    client: AsyncWebClient
    database: Database
    delivery: Delivery
    embedding: NamedEmbeddings
    founder: str | None = None  # Slack user id of who installed the app: an administrator


@dataclass(frozen=True, slots=True, kw_only=True)
class Parts(Ground):
    """What the features of one workspace share: built once for each, in `bot.app`."""

    index: PassageIndex
    directory: SlackDirectory
    read_company: Callable[[], Company]
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


def open_parts(settings: Settings, ground: Ground) -> Parts:
    """Return the parts that the settings name. Nothing is connected until it is used."""
    directory = SlackDirectory(ground.client, now=ground.now)
    read_anew = partial(_company, settings, ground.founder)
    return Parts(
        now=ground.now,
        client=ground.client,
        database=ground.database,
        delivery=ground.delivery,
        embedding=ground.embedding,
        index=index_with(ground.embedding, settings),
        directory=directory,
        read_company=read_anew,
        people=CompanyPeople(
            read_anew(),
            directory=directory,
            chosen=SqlChosenDepartments(ground.database),
        ),
        moments=read_moments(settings.knowledge / "moments.yaml"),
    )


def _company(settings: Settings, founder: str | None) -> Company:
    company = read_company(settings.knowledge / "departments.yaml")
    if founder is None:
        return company
    return replace(company, administrators=(*company.administrators, founder))
