"""What the features of one workspace share: its resources, guidance, people and moments."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

import numpy as np
from slack_sdk.web.async_client import AsyncWebClient

from bot.company.outsiders.readers import SlackReaders
from bot.database.engine import Database
from bot.delivery.work import Delivery
from bot.embedding.choice import NamedEmbeddings
from bot.guidance.index import PassageIndex
from bot.moments.domain import MomentsMap
from bot.people.company_file import CompanyFile
from bot.people.domain import Company
from bot.people.service import CompanyPeople
from bot.people.slack_directory import SlackDirectory
from bot.workspaces.readership import Readerships


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkspaceResources:
    """What one workspace is given: its database, Slack client, part of the delivery."""

    now: Callable[[], datetime]
    client: AsyncWebClient
    database: Database
    delivery: Delivery
    embedding: NamedEmbeddings
    founder: str | None = None  # who installed the app first, "U…": see `CompanyPeople`


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkspaceServices(WorkspaceResources):
    """What the features of one workspace share: built once for each, in `bot.app`."""

    index: PassageIndex
    directory: SlackDirectory
    company_file: CompanyFile
    read_company: Callable[[], Company]
    people: CompanyPeople
    readers: SlackReaders
    moments: MomentsMap

    @property
    def rights(self) -> Readerships:
        """What says who may read which documents."""
        return Readerships(self.index, self.people, self.readers)

    async def client_of(self, _team_id: str) -> AsyncWebClient:
        """Return Slack's client for a workspace."""
        return self.client

    async def vectors(self, texts: Sequence[str]) -> list[list[float]]:
        """Return a vector of length 1 for each text, in their order; asks the embedding."""
        return await self.embedding.vectors(texts)

    async def likeness(self, text: str, others: Sequence[str]) -> Sequence[float]:
        """Return the cosine of the text with each other one, in their order; -1.0 to 1.0."""
        vectors = np.array(await self.vectors([text, *others]))
        return [float(cosine) for cosine in vectors[1:] @ vectors[0]]
