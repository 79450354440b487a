"""``bank``: what a trainer should put right in the quiz questions."""

from collections.abc import Iterator, Sequence
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from bot.commands.options import Knowledge, read_settings, refuse_file
from bot.commands.printing import counted
from bot.errors import CannotDoError
from bot.moments.reading import read_what_counts as read_map
from bot.people.reading import read_what_counts as read_company
from bot.quiz.bank.checking import check_bank
from bot.quiz.bank.giveaways import guessed_unread
from bot.quiz.bank.reading import read_placed
from bot.quiz.cases.reading import slips_of_cases


class BankTask(StrEnum):
    """What to do with the question bank."""

    CHECK = "check"
    GUESS = "guess"  # what can be guessed from the choices, without the situations


DirectoryArgument = Annotated[
    Path | None,
    typer.Argument(metavar="[DIR]", help="Folder of question files. Default: questions."),
]


def bank(
    task: BankTask,
    directory: DirectoryArgument = None,
    knowledge: Knowledge = None,
) -> None:
    """Check the quiz questions, or try to guess them from their choices alone.

    Each finding names file and line, and any makes exit code 1. `guess` learns from the other
    departments what a best choice looks like, and says what gives one away. Where the map or
    the departments slip, that comes first, and no question is held against that file.
    """
    settings = read_settings(knowledge=knowledge)
    refuse_file(settings.knowledge)
    folders = (directory,) if directory else settings.question_folders
    if not any(file for folder in folders for file in folder.glob("*.y*ml")):
        message = f"There are no question files (*.yaml) in {folders[0]}."
        raise CannotDoError(message)
    placed, _ = read_placed(*folders)
    if task is BankTask.GUESS:
        share, guessed = guessed_unread(placed)
        findings = [*map(str, guessed)]
        closing = f"{share:.0%} of {counted(len(placed), 'question')} guessed"
    else:
        findings = [*map(str, _checked(folders, settings.knowledge))]
        findings += [] if directory else map(str, slips_of_cases(settings.knowledge))
        closing = f"{counted(len(placed), 'question')} can be asked"
    for finding in findings:
        print(finding)
    print(f"{closing}; {counted(len(findings), 'finding')} to put right.")
    if findings:
        raise typer.Exit(1)


def _checked(folders: Sequence[Path], knowledge: Path) -> Iterator[object]:
    """Yield what slips in the files that questions are held against, then the findings."""
    moments, of_map = read_map(knowledge / "moments.yaml")
    company, of_company = read_company(knowledge / "departments.yaml")
    yield from (*of_map, *of_company)
    yield from check_bank(
        *folders,
        knowledge=knowledge,
        moments=None if of_map else moments,
        company=None if of_company else company,
    )
