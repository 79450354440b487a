"""No prompt changes unseen: its version is raised, and its evaluation is shown."""

import re
from pathlib import Path

import pytest

from bot.prompts import read_prompt
from tests.prompt_record import RECORD, missing_on_record

ROOT = Path(__file__).parent.parent
ROW = "| `prompts/ask/greet.md` | {before} | {now} |"


@pytest.fixture
def prompts(tmp_path: Path) -> Path:
    folder = tmp_path / "prompts"
    (folder / "ask").mkdir(parents=True)
    return folder


def write(prompts: Path, text: str, version: int) -> str:
    """Write the prompt, and return the fingerprint of its text."""
    path = prompts / "ask" / "greet.md"
    path.write_text(f"---\npurpose: Greet.\nversion: {version}\n---\n{text}\n")
    return read_prompt(path).fingerprint.partition("-")[2]


def record(prompts: Path, *texts: str) -> None:
    lines = [f'  {version}: "{text}"' for version, text in enumerate(texts, 1)]
    (prompts / RECORD).write_text("\n".join(["ask/greet:", *lines]))


def test_every_prompt_of_ours_is_on_record() -> None:
    assert list(missing_on_record(ROOT / "prompts", ROOT / "docs" / "evaluations")) == []


def test_prompts_name_files_that_are_there() -> None:
    named = {
        path
        for prompt in (ROOT / "prompts").glob("*/*.md")
        for path in re.findall(r"\b(?:bot|tests)/[\w/.]*\w", prompt.read_text(encoding="utf-8"))
    }

    assert len(named) > 10
    assert {path for path in named if not (ROOT / path).exists()} == set()


def test_text_that_changes_needs_a_new_version(prompts: Path, tmp_path: Path) -> None:
    record(prompts, write(prompts, "Greet.", version=1))

    write(prompts, "Greet warmly.", version=1)

    (fault,) = missing_on_record(prompts, tmp_path)
    assert "greet.md: its text has changed, but it is version 1 still." in fault


def test_new_version_comes_on_record(prompts: Path, tmp_path: Path) -> None:
    record(prompts, write(prompts, "Greet.", version=1))

    text = write(prompts, "Greet warmly.", version=2)

    (fault,) = missing_on_record(prompts, tmp_path)
    assert f'add `2: "{text}"`' in fault


def test_new_version_needs_its_evaluation(prompts: Path, tmp_path: Path) -> None:
    first, second = write(prompts, "Greet.", version=1), write(prompts, "Hello.", version=2)
    record(prompts, first, second)

    (fault,) = missing_on_record(prompts, tmp_path)

    assert f"compares 1-{first} with 2-{second}" in fault


def test_new_version_with_its_evaluation_may_stay(prompts: Path, tmp_path: Path) -> None:
    first, second = write(prompts, "Greet.", version=1), write(prompts, "Hello.", version=2)
    record(prompts, first, second)
    (tmp_path / "report.md").write_text(ROW.format(before=f"1-{first}", now=f"2-{second}"))

    faults = list(missing_on_record(prompts, tmp_path))

    assert faults == []
