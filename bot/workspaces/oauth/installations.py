"""Keeps which workspaces installed the app, and the tokens they gave it."""

from collections.abc import Collection, Sequence
from dataclasses import asdict
from datetime import UTC, datetime, timedelta
from typing import Any

from slack_sdk.oauth.installation_store import Bot, Installation
from slack_sdk.oauth.installation_store.sqlalchemy import AsyncSQLAlchemyInstallationStore
from sqlalchemy import Column, Row, String, Table, delete, or_, select, update

from bot.database.columns import UtcDateTime, metadata
from bot.database.engine import Database
from bot.database.records import REMOVED, REPLACED, Forgetting, Record, Whose, declared
from bot.database.unavailable import unavailable_named
from bot.database.upsert import keep_last
from bot.workspaces.domain import Installed, RefusedInstallError, is_team_id
from bot.workspaces.oauth.token_encryption import TokenEncryption

ENCRYPTING = timedelta(seconds=30)  # who dies meanwhile holds the others up so long
LONG_AGO = datetime(2000, 1, 1, tzinfo=UTC)

workspaces = Table(
    "workspace",
    metadata,
    Column("team_id", String, primary_key=True),
    Column("name", String, nullable=False),
    Column("enterprise_id", String),
    Column("installed_by", String, nullable=False),
    Column("installed_at", UtcDateTime, nullable=False),
    Column("ended_at", UtcDateTime),
    Column("renewing_until", UtcDateTime),
    info=declared(
        Record(
            "a workspace that installed the app",
            Whose.COMPANY,
            REMOVED,
            Forgetting.CUT_OFF,
            people=("installed_by",),
        )
    ),
)

SLACK_SDK_TABLES = {
    "slack_bots": Record("tokens of a workspace", Whose.COMPANY, REMOVED, Forgetting.KEEP),
    "slack_oauth_states": Record("installs finished", Whose.MACHINE, REPLACED, Forgetting.KEEP),
}


class Installations:
    """Keeps workspaces in ``workspace`` and their tokens where Slack's own store does."""

    def __init__(
        self,
        database: Database,
        client_id: str,
        allowed: Collection[str] = (),
        encryption: TokenEncryption | None = None,
    ) -> None:
        """Bind what it needs.

        Args:
            database: the common one.
            client_id: of the app.
            allowed: the ids of those who may install it; empty: whoever has the link.
            encryption: what tokens are kept under; without one they are kept as they are.
        """
        self._database = database
        self._encryption = encryption or TokenEncryption()
        self._allowed = frozenset(allowed)
        self.store = AsyncSQLAlchemyInstallationStore(client_id, database.engine)

    async def keep(self, installation: Installation, now: datetime) -> Installed:
        """Keep what Slack granted in place of whatever was granted before.

        Whoever installed it first stays who installed it, as long as anything is kept for it.

        Raises:
            RefusedInstallError: a whole organisation at once, or nobody who may install it.
        """
        team_id = installation.team_id or ""
        self._check(team_id, is_org_wide=bool(installation.is_enterprise_install))
        before = await self.of(team_id)
        installed = Installed(
            team_id=team_id,
            name=installation.team_name or team_id,
            enterprise_id=installation.enterprise_id,
            installed_by=before.installed_by if before else installation.user_id,
            installed_at=now,
        )
        await self._forget_tokens(team_id)
        with unavailable_named():
            await self.store.async_save_bot(self._encryption.encrypted(installation.to_bot()))
        async with self._database.begin() as connection:
            await keep_last(
                connection, workspaces, asdict(installed) | {"renewing_until": None}
            )
        return installed

    async def of(self, team_id: str) -> Installed | None:
        """Return the workspace, removed or not; None if it never was, or is forgotten."""
        asked = select(workspaces).where(workspaces.c.team_id == team_id)
        async with self._database.begin() as connection:
            row = (await connection.execute(asked)).one_or_none()
        return _installed(row) if row else None

    async def all(self) -> Sequence[Installed]:
        """Return every workspace, removed or not, by id."""
        asked = select(workspaces).order_by(workspaces.c.team_id)
        async with self._database.begin() as connection:
            return [_installed(row) for row in (await connection.execute(asked)).all()]

    async def bot_of(self, team_id: str) -> Bot | None:
        """Return the token and who the bot is there; None where the app is not installed.

        Raises:
            TokenKeyMissingError: it cannot be opened.
        """
        installed = await self.of(team_id)
        if installed is None or installed.ended_at:
            return None
        bot = await self._kept_bot(installed)
        return self._encryption.decrypted(bot) if bot else None

    async def encrypt_all(self) -> None:
        """Keep every token under the first key: also those kept before, or under another.

        Raises:
            TokenKeyMissingError: one cannot be opened.
        """
        for installed in await self.all():
            bot = await self.bot_of(installed.team_id)
            if bot and self._encryption.is_set:
                await self._encrypt_anew(installed.team_id)

    async def keep_bot(self, bot: Bot) -> None:
        """Keep a renewed token in place of the one it was made from."""
        with unavailable_named():
            await self.store.async_save_bot(self._encryption.encrypted(bot))
        if bot.team_id and await self.bot_of(bot.team_id) is None:
            await self._forget_tokens(bot.team_id)  # it was removed meanwhile

    async def end(self, team_id: str, now: datetime) -> None:
        """Delete the workspace's tokens; keep ``now`` (UTC) as its end unless it has one."""
        await self._forget_tokens(team_id)
        still_there = (workspaces.c.team_id == team_id) & workspaces.c.ended_at.is_(None)
        async with self._database.begin() as connection:
            await connection.execute(update(workspaces).where(still_there).values(ended_at=now))

    async def let_forget(self, team_id: str) -> None:
        """Let a workspace that ended count as ended long ago, so that it is deleted next."""
        ended = (workspaces.c.team_id == team_id) & workspaces.c.ended_at.is_not(None)
        async with self._database.begin() as connection:
            await connection.execute(update(workspaces).where(ended).values(ended_at=LONG_AGO))

    async def forget(self, team_id: str) -> None:
        """Delete the workspace's tokens and its row."""
        await self._forget_tokens(team_id)
        async with self._database.begin() as connection:
            await connection.execute(delete(workspaces).where(workspaces.c.team_id == team_id))

    async def begin_renewing(self, team_id: str, now: datetime, until: datetime) -> bool:
        """Take the only right to renew the token until then; False while another has it."""
        free = or_(workspaces.c.renewing_until.is_(None), workspaces.c.renewing_until < now)
        async with self._database.begin() as connection:
            done = await connection.execute(
                update(workspaces)
                .where(workspaces.c.team_id == team_id, free)
                .values(renewing_until=until)
            )
        return bool(done.rowcount)

    async def end_renewing(self, team_id: str) -> None:
        """Let the next `begin_renewing` succeed."""
        async with self._database.begin() as connection:
            await connection.execute(
                update(workspaces)
                .where(workspaces.c.team_id == team_id)
                .values(renewing_until=None)
            )

    def _check(self, team_id: str, *, is_org_wide: bool) -> None:
        if is_org_wide or not is_team_id(team_id):
            message = (
                "I can be installed in one workspace at a time, not for a whole organisation. "
                "Choose a workspace on Slack's page and try again."
            )
            raise RefusedInstallError(message)
        if self._allowed and team_id not in self._allowed:
            message = (
                f"This workspace ({team_id}) is not among those I may work for. "
                "Please ask whoever gave you the link."
            )
            raise RefusedInstallError(message)

    async def _encrypt_anew(self, team_id: str) -> None:
        """Encrypt the present token, unless it is being renewed, which encrypts it anyway."""
        now = datetime.now(UTC)
        if await self.begin_renewing(team_id, now, now + ENCRYPTING):
            try:
                bot = await self.bot_of(team_id)
                if bot:
                    await self.keep_bot(bot)
            finally:
                await self.end_renewing(team_id)

    async def _kept_bot(self, installed: Installed) -> Bot | None:
        with unavailable_named():
            return await self.store.async_find_bot(
                enterprise_id=installed.enterprise_id, team_id=installed.team_id
            )

    async def _forget_tokens(self, team_id: str) -> None:
        bots = self.store.bots
        async with self._database.begin() as connection:
            await connection.execute(delete(bots).where(bots.c.team_id == team_id))


def _installed(row: Row[Any]) -> Installed:
    return Installed(**{name: getattr(row, name) for name in Installed.__slots__})
