"""Options that several commands share, and the settings they change."""

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated, Any

import typer
from pydantic import ValidationError

from bot.errors import CannotDoError
from bot.settings import Settings
from bot.validation import Problem, problems_in

Knowledge = Annotated[
    Path | None,
    typer.Option(
        "--knowledge",
        metavar="DIR",
        help="Folder of documents to answer from. Default: KNOWLEDGE, or ./knowledge.",
    ),
]
WorkspaceOption = Annotated[
    str | None,
    typer.Option("--workspace", metavar="T…", help="Which one, where several install the app."),
]
ExportTo = Annotated[
    Path, typer.Option("--to", metavar="DIR", help="New folder for `export` to write to.")
]
JsonOption = Annotated[bool, typer.Option("--json", help="Print JSON, for programs.")]
Batch = Annotated[
    bool,
    typer.Option(
        "--batch",
        help='Read one JSON object {"id", "question"} a line from standard input,'
        " write one JSON line each.",
    ),
]


class ImpossibleSettingsError(CannotDoError):
    """Settings have values that cannot be."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        self.settings = [(str(one.place[0]).upper(), _told(one)) for one in problems]
        super().__init__(" ".join(f"{name} {told}." for name, told in self.settings))


def _told(problem: Problem) -> str:
    """Return what follows the name of the setting; what is ours follows it as it is."""
    cannot_be = f"is set to {problem.shown}, which cannot be: {problem.why}"
    return problem.why if problem.is_ours else cannot_be


def read_settings(**changes: Any) -> Settings:
    """Return the settings of the environment, changed by the options that were given.

    Raises:
        ImpossibleSettingsError: some have values that cannot be; the message names each.
    """
    given = {name: value for name, value in changes.items() if value is not None}
    try:
        return Settings(**given)
    except ValidationError as error:
        raise ImpossibleSettingsError(tuple(problems_in(error))) from error


def settings_without(impossible: ImpossibleSettingsError, **changes: Any) -> Settings | None:
    """Return the settings with the default of each impossible one; None if that cannot be."""
    names = (name.lower() for name, _ in impossible.settings)
    defaults = {name: Settings.model_fields[name].get_default() for name in names}
    try:
        return read_settings(**changes | defaults)
    except ImpossibleSettingsError:
        return None


def refuse_both(written_as: object | None, *, as_json: bool) -> None:
    """Refuse two forms of output at once, of which one would be left out silently.

    Raises:
        typer.BadParameter: both are asked for.
    """
    if written_as is not None and as_json:
        message = "Choose one of --format and --json."
        raise typer.BadParameter(message)


def check_folder(folder: Path) -> None:
    """Refuse a knowledge folder that is not there, before anything is made for it.

    Raises:
        CannotDoError: it is not, or is a file; the message says so.
    """
    refuse_file(folder)
    if not folder.is_dir():
        message = (
            f"There is no knowledge folder at {folder}; name one by KNOWLEDGE or --knowledge."
        )
        raise CannotDoError(message)


def refuse_file(folder: Path) -> None:
    """Refuse a knowledge folder that is a file.

    Raises:
        CannotDoError: it is one; the message says so.
    """
    if folder.is_file():
        message = f"{folder} is a file, and no folder; name a folder with --knowledge."
        raise CannotDoError(message)
