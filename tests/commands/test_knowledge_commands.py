"""What a writer hears about the handbook on the command line."""

import json
import shutil
from pathlib import Path

import pytest

from bot.commands.checks.handbook import schema_of
from bot.composition.slips import FILES
from tests.commands.running import Run
from tests.kept_vectors import kept_vectors, vector_store

__all__ = ["kept_vectors", "vector_store"]  # fixtures
pytestmark = pytest.mark.usefixtures("kept_vectors")

KNOWLEDGE = Path(__file__).parents[2] / "knowledge"


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """Return a copy of the project's handbook, to be written in."""
    copy = tmp_path / "knowledge"
    shutil.copytree(KNOWLEDGE, copy)
    return copy


def test_the_project_s_own_handbook_is_clean(run: Run) -> None:
    done = run("knowledge", "check", KNOWLEDGE=str(KNOWLEDGE))

    assert done.returncode == 0
    assert done.stdout.endswith("0 findings to put right, 0 hints.\n")


def test_what_is_planted_in_document_question_and_setting_is_found(
    run: Run, copy: Path
) -> None:
    invoicing = copy / "guidance/moments/invoicing.md"
    planted = "\n- Send the invoice at the latest ten working days after the delivery.\n"
    invoicing.write_text(invoicing.read_text("utf-8") + planted, encoding="utf-8")
    bank = copy / "questions/customer-service.yaml"
    right = "An order is confirmed within two working hours"
    assert right in bank.read_text("utf-8")
    wrong = "An order is confirmed within two days"
    bank.write_text(bank.read_text("utf-8").replace(right, wrong), encoding="utf-8")

    done = run("knowledge", "check", "--json", KNOWLEDGE=str(copy), COMPLAINT_HOURS="24")

    said = json.loads(done.stdout)
    found = {(one["path"], one["kind"]) for one in said["findings"] if one["is_error"]}
    assert done.returncode == 1
    assert found == {
        ("guidance/moments/invoicing.md", "contradiction"),
        ("questions/customer-service.yaml", "contradiction"),
        ("standards.yaml", "setting"),
    }


def test_an_unknown_key_is_named_with_its_line(run: Run, folder: Path) -> None:
    departments = "departments:\n  - id: logistics\n    name: Logistics\n    chanel: C012\n"
    (folder / "departments.yaml").write_text(departments, encoding="utf-8")

    done = run("knowledge", "check")

    assert done.returncode == 1
    assert (
        "departments.yaml:4: departments > logistics > chanel: there is no such key.\n"
        "    → Write channel: in its place."
    ) in done.stdout


def test_a_folder_that_is_not_there_is_told(run: Run, tmp_path: Path) -> None:
    done = run("knowledge", "check", "--knowledge", str(tmp_path / "gone"))

    assert done.returncode == 1
    assert "There is no knowledge folder" in done.stderr


@pytest.mark.parametrize("name", FILES)
def test_each_schema_is_that_of_the_code(name: str) -> None:
    kept = KNOWLEDGE / "schemas" / f"{Path(name).stem}.schema.json"

    assert kept.read_text("utf-8") == schema_of(FILES[name])
    assert f"$schema=schemas/{kept.name}" in (KNOWLEDGE / name).read_text("utf-8")
