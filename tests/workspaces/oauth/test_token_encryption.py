"""Tokens that lie encrypted in the database."""

import asyncio
from datetime import UTC, datetime

import pytest
from cryptography.fernet import Fernet
from sqlalchemy import text

from bot.database.engine import Database
from bot.workspaces.oauth.installations import Installations
from bot.workspaces.oauth.token_encryption import (
    KeyUnfitError,
    TokenEncryption,
    TokenKeyMissingError,
)
from tests.workspaces.oauth.test_tokens import an_install

NOW = datetime(2026, 11, 25, 9, tzinfo=UTC)
OLD, NEW = (Fernet.generate_key().decode() for _ in range(2))


def kept_with(database: Database, *keys: str) -> Installations:
    return Installations(database, "111.222", encryption=TokenEncryption(keys))


async def lying_there(database: Database) -> list[str]:
    """Return each token as the database has it."""
    async with database.begin() as connection:
        return list(await connection.scalars(text("SELECT bot_token FROM slack_bots")))


async def token_of(kept: Installations) -> str | None:
    bot = await kept.bot_of("T1")
    return bot.bot_token if bot else None


async def test_a_token_is_encrypted_where_it_lies_and_decrypted_where_it_is_needed(
    database: Database,
) -> None:
    kept = kept_with(database, NEW)

    await kept.keep(an_install(bot_token="xoxb-1", bot_refresh_token="xoxe-1"), NOW)

    asked = text("SELECT bot_token, bot_refresh_token FROM slack_bots")
    async with database.begin() as connection:
        lying = (await connection.execute(asked)).one()
    assert [token[:7] for token in lying] == ["sealed:", "sealed:"]
    bot = await kept.bot_of("T1")
    assert bot is not None
    assert (bot.bot_token, bot.bot_refresh_token) == ("xoxb-1", "xoxe-1")


async def test_a_token_kept_before_there_was_a_key_is_encrypted_at_the_next_start(
    database: Database,
) -> None:
    await kept_with(database).keep(an_install(bot_token="xoxb-1"), NOW)

    await kept_with(database, NEW).encrypt_all()

    assert [token[:7] for token in await lying_there(database)] == ["sealed:"]
    assert await token_of(kept_with(database, NEW)) == "xoxb-1"


async def test_a_key_is_changed_by_putting_the_new_one_in_front(database: Database) -> None:
    await kept_with(database, OLD).keep(an_install(bot_token="xoxb-1"), NOW)

    await kept_with(database, NEW, OLD).encrypt_all()

    assert await token_of(kept_with(database, NEW)) == "xoxb-1"


async def test_without_a_key_tokens_are_kept_as_they_are(database: Database) -> None:
    kept = kept_with(database)
    await kept.keep(an_install(bot_token="xoxb-1"), NOW)

    await kept.encrypt_all()

    assert await lying_there(database) == ["xoxb-1"]


@pytest.mark.parametrize("keys", [(), (NEW,)])
async def test_a_token_whose_key_is_lost_keeps_the_bot_from_starting(
    database: Database, keys: tuple[str, ...]
) -> None:
    await kept_with(database, OLD).keep(an_install(), NOW)

    with pytest.raises(TokenKeyMissingError, match="TOKEN_KEYS lacks"):
        await kept_with(database, *keys).encrypt_all()


async def test_a_token_that_is_just_being_renewed_is_left_alone(database: Database) -> None:
    now = datetime.now(UTC)
    await kept_with(database).keep(an_install(bot_token="xoxb-1"), NOW)
    await kept_with(database).begin_renewing("T1", now, now.replace(year=now.year + 1))

    await kept_with(database, NEW).encrypt_all()

    assert await lying_there(database) == ["xoxb-1"]


async def test_replicas_that_start_together_may_seal_together(database: Database) -> None:
    await kept_with(database).keep(an_install(bot_token="xoxb-1"), NOW)

    await asyncio.gather(*[kept_with(database, NEW).encrypt_all() for _ in range(3)])

    assert await token_of(kept_with(database, NEW)) == "xoxb-1"
    assert len(await lying_there(database)) == 1


@pytest.mark.parametrize("key", ["short", "a" * 44, "pässword"])
def test_what_is_no_key_is_named(key: str) -> None:
    with pytest.raises(KeyUnfitError, match="TOKEN_KEYS"):
        TokenEncryption([key])
