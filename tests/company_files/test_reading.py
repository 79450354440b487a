"""A slip in a company's file is told with its line, its key and what mends it."""

from pathlib import Path
from typing import get_args

import pytest
from pydantic import BaseModel
from pydantic_core.core_schema import ErrorType

from bot.company_files.reading import Slip, read_strictly, read_what_can_be
from bot.company_files.value_mends import mend_of
from bot.guidance.rank.wording import SynonymsFile
from bot.guidance.standards.reading import StandardsFile
from bot.moments.reading import MomentsFile
from bot.people.reading import DepartmentsFile
from bot.validation import Problem

KEYS = ["id", "name", "also", "value", "unit", "from", "who", "owner", "setting", "stated"]
GOOD = "departments:\n  - id: logistics\n    name: Logistics\n"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            GOOD + "    chanel: C0\n",
            ":4: departments > logistics > chanel: there is no such key. Write channel:",
        ),
        (GOOD.replace("name: Logistics", "name: no"), "YAML reads no as false"),
        (
            GOOD.replace("name: Logistics", "name: 2026-02-30"),
            ":3: departments > logistics > name: YAML takes 2026-02-30 for a date, which",
        ),
        (GOOD.replace("name: Logistics", "name: 0x_"), "YAML takes 0x_ for a number"),
        (GOOD.replace("name: Logistics", "name: !!int abc"), "YAML takes abc for a number"),
        (GOOD.replace("name: Logistics", f"name: {'9' * 5000}"), f"{'9' * 40}… for a number"),
        (GOOD + "    managers: 0x_\n", "managers: YAML takes 0x_ for a number"),
        (
            GOOD.replace("name: Logistics", "name: 12:30"),
            "YAML reads 12:30 as a number of seconds or minutes, and a word is wanted.",
        ),
        (GOOD.replace("name: Logistics", "name: 2026-01-02"), "2026-01-02 as a date"),
        (
            "departments:\n  - id: logistics\n",
            ":2: departments > logistics > name: it is missing. Add a line name:",
        ),
        (GOOD + "    managers: ana\n", "Write a list"),
        ("departments: [\n", "it is not readable YAML"),
    ],
)
def test_a_slip_is_told_in_words(tmp_path: Path, text: str, told: str) -> None:
    path = tmp_path / "departments.yaml"
    path.write_text(text, encoding="utf-8")

    read = read_strictly(path, DepartmentsFile)

    assert read.value is None
    assert told in str(read.slips[0])


@pytest.mark.parametrize(
    ("text", "mend"),
    [
        (
            "standards: [{id: fee, stated: [{dokument: a.md}]}]\n",
            "Write document: in its place. What may stand here: document, words.",
        ),
        (
            "standards: [{id: fee, document: a.md}]\n",
            f"Remove it. What may stand here: {', '.join(KEYS)}.",
        ),
        (
            "tolld: []\n",
            "Write told: in its place. What may stand here: standards, told, terms, people.",
        ),
    ],
)
def test_an_unknown_key_is_told_with_those_that_may_stand_there(
    tmp_path: Path, text: str, mend: str
) -> None:
    path = tmp_path / "standards.yaml"
    path.write_text(text, encoding="utf-8")

    mends = [slip.mend for slip in read_strictly(path, StandardsFile).slips]

    assert mend in mends


def test_every_slip_of_a_file_is_told(tmp_path: Path) -> None:
    path = tmp_path / "departments.yaml"
    path.write_text(GOOD + "    chanel: C0\n  - nam: Bakery\n", encoding="utf-8")

    lines = [slip.line for slip in read_strictly(path, DepartmentsFile).slips]

    assert len(lines) == 3
    assert set(lines) == {4, 5}


def test_a_good_file_has_a_value_and_knows_its_lines(tmp_path: Path) -> None:
    path = tmp_path / "departments.yaml"
    path.write_text(GOOD, encoding="utf-8")

    read = read_strictly(path, DepartmentsFile)

    assert read.value is not None
    assert read.slips == ()
    assert read.line_of("departments", 0, "name") == 3


def test_what_slips_is_left_out_and_the_rest_keeps_its_lines(tmp_path: Path) -> None:
    path = tmp_path / "departments.yaml"
    text = (
        "departments:\n  - id: bakery\n  - id: logistics\n    name: Logistics\n    chanel: C0\n"
    )
    path.write_text(text, encoding="utf-8")

    read = read_what_can_be(path, DepartmentsFile)

    assert read.value is not None
    assert [one.id for one in read.value.departments] == ["logistics"]
    assert [slip.line for slip in read.slips] == [2, 5]
    assert read.line_of("departments", 0) == 3


def test_a_file_that_slips_reads_the_same_each_time(tmp_path: Path) -> None:
    path = tmp_path / "departments.yaml"
    path.write_text("departments:\n  - slip 1\n  - slip 2\n", encoding="utf-8")

    readings = [read_what_can_be(path, DepartmentsFile) for _ in range(3)]

    assert [one.slips for one in readings] == [readings[0].slips] * 3
    assert [one.value for one in readings] == [readings[0].value] * 3


@pytest.mark.parametrize("text", ["departments: [", "- a\n", "departments: no\n", ""])
def test_what_says_nothing_usable_has_no_value_but_a_slip(tmp_path: Path, text: str) -> None:
    path = tmp_path / "departments.yaml"
    path.write_text(text, encoding="utf-8")

    read = read_what_can_be(path, DepartmentsFile)

    assert read.value is None
    assert read.slips


@pytest.mark.parametrize(
    ("text", "model", "told"),
    [
        (
            "standards: [{value: soon}]\n",
            StandardsFile,
            "it has to be a number. Write the number alone, in digits, above 0.",
        ),
        ("", MomentsFile, "Begin with a line of moments: and indent what belongs to it."),
        ("- a\n", SynonymsFile, "Write key: value, a line for each, without - before it."),
        (
            "foo: 5\n",
            SynonymsFile,
            "foo: “5” stands here, and it has to be a list. Write a list: ['5'].",
        ),
        ("foo: no\n", SynonymsFile, "Write a list: ['no']."),
        ("foo: five\n", SynonymsFile, "Write a list: [five]."),
        ("foo:\n", SynonymsFile, "Write a list: [one, another]."),
        ("foo: [5]\n", SynonymsFile, "5 is a number, and a word is wanted. Put it in quotes."),
        ("moments: [{departments: [{stage: 1}]}]\n", MomentsFile, "Write one of these."),
    ],
)
def test_a_mend_fits_what_is_wanted(
    tmp_path: Path, text: str, model: type[BaseModel], told: str
) -> None:
    path = tmp_path / "company.yaml"
    path.write_text(text, encoding="utf-8")

    assert any(str(slip).endswith(told) for slip in read_strictly(path, model).slips)


@pytest.mark.parametrize("kind", get_args(ErrorType))
def test_whatever_is_wrong_has_a_mend(kind: str) -> None:
    problem = Problem(("departments", 0), "x", "it is wrong", is_ours=False, kind=kind)

    assert mend_of(problem, "x", DepartmentsFile).endswith(".")


def test_a_slip_without_a_mend_cannot_be_made() -> None:
    with pytest.raises(ValueError, match="no mend for: it is wrong"):
        Slip(Path("a.yaml"), 1, "", "it is wrong.", "")


def test_a_key_that_stands_twice_is_told_and_the_last_counts(tmp_path: Path) -> None:
    path = tmp_path / "synonyms.yaml"
    path.write_text("customer: [client]\nvan: [car]\ncustomer: [guest]\n", encoding="utf-8")

    read = read_what_can_be(path, SynonymsFile)

    (slip,) = read.slips
    assert str(slip) == (
        f"{path}:3: customer: it stands twice in one place."
        " Put all that it says under one of them, and remove the other."
    )
    assert read.value is not None
    assert read.value.root == {"customer": ["guest"], "van": ["car"]}
    assert read.line_of("customer") == 3
    assert read_strictly(path, SynonymsFile).value is None


def test_a_doubled_key_is_told_beside_other_slips(tmp_path: Path) -> None:
    path = tmp_path / "departments.yaml"
    path.write_text(GOOD + "    name: Vans\n    chanel: C0\n", encoding="utf-8")

    read = read_strictly(path, DepartmentsFile)

    assert [(slip.line, slip.key) for slip in read.slips] == [
        (4, "departments > logistics > name"),
        (5, "departments > logistics > chanel"),
    ]
