import asyncio
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from slack_sdk.oauth.installation_store.sqlalchemy import SQLAlchemyInstallationStore
from slack_sdk.oauth.state_store.sqlalchemy import SQLAlchemyOAuthStateStore
from sqlalchemy import MetaData, Table, inspect

from bot.database.engine import Database
from bot.workspaces.domain import RefusedInstallError
from bot.workspaces.oauth import states as module
from bot.workspaces.oauth.installations import Installations
from bot.workspaces.oauth.states import States
from tests.workspaces.oauth.test_tokens import an_install

NOW = datetime(2026, 11, 25, 9, tzinfo=UTC)


@pytest.fixture
def kept(database: Database) -> Installations:
    return Installations(database, "111.222")


@pytest.mark.parametrize(
    "table",
    [
        SQLAlchemyInstallationStore.build_bots_table(MetaData(), "slack_bots"),
        SQLAlchemyOAuthStateStore.build_oauth_states_table(MetaData(), "slack_oauth_states"),
    ],
    ids=lambda table: table.name,
)
async def test_the_tables_are_those_of_slacks_own_store(
    database: Database, table: Table
) -> None:
    async with database.begin() as connection:
        columns = await connection.run_sync(lambda c: inspect(c).get_columns(table.name))

    assert {column["name"] for column in columns} == {column.name for column in table.columns}


async def test_an_installed_workspace_is_known_with_who_installed_it(
    kept: Installations,
) -> None:
    await kept.keep(an_install(), NOW)

    installed = await kept.of("T1")

    assert installed is not None
    assert (installed.name, installed.installed_by, installed.installed_at) == (
        "Northwind",
        "U1",
        NOW,
    )


async def test_a_long_token_is_kept_whole(kept: Installations) -> None:
    token = "xoxe.xoxb-1-" + "a" * 900

    await kept.keep(an_install(bot_token=token), NOW)

    bot = await kept.bot_of("T1")
    assert bot is not None
    assert bot.bot_token == token


async def test_installing_again_replaces_the_token_alone(kept: Installations) -> None:
    await kept.keep(an_install(), NOW)

    install = an_install(bot_token="xoxb-second", user_id="U0MALLORY")
    again = await kept.keep(install, NOW + timedelta(days=1))

    bot = await kept.bot_of("T1")
    assert bot is not None
    assert again.installed_by == "U1"
    assert bot.bot_token == "xoxb-second"
    assert len(await kept.all()) == 1


async def test_a_workspace_of_a_larger_organisation_is_found_by_its_own_id(
    kept: Installations,
) -> None:
    await kept.keep(an_install(enterprise_id="E1"), NOW)

    assert await kept.bot_of("T1") is not None


@pytest.mark.parametrize(
    "changes",
    [
        {"is_enterprise_install": True, "enterprise_id": "E1", "team_id": None},
        {"is_enterprise_install": True},
        {"team_id": None},
        {"team_id": "../T1"},
        {"team_id": 'T1"; DROP'},
    ],
)
async def test_what_is_no_single_workspace_is_refused(
    kept: Installations, changes: dict[str, Any]
) -> None:
    with pytest.raises(RefusedInstallError, match="one workspace at a time"):
        await kept.keep(an_install(**changes), NOW)

    assert list(await kept.all()) == []


async def test_a_workspace_that_ended_has_no_token_but_is_remembered(
    kept: Installations,
) -> None:
    await kept.keep(an_install(), NOW)

    await kept.end("T1", NOW + timedelta(days=1))

    assert await kept.bot_of("T1") is None
    installed = await kept.of("T1")
    assert installed is not None
    assert installed.ended_at == NOW + timedelta(days=1)


async def test_the_first_end_counts(kept: Installations) -> None:
    await kept.keep(an_install(), NOW)

    await kept.end("T1", NOW + timedelta(days=1))
    await kept.end("T1", NOW + timedelta(days=9))

    installed = await kept.of("T1")
    assert installed is not None
    assert installed.ended_at == NOW + timedelta(days=1)


async def test_a_token_renewed_while_its_workspace_left_is_not_kept(
    kept: Installations, database: Database
) -> None:
    await kept.keep(an_install(), NOW)
    bot = await kept.bot_of("T1")
    assert bot is not None
    await kept.end("T1", NOW)

    await kept.keep_bot(bot)

    async with database.begin() as connection:
        assert (await connection.execute(kept.store.bots.select())).all() == []


async def test_a_forgotten_workspace_was_never_there(kept: Installations) -> None:
    await kept.keep(an_install(), NOW)

    await kept.forget("T1")

    assert (await kept.of("T1"), await kept.bot_of("T1")) == (None, None)


async def test_one_at_a_time_may_renew(kept: Installations) -> None:
    await kept.keep(an_install(), NOW)
    until = NOW + timedelta(seconds=30)

    first = await kept.begin_renewing("T1", NOW, until)
    second = await kept.begin_renewing("T1", NOW, until)
    await kept.end_renewing("T1")
    third = await kept.begin_renewing("T1", NOW, until)

    assert (first, second, third) == (True, False, True)


async def test_who_died_while_renewing_does_not_hold_the_others_up_for_ever(
    kept: Installations,
) -> None:
    await kept.keep(an_install(), NOW)
    await kept.begin_renewing("T1", NOW, NOW + timedelta(seconds=30))

    later = NOW + timedelta(seconds=31)

    assert await kept.begin_renewing("T1", later, later + timedelta(seconds=30))


async def test_an_install_that_any_replica_began_is_finished_once(database: Database) -> None:
    state = await States(database, "secret").async_issue()

    used = await asyncio.gather(
        *[States(database, "secret").async_consume(state) for _ in range(4)]
    )

    assert sorted(used) == [False, False, False, True]


async def test_an_install_that_was_begun_long_ago_is_not_finished(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "STATE_SECONDS", -1)
    state = await States(database, "secret").async_issue()

    assert not await States(database, "secret").async_consume(state)


async def test_an_install_that_nobody_began_is_not_finished(database: Database) -> None:
    assert not await States(database, "secret").async_consume("made-up")


async def test_only_those_on_the_list_may_install(database: Database) -> None:
    kept = Installations(database, "111.222", allowed={"T1"})

    await kept.keep(an_install(), NOW)
    with pytest.raises(RefusedInstallError, match="T2"):
        await kept.keep(an_install(team_id="T2"), NOW)

    assert [one.team_id for one in await kept.all()] == ["T1"]


async def test_installs_that_nobody_finished_keep_nothing(database: Database) -> None:
    states = States(database, "secret")
    issued = {await states.async_issue() for _ in range(3)}

    async with database.begin() as connection:
        assert (await connection.execute(states.oauth_states.select())).all() == []
    assert len(issued) == 3


async def test_finished_installs_do_not_pile_up(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    states = States(database, "secret")
    for _ in range(3):
        assert await states.async_consume(await states.async_issue())
        async with database.begin() as connection:  # ten minutes pass
            past = states.oauth_states.update().values(expire_at=datetime(2026, 11, 25))  # noqa: DTZ001
            await connection.execute(past)

    async with database.begin() as connection:
        assert len((await connection.execute(states.oauth_states.select())).all()) == 1


async def test_what_was_finished_is_kept_no_longer_than_it_could_be_finished_again(
    database: Database,
) -> None:
    states = States(database, "secret")
    state = await states.async_issue()
    issued = states._seal.extract_timestamp(state + module.PADDING)

    assert await states.async_consume(state)

    async with database.begin() as connection:
        (row,) = (await connection.execute(states.oauth_states.select())).all()
    assert row.expire_at.replace(tzinfo=UTC).timestamp() == issued + module.STATE_SECONDS


async def test_a_state_is_signed_by_us(database: Database) -> None:
    state = await States(database, "another secret").async_issue()

    assert not await States(database, "secret").async_consume(state)
