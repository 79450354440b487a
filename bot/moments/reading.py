"""Reads ``moments.yaml``, which the company's trainers edit by hand."""

from pathlib import Path

from bot.company_files import read_strictly
from bot.errors import CannotDoError
from bot.moments.domain import DepartmentPart, Moment, MomentsMap, Stage
from bot.yaml_reader import StrictModel


class _Part(StrictModel):
    id: str
    stage: Stage
    how: str


class _Moment(StrictModel):
    id: str
    name: str
    question: str = ""
    summary: str
    departments: list[_Part]


class MomentsFile(StrictModel):
    """What the file says."""

    moments: list[_Moment]


def read_moments(path: Path) -> MomentsMap:
    """Return the map in the file; an empty one where there is no file.

    Raises:
        CannotDoError: the file is no YAML or lacks a field; the message names the place.
    """
    if not path.exists():
        return MomentsMap(())
    read = read_strictly(path, MomentsFile)
    if read.value is None:
        raise CannotDoError(str(read.slips[0]))
    file = read.value
    return MomentsMap(tuple(_moment(entry) for entry in file.moments))


def _moment(entry: _Moment) -> Moment:
    parts = tuple(DepartmentPart(part.id, part.stage, part.how) for part in entry.departments)
    return Moment(entry.id, entry.name, entry.summary, parts, entry.question)
