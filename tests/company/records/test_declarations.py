"""Nothing is kept that does not say whose it is, how long it stays and how it is forgotten."""

import re
import sys
from pathlib import Path

import pytest
from pydantic import SecretStr
from sqlalchemy import Table, create_engine, inspect

from bot.app import build_bot
from bot.clock import Clock
from bot.commands.records import everything_kept
from bot.company.records.data_map import as_markdown, as_rows, as_text
from bot.database.columns import metadata
from bot.database.records import Days, Forgetting, record_of
from bot.delivery.durable import DurableDelivery
from bot.delivery.kept_work import UndeclaredFieldError, payload_of, tasks_in
from bot.settings import Settings
from bot.workspaces.oauth.installations import SLACK_SDK_TABLES
from tests.company.records.undeclared import Gossip

SOUNDS_LIKE_A_PERSON = re.compile(
    r"(employee|person|user|manager|holder|author|owner|asker|praised)(_?ids?|s)?$|_by$|_to$"
)
PRIVACY = Path(__file__).parents[3] / "docs" / "privacy.md"
ALEMBICS_OWN = "alembic_version"


def test_every_table_declares_itself(sqlite_database_url: str) -> None:
    kept = set(inspect(create_engine(sqlite_database_url)).get_table_names())

    declared = {table.name for table in metadata.sorted_tables if record_of(table)}

    assert kept - {ALEMBICS_OWN} == declared | set(SLACK_SDK_TABLES)


@pytest.mark.parametrize("table", metadata.sorted_tables, ids=lambda table: table.name)
def test_a_column_that_sounds_like_a_person_is_declared(table: Table) -> None:
    record = record_of(table)

    assert record is not None
    names = {column.name for column in table.columns}
    people = {name for name in names if SOUNDS_LIKE_A_PERSON.search(name)}
    told = {*record.people, *record.beside}
    assert people <= told
    assert told | set(record.becomes.values()) <= names
    assert bool(record.people) is (record.forgotten is not Forgetting.KEEP)
    if isinstance(record.kept, Days):
        assert record.kept.since in names


def test_every_kind_of_work_declares_itself(tmp_path: Path) -> None:
    registered: set[str] = set()
    delivery = pytest.MonkeyPatch()
    delivery.setattr(DurableDelivery, "register", lambda _, kind, handler: registered.add(kind))
    build_bot(Settings(slack_bot_token=SecretStr("xoxb-1"), state=tmp_path), Clock())
    delivery.undo()

    tasks = tasks_in([module for name, module in sys.modules.items() if name[:4] == "bot."])

    assert registered <= set(tasks)
    for task in tasks.values():
        payload_of(task)  # names what declares nothing


def test_a_field_that_declares_nothing_is_named() -> None:
    with pytest.raises(UndeclaredFieldError, match=r"test\.gossip keeps about_whom"):
        payload_of(Gossip)


def test_the_map_names_all_that_is_kept() -> None:
    entries = everything_kept()

    named = {each.name for each in entries}
    assert {table.name for table in metadata.sorted_tables} | set(SLACK_SDK_TABLES) <= named
    assert "work: ask.answer" in named
    assert as_text(entries).count("\n  ") == len(entries)
    assert [
        each.name
        for each in entries
        if f"`{each.kind or each.name}`" not in as_markdown(entries)
    ] == []
    assert [row["name"] for row in as_rows(entries)] == [each.name for each in entries]


def test_the_map_for_a_works_council_says_the_same() -> None:
    told = PRIVACY.read_text("utf-8").partition("## The data map\n\n")[2].strip()

    assert told == as_markdown(everything_kept()), (
        "renew it: python -m bot records --format markdown"
    )
