"""``knowledge``: what a writer should put right in the handbook and in the files beside it."""

from collections.abc import Iterable
from contextlib import AbstractContextManager, nullcontext
from dataclasses import asdict
from enum import StrEnum
from pathlib import Path

import typer
from rich.console import Console

from bot.commands.options import (
    ExportTo,
    JsonOption,
    Knowledge,
    WorkspaceOption,
    check_folder,
    read_settings,
)
from bot.commands.printing import json_line
from bot.settings import Settings


class KnowledgeTask(StrEnum):
    """What to do with the knowledge folder."""

    CHECK = "check"
    SCHEMAS = "schemas"
    EXPORT = "export"
    SYNC = "sync"


def knowledge(
    task: KnowledgeTask,
    knowledge: Knowledge = None,
    workspace: WorkspaceOption = None,
    to: ExportTo = Path("exported"),
    as_json: JsonOption = False,
) -> None:
    """Check the handbook: contradictions and slips make exit code 1, hints do not.

    `check` holds documents, questions, the map, prompts, settings and what was written in Slack
    against `standards.yaml`, reads the company's files line by line, and hints at sentences
    that cannot stand alone. docs/writing-guidance.md explains what it finds.

    `schemas` writes the JSON schemas of the company's files, for editors, into `schemas/`.

    `export` writes the guidance that counts as Markdown, with what was written in Slack.

    `sync` looks at the sources in `sources.yaml` now; a running bot has it within a minute.
    """
    from bot.commands.workspace_option import settings_for

    settings = settings_for(read_settings(knowledge=knowledge), workspace)
    check_folder(settings.knowledge)
    match task:
        case KnowledgeTask.SCHEMAS:
            from bot.commands.checks.handbook import write_schemas

            _print_files(write_schemas(settings.knowledge), as_json=as_json)
        case KnowledgeTask.EXPORT:
            from bot.commands.knowledge_export import export_guidance

            _print_files(export_guidance(settings, to), as_json=as_json)
        case KnowledgeTask.SYNC:
            _sync(settings, as_json=as_json)
        case KnowledgeTask.CHECK:
            _check(settings, as_json=as_json)


def _print_files(paths: Iterable[Path], *, as_json: bool) -> None:
    files = list(map(str, paths))
    print(json_line(files) if as_json else "\n".join(files))


def _check(settings: Settings, *, as_json: bool) -> None:
    from bot.commands.checks.handbook import check_handbook

    with _at_work("Holding the handbook against what it promises…"):
        checked = check_handbook(settings)
    print(json_line(checked.as_json()) if as_json else checked.as_text())
    if checked.errors:
        raise typer.Exit(1)


def _sync(settings: Settings, *, as_json: bool) -> None:
    from bot.commands.knowledge_sync import sync_sources, told

    with _at_work("Looking at the sources…"):
        results = sync_sources(settings)
    print(json_line([asdict(one) for one in results]) if as_json else "\n".join(told(results)))
    if any(one.state.failure for one in results):
        raise typer.Exit(1)


def _at_work(words: str) -> AbstractContextManager[object]:
    """Show on a terminal that it goes on, for the quarter of a minute that the first takes."""
    errors = Console(stderr=True, highlight=False)
    return errors.status(words) if errors.is_terminal else nullcontext()
