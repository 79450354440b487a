"""``knowledge``: what a writer should put right in the handbook and in the files beside it."""

from contextlib import AbstractContextManager, nullcontext
from enum import StrEnum

import typer
from rich.console import Console

from bot.commands.options import JsonOption, Knowledge, check_folder, read_settings
from bot.commands.printing import json_line


class KnowledgeTask(StrEnum):
    """What to do with the knowledge folder."""

    CHECK = "check"
    SCHEMAS = "schemas"


def knowledge(
    task: KnowledgeTask, knowledge: Knowledge = None, as_json: JsonOption = False
) -> None:
    """Check the handbook: contradictions and slips make exit code 1, hints do not.

    `check` holds documents, questions, the map, prompts and settings against `standards.yaml`,
    reads the company's files line by line, and hints at sentences that cannot stand alone. Each
    finding names file, line and mend; docs/writing-guidance.md explains them.

    `schemas` writes the JSON schemas of the company's files, for editors, into `schemas/`.
    """
    settings = read_settings(knowledge=knowledge)
    check_folder(settings.knowledge)
    if task is KnowledgeTask.SCHEMAS:
        from bot.commands.checks.handbook import write_schemas

        written = [str(path) for path in write_schemas(settings.knowledge)]
        print(json_line(written) if as_json else "\n".join(written))
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
