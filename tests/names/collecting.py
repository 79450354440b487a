"""Collects from the running code the names that outlive a process: `names_that_stay.yaml`."""

import dataclasses
import json
import pkgutil
import re
import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing
from importlib import import_module
from pathlib import Path
from typing import Any, TypeAlias

import pytest
from pydantic import SecretStr
from slack_bolt.async_app import AsyncApp
from sqlalchemy import Connection, inspect

import bot
from bot.app import build_bot, build_bot_for
from bot.clock import Clock
from bot.command_words import CommandWord
from bot.commands.line import COMMANDS
from bot.company.outsiders.domain import TurnAway
from bot.composition import command_table
from bot.database.engine import Database
from bot.delivery.running.configuration import APPLICATION
from bot.settings import Settings
from bot.workspaces.several.uninstalling import LOOK_AFTER

ROOT = Path(__file__).parents[2]
Names: TypeAlias = set[str]
Heard: TypeAlias = dict[str, list[tuple[Any, Any]]]  # a method of Bolt, and what it was given
_NOT_OURS = ("python_", "process_")


class BuiltBot:
    """The whole bot, built and not begun, and what its listeners wait for."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, state: Path) -> None:
        self.heard: Heard = {}
        for method in ("action", "view", "shortcut", "event"):
            monkeypatch.setattr(AsyncApp, method, self._noting(method))
        monkeypatch.setattr(command_table, "register", self._note_words)
        self.settings = Settings(
            slack_bot_token=SecretStr("xoxb-1"),
            slack_signing_secret=SecretStr("s"),
            knowledge=ROOT / "knowledge",
            state=state,
        )
        self.workspace = build_bot(self.settings, Clock())._workspace

    def hears(self, method: str, name: str) -> bool:
        """Tell whether a listener waits for this name, in so many words or by a pattern."""
        return any(_fits(waited, name) for waited, _ in self.heard[method])

    def unknown_to(self, method: str, names: Names) -> Names:
        """Return what listeners wait for that none of the names fits."""
        waited = [one for one, _ in self.heard.get(method, [])]
        return {
            str(getattr(one, "pattern", one))
            for one in waited
            if not any(_fits(one, name) for name in names)
        }

    def takes_word(self, text: str) -> bool:
        """Tell whether an entry of the table takes ``/customer text``."""
        return any(entry.takes(text) for entry in self.entries)

    @property
    def words(self) -> Names:
        """Return every word of ``/customer``."""
        return {word for entry in self.entries for word in entry.words}

    def kinds(self) -> Names:
        """Return every kind of work that is done, by one workspace's bot or by several's."""
        return {*self.workspace.handlers, LOOK_AFTER.kind, TurnAway.KIND}

    def schedules(self) -> Names:
        """Return every schedule by name, with the kind of its work."""
        kept = [*self.workspace.schedules, LOOK_AFTER]
        return {f"{schedule.name} {schedule.kind}" for schedule in kept}

    async def metrics(self) -> Names:
        """Return every metric of the bot of several workspaces, which has all of them."""
        several = self.settings.model_copy(
            update={"slack_client_id": "1.1", "slack_client_secret": SecretStr("s")}
        )
        built: Any = build_bot_for(several, Clock())
        built._delivery._waiting = _unknown  # dbos is not begun here
        exposed = (await built.figures()).decode()
        await built._delivery._database.close()
        named = set(re.findall(r"^# TYPE (\w+) ", exposed, re.MULTILINE))
        return {
            name
            for name in named
            if not name.startswith(_NOT_OURS) and not name.endswith("_created")
        }

    def _note_words(self, _bolt: AsyncApp, entries: Sequence[CommandWord], **_: Any) -> None:
        self.entries = entries

    def _noting(self, method: str) -> Any:
        real = getattr(AsyncApp, method)

        def noting(app: AsyncApp, waited: Any, matchers: Any = None, **more: Any) -> Any:
            self.heard.setdefault(method, []).append((waited, matchers))
            return real(app, waited, matchers=matchers, **more)

        return noting


async def _unknown() -> None:
    return None


def _fits(waited: Any, name: str) -> bool:
    if isinstance(waited, re.Pattern):
        return waited.search(name) is not None
    return bool(waited == name)


def settings() -> Names:
    """Return every environment variable that is read."""
    return {name.upper() for name in Settings.model_fields}


def command_line() -> Names:
    """Return every command of ``python -m bot``."""
    return set(COMMANDS)


async def columns(database: Database) -> Names:
    """Return each column of a migrated database, with its table."""

    def found(connection: Connection) -> Names:
        seen = inspect(connection)
        return {
            f"{table}.{column['name']}"
            for table in seen.get_table_names()
            for column in seen.get_columns(table)
        }

    async with database.begin() as connection:
        return await connection.run_sync(found)


def payloads() -> Mapping[str, Names]:
    """Return the fields of each kind of work that is typed."""
    return {
        task.KIND: {field.name for field in dataclasses.fields(task)}
        for module in pkgutil.walk_packages(bot.__path__, "bot.")
        if not _ends_on_import(module.name)
        for task in _tasks_in(import_module(module.name))
    }


def _ends_on_import(module: str) -> bool:
    return module == "bot.__main__" or ".migrations" in module


def _tasks_in(module: Any) -> Iterator[Any]:
    for value in vars(module).values():
        is_own = isinstance(value, type) and value.__module__ == module.__name__
        has_kind = isinstance(getattr(value, "KIND", None), str)
        if is_own and has_kind and dataclasses.is_dataclass(value):
            yield value


def durable(work_file: Path, metadata: Any) -> Names:
    """Return by which names dbos keeps work, and by which a message is known as ours."""
    with closing(sqlite3.connect(work_file)) as kept:
        workflows = kept.execute("SELECT name, application_version FROM workflow_status")
        steps = kept.execute("SELECT function_name FROM operation_outputs")
        names = {f"step {name}" for (name,) in steps}
        for name, version in workflows:
            names |= {f"workflow {name}", f"version {version}"}
    mark = json.loads(metadata) if isinstance(metadata, str) else metadata
    marks = {f"metadata {name}" for name in (mark["event_type"], *mark["event_payload"])}
    return names | marks | {f"application {APPLICATION}"}
