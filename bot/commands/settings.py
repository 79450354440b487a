"""``settings``: what a company settles, as it counts now."""

import asyncio
from collections.abc import Mapping
from datetime import UTC, datetime
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from bot.commands.options import (
    JsonOption,
    WorkspaceOption,
    check_folder,
    read_settings,
    refuse_both,
)
from bot.commands.printing import json_line

if TYPE_CHECKING:
    from bot.company.overrides.domain import InForce


class SettingsFormat(StrEnum):
    """How settings are written."""

    TEXT = "text"
    YAML = "yaml"


SettingsFormatOption = Annotated[
    SettingsFormat | None, typer.Option("--format", help="To be read here, or put in a file.")
]


def settings(
    workspace: WorkspaceOption = None,
    written_as: SettingsFormatOption = None,
    as_json: JsonOption = False,
) -> None:
    """Print what counts for each setting of a company, and who says so."""
    refuse_both(written_as, as_json=as_json)
    counted = asyncio.run(_counted(workspace))
    if as_json:
        print(json_line({key: said_by(one) for key, one in counted.items()}))
    elif written_as is SettingsFormat.YAML:
        import yaml

        values = {key: one.said.value for key, one in counted.items()}
        print(yaml.safe_dump(values, sort_keys=False, allow_unicode=True), end="")
    else:
        for key, one in counted.items():
            print(f"{key}: {json_line(one.said.value)} ({one.said.by})")


def said_by(one: "InForce") -> Mapping[str, object]:
    """Return a setting for programs: its value, and who says so."""
    return {"value": one.said.value, "by": one.said.by}


async def _counted(workspace: str | None) -> "Mapping[str, InForce]":
    import bot.app  # noqa: F401  # knows every table, and so every kind of retention
    from bot.commands.workspace_option import own_database, settings_for
    from bot.composition.company_settings import open_company_settings

    given = read_settings()
    async with own_database(given, workspace) as database:
        own = settings_for(given, workspace)
        check_folder(own.knowledge)  # its handbook has a say
        company = open_company_settings(database, own, lambda: datetime.now(UTC))
        return await company.in_force()
