"""Options that several commands share, and the settings they change."""

from pathlib import Path
from typing import Annotated, Any

import typer
from pydantic import ValidationError

from bot.errors import CannotDoError
from bot.settings import Settings

Knowledge = Annotated[
    Path | None,
    typer.Option(
        "--knowledge",
        metavar="DIR",
        help="Folder of Markdown to answer from. Default: KNOWLEDGE, or ./knowledge.",
    ),
]
WorkspaceOption = Annotated[
    str | None,
    typer.Option("--workspace", metavar="T…", help="Which one, where several install the app."),
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


def read_settings(**changes: Any) -> Settings:
    """Return the settings of the environment, changed by the options that were given.

    Raises:
        CannotDoError: a setting has a value that cannot be; the message names it.
    """
    given = {name: value for name, value in changes.items() if value is not None}
    try:
        return Settings(**given)
    except ValidationError as error:
        first = error.errors()[0]
        name = str(first["loc"][0]).upper()
        message = f"{name} is set to {first['input']!r}, which cannot be: {first['msg']}."
        raise CannotDoError(message) from error
