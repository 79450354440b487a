"""``knowledge``: what a writer should put right in the handbook and in the files beside it."""

from contextlib import AbstractContextManager, nullcontext
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from bot.commands.options import (
    JsonOption,
    Knowledge,
    WorkspaceOption,
    check_folder,
    read_settings,
)
from bot.commands.printing import json_line

To = Annotated[
    Path, typer.Option("--to", metavar="DIR", help="New folder for `export` to write to.")
]


class KnowledgeTask(StrEnum):
    """What to do with the knowledge folder."""

    CHECK = "check"
    SCHEMAS = "schemas"
    EXPORT = "export"


def knowledge(
    task: KnowledgeTask,
    knowledge: Knowledge = None,
    workspace: WorkspaceOption = None,
    to: To = Path("exported"),
    as_json: JsonOption = False,
) -> None:
    """Check the handbook: contradictions and slips make exit code 1, hints do not.

    `check` holds documents, questions, the map, prompts, settings and what was written in Slack
    against `standards.yaml`, reads the company's files line by line, and hints at sentences
    that cannot stand alone. docs/writing-guidance.md explains what it finds.

    `schemas` writes the JSON schemas of the company's files, for editors, into `schemas/`.

    `export` writes the guidance that counts as Markdown, with what was written in Slack.
    """
    from bot.commands.workspace_option import settings_for

    settings = settings_for(read_settings(knowledge=knowledge), workspace)
    check_folder(settings.knowledge)
    if task is KnowledgeTask.SCHEMAS:
        from bot.commands.checks.handbook import write_schemas

        written = [str(path) for path in write_schemas(settings.knowledge)]
        print(json_line(written) if as_json else "\n".join(written))
        return
    if task is KnowledgeTask.EXPORT:
        from bot.commands.knowledge_export import export_guidance

        files = [str(path) for path in export_guidance(settings, to)]
        print(json_line(files) if as_json else "\n".join(files))
        return
    from bot.commands.checks.handbook import check_handbook

    with _at_work("Holding the handbook against what it promises…"):
        checked = check_handbook(settings)
    print(json_line(checked.as_json()) if as_json else checked.as_text())
    if checked.errors:
        raise typer.Exit(1)


def _at_work(words: str) -> AbstractContextManager[object]:
    """Show on a terminal that it goes on, for the quarter of a minute that the first takes."""
    errors = Console(stderr=True, highlight=False)
    return errors.status(words) if errors.is_terminal else nullcontext()
