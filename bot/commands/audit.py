"""``audit``: who changed what."""

import asyncio
import csv
import sys
from collections.abc import Sequence
from dataclasses import asdict, fields
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Annotated

import typer

from bot.commands.options import JsonOption, WorkspaceOption, read_settings
from bot.commands.printing import csv_marked, json_line

if TYPE_CHECKING:
    from bot.company.audit.domain import AuditEntry

Csv = Annotated[bool, typer.Option("--csv", help="Print CSV; so it is without an option, too.")]


def audit(
    workspace: WorkspaceOption = None, as_csv: Csv = False, as_json: JsonOption = False
) -> None:
    """Print who changed what and when, oldest first; people stand under pseudonyms."""
    if as_csv and as_json:
        message = "Choose one of --csv and --json."
        raise typer.BadParameter(message)
    entries = asyncio.run(_entries(workspace))
    if as_json:
        for entry in entries:
            print(json_line(asdict(entry) | {"at": entry.at.isoformat()}))
    else:
        _print_csv(entries)


def _print_csv(entries: "Sequence[AuditEntry]") -> None:
    from bot.company.audit.domain import AuditEntry

    names = [field.name for field in fields(AuditEntry)]
    print(csv_marked(""), end="")
    writer = csv.DictWriter(sys.stdout, names, lineterminator="\n")
    writer.writeheader()
    for entry in entries:
        values = {name: _written(getattr(entry, name)) for name in ("old", "new")}
        writer.writerow(asdict(entry) | {"at": entry.at.isoformat()} | values)


def _written(value: object) -> str:
    return "" if value is None else json_line(value)


async def _entries(workspace: str | None) -> "Sequence[AuditEntry]":
    from bot.commands.workspace_option import own_database
    from bot.company.audit.store import SqlAuditTrail

    async with own_database(read_settings(), workspace) as database:
        return await SqlAuditTrail(database, lambda: datetime.now(UTC)).entries()
