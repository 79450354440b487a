"""The command line: gathers the commands, and turns every error into one sentence."""

import os
import sys
from ast import FunctionDef, get_docstring, parse
from collections.abc import Sequence
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, cast

import typer
from typer.exceptions import TyperException

from bot.commands.printing import write_utf8
from bot.errors import BotError
from bot.logs import log_text_lines
from bot.proxies import spare_this_machine

if TYPE_CHECKING:
    from pydantic import ValidationError

COMMANDS = {
    "demo": "bot.commands.demo",
    "serve": "bot.commands.serve",
    "index": "bot.commands.index",
    "ask": "bot.commands.ask",
    "search": "bot.commands.ask",
    "bank": "bot.commands.bank",
    "knowledge": "bot.commands.knowledge",
    "rehearse": "bot.commands.rehearse",
    "export": "bot.commands.export",
    "doctor": "bot.commands.doctor",
    "workspaces": "bot.commands.workspaces",
    "records": "bot.commands.records",
    "settings": "bot.commands.settings",
    "audit": "bot.commands.audit",
    "migrate": "bot.commands.migrate",
    "backup": "bot.commands.backup",
    "restore": "bot.commands.restore",
}
DEFECT_EXIT, USAGE_EXIT, INTERRUPTED_EXIT = 70, 2, 130


def command_line(words: Sequence[str]) -> typer.Typer:
    """Return the commands; only the one that ``words`` begin with, if they begin with one.

    Loading them all takes seconds: where they are but listed, none is.
    """
    line = typer.Typer(
        name="python -m bot",
        callback=about,
        no_args_is_help=True,
        add_completion=False,
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
    )
    wanted = [word for word in words[:1] if word in COMMANDS]
    for name in wanted:
        line.command(name)(getattr(import_module(COMMANDS[name]), name))
    for name in [] if wanted else COMMANDS:
        line.command(name, short_help=_told_of(name))(about)
    return line


def _told_of(name: str) -> str:
    """Return the first paragraph of the docstring of a command that is not loaded."""
    module = find_spec(COMMANDS[name])
    source = Path(module.origin).read_text("utf-8") if module and module.origin else ""
    defined = [node for node in parse(source).body if isinstance(node, FunctionDef)]
    told = next(get_docstring(node) for node in defined if node.name == name) or ""
    return " ".join(told.split("\n\n")[0].split())


def about() -> None:
    """A Slack bot that makes a whole company put its customers first."""


def main() -> int:
    """Run the command; return the exit code. What goes wrong is one sentence, no traceback."""
    write_utf8()
    log_text_lines()
    spare_this_machine()
    try:
        code = command_line(sys.argv[1:])(standalone_mode=False)
    except (typer.Abort, KeyboardInterrupt):
        return INTERRUPTED_EXIT
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    except Exception as error:  # the last place before a traceback
        if os.environ.get("TRACEBACK"):
            raise
        return _say(*_sentence(error))
    return code if isinstance(code, int) else 0


def _sentence(error: Exception) -> tuple[str, int]:
    match error:
        case TyperException():
            return f"{_told(error)} See `python -m bot --help`.", USAGE_EXIT
        case BotError():
            return str(error), 1
        case _:
            what = f"Something unforeseen happened ({type(error).__name__}: {error})"
            return f"{what}; TRACEBACK=1 shows where.", DEFECT_EXIT


def _told(error: TyperException) -> str:
    """Return what is wrong with the words of a command, with the option it is about."""
    says = error.format_message()
    head, pydantics, _ = says.partition("Input should")
    if pydantics:
        # Only who has something to hear waits for this import.
        from bot.validation import problems_in  # noqa: PLC0415

        cause = cast("ValidationError", error.__cause__)
        told = (f"{one.shown} cannot be: {one.why}" for one in problems_in(cause))
        says = head + "; ".join(told)
    return says if says.endswith((".", "?", "!")) else f"{says}."


def _say(sentence: str, code: int) -> int:
    print(" ".join(sentence.split()), file=sys.stderr)
    return code


if __name__ == "__main__":
    sys.exit(main())
