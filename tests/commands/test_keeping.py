"""A backup made while the bot works brings everything back, on SQLite and on Postgres."""

import asyncio
import stat
from collections.abc import AsyncIterator, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import text

from bot.commands.backup import keep_in
from bot.commands.restore import bring_back
from bot.database.backups.domain import BackupError
from bot.database.engine import Database, open_database
from bot.database.workspace_database import (
    create_workspace_database,
    drop_workspace_database,
    workspace_database,
)
from bot.delivery.durable import DurableDelivery
from bot.delivery.schedules import SqlSchedules
from bot.delivery.sending.posting import ClientOf
from bot.delivery.work import Outgoing, Post, Posted, Schedule, Work
from bot.people.store import SqlChosenDepartments
from tests.delivery.conftest import a_delivery, client_of, slack, until
from tests.slack_stand_in import SlackStandIn

__all__ = ["client_of", "slack"]  # fixtures

DAILY = Schedule("daily", "0 9 * * *", "Europe/Berlin", "card")


class Bot:
    """A small bot: one kind of work posts a card, another waits until it may answer."""

    def __init__(self, database: Database, client_of: ClientOf) -> None:
        self.database = database
        self.delivery: DurableDelivery = a_delivery(database, client_of)
        self.delivery.register("card", self.post_card)
        self.delivery.register("question", self.answer)
        self.begun, self.may_answer = asyncio.Event(), asyncio.Event()

    async def post_card(self, work: Work) -> Sequence[Outgoing]:
        return [Post("C1", "The card.", reference="card:1")]

    async def answer(self, work: Work) -> Sequence[Outgoing]:
        self.begun.set()
        await self.may_answer.wait()
        return [Post("C2", "The answer.")]


@pytest.fixture
def backup_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("backups") / "backup.tar.gz"


@pytest.fixture
async def working(database: Database, client_of: ClientOf) -> AsyncIterator[Bot]:
    """A bot with a card posted and a question in hand."""
    bot = Bot(database, client_of)
    await bot.delivery.start()
    await bot.delivery.keep_schedule(DAILY)
    await bot.delivery.take_in(Work("card", "card:1"))
    await bot.delivery.take_in(Work("question", "question:1"))
    await bot.begun.wait()
    yield bot
    await bot.delivery.stop(seconds=0)


async def keep_something(database: Database) -> None:
    await SqlSchedules(database).keep(DAILY, datetime.now(UTC))


async def posted(bot: Bot) -> Posted:
    async with asyncio.timeout(10):
        while (found := await bot.delivery.posted("card:1")) is None:  # noqa: ASYNC110  # it comes
            await asyncio.sleep(0.02)
    return found


async def test_a_backup_brings_everything_back_and_says_nothing_twice(
    working: Bot,
    slack: SlackStandIn,
    client_of: ClientOf,
    backup_file: Path,
) -> None:
    card = await posted(working)
    await keep_in(working.database, backup_file)
    working.may_answer.set()
    await until(lambda: len(slack.posts) == 2)
    await working.delivery.stop()
    await working.delivery.stop_schedule("daily")

    await bring_back(working.database, backup_file)
    again = Bot(working.database, client_of)
    again.may_answer.set()
    await again.delivery.start()
    await again.begun.wait()
    await until(lambda: "conversations.history" in slack.calls)
    await again.delivery.stop()

    assert await again.delivery.posted("card:1") == card
    assert slack.texts == ["The card.", "The answer."]
    in_two_days = datetime.now(UTC) + timedelta(days=2)
    (turn,) = await SqlSchedules(again.database).due(in_two_days)
    assert turn.kind == "card"


async def test_a_backup_is_not_brought_back_under_a_running_bot(
    working: Bot, backup_file: Path
) -> None:
    await keep_in(working.database, backup_file)

    with pytest.raises(BackupError, match="The bot is running"):
        await bring_back(working.database, backup_file)


async def test_a_backup_that_is_not_there_is_named(
    database: Database, backup_file: Path
) -> None:
    with pytest.raises(BackupError, match="There is no backup at"):
        await bring_back(database, backup_file)


async def test_what_is_no_backup_is_refused(database: Database, backup_file: Path) -> None:
    await asyncio.to_thread(backup_file.write_text, "nothing")

    with pytest.raises(BackupError, match="cannot be read as a backup"):
        await bring_back(database, backup_file)


async def test_a_backup_of_another_kind_of_database_is_refused(
    sqlite_database_url: str, postgres_database_url: str, backup_file: Path
) -> None:
    files, server = open_database(sqlite_database_url), open_database(postgres_database_url)
    await keep_something(server)
    await keep_in(server, backup_file)

    with pytest.raises(BackupError, match="is a backup of postgres"):
        await bring_back(files, backup_file)
    await files.close()
    await server.close()


async def test_a_backup_brings_every_workspace_back(
    database: Database, backup_file: Path
) -> None:
    for team_id in ("T1", "T2"):
        await chosen(database, team_id, "logistics")
    await keep_in(database, backup_file)
    await drop_workspace_database(database, "T1")
    await chosen(database, "T2", "accounting")
    await chosen(database, "T3", "accounting")

    await bring_back(database, backup_file)

    found = [await departments(database, team_id) for team_id in ("T1", "T2", "T3")]
    assert found == [{"U1": "logistics"}, {"U1": "logistics"}, {}]


async def chosen(house: Database, team_id: str, department_id: str) -> None:
    room = workspace_database(house, team_id)
    await create_workspace_database(room)
    await SqlChosenDepartments(room).choose("U1", department_id)
    await room.close()


async def departments(house: Database, team_id: str) -> dict[str, str]:
    room = workspace_database(house, team_id)
    await create_workspace_database(room)
    found = await SqlChosenDepartments(room).everybody()
    await room.close()
    return found


async def test_a_backup_is_for_its_owners_eyes(database: Database, backup_file: Path) -> None:
    await keep_something(database)
    await keep_in(database, backup_file)

    kept = await asyncio.to_thread(backup_file.stat)
    assert stat.S_IMODE(kept.st_mode) == 0o600


async def test_a_backup_that_cannot_be_written_says_so(
    sqlite_database: Database, tmp_path: Path
) -> None:
    await keep_something(sqlite_database)

    with pytest.raises(BackupError, match="There is no folder"):
        await keep_in(sqlite_database, tmp_path / "nowhere" / "backup.tar.gz")


async def test_a_backup_is_brought_back_under_another_name(
    sqlite_database: Database, backup_file: Path, tmp_path: Path
) -> None:
    await SqlSchedules(sqlite_database).keep(DAILY, datetime.now(UTC))
    await keep_in(sqlite_database, backup_file)
    other = open_database(f"sqlite:///{tmp_path}/elsewhere/other.sqlite3")

    await bring_back(other, backup_file)

    assert await SqlSchedules(other).due(datetime.now(UTC) + timedelta(days=2))
    await other.close()


async def test_a_backup_that_is_not_whole_changes_nothing(
    database: Database, backup_file: Path
) -> None:
    await SqlSchedules(database).keep(DAILY, datetime.now(UTC))
    await keep_in(database, backup_file)
    whole = await asyncio.to_thread(backup_file.read_bytes)
    await asyncio.to_thread(backup_file.write_bytes, whole[: len(whole) * 2 // 3])

    with pytest.raises(BackupError, match="cannot be read"):
        await bring_back(database, backup_file)

    assert await SqlSchedules(database).due(datetime.now(UTC) + timedelta(days=2))


async def test_a_backup_of_a_newer_version_is_refused(
    database: Database, backup_file: Path
) -> None:
    await keep_something(database)
    async with database.begin() as connection:
        await connection.exec_driver_sql("UPDATE alembic_version SET version_num = '9999'")
    await keep_in(database, backup_file)

    with pytest.raises(BackupError, match="A newer version"):
        await bring_back(database, backup_file)


async def test_what_others_keep_in_the_same_postgres_stays(
    postgres_database: Database, backup_file: Path
) -> None:
    await keep_something(postgres_database)
    await keep_in(postgres_database, backup_file)
    async with postgres_database.begin() as connection:
        await connection.exec_driver_sql("CREATE TABLE others AS SELECT 1 AS one")

    await bring_back(postgres_database, backup_file)

    async with postgres_database.begin() as connection:
        assert await connection.scalar(text("SELECT one FROM others")) == 1
