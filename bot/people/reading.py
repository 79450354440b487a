"""Reads ``departments.yaml``, which the company edits by hand."""

from pathlib import Path
from typing import Annotated

from pydantic import Field

from bot.company_files import read_strictly
from bot.errors import CannotDoError
from bot.people.domain import SITE_NAME, Company, Department
from bot.yaml_reader import StrictModel


class _Department(StrictModel):
    id: str
    name: str
    managers: list[str] = Field(default_factory=list)
    deputies: list[str] = Field(default_factory=list)
    parent: str | None = None
    channel: str | None = None
    site: Annotated[str, Field(pattern=SITE_NAME)] | None = None


class DepartmentsFile(StrictModel):
    """What the file says."""

    departments: list[_Department]
    administrators: list[str] = Field(default_factory=list)
    administrators_channel: str | None = None
    trainers: list[str] = Field(default_factory=list)


def read_company(path: Path) -> Company:
    """Return the company in the file; one without departments where there is no file.

    Raises:
        CannotDoError: the file is no YAML, lacks a field, names a department twice or a
            parent that does not exist; the message names the place.
    """
    if not path.exists():
        return Company()
    read = read_strictly(path, DepartmentsFile)
    if read.value is None:
        raise CannotDoError(str(read.slips[0]))
    file = read.value
    _check_ids(path, file.departments)
    return Company(
        departments=tuple(_department(entry) for entry in file.departments),
        administrators=tuple(file.administrators),
        administrators_channel=file.administrators_channel,
        trainers=tuple(file.trainers),
    )


def _check_ids(path: Path, departments: list[_Department]) -> None:
    ids = [entry.id for entry in departments]
    for entry in departments:
        if ids.count(entry.id) > 1:
            message = f"{path}: the department {entry.id} is there twice."
            raise CannotDoError(message)
        if entry.parent is not None and entry.parent not in ids:
            message = f"{path}: {entry.id} has the parent {entry.parent}, which does not exist."
            raise CannotDoError(message)


def _department(entry: _Department) -> Department:
    return Department(
        department_id=entry.id,
        name=entry.name,
        managers=tuple(entry.managers),
        deputies=tuple(entry.deputies),
        parent=entry.parent,
        channel=entry.channel,
        site=entry.site,
    )
