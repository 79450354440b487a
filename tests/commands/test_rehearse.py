"""What a company hears of a rehearsal on the command line."""

import json
from pathlib import Path

import pytest

from bot.ask.thresholds import FILE, measure_of
from bot.embedding.local import LOCAL_NAME
from tests.commands.running import Done, Run
from tests.kept_vectors import kept_vectors, vector_store
from tests.language_model.server import Reply, running

__all__ = ["kept_vectors", "vector_store"]  # fixtures
pytestmark = pytest.mark.usefixtures("kept_vectors")

LATE_DELIVERY = "What do I tell a customer about a late delivery?"
ASKED = f"{LATE_DELIVERY}\nwhen is the van washed\nwho won in 1966\n"


@pytest.fixture
def questions(tmp_path: Path) -> Path:
    path = tmp_path / "asked.txt"
    path.write_text(ASKED, encoding="utf-8")
    return path


def report_of(done: Done) -> dict[str, object]:
    assert done.returncode == 0, done.stderr
    report: dict[str, object] = json.loads(done.stdout)
    return report


def test_the_report_is_printed_for_people_and_for_programs(run: Run, questions: Path) -> None:
    told = run("rehearse", "--questions", str(questions), "--report")
    report = report_of(run("rehearse", "--json"))

    assert told.stdout.startswith("Marked: 0 of 3 questions.\n")
    assert "Of what is asserted, right: none yet" in told.stdout
    assert (report["questions"], report["marked"]) == (3, 0)  # those of last time


def test_without_questions_it_is_said_what_to_do(run: Run) -> None:
    done = run("rehearse", LANGUAGE_MODEL="none")

    assert done.returncode == 1
    assert "--questions FILE: a text file with a question a line" in done.stderr
    assert "set LANGUAGE_MODEL" in done.stderr


def test_what_slips_in_the_file_is_said_before_anything_is_read(
    run: Run, tmp_path: Path
) -> None:
    table = tmp_path / "past.csv"
    table.write_text("a,b\nx,y\n", "utf-8")

    done = run("rehearse", "--questions", str(table), "--report")

    assert done.returncode == 1
    assert "past.csv:1: I cannot tell which column" in done.stderr
    assert not (tmp_path / "state").exists()


def test_what_was_repeated_and_which_column_was_taken_is_told(run: Run, tmp_path: Path) -> None:
    table = tmp_path / "past.csv"
    table.write_bytes("when;Frage\n1;Who pays – we?\n2;who pays – we?\n".encode("cp1252"))

    done = run("rehearse", "--questions", str(table), "--report")

    assert "Asked more than once, so taken once: 1 question." in done.stderr
    assert "those of the column “Frage”" in done.stderr
    assert "read as cp1252" in done.stderr


def test_too_few_marks_set_no_threshold(run: Run, questions: Path, folder: Path) -> None:
    done = run("rehearse", "--questions", str(questions), "--set-thresholds")

    assert done.returncode == 1
    assert "No threshold was set. To measure from when I may assert, I need 20" in done.stderr
    assert not (folder / FILE).exists()


def test_ask_follows_the_thresholds_that_lie_beside_the_documents(
    run: Run, folder: Path
) -> None:
    before = json.loads(run("ask", LATE_DELIVERY, "--json").stdout)
    (folder / FILE).write_text(
        f"sure: 0.99\nmeasured_with: {measure_of(LOCAL_NAME)}\n", "utf-8"
    )

    after = json.loads(run("ask", LATE_DELIVERY, "--json").stdout)

    assert (before["kind"], after["kind"]) == ("answer", "closest")


def test_a_slip_in_the_thresholds_is_named_by_the_check(run: Run, folder: Path) -> None:
    (folder / FILE).write_text("sure: high\nmeasured_with: x\n", "utf-8")

    done = run("knowledge", "check")

    assert done.returncode == 1
    assert f"{FILE}:1: sure:" in done.stdout


def test_a_language_model_drafts_questions_once_and_they_are_kept(run: Run) -> None:
    drafted = {"questions": [{"passage": 1, "question": "when is the van washed"}]}
    with running(lambda _: Reply(json.dumps(drafted))) as provider:
        first = run("rehearse", "--json", OPENAI_BASE_URL=provider.url, OPENAI_API_KEY="sk-no")
        again = run("rehearse", "--json", OPENAI_BASE_URL=provider.url, OPENAI_API_KEY="sk-no")

    assert (report_of(first)["questions"], report_of(again)["questions"]) == (1, 1)
    assert len(provider.requests) == 1
