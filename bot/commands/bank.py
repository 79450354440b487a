"""``bank``: what a trainer should put right in the quiz questions."""

from collections.abc import Iterator, Sequence
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from bot.commands.bank_exchange import export_bank, import_bank
from bot.commands.options import (
    ExportTo,
    Knowledge,
    WorkspaceOption,
    read_settings,
    refuse_file,
)
from bot.commands.printing import counted
from bot.commands.workspace_option import settings_for
from bot.composition.written import questions_written_for
from bot.errors import CannotDoError
from bot.moments.reading import read_what_counts as read_map
from bot.people.reading import read_what_counts as read_company
from bot.quiz.bank.checking import check_bank, with_written
from bot.quiz.bank.giveaways import guessed_unread
from bot.quiz.bank.reading import read_placed
from bot.quiz.bank.written import WrittenQuestions
from bot.quiz.cases.reading import slips_of_cases
from bot.settings import Settings


class BankTask(StrEnum):
    """What to do with the question bank."""

    CHECK = "check"
    GUESS = "guess"  # what can be guessed from the choices, without the situations
    EXPORT = "export"
    IMPORT = "import"


DirectoryArgument = Annotated[
    Path | None,
    typer.Argument(
        metavar="[DIR]",
        help="Folder of question files. Default: questions; `import` needs one.",
    ),
]


def bank(
    task: BankTask,
    directory: DirectoryArgument = None,
    knowledge: Knowledge = None,
    workspace: WorkspaceOption = None,
    to: ExportTo = Path("exported"),
) -> None:
    """Check the quiz questions, try to guess them, or carry them between files and Slack.

    `check` names file and line of each finding, and any makes exit code 1; what is written in
    Slack counts in place of the files, unless a folder is named. Where the map or the
    departments slip, that comes first, and no question is held against that file.

    `guess` learns from the other departments what a best choice looks like, and says what gives
    one away.

    `export` writes the questions that count as YAML, a file a department.

    `import` lets the questions of a folder count wherever they say another thing, as if they
    were written in Slack; a bot that runs asks them within a minute.
    """
    settings = settings_for(read_settings(knowledge=knowledge), workspace)
    refuse_file(settings.knowledge)
    match task:
        case BankTask.EXPORT:
            _refuse_none(settings.question_folders)
            print("\n".join(map(str, export_bank(settings, to))))
        case BankTask.IMPORT:
            _import(settings, directory, workspace)
        case BankTask.CHECK | BankTask.GUESS:
            _look(task, settings, directory)


def _import(settings: Settings, directory: Path | None, workspace: str | None) -> None:
    if directory is None:
        message = "Name the folder of question files: `bank import DIR`."
        raise CannotDoError(message)
    names = import_bank(settings, directory, workspace)
    for name in names:
        print(name)
    print(f"{counted(len(names), 'question')} imported; what was the same stays.")


def _look(task: BankTask, settings: Settings, directory: Path | None) -> None:
    folders = (directory,) if directory else settings.question_folders
    _refuse_none(folders)
    written = {} if directory else questions_written_for(settings)
    placed = with_written(read_placed(*folders)[0], written, folders[0])
    if task is BankTask.GUESS:
        share, guessed = guessed_unread(placed)
        findings = [*map(str, guessed)]
        closing = f"{share:.0%} of {counted(len(placed), 'question')} guessed"
    else:
        findings = [*map(str, _checked(folders, settings.knowledge, written))]
        findings += [] if directory else map(str, slips_of_cases(settings.knowledge))
        closing = f"{counted(len(placed), 'question')} can be asked"
    in_slack = f" ({len(written)} as written in Slack)" if written else ""
    for finding in findings:
        print(finding)
    print(f"{closing}{in_slack}; {counted(len(findings), 'finding')} to put right.")
    if findings:
        raise typer.Exit(1)


def _refuse_none(folders: Sequence[Path]) -> None:
    if not any(file for folder in folders for file in folder.glob("*.y*ml")):
        message = f"There are no question files (*.yaml) in {folders[0]}."
        raise CannotDoError(message)


def _checked(
    folders: Sequence[Path], knowledge: Path, written: WrittenQuestions
) -> Iterator[object]:
    """Yield what slips in the files that questions are held against, then the findings."""
    moments, of_map = read_map(knowledge / "moments.yaml")
    company, of_company = read_company(knowledge / "departments.yaml")
    yield from (*of_map, *of_company)
    yield from check_bank(
        *folders,
        knowledge=knowledge,
        moments=None if of_map else moments,
        company=None if of_company else company,
        written=written,
    )
