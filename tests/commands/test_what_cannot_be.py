"""What cannot be is told in plain words, whatever command it is said to."""

from pathlib import Path

import pytest

from tests.commands.running import Run


@pytest.mark.parametrize("words", [("ask", "Why?"), ("search", "Why?"), ("index",)])
def test_a_folder_without_documents_is_told(
    run: Run, tmp_path: Path, words: tuple[str, ...]
) -> None:
    (tmp_path / "empty").mkdir()

    done = run(*words, "--knowledge", str(tmp_path / "empty"))

    assert done.returncode == 1
    assert done.stdout == ""
    assert done.stderr == (
        f"There is no document in {tmp_path}/empty;"
        " put Markdown (*.md), Word, PowerPoint, Excel, PDF or HTML there.\n"
    )


@pytest.mark.parametrize("command", ["bank", "knowledge"])
def test_a_file_in_place_of_a_folder_is_told(run: Run, folder: Path, command: str) -> None:
    file = folder / "deliveries.md"

    done = run(command, "check", "--knowledge", str(file))

    assert done.returncode == 1
    assert f"{file} is a file, and no folder" in done.stderr


@pytest.mark.parametrize(
    ("limit", "told"),
    [
        ("0", "'0' cannot be: it has to be 1 or more."),
        ("abc", "'abc' cannot be: it has to be a whole number."),
    ],
)
def test_a_number_that_cannot_be_is_told_with_what_is_allowed(
    run: Run, limit: str, told: str
) -> None:
    done = run("search", "Why?", "--limit", limit)

    assert done.returncode == 2
    assert told in done.stderr
