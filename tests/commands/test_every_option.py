"""Every option of every command is checked: none is taken silently, and nothing is done."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
import typer.main

from bot.commands.failures import Status
from bot.commands.line import COMMANDS, command_line
from tests.commands.every_command import EVERY, NEEDS, WITH_JSON, WRONG
from tests.commands.running import Run

CASES = [(name, option) for name, options in WRONG.items() for option in options]


def options_with_values(command: str) -> Iterator[str]:
    group = typer.main.get_command(command_line([command]))
    for one in vars(group)["commands"][command].params:
        if one.opts[0].startswith("--") and not one.is_flag:
            yield one.opts[0]


def options(command: str) -> list[str]:
    group = typer.main.get_command(command_line([command]))
    return [opt for one in vars(group)["commands"][command].params for opt in one.opts]


def test_the_tables_have_every_command_and_every_option() -> None:
    wrong = {EVERY[name][0]: set(WRONG[name]) for name in WRONG}

    assert {words[0] for words in EVERY.values()} == set(wrong) == set(COMMANDS)
    assert wrong == {command: set(options_with_values(command)) for command in COMMANDS}
    assert {EVERY[name][0] for name in WITH_JSON} == {
        command for command in COMMANDS if "--json" in options(command)
    }


@pytest.mark.parametrize(("name", "option"), CASES)
@pytest.mark.usefixtures("kept")
def test_a_value_that_cannot_be_is_told_in_one_sentence_and_nothing_is_done(
    run: Run, folder: Path, name: str, option: str
) -> None:
    before = {one.name for one in folder.parent.iterdir()}

    done = run(*EVERY[name], option, WRONG[name][option], **NEEDS.get(name, {}))

    told = done.stdout if name == "doctor" else done.stderr
    assert done.returncode in {Status.CANNOT, Status.USAGE}
    assert WRONG[name][option] in told or option in told
    assert name == "doctor" or (done.stdout, done.stderr.count("\n")) == ("", 1)
    assert {one.name for one in folder.parent.iterdir()} == before


@pytest.mark.parametrize(
    ("name", "option"), [one for one in CASES if one[0] in WITH_JSON and one[0] != "doctor"]
)
@pytest.mark.usefixtures("kept")
def test_with_json_it_is_an_object(run: Run, name: str, option: str) -> None:
    words = (*EVERY[name], option, WRONG[name][option], "--json")

    done = run(*words, **NEEDS.get(name, {}))

    told = json.loads(done.stderr)
    assert told["status"] == done.returncode
    assert told["error"]
    assert done.stdout == ""


@pytest.mark.parametrize("name", EVERY)
def test_an_option_that_does_not_exist_is_told_and_nothing_is_done(
    run: Run, asked_folder: Path, name: str
) -> None:
    done = run(*EVERY[name], "--nosuch")
    as_json = run(*EVERY[name], "--nosuch", "--json")

    assert (done.returncode, done.stdout) == (Status.USAGE, "")
    assert "--nosuch" in done.stderr
    assert done.stderr.count("\n") == 1
    assert json.loads(as_json.stderr)["status"] == as_json.returncode == Status.USAGE
    assert not (asked_folder / "state").exists()


@pytest.mark.parametrize("name", ["bank check", "knowledge check", "export reports"])
def test_a_task_that_does_not_exist_is_told(run: Run, name: str) -> None:
    done = run(EVERY[name][0], "nosuch")

    assert (done.returncode, done.stdout) == (Status.USAGE, "")
    assert "'nosuch' is not one of" in done.stderr


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("ask", "late?", "--batch"), "With --batch the questions come from standard input"),
        (("records", "--format", "markdown", "--json"), "Choose one of --format and --json"),
        (("settings", "--format", "yaml", "--json"), "Choose one of --format and --json"),
        (("audit", "--csv", "--json"), "Choose one of --csv and --json"),
    ],
)
def test_of_two_options_that_exclude_each_other_none_is_taken_silently(
    run: Run, words: tuple[str, ...], told: str
) -> None:
    done = run(*words)

    assert done.returncode in {Status.CANNOT, Status.USAGE}
    assert told in done.stderr
