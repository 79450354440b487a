"""What `knowledge check` says about the files of a company beside its documents."""

from pathlib import Path

import pytest

from bot.commands.checks.beside import of_bank, sayings_beside
from bot.commands.checks.presence import of_missing_files
from bot.composition.slips import slips_in
from bot.settings import Settings

DEPARTMENTS = """departments:
  - id: logistics
    name: Logistics
  - id: stores
    name: Stores
"""
MOMENTS = """moments:
  - id: delivery
    name: Delivery
    summary: The goods arrive.
    departments:
      - {id: logistics, stage: interaction, how: Loads what was ordered.}
"""


def slips(folder: Path, name: str, text: str | bytes) -> list[str]:
    """Return what is told about a folder that holds this file alone."""
    content = text.encode() if isinstance(text, str) else text
    (folder / name).write_bytes(content)
    return [str(one).removeprefix(f"{folder}/") for one in slips_in(folder)]


AGAIN = MOMENTS.partition("\n")[2].replace("name: Delivery", "name: Unloading")
PART = "      - {id: logistics, stage: interaction, how: Drives.}\n"


@pytest.mark.parametrize(
    ("name", "text", "place", "says"),
    [
        (
            "departments.yaml",
            DEPARTMENTS + "  - {id: Stores, name: Shop}\n",
            "6: departments > Stores > id",
            "the department Stores is there twice, first in line 4.",
        ),
        (
            "departments.yaml",
            DEPARTMENTS + "  - {id: shop, name: 'LOGISTICS '}\n",
            "6: departments > shop > name",
            "the department of line 3 has the name LOGISTICS , too.",
        ),
        (
            "moments.yaml",
            MOMENTS + AGAIN,
            "7: moments > delivery > id",
            "the moment delivery is there twice, first in line 2.",
        ),
        (
            "moments.yaml",
            MOMENTS + PART,
            "7: moments > delivery > departments > logistics > id",
            "the department logistics is there twice, first in line 6.",
        ),
        (
            "messages.yaml",
            "map: [who shapes the delivery]\nquestion:\n  - Who shapes  the delivery\n",
            "3: question > entry 1",
            "“Who shapes  the delivery” is there twice, first in line 1.",
        ),
        (
            "synonyms.yaml",
            "customer: [client]\nvisitor: [guest, client]\n",
            "2: visitor > entry 2",
            "“client” is there twice, first in line 1.",
        ),
    ],
)
def test_what_stands_twice_is_named_with_both_lines(
    tmp_path: Path, name: str, text: str, place: str, says: str
) -> None:
    (told,) = slips(tmp_path, name, text)

    assert told.startswith(f"{name}:{place}: {says} ")


@pytest.mark.parametrize(
    ("name", "text", "told"),
    [
        (
            "departments.yaml",
            DEPARTMENTS.encode("utf-16-le"),
            "1: it is not readable YAML: it is not UTF-8. Save the file as UTF-8.",
        ),
        (
            "departments.yaml",
            f"{DEPARTMENTS}# Größe".encode("latin-1"),
            "6: it is not readable YAML: it is not UTF-8. Save the file as UTF-8.",
        ),
        (
            "departments.yaml",
            f"{DEPARTMENTS}    parent: 'logistics\n\n\n",
            "6: it is not readable YAML: a quotation mark is not closed. Close it, or take it",
        ),
        (
            "signposts.yaml",
            "",
            "1: it is empty. Begin with a line of signposts: and indent what belongs to it.",
        ),
        (
            "departments.yaml",
            DEPARTMENTS.replace("name: Stores", "name:"),
            "5: departments > stores > name: nothing stands here, and a word is wanted. Write",
        ),
        (
            "departments.yaml",
            DEPARTMENTS.replace("name: Stores", "name: ~"),
            "5: departments > stores > name: YAML reads ~ as nothing, and a word is wanted.",
        ),
        (
            "departments.yaml",
            DEPARTMENTS.replace("name: Stores", "name: ''"),
            "5: departments > stores > name: it is empty. Write more.",
        ),
        (
            "departments.yaml",
            DEPARTMENTS.replace("  - id: stores", "    id: stores"),
            "4: departments > stores: id, name stand twice in one place.",
        ),
        (
            "departments.yaml",
            DEPARTMENTS.replace("id: stores", "id: &one no").replace("Stores", "*one"),
            "5: departments > no > name: YAML reads no as false, and a word is wanted. Put",
        ),
        (
            "standards.yaml",
            "standards:\n  - id: fee\n    value: yes\n",
            "3: standards > fee > value: YAML reads yes as true, and a number is wanted. Write",
        ),
    ],
)
def test_what_no_writer_can_see_is_told_in_words(
    tmp_path: Path, name: str, text: str | bytes, told: str
) -> None:
    assert any(one.startswith(f"{name}:{told}") for one in slips(tmp_path, name, text))


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "department: no\nowner: desk\nquestions: []\n",
            "1: department: YAML reads no as false, and a word is wanted.\n    → Put it in",
        ),
        (
            "department: desk\nowner: desk\nquestions: []\nquestion: []\n",
            "4: question: there is no such key.\n    → Remove it. What",
        ),
        ("", "1: A file of questions has a department, an owner and questions.\n    → Write"),
    ],
)
def test_questions_that_cannot_be_read_are_told_with_a_mend(
    tmp_path: Path, text: str, told: str
) -> None:
    (tmp_path / "questions").mkdir()
    (tmp_path / "questions" / "desk.yaml").write_text(text, encoding="utf-8")

    (finding,) = of_bank(tmp_path)

    assert str(finding).startswith(f"questions/desk.yaml:{told}")


def test_line_ends_of_windows_change_nothing(tmp_path: Path) -> None:
    assert slips(tmp_path, "departments.yaml", DEPARTMENTS.replace("\n", "\r\n")) == []


def test_a_file_that_is_missing_beside_others_is_a_hint_with_what_it_takes_away(
    tmp_path: Path,
) -> None:
    nothing = list(of_missing_files(tmp_path))
    (tmp_path / "departments.yaml").write_text(DEPARTMENTS, encoding="utf-8")

    hints = {one.path: one for one in of_missing_files(tmp_path)}

    assert nothing == []
    assert "departments.yaml" not in hints
    assert "where a person is in danger" in hints["signposts.yaml"].says
    assert {one.is_error for one in hints.values()} == {False}


def test_a_sentence_of_a_prompt_is_read_over_its_lines(tmp_path: Path) -> None:
    prompts = tmp_path / "prompts"
    prompts.mkdir()
    text = "Fill it in.\nSay that a claim is\nmade in a year.\n- One.\n- Another\n  one.\n"
    (prompts / "say.md").write_text(text, encoding="utf-8")
    settings = Settings(knowledge=tmp_path / "knowledge", prompts=prompts)

    said = [(one.line, one.text) for one in sayings_beside(settings)]

    assert said == [
        (1, "Fill it in."),
        (2, "Say that a claim is made in a year."),
        (4, "- One."),
        (5, "- Another one."),
    ]
