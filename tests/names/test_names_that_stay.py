"""Names that outlive a process stay: each one on the list is found in the running code.

After adding a name, write it into ``names_that_stay.yaml``. Never take one out.
"""

from pathlib import Path

import pytest

from bot.database.engine import Database
from bot.yaml_files.reader import read_plain_yaml
from tests.names import collecting
from tests.names.collecting import BuiltBot
from tests.names.listing import LIST, WHY, agree, listed


@pytest.fixture
def built(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> BuiltBot:
    return BuiltBot(monkeypatch, tmp_path)


@pytest.mark.parametrize(("section", "method"), [("action_ids", "action"), ("events", "event")])
def test_whatever_was_posted_or_subscribed_is_heard(
    built: BuiltBot, section: str, method: str
) -> None:
    heard = {name for name in listed(section) if built.hears(method, name)}

    agree(section, heard | built.unknown_to(method, listed(section)))


def test_modals_and_shortcuts_are_heard(built: BuiltBot) -> None:
    names = listed("callback_ids")
    heard = {one for one in names if built.hears("view", one) or built.hears("shortcut", one)}
    new = built.unknown_to("view", names) | built.unknown_to("shortcut", names)

    agree("callback_ids", heard | new)


def test_words_after_the_slash_command_are_understood(built: BuiltBot) -> None:
    understood = {word for word in listed("command_words") if built.takes_word(word)}

    agree("command_words", understood | built.words)


def test_commands_settings_and_schedules_stay(built: BuiltBot) -> None:
    agree("commands", collecting.command_line())
    agree("settings", collecting.settings())
    agree("schedules", built.schedules())


def test_a_schedule_that_an_earlier_version_keeps_is_still_understood(built: BuiltBot) -> None:
    kinds = {name.split()[1] for name in listed("ended_schedules")}

    assert kinds <= built.kinds()


async def test_metrics_stay(built: BuiltBot, sqlite_database: Database) -> None:
    agree("metrics", await built.metrics())


def test_every_kind_of_work_is_done_and_its_fields_are_read(built: BuiltBot) -> None:
    kinds = set(read_plain_yaml(LIST.read_text("utf-8"))["payloads"])
    typed = collecting.payloads()

    assert built.kinds() == kinds, f"Kinds of work outlive a process: {WHY['payloads']}."
    untyped = {name for name in listed("payloads") if name.rpartition(".")[0] not in typed}
    fields = {f"{kind}.{field}" for kind, names in typed.items() for field in names}
    agree("payloads", fields | untyped)


async def test_tables_and_their_columns_stay(sqlite_database: Database) -> None:
    found = await collecting.columns(sqlite_database)

    agree("tables", {name for name in found if not name.startswith("alembic_")})
