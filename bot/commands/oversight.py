"""``oversight``: who may do what, what is settled, who changed what; for a works council."""

import asyncio
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from bot.commands.options import JsonOption, WorkspaceOption, check_folder, read_settings
from bot.commands.printing import json_line
from bot.commands.settings import said_by

if TYPE_CHECKING:
    from bot.company.audit.domain import AuditEntry
    from bot.company.oversight.domain import Overseen

NOBODY = "nobody is named"


def oversight(workspace: WorkspaceOption = None, as_json: JsonOption = False) -> None:
    """Print roles, settings and every change of them, as Markdown; no word of a message."""
    seen = asyncio.run(_overseen(workspace))
    if as_json:
        changes = [asdict(one) | {"at": one.at.isoformat()} for one in seen.changes]
        said = {key: said_by(one) for key, one in seen.settings.items()}
        roles = [asdict(one) for one in seen.roles]
        print(json_line({"roles": roles, "settings": said, "changes": changes}))
    else:
        print("\n".join(_markdown(seen)))


def _markdown(seen: "Overseen") -> Iterator[str]:
    yield from ("# Who may do what", "")
    yield from _table(
        ("role", "who", "said by"),
        [(one.role, ", ".join(one.who) or NOBODY, one.by) for one in seen.roles],
    )
    yield from ("", "# What is settled", "")
    said = [(key, json_line(one.said.value), one.said.by) for key, one in seen.settings.items()]
    yield from _table(("setting", "value", "said by"), said)
    yield from ("", "# Who changed what", "", "People stand under pseudonyms.", "")
    yield from _table(
        ("when (UTC)", "who", "what", "was", "is"),
        [_row_of(one) for one in seen.changes],
    )


def _row_of(change: "AuditEntry") -> Sequence[str]:
    what = f"{change.subject} {change.name}: {change.deed}"
    was, now = ("" if one is None else json_line(one) for one in (change.old, change.new))
    return f"{change.at:%Y-%m-%d %H:%M}", change.who, what, was, now


def _table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> Iterator[str]:
    yield f"| {' | '.join(head)} |"
    yield f"|{'---|' * len(head)}"
    for row in rows:
        cells = (cell.replace("|", r"\|") for cell in row)
        yield f"| {' | '.join(cells)} |"


async def _overseen(workspace: str | None) -> "Overseen":
    import bot.app  # noqa: F401  # knows every table, and so every kind of retention
    from bot.commands.workspace_option import own_database, settings_for
    from bot.company.audit.store import SqlAuditTrail
    from bot.company.organisation.domain import SUBJECT, over
    from bot.company.overrides.store import SqlOverrides
    from bot.company.oversight.domain import Overseen, roles_in
    from bot.composition.company_settings import open_company_settings
    from bot.composition.opening import company_file, log_slips

    def now() -> datetime:
        return datetime.now(UTC)

    given = read_settings()
    async with own_database(given, workspace) as database:
        own = settings_for(given, workspace)
        check_folder(own.knowledge)
        said = await SqlOverrides(database, now, SUBJECT).all()
        company, slips = company_file(own).read()
        log_slips(slips)
        settled = await open_company_settings(database, own, now).in_force()
        changes = await SqlAuditTrail(database, now).entries()
    return Overseen([*roles_in(over(company, said), said)], settled, changes)
