"""A slip in ``departments.yaml`` counts as what stood there before."""

from pathlib import Path

import pytest

from bot.people.company_file import CompanyFile
from bot.people.domain import Company, Department

RIGHT = """\
administrators: [zoe@x.example]
trainers: [sam@x.example]
departments:
  - id: stores
    name: Stores
    managers: [ana@x.example]
    channel: C0STORES
  - id: sales
    name: Sales
    parent: stores
    managers: [sue@x.example]
"""
STORES = Department("stores", "Stores", ("ana@x.example",), channel="C0STORES")
SALES = Department("sales", "Sales", ("sue@x.example",), parent="stores")
COMPANY = Company((STORES, SALES), ("zoe@x.example",), trainers=("sam@x.example",))
SLIPS = {
    "an unknown key": ("    channel:", "    chanel:"),
    "a doubled key": ("    managers: [ana", "    channel: C0STORES\n    managers: [ana"),
    "an id under another key": ("  - id: sales", "  - idd: sales"),
    "a name that lacks": ("    name: Sales\n", ""),
    "a value of the wrong type": ("[sue@x.example]", "7"),
    "a list that is a word": ("[zoe@x.example]", "zoe@x.example"),
    "a person who is none": ("[zoe@x.example]", "[zoe at x.example]"),
    "an unknown list": ("administrators:", "adminstrators:"),
    "a list twice": ("trainers:", "administrators: []\ntrainers:"),
    "no list of departments": ("departments:\n", "departements:\n"),
    "no YAML": ("departments:\n", "departments: [\n"),
}

AT_A_FIRST_START: dict[str, list[str]] = {  # the departments, but where both are right
    "an id under another key": ["stores"],
    "a name that lacks": ["stores"],
    "no list of departments": [],
    "no YAML": [],
}


@pytest.fixture
def file(tmp_path: Path) -> CompanyFile:
    (tmp_path / "departments.yaml").write_text(RIGHT, encoding="utf-8")
    return CompanyFile(path=tmp_path / "departments.yaml", last=tmp_path / "last.yaml")


def with_slip(text: str, slip: str) -> str:
    right, wrong = SLIPS[slip]
    assert right in text
    return text.replace(right, wrong, 1)


@pytest.mark.parametrize("slip", SLIPS)
def test_nobody_loses_or_gains_a_right_by_a_slip(file: CompanyFile, slip: str) -> None:
    file.keep()
    file.path.write_text(with_slip(RIGHT, slip), encoding="utf-8")

    company, slips = CompanyFile(path=file.path, last=file.last).read()

    by_id = {one.department_id: one for one in company.departments}
    assert by_id == {"stores": STORES, "sales": SALES}
    assert company.administrators == COMPANY.administrators
    assert company.trainers == COMPANY.trainers
    assert "departments.yaml:" in slips[0]


@pytest.mark.parametrize("slip", SLIPS)
def test_a_slip_is_kept_as_what_counted(file: CompanyFile, slip: str) -> None:
    file.keep()
    file.path.write_text(with_slip(RIGHT, slip), encoding="utf-8")
    file.keep()
    file.path.write_text("departments: [", encoding="utf-8")

    company, _ = CompanyFile(path=file.path, last=file.last).read()

    assert company.administrators == COMPANY.administrators
    assert {one.department_id for one in company.departments} == {"stores", "sales"}


def test_what_is_right_counts_beside_a_slip_at_once(file: CompanyFile) -> None:
    file.keep()
    edited = RIGHT.replace("[sue@x.example]", "[tom@x.example]")
    file.path.write_text(with_slip(edited, "an unknown key"), encoding="utf-8")

    company, _ = file.read()

    sales = company.named("sales")
    assert sales is not None
    assert sales.managers == ("tom@x.example",)


@pytest.mark.parametrize("slip", SLIPS)
def test_a_first_start_has_every_entry_that_is_right(file: CompanyFile, slip: str) -> None:
    file.path.write_text(with_slip(RIGHT, slip), encoding="utf-8")

    company, slips = file.read()

    expected = AT_A_FIRST_START.get(slip, ["stores", "sales"])
    assert [one.department_id for one in company.departments] == expected
    assert slips
    assert "before" not in slips[0]


def test_a_slip_counts_as_before_where_nothing_can_be_written(file: CompanyFile) -> None:
    file.last.mkdir()
    file.keep()
    file.path.write_text("departments: [", encoding="utf-8")

    assert file.read()[0].administrators == COMPANY.administrators
