"""What trainers and analysts do with the quiz on the command line."""

import asyncio
import csv
import json
import sys
from collections.abc import Callable
from pathlib import Path
from shutil import copytree
from typing import TypeAlias

import pytest

from bot.__main__ import main
from bot.database.engine import open_database
from bot.database.migrate import migrate
from bot.ideas.report.store import SqlReports
from bot.quiz.bank.reading import read_bank
from bot.quiz.store import SqlAttempts
from tests.builders_quiz import an_attempt
from tests.ideas.builders import a_report, an_entry

KNOWLEDGE = Path(__file__).parents[2] / "knowledge"
Run: TypeAlias = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Run:
    """Run a command on the project's knowledge with state of its own."""
    monkeypatch.setenv("KNOWLEDGE", str(KNOWLEDGE))
    monkeypatch.setenv("STATE", str(tmp_path))

    def run(*words: str) -> tuple[int, str, str]:
        monkeypatch.setattr(sys, "argv", ["bot", *words])
        code = main()
        printed = capsys.readouterr()
        return code, printed.out, printed.err

    return run


@pytest.fixture
def knowledge(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the project's, with the questions of one department."""
    copy = copytree(KNOWLEDGE, tmp_path / "knowledge")
    for bank in (copy / "questions").glob("*.yaml"):
        if bank.stem != "logistics":
            bank.unlink()
    monkeypatch.setenv("KNOWLEDGE", str(copy))
    return copy


def test_a_trainer_hears_that_nothing_is_to_be_put_right(run: Run) -> None:
    code, said, _ = run("bank", "check")

    assert code == 0
    assert said.endswith("questions can be asked; 0 findings to put right.\n")


def test_a_trainer_hears_file_and_line_of_what_is_wrong(run: Run, tmp_path: Path) -> None:
    (tmp_path / "bakery.yaml").write_text(
        "department: bakery\nowner: bakery\nquestions:\n  - id: bakery-1\n", encoding="utf-8"
    )

    code, said, _ = run("bank", "check", str(tmp_path))

    assert code == 1
    assert f"{tmp_path}/bakery.yaml:4: bakery-1 > moment: it is missing" in said


@pytest.mark.parametrize("file", ["moments.yaml", "departments.yaml"])
def test_a_slip_beside_the_questions_is_named_and_all_else_is_checked(
    run: Run, knowledge: Path, file: str
) -> None:
    with (knowledge / file).open("a", encoding="utf-8") as written:
        written.write("\nslip: here\n")
    bank = knowledge / "questions" / "logistics.yaml"
    bank.write_text(bank.read_text("utf-8").replace("difficulty: 1", "difficulty: 9", 1))

    code, said, complaint = run("bank", "check")

    first, *others = said.splitlines()
    assert (code, complaint) == (1, "")
    assert f"{knowledge}/{file}:" in first
    assert "slip: there is no such key." in first
    assert any("difficulty" in one for one in others)


def test_a_map_that_cannot_be_read_leaves_the_questions_to_be_checked(
    run: Run, knowledge: Path
) -> None:
    (knowledge / "moments.yaml").write_bytes(b"\xff")

    code, said, _ = run("bank", "check")

    assert code == 1
    assert said.startswith(f"{knowledge}/moments.yaml:1: ")
    assert said.endswith("questions can be asked; 1 finding to put right.\n")


def test_a_folder_without_questions_is_named(run: Run, tmp_path: Path) -> None:
    code, _, complaint = run("bank", "check", str(tmp_path))

    assert code == 1
    assert complaint == f"There are no question files (*.yaml) in {tmp_path}.\n"


def test_attempts_are_exported_without_names(run: Run, tmp_path: Path) -> None:
    asyncio.run(keep_attempts_of_ten(f"sqlite:///{tmp_path}/bot.sqlite3"))

    code, table, _ = run("export", "attempts")

    assert code == 0
    assert len(table.splitlines()) == 11
    assert "U0SECRET" not in table


@pytest.mark.parametrize("table", ["attempts", "reports"])
def test_every_table_is_written_in_the_form_that_was_asked_for(
    run: Run, tmp_path: Path, table: str
) -> None:
    asyncio.run(keep_attempts_of_ten(f"sqlite:///{tmp_path}/bot.sqlite3"))

    _, lines, _ = run("export", table, "--format", "jsonl")
    _, cells, _ = run("export", table, "--format", "csv")

    rows = [json.loads(line) for line in lines.splitlines()]
    names = next(csv.reader(cells.removeprefix("\ufeff").splitlines()))
    assert len(rows) == len(cells.splitlines()) - 1 > 0
    assert [list(row) for row in rows] == [names] * len(rows)


async def keep_attempts_of_ten(url: str) -> None:
    database = open_database(url)
    await migrate(database)
    for n in range(10):
        who = f"U0SECRET{n}"
        question_id = "logistics-delivery-11"
        attempt = an_attempt(question_id, attempt_id=f"a{n}", employee_id=who, is_right=n < 5)
        await SqlAttempts(database).add(attempt)
    await SqlReports(database).add(a_report(), an_entry())
    await database.close()


def test_a_trainer_sees_what_can_be_guessed(run: Run, tmp_path: Path) -> None:
    code, said, _ = run("bank", "guess", str(tmp_path / "none"))
    assert code != 0

    _, said, _ = run("bank", "guess")

    assert "% of " in said.splitlines()[-1]


def test_what_is_imported_counts_and_is_exported_again(
    run: Run, knowledge: Path, tmp_path: Path
) -> None:
    files, again = tmp_path / "files", tmp_path / "again"
    run("migrate")
    run("bank", "export", "--to", str(files))
    exported = files / "logistics.yaml"
    assert read_bank(files)[0] == read_bank(knowledge / "questions")[0]
    changed = exported.read_text("utf-8").replace("A rowing club", "A sailing club", 1)
    exported.write_text(changed, encoding="utf-8")

    code, said, _ = run("bank", "import", str(files))
    assert (code, said.splitlines()[-1]) == (0, "1 question imported; what was the same stays.")
    assert "0 questions imported" in run("bank", "import", str(files))[1]
    assert "(1 as written in Slack); 0 findings" in run("bank", "check")[1]
    run("bank", "export", "--to", str(again))
    assert read_bank(again)[0].named("logistics-orders-and-agreements-11") == read_bank(files)[
        0
    ].named("logistics-orders-and-agreements-11")


def test_a_folder_with_a_slip_is_not_imported_in_part(run: Run, tmp_path: Path) -> None:
    (tmp_path / "bakery.yaml").write_text(
        "department: bakery\nquestions: []\n", encoding="utf-8"
    )

    code, _, complaint = run("bank", "import", str(tmp_path))

    assert code == 1
    assert "Nothing is imported: " in complaint
    assert "owner" in complaint
