"""Sends one message after the other, as the delivery would."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime

import pytest

from bot.database.engine import open_database
from bot.database.migrate import migrate
from bot.delivery.sending.idempotent_sender import IdempotentSender
from bot.delivery.sending.posting import ClientOf, SlackPosting
from bot.delivery.store import SqlDeliveryAttempts
from bot.delivery.work import Outgoing, Place, Work
from tests.delivery.conftest import IMPATIENT

NOON = datetime(2026, 3, 27, 12, tzinfo=UTC)
WORK = Work("ask.answer", "ask.answer:1", reports_failure_to=Place("C1", "1.1", "U0ANA"))


@pytest.fixture
async def attempts(sqlite_database_url: str) -> AsyncIterator[SqlDeliveryAttempts]:
    database = open_database(sqlite_database_url)
    await migrate(database)
    yield SqlDeliveryAttempts(database)
    await database.close()


class Sender:
    """Sends as the delivery would; each call is one go of the step."""

    def __init__(self, attempts: SqlDeliveryAttempts, client_of: ClientOf) -> None:
        self.attempts = attempts
        self.client_of = client_of
        self.pace = IMPATIENT

    async def __call__(
        self, outgoing: Outgoing, key: str = "ask.answer:1#0", as_of: datetime | None = None
    ) -> str | None:
        return await self.of_a_replica().send(outgoing, key=key, work=WORK, as_of=as_of)

    def of_a_replica(self) -> IdempotentSender:
        return IdempotentSender(
            SlackPosting(self.client_of), self.attempts, self.pace, _at_once
        )


async def _at_once() -> None:
    """The other replicas always hear us here."""


@pytest.fixture
def send(attempts: SqlDeliveryAttempts, client_of: ClientOf) -> Sender:
    return Sender(attempts, client_of)
