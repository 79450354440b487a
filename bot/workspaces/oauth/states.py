"""Installs that are under way: begun with nothing kept, finished once."""

import secrets
from base64 import urlsafe_b64encode
from datetime import UTC, datetime
from hashlib import sha256

from cryptography.fernet import Fernet, InvalidToken
from slack_sdk.oauth.state_store.sqlalchemy import AsyncSQLAlchemyOAuthStateStore
from sqlalchemy import delete

from bot.database.engine import Database
from bot.database.upsert import keep_first

STATE_SECONDS = 600  # for whoever installs to read Slack's page and press Allow
PADDING = "=="  # what base64 may lack at its end
NUMBERS = 2**31  # of installs, in the column that Slack's store has for them


class States(AsyncSQLAlchemyOAuthStateStore):
    """Signs a number for each install, and keeps those that came back from Slack.

    So whoever opens the install page, a thousand times, leaves nothing behind.
    """

    def __init__(self, database: Database, client_secret: str) -> None:
        """Bind what it needs; all replicas sign with the same ``client_secret``."""
        super().__init__(STATE_SECONDS, database.engine)
        digest = sha256(b"install state:" + client_secret.encode()).digest()
        self._seal = Fernet(urlsafe_b64encode(digest))

    async def async_issue(self, *_: object, **__: object) -> str:
        """Begin an install."""
        number = str(secrets.randbelow(NUMBERS))
        # The cookie that holds it cannot hold "=".
        return self._seal.encrypt(number.encode()).decode().rstrip("=")

    async def async_consume(self, state: str) -> bool:
        """Use the state up; False if it is unknown, used or too old."""
        try:
            number = int(self._seal.decrypt(state + PADDING, STATE_SECONDS))
            begun = self._seal.extract_timestamp(state + PADDING)
        except InvalidToken:
            return False
        kept, now = self.oauth_states, _as_kept(datetime.now(UTC))
        over = _as_kept(datetime.fromtimestamp(begun + STATE_SECONDS, UTC))  # used or not
        row = {"id": number, "state": str(number), "expire_at": over}
        async with self.engine.begin() as connection:
            await connection.execute(delete(kept).where(kept.c.expire_at <= now))
            return await keep_first(connection, kept, row)


def _as_kept(moment: datetime) -> datetime:
    return moment.replace(tzinfo=None)  # Slack's own store keeps UTC without saying so
