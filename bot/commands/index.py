"""``index``: makes the guidance findable, and shows how far it has come."""

from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    TextColumn,
    TimeRemainingColumn,
)

from bot.commands.options import (
    JsonOption,
    Knowledge,
    WorkspaceOption,
    check_folder,
    read_settings,
)
from bot.commands.printing import counted, json_line
from bot.composition.mapping import prepare_lines
from bot.composition.opening import open_index
from bot.errors import CannotDoError
from bot.guidance.convert.formats import FORMATS
from bot.guidance.domain import Refreshed
from bot.guidance.index import PassageIndex
from bot.settings import Settings

_errors = Console(stderr=True, highlight=False, soft_wrap=True, markup=False)

Rebuild = Annotated[
    bool, typer.Option("--rebuild", help="Make everything anew, whatever is kept.")
]


class NoDocumentError(CannotDoError):
    """There is nothing to answer from."""

    def __init__(self, folder: Path) -> None:
        super().__init__(f"There is no document in {folder}; put {FORMATS} there.")


def index(
    knowledge: Knowledge = None,
    workspace: WorkspaceOption = None,
    rebuild: Rebuild = False,
    as_json: JsonOption = False,
) -> None:
    """Index the guidance. Only what changed is embedded; what is gone is forgotten."""
    from bot.commands.workspace_option import settings_for

    settings = settings_for(read_settings(knowledge=knowledge), workspace)
    passages, refreshed = up_to_date_index(settings, rebuild=rebuild)
    prepare_lines(settings, passages)
    if as_json:
        print(json_line(_report(refreshed)))
    else:
        found = counted(refreshed.documents, "document")
        print(
            f"{found} can be found; {refreshed.embedded} new or changed,"
            f" {refreshed.forgotten} forgotten."
        )
        if refreshed.drafts:
            print(f"Left out as drafts: {refreshed.drafts}.")


def up_to_date_index(
    settings: Settings, *, rebuild: bool = False
) -> tuple[PassageIndex, Refreshed]:
    """Return the index after bringing it up to the folder, with progress on standard error.

    Documents that cannot be read are named on standard error; the others are indexed.

    Raises:
        NoDocumentError: the folder holds none.
    """
    check_folder(settings.knowledge)
    passages = open_index(settings)
    columns = (TextColumn("Indexing"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    is_shown = _errors.is_terminal
    with Progress(*columns, console=_errors, transient=True, disable=not is_shown) as bar:
        task = bar.add_task("Indexing", total=None, visible=False)

        def show(done: int, total: int) -> None:
            bar.update(task, completed=done, total=total, visible=total > 0)

        refreshed = passages.refresh(settings.knowledge, show, rebuild=rebuild)
    for one in refreshed.malformed:
        _errors.print(f"{one.document} is left out because {one.reason}")
    for line in refreshed.bad_lines:
        _errors.print(str(line))
    if not (refreshed.documents or refreshed.malformed or refreshed.drafts):
        raise NoDocumentError(settings.knowledge)
    return passages, refreshed


def _report(refreshed: Refreshed) -> dict[str, object]:
    malformed = [
        {"document": one.document, "reason": one.reason} for one in refreshed.malformed
    ]
    return {
        "documents": refreshed.documents,
        "embedded": refreshed.embedded,
        "forgotten": refreshed.forgotten,
        "malformed": malformed,
        "drafts": refreshed.drafts,
        "bad_lines": [asdict(line) for line in refreshed.bad_lines],
    }
