"""``bank``: what a trainer should put right in the quiz questions."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from bot.commands.options import Knowledge, read_settings, refuse_file
from bot.commands.printing import counted
from bot.errors import CannotDoError
from bot.moments.reading import read_moments
from bot.people.reading import read_company
from bot.quiz.bank.checking import check_bank
from bot.quiz.bank.reading import read_placed


class BankTask(StrEnum):
    """What to do with the question bank."""

    CHECK = "check"


DirectoryArgument = Annotated[
    Path | None,
    typer.Argument(metavar="[DIR]", help="Folder of question files. Default: questions."),
]


def bank(
    task: BankTask,  # noqa: ARG001  # one today; the words stay when a second comes
    directory: DirectoryArgument = None,
    knowledge: Knowledge = None,
) -> None:
    """Check the quiz questions: each finding names file and line, and any makes exit code 1."""
    settings = read_settings(knowledge=knowledge)
    refuse_file(settings.knowledge)
    folders = (directory,) if directory else settings.question_folders
    if not any(file for folder in folders for file in folder.glob("*.y*ml")):
        message = f"There are no question files (*.yaml) in {folders[0]}."
        raise CannotDoError(message)
    moments = read_moments(settings.knowledge / "moments.yaml")
    company = read_company(settings.knowledge / "departments.yaml")
    findings = check_bank(
        *folders, knowledge=settings.knowledge, moments=moments, company=company
    )
    for finding in findings:
        print(finding)
    placed, _ = read_placed(*folders)
    print(
        f"{counted(len(placed), 'question')} can be asked;"
        f" {counted(len(findings), 'finding')} to put right."
    )
    if findings:
        raise typer.Exit(1)
