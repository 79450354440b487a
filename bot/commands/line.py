"""Gathers the commands, and runs the one that was asked for."""

from ast import FunctionDef, get_docstring, parse
from collections.abc import Sequence
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path

import typer

from bot.commands.failures import ending_told
from bot.logs import log_text_lines
from bot.proxies import spare_this_machine

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
    "customers": "bot.commands.customers",
    "doctor": "bot.commands.doctor",
    "workspaces": "bot.commands.workspaces",
    "records": "bot.commands.records",
    "settings": "bot.commands.settings",
    "audit": "bot.commands.audit",
    "oversight": "bot.commands.oversight",
    "migrate": "bot.commands.migrate",
    "backup": "bot.commands.backup",
    "restore": "bot.commands.restore",
}


def run_command(words: Sequence[str]) -> int:
    """Run the command that the words name; return the exit status."""
    log_text_lines()
    spare_this_machine()

    def run() -> int:
        try:
            code = command_line(words)(list(words), standalone_mode=False)
        except SystemExit as ended:  # typer's, where whoever read has enough: a mere 1
            raise BrokenPipeError from ended
        return code if isinstance(code, int) else 0

    return ending_told(run, is_json="--json" in words)


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
