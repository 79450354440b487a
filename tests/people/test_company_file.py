"""A file of the company's that is no YAML at all takes nobody's rights."""

import logging
from pathlib import Path

import pytest

from bot.people.company_file import CompanyFile
from bot.people.domain import Company

LOGISTICS = "departments: [{id: logistics, name: Logistics, managers: [lena@x.example]}]\n"
BROKEN = "departments: [{id: logistics, name: Logistics\nmanagers: -"


@pytest.fixture
def file(tmp_path: Path) -> CompanyFile:
    (tmp_path / "departments.yaml").write_text(LOGISTICS, encoding="utf-8")
    return CompanyFile(
        path=tmp_path / "departments.yaml", last=tmp_path / "state" / "departments.last.yaml"
    )


def started_anew(file: CompanyFile) -> CompanyFile:
    return CompanyFile(path=file.path, last=file.last)


def test_what_could_last_be_read_counts_after_a_start_too(file: CompanyFile) -> None:
    file.keep()
    file.path.write_text(BROKEN, encoding="utf-8")

    company, slips = started_anew(file).read()

    logistics = company.named("logistics")
    assert logistics is not None
    assert logistics.managers == ("lena@x.example",)
    assert ["departments.yaml:1" in slip for slip in slips] == [True]
    assert "what stood there before" in slips[0]


def test_the_file_counts_again_as_soon_as_it_can_be_read(file: CompanyFile) -> None:
    file.keep()
    file.path.write_text(BROKEN, encoding="utf-8")
    file.read()
    file.path.write_text(LOGISTICS.replace("lena", "nadia"), encoding="utf-8")

    company, slips = file.read()

    assert company.departments[0].managers == ("nadia@x.example",)
    assert slips == ()


def test_without_a_copy_nobody_has_a_right_and_the_line_is_named(file: CompanyFile) -> None:
    file.path.write_text(BROKEN, encoding="utf-8")

    company, slips = file.read()

    assert company == Company()
    assert "departments.yaml:1: it is not readable YAML" in slips[0]
    assert "before" not in slips[0]


@pytest.mark.parametrize("text", [BROKEN, "", "{}", "departments: []"])
def test_what_cannot_be_read_is_never_kept(file: CompanyFile, text: str) -> None:
    file.keep()
    kept = file.last.read_text(encoding="utf-8")
    file.path.write_text(text, encoding="utf-8")

    file.keep()

    assert file.last.read_text(encoding="utf-8") == kept
    assert list(file.last.parent.iterdir()) == [file.last]


def test_a_company_without_a_file_keeps_nothing(file: CompanyFile) -> None:
    file.path.unlink()

    file.keep()

    assert not file.last.exists()
    assert file.read()[0].departments == ()


def test_a_copy_that_cannot_be_written_stops_nothing(
    file: CompanyFile, caplog: pytest.LogCaptureFixture
) -> None:
    file.last.parent.write_text("a file where the folder would be", encoding="utf-8")

    with caplog.at_level(logging.WARNING):
        file.keep()

    assert "is not kept" in caplog.text
    assert len(file.read()[0].departments) == 1
