"""``records``: what is kept, whose it is, for how long, and how it is forgotten."""

import sys
from collections.abc import Sequence
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from bot.commands.options import JsonOption, refuse_both
from bot.commands.printing import json_line

if TYPE_CHECKING:
    from bot.company.records.data_map import DataMapEntry


class DataMapFormat(StrEnum):
    """How the map is written for people."""

    TEXT = "text"
    MARKDOWN = "markdown"


DataMapFormatOption = Annotated[
    DataMapFormat | None,
    typer.Option("--format", help="To be read here, or put in a document."),
]


def records(written_as: DataMapFormatOption = None, as_json: JsonOption = False) -> None:
    """Print the data map: whose data is kept, for how long, and how it is forgotten."""
    refuse_both(written_as, as_json=as_json)
    from bot.company.records.data_map import as_markdown, as_rows, as_text

    entries = everything_kept()
    if as_json:
        for row in as_rows(entries):
            print(json_line(row))
    else:
        print(
            as_markdown(entries) if written_as is DataMapFormat.MARKDOWN else as_text(entries)
        )


def everything_kept() -> "Sequence[DataMapEntry]":
    """Return the data map of the whole bot."""
    import bot.app  # noqa: F401  # knows every part, and so every table and kind of work
    from bot.company.records.data_map import data_map
    from bot.database.columns import metadata
    from bot.delivery.kept_work import payload_of, tasks_in
    from bot.workspaces.oauth.installations import SLACK_SDK_TABLES

    modules = [module for name, module in sys.modules.items() if name.startswith("bot.")]
    work = {kind: payload_of(task) for kind, task in tasks_in(modules).items()}
    return data_map(metadata.sorted_tables, SLACK_SDK_TABLES, work)
